"""The baseline: the outcome that every case had when somebody last said that it was good; and what changed since.

Flows in: two runs, one of them perhaps only as outcomes. Flows out: the cases broken, mended, new and gone. The
gate looks at single cases, not at means: a mean hides one broken answer behind one mended.
"""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SaksvarError
from evals.case_sets import HERE
from evals.measures.interval import paired_interval
from evals.outcome import Outcome
from evals.records import Record, Run, read_lines, write_lines

BASELINE = HERE / "baseline.jsonl"


@dataclass(frozen=True, slots=True)
class Known:
    """What a baseline says of one case. `case` is the fingerprint of what was asked and expected then."""

    case: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Baseline:
    """Case id → what is known, and the fingerprints that it was made with."""

    known: Mapping[str, Known]
    fingerprints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`broken`: right before, not now. `mended`: right now, not before. `slipped`: abstained before, wrong now.

    `gone`: ids of the baseline that no case has any more, where the whole of it was asked for. `change`: how much the
    share of right answers moved among the cases known before, with the bounds of its 95 % interval.
    """

    broken: tuple[Record, ...]
    mended: tuple[Record, ...]
    slipped: tuple[Record, ...]
    added: tuple[Record, ...]
    gone: tuple[str, ...]
    change: tuple[float, float, float]


def compare(records: Sequence[Record], baseline: Baseline, existing: frozenset[str]) -> Comparison:
    """What changed since the baseline among `records`; `existing` are the ids of all cases, asked or not."""

    def was(record: Record) -> Outcome | None:
        known = baseline.known.get(record.id)
        return known.outcome if known else None

    both = [(float(was(one) is Outcome.RIGHT), float(one.is_right)) for one in records if was(one) is not None]
    before, after = [pair[0] for pair in both], [pair[1] for pair in both]
    moved = (sum(after) - sum(before)) / len(both) if both else 0.0
    return Comparison(
        broken=tuple(one for one in records if was(one) is Outcome.RIGHT and not one.is_right),
        mended=tuple(one for one in records if one.is_right and was(one) not in (Outcome.RIGHT, None)),
        slipped=tuple(one for one in records if was(one) is Outcome.ABSTAINED and one.outcome is Outcome.WRONG),
        added=tuple(one for one in records if was(one) is None),
        gone=tuple(sorted(set(baseline.known) - existing)),
        change=(moved, *paired_interval(before, after)),
    )


def read_baseline(against: str | None) -> Baseline | None:
    """The baseline in the checkout, in a file, or as it was at a git revision; None when there is none yet.

    Raises: SaksvarError when what was asked for is neither a file nor a revision with a baseline.
    """
    if against is None:
        return parse(BASELINE.read_text(encoding="utf-8"), str(BASELINE)) if BASELINE.is_file() else None
    if Path(against).is_file():
        return parse(Path(against).read_text(encoding="utf-8"), against)
    shown = subprocess.run(
        ["git", "show", f"{against}:./{BASELINE.name}"], cwd=HERE, capture_output=True, text=True, check=False
    )
    if shown.returncode:
        raise SaksvarError(
            f"«{against}» er verken en fil eller en git-revisjon med {BASELINE.name}. "
            "Oppgi en fil som «saksvar eval» skrev, eller en revisjon som HEAD~1."
        )
    return parse(shown.stdout, against)


def parse(text: str, where: str) -> Baseline:
    """A baseline file, or a whole run file, as a baseline."""
    known: dict[str, Known] = {}
    made_with: Mapping[str, str] = {}
    for value in read_lines(text, where):
        if "run" in value:
            made_with = value["run"].get("fingerprints", {})
            continue
        try:
            known[value["id"]] = Known(value["case"], Outcome(value["outcome"]))
        except (KeyError, ValueError) as error:
            raise SaksvarError(
                f"{where}: en linje mangler «id», «case» eller et gyldig «outcome» ({', '.join(Outcome)}). "
                "Oppgi en fil som «saksvar eval» skrev."
            ) from error
    return Baseline(known, made_with)


def write_baseline(run: Run, path: Path = BASELINE, kept: Baseline | None = None) -> None:
    """The outcomes of a run as the new baseline. `kept`: what stays for cases that were not asked this time."""
    outcomes = {name: (one.case, one.outcome) for name, one in (kept.known if kept else {}).items()}
    outcomes |= {record.id: (record.case, record.outcome) for record in run.records}
    lines = [{"id": name, "case": case, "outcome": outcome.value} for name, (case, outcome) in sorted(outcomes.items())]
    write_lines(path, [{"run": {"fingerprints": dict(run.fingerprints), "scope": run.scope}}, *lines])
