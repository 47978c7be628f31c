"""The dates that the plan states: deadlines, go-lives and happenings, and the next deadline from today.

Nothing is counted but the days to or since each date; a phase without a date is said to have none.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.between import remaining
from assistant.deadlines.operand import (
    NotStated,
    Operand,
    handling_notes,
    not_stated,
    of_deadline,
    of_go_live,
    of_milestone,
    plan_notes,
    unconfirmed_notes,
)
from assistant.deadlines.wording import sentence, when
from corpus.interval import Interval
from corpus.timeline import Deadline, Event, Milestone, Phase, Timeline


def deadlines(
    timeline: Timeline,
    today: date,
    phases: Sequence[str] = (),
    events: Sequence[str] = (),
    within: Interval | None = None,
) -> Computation | NotStated:
    """The stated deadlines of these phases and events (all without), inside a stretch of time such as a year.

    result: `items`: [{`id`, `phase`, `event`, `label`, `earliest`, `latest`, `days`, `passed`, `confirmed`}], earliest
    first; `days` from today to the last day, negative when passed.
    NotStated when a phase has no such deadline, or when none falls in the stretch.
    """
    for name in phases:
        chosen = [d for d in timeline.deadlines_of(name) if not events or d.event in events]
        if not chosen:
            return not_stated(timeline, timeline.phase(name), events[0] if events else None)
    found = tuple(
        deadline
        for deadline in timeline.deadlines_of()
        if (not phases or deadline.phase in phases)
        and (not events or deadline.event in events)
        and (within is None or _overlap(deadline.when, within))
    )
    if not found:
        where = f" {when(within)}" if within else ""
        nearest = tuple(of_deadline(timeline, deadline) for deadline in timeline.deadlines_of())
        return NotStated(f"Kildene oppgir ingen slik frist{where}.", nearest)
    return _told("deadlines", timeline, found, today)


def next_deadline(
    timeline: Timeline, today: date, phases: Sequence[str] = (), events: Sequence[str] = ()
) -> Computation | NotStated:
    """The first stated deadline that has not passed on `today`; when all have passed, the last of them, said as passed.

    result: as `deadlines`, with `all_passed` (bool) added.
    """
    chosen = deadlines(timeline, today, phases, events)
    if isinstance(chosen, NotStated):
        return chosen
    all_of_them = tuple(
        d for d in timeline.deadlines_of() if (not phases or d.phase in phases) and (not events or d.event in events)
    )
    coming = tuple(d for d in all_of_them if d.when.latest >= today)
    first = tuple(d for d in coming if d.when.latest == coming[0].when.latest) or all_of_them[-1:]
    told = _told("next_deadline", timeline, first, today)
    lead = ("Alle fristene i kildene er passert.",) if not coming else ()
    result = {**told.result, "all_passed": not coming}
    return Computation(told.operation, told.inputs, told.steps, result, (*lead, *told.sentences), told.warnings)


def go_lives(timeline: Timeline, today: date, phases: Sequence[str] = ()) -> Computation | NotStated:
    """When each phase is planned to go live; all that have a stated date without `phases`.

    result: `items`: [{`phase`, `earliest`, `latest`, `passed`}]. NotStated when a named phase has no stated date.
    """
    chosen = [timeline.phase(name) for name in phases] or [p for p in timeline.phases if p.go_live]
    event = timeline.go_live_event
    if event is None or not chosen:
        return NotStated("Kildene oppgir ingen dato for når noe skal i drift.")
    for phase in chosen:
        if phase.go_live is None:
            return not_stated(timeline, phase, event.id)
    operands = tuple(operand for phase in chosen if (operand := of_go_live(timeline, phase)))
    pairs = tuple(zip(chosen, operands, strict=True))
    return Computation(
        "look_up",
        tuple(operand.input for operand in operands),
        tuple(f"{phase.name}: {operand.step}" for phase, operand in pairs),
        {"form": "go_lives", "items": [_go_live_item(phase, operand, today) for phase, operand in pairs]},
        (*(say_go_live(phase, operand, event, today) for phase, operand in pairs), *plan_notes(operands)),
        unconfirmed_notes(operands),
    )


def milestones(timeline: Timeline, today: date, names: Sequence[str]) -> Computation:
    """When the named happenings are, or how long ago they were.

    result: `items`: [{`id`, `label`, `earliest`, `latest`, `days`, `passed`}].
    """
    chosen = tuple(milestone for milestone in timeline.milestones if milestone.id in names)
    operands = tuple(of_milestone(timeline, milestone) for milestone in chosen)
    return Computation(
        "look_up",
        tuple(operand.input for operand in operands),
        tuple(f"{operand.name}: {operand.step}" for operand in operands),
        {"form": "milestones", "items": [_milestone_item(milestone, today) for milestone in chosen]},
        tuple(remaining(operand, today) for operand in operands),
    )


def say_go_live(phase: Phase, operand: Operand, event: Event, today: date) -> str:
    """«PD2 skal etter planen settes i drift i mai 2022.», in the past tense once it has passed."""
    will = "skulle" if operand.value.latest < today else "skal"
    return f"{sentence(phase.name)} {will} etter planen {event.todo} {when(operand.value)}."


def _told(form: str, timeline: Timeline, found: tuple[Deadline, ...], today: date) -> Computation:
    operands = tuple(of_deadline(timeline, deadline) for deadline in found)
    return Computation(
        "look_up",
        tuple(operand.input for operand in operands),
        tuple(f"{deadline.label}: {operand.step}" for deadline, operand in zip(found, operands, strict=True)),
        {"form": form, "items": [_deadline_item(deadline, today) for deadline in found]},
        (*(remaining(operand, today) for operand in operands), *plan_notes(operands)),
        (*handling_notes(o for o in operands if o.value.latest >= today), *unconfirmed_notes(operands)),
    )


def _overlap(one: Interval, other: Interval) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _dated(value: Interval, today: date) -> dict[str, Any]:
    return {
        "earliest": value.earliest.isoformat(),
        "latest": value.latest.isoformat(),
        "days": (value.latest - today).days,
        "passed": value.latest < today,
    }


def _deadline_item(deadline: Deadline, today: date) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "phase": deadline.phase,
        "event": deadline.event,
        "label": deadline.label,
        "confirmed": deadline.confirmed,
        **_dated(deadline.when, today),
    }


def _go_live_item(phase: Phase, operand: Operand, today: date) -> dict[str, Any]:
    return {"phase": phase.id, **_dated(operand.value, today)}


def _milestone_item(milestone: Milestone, today: date) -> dict[str, Any]:
    return {"id": milestone.id, "label": milestone.name, **_dated(milestone.when, today)}
