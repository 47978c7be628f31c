"""Sums of days that start from what the papers say: «Hvor mange dager er det til kontrakten skal undertegnes?»

Flows in: a question of days, and a way to ask the papers when something is. Flows out: a computation, or None where they
do not say. It finds no sentence and adds no days: the date is the one that «Når skal kontrakten undertegnes?» gets.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from assistant.answer import Answer, Answered, Citation, Computation, Kind, Role
from assistant.deadlines.between import between, days_left
from assistant.deadlines.day_question import DayQuestion
from assistant.deadlines.grammar import find_dates, find_durations
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand, of_interval, of_today
from assistant.deadlines.stated_days import StatedDays, stated_days
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between

Asking = Callable[[str], Answer]

_LOOKED_AT = 3


def days_answer(asked: DayQuestion, asking: Asking, today: date) -> Computation | None:
    """What the question asks to be computed; `asking` answers «Når …?» from the papers."""
    found = [_when(thing, asking, today, asked.deadline) for thing in asked.things]
    days = [one for one in found if one is not None]
    if len(days) < len(asked.things):
        return None
    if asked.stretch or (len(days) == 2 and days[0].at.evidence and days[0].at == days[1].at):
        return _between(asked.intent, days[0].ends, today)
    if len(days) == 2:
        return _between(asked.intent, (days[0].at, days[1].at), today)
    at = days[0].at
    match asked.intent:
        case Intent.WEEKDAY:
            return weekday(at, today) if at.value.is_day else None
        case Intent.WORKING_DAYS:
            return workdays_between(of_today(today), at, today)
        case _:
            return days_left((at,), today)


def states_a_length(answer: Answer) -> bool:
    """Whether the papers themselves say how long it is and name no date, which is then the answer."""
    return isinstance(answer, Answered) and any(
        find_durations(quote.quote) and not find_dates(quote.quote, date.fromisoformat(answer.today))
        for quote in _leads(answer)[:1]
    )


def _between(intent: Intent, ends: tuple[Operand, Operand] | None, today: date) -> Computation | None:
    if ends is None:
        return None
    return workdays_between(*ends, today) if intent is Intent.WORKING_DAYS else between(*ends, today)


def _when(thing: str, asking: Asking, today: date, deadline: bool) -> StatedDays | None:
    """The date that the thing itself is, or that the papers' answer to when it is states, a `deadline` first if it is
    one that is asked for."""
    if dated := [one for one in find_dates(thing, today) if one.reading]:
        reading = dated[0].reading
        return StatedDays(of_interval(reading.interval)) if reading else None
    stated = [one for answer in _answers(thing, asking, deadline) for one in _stated(answer, thing, today)]
    wanted = [one for one in stated if one.at.is_deadline] if deadline else []
    first = next(iter((*wanted, *stated)), None)
    return first.now(stated) if first else None


def _answers(thing: str, asking: Asking, deadline: bool) -> Iterable[Answered]:
    """What the papers answer to when the thing is, and if a deadline is asked for, to when its deadline is."""
    asked = [f"Når {thing}?"]
    if deadline and "frist" not in thing.casefold():
        asked.append(f"Når er fristen for {thing}?")
    # A remark of the program's own is that the sources say it of something else.
    return (
        answer
        for answer in map(asking, asked)
        if isinstance(answer, Answered) and all(said.kind is not Kind.FIXED for said in answer.statements)
    )


def _stated(answer: Answered, thing: str, today: date) -> Iterable[StatedDays]:
    each = (stated_days(quote.document, quote.span, thing, today) for quote in _leads(answer)[:_LOOKED_AT])
    return (one for one in each if one is not None)


def _leads(answer: Answer) -> Sequence[Citation]:
    """What the answer itself quotes, without what stands around it."""
    by_number = {citation.id: citation for citation in answer.citations}
    return [
        by_number[said.citations[0]]
        for said in answer.statements
        if said.kind is Kind.QUOTE and said.role in (Role.LEAD, Role.ITEM)
    ]
