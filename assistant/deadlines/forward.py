"""The plan counted forward from the day something is done: when what follows can be at the earliest.

Each event is counted in one step from that day by the longest chain of rules that leads there. A length that the
sources do not tie to the event is told beside it, never used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Amount, add
from assistant.deadlines.length import Length, longest_chain, of_rules
from assistant.deadlines.operand import NotStated, Operand, of_go_live, of_stated, plan_notes, unconfirmed_notes
from assistant.deadlines.shift import moved_step
from assistant.deadlines.wording import days, listed, say_amount, say_day
from corpus.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first day an event can be on, when the start is its earliest (`first`) and its last day (`last`).

    `tied` is False when the sources do not say that this length begins with the start's event.
    """

    event: Event
    length: Length
    first: date
    last: date
    tied: bool = True


def forward(
    timeline: Timeline,
    start: Operand,
    event: str,
    today: date,
    phase: str | None = None,
    wanted: Sequence[str] = (),
) -> Computation | NotStated:
    """When the events after `event` can be at the earliest if it is done on `start`, and which go-lives that reaches.

    With `phase`, each is held against the date that the sources state for it there. `wanted`: only these events, also
    the joints between two rules.
    result: `start` {earliest, latest}; `items`: [{`event`, `label`, `months`, `earliest`, `latest`, `tied`, `rules`,
    `stated`, `slack_days`}] (`stated` ISO and `slack_days` only with `phase`, else None); `reaches`: ids of the phases
    whose planned go-live is not too early. NotStated when no rule leads on from the event.
    """
    found = earliest_days(timeline, start, event, wanted)
    if not found:
        return NotStated(f"Kildene oppgir ingen regel som kan regnes framover fra å {timeline.event(event).todo}.")
    texts, items, against, inputs = [], [], [], [start.input]
    for item in found:
        stated = of_stated(timeline, timeline.phase(phase), item.event.id) if phase else None
        items.append(_item(item, stated))
        texts.append(say_earliest(item, start))
        inputs += item.length.inputs(start.value.earliest, item.last)
        if stated and item.tied:
            against.append(stated)
            texts.append(_held_against(item, stated))
    reached = _reached(timeline, found)
    if not phase and reached:
        names = listed([timeline.phase(name).name for name in reached])
        texts.append(f"Det er i tide til planlagt {_go_live_name(timeline)} for {names}.")
    inputs += [stated.input for stated in against]
    ends = tuple(dict.fromkeys((start.value.earliest, start.value.latest)))
    span = {"earliest": start.value.earliest.isoformat(), "latest": start.value.latest.isoformat()}
    return Computation(
        "forward_plan",
        tuple(dict.fromkeys(inputs)),
        tuple(moved_step(day, item.length.amount, item.length.place) for item in found for day in ends),
        {"start": span, "items": items, "reaches": reached},
        (*texts, *plan_notes([start, *against])),
        unconfirmed_notes([start]),
    )


def earliest_days(timeline: Timeline, start: Operand, event: str, wanted: Sequence[str] = ()) -> tuple[Earliest, ...]:
    """The first day of each event that the rules reach from `event`; the lengths that are not tied to it come last."""
    hung = {deadline.event for deadline in timeline.deadlines} | {e.id for e in timeline.events if e.go_live}
    chained = [
        _earliest(start, target, length, True)
        for target in timeline.events
        if target.id in (wanted or hung) and (length := longest_chain(timeline, event, target.id))
    ]
    beside = [
        _earliest(start, timeline.event(rule.against[1]), of_rules(timeline, (rule,)), False)
        for rule in timeline.rules
        if rule.against and rule.against[0] == event and (not wanted or rule.against[1] in wanted)
    ]
    return (*sorted(chained, key=lambda item: (item.first, item.event.id)), *beside)


def _earliest(start: Operand, target: Event, length: Length, tied: bool) -> Earliest:
    amount: Amount = length.amount
    return Earliest(target, length, add(start.value.earliest, amount), add(start.value.latest, amount), tied)


def say_earliest(item: Earliest, start: Operand) -> str:
    """«Dere kan tidligst utløse opsjonen 30. november 2022, 6 måneder etter 30. mai 2022.»"""
    span = say_day(item.first) if item.first == item.last else f"{say_day(item.first)} til {say_day(item.last)}"
    length = say_amount(item.length.amount)
    if not item.tied:
        rule = item.length.rules[0]
        number = rule.wording.split()[0]
        return (
            f"Regnes {rule.name} ({rule.wording}) fra samme dag, kan dere tidligst {item.event.todo} {span}; "
            f"kildene sier ikke at de {number} månedene begynner da."
        )
    return f"Dere kan tidligst {item.event.todo} {span}, {length} etter {start.mention}."


def _held_against(item: Earliest, stated: Operand) -> str:
    slack = (stated.value.latest - item.last).days
    if slack < 0:
        return f"Det er {days(-slack)} etter {stated.mention}."
    if item.last <= stated.value.earliest:
        return f"Det er {days((stated.value.earliest - item.last).days)} før {stated.mention}."
    return f"Det er innenfor {stated.mention}, med {days(slack)} igjen av tidsrommet."


def _reached(timeline: Timeline, found: tuple[Earliest, ...]) -> list[str]:
    ready = [item.last for item in found if item.event.go_live and item.tied]
    if not ready:
        return []
    live = [(phase.id, of_go_live(timeline, phase)) for phase in timeline.phases]
    return [name for name, operand in live if operand and operand.value.latest >= max(ready)]


def _go_live_name(timeline: Timeline) -> str:
    return timeline.go_live_event.name if timeline.go_live_event else ""


def _item(item: Earliest, stated: Operand | None) -> dict[str, Any]:
    return {
        "event": item.event.id,
        "label": item.event.todo,
        "months": item.length.amount.months,
        "earliest": item.first.isoformat(),
        "latest": item.last.isoformat(),
        "tied": item.tied,
        "rules": [rule.id for rule in item.length.rules],
        "stated": stated.value.latest.isoformat() if stated else None,
        "slack_days": (stated.value.latest - item.last).days if stated else None,
    }
