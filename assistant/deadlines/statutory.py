"""A statutory time limit by domstolloven §§ 148–149, for when the user asks for a computation by law.

A limit in days leaves out the day it starts and counts the day it ends; one in weeks, months or years ends on the day
of the same name or number, or on the month's last day where that number is missing (§ 148). One that ends on a Saturday
or public holiday runs to the next working day (§ 149). It does not govern limits that an agreement sets.
Source: domstolloven §§ 148 and 149, read in Skatteetaten's handbook (ID-5-5.004), 2026-11-23.
"""

from datetime import date

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Amount, add
from assistant.deadlines.operand import Operand, plan_notes, unconfirmed_notes
from assistant.deadlines.shift import clamp_mark
from assistant.deadlines.wording import say_amount, say_day, say_weekday, sentence
from assistant.deadlines.workdays import is_workday, next_workday, why_not_workday
from corpus.errors import SaksvarError

LAW = "domstolloven §§ 148–149"


def statutory_deadline(start: Operand, amount: Amount, today: date) -> Computation:
    """The last day of a statutory limit of `amount` that begins to run on `start`.

    result: `start`, `nominal` (before § 149), `end` (ISO), `moved` (bool), `clamped` (bool), `law`.
    Raises SaksvarError when the start is not one day or the amount is not positive.
    """
    if not start.value.is_day:
        raise SaksvarError(f"{sentence(start.mention)} er ikke én dag, så fristen kan ikke regnes. Oppgi en dag.")
    if amount.months < 0 or amount.days < 0 or not (amount.months or amount.days):
        raise SaksvarError("En lovbestemt frist må vare i minst én dag. Oppgi for eksempel «3 uker».")
    first = start.value.latest
    nominal = add(first, amount)
    end = next_workday(nominal)
    length = say_amount(amount)
    steps = [
        f"{start.step} + {length} = {say_day(nominal)}{clamp_mark(first, amount)} (§ 148: startdagen regnes ikke med)"
    ]
    texts = [f"En lovbestemt frist på {length} fra {start.mention} går ut {say_weekday(end)} (etter {LAW})."]
    if end != nominal:
        reason = why_not_workday(nominal)
        steps.append(f"{say_day(nominal)} er {reason}; § 149 forlenger til {say_weekday(end)}")
        texts.append(f"{sentence(say_day(nominal))} er {reason}, så § 149 forlenger fristen til neste virkedag.")
    else:
        steps.append(f"{say_day(nominal)} er en virkedag; § 149 flytter ikke fristen")
    texts.append("Reglene gjelder lovbestemte frister, ikke frister som en avtale setter.")
    result = {
        "start": first.isoformat(),
        "nominal": nominal.isoformat(),
        "end": end.isoformat(),
        "moved": end != nominal,
        "clamped": bool(clamp_mark(first, amount)),
        "law": LAW,
        "form": "statutory_limit",
        "workday": is_workday(nominal),
    }
    told = (*texts, *plan_notes([start]))
    return Computation("statutory", (start.input,), tuple(steps), result, told, unconfirmed_notes([start]))


def statutory_end(deadline: Operand, today: date) -> Computation:
    """The day a stated deadline would run out if § 149 governed it: itself, or the next working day.

    result: `nominal`, `end` (ISO), `moved` (bool), `law`. Raises SaksvarError when the deadline is not one day.
    """
    if not deadline.value.is_day:
        raise SaksvarError(f"{sentence(deadline.mention)} er ikke én dag, så § 149 kan ikke brukes. Oppgi en dag.")
    nominal = deadline.value.latest
    end = next_workday(nominal)
    reason = why_not_workday(nominal)
    if end != nominal:
        lead = f"Regnet etter domstolloven § 149 går {deadline.mention} ut {say_weekday(end)}."
        texts = [lead, f"{sentence(say_day(nominal))} er {reason}, og § 149 forlenger fristen til neste virkedag."]
        step = f"{deadline.step} er {reason}; § 149 forlenger til {say_weekday(end)}"
    else:
        lead = f"Regnet etter domstolloven § 149 går {deadline.mention} ut samme dag, {say_weekday(end)}."
        texts = [lead, f"{sentence(say_day(nominal))} er en virkedag, så § 149 flytter ikke fristen."]
        step = f"{deadline.step} er en virkedag; § 149 flytter ikke fristen"
    texts.append("Reglene gjelder lovbestemte frister, ikke frister som en avtale setter; avtalen avgjør.")
    result = {
        "form": "statutory_end",
        "nominal": nominal.isoformat(),
        "end": end.isoformat(),
        "moved": end != nominal,
        "law": "domstolloven § 149",
    }
    told = (*texts, *plan_notes([deadline]))
    return Computation("statutory", (deadline.input,), (step,), result, told, unconfirmed_notes([deadline]))
