"""What day of the week a date is, whether it is a day off, and the working days around it. It never moves the date."""

from datetime import date

from assistant.answer import Computation
from assistant.deadlines.operand import Operand, plan_notes, unconfirmed_notes
from assistant.deadlines.wording import say_day, say_weekday, sentence
from assistant.deadlines.workdays import holiday_name, is_workday, weekday_name, workday_after, workday_before
from corpus.errors import SaksvarError


def weekday(operand: Operand, today: date) -> Computation:
    """Whether the date is a weekend or public holiday, and the working day before and after it.

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
