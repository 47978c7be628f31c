"""Vectors of passages and of the sentences in them, each computed once: those of an earlier index are taken over, and
a build that was broken off goes on where it was.

Flows in: the searched texts with their sentences' places, a model, the index folder. Flows out: the files `vectors.npy`
and `sentence_vectors.npy` of a new version, with the passages' keys and how many sentences each has. It does not know
what is near to what.

A passage's key is a hash of the text that the model was given and of its sentences' places, so a passage of a changed
document that is itself unchanged keeps its vectors, and so does one that has moved. Encoding writes shards, each named
by its digest, so that one that is not whole is known; they are mapped, never all in memory.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

import numpy as np
from numpy.lib.format import read_array_header_1_0, read_magic, write_array_header_1_0
from numpy.typing import NDArray

from corpus.document import Span
from index.embed import Embedder, Encoded, Progress, Vectors
from index.versions import manifest

MATRIX = "vectors.npy"
KEYS = "vector_keys.npy"
SENTENCES = "sentence_vectors.npy"
COUNTS = "sentence_counts.npy"
_UNFINISHED = "unfinished"
_KEY_BYTES = 16
# What a kill costs: 1,024 passages are 4–20 s of encoding, and 1.5 MB on disk.
_SHARD = 1024
_COPIED = 8192
_STEP = "Regner ut vektorer"


@dataclass(frozen=True, slots=True)
class _Source:
    """Vectors that have been computed: `keys` (n, 16), `vectors` (n, d), `sentences` (m, d); those of row i begin at
    `starts[i]` and end at `starts[i + 1]`."""

    keys: NDArray[np.uint8]
    vectors: Vectors
    starts: NDArray[np.int64]
    sentences: NDArray[np.float16]


def keys_of(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> NDArray[np.uint8]:
    """(n, 16): what each text's vectors are known by."""
    digests = b"".join(
        blake2b(f"{text}\0{[(span.start, span.end) for span in own]}".encode(), digest_size=_KEY_BYTES).digest()
        for text, own in zip(texts, spans, strict=True)
    )
    return np.frombuffer(digests, np.uint8).reshape(-1, _KEY_BYTES)


def write_vectors(
    folder: Path,
    texts: Sequence[str],
    spans: Sequence[Sequence[Span]],
    model: Embedder,
    index_dir: Path,
    progress: Progress,
    anew: bool = False,
) -> dict[str, int | str]:
    """Writes the vectors of `texts` and of the sentences at `spans` in them, and their keys, into `folder`; gives for
    the manifest their dimension, how many texts were computed, and the files' digest, by which a later build knows that
    it may take them over. Made `anew`, they are computed whatever there is."""
    if anew:
        forget_unfinished(index_dir)
    keys = keys_of(texts, spans)
    wanted = [key.tobytes() for key in keys]
    shards = index_dir / _UNFINISHED / model.fingerprint
    sources = [*(() if anew else _earlier(index_dir, model.fingerprint)), *_shards(shards)]
    places = _places(sources, set(wanted))
    missing = list({key: row for row, key in enumerate(wanted) if key not in places}.values())
    for done in range(0, len(missing), _SHARD):
        rows = missing[done : done + _SHARD]
        told = _counted_on(progress, done, len(missing))
        encoded = model.with_sentences([texts[row] for row in rows], [spans[row] for row in rows], told)
        sources.append(_written(shards, keys[rows], [len(spans[row]) for row in rows], encoded))
        places |= {wanted[row]: (len(sources) - 1, at) for at, row in enumerate(rows)}
    progress(_STEP, len(missing), len(missing))
    np.save(folder / KEYS, keys)
    np.save(folder / COUNTS, np.array([len(own) for own in spans], np.int32))
    where = np.array([places[key] for key in wanted], np.int64)
    dimension = _assemble(folder / MATRIX, where, sources)
    _assemble_sentences(folder / SENTENCES, where, sources, dimension)
    return {"dimension": dimension, "encoded": len(missing), "vectors": _digest_of(folder)}


def forget_unfinished(index_dir: Path) -> None:
    """Removes the shards; the version that they were made for is current now."""
    rmtree(index_dir / _UNFINISHED, ignore_errors=True)


def _counted_on(progress: Progress, before: int, total: int) -> Progress:
    return lambda step, done, _: progress(step, before + done, total)


