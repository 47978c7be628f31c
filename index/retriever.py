"""What search returns, and the port that answers ask it through.

Flows in: a query in Norwegian. Flows out: hits in falling order. It does not know what the answer will be.
"""

from dataclasses import dataclass
from typing import Protocol

from corpus.document import Passage, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score for one query; scores are comparable within that query only. `meanings` are its
    sentences' spans, each with how near it is to the query in meaning (cosine); none from a retriever that knows only
    words. `odds`: for each of them the log odds that it answers, once a model has read the passage with the
    question."""

    passage: Passage
    score: float
    meanings: tuple[tuple[Span, float], ...] = ()
    odds: tuple[float, ...] = ()


class Retriever(Protocol):
    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """At most `k` hits, sorted by `(-score, passage.id)`."""
        ...


def ranked(hits: list[Hit], k: int) -> tuple[Hit, ...]:
    """The `k` best, in the one order every list of hits has."""
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[:k])
