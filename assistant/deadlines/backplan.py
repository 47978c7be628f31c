"""The plan counted back from a go-live: when each thing must be done at the latest.

Each event is counted in one step from the go-live by the longest chain of rules that leads there, backwards and
clamped, which is never later than the last day that still holds. Weekends and holidays are named, nothing is rolled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.arithmetic import latest_start
from assistant.deadlines.length import Length, longest_chain
from assistant.deadlines.operand import (
    NotStated,
    Operand,
    day_off_note,
    not_stated,
    of_deadline,
    of_go_live,
    plan_notes,
    unconfirmed_notes,
)
from assistant.deadlines.shift import moved_step
from assistant.deadlines.wording import days, say_amount, say_day, say_weekday, when
from assistant.deadlines.workdays import holiday_name, is_workday, weekday_name, workday_after, workday_before
from corpus.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest day for an event when go-live is its earliest (`safe`) and its last day (`last`)."""

    event: Event
    length: Length
    safe: date
    last: date


def backplan(timeline: Timeline, go_live: Operand, today: date, events: Sequence[str] = ()) -> Computation | NotStated:
    """The latest day for each event before the wanted go-live; all that the rules reach without `events`.

    result: `go_live` {earliest, latest}; `items`, earliest first: [{`event`, `label`, `months`, `earliest`, `latest`
    (the same for a go-live on a day; `earliest` is the safe one), `weekday`, `holiday`, `workday`, `previous_workday`,
    `next_workday`, `passed`, `estimate`, `rules`}].
    NotStated when no rule leads from such an event to the go-live.
    """
    found = latest_days(timeline, go_live, events)
    target = timeline.go_live_event
    if not found or target is None:
        return NotStated("Kildene oppgir ingen regel som kan regnes tilbake fra driftsdatoen.")
    steps = tuple(
        moved_step(end, -item.length.amount, item.length.place)
        for item in found
        for end in dict.fromkeys((go_live.value.earliest, go_live.value.latest))
    )
    texts = [say_latest(item, today, _before(go_live, target) if item is found[0] else "") for item in found]
    estimates = [rule.text for item in found for rule in item.length.rules if not rule.at_least]
    texts += dict.fromkeys(estimates)
    inputs = [given for item in found for given in item.length.inputs(item.safe, go_live.value.latest)]
    off = {item.safe for item in found if not is_workday(item.safe)}
    return Computation(
        "latest_start",
        (go_live.input, *dict.fromkeys(inputs)),
        steps,
        {
            "form": "backplan",
            "go_live": {"earliest": go_live.value.earliest.isoformat(), "latest": go_live.value.latest.isoformat()},
            "items": [latest_item(item, today) for item in found],
        },
        (*texts, *plan_notes([go_live])),
        (*(day_off_note(day) for day in sorted(off)), *unconfirmed_notes([go_live])),
    )


def backplan_phase(timeline: Timeline, phase: str, today: date, events: Sequence[str] = ()) -> Computation | NotStated:
    """The plan counted back from a phase's stated go-live, beside the deadlines that the sources state for it.

    result: as `backplan`, with `stated`: {event: ISO date}. NotStated when the phase has no stated go-live.
    """
    named = timeline.phase(phase)
    go_live, target = of_go_live(timeline, named), timeline.go_live_event
    if go_live is None or target is None:
        return not_stated(timeline, named, target.id if target else None)
    counted = backplan(timeline, go_live, today, events)
    if isinstance(counted, NotStated):
        return counted
    reached = {item["event"] for item in counted.result["items"]}
    stated = [deadline for deadline in timeline.deadlines_of(phase) if deadline.event in reached]
    operands = [of_deadline(timeline, deadline) for deadline in stated]
    texts = [f"Til sammenligning er {o.name} i kildene {when(o.value)}." for o in operands]
    notes = plan_notes([go_live])
    return Computation(
        counted.operation,
        (*counted.inputs, *(operand.input for operand in operands)),
        counted.steps,
        {**counted.result, "stated": {deadline.event: deadline.when.latest.isoformat() for deadline in stated}},
        (*(text for text in counted.sentences if text not in notes), *texts, *notes),
        counted.warnings,
    )


def latest_days(timeline: Timeline, go_live: Operand, events: Sequence[str] = ()) -> tuple[Latest, ...]:
    """The latest day for each event, earliest first.

    Without `events`, those that something hangs on: an event with a deadline, or one that a rule sets a limit for; not
    the joints between two rules.
    """
    target = timeline.go_live_event
    if target is None:
        return ()
    hung = {deadline.event for deadline in timeline.deadlines} | {
        rule.start for rule in timeline.rules if rule.at_least
    }
    found = []
    for event in timeline.events:
        if event.id not in (events or hung):
            continue
        if length := longest_chain(timeline, event.id, target.id):
            safe, last = (latest_start(d, length.amount) for d in (go_live.value.earliest, go_live.value.latest))
            found.append(Latest(event, length, safe, last))
    return tuple(sorted(found, key=lambda item: (item.safe, item.event.id)))


def say_latest(item: Latest, today: date, before: str = "") -> str:
    """«Dere må starte innføringsprosjektet senest lørdag 1. april 2023, 19 måneder før ønsket driftsdato (…).»"""
    length = say_amount(item.length.amount)
    todo = item.event.todo
    gone = f" Den dagen var for {days((today - item.safe).days)} siden." if item.safe < today else ""
    if item.safe == item.last:
        return f"Dere må {todo} senest {_named(item.safe)}, {length} før{before}.{gone}"
    span = f"{say_day(item.safe)} til {say_day(item.last)}, alt etter hvilken dag det blir"
    return f"Dere må {todo} senest {span}, {length} før{before}; {say_day(item.safe)} holder uansett.{gone}"


def _named(day: date) -> str:
    holiday = holiday_name(day)
    return f"{say_weekday(day)} ({holiday})" if holiday else say_weekday(day)


def _before(go_live: Operand, target: Event) -> str:
    return f" {go_live.mention if go_live.name else f'{target.name} {when(go_live.value)}'}"


def latest_item(item: Latest, today: date) -> dict[str, Any]:
    """The row of one event, for the result."""
    return {
        "event": item.event.id,
        "label": item.event.todo,
        "months": item.length.amount.months,
        "earliest": item.safe.isoformat(),
        "latest": item.last.isoformat(),
        "weekday": weekday_name(item.safe),
        "holiday": holiday_name(item.safe),
        "workday": is_workday(item.safe),
        "previous_workday": workday_before(item.safe).isoformat(),
        "next_workday": workday_after(item.safe).isoformat(),
        "passed": item.safe < today,
        "estimate": item.length.estimate,
        "rules": [rule.id for rule in item.length.rules],
    }
