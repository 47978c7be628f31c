"""Sums of days that start from what the papers say: «Hvor mange dager er det til kontrakten skal undertegnes?»

Flows in: a question of days, and a way to ask the papers when something is. Flows out: a computation, or None where
they do not say. It finds no sentence and adds no days: the date is what «Når skal kontrakten undertegnes?» gets.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import phrases
from assistant.answer import Abstained, Answer, Answered, Citation, Computation, Input, Kind, Role
from assistant.cite import fixed
from assistant.deadlines.between import between, days_left
from assistant.deadlines.day_question import DayQuestion
from assistant.deadlines.grammar import Duration, find_dates, find_durations
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand, of_interval, of_today
from assistant.deadlines.shift import shift
from assistant.deadlines.stated_days import StatedDays, stated_days
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between, workdays_from
from assistant.reading.question_type import QuestionType
from corpus.document import Evidence
from corpus.interval import Grain, Interval

Asking = Callable[[str], Answer]

_LOOKED_AT = 3
_ASKS_WHEN = re.compile(r"\b(?:når|hvilken dato|senest|frist\w*|siste dag)\b", re.IGNORECASE)
_WAY = re.compile(r"\W*(?P<way>etter|fra|frå|før|i forkant)\b", re.IGNORECASE)


def days_answer(asked: DayQuestion, asking: Asking, today: date) -> Computation | None:
    """What the question asks to be computed; `asking` answers «Når …?» from the papers."""
    found = [_when(thing, asking, today, asked) for thing in asked.things]
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
            return workdays_between(of_today(today), at, today) if at.value.is_day else None
        case _:
            return days_left((at,), today)


def ruled_answer(asked: str, asking: Asking, today: date) -> Computation | None:
    """A day of the question moved by what the papers say must lie between: «Når må brua være revet hvis den nye åpner
    1. juni 2028?» where they say «innen to år etter at den nye er åpnet»; None where they say no such thing."""
    dated = [one for one in find_dates(asked, today) if one.reading]
    if len(dated) != 1 or not _ASKS_WHEN.search(asked) or not (reading := dated[0].reading):
        return None
    if not reading.interval.is_day or find_durations(dated[0].span.of(asked)):
        return None
    answer = asking(f"{asked[: dated[0].span.start].rstrip()} {asked[dated[0].span.end :].lstrip()}")
    if not _is_of_the_thing(answer):
        return None
    rules = (_rule(quote, today) for quote in _leads(answer)[:_LOOKED_AT])
    rule = next((one for one in rules if one is not None), None)
    return rule.after(of_interval(reading.interval), today) if rule else None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A length that a sentence puts before or after something."""

    duration: Duration
    back: bool
    quote: Citation

    def after(self, start: Operand, today: date) -> Computation:
        if self.duration.working_days:
            made = workdays_from(start, -self.duration.days if self.back else self.duration.days, today)
            end = date.fromisoformat(made.result["end"])
        else:
            made = shift(start, -self.duration.amount if self.back else self.duration.amount, today)
            end = date.fromisoformat(made.result["latest"])
        day = start.value.latest
        between = Interval(min(day, end), max(day, end), Grain.SPAN, self.duration.wording)
        evidence = Evidence(self.quote.document.id, self.quote.span)
        return replace(made, inputs=(*made.inputs, Input(self.duration.wording, between, evidence)))


def _rule(quote: Citation, today: date) -> _Rule | None:
    """The one length of the sentence, if it says what it comes after or before and names no day itself."""
    lengths = find_durations(quote.quote)
    if len(lengths) != 1 or any(one.reading and one.reading.interval.is_day for one in find_dates(quote.quote, today)):
        return None
    # «to år etter at den åpner», and «etter åpningen … i to år».
    way = _WAY.match(quote.quote, lengths[0].span.end) or _WAY.match(quote.quote)
    return _Rule(lengths[0].duration, way["way"].casefold() in ("før", "i forkant"), quote) if way else None


def states_a_length(asked: DayQuestion, answer: Answer) -> bool:
    """Whether the papers themselves say how long it is, in what it is asked for in, and name no date: that is then the
    answer."""
    if not isinstance(answer, Answered):
        return False
    return any(
        not find_dates(quote.quote, date.fromisoformat(answer.today))
        and any(_is_in(asked.unit, length.duration) for length in find_durations(quote.quote))
        for quote in _leads(answer)[:1]
    )


