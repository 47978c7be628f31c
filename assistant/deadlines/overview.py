"""The whole plan on one page: as JSON for programs and the timeline page, as lines of text for the command line.

Flows in: the timeline, a delay in months, today. Flows out: plain values, or text. Whatever the delay rule does not
name stays where the sources put it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.consistency import problem_texts, problems
from assistant.deadlines.delay import Moved, delay_named, moved_phases
from assistant.deadlines.operand import day_off_note
from assistant.deadlines.wording import days, months, say_day, say_interval, sentence, when
from assistant.deadlines.workdays import holiday_name, is_workday, weekday_name, workday_after, workday_before
from corpus.document import Evidence
from corpus.errors import SaksvarError
from corpus.interval import Interval
from corpus.timeline import Deadline, Milestone, Phase, Timeline

LONGEST_DELAY = 120


def timeline_json(timeline: Timeline, delay_months: int, today: date) -> dict[str, Any]:
    """Everything the plan states, after the delay. Dates are ISO text; `evidence` points at the words.

    Keys: `today`, `delay_months`, `as_of` (the documents' dates), `delay_text`; `phases`: [{`id`, `name`, `note`,
    `go_live`, `stated` (before the delay), `moved`, `passed`, `evidence`}], a date being {`earliest`, `latest`,
    `grain`, `wording`, `said`} or None; `deadlines`: [{`id`, `phase`, `event`, `label`, `date`, `days`, `passed`,
    `weekday`, `holiday`, `workday`, `previous_workday`, `next_workday`, `if_moved`, `confirmed`, `evidence`}];
    `milestones`: [{`id`, `label`, `date`, `days`, `passed`, `evidence`}]; `rules`: [{`id`, `text`, `months`,
    `evidence`}]; `findings`: the problems, see Finding.as_json. Raises SaksvarError for a delay outside 0–120 months.
    """
    moved = _moved(timeline, delay_months)
    delay = delay_named(timeline, None)
    return {
        "today": today.isoformat(),
        "delay_months": delay_months,
        "as_of": _document_dates(timeline),
        "delay_text": delay.text if delay else "",
        "phases": [_phase(timeline, phase, moved.get(phase.id), today) for phase in timeline.phases],
        "deadlines": [_deadline(timeline, deadline, moved, today) for deadline in timeline.deadlines_of()],
        "milestones": [_milestone(timeline, milestone, today) for milestone in timeline.milestones],
        "rules": [
            {"id": rule.id, "text": rule.text, "months": rule.months, "evidence": _evidence(timeline, rule.evidence)}
            for rule in timeline.rules
        ],
        "findings": [finding.as_json() for finding in problems(timeline)],
    }


def timeline_text(timeline: Timeline, delay_months: int, today: date) -> str:
    """The same for a terminal: phases, deadlines, happenings, rules and what does not agree, with their places."""
    return "\n".join(_lines(timeline, delay_months, today)) + "\n"


def _lines(timeline: Timeline, delay_months: int, today: date) -> Iterator[str]:
    moved = _moved(timeline, delay_months)
    dated = _document_dates(timeline)
    yield f"Tidslinje per {say_day(today)}" + (f" (planen er fra {', '.join(dated)})" if dated else "")
    delay = delay_named(timeline, None)
    if delay_months and delay:
        yield f"Med {months(delay_months)} forsinkelse. {delay.text} Frister står der kildene setter dem."
    for phase in timeline.phases:
        yield ""
        yield f"{phase.name}: {_go_live_text(timeline, phase, moved.get(phase.id))}"
        for deadline in timeline.deadlines_of(phase.id):
            yield f"  {_deadline_text(timeline, deadline, moved, today)}"
    loose = [deadline for deadline in timeline.deadlines_of() if deadline.phase is None]
    for title, lines in (
        ("Frister", [_deadline_text(timeline, deadline, moved, today) for deadline in loose]),
        ("Hendelser", [f"{sentence(m.name)}: {_placed(timeline, m.when, m.evidence)}" for m in timeline.milestones]),
        ("Regler", [f"{rule.text[:-1]} ({timeline.place(rule.evidence)})." for rule in timeline.rules]),
        ("Å være oppmerksom på", list(problem_texts(timeline))),
    ):
        if lines:
            yield from ("", title, *(f"  {line}" for line in lines))


def _document_dates(timeline: Timeline) -> list[str]:
    dated = [document.date for document in timeline.documents if document.date]
    return list(dict.fromkeys(value.wording or say_interval(value) for value in dated))


def _moved(timeline: Timeline, delay_months: int) -> dict[str, Moved]:
    if not 0 <= delay_months <= LONGEST_DELAY:
        raise SaksvarError(f"Forsinkelsen må være fra 0 til {LONGEST_DELAY} måneder, men er {delay_months}.")
    delay = delay_named(timeline, None)
    if delay is None or not delay_months:
        return {}
    return {moved.phase.id: moved for moved in moved_phases(timeline, delay, Amount(delay_months))}


def _go_live_text(timeline: Timeline, phase: Phase, moved: Moved | None) -> str:
    event = timeline.go_live_event
    if phase.go_live is None or event is None:
        return "kildene oppgir ingen dato" + (f" ({timeline.place(phase.evidence)})" if phase.evidence else "")
    if moved and moved.after:
        return f"{event.name} {when(moved.after)}, flyttet fra {_placed(timeline, phase.go_live, phase.evidence)}"
    return f"{event.name} {'' if phase.go_live.is_day else 'i '}{_placed(timeline, phase.go_live, phase.evidence)}"


def _deadline_text(timeline: Timeline, deadline: Deadline, moved: dict[str, Moved], today: date) -> str:
    left = (deadline.when.latest - today).days
    status = f"{days(left)} igjen" if left > 0 else "i dag" if left == 0 else f"gikk ut for {days(-left)} siden"
    what = timeline.event(deadline.event).todo or deadline.label
    text = f"{_placed(timeline, deadline.when, deadline.evidence)} – {what}: {status}"
    if deadline.when.is_day and not is_workday(deadline.when.latest) and left >= 0:
        text += f". {day_off_note(deadline.when.latest)}"
    if found := _if_moved(deadline, moved):
        text += f". Følger den med forsinkelsen: {say_interval(found)}"
    return text if deadline.confirmed else f"{text} (funnet i teksten, ikke bekreftet)"


def _placed(timeline: Timeline, value: Interval, evidence: Evidence) -> str:
    said = say_interval(value)
    place = timeline.place(evidence)
    return f"{said[:-1]}, {place})" if said.endswith(")") else f"{said} ({place})"


def _if_moved(deadline: Deadline, moved: dict[str, Moved]) -> Interval | None:
    found = moved.get(deadline.phase or "")
    return {d.id: after for d, after in found.deadlines}.get(deadline.id) if found else None


def _phase(timeline: Timeline, phase: Phase, moved: Moved | None, today: date) -> dict[str, Any]:
    after = moved.after if moved and moved.after else phase.go_live
    return {
        "id": phase.id,
        "name": phase.name,
        "note": phase.note,
        "go_live": _date(after),
        "stated": _date(phase.go_live),
        "moved": moved is not None,
        "passed": after is not None and after.latest < today,
        "evidence": _evidence(timeline, phase.evidence),
    }


def _deadline(timeline: Timeline, deadline: Deadline, moved: dict[str, Moved], today: date) -> dict[str, Any]:
    last = deadline.when.latest
    return {
        "id": deadline.id,
        "phase": deadline.phase,
        "event": deadline.event,
        "label": deadline.label,
        "date": _date(deadline.when),
        "days": (last - today).days,
        "passed": last < today,
        "weekday": weekday_name(last),
        "holiday": holiday_name(last),
        "workday": is_workday(last),
        "previous_workday": workday_before(last).isoformat(),
        "next_workday": workday_after(last).isoformat(),
        "if_moved": _date(_if_moved(deadline, moved)),
        "confirmed": deadline.confirmed,
        "evidence": _evidence(timeline, deadline.evidence),
    }


def _milestone(timeline: Timeline, milestone: Milestone, today: date) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "label": milestone.name,
        "date": _date(milestone.when),
        "days": (milestone.when.latest - today).days,
        "passed": milestone.when.latest < today,
        "evidence": _evidence(timeline, milestone.evidence),
    }


def _date(value: Interval | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {
        "earliest": value.earliest.isoformat(),
        "latest": value.latest.isoformat(),
        "grain": value.grain.value,
        "wording": value.wording,
        "said": say_interval(value),
    }


def _evidence(timeline: Timeline, evidence: Evidence) -> dict[str, Any]:
    document = timeline.document_by_id[evidence.document_id]
    return {
        "document": document.id,
        "sha256": document.sha256,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": timeline.quote(evidence),
        "place": timeline.place(evidence),
    }
