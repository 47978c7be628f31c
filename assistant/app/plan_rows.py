"""The dated items of the plan as rows, in time order: what the table and the figure show.

Flows in: the timeline and a delay in months. Flows out: rows with the stated date and the date after the delay. The
moving itself is `deadlines.delay`; here nothing is computed.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.backplan import latest_days
from assistant.deadlines.delay import delay_named, moved_phases
from assistant.deadlines.operand import of_interval
from assistant.deadlines.wording import days
from corpus.document import Evidence
from corpus.interval import Interval
from corpus.timeline import Timeline


class RowKind(StrEnum):
    """What a row is, as it is said in the table."""

    DEADLINE = "frist"
    GO_LIVE = "drift"
    MILESTONE = "hendelse"


@dataclass(frozen=True, slots=True)
class Row:
    """One dated item. `when` is after the delay, `stated` as the source has it; they differ only where a rule moves it.

    `if_moved`: where a deadline would go if it followed its phase, which the sources do not say. `start`: the last day
    to begin for a go-live, by the rules. `confirmed` is False for a deadline found in a text that nobody has looked at.
    """

    number: int
    kind: RowKind
    name: str
    when: Interval
    stated: Interval
    evidence: Evidence
    place: str
    if_moved: Interval | None = None
    start: date | None = None
    confirmed: bool = True

    @property
    def is_moved(self) -> bool:
        return (self.when.earliest, self.when.latest) != (self.stated.earliest, self.stated.latest)


def plan_rows(timeline: Timeline, cause: str | None, delay_months: int) -> tuple[Row, ...]:
    """All dated items of the plan by stated date, numbered from 1. `cause` is the delay's id."""
    amount = Amount(delay_months)
    delay = delay_named(timeline, cause) if delay_months else None
    moved = {item.phase.id: item for item in moved_phases(timeline, delay, amount)} if delay else {}
    followed = {deadline.id: when for item in moved.values() for deadline, when in item.deadlines}
    rows: list[Row] = []
    for deadline in timeline.deadlines:
        named = timeline.event(deadline.event).name
        name = f"{timeline.phase(deadline.phase).name}: {named}" if deadline.phase else named
        place = timeline.place(deadline.evidence)
        rows.append(
            Row(
                0,
                RowKind.DEADLINE,
                name,
                deadline.when,
                deadline.when,
                deadline.evidence,
                place,
                if_moved=followed.get(deadline.id),
                confirmed=deadline.confirmed,
            )
        )
    event = timeline.go_live_event
    for phase in timeline.phases:
        if phase.go_live is None or event is None:
            continue
        when = moved[phase.id].after if phase.id in moved else None
        when = when or phase.go_live
        counted = latest_days(timeline, of_interval(when))
        rows.append(
            Row(
                0,
                RowKind.GO_LIVE,
                f"{phase.name}: {event.name}",
                when,
                phase.go_live,
                phase.evidence,
                timeline.place(phase.evidence),
                start=counted[0].safe if counted else None,
            )
        )
    for milestone in timeline.milestones:
        name = milestone.name[:1].upper() + milestone.name[1:]
        place = timeline.place(milestone.evidence)
        rows.append(Row(0, RowKind.MILESTONE, name, milestone.when, milestone.when, milestone.evidence, place))
    rows.sort(key=lambda row: (row.stated.latest, row.stated.earliest, row.name))
    return tuple(replace(row, number=number) for number, row in enumerate(rows, start=1))


def undated_phases(timeline: Timeline) -> tuple[str, ...]:
    """Names of the phases that the sources give neither go-live nor deadline."""
    return tuple(p.name for p in timeline.phases if p.go_live is None and not timeline.deadlines_of(p.id))


def from_today(when: Interval, today: date) -> str:
    """«om 30 dager», «for 12 dager siden», «i dag», or that today lies within it."""
    if when.latest < today:
        return f"for {days((today - when.latest).days)} siden"
    if when.earliest > today:
        return f"om {days((when.earliest - today).days)}"
    return "i dag" if when.is_day else "pågår nå"
