"""The plan after a delay: what the sources say is moved, by as much, and what they do not say is moved.

A go-live moves as its label (Q3/4 2023 and 6 months is Q1/2 2024). A deadline is a day and moves as a day, and only
as a question of «hvis»: the sources move phases, and say nothing of deadlines or of agreements that are signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.answer import Computation, Input
from assistant.deadlines.arithmetic import Amount, shift_hull, shift_label
from assistant.deadlines.operand import NotStated, Operand, of_deadline, of_go_live, plan_notes
from assistant.deadlines.wording import like, listed, say_amount, say_interval, sentence, when
from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval
from corpus.timeline import Deadline, Delay, Phase, Timeline


@dataclass(frozen=True, slots=True)
class Moved:
    """A phase that the delay names: its go-live before and after, and its deadlines with where they would go."""

    phase: Phase
    before: Interval | None
    after: Interval | None
    deadlines: tuple[tuple[Deadline, Interval], ...]


def moved_phases(timeline: Timeline, delay: Delay, amount: Amount) -> tuple[Moved, ...]:
    """Every phase the delay names, in the order of the plan, moved by the amount."""
    return tuple(_moved(timeline, phase, amount) for phase in timeline.phases if phase.id in delay.moves)


def _moved(timeline: Timeline, phase: Phase, amount: Amount) -> Moved:
    before = phase.go_live
    after = like(before.wording, shift_label(before, amount)) if before else None
    deadlines = tuple((d, shift_hull(d.when, amount)) for d in timeline.deadlines_of(phase.id))
    return Moved(phase, before, after, deadlines)


def delayed(
    timeline: Timeline, amount: Amount, today: date, cause: str | None = None, phases: Iterable[str] = ()
) -> Computation | NotStated:
    """What a delay moves; only these phases are told of when `phases` is given. `cause` is a delay's id.

    result: `months`, `days`; `moved`: [{`phase`, `before`, `after` ({earliest, latest, said} or None), `deadlines`:
    [{`id`, `event`, `stated`, `if_moved`}]}]; `unmoved`: [{`phase`, `go_live` or None}]; `cause`.
    NotStated when the sources say of no delay what it moves.
    """
    delay = delay_named(timeline, cause)
    if delay is None:
        return NotStated("Kildene sier ikke hva en forsinkelse flytter.")
    if amount.months < 0 or amount.days < 0:
        return NotStated("Kildene sier bare hva en forsinkelse flytter, ikke hva som skjer hvis noe kommer tidligere.")
    wanted = tuple(phases)
    moved = [m for m in moved_phases(timeline, delay, amount) if not wanted or m.phase.id in wanted]
    unmoved = [p for p in timeline.phases if p.id not in delay.moves and (not wanted or p.id in wanted)]
    operands = _operands(timeline, [m.phase for m in moved], unmoved)
    length, place = say_amount(amount), timeline.place(delay.evidence)
    texts = [
        *(_say_moved(m, length) for m in moved if m.before),
        *_say_undated([m.phase for m in moved if not m.before]),
        *(_say_unmoved(p) for p in unmoved if p.go_live or timeline.deadlines_of(p.id)),
        delay.text,
        *(_say_deadlines(m, timeline) for m in moved if m.deadlines),
        "Kildene sier ikke om fristene, eller avtaler som er inngått, flyttes.",
    ]
    steps = [
        f"{m.phase.name}: {say_interval(m.before)} + {length} ({place}) = {say_interval(m.after)}"
        for m in moved
        if m.before and m.after
    ]
    return Computation(
        "delay",
        (_delay_input(delay, moved, amount, today), *(operand.input for operand in operands)),
        tuple(steps),
        {
            "form": "delayed",
            "cause": delay.id,
            "months": amount.months,
            "days": amount.days,
            "moved": [moved_item(m) for m in moved],
            "unmoved": [{"phase": p.id, "go_live": _span(p.go_live)} for p in unmoved],
        },
        (*texts, *plan_notes(operands)),
    )


def delay_rule(
    timeline: Timeline, today: date, cause: str | None = None, phases: Iterable[str] = (), deadlines: bool = False
) -> Computation | NotStated:
    """What a delay moves when nobody says how long it is: what the rule names, and what it does not.

    `deadlines`: it is the deadlines that were asked about.
    result: `cause`, `moves`: [phase], `not_named`: [phase]. NotStated when the sources say of no delay what it moves.
    """
    delay = delay_named(timeline, cause)
    if delay is None:
        return NotStated("Kildene sier ikke hva en forsinkelse flytter.")
    wanted = tuple(phases)
    chosen = [phase for phase in timeline.phases if not wanted or phase.id in wanted]
    moved = [phase for phase in chosen if phase.id in delay.moves]
    named_not = [phase for phase in chosen if phase.id not in delay.moves]
    texts = [delay.text]
    if wanted:
        texts = [
            *([f"Ja. {sentence(listed([p.name for p in moved]))} flyttes like mye som forsinkelsen."] if moved else []),
            *(f"Nei, kildene sier ikke at {phase.name} flyttes." for phase in named_not),
            delay.text,
        ]
    elif named_not:
        texts.append(f"Kildene sier ikke at {listed([phase.name for phase in named_not], 'eller')} flyttes.")
    if deadlines:
        texts.insert(0, "Kildene sier ikke at fristene, eller avtaler som er inngått, flyttes.")
    else:
        texts.append("De sier heller ikke om fristene, eller avtaler som er inngått, flyttes.")
    operands = _operands(timeline, moved, [])
    return Computation(
        "delay",
        (_delay_input(delay, [], Amount(), today), *(operand.input for operand in operands)),
        (f"{delay.text} ({timeline.place(delay.evidence)})",),
        {"form": "delay_rule", "cause": delay.id, "moves": list(delay.moves), "not_named": [p.id for p in named_not]},
        (*texts, *plan_notes(operands)),
    )


def delay_named(timeline: Timeline, cause: str | None) -> Delay | None:
    """The delay with this id; the first one without; None when the plan has none.

    Raises SaksvarError that lists the delays there are.
    """
    if cause is None:
        return timeline.delays[0] if timeline.delays else None
    known = {delay.id: delay for delay in timeline.delays}
    if cause not in known:
        names = ", ".join(f"«{name}»" for name in known) or "ingen"
        raise SaksvarError(f"Tidslinjen har ingen forsinkelse «{cause}». Den har {names}.")
    return known[cause]


def _say_moved(moved: Moved, length: str) -> str:
    if moved.before is None or moved.after is None:
        return ""
    later = f"fra {say_interval(moved.before)} til {say_interval(moved.after)}"
    return f"Med {length} forsinkelse flyttes {moved.phase.name} {later}."


def _say_undated(phases: list[Phase]) -> list[str]:
    names = listed([phase.name for phase in phases])
    return [f"{sentence(names)} flyttes like mye, men kildene oppgir ingen dato for {names}."] if phases else []


def _say_deadlines(moved: Moved, timeline: Timeline) -> str:
    parts = [
        f"{say_interval(after)} i stedet for {say_interval(deadline.when)} ({timeline.event(deadline.event).name})"
        for deadline, after in moved.deadlines
    ]
    return f"Følger fristene i {moved.phase.name} med, blir de {listed(parts)}."


def _say_unmoved(phase: Phase) -> str:
    stands = f" {sentence(phase.name)} står {when(phase.go_live)}." if phase.go_live else ""
    return f"Kildene sier ikke at {phase.name} flyttes.{stands}"


def _operands(timeline: Timeline, moved: list[Phase], unmoved: list[Phase]) -> tuple[Operand, ...]:
    found = [of_go_live(timeline, phase) for phase in (*moved, *unmoved)]
    deadlines = [of_deadline(timeline, d) for phase in moved for d in timeline.deadlines_of(phase.id)]
    return (*(operand for operand in found if operand), *deadlines)


def _delay_input(delay: Delay, moved: list[Moved], amount: Amount, today: date) -> Input:
    """The rule as an input: the stretch the first moved go-live travels, or that long from today."""
    anchor = next((m.before.earliest for m in moved if m.before), today)
    ends = shift_hull(Interval(anchor, anchor, Grain.DAY), amount).latest
    span = Interval(min(anchor, ends), max(anchor, ends), Grain.SPAN, say_amount(amount))
    return Input(delay.text.rstrip("."), span, delay.evidence)


def moved_item(moved: Moved) -> dict[str, Any]:
    """The row of one moved phase, for the result."""
    return {
        "phase": moved.phase.id,
        "before": _span(moved.before),
        "after": _span(moved.after),
        "deadlines": [
            {
                "id": deadline.id,
                "event": deadline.event,
                "stated": deadline.when.latest.isoformat(),
                "if_moved": after.latest.isoformat(),
            }
            for deadline, after in moved.deadlines
        ],
    }


def _span(value: Interval | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat(), "said": say_interval(value)}
