"""What day of the week a date is, whether it is a day off, and the working days around it. It never moves the date."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum

from assistant.answer import Computation
from assistant.deadlines.operand import Operand, plan_notes, unconfirmed_notes
from assistant.deadlines.wording import say_day, say_weekday, sentence
from assistant.deadlines.workdays import (
    SATURDAY,
    holiday_name,
    is_workday,
    weekday_name,
    workday_after,
    workday_before,
)
from corpus.errors import SaksvarError


class Asks(StrEnum):
    """What a yes/no question on a date wants to know."""

    WORKDAY = "virkedag"
    WEEKEND = "helg"
    HOLIDAY = "helligdag"
    DAY_OFF = "fridag"


def weekday(operand: Operand, today: date, asks: Asks | None = None, named_days: Collection[str] = ()) -> Computation:
    """Whether the date is a weekend or public holiday, and the working day before and after it.

    `asks` or `named_days` («lørdag» in «er det en lørdag?») make the first word of the answer «Ja» or «Nei».
    result: `date`, `weekday`, `holiday` (name or None), `workday` (bool), `previous_workday`, `next_workday` (ISO,
    strictly before and after). Raises SaksvarError when the date is not one day.
    """
    if not operand.value.is_day:
        raise SaksvarError(f"{sentence(operand.mention)} er ikke én dag, så den har ingen ukedag. Oppgi en dag.")
    day = operand.value.latest
    before, after = workday_before(day), workday_after(day)
    works = is_workday(day)
    name = f"{sentence(operand.name)}, {say_day(day)}, er" if operand.name else f"{say_day(day)} er"
    holiday = holiday_name(day)
    if works:
        told = f"{name} en {weekday_name(day)} og en vanlig virkedag."
    else:
        told = f"{name} en {weekday_name(day)}{f' og {holiday}' if holiday else ''}, altså ikke en virkedag."
        if weekday_name(day) == "lørdag" and not holiday:
            told = f"{name} en lørdag, altså ikke en virkedag (mandag til fredag); ferieloven regner lørdag med."
    if asks or named_days:
        told = f"{'Ja' if _is_so(day, asks, named_days) else 'Nei'}. {sentence(told)}"
    past = day < today
    around = f"Siste virkedag før {'var' if past else 'er'} {say_weekday(before)}, neste {'var' if past else 'er'} "
    sentences = [told, f"{around}{say_weekday(after)}."]
    if operand.is_deadline and not works:
        safe = f"Det sikre er å handle senest {say_weekday(before)}."
        sentences.append(f"Kilden sier ikke om fristen da flyttes; avtalen avgjør. {safe}")
    result = {
        "date": day.isoformat(),
        "weekday": weekday_name(day),
        "holiday": holiday,
        "workday": works,
        "previous_workday": before.isoformat(),
        "next_workday": after.isoformat(),
    }
    step = f"{operand.step}: {say_weekday(day)}{f', {holiday}' if holiday else ''}; datoen flyttes ikke"
    told_all = (*sentences, *plan_notes([operand]))
    return Computation("weekday", (operand.input,), (step,), result, told_all, unconfirmed_notes([operand]))


def in_week(computed: Computation) -> Computation:
    """The same with the number of the week first (ISO 8601: Monday to Sunday, the first with four days of the year)."""
    day = date.fromisoformat(computed.result["date"])
    week = day.isocalendar().week
    told = f"{say_day(day)} er i uke {week}."
    result = {**computed.result, "week": week}
    return replace(computed, result=result, sentences=(told, *computed.sentences))


def _is_so(day: date, asks: Asks | None, named_days: Collection[str]) -> bool:
    if named_days:
        return weekday_name(day) in named_days
    match asks:
        case Asks.WORKDAY:
            return is_workday(day)
        case Asks.WEEKEND:
            return day.weekday() >= SATURDAY
        case Asks.HOLIDAY:
            return holiday_name(day) is not None
        case _:
            return not is_workday(day)


def workday_beside(operand: Operand, today: date, after: bool = False) -> Computation:
    """The last working day before the date, or the first one after it, that day itself never counted.

    result: `date` (that working day), `of` (the date), `weekday`, `previous_workday`, `next_workday` (ISO).
    Raises SaksvarError when the date is not one day.
    """
    about = weekday(operand, today)
    key, word = ("next_workday", "Første virkedag etter") if after else ("previous_workday", "Siste virkedag før")
    found = date.fromisoformat(about.result[key])
    verb = "var" if found < today else "er"
    lead = f"{word} {operand.mention} {verb} {say_weekday(found)}."
    is_so, _, *rest = about.sentences
    return Computation(
        "working_days",
        about.inputs,
        (*about.steps, f"{word} {say_day(operand.value.latest)}: {say_weekday(found)}"),
        {
            "form": "workday_beside",
            "date": found.isoformat(),
            "of": about.result["date"],
            "weekday": weekday_name(found),
            "previous_workday": about.result["previous_workday"],
            "next_workday": about.result["next_workday"],
        },
        (lead, is_so, *rest),
        about.warnings,
    )
