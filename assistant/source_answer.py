"""From evidence to an answer in the sources' own words, or to saying that they do not answer.

Flows in: a reading, its terms, the evidence. Flows out: statements with citations, and whether they answer. It knows
no case by name: its thresholds were set on pairs of two matters that may be tuned on (see DECISIONS).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.answer import Role, Statement
from assistant.beside import ENOUGH, beside, repeats
from assistant.carries import carries, likelihood
from assistant.cite import Citations, fixed
from assistant.compared import both_sides
from assistant.defined import say_definitions
from assistant.evidence import Evidence, Scored, ScoredList, appeal
from assistant.given_whole import given_whole
from assistant.missing import is_corrected, is_met_near, is_unheard_of, own_sentence, stands_elsewhere
from assistant.namesakes import other_names
from assistant.only_counted import only_counts
from assistant.points_below import points_below, with_points_below
from assistant.premises import is_of_another, names_apart, sets_right
from assistant.reading.question_type import QuestionType
from assistant.reasons import asks_why, gives_reasons, is_told_without_reason, told_on, with_reasons
from assistant.signs import Sign, signs
from assistant.terms import Term
from assistant.torn_lists import Said, mended, said
from assistant.units import Unit, sentence_before, speaks_on_of
from corpus.document import BlockKind, Document, Span
from corpus.glossary import GlossaryEntry

_AS_GOOD = 0.93
_MOST_LEADS = 3
_LIST_BEATS_SENTENCE = 0.85
_ALL_OF_IT = 0.9
_REASONS_BEAT_SENTENCE = 0.6
_NEAREST = 2
_NEAR_ENOUGH = 0.25
_MAY_ANSWER = 0.35
_LONGEST_LIST = 20
_LEADING = 5
_HALF = 0.5

_ASKS_PLACE = re.compile(
    r"\b(?:hvilken|hvilket|kva|ka for|kva for ein|kva for eit)"
    r" (?:paragraf\w*|§|punkt\w*|kapit\w+|avsnitt\w*|del|side|seksjon\w*)\b",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(r"\b(?:er|var|omfatter|innebærer|består av|betyr)(?: \w+)?:\s*$")
_WANTS_LIST = frozenset(
    {
        QuestionType.LIST,
        QuestionType.WHY,
        QuestionType.COMPARE,
        QuestionType.WHAT,
        QuestionType.PROCESS,
    }
)
_TELLS_WHEN = frozenset({Sign.DATE, Sign.DURATION, Sign.UNKNOWN})
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
        return Composed(True, tuple(say_definitions(defined, evidence, citations)))
    if whole := given_whole(kind, evidence):
        return Composed(True, tuple(citations.quote(whole.document, span, role) for span, role in whole.said))
    missing, best = _missing(kind, evidence), evidence.best
    if best and missing == phrases.NOT_WHY:
        return _no_reason(kind, evidence, best, citations)
    if missing or best is None:
        return Composed(False, (fixed(missing, Role.LEAD), *_nearest(kind, evidence, citations)))
    chosen = _list_answer(kind, evidence, best)
    if kind is QuestionType.WHY and chosen and not gives_reasons(chosen):
        chosen = None
    if kind is QuestionType.WHY and sets_right(kind, evidence):
        chosen = None
    elif kind is QuestionType.WHY and chosen is None and is_told_without_reason(evidence, _leads(evidence, best)):
        return _no_reason(kind, evidence, best, citations)
    if chosen is None and only_counts(kind, evidence):
        return Composed(False, (fixed(phrases.ONLY_COUNTED, Role.LEAD), *_nearest(kind, evidence, citations)))
    said = _say_list(chosen, evidence, citations) if chosen else _say_sentences(kind, evidence, citations)
    return Composed(True, (*_said_first(kind, evidence, best), *_place_of(evidence, best, citations), *said))


def _no_reason(kind: QuestionType, evidence: Evidence, best: Scored, citations: Citations) -> Composed:
    """That no reason is given, with the sentence that says what is asked why of and how its paragraph goes on."""
    if follows := told_on(best, evidence):
        document = best.unit.document
        said = (citations.quote(document, span, Role.LEAD) for span in (best.unit.span, *follows))
        return Composed(True, (fixed(phrases.NO_REASON_BUT), *said))
    return Composed(False, (fixed(phrases.NOT_WHY, Role.LEAD), *_nearest(kind, evidence, citations)))


def _place_of(evidence: Evidence, best: Scored, citations: Citations) -> Iterable[Statement]:
    """The heading that the best sentence stands under, where the question asks in which paragraph or point it is."""
    if _ASKS_PLACE.search(evidence.question):
        document = best.unit.document
        begins = document.section_at(best.unit.span.start).span.start
        for place in document.blocks_touching(Span(begins, begins + 1)):
            if document.blocks[place].kind is BlockKind.HEADING:
                yield citations.quote(document, document.blocks[place].span, Role.LEAD)


def _said_first(kind: QuestionType, evidence: Evidence, best: Scored) -> Iterable[Statement]:
    """That the sources say it of something else than the question does, or only what they say and no yes or no."""
    absent = [
        term.text
        for term in evidence.terms
        if term.named and (is_unheard_of(term, evidence) or stands_elsewhere(term, evidence, best))
    ]
    apart = names_apart(evidence.question, best.unit.text) if kind is QuestionType.WHY else ()
    others = list(dict.fromkeys([*other_names(evidence.question, best.unit.text), *apart, *absent]))
    if others:
        yield fixed(phrases.said_of_others(others))
    elif kind is QuestionType.YES_NO or sets_right(kind, evidence):
        yield fixed(phrases.THE_SOURCE_SAYS)


def _missing(kind: QuestionType, evidence: Evidence) -> str:
    """Why the evidence does not carry the question, as a sentence; empty when it does."""
    best = evidence.best
    unknown = [term for term in evidence.terms if is_unheard_of(term, evidence)]
    if unknown and not is_corrected(kind, unknown, evidence):
        return phrases.never_named([term.text for term in unknown])
    if best is None:
        return phrases.not_stated([term.text for term in evidence.terms])
    if sets_right(kind, evidence) or (carries(kind, evidence) and not is_of_another(kind, evidence)):
        return ""
    if kind is QuestionType.WHY and is_told_without_reason(evidence, _leads(evidence, best)):
        return phrases.NOT_WHY
    return _explained(kind, evidence, best)


def _explained(kind: QuestionType, evidence: Evidence, best: Scored) -> str:
    """The plainest thing that is missing."""
    apart = [term.text for term in evidence.terms if stands_elsewhere(term, evidence, best)]
    if apart:
        return phrases.not_stated_of(apart)
    if best.coverage >= _HALF and only_counts(kind, evidence):
        return phrases.ONLY_COUNTED
    sought = [term.text for term in evidence.terms if (term.focus or term.subject) and not is_met_near(term, evidence)]
    if sought:
        return phrases.not_stated(sought)
    if evidence.wanted and not best.found & evidence.wanted:
        return phrases.not_given(kind)
    return phrases.not_stated([term.text for term in evidence.terms if not _held_anywhere(term, evidence)])


def _held_anywhere(term: Term, evidence: Evidence) -> bool:
    place = evidence.terms.index(term)
    return any(found.matches[place] > 0 for found in evidence.units)


def _list_answer(kind: QuestionType, evidence: Evidence, best: Scored) -> ScoredList | None:
    """The list that answers, when it meets the question nearly as well as any sentence."""
    if kind is QuestionType.LIST:
        for found in filter(_can_be_given, evidence.lists):
            if _leads_by_items(found, evidence.units):
                return found
    begun = [found for found in evidence.lists if _introduces(found, best)]
    for found in (*begun, *evidence.lists[:3]):
        if not _can_be_given(found):
            continue
        if _introduces(found, best) and kind not in (QuestionType.WHO, QuestionType.WHEN, QuestionType.HOW_MANY):
            return found
        told = kind is QuestionType.DEFINE and found.coverage >= _ALL_OF_IT and _is_told_by_items(found)
        if not (kind in _WANTS_LIST or told) or found.coverage < ENOUGH:
            continue
        strict = _AS_GOOD if kind not in _ALWAYS_LIST else _LIST_BEATS_SENTENCE
        if kind is QuestionType.WHY:
            gives = any(Sign.REASON in unit.found for unit in found.lead) or asks_why(found)
            strict = _REASONS_BEAT_SENTENCE if gives and not _says_why_itself(best, found) else _AS_GOOD
        if appeal(found) >= strict * appeal(best):
            return found
    return None


def _says_why_itself(best: Scored, found: ScoredList) -> bool:
    """Whether a sentence gives a reason for all that is asked of, where the list is of part of it only."""
    return Sign.REASON in best.found and best.own >= _ALL_OF_IT > found.coverage


def _is_told_by_items(found: ScoredList) -> bool:
    """Whether the list is all that its line says: «Mandatet er dette:»"""
    return _SAYS_WHAT.search(found.document.blocks[found.block].span.of(found.document.text)) is not None


def _can_be_given(found: ScoredList) -> bool:
    return 2 <= len(found.items) <= _LONGEST_LIST


def _leads_by_items(found: ScoredList, units: Sequence[Scored]) -> bool:
    """Whether the best sentence and most of those after it that say as much of the question are items of the list: they
    are asked for together."""
    places = {(found.document.id, unit.span) for item in found.items for unit in item}
    least = _HALF * units[0].coverage
    leading = [one.coverage >= least and (one.unit.document.id, one.unit.span) in places for one in units[:_LEADING]]
    return leading[0] and 2 * sum(leading) > _LEADING


def _introduces(found: ScoredList, best: Scored) -> bool:
    """Whether the best sentence is the one right before the list, the last of its block."""
    if best.unit.document.id != found.document.id or best.unit.block != found.block:
        return False
    end = found.document.blocks[found.block].span.end
    return not found.document.text[best.unit.span.end : end].strip()


def _say_list(found: ScoredList, evidence: Evidence, citations: Citations) -> Iterable[Statement]:
    block = found.document.blocks[found.block]
    if block.kind is not BlockKind.HEADING:
        yield citations.quote(found.document, block.span, Role.LEAD)
    for unit in with_points_below(found.items, evidence.lists):
        yield citations.quote(found.document, unit.span, Role.ITEM)


def _say_sentences(kind: QuestionType, evidence: Evidence, citations: Citations) -> Iterable[Statement]:
    leads = _leads(evidence, evidence.units[0])
    if kind is QuestionType.WHY:
        leads = with_reasons(leads, evidence)
    leads = both_sides(kind, leads, evidence)
    quoted: list[Said] = []
    for found in leads:
        quoted += [*_with_antecedent(kind, found.unit), *points_below(found.unit, evidence.lists)]
    quoted = list(dict.fromkeys(quoted))
    quoted += beside(kind, evidence, leads, quoted)
    if kind in _WANTS_LIST:
        quoted = mended(quoted, evidence.lists, asks_for_all=kind is QuestionType.LIST)
    for one in quoted:
        yield citations.quote(one.document, one.span, one.role)


def _with_antecedent(kind: QuestionType, unit: Unit) -> list[Said]:
    """The sentence, after the one before it where it speaks on of somebody named there («Han ble erklært inhabil»), or
    is asked for a day that only that one has («I 2014 ble … Programmet ble opprettet»)."""
    lead = said(unit, Role.LEAD)
    before = speaks_on_of(unit)
    if before is None and kind is QuestionType.WHEN and not _TELLS_WHEN & signs(unit.text):
        right_before = sentence_before(unit)
        if right_before and Sign.DATE in signs(right_before.of(unit.document.text)):
            before = right_before
    return [lead] if before is None else [Said(unit.document, before, Role.LEAD), lead]


def _leads(evidence: Evidence, best: Scored) -> list[Scored]:
    """The best sentence, those nearly as good, and one for each other thing that is asked of beside it."""
    signs = evidence.wanted
    leads = [best]
    for found in evidence.units[1:]:
        if len(leads) == _MOST_LEADS or found.score < _AS_GOOD * best.score:
            break
        if repeats(found, leads):
            continue
        if not signs or found.found & signs:
            leads.append(found)
    for found in _of_the_others(evidence, best):
        if found not in leads:
            leads.append(found)
    return leads


def _of_the_others(evidence: Evidence, best: Scored) -> Iterable[Scored]:
    """The sentences on the other things that the question names beside the one that the best speaks of."""
    others = (own_sentence(term, evidence, best) for term in evidence.terms if term.named)
    return (found for found in others if found is not None)


def _nearest(kind: QuestionType, evidence: Evidence, citations: Citations) -> Iterable[Statement]:
    """The best sentences, where they share enough words with the question, or may well be what is asked for."""
    first = evidence.units[:_NEAREST]
    lacks_words = any(found.coverage < _NEAR_ENOUGH for found in first)
    may_answer = lacks_words and likelihood(kind, evidence) >= _MAY_ANSWER
    near: list[Unit] = [
        found.unit
        for found in first
        if (may_answer or found.coverage >= _NEAR_ENOUGH) and Sign.QUESTION not in found.found
    ]
    if near:
        yield fixed(phrases.NEAREST)
        for unit in near:
            yield citations.quote(unit.document, unit.span, Role.CONTEXT)
