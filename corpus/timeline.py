"""The case's plan as values: phases, events, deadlines, milestones and rules, each with its evidence.

Flows in: what `corpus.timeline_file` has checked against the documents. Flows out: lookups by id and by name. It knows
no case by name — phases, events and rules are data — and computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.document import Document, Evidence
from corpus.errors import SaksvarError
from corpus.interval import Interval


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the plan, such as a delivery or a building stage.

    `go_live` is None where the sources state no date. `evidence` is where the go-live is stated, else where the phase
    is named. `note` says in a sentence what the sources add. `also`: other names for it.
    """

    id: str
    name: str
    go_live: Interval | None
    evidence: Evidence
    note: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is to happen in each phase. `todo` is its infinitive («utløse opsjonen»), `name` its noun.

    `go_live` marks the event that a phase's go-live date is of; at most one event is it.
    """

    id: str
    name: str
    todo: str
    go_live: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an event, in a phase or (None) in the case as a whole.

    `confirmed` is False for one that was found in a text and that nobody has looked at.
    """

    id: str
    phase: str | None
    event: str
    label: str
    when: Interval
    evidence: Evidence
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something dated that is no deadline: a meeting, a signing. `name` fits in a sentence («styremøtet i juni»)."""

    id: str
    name: str
    when: Interval
    evidence: Evidence
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A length in months that the sources give from one event to another.

    `at_least`: the first event comes at the latest so long before the second; otherwise the length is what the work is
    estimated to take. `against`: two events between which this length may be compared with the stated dates though the
    sources do not tie it to them; None without. `name` is the thing with the length («forprosjektet»), `text` the
    rule as a sentence, `wording` the length as the source puts it.
    """

    id: str
    name: str
    start: str
    end: str
    months: int
    text: str
    wording: str
    evidence: Evidence
    at_least: bool = False
    against: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """What a delay of something moves by the same amount: the phases in `moves`, and nothing that is not named."""

    id: str
    cause: str
    moves: tuple[str, ...]
    text: str
    evidence: Evidence
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it, in the order of the file. `documents` are those that the evidence points into."""

    phases: tuple[Phase, ...]
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    milestones: tuple[Milestone, ...]
    rules: tuple[Rule, ...]
    delays: tuple[Delay, ...]
    documents: tuple[Document, ...]
    phase_by_id: Mapping[str, Phase] = field(init=False, repr=False, compare=False)
    event_by_id: Mapping[str, Event] = field(init=False, repr=False, compare=False)
    document_by_id: Mapping[str, Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "phase_by_id", {phase.id: phase for phase in self.phases})
        object.__setattr__(self, "event_by_id", {event.id: event for event in self.events})
        object.__setattr__(self, "document_by_id", {document.id: document for document in self.documents})

    def phase(self, name: str) -> Phase:
        """The phase with this id. Raises SaksvarError that lists the phases there are."""
        if name not in self.phase_by_id:
            raise SaksvarError(f"Tidslinjen har ingen fase «{name}». Den har {_listed(self.phase_by_id)}.")
        return self.phase_by_id[name]

    def event(self, name: str) -> Event:
        """The event with this id. Raises SaksvarError that lists the events there are."""
        if name not in self.event_by_id:
            raise SaksvarError(f"Tidslinjen har ingen hendelse «{name}». Den har {_listed(self.event_by_id)}.")
        return self.event_by_id[name]

    @property
    def go_live_event(self) -> Event | None:
        """The event that the phases' go-live dates are of."""
        return next((event for event in self.events if event.go_live), None)

    def deadlines_of(self, phase: str | None = None, event: str | None = None) -> tuple[Deadline, ...]:
        """The deadlines of a phase, an event or both, earliest first; all of them without."""
        chosen = (d for d in self.deadlines if phase in (None, d.phase) and event in (None, d.event))
        return tuple(sorted(chosen, key=lambda d: (d.when.latest, d.when.earliest, d.id)))

    def stated(self, phase: Phase, event: str) -> tuple[Interval, Evidence] | None:
        """The date the sources give an event of a phase: its deadline, or the go-live; None where there is none."""
        if self.event(event).go_live:
            return (phase.go_live, phase.evidence) if phase.go_live else None
        found = self.deadlines_of(phase.id, event)
        return (found[0].when, found[0].evidence) if found else None

    def names_of_phases(self) -> dict[str, str]:
        """Every name of every phase, casefolded → the phase's id."""
        return {name.casefold(): phase.id for phase in self.phases for name in (phase.id, phase.name, *phase.also)}

    def names_of_events(self) -> dict[str, str]:
        """Every name of every event, casefolded → the event's id."""
        return {name.casefold(): e.id for e in self.events for name in (e.id, e.name, e.todo, *e.also)}

    def names_of_milestones(self) -> dict[str, str]:
        """Every name of every milestone, casefolded → the milestone's id."""
        return {name.casefold(): m.id for m in self.milestones for name in (m.id, m.name, *m.also)}

    def quote(self, evidence: Evidence) -> str:
        """The words of the source that the evidence points at."""
        return evidence.span.of(self.document_by_id[evidence.document_id].text)

    def place(self, evidence: Evidence) -> str:
        """«lysbilde 7», with the document's title too when the plan rests on several documents."""
        document = self.document_by_id[evidence.document_id]
        section = document.section_at(evidence.span.start)
        kind = {"slide": "lysbilde", "page": "side", "section": "del"}[section.kind]
        return f"{kind} {section.number}" + (f" i «{document.title}»" if len(self.documents) > 1 else "")

    def document_date(self, evidence: Evidence) -> Interval | None:
        """The date of the document that the evidence points into; None where it has none."""
        return self.document_by_id[evidence.document_id].date


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(f"«{name}»" for name in names) or "ingen"
