"""The same model without torch: as ONNX it is ready in .4 s instead of 7–8 s.

Flows in: a folder with a model as ONNX, then texts. Flows out: their vectors. It does not know what the texts are.

A folder is either our own export (`export`, whose settings stand in `saksvar.json` and hold the files' digests) or a
model that came as ONNX, with the files that sentence-transformers keeps beside it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np

from index.embed import Progress, Vectors, prefixes, sentence_transformer

SETTINGS = "saksvar.json"
_BATCH = 32
# Below this the export is not the model: the measured difference is 1e-7.
_ALIKE = 0.9999
_PROBES = ("Hva er fristen?", "Kommunestyret vedtok 31. oktober 2020 å utløse opsjonen for kommunene i regionen. " * 8)
_ONNX = ("model.onnx", "onnx/model.onnx")
_LONGEST = 512


@dataclass(frozen=True, slots=True)
class QuickEmbedder:
    """A model as ONNX; encodes on one thread, since a busy second core made the default threads' p95 700 ms."""

    fingerprint: str
    session: Any  # onnxruntime and tokenizers ship no types that say more
    tokenizer: Any
    query_prefix: str
    passage_prefix: str

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))  # alike lengths together: little padding
        parts: dict[int, Vectors] = {}
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            parts.update(zip(rows, self._encode([self.passage_prefix + texts[row] for row in rows]), strict=True))
            progress("Regner ut vektorer", min(start + _BATCH, len(order)), len(order))
        return np.stack([parts[row] for row in range(len(texts))]) if parts else np.zeros((0, 0), np.float32)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode([self.query_prefix + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        encoded = self.tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encoded], np.int64)
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {one.name: given[one.name] for one in self.session.get_inputs()}
        found = np.asarray(self.session.run(None, wanted)[0], np.float32)
        if found.ndim == 3:  # a vector for each token: the mean of those that are no padding
            weights = mask[:, :, None].astype(np.float32)
            found = (found * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(lengths, 1e-12), np.float32)


def open_quick(folder: Path, threads: int = 1, fingerprint: str = "") -> QuickEmbedder | None:
    """The model in `folder` on that many threads (0 = all); None when there is none as ONNX, or its files are damaged.

    `fingerprint` is what a model that came as ONNX is known by; our own export tells whose it is.
    """
    told = _told(folder)
    model = next((folder / name for name in _ONNX if (folder / name).is_file()), None)
    settings = (_ours(folder, told) if told else _came_as_onnx(folder)) if model else None
    if model is None or settings is None:
        return None
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception:  # both raise what their C++ and Rust sides raise; a file that cannot be read is no model
        return None
    tokenizer.enable_truncation(settings["longest"])
    tokenizer.enable_padding(pad_id=settings["pad_id"], pad_token=settings["pad_token"])
    named = settings.get("fingerprint") or fingerprint
    return QuickEmbedder(named, session, tokenizer, settings["query"], settings["passage"])


def export(name: str | None, folder: Path, threads: int = 1) -> QuickEmbedder | None:
    """The model called `name` as ONNX in `folder`, ready; None, noted there, when it cannot be exported or the export
    gives other vectors. What lay there is replaced. One process at a time: hold a lock around it.

    Raises: `SaksvarError` when the model itself cannot be had; `OSError` when the folder cannot be written.
    """
    half = folder.with_name(f"{folder.name}.tmp")
    rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    original = sentence_transformer(name)
    try:
        quick = _exported(original, name, half, threads)
        if quick is None:
            rmtree(half, ignore_errors=True)
            half.mkdir()
            (half / SETTINGS).write_text(json.dumps({"refused": _exporter()}), "utf-8")
        rmtree(folder, ignore_errors=True)
        half.rename(folder)
        return quick
    finally:
        rmtree(half, ignore_errors=True)


def cannot_be_exported(folder: Path) -> bool:
    """Whether `export` has tried in vain here with the libraries that are installed now."""
    return (_told(folder) or {}).get("refused") == _exporter()


def _exported(original: Any, name: str | None, half: Path, threads: int) -> QuickEmbedder | None:
    from index.onnx_graph import write_graph

    try:
        settings = write_graph(original.langchain._client, name, half)
    except OSError:
        raise
    except Exception:  # models that cannot be traced, or have no fast tokenizer: served by sentence-transformers
        return None
    digests = {file: _digest(half / file) for file in (_ONNX[0], "tokenizer.json")}
    (half / SETTINGS).write_text(json.dumps({**settings, "digests": digests}, ensure_ascii=False), "utf-8")
    quick = open_quick(half, threads)
    return quick if quick is not None and _alike(quick, original) else None


def _alike(quick: QuickEmbedder, original: Any) -> bool:
    ours = quick.passages(_PROBES, lambda *_: None)
    theirs = original.passages(_PROBES, lambda *_: None)
    return bool(((ours * theirs).sum(axis=1) > _ALIKE).all())


def _exporter() -> str:
    return f"torch {version('torch')}, transformers {version('transformers')}"


def _told(folder: Path) -> dict[str, Any] | None:
    try:
        told = json.loads((folder / SETTINGS).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _ours(folder: Path, told: dict[str, Any]) -> dict[str, Any] | None:
    """The settings of our own export, None when it is not whole: hashing its 90 MB takes .06 s."""
    digests = told.get("digests")
    if not isinstance(digests, Mapping):
        return None
    whole = all((folder / name).is_file() and _digest(folder / name) == kept for name, kept in digests.items())
    return told if whole else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _came_as_onnx(folder: Path) -> dict[str, Any] | None:
    """What the files beside a model that came as ONNX tell of it; None when it is pooled in another way than by the
    mean, or has no tokenizer file."""
    if not (folder / "tokenizer.json").is_file():
        return None
    pooling, bert, words, config = (
        _json(folder / name)
        for name in ("1_Pooling/config.json", "sentence_bert_config.json", "tokenizer_config.json", "config.json")
    )
    if pooling and not pooling.get("pooling_mode_mean_tokens", pooling.get("pooling_mode") == "mean"):
        return None
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts", {})
    query, passage = prefixes(str(folder))
    return {
        "longest": int(
            bert.get("max_seq_length") or min(int(config.get("max_position_embeddings", _LONGEST)), _LONGEST)
        ),
        "pad_id": int(config.get("pad_token_id") or 0),
        "pad_token": str(words.get("pad_token") or "[PAD]"),
        "query": prompts.get("query") or query,
        "passage": prompts.get("document") or prompts.get("passage") or passage,
    }


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
