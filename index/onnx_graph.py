"""A sentence-transformers model written as one ONNX graph: transformer, pooling and normalisation.

Flows in: a loaded model and a folder. Flows out: the graph, its tokenizer, and what it must be told. Only an export
comes here: it needs torch.
"""

import warnings
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any

from index.embed import model_fingerprint, model_folder, prefixes
from index.exported import GRAPH, TOKENIZER

Axes = Mapping[str, Mapping[int, str]]


def write_graph(model: Any, name: str | None, folder: Path) -> dict[str, Any]:
    """`model.onnx` and `tokenizer.json` in `folder`; gives the model's fingerprint, its longest input in tokens, its
    padding, and what it wants before queries and passages."""
    import torch

    # Only where a text's vector is the mean of its tokens' is a sentence's the mean of its own.
    by_mean = getattr(model[1], "pooling_mode", None) == "mean"

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            told = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            vectors = torch.nn.functional.normalize(told["sentence_embedding"], dim=1)
            return (vectors, told["token_embeddings"]) if by_mean else vectors

    transformer = model[0].auto_model
    transformer.set_attn_implementation("eager")  # the exporter cannot trace the fused attention with a padding mask
    tokenizer = model.tokenizer
    sample = tokenizer(["Hva?", "Hva er fristen for dette?"], padding=True, return_tensors="pt")
    whole = Whole().eval()
    export_graph(
        whole,
        (sample["input_ids"], sample["attention_mask"]),
        folder / GRAPH,
        {
            "input_ids": {0: "batch", 1: "length"},
            "attention_mask": {0: "batch", 1: "length"},
        },
        {"vectors": {0: "batch"}, **({"tokens": {0: "batch", 1: "length"}} if by_mean else {})},
    )
    packed = model_folder(name)
    if packed is not None and (packed / TOKENIZER).is_file():
        copyfile(packed / TOKENIZER, folder / TOKENIZER)
    else:
        tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    query, passage = prefixes(name)
    return {
        "fingerprint": model_fingerprint(name),
        "longest": int(model.max_seq_length),
        "pad_id": int(tokenizer.pad_token_id),
        "pad_token": tokenizer.pad_token,
        "query": query,
        "passage": passage,
    }


def export_graph(module: Any, sample: tuple[Any, ...], path: Path, given: Axes, told: Axes) -> None:
    """`module` as ONNX in `path`, traced with `sample`; `given` and `told` name its inputs and outputs, and which of
    their dimensions may be of any size."""
    import torch

    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            sample,
            str(path),
            input_names=list(given),
            output_names=list(told),
            dynamic_axes={**given, **told},
            opset_version=17,
            dynamo=False,  # the other exporter needs onnxscript
        )
