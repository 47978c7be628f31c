"""How near the sentences found are to the question in meaning, told in a way that no model's scale decides.

Flows in: hits with the cosines of their sentences. Flows out: a sentence's cosine, and its spreads above the mean. It
does not know the words.
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
    """How near each sentence of the passages found is to the question in meaning; `mean` and `spread` are theirs."""

    cosines: Mapping[tuple[str, Span], float]
    mean: float
    spread: float

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> "Meanings":
        cosines = {(hit.passage.document_id, span): cosine for hit in hits for span, cosine in hit.meanings}
        if len(cosines) < _ENOUGH_TO_COMPARE:
            return cls(cosines, 0.0, inf)
        said = cosines.values()
        return cls(cosines, fmean(said), pstdev(said) or inf)

    def at(self, document_id: str, span: Span) -> tuple[float, float]:
        """The cosine of a sentence, and how many spreads above the mean it is; 0 and 0 where nobody measured."""
        cosine = self.cosines.get((document_id, span))
        return (0.0, 0.0) if cosine is None else (cosine, (cosine - self.mean) / self.spread)
