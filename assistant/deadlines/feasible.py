"""Whether something is in time for a deadline: ja, nei or kommer an på, with the slack in days and the threshold.

The deadline's last day counts as in time. Nothing is rolled: a deadline on a Sunday is that Sunday.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.arithmetic import add, latest_start
from assistant.deadlines.between import remaining
from assistant.deadlines.length import Length, longest_chain
from assistant.deadlines.operand import (
    NotStated,
    Operand,
    handling_notes,
    not_stated,
    of_deadline,
    of_go_live,
    plan_notes,
    unconfirmed_notes,
)
from assistant.deadlines.shift import clamp_mark
from assistant.deadlines.wording import days, say_amount, say_day, say_weekday, sentence
from corpus.timeline import Timeline


class Verdict(StrEnum):
    """Whether it is in time; `DEPENDS` on which day an imprecise date turns out to be."""

    YES = "ja"
    NO = "nei"
    DEPENDS = "kommer an på"


@dataclass(frozen=True, slots=True)
class Fit:
    """How a start fits a deadline. `slack` (days, negative when late) at the worst and at the best.

    `threshold`: the last start that is in time whatever day the deadline turns out to be, counted backwards from it.
    """

    verdict: Verdict
    slack_worst: int
    slack_best: int
    threshold: date


def fit(start: Operand, deadline: Operand, takes: Length | None = None) -> Fit:
    """Whether `start` and what it takes lie before or on the deadline."""
    amount = takes.amount if takes else None
    first, last = start.value.earliest, start.value.latest
    done_first, done_last = (add(first, amount), add(last, amount)) if amount else (first, last)
    worst = (deadline.value.earliest - done_last).days
    best = (deadline.value.latest - done_first).days
    verdict = Verdict.YES if worst >= 0 else Verdict.NO if best < 0 else Verdict.DEPENDS
    bound = deadline.value.earliest
    return Fit(verdict, worst, best, latest_start(bound, amount) if amount else bound)


def feasible(start: Operand, deadline: Operand, today: date, takes: Length | None = None) -> Computation:
    """Whether acting at `start` (and what then takes `takes`) is in time for the deadline.

    result: `verdict` («ja», «nei», «kommer an på»), `slack_days` (worst case), `slack_days_best`, `threshold` (ISO, the
    last start that is surely in time), `deadline` and `start` {earliest, latest}, `done` {earliest, latest},
    `deadline_passed`.
    """
    found = fit(start, deadline, takes)
    texts = [verdict_sentence(start, deadline, found, takes)]
    if takes is not None:
        texts += [*rule_sentence(takes), f"Siste dag å begynne på er {say_weekday(found.threshold)}."]
    elif found.verdict is Verdict.DEPENDS:
        texts.append(f"{sentence(say_weekday(found.threshold))} er siste dag som holder uansett.")
    if deadline.value.latest < today:
        texts.append(remaining(deadline, today))
    both = (start, deadline)
    spans = takes.inputs(start.value.earliest, add(start.value.latest, takes.amount)) if takes else ()
    return Computation(
        "feasible",
        (start.input, deadline.input, *spans),
        fit_steps(start, deadline, found, takes),
        {**_result(start, deadline, found, takes), "deadline_passed": deadline.value.latest < today},
        (*texts, *plan_notes(both)),
        (*handling_notes(o for o in both if o.value.latest >= today), *unconfirmed_notes(both)),
    )


def feasible_phase(
    timeline: Timeline, phase: str, start: Operand, today: date, event: str | None = None
) -> Computation | NotStated:
    """Whether acting at `start` is in time for the phase: for the event's deadline, or for its first one without.

    Where rules lead from that event to a later deadline of the phase, that one is checked too, from the same start; or
    by itself, where no event is asked of and the first is missed.
    result: as `feasible` for the deadline asked of; `items`: one such result per deadline checked, with `event`.
    An event without a deadline of its own, such as the start, is held against the go-live by the rules.
    NotStated when the phase has no such deadline.
    """
    chosen = timeline.deadlines_of(phase, event)
    live = of_go_live(timeline, timeline.phase(phase))
    target = timeline.go_live_event
    if event and not chosen and live and target and (takes := longest_chain(timeline, event, target.id)):
        return feasible(start, live, today, takes)
    if not chosen:
        return not_stated(timeline, timeline.phase(phase), event)
    first = of_deadline(timeline, chosen[0])
    asked = feasible(start, first, today)
    parts, events, texts = (
        [asked],
        [chosen[0].event],
        [text for text in asked.sentences if text not in plan_notes([first])],
    )
    missed = asked.result["verdict"] == Verdict.NO
    for later in timeline.deadlines_of(phase):
        takes = longest_chain(timeline, chosen[0].event, later.event)
        if takes is None or (missed and event is not None):
            continue
        deadline = of_deadline(timeline, later)
        events.append(later.event)
        if missed:
            # «Fristen for PD2» may be the later one, which is not missed with the first.
            parts.append(feasible(start, deadline, today))
            texts.append(f"{sentence(distance_clause(start, deadline, fit(start, deadline), None))}.")
        else:
            parts.append(feasible(start, deadline, today, takes))
            texts += _followed_by(start, deadline, takes)
    items = [{"event": name, **part.result} for name, part in zip(events, parts, strict=True)]
    return Computation(
        "feasible",
        tuple(dict.fromkeys(given for part in parts for given in part.inputs)),
        tuple(step for part in parts for step in part.steps),
        {**asked.result, "items": items},
        (*texts, *plan_notes([first])),
        tuple(dict.fromkeys(note for part in parts for note in part.warnings)),
    )


def _followed_by(start: Operand, deadline: Operand, takes: Length) -> list[str]:
    """What the rules say of a later deadline of the same phase."""
    found = fit(start, deadline, takes)
    clause = distance_clause(start, deadline, found, takes)
    opening = {Verdict.YES: sentence(clause), Verdict.NO: f"Men {clause}", Verdict.DEPENDS: f"Men {clause}"}
    latest = f"Siste dag å begynne på er da {say_weekday(found.threshold)}."
    return [*rule_sentence(takes), f"{opening[found.verdict]}.", latest]


def rule_sentence(takes: Length) -> list[str]:
    """What the sources say of the length, where it is theirs."""
    return [f"{sentence(takes.text)}."] if takes.rules else []


def verdict_sentence(start: Operand, deadline: Operand, found: Fit, takes: Length | None) -> str:
    """«Ja. 17. september 2020 er 44 dager før fristen for å inngå avtale om forprosjekt i PD2 (31. oktober 2020).»"""
    opening = {Verdict.YES: "Ja", Verdict.NO: "Nei", Verdict.DEPENDS: "Det kommer an på dagen"}[found.verdict]
    return f"{opening}. {sentence(distance_clause(start, deadline, found, takes))}."


def distance_clause(start: Operand, deadline: Operand, found: Fit, takes: Length | None) -> str:
    """How far before or after the deadline the start, or the end of what it takes, lies."""
    if not start.value.is_day or not deadline.value.is_day:
        who = f"{say_amount(takes.amount)} fra {start.mention}" if takes else start.mention
        return f"{who} mot {deadline.mention} gir {_range(found)}"
    who = start.mention
    if takes:
        who = f"{say_amount(takes.amount)} fra {start.mention} er {say_day(add(start.value.latest, takes.amount))}, som"
    slack = found.slack_worst
    if slack == 0:
        return f"{who} er samme dag som {deadline.mention}, altså uten slakk"
    return f"{who} er {days(abs(slack))} {'før' if slack > 0 else 'etter'} {deadline.mention}"


def _range(found: Fit) -> str:
    if found.verdict is Verdict.DEPENDS:
        return f"alt fra {days(-found.slack_worst)} for sent til {days(found.slack_best)} til gode"
    if found.verdict is Verdict.YES:
        return f"{found.slack_worst} til {days(found.slack_best)} til gode"
    return f"{-found.slack_best} til {days(-found.slack_worst)} for sent"


def fit_steps(start: Operand, deadline: Operand, found: Fit, takes: Length | None) -> tuple[str, ...]:
    """The lines of the *regnestykke*."""
    steps: list[str] = []
    done = start.step
    if takes:
        where = f" ({takes.place})" if takes.place else ""
        ends = tuple(dict.fromkeys((start.value.earliest, start.value.latest)))
        for day in ends:
            moved = f"{say_day(add(day, takes.amount))}{clamp_mark(day, takes.amount)}"
            steps.append(f"{say_day(day)} + {say_amount(takes.amount)}{where} = {moved}")
        done = " til ".join(say_day(add(day, takes.amount)) for day in ends)
    slack = days(found.slack_worst)
    if found.slack_best != found.slack_worst:
        slack = f"{days(found.slack_worst).split()[0]} til {days(found.slack_best)}"
    steps.append(f"{deadline.step} − {done} = {slack} slakk")
    if takes:
        bound = deadline.value.earliest
        back = f"{say_day(bound)} − {say_amount(takes.amount)} = {say_day(found.threshold)}"
        steps.append(back + clamp_mark(bound, -takes.amount))
    return tuple(steps)


def _result(start: Operand, deadline: Operand, found: Fit, takes: Length | None) -> dict[str, Any]:
    value = start.value
    done = [add(day, takes.amount) if takes else day for day in (value.earliest, value.latest)]
    return {
        "verdict": found.verdict.value,
        "slack_days": found.slack_worst,
        "slack_days_best": found.slack_best,
        "threshold": found.threshold.isoformat(),
        "start": {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()},
        "deadline": {"earliest": deadline.value.earliest.isoformat(), "latest": deadline.value.latest.isoformat()},
        "done": {"earliest": done[0].isoformat(), "latest": done[1].isoformat()},
    }
