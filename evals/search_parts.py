"""What a search's time goes to.

Flows in: an open index, questions. Flows out: milliseconds by part, median and 95th percentile. It does not look at
what is found.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from index.rerank import scores
from index.serve import Index
from index.store import exact


def search_parts(index: Index, questions: Iterable[str], depth: int, k: int) -> dict[str, tuple[float, float]]:
    """(p50, p95) in ms for each part of a search with `depth` candidates of each kind and `k` hits.

    «candidates» holds encoding, lexical and dense and what is looked up for each candidate; «whole» is all of a search;
    «exact» is what `dense` would cost by comparing with every vector.
    """
    times: dict[str, list[float]] = {}

    def timed(name: str, work: Callable[..., Any], *given: Any) -> Any:
        began = time.perf_counter()
        found = work(*given)
        times.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        return found

    for question in questions:
        vector = timed("encoding", index.encode, [question])[0]
        timed("lexical", index.lexical.scored, question)
        timed("dense", index.store.nearest, vector, min(depth, len(index.passages)))
        timed("exact", exact, index.passage_vectors, vector, depth)
        rows, found = timed("candidates", index.candidates, question, depth)
        if rows:
            timed("reranking", scores, found)
        timed("whole", index.search, question, k)
    return {name: (float(np.percentile(some, 50)), float(np.percentile(some, 95))) for name, some in times.items()}


def shown_parts(parts: dict[str, tuple[float, float]]) -> str:
    """One line of it."""
    return "ms p50/p95: " + ", ".join(f"{name} {p50:.1f}/{p95:.1f}" for name, (p50, p95) in parts.items())
