"""The sentences of an index' passages: where each stands in its document, and its vector.

Flows in: passages with their sentences' spans; then a passage's row and the vector of a query. Flows out: how near each
of its sentences is in meaning. It does not know the words, nor which passage is best.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.document import Span
from index.embed import Vectors
from index.vectors import COUNTS, SENTENCES, starts_of

_SPANS = "sentence_spans.npy"


def write_sentence_spans(folder: Path, spans: Sequence[Sequence[Span]]) -> None:
    """Keeps where the sentences of each passage stand in its document, in the passages' order."""
    flat = np.array([(span.start, span.end) for own in spans for span in own], np.int64)
    np.save(folder / _SPANS, flat.reshape(-1, 2))


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """`vectors` (m, d) and `spans` (m, 2) of all sentences, mapped from their files; those of passage i begin at
    `starts[i]` and end at `starts[i + 1]`."""

    starts: NDArray[np.int64]
    spans: NDArray[np.int64]
    vectors: NDArray[np.float16]

    @classmethod
    def load(cls, folder: Path) -> "SentenceRows":
        return cls(
            starts_of(np.load(folder / COUNTS)),
            np.load(folder / _SPANS, mmap_mode="r"),
            np.load(folder / SENTENCES, mmap_mode="r"),
        )

    def nearness(self, rows: Sequence[int], query: Vectors) -> list[NDArray[np.float32]]:
        """For each passage in `rows`, the cosines of its sentences to `query` (d,), in the order they stand in."""
        if not rows:
            return []
        stretches = [(int(self.starts[row]), int(self.starts[row + 1])) for row in rows]
        vectors = np.concatenate([self.vectors[start:end] for start, end in stretches]).astype(np.float32)
        cosines = np.vecdot(vectors, query)
        edges = np.cumsum([end - start for start, end in stretches])[:-1]
        return np.split(np.asarray(cosines, np.float32), edges)

    def spans_of(self, row: int) -> tuple[Span, ...]:
        """Where the sentences of a passage stand in its document."""
        return tuple(Span(start, end) for start, end in self.spans[self.starts[row] : self.starts[row + 1]].tolist())
