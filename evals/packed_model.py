"""The sentence model as the files that come with Saksvar: written packed, and read again to be trained on.

Flows in: a model's sizes, weights and tokenizer. Flows out: a folder such as `index/model`, or a model from one. It
does not train.
"""

import json
from pathlib import Path
from typing import Any

from evals.base_model import Base
from index.exported import TOKENIZER
from index.shipped import WEIGHTS, pack, unpacked

QUERY, PASSAGE = "query: ", "passage: "
"""What stands before a question and before a passage when they are read."""
_CONFIG = "config.json"
_SIZES = {
    "pieces": "vocab_size",
    "hidden": "hidden_size",
    "layers": "num_hidden_layers",
    "heads": "num_attention_heads",
    "inner": "intermediate_size",
    "longest": "max_position_embeddings",
    "types": "type_vocab_size",
}
"""What transformers calls the sizes of the model."""


def bert_settings(base: Base) -> dict[str, Any]:
    """The model's settings as transformers takes them."""
    sizes = {name: base.shape[own] for own, name in _SIZES.items()}
    return {**sizes, "layer_norm_eps": 1e-12, "pad_token_id": 1}


def read(folder: Path) -> Base:
    """The model that lies packed in `folder`."""
    config = json.loads((folder / _CONFIG).read_text("utf-8"))
    shape = {own: int(config[name]) for own, name in _SIZES.items()}
    return Base(shape, unpacked(folder / WEIGHTS), json.loads((folder / TOKENIZER).read_text("utf-8")))


def write(base: Base, weights: dict[str, Any], folder: Path) -> None:
    """The packed model with the files that sentence-transformers reads beside it."""
    (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
    pack(weights, folder / WEIGHTS)
    modules = ("Transformer", "Pooling", "Normalize")
    places = ("", "1_Pooling", "2_Normalize")
    files: dict[str, Any] = {
        TOKENIZER: base.tokenizer,
        _CONFIG: {**bert_settings(base), "model_type": "bert", "architectures": ["BertModel"]},
        "modules.json": [
            {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{name}"}
            for at, (name, path) in enumerate(zip(modules, places, strict=True))
        ],
        "1_Pooling/config.json": {"embedding_dimension": base.shape["hidden"], "pooling_mode": "mean"},
        "sentence_bert_config.json": {"max_seq_length": 384, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY, "document": PASSAGE},
            "similarity_fn_name": "cosine",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>",
            "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>", "model_max_length": 512,
        },
    }  # fmt: skip
    for name, told in files.items():
        (folder / name).write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")
