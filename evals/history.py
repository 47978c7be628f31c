"""Runs over time: the last run, the latest runs whole, and one line per run for ever.

Flows in: a run and what changed. Flows out: files in the results folder: `last.jsonl`, `runs/…`, `history.jsonl`,
`report.html`. Nothing of them is in git; the baseline is.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.app.eval_files import HISTORY, LAST, RUNS, read_objects
from evals.baseline import Comparison
from evals.records import Run, write_run
from evals.report import MayShow, report
from evals.summary import means

KEPT_RUNS = 20
REPORT = "report.html"


def store(run: Run, comparison: Comparison | None, folder: Path, may_show: MayShow) -> None:
    """Writes the run, one line of history and the report."""
    write_run(run, folder / LAST)
    name = run.started.replace(":", "").replace("+0000", "Z")
    write_run(run, folder / RUNS / f"{name}.jsonl")
    for old in sorted((folder / RUNS).glob("*.jsonl"))[:-KEPT_RUNS]:
        old.unlink()
    with (folder / HISTORY).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line_of(run, comparison), ensure_ascii=False, sort_keys=True) + "\n")
    (folder / REPORT).write_text(report(run, comparison, read_objects(folder / HISTORY), may_show), encoding="utf-8")


def line_of(run: Run, comparison: Comparison | None) -> dict[str, Any]:
    """A run on one line: counts, means, what broke, and what it was made with."""
    counts = Counter(record.outcome.value for record in run.records)
    return {
        "started": run.started,
        "seconds": run.seconds,
        "scope": run.scope,
        "fingerprints": dict(run.fingerprints),
        "total": len(run.records),
        "outcomes": dict(sorted(counts.items())),
        "means": {one.name: round(one.value, 4) for one in means(run.records)},
        "broken": [record.id for record in comparison.broken] if comparison else [],
        "mended": [record.id for record in comparison.mended] if comparison else [],
    }
