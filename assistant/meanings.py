"""How near the sentences found are to the question in meaning, told in a way that no model's scale decides.

Flows in: hits with the cosines of their sentences, and the log odds that each answers where they were read with the
question. Flows out: a sentence's cosine, its spreads above the mean, its odds. It does not know the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import fmean, pstdev

from corpus.document import Span
from index.retriever import Hit

_ENOUGH_TO_COMPARE = 4


@dataclass(frozen=True, slots=True)
class Meanings:
    """How near each sentence of the passages found is to the question in meaning; `mean` and `spread` are theirs.
    `odds`: how likely each of those read with the question is to answer, `least_odds` the lowest of them, 0 where none
    was."""

    cosines: Mapping[tuple[str, Span], float]
    mean: float
    spread: float
    odds: Mapping[tuple[str, Span], float]
    least_odds: float

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> "Meanings":
        odds: dict[tuple[str, Span], float] = {}
        for hit in hits:
            for (span, _), value in zip(hit.meanings, hit.odds, strict=False):
                odds[hit.passage.document_id, span] = max(value, odds.get((hit.passage.document_id, span), value))
        least = min(odds.values(), default=0.0)
        cosines = {(hit.passage.document_id, span): cosine for hit in hits for span, cosine in hit.meanings}
        if len(cosines) < _ENOUGH_TO_COMPARE:
            return cls(cosines, 0.0, inf, odds, least)
        said = cosines.values()
        return cls(cosines, fmean(said), pstdev(said) or inf, odds, least)

    def at(self, document_id: str, span: Span) -> tuple[float, float]:
        """The cosine of a sentence, and how many spreads above the mean it is; 0 and 0 where nobody measured."""
        cosine = self.cosines.get((document_id, span))
        return (0.0, 0.0) if cosine is None else (cosine, (cosine - self.mean) / self.spread)

    def odds_at(self, document_id: str, span: Span) -> float:
        """The log odds that a sentence answers; the least of those read for one that was not, since what comes first
        is read; 0 where nothing was."""
        return self.odds.get((document_id, span), self.least_odds)
