"""Every rule of the plan held against every date it states: what agrees, what cannot, and what hangs on a day.

Each pair of stated dates in a phase is compared with the longest chain of rules between the two events. A length that
the sources give without tying it to the two events is compared too, and the finding says that it is not tied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any

from assistant.answer import Computation, Input
from assistant.deadlines.arithmetic import add, latest_start
from assistant.deadlines.feasible import Verdict, fit, fit_steps
from assistant.deadlines.findings_wording import Pair, rule_clause, say_comparison
from assistant.deadlines.length import Length, chains_between, longest_chain, of_rules
from assistant.deadlines.operand import Operand, of_stated, plan_notes
from assistant.deadlines.wording import listed, months, sentence
from corpus.timeline import Phase, Rule, Timeline


class Sort(StrEnum):
    """What was found: `CONFLICT` cannot hold, `DEPENDS` holds only for some days, `DIFFER` two lengths disagree."""

    CONFLICT = "strid"
    DEPENDS = "avhenger av dagen"
    FITS = "stemmer"
    DIFFER = "ulike lengder"


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison. `text` says it in a sentence; `inputs` are everything it rests on, with evidence.

    `events`: the two events compared. `slack_worst` and `slack_best` in days (None where lengths are compared);
    `threshold` is the last safe day for the first event. `tied` is False when the sources do not tie the length to
    them. `clause` is the rule alone, for a sentence on several findings.
    """

    sort: Sort
    phase: str | None
    events: tuple[str, str]
    text: str
    inputs: tuple[Input, ...]
    steps: tuple[str, ...]
    slack_worst: int | None = None
    slack_best: int | None = None
    threshold: date | None = None
    tied: bool = True
    clause: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether somebody should look at it: dates that cannot both hold, or lengths that disagree."""
        return self.sort in (Sort.CONFLICT, Sort.DIFFER)

    def as_json(self) -> dict[str, Any]:
        """`sort`, `phase`, `events`, `text`, `slack_days`, `slack_days_best`, `threshold` (ISO or None), `tied`."""
        return {
            "sort": self.sort.value,
            "phase": self.phase,
            "events": list(self.events),
            "text": self.text,
            "slack_days": self.slack_worst,
            "slack_days_best": self.slack_best,
            "threshold": self.threshold.isoformat() if self.threshold else None,
            "tied": self.tied,
        }


def findings(timeline: Timeline) -> tuple[Finding, ...]:
    """All comparisons: phase by phase in the order of the plan, then the lengths that disagree with each other."""
    by_phase = [found for phase in timeline.phases for found in _of_phase(timeline, phase)]
    return (*by_phase, *_differing(timeline))


def problems(timeline: Timeline, phases: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings somebody should look at; with `phases`, only those of these phases and the general ones."""
    return tuple(f for f in findings(timeline) if f.is_problem and _concerns(timeline, f, phases))


def _concerns(timeline: Timeline, finding: Finding, phases: Sequence[str]) -> bool:
    """Whether the finding is of one of the phases; a general one is of every phase that has a date for its events."""
    if not phases or finding.phase in phases:
        return True
    return finding.phase is None and any(
        of_stated(timeline, timeline.phase(name), event) for name in phases for event in finding.events
    )


def problem_texts(timeline: Timeline, phases: Sequence[str] = ()) -> tuple[str, ...]:
    """The problems as warnings for answers on these phases: one sentence for all that concerns the same two dates."""
    groups: dict[tuple[str | None, tuple[str, str]], list[Finding]] = {}
    for finding in problems(timeline, phases):
        groups.setdefault((finding.phase, finding.events), []).append(finding)
    return tuple(group[0].text if len(group) == 1 else _say_group(group) for group in groups.values())


def _say_group(group: list[Finding]) -> str:
    opening = group[0].text.split(", men ")[0].split(", mens ")[0]
    return f"{opening}, men {listed([finding.clause for finding in group])}."


def consistency(timeline: Timeline, today: date, phases: Sequence[str] = ()) -> Computation:
    """What the check found, problems first, then what hangs on the day, then what agrees.

    result: `findings`: [Finding.as_json()], `problems` (how many), `consistent` (bool).
    """
    found = [f for f in findings(timeline) if _concerns(timeline, f, phases)]
    order = (Sort.CONFLICT, Sort.DIFFER, Sort.DEPENDS, Sort.FITS)
    found.sort(key=lambda f: (order.index(f.sort), not f.tied))
    wrong = sum(f.is_problem for f in found)
    lead = (
        "Alle datoene i planen stemmer med reglene i kildene."
        if not wrong
        else f"{sentence('ett' if wrong == 1 else str(wrong))} forhold i planen stemmer ikke overens."
    )
    if not found:
        lead = "Planen har ingen datoer og regler som kan holdes mot hverandre."
    return Computation(
        "consistency",
        tuple(dict.fromkeys(given for f in found for given in f.inputs)),
        tuple(dict.fromkeys(step for f in found for step in f.steps)),
        {"findings": [f.as_json() for f in found], "problems": wrong, "consistent": not wrong},
        (lead, *(f.text for f in found), *_as_of(timeline, phases)),
    )


