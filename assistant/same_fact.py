"""Whether two sentences answer a question with the same kind of value for the same thing, and whether they differ.

Flows in: two scored sentences and the question's evidence. Flows out: a comparison, or None. It prefers silence: a
false contradiction is worse than a missed one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.cite import on_one_line
from assistant.clause_words import NEGATION, bounds, content, names, rates, unframed
from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.signs import Sign
from assistant.units import introductions
from assistant.values import Value, ValueKind, clauses, identifiers, values
from corpus.document import Document
from corpus.standing_words import MATTER
from index.analyse import words
from index.lemma import lemma_stem


class Compared(StrEnum):
    """`SAME` value, `OTHER` value of the same thing, or `OPPOSITE`: one says it and the other denies it."""

    SAME = "same"
    OTHER = "other"
    OPPOSITE = "opposite"


_ASKED: dict[QuestionType, frozenset[ValueKind]] = {
    QuestionType.WHEN: frozenset({ValueKind.DATE, ValueKind.CLOCK}),
    QuestionType.HOW_MANY: frozenset({ValueKind.COUNT, ValueKind.SHARE, ValueKind.VOTES}),
    QuestionType.HOW_MUCH: frozenset({ValueKind.MONEY, ValueKind.SHARE, ValueKind.MEASURE, ValueKind.COUNT}),
    QuestionType.HOW_LONG: frozenset({ValueKind.DURATION, ValueKind.MEASURE, ValueKind.DATE}),
}
_ANY = frozenset(ValueKind) - {ValueKind.VOTES}
_NO_VALUE = frozenset({QuestionType.WHY, QuestionType.DEFINE, QuestionType.COMPARE, QuestionType.PROCESS})
_AS_COVERED = 0.85
_TERM_SLACK = 0.3
_SAID = 0.5
_TELLING = 0.1
_TELLING_NOUN = 0.2
_LEFT_WHEN_SAME = 2
_ALIKE = 0.75
_OWN_WORD = 0.8
"""The word itself or one derived from it; «skoleskyss» begins with «skole» and is another thing."""
_ENDS = 2
_COSTS = re.compile(r"kost\w*|pris\w*|betale\w*|kostnad\w*")
_OPENING = 6
_SHORT = 5
_FIRST = (
    ValueKind.MONEY,
    ValueKind.SHARE,
    ValueKind.MEASURE,
    ValueKind.DURATION,
    ValueKind.DATE,
    ValueKind.CLOCK,
    ValueKind.VOTES,
    ValueKind.COUNT,
)
_LABELLED = re.compile(r"^(?P<label>[^:|.?!;\d]{2,60})(?::|\s\|)\s+(?P<value>\S.*)$", re.DOTALL)
_CELLS = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, the values in it that answer, what is left of it beside them, and how much of the question it says."""

    text: str
    given: tuple[Value, ...]
    left: frozenset[str]
    said: int


def compare(
    kind: QuestionType, evidence: Evidence, one: Scored, other: Scored, *, points: bool = False
) -> Compared | None:
    """How `other` answers what `one` answers; None when it does not, or that is not plain. `points`: both are points of
    a proposal or a decision, which speak of one case and may name one thing more.
    """
    if on_one_line(one.unit.text).casefold() == on_one_line(other.unit.text).casefold():
        return Compared.SAME
    if kind in _NO_VALUE or not _as_bearing(kind, evidence, one, other) or _namesakes(one, other):
        return None
    if one.unit.label and other.unit.label:
        return _labels(one, other)
    pair = _paired(kind, evidence, one, other)
    if pair is None:
        return None if _gives(kind, evidence, one) or _gives(kind, evidence, other) else _denied(one, other)
    here, there = pair
    mine, theirs = _shared(here, there)
    if not _comparable(here, there):
        return None
    more, less = _beyond(here, there, one, other), _beyond(there, here, one, other)
    if mine == theirs:
        return Compared.SAME if max(len(more), len(less)) <= _LEFT_WHEN_SAME else None
    # A noun that only one of them has makes it another thing: pupils, and pupils with free transport.
    if max(len(more), len(less)) > points:
        return None
    # Of a stretch with two ends one may stay; of several single values each must be another.
    both_ends = len(mine) == len(theirs) == _ENDS and {value.kind for value in here.given} == {ValueKind.DATE}
    return Compared.OTHER if both_ends or not mine & theirs else None


def _beyond(here: _Clause, there: _Clause, one: Scored, other: Scored) -> frozenset[str]:
    """What only `here` speaks of, without what either paper says in its opening («Hovden kommune»)."""
    return here.left - there.left - _opening(one.unit.document) - _opening(other.unit.document)


def _as_bearing(kind: QuestionType, evidence: Evidence, one: Scored, other: Scored) -> bool:
    """Whether `other` says each of the question's own things that `one` says, nearly as well; a name may stand in the
    opening of its paper («Hovden kommune»)."""
    missed = 0.0
    # What happens tells one day from another («åpner», «starter»); elsewhere many verbs say the same.
    telling = _TELLING if kind is QuestionType.WHEN else _TELLING_NOUN
    for term, mine, theirs in zip(evidence.terms, one.matches, other.matches, strict=True):
        if term.weight >= telling and mine >= _SAID and theirs < mine - _TERM_SLACK:
            # A sum says that something costs without the word.
            if _COSTS.fullmatch(term.plain) and Sign.MONEY in one.found & other.found:
                missed += term.weight * (mine - theirs)
                continue
            if not (term.named and _opening(other.unit.document) & {stem for way in term.ways for stem in way.stems}):
                return False
            missed += term.weight * (mine - theirs)
    total = sum(term.weight for term in evidence.terms) or 1.0
    return other.coverage + missed / total >= _AS_COVERED * one.coverage


