"""Working days between two dates, and the date some working days away.

Day counting: (start, end], the first day out, the last in. «Virkedag» has two meanings in Norwegian law: ferieloven § 5
takes Saturday in, the EEA deadline rules leave it out; both numbers are given when that word is used.
"""

from datetime import date

from assistant.answer import Computation
from assistant.deadlines.operand import Operand, plan_notes, unconfirmed_notes
from assistant.deadlines.wording import count, listed, say_day, say_weekday, sentence
from assistant.deadlines.workdays import add_workdays, count_workdays
from corpus.errors import SaksvarError

_RULE = "mandag til fredag uten norske helligdager; første dag regnes ikke med, siste dag regnes med"


def workdays_between(start: Operand, end: Operand, today: date, virkedag: bool = False) -> Computation:
    """How many working days lie after `start` up to and with `end`, with the holidays that were taken out, by name.

    `virkedag`: that word was used, so the count with Saturdays is said too.
    result: `start`, `end` (ISO), `workdays`, `with_saturdays`, `holidays`: [{`date`, `name`}]; negative when `end`
    comes first. Raises SaksvarError when a date is not one day.
    """
    first, last = _day(start), _day(end)
    counted = count_workdays(first, last)
    off = [f"{name} ({say_day(day)})" for day, name in counted.days_off]
    weekdays_off = [f"{name} ({say_day(day)})" for day, name in counted.days_off if day.weekday() < 5]
    number = count(abs(counted.workdays), "virkedag", "virkedager")
    back = " tilbake" if counted.workdays < 0 else ""
    sentences = [f"Fra {start.mention} til {end.mention} er det {number}{back} (mandag til fredag)."]
    if virkedag:
        with_saturdays = count(abs(counted.with_saturdays), "virkedag", "virkedager")
        sentences.append(f"Regnes lørdag som virkedag, slik ferieloven gjør, er det {with_saturdays}.")
    if weekdays_off:
        sentences.append(f"Trukket fra: {listed(weekdays_off)}.")
    steps = (
        f"Fra {start.step} til {end.step}: {_RULE} = {number}",
        f"Helligdager trukket fra: {listed(off) if off else 'ingen'}",
        f"Med lørdager: {counted.with_saturdays}",
    )
    result = {
        "form": "workdays_between",
        "start": first.isoformat(),
        "end": last.isoformat(),
        "workdays": counted.workdays,
        "with_saturdays": counted.with_saturdays,
        "holidays": [{"date": day.isoformat(), "name": name} for day, name in counted.days_off],
    }
    both = (start, end)
    inputs = tuple(operand.input for operand in both)
    told = (*sentences, *plan_notes(both))
    return Computation("working_days", inputs, steps, result, told, unconfirmed_notes(both))


def workdays_from(start: Operand, number: int, today: date) -> Computation:
    """The day on which `number` working days have passed since `start`; negative counts back.

    result: `start`, `end` (ISO), `workdays`. Raises SaksvarError when the start is not one day.
    """
    first = _day(start)
    end = add_workdays(first, number)
    length = count(abs(number), "virkedag", "virkedager")
    direction = "før" if number < 0 else "etter"
    off = [f"{name} ({say_day(day)})" for day, name in count_workdays(first, end).days_off if day.weekday() < 5]
    skipped = (f"Hoppet over: {listed(off)}.",) if off else ()
    return Computation(
        "working_days",
        (start.input,),
        (f"{start.step} {'−' if number < 0 else '+'} {length} ({_RULE}) = {say_day(end)}",),
        {"form": "workdays_from", "start": first.isoformat(), "end": end.isoformat(), "workdays": number},
        (sentence(f"{length} {direction} {start.mention} er {say_weekday(end)}."), *skipped, *plan_notes([start])),
        unconfirmed_notes([start]),
    )


def _day(operand: Operand) -> date:
    if not operand.value.is_day:
        raise SaksvarError(f"{sentence(operand.mention)} er ikke én dag, så virkedagene kan ikke telles. Oppgi en dag.")
    return operand.value.latest
