"""The last day to do something in a phase so that everything stated after it still fits the rules."""

from dataclasses import dataclass
from datetime import date

from assistant.answer import Computation
from assistant.deadlines.arithmetic import latest_start
from assistant.deadlines.length import Length, longest_chain
from assistant.deadlines.operand import (
    NotStated,
    Operand,
    day_off_note,
    not_stated,
    of_stated,
    plan_notes,
    unconfirmed_notes,
)
from assistant.deadlines.shift import moved_step
from assistant.deadlines.wording import days, say_amount, say_day, say_weekday, sentence
from assistant.deadlines.workdays import is_workday
from corpus.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Bound:
    """What one later date allows: `safe` for its earliest day, `last` for its last day (equal for a date on a day)."""

    event: Event
    stated: Operand
    length: Length
    safe: date
    last: date


def latest_fitting(timeline: Timeline, phase: str, event: str, today: date) -> Computation | NotStated:
    """The last day for the event such that its own deadline and every later date stated in the phase still fit.

    Dates on a day bind; an imprecise one, such as a go-live in a quarter, is told beside them with its own bound.
    result: `latest` (ISO), `binding` (the event whose date decides), `deadline` (ISO or None: the stated one),
    `days_before_deadline`, `passed`, `bounds`: [{`event`, `stated_earliest`, `stated_latest`, `months`, `safe`,
    `last`}].
    NotStated when the phase has neither such a deadline nor a later date that binds it.
    """
    named, origin = timeline.phase(phase), timeline.event(event)
    own = of_stated(timeline, named, event)
    bounds = bounds_of(timeline, phase, event)
    exact = [bound for bound in bounds if bound.stated.value.is_day]
    days_open = [(bound.safe, bound.event.id) for bound in exact] + ([(own.value.latest, event)] if own else [])
    if not days_open:
        return not_stated(timeline, named, event)
    latest, binding = min(days_open)
    operands = [*([own] if own else []), *(bound.stated for bound in bounds)]
    texts = [f"Skal alt gå opp i {named.name}, må dere {origin.todo} senest {say_weekday(latest)}."]
    if own and latest < own.value.latest:
        texts.append(f"Det er {days((own.value.latest - latest).days)} før {own.mention}.")
    texts += [_say_bound(bound) for bound in bounds]
    if latest < today:
        texts.append(f"Den dagen var for {days((today - latest).days)} siden.")
    return Computation(
        "latest_start",
        (
            *(operand.input for operand in operands),
            *dict.fromkeys(given for b in bounds for given in b.length.inputs(b.safe, b.stated.value.latest)),
        ),
        tuple(
            moved_step(day, -bound.length.amount, bound.length.place)
            for bound in bounds
            for day in dict.fromkeys((bound.stated.value.earliest, bound.stated.value.latest))
        ),
        {
            "form": "latest_fitting",
            "latest": latest.isoformat(),
            "binding": binding,
            "deadline": own.value.latest.isoformat() if own else None,
            "days_before_deadline": (own.value.latest - latest).days if own else None,
            "passed": latest < today,
            "bounds": [_item(bound) for bound in bounds],
        },
        (*texts, *plan_notes(operands)),
        (*([] if is_workday(latest) else [day_off_note(latest)]), *unconfirmed_notes(operands)),
    )


def bounds_of(timeline: Timeline, phase: str, event: str) -> tuple[Bound, ...]:
    """What each later date stated in the phase allows for the event, by the longest chain of rules; days first."""
    named = timeline.phase(phase)
    found = []
    for later in timeline.events:
        stated = of_stated(timeline, named, later.id) if later.id != event else None
        length = longest_chain(timeline, event, later.id)
        if stated and length:
            safe, last = (latest_start(d, length.amount) for d in (stated.value.earliest, stated.value.latest))
            found.append(Bound(later, stated, length, safe, last))
    found.sort(key=lambda bound: (not bound.stated.value.is_day, bound.safe, bound.event.id))
    return tuple(found)


def _say_bound(bound: Bound) -> str:
    text = f"{bound.length.text}; {say_amount(bound.length.amount)} før {bound.stated.mention} er"
    if bound.safe == bound.last:
        return sentence(f"{text} {say_day(bound.safe)}.")
    return sentence(f"{text} {say_day(bound.safe)} til {say_day(bound.last)}, alt etter hvilken dag det blir.")


def _item(bound: Bound) -> dict[str, object]:
    return {
        "event": bound.event.id,
        "stated_earliest": bound.stated.value.earliest.isoformat(),
        "stated_latest": bound.stated.value.latest.isoformat(),
        "months": bound.length.amount.months,
        "safe": bound.safe.isoformat(),
        "last": bound.last.isoformat(),
    }
