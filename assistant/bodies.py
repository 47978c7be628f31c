"""Which meeting is asked of: «Hva stemte formannskapet?» is answered by the minutes of that body and no other's.

Flows in: the papers of a folder, and a question's terms. Flows out: the evidence without what stands in the minutes of
other bodies. It does not know what was voted on.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.asked_standing import BODY, COMMITTEE
from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.recency import standing
from assistant.terms import Term
from assistant.units import Bag
from corpus.document import Document
from corpus.paper_kind import OF_A_MEETING, paper_kind
from corpus.standing_words import Standing

_DONE_THERE = frozenset({Standing.VOTED, Standing.DECIDED, Standing.MOVED, Standing.PROPOSED})
_CALLED = 0.8


class Bodies:
    """The bodies whose minutes are among the papers, as their titles call them."""

    def __init__(self, documents: Sequence[Document], bag: Callable[[Iterable[str]], Bag]) -> None:
        self._documents = tuple(documents)
        self._bag = bag

    @cached_property
    def _called(self) -> dict[str, Bag]:
        minutes = [one for one in self._documents if paper_kind(one) in OF_A_MEETING]
        # «moteprotokoll-kommunestyret-2026»: a word of a name in one piece would count as part of a compound.
        return {one.id: self._bag((one.title, one.id, re.sub(r"[\W_]+", " ", one.id))) for one in minutes}

    def asked_of(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """The terms that name a body: by their word, or as the title of some minutes does («PMT»)."""
        return tuple(term for term in terms if self._is_body(term))

    def of_theirs(self, terms: Iterable[Term], documents: Iterable[Document]) -> list[Document]:
        """The papers without the minutes of other bodies than the question names; all where it names none."""
        bodies = self.asked_of(terms)
        return [one for one in documents if not bodies or self._is_by(bodies, self._called.get(one.id))]

    def only_theirs(self, evidence: Evidence) -> Evidence:
        """The evidence without the votes, decisions and motions in the minutes of bodies that the question does not
        name, where it names one; those that the sentence itself says it of stay."""
        bodies = self.asked_of(evidence.terms)
        if not bodies or not self._called:
            return evidence
        units = tuple(one for one in evidence.units if not self._is_of_another(one, bodies))
        return evidence if len(units) == len(evidence.units) else replace(evidence, units=units)

    def _is_body(self, term: Term) -> bool:
        word = term.plain.casefold()
        if BODY.fullmatch(word) or COMMITTEE.search(word):
            return True
        return term.named and any(term.closeness(called) >= _CALLED for called in self._called.values())

    def _is_of_another(self, one: Scored, bodies: Sequence[Term]) -> bool:
        called = self._called.get(one.unit.document.id)
        if called is None or standing(one) not in _DONE_THERE:
            return False
        return not self._is_by(bodies, called) and not any(term.closeness(one.unit.own) >= MET for term in bodies)

    def _is_by(self, bodies: Sequence[Term], called: Bag | None) -> bool:
        return called is not None and any(term.closeness(called) >= _CALLED for term in bodies)
