"""The known pairs put to the program, what broke since the baseline, and an exit status.

0: no known answer broke. 1: at least one that was right is not right now. 2: the run says nothing, since a case, the
sources or the index cannot be used.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from assistant.app.eval_files import results_folder
from assistant.settings import Settings
from corpus.errors import SaksvarError
from evals.asking import Opener, ask_all
from evals.baseline import BASELINE, Comparison, compare, read_baseline, write_baseline
from evals.case_sets import SHIPPED_SETS, CaseSet, load_sets
from evals.cases import Case
from evals.fingerprints import fingerprints
from evals.history import store
from evals.opening import borrow_models
from evals.outcome import Outcome
from evals.records import Record, Run
from evals.table import changes, failing, in_full, table

PASS, REGRESSION, INVALID = 0, 1, 2
_MOST_JOBS = 64
# Below this a second process costs more (an assistant to open) than it gives.
_WORTH_TWO = 150


def evaluate(settings: Settings, given: dict[str, Any], opener: Opener) -> int:
    """One run with a given way to open an assistant; the exit status."""
    if given["jobs"] is not None and not 1 <= given["jobs"] <= _MOST_JOBS:
        raise SaksvarError(f"--jobs må være fra 1 til {_MOST_JOBS}, ikke {given['jobs']}.")
    sets = load_sets(given["set"] or SHIPPED_SETS, settings)
    wanted = _wanted(sets, given)
    baseline = read_baseline(given["against"])
    for one in sets:
        borrow_models(settings.index_folder, one.settings.index_folder)
    run = _run(sets, wanted, given, opener)
    existing = frozenset(case.id for one in sets for case in one.cases)
    is_whole = _is_whole(given)
    comparison = (
        compare(run.records, baseline, existing if is_whole else frozenset(baseline.known)) if baseline else None
    )
    may_show = _may_show(given)
    folder = results_folder()
    if not given["case"]:
        store(run, comparison, folder, may_show)
    _print(run, comparison, may_show, given)
    if given["update_baseline"]:
        return _update(run, given, is_whole)
    return _status(run, comparison)


def _wanted(sets: Sequence[CaseSet], given: dict[str, Any]) -> Callable[[Case], bool]:
    """Which cases are asked. Raises SaksvarError when a name is unknown or nothing is left."""
    cases = [case for one in sets for case in one.cases]
    for key, known, told in (
        ("case", {case.id for case in cases}, "spørsmål"),
        ("kind", {c.kind for c in cases}, "slag"),
    ):
        if unknown := [name for name in given[key] or () if name not in known]:
            some = ", ".join(sorted(known)) if key == "kind" else f"{len(known)} i settet, for eksempel {min(known)}"
            raise SaksvarError(f"«{unknown[0]}» er ikke et kjent {told}. Kjente er {some}.")

    def is_wanted(case: Case) -> bool:
        return (
            given["half"] in ("all", case.half)
            and (not given["kind"] or case.kind in given["kind"])
            and (not given["case"] or case.id in given["case"])
        )

    if not any(is_wanted(case) for case in cases):
        raise SaksvarError("Ingen spørsmål passer til valgene. Ta bort --half, --kind eller --case.")
    return is_wanted


def _run(sets: Sequence[CaseSet], wanted: Callable[[Case], bool], given: dict[str, Any], opener: Opener) -> Run:
    from tqdm import tqdm

    begun = datetime.now(UTC).isoformat(timespec="seconds")
    started = time.perf_counter()
    total = sum(wanted(case) for one in sets for case in one.cases)
    jobs = given["jobs"] or (min(os.cpu_count() or 1, 4) if total >= _WORTH_TWO else 1)
    with tqdm(total=total, desc="Spør", file=sys.stderr, ncols=88, mininterval=_seconds_apart()) as bar:
        asked_of = [one for one in sets if any(wanted(case) for case in one.cases)]
        records = ask_all(asked_of, wanted, opener, bar.update, jobs)
    return Run(begun, round(time.perf_counter() - started, 1), _scope(given), fingerprints(asked_of), records)


def _seconds_apart() -> float:
    """A log that nobody watches gets a line now and then instead of ten a second."""
    return 0.1 if sys.stderr.isatty() else 10.0


def _scope(given: dict[str, Any]) -> str:
    """Which cases a run asked, so that only like is held against like."""
    parts = [given["half"], *(given["set"] or ()), *(given["kind"] or ()), *(given["case"] or ())]
    return " ".join(parts)


def _is_whole(given: dict[str, Any]) -> bool:
    return given["half"] == "all" and not (given["set"] or given["kind"] or given["case"])


def _may_show(given: dict[str, Any]) -> Callable[[Record], bool]:
    """Single questions of the closed half are shown only on `--half report --show`, or when one is named."""
    opens_all = (given["half"] == "report" and given["show"]) or bool(given["case"])
    return lambda record: opens_all or record.half == "tune"


def _print(run: Run, comparison: Comparison | None, may_show: Callable[[Record], bool], given: dict[str, Any]) -> None:
    lines = []
    if given["case"]:
        lines += [line for record in run.records for line in in_full(record)]
        lines += ["", *changes(comparison, may_show)] if comparison else []
    else:
        lines += table(run.records)
        lines += ["", *changes(comparison, may_show)] if comparison else []
        known = {record.id for record in comparison.broken} if comparison else set()
        lines += ["", *failing([one for one in run.records if one.id not in known], may_show, full=given["show"])]
        if hidden := sum(not one.is_right and not may_show(one) for one in run.records):
            lines.append(f"  … og {hidden} i den lukkede delen, som vises med --half report --show")
    lines += ["", _verdict(run, comparison)]
    print("\n".join(lines))


def _verdict(run: Run, comparison: Comparison | None) -> str:
    right = sum(one.is_right for one in run.records)
    invalid = [one for one in run.records if one.outcome is Outcome.UNSCORED]
    told = f"{right} av {len(run.records)} riktige på {run.seconds:.0f} s."
    if invalid:
        named = "; ".join(f"{one.id}: {one.faults['invalid']}" for one in invalid[:5])
        told += f" {len(invalid)} er ugyldige: {named}."
    if comparison is None:
        return f"{told} Det finnes ingen grunnlinje ennå; lag en med --update-baseline."
    if comparison.broken:
        return f"{told} BRUTT: {', '.join(one.id for one in comparison.broken)}."
    return f"{told} Ingen kjente svar er brutt."


def _status(run: Run, comparison: Comparison | None) -> int:
    if comparison and comparison.broken:
        return REGRESSION
    is_invalid = any(one.outcome is Outcome.UNSCORED for one in run.records) or bool(comparison and comparison.gone)
    return INVALID if is_invalid else PASS


def _update(run: Run, given: dict[str, Any], is_whole: bool) -> int:
    """Writes the baseline; a partial run changes only the cases it asked. An invalid run is no baseline."""
    if any(one.outcome is Outcome.UNSCORED for one in run.records):
        print("Grunnlinjen er ikke endret, for noen av spørsmålene er ugyldige. Rett dem først.", file=sys.stderr)
        return INVALID
    write_baseline(run, BASELINE, None if is_whole else read_baseline(None))
    print(f"Ny grunnlinje i {BASELINE.name}. Legg den i git sammen med endringen.")
    return PASS
