"""Sums of days that start from what the papers say: «Hvor mange dager er det til kontrakten skal undertegnes?»

Flows in: a question of days, and a way to ask the papers when something is. Flows out: a computation, or None where
they do not say. It finds no sentence and adds no days: the date is what «Når skal kontrakten undertegnes?» gets.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant import phrases
from assistant.answer import Abstained, Answer, Answered, Citation, Computation, Kind, Role
from assistant.cite import fixed
from assistant.deadlines.between import between, days_left, in_order
from assistant.deadlines.day_question import MOVED, TO_ITS_END, DayQuestion
from assistant.deadlines.found_deadlines import NAMED
from assistant.deadlines.grammar import Duration, find_dates, find_durations
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand, of_interval, of_today
from assistant.deadlines.stated_days import StatedDays, says_all, stated_days
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between
from assistant.decision_day import decision_day
from assistant.reading.question_type import QuestionType
from assistant.told import Asking, Told, leads
from corpus.interval import Interval

_BEGINS_WITH_VERB = re.compile(
    r"(?:er|var|blir|ble|skal|skulle|må|kan|får|går|\w{3,}(?:er|et|te|de))\b \w", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"(?:at )?(?P<subject>.+?) (?P<verb>er|var|blir|ble|skal|må|kommer|kom|starter|startet|begynner|begynte|åpner|åpnet"
    r"|slutter|sluttet|leveres)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_HAS_BEEN = re.compile(r"\b(?:var|ble|blei|vart|gikk|tok|kom|har|hadde|\w{3,}(?:et|te|de))\b", re.IGNORECASE)
_LOOKED_AT = 3
_SURE = 1.0
"""What the share of the thing's words in a sentence and the likelihood that it answers must come to together."""

_HALF = 0.5
_SAID = 0.3
"""The least share of the thing's words in a sentence that only stands beside an answer."""


def days_answer(asked: DayQuestion, asking: Asking, today: date, told: Told) -> Computation | None:
    """What the question asks to be computed; `asking` puts «Når …?» to the papers, and `told` is what they answer to
    the question itself.

    Raises: SaksvarError when a date lies outside the years whose holidays are known.
    """
    found = [when(thing, asking, today, asked) for thing in asked.things]
    if found == [None]:
        found = [_led_with(asked, told, today)]
    days = [one for one in found if one is not None]
    if len(days) < len(asked.things):
        return None
    if asked.stretch and any(MOVED.search(thing) for thing in asked.things) and not days[0].moved:
        # How long something lasts is not how far it was moved.
        return None
    if asked.stretch or (len(days) > 1 and days[0].at.evidence and days[0].at == days[1].at):
        return _between(asked, days[0].ends, today)
    if asked.in_order:
        return in_order(days[0].at, days[1].at, today)
    if len(days) > 1:
        return _between(asked, (days[0].at, days[1].at), today)
    at = days[0].at
    match asked.intent:
        case Intent.WEEKDAY:
            return weekday(at, today) if at.value.is_day else None
        case Intent.WORKING_DAYS:
            return workdays_between(of_today(today), at, today) if at.value.is_day else None
        case _:
            return days_left((at,), today, asked.unit)


def _led_with(asked: DayQuestion, told: Told, today: date) -> StatedDays | None:
    """The day in the first that the papers answer to the question itself with: «Senter B: 4. mai 2028» has no word for
    what begins then."""
    quotes = leads(told.answer)[:1] if told.is_of_the_thing else []
    led = [one for thing in asked.things for one in _stated(told, quotes, thing, today, above=True)]
    possible = _possible(led, asked, asked.deadline, today)
    return next((one for one in possible if one.at.value.is_day and one.share > _HALF), None)


def states_a_length(asked: DayQuestion, answer: Answer) -> bool:
    """Whether the papers themselves say how long it is, in what it is asked for in, and name no date: that is then the
    answer. How long it is to a day, no paper says."""
    if not isinstance(answer, Answered) or (asked.intent is Intent.DAYS_LEFT and not asked.deadline):
        return False
    of_a_move = any(MOVED.search(thing) for thing in asked.things)
    return any(
        (not of_a_move or MOVED.search(quote.quote))
        and not find_dates(quote.quote, date.fromisoformat(answer.today))
        and any(_is_in(asked.unit, length.duration) for length in find_durations(quote.quote))
        for quote in leads(answer)[:1]
    )


