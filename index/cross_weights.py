"""The cross-encoder that comes with Saksvar: its layers and head, kept in 8 bits, and its export as ONNX.

Flows in: the packed weights in `index/cross_model`, and the sentence model, whose pieces of words and lowest layers it
shares. Flows out: a folder that `index.cross_encoder` opens. It does not know what is read with it.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.cross_encoder import CrossEncoder, open_cross_encoder
from index.exported import GRAPH, TOKENIZER, keep
from index.model_files import folder_fingerprint
from index.onnx_graph import export_graph
from index.shipped import PACKED, WEIGHTS, packed_fingerprint, unpacked

CROSS_PACKED = Path(__file__).parent / "cross_model"
MADE_FOR = "made_for.json"


@lru_cache(maxsize=1)
def cross_fingerprint() -> str | None:
    """What tells one cross-encoder from another; None when there is none for the sentence model that lies here."""
    try:
        (CROSS_PACKED / WEIGHTS).stat()
        made_for = json.loads((CROSS_PACKED / MADE_FOR).read_text("utf-8"))["sentence_model"]
        return folder_fingerprint(CROSS_PACKED) if made_for == packed_fingerprint() else None
    except (OSError, ValueError, KeyError):
        return None


def cross_module(weights: Mapping[str, NDArray[np.float32]]) -> Any:
    """The model in torch: token ids, mask and shares (n, sentences, tokens) in, log odds (n, sentences) out. A weight
    that is not given is drawn. Needs torch."""
    import torch
    from transformers import BertConfig, BertModel

    config = json.loads((PACKED / "config.json").read_text("utf-8"))
    settings = {name: value for name, value in config.items() if name not in ("model_type", "architectures")}
    wide = int(settings["hidden_size"])

    class Cross(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = BertModel(BertConfig(**settings), add_pooling_layer=False)
            self.inner = torch.nn.Linear(wide, wide)
            self.out = torch.nn.Linear(wide, 1)

        def forward(self, input_ids: Any, attention_mask: Any, shares: Any) -> Any:
            states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            return self.out(torch.nn.functional.gelu(self.inner(shares @ states)))[:, :, 0]

    whole = Cross()
    whole.load_state_dict({name: torch.from_numpy(np.array(values)) for name, values in weights.items()}, strict=False)
    return whole.eval()


def shared_layers() -> dict[str, NDArray[np.float32]]:
    """The sentence model's weights, as the cross-encoder names them."""
    return {f"model.{name}": values for name, values in unpacked(PACKED / WEIGHTS).items()}


def export_cross_encoder(folder: Path, threads: int = 1) -> CrossEncoder | None:
    """The cross-encoder as ONNX in `folder`, open; None, noted there, when it cannot be exported.

    Raises: `OSError` when the folder cannot be written.
    """
    return open_cross_encoder(folder, threads) if keep(folder, _written) else None


def _written(folder: Path) -> dict[str, Any] | None:
    try:
        _write_graph(folder)
    except OSError:
        raise
    except Exception:  # what torch's exporter raises; then nothing is read with the question
        return None
    return {}


def _write_graph(folder: Path) -> None:
    """`model.onnx` and `tokenizer.json` in `folder`."""
    import torch

    sample = (
        torch.ones(2, 7, dtype=torch.long),
        torch.ones(2, 7, dtype=torch.long),
        torch.full((2, 3, 7), 1 / 7),
    )
    module = cross_module({**shared_layers(), **unpacked(CROSS_PACKED / WEIGHTS)})
    module.model.set_attn_implementation("eager")  # the exporter cannot trace the fused attention with a padding mask
    export_graph(
        module,
        sample,
        folder / GRAPH,
        {
            "input_ids": {0: "batch", 1: "length"},
            "attention_mask": {0: "batch", 1: "length"},
            "shares": {0: "batch", 1: "sentences", 2: "length"},
        },
        {"odds": {0: "batch", 1: "sentences"}},
    )
    copyfile(PACKED / TOKENIZER, folder / TOKENIZER)
