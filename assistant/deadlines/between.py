"""How long it is from one date to another, and from today to a date.

Day counting: the first day is out, the last is in, so from 1 to 2 September is 1 day. Working days and rolling do not
enter here.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Apart, apart
from assistant.deadlines.operand import Operand, handling_notes, of_today, plan_notes, unconfirmed_notes
from assistant.deadlines.wording import count, days, months, say_apart, say_day, sentence, when
from corpus.interval import Grain, Interval

_WEEK = 7


def days_left(operands: tuple[Operand, ...], today: date, unit: str = "") -> Computation:
    """How many days remain to each date, or since when it is passed. A phase's two deadlines are both answered.

    `unit`: what it was asked for in; weeks and years are said too.

    result: `items`: [{`name`, `earliest`, `latest`, `days`, `days_earliest`, `months`, `rest`, `passed`}], `today`.
    `days` is to the last day of the date and negative when it has passed; `days_earliest` to its first day.
    """
    distances = [(operand, apart(today, operand.value.latest)) for operand in operands]
    steps = tuple(f"{operand.step} − {say_day(today)} (i dag) = {_signed(operand, today)}" for operand, _ in distances)
    sentences = [left(operand, today, unit) for operand in operands]
    for operand, distance in distances:
        if operand.value.is_day:
            sentences += _in_weeks(distance, unit)
        elif unit == "år":
            sentences += _in_years(operand.value, today)
    return Computation(
        "days_left",
        (*(operand.input for operand in operands), of_today(today).input),
        steps,
        {"items": [_item(operand, distance, today) for operand, distance in distances], "today": today.isoformat()},
        (*sentences, *plan_notes(operands)),
        (*handling_notes(o for o in operands if o.value.latest >= today), *unconfirmed_notes(operands)),
    )


def remaining(operand: Operand, today: date) -> str:
    """The sentence on one date: what it is, and how many days remain or have passed."""
    value, name = operand.value, sentence(operand.name or operand.said)
    earliest, latest = (value.earliest - today).days, (value.latest - today).days
    is_now, was_then = (f" er {when(value)}", f" var {when(value)}") if operand.name else ("", "")
    if latest < 0:
        past = _how_long_ago(value, today)
        ended = f"Den gikk ut for {past}." if operand.is_deadline else f"Det er {past}."
        return f"{name}{was_then}. {ended}" if operand.name else f"{name} var for {past}."
    if value.is_day and latest == 0:
        return f"{name}{is_now}. Det er i dag." if operand.name else f"{name} er i dag."
    length = _long_form(apart(today, value.latest))
    if value.is_day:
        left = f"Det er {days(latest)} igjen{length}."
    elif earliest <= 0:
        left = f"Tidsrommet er i gang; det er {days(latest)} igjen til siste dag."
    else:
        left = f"Det er {earliest} til {days(latest)} igjen, alt etter hvilken dag det blir."
    return f"{name}{is_now}. {left}" if operand.name else f"Til {name} er det {left.removeprefix('Det er ')}"


def left(operand: Operand, today: date, unit: str = "") -> str:
    """How many days remain to the date or have passed since, the number first: for who asks for just that."""
    value = operand.value
    far = (value.latest - today).days
    if far < 0:
        gone = "gikk ut" if operand.is_deadline else "var"
        return f"{sentence(operand.mention)} {gone} for {_how_long_ago(value, today, unit)}."
    if value.is_day and far == 0:
        return f"{sentence(operand.name)} er i dag, {operand.said}." if operand.name else f"{operand.said} er i dag."
    if value.is_day:
        return f"Det er {days(far)} igjen{_long_form(apart(today, value.latest), unit)} til {operand.mention}."
    near = (value.earliest - today).days
    if near <= 0:
        return f"{sentence(operand.mention)} er i gang; det er {days(far)} igjen til siste dag."
    first, last = apart(today, value.earliest).months, apart(today, value.latest).months
    in_months = f" ({first} til {months(last)})" if 0 < first < last else ""
    return f"Det er {near} til {days(far)} igjen{in_months} til {operand.mention}, alt etter hvilken dag det blir."


def between(start: Operand, end: Operand, today: date, unit: str = "") -> Computation:
    """How long it is from one date to another: days first, then months and days (largest n with start + n ≤ end).

    result: `start`, `end` (ISO, or {earliest, latest}), `days`, `months`, `rest`, `weeks`; `days` is negative when the
    second date comes first. For imprecise dates `days_min` and `days_max` instead, and `months_min` and `months_max`
    (whole months) where the second date comes last whatever day it is; of two months `calendar_months`, from the one
    to the other.
    """
    both = (start, end)
    inputs = tuple(operand.input for operand in both)
    if not (start.value.is_day and end.value.is_day):
        return _between_imprecise(start, end, unit)
    distance = apart(start.value.latest, end.value.latest)
    if distance.days < 0:
        text = f"{sentence(end.mention)} er {days(-distance.days)} før {start.mention}"
    else:
        text = f"Fra {start.mention} til {end.mention} er det {days(distance.days)}"
    result: dict[str, Any] = {
        "start": start.value.latest.isoformat(),
        "end": end.value.latest.isoformat(),
        "days": distance.days,
        "months": distance.months,
        "rest": distance.rest,
    }
    steps = (
        f"{end.step} − {start.step} = {days(distance.days)} (første dag regnes ikke med, siste dag regnes med)",
        f"I måneder: {say_apart(distance)} (hele måneder først, så dager)",
    )
    return Computation(
        "between",
        inputs,
        steps,
        result,
        (
            f"{text}{_long_form(distance, unit)}.",
            *_in_weeks(distance, unit),
            *plan_notes(both),
        ),
        unconfirmed_notes(both),
    )


def in_order(one: Operand, other: Operand, today: date) -> Computation | None:
    """Which of two dates comes first, and by how much; None where that cannot be said. `result`: as of `between`, from
    the first to the last."""
    first, last = sorted((one, other), key=lambda operand: (operand.value.earliest, operand.value.latest))
    if not (first.value.is_day and last.value.is_day):
        return None
    made = between(first, last, today)
    if first.value == last.value:
        text = f"{sentence(first.mention)} er samme dag som {last.mention}."
    else:
        text = f"{sentence(first.mention)} kommer først, {days(made.result['days'])} før {last.mention}."
    return replace(made, sentences=(text, *made.sentences[1:]))


def _in_weeks(distance: Apart, unit: str) -> list[str]:
    return [f"I uker er det {_weeks(distance.days)}."] if unit.startswith("uke") else []


def _in_years(value: Interval, today: date) -> list[str]:
    """The whole years from today to a date that is no one day, or since it."""
    fewest, most = sorted(apart(today, end).months // 12 for end in (value.earliest, value.latest))
    return [f"I hele år er det {most if fewest == most else f'{fewest} til {most}'} år."] if most else []


def _weeks(number: int) -> str:
    """«38 uker og 5 dager»."""
    weeks, rest = divmod(abs(number), _WEEK)
    said = count(weeks, "uke", "uker")
    return f"{said} og {days(rest)}" if rest and weeks else said if weeks else days(rest)


def _how_long_ago(value: Interval, today: date, unit: str = "") -> str:
    """«121 dager siden (4 måneder)», for a month «520 til 550 dager siden (17 til 18 måneder)»."""
    near, far = apart(value.latest, today), apart(value.earliest, today)
    if value.is_day:
        return f"{days(near.days)} siden{_long_form(near, unit)}"
    in_months = f" ({near.months} til {months(far.months)})" if near.months < far.months else ""
    return f"{near.days} til {days(far.days)} siden{in_months}"


def _between_imprecise(start: Operand, end: Operand, unit: str) -> Computation:
    shortest = (end.value.earliest - start.value.latest).days
    longest = (end.value.latest - start.value.earliest).days
    both = (start, end)
    steps: tuple[str, ...] = (
        f"Korteste: {say_day(end.value.earliest)} − {say_day(start.value.latest)} = {days(shortest)}",
        f"Lengste: {say_day(end.value.latest)} − {say_day(start.value.earliest)} = {days(longest)}",
    )
    result = {"start": _bounds(start), "end": _bounds(end), "days_min": shortest, "days_max": longest}
    in_months, in_weeks, by_month = "", [], []
    if shortest > 0:
        few = apart(start.value.latest, end.value.earliest).months
        many = apart(start.value.earliest, end.value.latest).months
        result |= {"months_min": few, "months_max": many}
        in_months = f" ({few} til {months(many)})" if few < many else ""
        if unit.startswith("uke"):
            in_weeks = [f"I hele uker er det {shortest // _WEEK} til {count(longest // _WEEK, 'uke', 'uker')}."]
        if start.value.grain is end.value.grain is Grain.MONTH:
            result["calendar_months"] = number = apart(start.value.earliest, end.value.earliest).months
            by_month = [f"Regnet fra måned til måned er det {months(number)}."]
            steps = (*steps, f"Fra måned til måned: {start.step} + {months(number)} = {end.step}")
    length = f"mellom {shortest} og {days(longest)}{in_months}, alt etter hvilken dag det blir"
    text = f"Fra {start.mention} til {end.mention} er det {length}."
    inputs = tuple(operand.input for operand in both)
    said = (text, *by_month, *in_weeks, *plan_notes(both))
    return Computation("between", inputs, steps, result, said, unconfirmed_notes(both))


def _bounds(operand: Operand) -> dict[str, str]:
    return {"earliest": operand.value.earliest.isoformat(), "latest": operand.value.latest.isoformat()}


def _item(operand: Operand, distance: Apart, today: date) -> dict[str, Any]:
    return {
        "name": operand.name,
        **_bounds(operand),
        "days": distance.days,
        "days_earliest": (operand.value.earliest - today).days,
        "months": distance.months,
        "rest": distance.rest,
        "passed": distance.days < 0,
    }


def _signed(operand: Operand, today: date) -> str:
    first, last = (operand.value.earliest - today).days, (operand.value.latest - today).days
    return days(last) if first == last else f"{first} til {days(last)}"


def _long_form(distance: Apart, unit: str = "") -> str:
    """« (1 måned og 30 dager)» where there is a whole month, else nothing; with years where those were asked for."""
    return f" ({say_apart(distance, unit == 'år')})" if distance.months else ""
