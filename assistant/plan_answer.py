"""What the deadline engine found, as an answer with every input cited.

Flows in: a computation, or why there is none. Flows out: an answer. It changes no word and no number of the engine's.
"""

from collections.abc import Mapping
from datetime import date

from assistant import phrases
from assistant.answer import Abstained, Answer, Answered, Clarify, Computation, Kind, Role, Statement
from assistant.cite import Citations, fixed
from assistant.deadlines.day_question import DayQuestion
from assistant.deadlines.found_deadlines import deadlines_at
from assistant.deadlines.operand import NotStated, Operand, is_plan_note, of_deadline
from assistant.deadlines.plan_question import Impossible, Outcome, Planned, Unclear
from assistant.evidence import Evidence
from corpus.document import Document
from corpus.timeline import Timeline

_LOOKED_AT = 3


def agrees(planned: Planned, evidence: Evidence) -> bool:
    """Whether the sentences that carry the question best are those the computation starts from."""
    if not isinstance(planned.outcome, Computation):
        return False
    bases = {given.evidence for given in planned.outcome.inputs if given.evidence}
    best = evidence.units[:_LOOKED_AT]
    return any(
        base.document_id == found.unit.document.id
        and base.span.start < found.unit.span.end
        and found.unit.span.start < base.span.end
        for base in bases
        for found in best[:1]
    )


def lacks_an_end(planned: Planned, days: DayQuestion | None) -> bool:
    """Whether the plan counts to one date where the question is of two: «fra 1. januar til kranen kommer», «hvor langt
    ble fristen skjøvet»."""
    counted = planned.outcome.operation if isinstance(planned.outcome, Computation) else ""
    return days is not None and (len(days.things) > 1 or days.stretch) and counted == "days_left"


def deadlines_read(evidence: Evidence, today: date) -> tuple[Operand, ...]:
    """The deadlines in the sentence that carries the question best, found by the program and not confirmed."""
    if evidence.best is None:
        return ()
    unit = evidence.best.unit
    found = tuple(deadlines_at(unit.document, unit.span, today))
    plan = Timeline(
        (), tuple(event for event, _ in found), tuple(one for _, one in found), (), (), (), (unit.document,)
    )
    return tuple(of_deadline(plan, deadline) for deadline in plan.deadlines)


def plan_answer(outcome: Outcome, asked: str, reading: str, today: date, documents: Mapping[str, Document]) -> Answer:
    """The answer that an outcome of the engine makes."""
    match outcome:
        case Computation():
            return _computed(outcome, asked, reading, today, documents)
        case NotStated():
            return _not_stated(outcome, asked, reading, today, documents)
        case Impossible():
            told = tuple(fixed(reason, Role.LEAD) for reason in outcome.reasons)
            return Answered(asked, reading, told, (), today.isoformat())
        case Unclear():
            told = (fixed(outcome.sentence, Role.LEAD),)
            return Clarify(asked, reading, told, (), today.isoformat(), suggestions=outcome.suggestions)


def _computed(
    computation: Computation, asked: str, reading: str, today: date, documents: Mapping[str, Document]
) -> Answer:
    citations = Citations()
    numbers = tuple(
        dict.fromkeys(
            citations.of_evidence(given.evidence, documents) for given in computation.inputs if given.evidence
        )
    )
    said = tuple(
        Statement(text, Kind.COMPUTED, numbers, Role.NOTE if is_plan_note(text) else Role.LEAD)
        for text in computation.sentences
    )
    quoted = tuple(
        citations.quote(documents[given.evidence.document_id], given.evidence.span, Role.CONTEXT)
        for given in dict.fromkeys(given for given in computation.inputs if given.evidence)
        if given.evidence
    )
    return Answered(
        asked,
        reading,
        (*said, *dict.fromkeys(quoted)),
        citations.all(),
        today.isoformat(),
        computation=computation,
        warnings=computation.warnings,
    )


def _not_stated(outcome: NotStated, asked: str, reading: str, today: date, documents: Mapping[str, Document]) -> Answer:
    citations = Citations()
    told = [fixed(outcome.sentence, Role.LEAD)]
    near = dict.fromkeys(operand.evidence for operand in outcome.nearest if operand.evidence)
    if near:
        told.append(fixed(phrases.NEAREST))
        told += [citations.quote(documents[one.document_id], one.span, Role.CONTEXT) for one in near]
    return Abstained(asked, reading, tuple(told), citations.all(), today.isoformat())
