"""The plan as an iCalendar file: one all-day event for each deadline, go-live and happening.

Day counting: DTEND is the day after the last one (RFC 5545 § 3.6.1: it is not part of the event). An imprecise date is
an all-day event over its whole stretch. The bytes depend on the arguments alone.
Source: RFC 5545, read through the `icalendar` package 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.delay import delay_named, moved_phases
from assistant.deadlines.operand import day_off_note
from assistant.deadlines.wording import months, say_interval
from assistant.deadlines.workdays import is_workday
from corpus.document import Evidence
from corpus.interval import Interval
from corpus.timeline import Timeline

REMINDERS = (30, 7)
"""Days before a deadline on which the calendar reminds of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the calendar. `key` is stable over builds and delays, so that a calendar updates what it has."""

    key: str
    summary: str
    when: Interval
    evidence: Evidence
    note: str = ""
    is_deadline: bool = False


def calendar(timeline: Timeline, delay_months: int = 0, stamp: date | None = None) -> bytes:
    """The calendar file, UTF-8, in the order of the dates.

    `delay_months` moves the go-lives that the plan's first delay rule names; deadlines stay, and say so. `stamp` is the
    day in DTSTAMP; without it, the last day of the documents' dates.
    """
    written = Calendar()
    written.add("prodid", "-//Saksvar//Saksvar//NO")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    stamped = datetime.combine(stamp or _document_day(timeline), time(), UTC)
    for entry in sorted(entries(timeline, delay_months), key=lambda e: (e.when.earliest, e.when.latest, e.key)):
        written.add_component(_event(entry, timeline, stamped))
    return bytes(written.to_ical())


def entries(timeline: Timeline, delay_months: int = 0) -> Iterator[Entry]:
    """Deadlines, then go-lives (moved by the delay where the rule names the phase), then happenings."""
    delay = delay_named(timeline, None)
    moved = {}
    if delay and delay_months:
        moved = {m.phase.id: m.after for m in moved_phases(timeline, delay, Amount(delay_months)) if m.after}
    for deadline in timeline.deadlines:
        note = "" if deadline.confirmed else "Funnet i teksten, ikke bekreftet."
        if delay and delay_months and deadline.phase in delay.moves:
            note = f"{delay.text} Kildene sier ikke om fristen flyttes."
        yield Entry(deadline.id, f"Frist – {deadline.label}", deadline.when, deadline.evidence, note, True)
    for phase in timeline.phases:
        if phase.go_live is None or timeline.go_live_event is None:
            continue
        after = moved.get(phase.id)
        note = f"Flyttet {months(delay_months)} fra {say_interval(phase.go_live)}." if after else phase.note
        summary = f"{phase.name}: {timeline.go_live_event.name}"
        yield Entry(f"{phase.id}-go-live", summary, after or phase.go_live, phase.evidence, note)
    for milestone in timeline.milestones:
        summary = milestone.name[:1].upper() + milestone.name[1:]
        yield Entry(milestone.id, summary, milestone.when, milestone.evidence)


def _event(entry: Entry, timeline: Timeline, stamped: datetime) -> Event:
    event = Event()
    document = timeline.document_by_id[entry.evidence.document_id]
    key = sha256(f"{document.id}\0{entry.key}".encode()).hexdigest()[:24]
    event.add("uid", f"{key}@saksvar")
    event.add("dtstamp", stamped)
    event.add("summary", entry.summary)
    event.add("dtstart", entry.when.earliest)
    event.add("dtend", entry.when.latest + timedelta(1))
    event.add("description", "\n".join(_lines(entry, timeline)))
    event.add("transp", "TRANSPARENT")
    if entry.is_deadline:
        for ahead in REMINDERS:
            event.add_component(_reminder(entry.summary, ahead))
    return event


def _lines(entry: Entry, timeline: Timeline) -> Iterator[str]:
    document = timeline.document_by_id[entry.evidence.document_id]
    section = document.section_at(entry.evidence.span.start)
    if not entry.when.is_day:
        yield f"Tidsrom: {say_interval(entry.when)}."
    elif entry.is_deadline and not is_workday(entry.when.latest):
        yield day_off_note(entry.when.latest)
    if entry.note:
        yield entry.note
    yield f"Kilde: {document.title}, {section.label}: «{timeline.quote(entry.evidence)}»"


def _reminder(summary: str, ahead: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{summary} om {ahead} dager")
    alarm.add("trigger", timedelta(days=-ahead))
    return alarm


def _document_day(timeline: Timeline) -> date:
    dated = [document.date.latest for document in timeline.documents if document.date]
    return max(dated, default=date(1970, 1, 1))