def _is_in(unit: str, length: Duration) -> bool:
    """Whether a length is worded in `unit` («dager», «uker»), or none was asked for."""
    stated = {
        **dict.fromkeys(("ar", "vi", "hv", "yr", "ve"), length.working_days),
        **dict.fromkeys(("da", "dø"), bool(length.days)),
        **dict.fromkeys(("må", "mn"), bool(length.months)),
        "uk": bool(length.weeks),
    }
    return not unit or stated.get(unit[:2], True)


def states_neither(answer: Answer) -> bool:
    """Whether an answer to a question of days has neither a date nor a length in what it leads with."""
    today = date.fromisoformat(answer.today)
    return isinstance(answer, Answered) and not any(
        find_dates(quote.quote, today) or find_durations(quote.quote) for quote in _leads(answer)
    )


def undated(answer: Answer) -> Answer:
    """That the papers give no date for it, and what they say of it, which is then no answer but what comes nearest."""
    quotes = [
        replace(said, role=Role.CONTEXT)
        for said in answer.statements
        if said.kind is not Kind.FIXED and said.role is not Role.NOTE
    ]
    told = (fixed(phrases.not_given(QuestionType.WHEN), Role.LEAD), fixed(phrases.NEAREST), *quotes)
    return Abstained(answer.question, answer.reading, told, answer.citations, answer.today)


def _between(intent: Intent, ends: tuple[Operand, Operand] | None, today: date) -> Computation | None:
    if ends is None:
        return None
    if intent is not Intent.WORKING_DAYS:
        return between(*ends, today)
    return workdays_between(*ends, today) if all(end.value.is_day for end in ends) else None


def _when(thing: str, asking: Asking, today: date, asked: DayQuestion) -> StatedDays | None:
    """The date that the thing itself is, or that the papers' answer to when it is states: of several a deadline first
    if one is asked for, and a day that is over only for what has been.
    """
    if dated := [one for one in find_dates(thing, today) if one.reading]:
        reading = dated[0].reading
        return StatedDays(of_interval(reading.interval)) if reading else None
    answers = list(_answers(thing, asking, asked.deadline))
    found = (one for answer in answers for one in _stated(_leads(answer)[:_LOOKED_AT], thing, today))
    # What a paper tells of as over is not what is to come.
    to_come = asked.intent is Intent.DAYS_LEFT and not asked.since and not asked.deadline
    stated = [one for one in found if not (to_come and one.told_of)]
    if not stated:
        return None
    first = min(stated, key=lambda one: (asked.deadline and not one.at.is_deadline, _is_amiss(one, asked, today)))
    # That a date was moved may be told beside the answer.
    return first.now([one for answer in answers for one in _stated(answer.citations, thing, today)])


def _is_amiss(stated: StatedDays, asked: DayQuestion, today: date) -> bool:
    """Whether a date lies on the other side of today than what is asked of."""
    if asked.intent is not Intent.DAYS_LEFT or asked.deadline:
        return False
    return stated.at.value.latest > today if asked.since else stated.at.value.latest < today


def _answers(thing: str, asking: Asking, deadline: bool) -> Iterable[Answer]:
    """What the papers answer to when the thing is, and if a deadline is asked for, to when its deadline is."""
    asked = [f"Når {thing}?"]
    if deadline and "frist" not in thing.casefold():
        asked.append(f"Når er fristen for {thing}?")
    return (answer for answer in map(asking, asked) if _is_of_the_thing(answer))


def _is_of_the_thing(answer: Answer) -> bool:
    """Whether it is an answer, and not what the sources say of something else, which a remark of the program tells."""
    return isinstance(answer, Answered) and all(said.kind is not Kind.FIXED for said in answer.statements)


def _stated(quotes: Iterable[Citation], thing: str, today: date) -> Iterable[StatedDays]:
    each = (stated_days(quote.document, quote.span, thing, today) for quote in quotes)
    return (one for one in each if one is not None)


def _leads(answer: Answer) -> Sequence[Citation]:
    """What the answer itself quotes, without what stands around it."""
    by_number = {citation.id: citation for citation in answer.citations}
    return [
        by_number[said.citations[0]]
        for said in answer.statements
        if said.kind is Kind.QUOTE and said.role in (Role.LEAD, Role.ITEM)
    ]
