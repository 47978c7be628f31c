"""What a run was made with: fingerprints of code, cases, sources, index and model.

Two runs with the same fingerprints give the same records; where two runs differ, these say what was changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import assistant
import corpus
import index
from evals.case_sets import CaseSet
from index.versions import current, manifest

_ROOMS = (corpus, index, assistant)
_SHORT = 12


def fingerprints(sets: Sequence[CaseSet]) -> dict[str, str]:
    """Name → 12 hex digits, or the name itself of a model that was chosen."""
    found = {"code": code_fingerprint(), "cases": _digest(case.fingerprint for one in sets for case in one.cases)}
    for one in sets:
        found[f"sources.{one.name}"] = _files(one.settings.corpus)
        for name, value in _identity(one.settings.index_folder).items():
            found[f"{name}.{one.name}"] = value[:_SHORT]
    return dict(sorted(found.items()))


def code_fingerprint() -> str:
    """Changes with any code or word list of the program; the pages of the app give no answers and are left out."""
    parts = []
    for room in _ROOMS:
        root = Path(str(room.__file__)).parent
        for path in sorted(root.rglob("*")):
            below = path.relative_to(root)
            if path.suffix in (".py", ".txt", ".onnx", ".json") and below.parts[0] not in ("app", "sources"):
                parts.append(f"{root.name}/{below}:{sha256(path.read_bytes()).hexdigest()}")
    return _digest(parts)


def _files(folder: Path) -> str:
    return _digest(
        f"{path.relative_to(folder)}:{sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    )


def _identity(folder: Path) -> Mapping[str, str]:
    """What the stored index says that it was built from; empty when there is none."""
    version = current(folder)
    told = manifest(version) if version else {}
    built_from = {key: told[key] for key in ("corpus", "splitter", "analyser", "model", "format") if key in told}
    return {"model": str(told.get("model", "")), "index": _digest([json.dumps(built_from, sort_keys=True)])}


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:_SHORT]
