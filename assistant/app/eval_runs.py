"""Runs of the known pairs as values for the pages.

Flows in: the run files that `saksvar eval` wrote. Flows out: runs with a state per case, and what changed between two.
A file that is torn or from an older program gives no run, never an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from assistant.app.eval_files import HISTORY, LAST, RUNS, read_objects

STATES: Mapping[str, str] = {"wrong": "feil", "unscored": "ugyldig", "abstained": "uten svar", "right": "riktig"}
"""Outcome → what a reader sees, in the order that needs attention."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """One known pair after a run. `is_open`: its question may be looked at while the program is changed."""

    id: str
    kind: str
    outcome: str
    question: str
    history: tuple[str, ...]
    expected: str
    got: str
    faults: Mapping[str, str]
    is_open: bool

    @property
    def link(self) -> str:
        """A link that asks the question in the chat."""
        return "./?" + urlencode({"q": self.question})


@dataclass(frozen=True, slots=True)
class EvalRun:
    """One stored run. `name` is its file."""

    name: str
    started: str
    seconds: float
    scope: str
    fingerprints: Mapping[str, str]
    cases: tuple[CaseState, ...]

    @property
    def title(self) -> str:
        """«24.11.2026 02:30, alle: 812 av 1017»."""
        return f"{told_time(self.started)}, {told_scope(self.scope)}: {self.right} av {len(self.cases)} riktige"

    @property
    def right(self) -> int:
        return sum(case.outcome == "right" for case in self.cases)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from one run to another, among the cases that both asked."""

    broken: tuple[CaseState, ...]
    mended: tuple[CaseState, ...]
    both: int
    changed: tuple[str, ...]


def last_run(folder: Path) -> EvalRun | None:
    """The newest run, whatever it asked."""
    return read_run(folder / LAST)


def stored_runs(folder: Path) -> tuple[Path, ...]:
    """The run files that are kept, newest first."""
    return tuple(sorted((folder / RUNS).glob("*.jsonl"), reverse=True))


def history(folder: Path) -> tuple[dict[str, Any], ...]:
    """One line per run ever made, newest first."""
    return tuple(line for line in reversed(read_objects(folder / HISTORY)) if line.get("total"))


def read_run(path: Path) -> EvalRun | None:
    """The run in a file, or None when there is none that can be read."""
    head, *lines = read_objects(path) or ({},)
    told = head.get("run")
    if not isinstance(told, dict):
        return None
    try:
        cases = tuple(_case(line) for line in lines)
        return EvalRun(
            path.name, str(told["started"]), float(told["seconds"]), str(told["scope"]), told["fingerprints"], cases
        )
    except (KeyError, TypeError, ValueError):
        return None


def changes(before: EvalRun, after: EvalRun) -> Changes:
    """What broke and what was mended from one run to the other, and which fingerprints differ."""
    earlier = {case.id: case.outcome for case in before.cases}
    both = [case for case in after.cases if case.id in earlier]
    names = sorted({*before.fingerprints, *after.fingerprints})
    return Changes(
        tuple(case for case in both if earlier[case.id] == "right" and case.outcome != "right"),
        tuple(case for case in both if earlier[case.id] != "right" and case.outcome == "right"),
        len(both),
        tuple(name for name in names if before.fingerprints.get(name) != after.fingerprints.get(name)),
    )


def by_kind(cases: Sequence[CaseState]) -> dict[str, dict[str, int]]:
    """Kind → outcome → how many."""
    found: dict[str, dict[str, int]] = {}
    for case in cases:
        counts = found.setdefault(case.kind, dict.fromkeys(STATES, 0))
        counts[case.outcome] = counts.get(case.outcome, 0) + 1
    return dict(sorted(found.items()))


def told_time(started: str) -> str:
    """«24.11.2026 02:30» of ISO text, in UTC."""
    day, _, clock = started.partition("T")
    return f"{'.'.join(reversed(day.split('-')))} {clock[:5]}".strip()


def told_scope(scope: str) -> str:
    """What was asked, in words."""
    first, _, rest = scope.partition(" ")
    told = {"all": "alle", "tune": "åpen del", "report": "lukket del"}.get(first, first)
    return f"{told}, {rest.replace(' ', ', ')}" if rest else told


def _case(line: Mapping[str, Any]) -> CaseState:
    return CaseState(
        str(line["id"]),
        str(line["kind"]),
        str(line["outcome"]),
        str(line["question"]),
        tuple(line["history"]),
        str(line["expected"]),
        str(line["text"]),
        dict(line["faults"]),
        line["half"] == "tune",
    )
