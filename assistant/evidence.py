"""What was found for one question: sentences and lists, each with how much of the question it carries.

Flows in: nothing. Flows out: the values that everything between search and answer speaks of. It does not know how they
are measured (`assistant.scorer`) nor how they are found (`assistant.gatherer`).
"""

from dataclasses import dataclass
from math import exp

from assistant.score_parts import WEIGHTS, Parts
from assistant.signs import Sign
from assistant.terms import Term
from assistant.units import Unit
from corpus.document import Document


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score, the share of the question it carries (0 to 1) and how well it says each term.

    `itself` is the share of what the question says itself, without the earlier questions it leans on; `own` is
    what its own words carry, without what stands above and beside it. `meaning` is its cosine to the question,
    `nearness` how many spreads that lies above the mean of the sentences found; both 0 where nobody measured meaning.
    `odds` are the log odds that it answers, None where nobody read it with the question.
    """

    unit: Unit
    score: float
    coverage: float
    itself: float
    own: float
    matches: tuple[float, ...]
    found: frozenset[Sign]
    meaning: float = 0.0
    nearness: float = 0.0
    odds: float | None = None
    parts: Parts | None = None

    @property
    def likelihood(self) -> float | None:
        """How likely it answers, 0 to 1; None where nobody read it with the question."""
        return None if self.odds is None else 1 / (1 + exp(-self.odds))


@dataclass(frozen=True, slots=True)
class ScoredList:
    """An introducing line and its items. `coverage` is what the line (with what stands above it) carries, `inside`
    what line and items carry together; `nearness` and `odds`: how near in meaning the line is and how likely to answer,
    or its items on the whole, measured as a sentence's are."""

    document: Document
    block: int
    lead: tuple[Scored, ...]
    items: tuple[tuple[Unit, ...], ...]
    coverage: float
    inside: float
    nearness: float = 0.0
    odds: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one question: units best first, lists best first. `question` is the one that was
    read; `wanted`: signs of which an answer shows one."""

    question: str
    wanted: frozenset[Sign]
    terms: tuple[Term, ...]
    units: tuple[Scored, ...]
    lists: tuple[ScoredList, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those of the sentences, the best one's first."""
        return tuple({found.unit.document.id: found.unit.document for found in self.units}.values())

    @property
    def best(self) -> Scored | None:
        return self.units[0] if self.units else None


def appeal(found: Scored | ScoredList) -> float:
    """How well a sentence or a list meets the question in words, in meaning and when read with it, on the scale of a
    sentence's score."""
    odds = found.odds if isinstance(found, ScoredList) else found.parts.odds if found.parts else 0.0
    return WEIGHTS.coverage * found.coverage + WEIGHTS.nearness * found.nearness + WEIGHTS.odds * odds
