"""From evidence to an answer in the sources' own words, or to saying that they do not answer.

Flows in: a reading, its terms, the evidence. Flows out: statements with citations, and whether they answer. It knows
no case: every threshold is set on questions about other matters (see DECISIONS).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.answer import Role, Statement
from assistant.cite import Citations, fixed
from assistant.evidence import Evidence, Scored, ScoredList, other_names
from assistant.reading.question_type import QuestionType
from assistant.signs import Sign
from assistant.terms import Term
from assistant.units import Unit
from corpus.document import BlockKind, Document
from corpus.glossary import GlossaryEntry

ENOUGH = 0.46
"""The share of a question that a sentence must carry to answer it."""

_AS_GOOD = 0.93
_RELATED = 0.75
_MOST_LEADS = 3
_MOST_CONTEXT = 2
_LIST_BEATS_SENTENCE = 0.85
_REASONS_BEAT_SENTENCE = 0.6
_MET = 0.45
_LOOKED_AT = 5
_ALL_BUT_THE_NAME = 0.8
_SAYS_MUCH = 0.3
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\w./-]|,\d)")
_TELLING = 0.5
_BEARS_ENOUGH = 0.8
_NEAREST = 2
_LONGEST_LIST = 20

_WANTS_LIST = frozenset(
    {
        QuestionType.LIST,
        QuestionType.WHY,
        QuestionType.COMPARE,
        QuestionType.WHAT,
        QuestionType.PROCESS,
    }
)
_ASKS_OF_FOCUS = frozenset(
    {QuestionType.HOW_MANY, QuestionType.WHICH, QuestionType.LIST, QuestionType.WHO, QuestionType.WHAT}
)
_ALWAYS_LIST = frozenset({QuestionType.LIST, QuestionType.WHY})


@dataclass(frozen=True, slots=True)
class Composed:
    """The statements of an answer, and whether the evidence carries the question."""

    carries: bool
    statements: tuple[Statement, ...]


def compose(
    kind: QuestionType, evidence: Evidence, citations: Citations, defined: Sequence[tuple[Document, GlossaryEntry]] = ()
) -> Composed:
    """The sources' answer, else what is missing and the nearest they do say. `defined`: what the question asks the
    meaning of, where the glossary has it."""
    if defined:
        return Composed(True, tuple(_say_definitions(defined, evidence, citations)))
    missing = _missing(kind, evidence)
    if missing:
        return Composed(False, (fixed(missing, Role.LEAD), *_nearest(evidence, citations)))
    best = evidence.best
    assert best is not None
    chosen = _list_answer(kind, evidence, best)
    said = _say_list(chosen, citations) if chosen else _say_sentences(kind, evidence, citations)
    return Composed(True, (*_said_first(kind, evidence, best), *said))


def _said_first(kind: QuestionType, evidence: Evidence, best: Scored) -> Iterable[Statement]:
    """That the sources say it of something else than the question does, or only what they say and no yes or no."""
    absent = [
        term.text
        for term in evidence.terms
        if term.named and (_is_unheard_of(term, evidence) or _stands_elsewhere(term, evidence, best))
    ]
    others = list(dict.fromkeys([*other_names(evidence.question, best.unit.text), *absent]))
    if others:
        yield fixed(phrases.said_of_others(others))
    elif kind is QuestionType.YES_NO:
        yield fixed(phrases.THE_SOURCE_SAYS)


def _missing(kind: QuestionType, evidence: Evidence) -> str:
    """Why the evidence does not carry the question, as a sentence; empty when it does."""
    unknown = [term for term in evidence.terms if _is_unheard_of(term, evidence)]
    if unknown and not _corrected(kind, unknown, evidence):
        return phrases.never_named([term.text for term in unknown])
    best = evidence.best
    carried = max([best.coverage if best else 0.0, *(found.coverage for found in evidence.lists[:1])])
    itself = max((found.itself for found in evidence.units if found.coverage >= ENOUGH), default=0.0)
    if best is None or carried < ENOUGH or itself < ENOUGH:
        return phrases.not_stated([term.text for term in evidence.terms if not _held_anywhere(term, evidence)])
    apart = [term for term in evidence.terms if _stands_elsewhere(term, evidence, best)]
    if apart and not _corrected(kind, apart, evidence):
        return phrases.not_stated_of([term.text for term in apart])
    sought = [term for term in evidence.terms if term.focus and not _is_met(term, evidence, best)]
    if sought and kind in _ASKS_OF_FOCUS:
        return phrases.not_stated([term.text for term in sought])
    doing = [term for term in evidence.terms if term.subject and not _is_met_near(term, evidence)]
    if doing and all(term.weight >= _SAYS_MUCH for term in doing):
        return phrases.not_stated_of([term.text for term in doing])
    if kind not in (QuestionType.WHY, QuestionType.YES_NO) and _gives_another_number(evidence.question, best):
        return phrases.not_given(kind)
    if evidence.wanted and kind is not QuestionType.WHY:
        bearing = max((found.coverage for found in evidence.units if found.found & evidence.wanted), default=0.0)
        if bearing < ENOUGH or bearing < _BEARS_ENOUGH * best.coverage:
            return phrases.not_given(kind)
    return ""


def _is_unheard_of(term: Term, evidence: Evidence) -> bool:
    """A name that no sentence found has, whole or nearly."""
    place = evidence.terms.index(term)
    return term.named and not term.known and all(found.matches[place] < _MET for found in evidence.units)


def _stands_elsewhere(term: Term, evidence: Evidence, best: Scored) -> bool:
    """A name of the question that the sources have, but not where they carry the rest of the question."""
    match = best.matches[evidence.terms.index(term)]
    return term.named and not term.leaned_on and match < _MET and term.weight >= _TELLING


def _corrected(kind: QuestionType, missing: Sequence[Term], evidence: Evidence) -> bool:
    """Whether a question that takes something for granted gets what the sources say instead: one that asks why, or
    whether it is so, when a sentence carries all but the name."""
    if kind is QuestionType.WHY:
        return True
    if kind is not QuestionType.YES_NO or evidence.best is None:
        return False
    rest = [
        (term, match) for term, match in zip(evidence.terms, evidence.best.matches, strict=True) if term not in missing
    ]
    total = sum(term.weight for term, _ in rest)
    return total > 0 and sum(term.weight * match for term, match in rest) >= _ALL_BUT_THE_NAME * total


def _gives_another_number(question: str, best: Scored) -> bool:
    """Whether the question holds a number («under 1 000 innbyggere») that the sentence has not, but another."""
    asked = set(_NUMBER.findall(question))
    given = set(_NUMBER.findall(best.unit.document.blocks[best.unit.block].span.of(best.unit.document.text)))
    return bool(asked) and bool(given) and not asked & given


def _is_met_near(term: Term, evidence: Evidence) -> bool:
    place = evidence.terms.index(term)
    return any(found.matches[place] >= _MET for found in evidence.units[:_LOOKED_AT])


def _is_met(term: Term, evidence: Evidence, best: Scored) -> bool:
    match = max(best.matches[evidence.terms.index(term)], 0.0)
    return match >= _MET


def _held_anywhere(term: Term, evidence: Evidence) -> bool:
    place = evidence.terms.index(term)
    return any(found.matches[place] > 0 for found in evidence.units)


def _list_answer(kind: QuestionType, evidence: Evidence, best: Scored) -> ScoredList | None:
    """The list that answers, when its introducing line carries the question nearly as well as any sentence."""
    for found in evidence.lists[:3]:
        if len(found.items) < 2 or len(found.items) > _LONGEST_LIST:
            continue
        introduces_best = best.unit.document.id == found.document.id and best.unit.block == found.block
        if introduces_best and kind not in (QuestionType.WHO, QuestionType.WHEN, QuestionType.HOW_MANY):
            return found
        if kind not in _WANTS_LIST or found.coverage < ENOUGH:
            continue
        strict = 1.0 if kind not in _ALWAYS_LIST else _LIST_BEATS_SENTENCE
        if kind is QuestionType.WHY:
            strict = _REASONS_BEAT_SENTENCE if any(Sign.REASON in unit.found for unit in found.lead) else 1.0
        if found.coverage >= strict * best.coverage:
            return found
    return None


def _say_definitions(
    defined: Sequence[tuple[Document, GlossaryEntry]], evidence: Evidence, citations: Citations
) -> Iterable[Statement]:
    for document, entry in defined:
        yield citations.quote(document, entry.evidence.span, Role.LEAD)
    told = 0
    for found in evidence.units:
        if told == _MOST_CONTEXT or found.coverage < ENOUGH:
            break
        if not citations.cited(found.unit.span, found.unit.document):
            told += 1
            yield citations.quote(found.unit.document, found.unit.span, Role.CONTEXT)


def _say_list(found: ScoredList, citations: Citations) -> Iterable[Statement]:
    block = found.document.blocks[found.block]
    if block.kind is not BlockKind.HEADING:
        yield citations.quote(found.document, block.span, Role.LEAD)
    for item in found.items:
        for unit in item:
            yield citations.quote(found.document, unit.span, Role.ITEM)


def _say_sentences(kind: QuestionType, evidence: Evidence, citations: Citations) -> Iterable[Statement]:
    best = evidence.units[0]
    signs = evidence.wanted
    leads = [best]
    for found in evidence.units[1:]:
        if len(leads) == _MOST_LEADS or found.score < _AS_GOOD * best.score:
            break
        if not signs or found.found & signs:
            leads.append(found)
    for found in leads:
        yield citations.quote(found.unit.document, found.unit.span, Role.LEAD)
    yield from _context(evidence, leads, citations)


def _context(evidence: Evidence, leads: Sequence[Scored], citations: Citations) -> Iterable[Statement]:
    """The line that introduces the answer, what else its block says, then what comes nearest to it."""
    first = leads[0].unit
    parent = first.document.blocks[first.block].parent
    if parent is not None and first.document.blocks[parent].kind is not BlockKind.HEADING:
        span = first.document.blocks[parent].span
        if not citations.cited(span, first.document):
            yield citations.quote(first.document, span, Role.CONTEXT)
    told = 0
    for found in evidence.units:
        if told == _MOST_CONTEXT or found.score < _RELATED * leads[0].score:
            break
        if citations.cited(found.unit.span, found.unit.document):
            continue
        told += 1
        yield citations.quote(found.unit.document, found.unit.span, Role.CONTEXT)


def _nearest(evidence: Evidence, citations: Citations) -> Iterable[Statement]:
    near: list[Unit] = [
        found.unit for found in evidence.units[:_NEAREST] if found.coverage > 0 and Sign.QUESTION not in found.found
    ]
    if near:
        yield fixed(phrases.NEAREST)
        for unit in near:
            yield citations.quote(unit.document, unit.span, Role.CONTEXT)
