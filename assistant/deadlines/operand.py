"""What an operation starts from: a date with its name in a sentence and the place it stands.

Flows in: items of the timeline, dates from a question, today. Flows out: operands, the inputs of a computation, and the
notes that go with handling a deadline. It computes no new dates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answer import Input
from assistant.deadlines.arithmetic import one_day
from assistant.deadlines.wording import listed, say_day, say_interval, say_weekday, sentence, when
from assistant.deadlines.workdays import holiday_name, is_workday, weekday_name, workday_after, workday_before
from corpus.document import Evidence
from corpus.interval import Interval
from corpus.timeline import Deadline, Event, Milestone, Phase, Timeline

_PLAN_OF = "Dette er planen per"
_PAPER_OF = "Dokumentet er datert"


@dataclass(frozen=True, slots=True)
class Operand:
    """A date to compute with. `name` is how it is mentioned («fristen for å utløse opsjonen i PD2»), if it has a name.

    `evidence` and `place` («lysbilde 7») are empty for what the user said and for today; `as_of` is the date of the
    document it stands in («sommeren 2020»). `is_deadline`: somebody must have acted by then.
    """

    name: str
    value: Interval
    evidence: Evidence | None = None
    place: str = ""
    as_of: str = ""
    is_deadline: bool = False
    confirmed: bool = True

    @property
    def said(self) -> str:
        """The date alone: «30. mai 2021»."""
        return say_interval(self.value)

    @property
    def mention(self) -> str:
        """Name and date for the middle of a sentence: «fristen for å utløse opsjonen i PD2 (30. mai 2021)»."""
        if not self.name:
            return self.said
        return f"{self.name} ({self.said})" if self.value.is_day else f"{self.name} {when(self.value)}"

    @property
    def step(self) -> str:
        """The date with its place, for a line of the *regnestykke*: «30. mai 2021 (lysbilde 7)»."""
        if self.said.endswith(")"):
            return f"{self.said[:-1]}, {self.place})" if self.place else self.said
        return f"{self.said} ({self.place})" if self.place else self.said

    @property
    def input(self) -> Input:
        return Input(self.name or self.said, self.value, self.evidence)


@dataclass(frozen=True, slots=True)
class NotStated:
    """Nothing was computed, as the sources do not state the date. `sentence` says so; `nearest` is what they state."""

    sentence: str
    nearest: tuple[Operand, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def of_day(day: date, name: str = "") -> Operand:
    """A day from the question, or one that code made."""
    return Operand(name, one_day(day))


def of_interval(value: Interval, name: str = "") -> Operand:
    """A day or stretch from the question."""
    return Operand(name, value)


def of_today(today: date) -> Operand:
    """Today, mentioned as «i dag (1. september 2020)»."""
    return Operand("i dag", one_day(today))


def of_deadline(timeline: Timeline, deadline: Deadline) -> Operand:
    """A deadline of the plan, mentioned by what must be done and in which phase."""
    phase = f" i {timeline.phase(deadline.phase).name}" if deadline.phase else ""
    event = timeline.event(deadline.event)
    # An event found in a text has no infinitive; its sentence is all that is known of it.
    name = f"fristen for å {event.todo}{phase}" if event.todo else _found_name(event)
    return _from_plan(timeline, name, deadline.when, deadline.evidence, True, deadline.confirmed)


def _found_name(event: Event) -> str:
    named = [name for name in event.also if name.endswith("fristen")]
    return named[0] if named else f"fristen i «{event.name}»"


def of_go_live(timeline: Timeline, phase: Phase) -> Operand | None:
    """When the phase goes live; None where the sources do not state it (see `not_stated`)."""
    event = timeline.go_live_event
    if phase.go_live is None or event is None:
        return None
    return _from_plan(timeline, f"planlagt {event.name} for {phase.name}", phase.go_live, phase.evidence)


def of_milestone(timeline: Timeline, milestone: Milestone) -> Operand:
    """A dated happening of the plan."""
    return _from_plan(timeline, milestone.name, milestone.when, milestone.evidence)


def of_stated(timeline: Timeline, phase: Phase, event: str) -> Operand | None:
    """The date the sources give an event of a phase, be it a deadline or the go-live; None where they give none."""
    if timeline.event(event).go_live:
        return of_go_live(timeline, phase)
    found = timeline.deadlines_of(phase.id, event)
    return of_deadline(timeline, found[0]) if found else None


def not_stated(timeline: Timeline, phase: Phase, event: str | None = None) -> NotStated:
    """That the sources give the phase no such date, and the nearest dates: its own, else those of other phases."""
    if event is None:
        what = f"noen frist eller dato for {phase.name}"
    elif timeline.event(event).go_live:
        what = f"når {phase.name} skal {timeline.event(event).todo}"
    else:
        what = f"noen frist for å {timeline.event(event).todo} i {phase.name}"
    own = [of_deadline(timeline, deadline) for deadline in timeline.deadlines_of(phase.id)]
    live = of_go_live(timeline, phase)
    nearest = own + ([live] if live else [])
    if not nearest and not event:
        nearest = [of_deadline(timeline, deadline) for deadline in timeline.deadlines_of()]
    if not nearest and event:
        nearest = [found for p in timeline.phases if (found := of_stated(timeline, p, event))]
    return NotStated(f"Kildene oppgir ikke {what}.", tuple(nearest), (phase.evidence,))


def _from_plan(
    timeline: Timeline,
    name: str,
    value: Interval,
    evidence: Evidence,
    is_deadline: bool = False,
    confirmed: bool = True,
) -> Operand:
    dated = timeline.document_date(evidence)
    as_of = (dated.wording or say_interval(dated)) if dated else ""
    return Operand(name, value, evidence, timeline.place(evidence), as_of, is_deadline, confirmed)


def handling_notes(operands: Iterable[Operand]) -> tuple[str, ...]:
    """For each deadline on a day off: what day it is, the working days around it, and that nothing moves it here."""
    return tuple(day_off_note(o.value.latest) for o in operands if o.is_deadline and not is_workday(o.value.latest))


def day_off_note(day: date) -> str:
    """What a deadline on this day off means for whoever must act by it."""
    return (
        f"{sentence(day_off(day))}. Avtalen avgjør om fristen da flyttes; "
        f"siste virkedag før er {say_weekday(workday_before(day))}, neste er {say_weekday(workday_after(day))}."
    )


def day_off(day: date) -> str:
    """«30. mai 2021 er en søndag», «1. mai 2023 er en mandag og arbeidernes dag»."""
    holiday = holiday_name(day)
    return f"{say_day(day)} er en {weekday_name(day)}" + (f" og {holiday}" if holiday else "")


def plan_notes(operands: Iterable[Operand]) -> tuple[str, ...]:
    """That the dates are those of a plan of that time, one sentence for all."""
    dated = tuple(operand for operand in operands if operand.as_of)
    planned = tuple(dict.fromkeys(operand.as_of for operand in dated if operand.confirmed))
    found = tuple(dict.fromkeys(operand.as_of for operand in dated if not operand.confirmed))
    return (
        *([f"{_PLAN_OF} {listed(planned)}."] if planned else []),
        *([f"{_PAPER_OF} {listed(found)}."] if found else []),
    )


def is_plan_note(sentence: str) -> bool:
    """Whether a sentence only says of what time the dates are."""
    return sentence.startswith((_PLAN_OF, _PAPER_OF))


def unconfirmed_notes(operands: Iterable[Operand]) -> tuple[str, ...]:
    """That a deadline was found in a text by the program and is not confirmed by anybody."""
    names = [operand.mention for operand in operands if not operand.confirmed]
    return (f"Funnet i teksten og ikke bekreftet: {listed(names)}.",) if names else ()
