"""What came of each case, as values and as sorted JSON lines.

Flows in: scored cases. Flows out: a run file: one line on the run (fingerprints, times), then one line per case, sorted
by id, keys sorted. Two runs of the same program differ only in `started`, `seconds` and `elapsed_ms`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import SaksvarError
from evals.outcome import Outcome

TIMES = ("started", "seconds", "elapsed_ms")
"""Keys that differ between two runs of the same program."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """One citation of an answer, as the report shows it."""

    document: str
    start: int
    end: int
    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Record:
    """One case after the run. `faults`: the demands that were not met, name → what was wrong; `crash` among them."""

    id: str
    case: str
    set_name: str
    half: str
    kind: str
    lang: str
    question: str
    history: tuple[str, ...]
    today: str
    expected: str
    expected_status: str
    outcome: Outcome
    status: str = ""
    reading: str = ""
    text: str = ""
    operation: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[CitedPlace, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    twin_of: str | None = None
    nynorsk_of: str | None = None
    elapsed_ms: float = 0.0

    @property
    def is_right(self) -> bool:
        return self.outcome is Outcome.RIGHT


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run. `scope` says which cases were asked; only runs of one scope are comparable as shares."""

    started: str
    seconds: float
    scope: str
    fingerprints: Mapping[str, str]
    records: tuple[Record, ...]


def write_run(run: Run, path: Path) -> None:
    """The run as JSON lines at `path`, replaced whole."""
    head = {key: value for key, value in asdict(run).items() if key != "records"}
    write_lines(path, [{"run": head}, *(asdict(record) for record in run.records)])


def write_lines(path: Path, values: Sequence[Mapping[str, Any]]) -> None:
    """Values as JSON lines with sorted keys; a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values]
    beside = path.with_name(path.name + ".new")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    beside.replace(path)


def read_lines(text: str, where: str) -> list[dict[str, Any]]:
    """The objects of JSON lines.

    Raises: SaksvarError that names the place.
    """
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise SaksvarError(
                f"Linje {number} i {where} er ikke et JSON-objekt. Oppgi en fil som «saksvar eval» skrev."
            )
        found.append(value)
    return found
