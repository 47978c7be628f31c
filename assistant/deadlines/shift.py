"""A date moved by an amount of time, in one step from where it stands.

Months move first and clamp to the month's last day; days after. A plan label moves as a label (a quarter stays a
quarter), a date somewhere in a stretch moves by both its ends.
"""

from datetime import date

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Amount, add, add_months, shift_label, was_clamped
from assistant.deadlines.operand import Operand, plan_notes, unconfirmed_notes
from assistant.deadlines.wording import like, say_amount, say_day, say_interval, say_weekday
from assistant.deadlines.workdays import FIRST_YEAR, LAST_YEAR, holiday_name
from corpus.interval import Interval


def shift(start: Operand, amount: Amount, today: date) -> Computation:
    """The date that lies `amount` after `start`, or before it when the amount is negative.

    result: `earliest`, `latest` (the same for a day), `start` {earliest, latest}, `months`, `days` (the amount),
    `clamped` (bool), `weekday` (of a day, else None).
    """
    moved = like(start.value.wording, shift_label(start.value, amount))
    back = amount.months < 0 or (amount.months == 0 and amount.days < 0)
    direction = "før" if back else "etter"
    length = say_amount(amount)
    clamped = start.value.is_day and was_clamped(start.value.latest, amount)
    said = _with_holiday(moved)
    text = f"{_first(length)} {direction} {start.mention} er {said}."
    notes = (clamp_note(start.value.latest, amount),) if clamped else ()
    step = f"{start.step} {'−' if back else '+'} {length} = {say_interval(moved)}"
    result = {
        "earliest": moved.earliest.isoformat(),
        "latest": moved.latest.isoformat(),
        "start": {"earliest": start.value.earliest.isoformat(), "latest": start.value.latest.isoformat()},
        "months": amount.months,
        "days": amount.days,
        "clamped": clamped,
        "weekday": say_weekday(moved.latest).split()[0] if moved.is_day else None,
    }
    return Computation(
        "shift",
        (start.input,),
        (step + clamp_mark(start.value.latest, amount) if start.value.is_day else step,),
        result,
        (text, *notes, *plan_notes([start])),
        unconfirmed_notes([start]),
    )


def moved_step(start: date, amount: Amount, place: str = "") -> str:
    """One line of the *regnestykke*: «31. oktober 2022 − 6 måneder (lysbilde 10) = 30. april 2022 (klemt fra 31.)»."""
    sign = "−" if amount.months < 0 or amount.days < 0 else "+"
    where = f" ({place})" if place else ""
    moved = say_day(add(start, amount))
    return f"{say_day(start)} {sign} {say_amount(amount)}{where} = {moved}{clamp_mark(start, amount)}"


def clamp_mark(start: date, amount: Amount) -> str:
    """« (klemt fra 31.)» when the month lacked the day's number, else nothing."""
    return f" (klemt fra {start.day}.)" if was_clamped(start, amount) else ""


def clamp_note(start: date, amount: Amount) -> str:
    """That the month moved to is too short, as a sentence."""
    landed = add_months(start, amount.months)
    return (
        f"{_month_and_year(landed)} har ikke noen {start.day}., så datoen blir månedens siste dag, {say_day(landed)}."
    )


def _month_and_year(day: date) -> str:
    name, year = say_day(day).split()[1:]
    return f"{name.capitalize()} {year}"


def _with_holiday(moved: Interval) -> str:
    if not moved.is_day:
        return say_interval(moved)
    day = moved.latest
    holiday = holiday_name(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return f"{say_weekday(day)} ({holiday})" if holiday else say_weekday(day)


def _first(length: str) -> str:
    return length[:1].upper() + length[1:]