def _as_of(timeline: Timeline, phases: Sequence[str]) -> tuple[str, ...]:
    chosen = [phase for phase in timeline.phases if not phases or phase.id in phases]
    stated = [of_stated(timeline, phase, event.id) for phase in chosen for event in timeline.events]
    return plan_notes(operand for operand in stated if operand)


def _of_phase(timeline: Timeline, phase: Phase) -> Iterator[Finding]:
    stated = {e.id: operand for e in timeline.events if (operand := of_stated(timeline, phase, e.id))}
    for start, end in ((a, b) for a in stated for b in stated if a != b):
        if takes := longest_chain(timeline, start, end):
            yield _compared(timeline, phase, (start, end), stated, takes, True)
    for rule in timeline.rules:
        if rule.against and rule.against[0] in stated and rule.against[1] in stated:
            yield _compared(timeline, phase, rule.against, stated, of_rules(timeline, (rule,)), False)


def _compared(
    timeline: Timeline, phase: Phase, events: tuple[str, str], stated: dict[str, Operand], takes: Length, tied: bool
) -> Finding:
    first, second = stated[events[0]], stated[events[1]]
    held = fit(first, second, takes)
    sort = {Verdict.YES: Sort.FITS, Verdict.NO: Sort.CONFLICT, Verdict.DEPENDS: Sort.DEPENDS}[held.verdict]
    if sort is Sort.CONFLICT and not tied and _calendar_months(first, second) >= takes.amount.months:
        sort = Sort.FITS
    pair = Pair(phase, timeline.event(events[0]), timeline.event(events[1]), first.value, second.value)
    return Finding(
        sort,
        phase.id,
        events,
        say_comparison(pair, takes, held, tied),
        (first.input, second.input, *takes.inputs(first.value.earliest, add(first.value.latest, takes.amount))),
        fit_steps(first, second, held, takes),
        held.slack_worst,
        held.slack_best,
        held.threshold,
        tied,
        rule_clause(takes),
    )


def _calendar_months(first: Operand, second: Operand) -> int:
    """Months from the one date's month to the other's. A length that no source ties to the two dates is only held
    against these: 7 months fit from 31 October to 30 May, though a day is lacking."""
    start, end = first.value.earliest, second.value.latest
    return (end.year - start.year) * 12 + end.month - start.month


def _differing(timeline: Timeline) -> Iterator[Finding]:
    """Lengths between the same two events that are not the same number of months, each pair once."""
    for one, other in combinations(timeline.rules, 2):
        pairs = [pair for pair in ((one.start, one.end), one.against) if pair]
        shared = [pair for pair in ((other.start, other.end), other.against) if pair and pair in pairs]
        if shared and one.months != other.months:
            yield _lengths(timeline, shared[0], (one,), (other,))
    for rule in timeline.rules:
        for chain in chains_between(timeline, rule.start, rule.end):
            if len(chain) > 1 and sum(r.months for r in chain) != rule.months:
                yield _lengths(timeline, (rule.start, rule.end), (rule,), chain)


def _lengths(timeline: Timeline, events: tuple[str, str], one: tuple[Rule, ...], other: tuple[Rule, ...]) -> Finding:
    first, second = of_rules(timeline, one), of_rules(timeline, other)
    tied = all(rule.against != events for rule in (*one, *other))
    total = [sum(rule.months for rule in rules) for rules in (one, other)]
    names = [listed([rule.name for rule in rules]) for rules in (one, other)]
    said = [
        f"{months(n)} for {name} ({length.place})"
        for n, name, length in zip(total, names, (first, second), strict=True)
    ]
    text = f"Kildene gir to lengder som kan gjelde samme tid: {listed(said)}."
    if not tied:
        text += " De sier ikke om det er det samme arbeidet."
    anchor = max((d.when.latest for d in timeline.deadlines), default=date(2000, 1, 1))
    inputs = [
        given for length in (first, second) for given in length.inputs(latest_start(anchor, length.amount), anchor)
    ]
    steps = (f"{listed(said)}: {months(abs(total[0] - total[1]))} forskjell",)
    return Finding(Sort.DIFFER, None, events, text, tuple(inputs), steps, tied=tied)
