"""Where the regression runner leaves its results, and what the pages read of them.

Flows in: the JSON-lines files that `saksvar eval` wrote. Flows out: their objects as they stand. It knows nothing
of how they were made; a folder that is not there is a runner that has not run.
"""

import json
from pathlib import Path
from typing import Any

from assistant.settings import home

LAST = "last.jsonl"
HISTORY = "history.jsonl"
RUNS = "runs"


def results_folder() -> Path:
    """The folder of results; it is not kept in git."""
    return home() / "evals" / "results"


def read_objects(path: Path) -> tuple[dict[str, Any], ...]:
    """The objects of a JSON-lines file in order; none when it is missing, and a broken line is left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    found = []
    for line in lines:
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            found.append(value)
    return tuple(found)