def _opening(document: Document) -> frozenset[str]:
    """Stems of the title and of the lines that open the paper without being sentences («Hovden kommune»)."""
    lines = (block.span.of(document.text) for block in document.blocks[:_OPENING])
    return _stems_of(document.title, *(line for line in lines if len(line.split()) <= _SHORT and line[-1:] != "."))


@lru_cache(maxsize=4096)
def _stems_of(*texts: str) -> frozenset[str]:
    return frozenset(lemma_stem(word.form) for text in texts for word in words(text))


def _labels(one: Scored, other: Scored) -> Compared | None:
    """Two lines or rows with the same label («Saksbehandler: …», «Byggestart | …») in different papers."""
    mine, theirs = (_LABELLED.match(found.unit.text) for found in (one, other))
    if mine is None or theirs is None or one.unit.document.id == other.unit.document.id:
        return None
    if mine["label"].casefold() != theirs["label"].casefold():
        return None
    here, there = (_CELLS.split(line["value"].casefold().strip()) for line in (mine, theirs))
    if here == there:
        return Compared.SAME
    # Rows of two tables are of one thing where they give the same kind of value, or one of the same values.
    of_one_thing = _kinds(here) & _kinds(there) or set(here) & set(there)
    in_rows = len(here) > 1 or len(there) > 1 or "|" in one.unit.text
    return Compared.OTHER if of_one_thing or not in_rows else None


def _kinds(cells: Sequence[str]) -> frozenset[ValueKind]:
    return frozenset(value.kind for cell in cells for value in values(cell))


def _namesakes(one: Scored, other: Scored) -> bool:
    """Whether the two speak of things that a number tells apart («alternativ 1», «alternativ 2»), in the sentence or
    in the lines above it."""
    mine, theirs = _numbers(one), _numbers(other)
    return any(mine[word] != theirs[word] for word in mine.keys() & theirs.keys())


def _numbers(found: Scored) -> dict[str, frozenset[str]]:
    unit = found.unit
    above = [
        span.of(unit.document.text)
        for span in introductions(unit.document, unit.block)
        if not MATTER.search(span.of(unit.document.text))
    ]
    return identifiers(" ; ".join((unit.text, *above)))


def _paired(kind: QuestionType, evidence: Evidence, one: Scored, other: Scored) -> tuple[_Clause, _Clause] | None:
    """The clauses of the two that give values of one kind and unit, and say most of the question's words."""
    pairs = [
        (here.said + there.said, here, there)
        for here in _gives(kind, evidence, one)
        for there in _gives(kind, evidence, other)
        if _shared(here, there)[0]
    ]
    if not pairs:
        return None
    best = max(pairs, key=lambda pair: pair[0])
    return best[1], best[2]


def _gives(kind: QuestionType, evidence: Evidence, found: Scored) -> list[_Clause]:
    """The clauses that give a value of a kind that is asked for."""
    asked = _stems(evidence)
    kept = []
    for text in clauses(found.unit.text):
        if given := _answering(kind, evidence, text):
            said = len(content(text, given) & asked)
            left = content(unframed(text), values(unframed(text)), nouns=True) - asked
            kept.append(_Clause(text, given, frozenset(left), said))
    return kept


def _answering(kind: QuestionType, evidence: Evidence, text: str) -> tuple[Value, ...]:
    allowed = _ASKED.get(kind, _ANY)
    said = {(value.kind, value.unit, value.amount) for value in values(evidence.question)}
    given = [
        value for value in values(text) if value.kind in allowed and (value.kind, value.unit, value.amount) not in said
    ]
    if kind is QuestionType.HOW_MANY:
        asked = _stems(evidence)
        return tuple(value for value in given if value.unit in asked or value.kind is ValueKind.SHARE)
    return tuple(given)


def _shared(here: _Clause, there: _Clause) -> tuple[frozenset[str], frozenset[str]]:
    """The amounts of both in the first kind and unit that they share: money before measures before counts."""
    keys = {(value.kind, value.unit) for value in here.given} & {(value.kind, value.unit) for value in there.given}
    if not keys:
        return frozenset(), frozenset()
    key = min(keys, key=lambda one: (_FIRST.index(one[0]), one[1]))
    mine, theirs = (
        frozenset(value.amount for value in clause.given if (value.kind, value.unit) == key) for clause in (here, there)
    )
    return mine, theirs


def _comparable(here: _Clause, there: _Clause) -> bool:
    """Whether the clauses have the same bounds, per the same time, and no names of others."""
    if bounds(here.text) != bounds(there.text) or rates(here.text) != rates(there.text):
        return False
    mine, theirs = names(here.text), names(there.text)
    return not (mine and theirs) or bool(mine & theirs)


def _denied(one: Scored, other: Scored) -> Compared | None:
    """Two sentences of the same words, of which one has a negation."""
    mine, theirs = one.unit.text, other.unit.text
    if bool(NEGATION.search(mine)) == bool(NEGATION.search(theirs)) or values(mine) or values(theirs):
        return None
    here, there = content(mine, ()), content(theirs, ())
    if not here or not there or identifiers(mine) != identifiers(theirs):
        return None
    alike = len(here & there) / len(here | there)
    return Compared.OPPOSITE if alike >= _ALIKE else None


def _stems(evidence: Evidence) -> frozenset[str]:
    return frozenset(
        stem for term in evidence.terms for way in term.ways if way.closeness >= _OWN_WORD for stem in way.stems
    )
