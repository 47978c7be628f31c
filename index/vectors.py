"""Vectors of passages, each computed once: those of an earlier index are taken over, and a build that was broken off
goes on where it was.

Flows in: the searched texts, a model, the index folder. Flows out: the file `vectors.npy` of a new version, with the
keys of its rows beside it. It does not know what is near to what.

A vector's key is a hash of the text that the model was given, so a passage of a changed document that is itself
unchanged keeps its vector, and so does one that has moved. Encoding writes shards, each named by its digest, so that
one that is not whole is known; they are mapped, never all in memory.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path
from shutil import rmtree

import numpy as np
from numpy.lib.format import write_array_header_1_0
from numpy.typing import NDArray

from index.embed import Embedder, Progress, Vectors
from index.versions import manifest

MATRIX = "vectors.npy"
KEYS = "vector_keys.npy"
_UNFINISHED = "unfinished"
_KEY_BYTES = 16
# What a kill costs: 1,024 passages are 4–20 s of encoding, and 1.5 MB on disk.
_SHARD = 1024
_COPIED = 8192
_STEP = "Regner ut vektorer"


@dataclass(frozen=True, slots=True)
class _Source:
    """A matrix that has been computed, with the keys (n, 16) of its rows."""

    keys: NDArray[np.uint8]
    vectors: Vectors


def keys_of(texts: Sequence[str]) -> NDArray[np.uint8]:
    """(n, 16): what each text's vector is known by."""
    digests = b"".join(blake2b(text.encode(), digest_size=_KEY_BYTES).digest() for text in texts)
    return np.frombuffer(digests, np.uint8).reshape(-1, _KEY_BYTES)


def write_vectors(
    folder: Path, texts: Sequence[str], model: Embedder, index_dir: Path, progress: Progress, anew: bool = False
) -> dict[str, int | str]:
    """Writes the vectors of `texts` and their keys into `folder`; gives for the manifest their dimension, how many
    were computed, and the file's digest, by which a later build knows that it may take them over. Made `anew`, they are
    computed whatever there is."""
    if anew:
        forget_unfinished(index_dir)
    keys = keys_of(texts)
    wanted = [key.tobytes() for key in keys]
    shards = index_dir / _UNFINISHED / model.fingerprint
    sources = [*(() if anew else _earlier(index_dir, model.fingerprint)), *_shards(shards)]
    places = _places(sources, set(wanted))
    missing = list({key: row for row, key in enumerate(wanted) if key not in places}.values())
    for done in range(0, len(missing), _SHARD):
        rows = missing[done : done + _SHARD]
        vectors = model.passages([texts[row] for row in rows], _counted_on(progress, done, len(missing)))
        sources.append(_written(shards, keys[rows], vectors))
        places |= {wanted[row]: (len(sources) - 1, at) for at, row in enumerate(rows)}
    progress(_STEP, len(missing), len(missing))
    np.save(folder / KEYS, keys)
    dimension = _assemble(folder / MATRIX, [places[key] for key in wanted], sources)
    return {"dimension": dimension, "encoded": len(missing), "vectors": _digest(folder / MATRIX)}


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
    """The matrices of this model that lie in the index folder and are as they were written."""
    for folder in sorted((index_dir / "versions").glob("*/")):
        told = manifest(folder)
        if told.get("model") != fingerprint or "vectors" not in told:
            continue
        with suppress(OSError, ValueError):
            source = _Source(np.load(folder / KEYS), np.load(folder / MATRIX, mmap_mode="r"))
            if len(source.keys) == len(source.vectors) and _digest(folder / MATRIX) == told["vectors"]:
                yield source


def _shards(folder: Path) -> Iterator[_Source]:
    """What a build that did not finish has computed; what is not whole is removed."""
    for path in sorted(folder.glob("*")):
        if path.stem == _digest(path):
            yield _mapped(path)
        else:
            path.unlink(missing_ok=True)


def _mapped(path: Path) -> _Source:
    rows = np.load(path, mmap_mode="r")
    return _Source(rows["key"], rows["vector"])


def _written(folder: Path, keys: NDArray[np.uint8], vectors: Vectors) -> _Source:
    rows = np.empty(len(keys), [("key", np.uint8, (_KEY_BYTES,)), ("vector", np.float32, vectors.shape[1:])])
    rows["key"], rows["vector"] = keys, vectors
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / "half.tmp"
    with half.open("wb") as file:
        np.save(file, rows)
    whole = folder / f"{_digest(half)}.npy"
    half.replace(whole)
    return _mapped(whole)


def _assemble(path: Path, places: Sequence[tuple[int, int]], sources: Sequence[_Source]) -> int:
    """Writes the rows in order; not through a mapped file, which would end the process when the disk is full."""
    dimension = int(sources[0].vectors.shape[1])
    where = np.array(places, np.int64)
    with path.open("wb") as file:
        shape = {"descr": "<f4", "fortran_order": False, "shape": (len(where), dimension)}
        write_array_header_1_0(file, shape)
        for start in range(0, len(where), _COPIED):
            some = where[start : start + _COPIED]
            block = np.empty((len(some), dimension), "<f4")
            for number in np.unique(some[:, 0]).tolist():
                own = some[:, 0] == number
                block[own] = sources[number].vectors[some[own, 1]]
            file.write(block.tobytes())
    return dimension


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
