"""Passages on disk, one JSON line each, read one by one as they are asked for.

Flows in: passages in the index' order. Flows out: the same passages by row. It does not know what they are found by.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage, Span

_LINES = "passages.jsonl"
_PLACES = "passage_places.npy"
_IDS = "passage_ids.npy"


def write_passages(folder: Path, passages: Sequence[Passage]) -> None:
    places = [0]
    with (folder / _LINES).open("wb") as file:
        for passage in passages:
            fields = [passage.document_id, passage.span.start, passage.span.end, passage.text, passage.heading]
            line = json.dumps(fields, ensure_ascii=False).encode() + b"\n"
            file.write(line)
            places.append(places[-1] + len(line))
    np.save(folder / _PLACES, np.array(places, np.int64))
    np.save(folder / _IDS, np.array([int(passage.id, 16) for passage in passages], np.uint64))


def passage_ids(folder: Path) -> NDArray[np.uint64]:
    """(n,): the passages' ids, 16 hexadecimal digits each, as numbers."""
    ids: NDArray[np.uint64] = np.load(folder / _IDS)
    return ids


class StoredPassages(Sequence[Passage]):
    """The passages of an index by row, each made when it is asked for: 200,000 take 1.5 s, and a query shows ten."""

    def __init__(self, folder: Path) -> None:
        self._places = np.load(folder / _PLACES, mmap_mode="r")
        self._lines = np.memmap(folder / _LINES, np.uint8, "r")
        self._made = lru_cache(maxsize=1 << 15)(self._make)

    def __len__(self) -> int:
        return len(self._places) - 1

    @overload
    def __getitem__(self, row: int) -> Passage: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, row: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(row, slice):
            return tuple(self._made(at) for at in range(*row.indices(len(self))))
        at = row + len(self) if row < 0 else row
        if not 0 <= at < len(self):
            raise IndexError(row)
        return self._made(at)

    def __iter__(self) -> Iterator[Passage]:
        return (self._made(row) for row in range(len(self)))

    def _make(self, row: int) -> Passage:
        line = bytes(self._lines[int(self._places[row]) : int(self._places[row + 1])])
        document_id, start, end, text, heading = json.loads(line)
        return Passage(document_id, Span(start, end), text, heading)