def _places(sources: Sequence[_Source], wanted: set[bytes]) -> dict[bytes, tuple[int, int]]:
    """For each key that some source has: which source, and which row of it."""
    return {
        key: (number, row)
        for number, source in enumerate(sources)
        for row, key in enumerate(map(bytes, source.keys))
        if key in wanted
    }


def _earlier(index_dir: Path, fingerprint: str) -> Iterator[_Source]:
    """The vectors of this model that lie in the index folder and are as they were written."""
    for folder in sorted((index_dir / "versions").glob("*/")):
        told = manifest(folder)
        if told.get("model") != fingerprint or "vectors" not in told:
            continue
        with suppress(OSError, ValueError):
            source = _Source(
                np.load(folder / KEYS),
                np.load(folder / MATRIX, mmap_mode="r"),
                starts_of(np.load(folder / COUNTS)),
                np.load(folder / SENTENCES, mmap_mode="r"),
            )
            if len(source.keys) == len(source.vectors) and _digest_of(folder) == told["vectors"]:
                yield source


def starts_of(counts: NDArray[np.int32]) -> NDArray[np.int64]:
    """(n + 1,): where each passage's sentences begin, and where the last one's end."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)


def _shards(folder: Path) -> Iterator[_Source]:
    """What a build that did not finish has computed; what is not whole is removed."""
    for path in sorted(folder.glob("*")):
        if path.stem == _digest(path):
            yield _mapped(path)
        else:
            path.unlink(missing_ok=True)


def _mapped(path: Path) -> _Source:
    """A shard is two arrays in one file, the second behind the first."""
    rows = np.load(path, mmap_mode="r")
    behind = int(rows.offset) + rows.nbytes
    with path.open("rb") as file:
        file.seek(behind)
        read_magic(file)
        shape, _, dtype = read_array_header_1_0(file)
        sentences = np.memmap(path, dtype, "r", file.tell(), shape)
    return _Source(rows["key"], rows["vector"], starts_of(rows["count"]), sentences)


def _written(folder: Path, keys: NDArray[np.uint8], counts: Sequence[int], encoded: Encoded) -> _Source:
    fields = [("key", np.uint8, (_KEY_BYTES,)), ("count", np.int32), ("vector", np.float32, encoded.passages.shape[1:])]
    rows = np.empty(len(keys), fields)
    rows["key"], rows["count"], rows["vector"] = keys, counts, encoded.passages
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / "half.tmp"
    with half.open("wb") as file:
        np.save(file, rows)
        np.save(file, encoded.sentences)
    whole = folder / f"{_digest(half)}.npy"
    half.replace(whole)
    return _mapped(whole)


def _assemble(path: Path, where: NDArray[np.int64], sources: Sequence[_Source]) -> int:
    """Writes the rows in order; not through a mapped file, which would end the process when the disk is full."""
    dimension = int(sources[0].vectors.shape[1])
    with path.open("wb") as file:
        _write_header(file, "<f4", (len(where), dimension))
        for some in _blocks(where):
            block = np.empty((len(some), dimension), "<f4")
            for number in np.unique(some[:, 0]).tolist():
                own = some[:, 0] == number
                block[own] = sources[number].vectors[some[own, 1]]
            file.write(block.tobytes())
    return dimension


def _assemble_sentences(path: Path, where: NDArray[np.int64], sources: Sequence[_Source], dimension: int) -> None:
    total = sum(int(sources[number].starts[row + 1] - sources[number].starts[row]) for number, row in where.tolist())
    with path.open("wb") as file:
        _write_header(file, "<f2", (total, dimension))
        for some in _blocks(where):
            for number, row in some.tolist():
                source = sources[number]
                file.write(source.sentences[source.starts[row] : source.starts[row + 1]].tobytes())


def _blocks(where: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    return (where[start : start + _COPIED] for start in range(0, len(where), _COPIED))


def _write_header(file: BinaryIO, kind: str, shape: tuple[int, int]) -> None:
    write_array_header_1_0(file, {"descr": kind, "fortran_order": False, "shape": shape})


def _digest_of(folder: Path) -> str:
    """Of both files of vectors."""
    return _digest(folder / MATRIX)[:32] + _digest(folder / SENTENCES)[:32]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
