"""The same model without torch: as ONNX it is ready in .4 s instead of 7–8 s.

Flows in: a folder with a model as ONNX, then texts. Flows out: their vectors. It does not know what the texts are.

A folder is either our own export (`export`, whose settings stand in `saksvar.json` and hold the files' digests) or a
model that came as ONNX, with the files that sentence-transformers keeps beside it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Span
from index.embed import Encoded, Progress, Vectors, prefixes, sentence_transformer, sentences_alone
from index.exported import GRAPH, TOKENIZER, keep, session_of, told, whole

_BATCH = 32
# Below this the export is not the model: the measured difference is 1e-7.
_ALIKE = 0.9999
_PROBES = ("Hva er fristen?", "Kommunestyret vedtok 31. oktober 2020 å utløse opsjonen for kommunene i regionen. " * 8)
_ONNX = (GRAPH, f"onnx/{GRAPH}")
_LONGEST = 512
_TOKENS_SHAPE = 3


@dataclass(frozen=True, slots=True)
class QuickEmbedder:
    """A model as ONNX; encodes on one thread, since a busy second core made the default threads' p95 700 ms."""

    fingerprint: str
    session: Any  # onnxruntime and tokenizers ship no types that say more
    tokenizer: Any
    query_prefix: str
    passage_prefix: str

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        parts: dict[int, Vectors] = {}
        for rows in _alike_lengths(texts, progress):
            parts.update(zip(rows, self._encode([self.passage_prefix + texts[row] for row in rows]), strict=True))
        return np.stack([parts[row] for row in range(len(texts))]) if parts else np.zeros((0, 0), np.float32)

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        """A sentence's vector is the mean of its tokens as they stand in the whole passage, so that «den» and «der»
        carry what they point to: R@1 on NorQuAD .73 by the best sentence, .69 by the whole passage, and no sentence is
        encoded twice."""
        if self._tokens is None:
            return sentences_alone(self, texts, spans, progress)
        whole: dict[int, Vectors] = {}
        said: dict[int, Vectors] = {}
        before = len(self.passage_prefix)
        for rows in _alike_lengths(texts, progress):
            encoded = self.tokenizer.encode_batch([self.passage_prefix + texts[row] for row in rows])
            tokens, mask = self._run(encoded, self._tokens)
            for row, one, states, vector in zip(rows, encoded, tokens, _means(tokens, mask), strict=True):
                whole[row] = vector
                said[row] = _of_sentences(states, np.array(one.offsets, np.int64) - before, spans[row], vector)
        order = range(len(texts))
        return Encoded(
            np.stack([whole[row] for row in order]),
            np.concatenate([said[row] for row in order]).astype(np.float16),
        )

    def queries(self, texts: Sequence[str]) -> Vectors:
        asked = [self.query_prefix + text for text in texts]
        # All at once, 15,000 questions took 23 GB.
        return np.concatenate([self._encode(asked[at : at + _BATCH]) for at in range(0, len(asked), _BATCH)])

    @property
    def _tokens(self) -> str | None:
        """The graph's output with a vector for each token, where it has one and vectors of texts are their mean."""
        names = {one.name: len(one.shape) for one in self.session.get_outputs()}
        return next((name for name, dimensions in names.items() if dimensions == _TOKENS_SHAPE), None)

    def _encode(self, texts: list[str]) -> Vectors:
        found, mask = self._run(self.tokenizer.encode_batch(texts), self.session.get_outputs()[0].name)
        return _means(found, mask) if found.ndim == _TOKENS_SHAPE else _of_length_one(found)

    def _run(self, encoded: Sequence[Any], wanted: str) -> tuple[Vectors, NDArray[np.int64]]:
        ids = np.array([one.ids for one in encoded], np.int64)
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        known = {one.name: given[one.name] for one in self.session.get_inputs()}
        return np.asarray(self.session.run([wanted], known)[0], np.float32), mask


def _alike_lengths(texts: Sequence[str], progress: Progress) -> Iterator[list[int]]:
    """Rows in batches of texts of alike lengths, which need little padding; the progress is told after each."""
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]
        progress("Regner ut vektorer", min(start + _BATCH, len(order)), len(order))


def _means(tokens: Vectors, mask: NDArray[np.int64]) -> Vectors:
    """(n, length, d) → (n, d): the mean of those that are no padding, of length 1."""
    weights = mask[:, :, None].astype(np.float32)
    return _of_length_one((tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1))


def _of_sentences(tokens: Vectors, places: NDArray[np.int64], spans: Sequence[Span], otherwise: Vectors) -> Vectors:
    """(sentences, d): the mean of the tokens whose middle lies in each; `otherwise` for one past the longest input."""
    middles = np.where(places[:, 0] < places[:, 1], (places[:, 0] + places[:, 1] - 1) / 2, -1.0)
    inside = np.array([(span.start <= middles) & (middles < span.end) for span in spans], np.float32)
    counts = inside.sum(axis=1, keepdims=True)
    found = _of_length_one(inside @ tokens[: len(places)] / np.maximum(counts, 1))
    return np.where(counts > 0, found, otherwise)


def _of_length_one(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), np.float32)


def open_quick(folder: Path, threads: int = 1, fingerprint: str = "") -> QuickEmbedder | None:
    """The model in `folder` on that many threads (0 = all); None when there is none as ONNX, or its files are damaged.

    `fingerprint` is what a model that came as ONNX is known by; our own export tells whose it is.
    """
    model = next((folder / name for name in _ONNX if (folder / name).is_file()), None)
    settings = (whole(folder) if told(folder) else _came_as_onnx(folder)) if model else None
    return None if model is None or settings is None else _open(folder, model, settings, threads, fingerprint)


def _open(
    folder: Path, model: Path, settings: Mapping[str, Any], threads: int, fingerprint: str
) -> QuickEmbedder | None:
    from tokenizers import Tokenizer

    try:
        session = session_of(model, threads)
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
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
    original = sentence_transformer(name)
    return open_quick(folder, threads) if keep(folder, lambda half: _exported(original, name, half)) else None


def _exported(original: Any, name: str | None, half: Path) -> dict[str, Any] | None:
    from index.onnx_graph import write_graph

    try:
        settings = write_graph(original.langchain._client, name, half)
    except OSError:
        raise
    except Exception:  # models that cannot be traced, or have no fast tokenizer: served by sentence-transformers
        return None
    quick = _open(half, half / GRAPH, settings, 1, "")
    return settings if quick is not None and _alike(quick, original) else None


def _alike(quick: QuickEmbedder, original: Any) -> bool:
    ours = quick.passages(_PROBES, lambda *_: None)
    theirs = original.passages(_PROBES, lambda *_: None)
    return bool(((ours * theirs).sum(axis=1) > _ALIKE).all())


def _came_as_onnx(folder: Path) -> dict[str, Any] | None:
    """What the files beside a model that came as ONNX tell of it; None when it is pooled in another way than by the
    mean, or has no tokenizer file."""
    if not (folder / TOKENIZER).is_file():
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