def _is_in(unit: str, length: Duration) -> bool:
    """Whether a length is worded in `unit` («dager», «uker»), or none was asked for."""
    stated = {
        "år": bool(length.years),
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
        find_dates(quote.quote, today) or find_durations(quote.quote) for quote in leads(answer)
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


def _between(asked: DayQuestion, ends: tuple[Operand, Operand] | None, today: date) -> Computation | None:
    if ends is None:
        return None
    if asked.intent is not Intent.WORKING_DAYS:
        return between(*ends, today, asked.unit)
    return workdays_between(*ends, today) if all(end.value.is_day for end in ends) else None


def when(thing: str, asking: Asking, today: date, asked: DayQuestion, names: Sequence[str] = ()) -> StatedDays | None:
    """The date that the thing itself is, or that the papers' answer to when it is states: of several a deadline first
    if one is asked for, and a day that is over only for what has been. `names` must be said with the date, or over it.
    """
    if (day := _day_itself(thing, today)) is not None:
        return StatedDays(of_interval(day))
    answers = list(_answers(thing, asking, asked.deadline))
    deadline = asked.deadline or NAMED.search(thing) is not None
    led = [one for told in answers for one in _stated(told, leads(told.answer)[:_LOOKED_AT], thing, today, names)]
    # That a date was moved may be told beside the answer, as may the date itself.
    beside = [one for told in answers for one in _stated(told, told.answer.citations, thing, today, names)]
    said_beside = [one for one in beside if one.share >= _SAID]
    # What is to end has not ended: «Senter B sa opp avtalen i mai 2024» is another day of it.
    to_come = TO_ITS_END.search(thing) is not None and not _HAS_BEEN.search(thing)
    stated = _possible(led, asked, deadline, today) or _possible(said_beside, asked, deadline, today)
    if not stated:
        decided = (decision_day(thing, told, today) for told in answers)
        return next((StatedDays(day) for day in decided if day is not None), None)
    first = min(
        stated,
        key=lambda one: (
            asked.stretch and one.ends is None,
            deadline and not one.at.is_deadline,
            to_come and one.at.value.latest < today,
            _is_amiss(one, asked, today),
        ),
    )
    now = first.now(beside)
    return now if now.moved or not _asks_its_end(now, asked, today) or not now.ends else replace(now, at=now.ends[1])


def _possible(found: Iterable[StatedDays], asked: DayQuestion, deadline: bool, today: date) -> list[StatedDays]:
    """Those that can be what is asked of: what a paper tells of as over is not to come and no deadline, nor has a day
    to come been."""
    counts_down = asked.intent is Intent.DAYS_LEFT
    to_come = counts_down and not asked.since and not asked.deadline
    return [
        one
        for one in found
        if not (to_come and one.told_of)
        and not (deadline and one.told_of and not one.at.is_deadline)
        and not (counts_down and asked.since and one.at.value.earliest > today)
    ]


def _day_itself(thing: str, today: date) -> Interval | None:
    """The day or month that is all of the thing («1. mars 2026»); a date within its name is not when it is."""
    dated = [one for one in find_dates(thing, today) if one.reading]
    if len(dated) != 1 or not dated[0].reading:
        return None
    rest = f"{thing[: dated[0].span.start]} {thing[dated[0].span.end :]}"
    return None if any(character.isalpha() for character in rest) else dated[0].reading.interval


def _is_amiss(stated: StatedDays, asked: DayQuestion, today: date) -> bool:
    """Whether a date lies on the other side of today than what is asked of."""
    if asked.intent is not Intent.DAYS_LEFT or asked.deadline:
        return False
    return stated.at.value.latest > today if asked.since else stated.at.value.latest < today


def _asks_its_end(stated: StatedDays, asked: DayQuestion, today: date) -> bool:
    """Whether the end of a stretch is meant: one that must be kept, is asked for, or is to come when it has begun."""
    if stated.ends is None or asked.stretch:
        return False
    begun = stated.ends[0].value.earliest <= today <= stated.ends[1].value.latest
    return asked.deadline or asked.to_end or (asked.intent is Intent.DAYS_LEFT and not asked.since and begun)


def _answers(thing: str, asking: Asking, deadline: bool) -> Iterable[Told]:
    """What the papers answer to when the thing is, and if a deadline is asked for, to when its deadline is."""
    asked = [f"Når {_verb_first(thing)}?"]
    if (bare := " ".join(MOVED.sub(" ", thing).split())) != thing:
        # A plan that has the old date and the new says nowhere that one was moved.
        asked.append(f"Når {bare}?" if _BEGINS_WITH_VERB.match(bare) else f"Når er {bare}?")
    if deadline and "frist" not in thing.casefold():
        asked.append(f"Når er fristen for {thing}?")
    return (told for told in map(asking, asked) if told.is_of_the_thing)


_RELATIVE = re.compile(r"\b(?:som|der)\b", re.IGNORECASE)


def _verb_first(thing: str) -> str:
    """«starter senter B» of «senter B starter»."""
    said = None if _BEGINS_WITH_VERB.match(thing) or _RELATIVE.search(thing) else _CLAUSE.match(thing)
    return f"{said['verb']} {said['subject']}{said['rest']}" if said else thing


def _stated(
    told: Told, quotes: Iterable[Citation], thing: str, today: date, names: Sequence[str] = (), *, above: bool = False
) -> Iterable[StatedDays]:
    """The dates in sentences that surely enough are of the thing and say the names; `above`: or what is over them."""
    for quote in quotes:
        one = stated_days(quote.document, quote.span, thing, today, above=above or bool(names))
        if one is None or not says_all(quote.document, quote.span, names):
            continue
        if one.share + told.likelihood(quote) >= _SURE:
            yield one
