"""Whose hearing answer a question asks of, where one paper retells the answers of many: «Hva krever velet?»

Flows in: a question in plain bokmål with its terms and evidence, and the papers of a folder. Flows out: the evidence
with the sentences of that sender's answer taken to say who says them: a sentence seldom names its own sender, while
other sentences of the paper do whenever they speak of them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.asked_standing import Stage, says_stage
from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.terms import Term
from assistant.units import Bag
from assistant.whole_stretch import Whole
from assistant.writers import acts
from corpus.document import Document
from corpus.gathered import Answer, sections_of
from corpus.paper_kind import PaperKind, paper_kind
from corpus.sentences import sentences
from corpus.standing import stretch_at
from corpus.standing_words import opines

_SHORTEST = 2
_LONGEST_ANSWER = 10
_ASKS_WHAT = re.compile(r"(?:og |men )?hva\b", re.IGNORECASE)


class Senders:
    """The answers that the papers of a folder retell, by what their senders are called."""

    def __init__(self, documents: Sequence[Document], bag: Callable[[Iterable[str]], Bag]) -> None:
        self._documents = tuple(documents)
        self._bag = bag

    @cached_property
    def _called(self) -> tuple[tuple[str, Answer, Bag], ...]:
        gathered = (one for one in self._documents if paper_kind(one) is PaperKind.GATHERED)
        return tuple(
            (one.id, part, self._bag([one.blocks[part.first].span.of(one.text)]))
            for one in gathered
            for part in sections_of(one)
        )

    def called(self, document_id: str, block: int) -> Bag:
        """What the sender is called whose answer holds that block; nothing where it is no sender's."""
        held = (bag for name, part, bag in self._called if name == document_id and part.first <= block < part.end)
        return next(held, {})

    def heard(self, plain: str, evidence: Evidence) -> Evidence:
        """The evidence, where the sentences of the sender's answer who acts in the question say that it is theirs."""
        if not self._called or not (asked := self._asked(plain, evidence.terms)):
            return evidence
        answers, places = asked
        total = sum(term.weight for term in evidence.terms) or 1.0
        units = [
            _said_by(one, evidence.terms, places, total)
            if any(name == one.unit.document.id and part.first <= one.unit.block < part.end for name, part in answers)
            else one
            for one in evidence.units
        ]
        units.sort(key=lambda one: (-one.score, one.unit.document.id, one.unit.span.start))
        return replace(evidence, units=tuple(units))

    def whole(self, plain: str, terms: Sequence[Term]) -> Whole | None:
        """All that the one sender is told to have answered, where nothing else is asked: «Hva mente FAU på Øya?»"""
        if not _ASKS_WHAT.match(plain) or not self._called or not (asked := self._asked(plain, terms)):
            return None
        answers, places = asked
        if len(answers) != 1 or any(
            place not in places and not says_stage(term.plain, Stage.OPINION) for place, term in enumerate(terms)
        ):
            return None
        ((name, part),) = answers
        document = next(one for one in self._documents if one.id == name)
        spans = [
            (place, span)
            for place in range(part.first + 1, part.end)
            for span in sentences(document.text, document.blocks[place].span)
        ]
        return (
            Whole(document, stretch_at(document, part.first), tuple(spans))
            if 0 < len(spans) <= _LONGEST_ANSWER
            else None
        )

    def _asked(self, plain: str, terms: Sequence[Term]) -> tuple[list[tuple[str, Answer]], frozenset[int]] | None:
        """The answers of whoever acts in the question, and the places of the terms that name them or
        say that they opine, which an answer need not say of itself."""
        words = re.findall(r"[\w-]+", plain.casefold())
        acting = {
            place
            for place, term in enumerate(terms)
            if not term.leaned_on and len(term.plain) >= _SHORTEST and acts(term.plain.casefold(), words)
        }
        met = [
            (name, part, frozenset(place for place, term in enumerate(terms) if term.closeness(bag) >= MET))
            for name, part, bag in self._called
        ]
        met = [one for one in met if one[2] & acting]
        if not met:
            return None
        most = max(len(places) for _, _, places in met)
        best = [one for one in met if len(one[2]) == most]
        places = frozenset.union(*(one[2] for one in best))
        says = frozenset(place for place, term in enumerate(terms) if opines(term.plain))
        # «FAU på Tindbygda», where only others have a FAU.
        beside = {place + 1 for place in places if place + 1 < len(terms)} - places
        if any(terms[place].named and _of_the_name(terms[place], words) for place in beside):
            return None
        return [(name, part) for name, part, _ in best], places | says


def _of_the_name(term: Term, words: Sequence[str]) -> bool:
    """Whether a name tells which of several is meant: «… på Tindbygda»."""
    word = term.plain.casefold()
    return word in words[1:] and words[words.index(word, 1) - 1] in ("på", "ved", "i", "fra", "for")


def _said_by(found: Scored, terms: Sequence[Term], places: frozenset[int], total: float) -> Scored:
    matches = tuple(1.0 if place in places else match for place, match in enumerate(found.matches))
    pairs = zip(terms, matches, found.matches, strict=True)
    gained = sum(term.weight * (new - old) for term, new, old in pairs) / total
    return replace(
        found,
        matches=matches,
        score=found.score + gained,
        coverage=min(found.coverage + gained, 1.0),
        own=min(found.own + gained, 1.0),
        itself=min(found.itself + gained, 1.0),
    )
