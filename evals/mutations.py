"""How many of twenty planted faults the known pairs catch: `python -m evals.mutations [NAME…]`.

Flows in: the program as it stands. Flows out: a line per fault: caught, by which cases, or not. Each fault is planted
in a copy of the program with an index of its own; a case that was right and is not any more catches it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tqdm import tqdm

from assistant.settings import read_settings
from corpus.errors import SaksvarError
from evals.asking import ask_all, ask_one
from evals.baseline import Baseline, parse
from evals.case_sets import HERE, SHIPPED_SETS, load_sets
from evals.cases import Case
from evals.opening import MODELS, borrow_models, opened
from evals.outcome import Outcome
from evals.planted import FAULTS, Fault
from evals.validity import invalid_cases

ROOT = HERE.parent
BROKEN, UNHARMED = "--broken", "--unharmed"
ENOUGH = 3
"""Cases that must break before a copy is asked no more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one fault: the cases that caught it (at most `ENOUGH`), or why it could not be tried."""

    fault: Fault
    broken: tuple[str, ...]
    failed: str = ""

    def __str__(self) -> str:
        verdict = "KUNNE IKKE PRØVES" if self.failed else "fanget" if self.broken else "IKKE FANGET"
        return f"{verdict:<12} {self.fault.name:<12} {self.fault.told}: {self.failed or ', '.join(self.broken)}"


def broken_in(baseline: Baseline) -> list[str]:
    """The first `ENOUGH` cases, in a scattered order, that the baseline has as right and this program has not."""
    settings = read_settings({})
    found: list[str] = []
    for one in load_sets(SHIPPED_SETS, settings):
        borrow_models(settings.index_folder, one.settings.index_folder)
        respondent = opened(one.settings)
        known = [case for case in one.cases if _was_right(case, baseline)]
        found += [case.id for case in known if case.id in invalid_cases(one.cases, respondent.documents)]
        # By hash, so that the first questions asked are of every kind.
        for case in sorted(known, key=lambda case: sha256(case.id.encode()).digest()):
            if len(found) >= ENOUGH:
                return found[:ENOUGH]
            if case.id not in found and not ask_one(case, one.name, respondent).is_right:
                found.append(case.id)
    return found


def _was_right(case: Case, baseline: Baseline) -> bool:
    known = baseline.known.get(case.id)
    return known is not None and known.outcome is Outcome.RIGHT


def try_fault(fault: Fault, snapshot: Path, baseline: Path) -> Found:
    """Plants one fault in a copy of the snapshot and asks there."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _copy(snapshot, root)
        try:
            fault.plant(root)
        except SaksvarError as error:
            return Found(fault, (), str(error))
        asked = _inside(root, BROKEN, baseline)
        if asked.returncode:
            return _refused(fault, asked.stderr)
        return Found(fault, tuple(json.loads(asked.stdout.splitlines()[-1])))


def _inside(root: Path, what: str, baseline: Path) -> subprocess.CompletedProcess[str]:
    """This module run by the copy of the program in `root`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAKSVAR_")}
    return subprocess.run(
        [sys.executable, "-m", "evals.mutations", what, str(baseline)],
        cwd=root,
        env={**environment, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def _refused(fault: Fault, said: str) -> Found:
    """A build that refuses the sources has caught the fault before any question; any other end is no result."""
    last = (said.strip().splitlines() or ["ingen melding"])[-1]
    return Found(fault, ("byggingen nekter: " + last[:90],)) if "SaksvarError" in last else Found(fault, (), last[:200])


def _copy(source: Path, root: Path) -> None:
    """The program, its cases and its index; the model, the largest part, is borrowed."""
    leave = shutil.ignore_patterns("__pycache__", "results")
    for room in ("corpus", "index", "assistant", "evals"):
        shutil.copytree(source / room, root / room, ignore=leave, dirs_exist_ok=True)
    shutil.copy(source / "pyproject.toml", root)
    own = source / ".index" / read_settings({}).index_folder.name
    if own.is_dir():
        shutil.copytree(own, root / ".index" / own.name, ignore=shutil.ignore_patterns(MODELS))
        borrow_models(own, root / ".index" / own.name)


def _write_unharmed(path: Path) -> None:
    """Writes the outcomes of this program."""
    settings = read_settings({})
    sets = load_sets(SHIPPED_SETS, settings)
    for one in sets:
        borrow_models(settings.index_folder, one.settings.index_folder)
    records = ask_all(sets, lambda case: True, opened, lambda done: None, min(os.cpu_count() or 1, 4))
    lines = [{"id": one.id, "case": one.case, "outcome": one.outcome.value} for one in records]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """0 when every fault was caught, 1 when not, 2 when one could not be tried."""
    match list(arguments):
        case ["--broken", baseline]:
            print(json.dumps(broken_in(parse(Path(baseline).read_text(encoding="utf-8"), baseline))))
            return 0
        case ["--unharmed", baseline]:
            _write_unharmed(Path(baseline))
            return 0
    known = {fault.name: fault for fault in FAULTS}
    if unknown := [name for name in arguments if name not in known]:
        print(f"«{unknown[0]}» er ingen kjent feil. Kjente er {', '.join(known)}.", file=sys.stderr)
        return 2
    found = _tried([known[name] for name in arguments] or FAULTS)
    print("\n".join(map(str, found)))
    print(f"{sum(bool(one.broken) for one in found)} av {len(found)} feil fanget.")
    return 2 if any(one.failed for one in found) else 0 if all(one.broken for one in found) else 1


def _tried(faults: Sequence[Fault]) -> list[Found]:
    with tempfile.TemporaryDirectory() as folder:
        # One snapshot for all: somebody may be changing the program while this runs.
        snapshot, baseline = Path(folder) / "program", Path(folder) / "baseline.jsonl"
        _copy(ROOT, snapshot)
        with tqdm(total=len(faults) + 1, desc="Planter feil", ncols=88) as bar:
            asked = _inside(snapshot, UNHARMED, baseline)
            if asked.returncode:
                raise SystemExit(asked.stderr.strip().splitlines()[-1])
            bar.update()

            def tried(fault: Fault) -> Found:
                found = try_fault(fault, snapshot, baseline)
                bar.update()
                return found

            with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:
                return list(pool.map(tried, faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
