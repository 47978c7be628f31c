"""The gate itself: no known answer is broken, and a fault planted in a source, a rule or a word list is caught."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import index.lexicon
from assistant.settings import SHIPPED, Settings, read_settings
from evals import run as runner
from evals.asking import ask_all
from evals.baseline import BASELINE, compare, read_baseline
from evals.case_sets import NAMDAL, SHIPPED_SETS, load_sets
from evals.opening import borrow_models, opened
from evals.planted import FAULTS
from evals.table import in_full

GIVEN = {"kind": None, "half": "all", "set": [NAMDAL], "update_baseline": False, "jobs": 1, "show": False}
PLANTED = {fault.name: fault for fault in FAULTS}
A_NUMBER, A_START, IN_NYNORSK = "tune-howmany-moter", "tune-backplan-opsjon", "tune-nynorsk-between-fri2"


@pytest.mark.skipif(not BASELINE.is_file(), reason="no baseline is committed yet: run saksvar eval --update-baseline")
def test_no_known_answer_is_broken() -> None:
    settings = read_settings({})
    sets = load_sets(SHIPPED_SETS, settings)
    for one in sets:
        borrow_models(settings.index_folder, one.settings.index_folder)
    baseline = read_baseline(None)
    assert baseline
    records = ask_all(sets, lambda case: True, opened, lambda done: None, jobs=2)
    found = compare(records, baseline, frozenset(record.id for record in records))
    told = "\n".join(line for record in found.broken for line in in_full(record))
    assert not found.broken, f"{len(found.broken)} known answers broke:\n{told}"
    assert not found.gone, "cases of the baseline are gone; run saksvar eval --update-baseline"
    assert [record.id for record in records if "invalid" in record.faults] == []


@pytest.fixture(scope="module")
def models() -> Path:
    """An index folder whose exported model the copies may borrow."""
    settings = read_settings({})
    opened(settings)
    return settings.index_folder


class Copy:
    """The shipped sources in a folder of the test, asked a few known questions that were right."""

    def __init__(self, root: Path, models: Path) -> None:
        self.root = root
        self.sources = root / "corpus" / "sources"
        shutil.copytree(SHIPPED, self.sources)
        self.settings = Settings(corpus=self.sources, index=root / "index")
        borrow_models(models, root / "index")
        (cases,) = load_sets([NAMDAL], self.settings)
        lines = [{"id": one.id, "case": one.fingerprint, "outcome": "right"} for one in cases.cases]
        (root / "baseline.jsonl").write_text("\n".join(map(json.dumps, lines)))

    def run(self, *names: str) -> int:
        given: dict[str, Any] = {**GIVEN, "case": list(names), "against": str(self.root / "baseline.jsonl")}
        return runner.evaluate(self.settings, given, opened)


@pytest.fixture
def copy(tmp_path: Path, models: Path) -> Copy:
    return Copy(tmp_path, models)


def test_the_untouched_copy_passes(copy: Copy) -> None:
    assert copy.run(A_NUMBER, A_START, IN_NYNORSK) == 0


@pytest.mark.parametrize(("fault", "case"), [("tall", A_NUMBER), ("regel", A_START)])
def test_a_broken_source_or_rule_exits_1_and_names_the_case(
    copy: Copy, fault: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    PLANTED[fault].plant(copy.root)
    assert copy.run(A_NUMBER, A_START, IN_NYNORSK) == 1
    assert f"BRUTT: {case}." in capsys.readouterr().out


def test_a_broken_word_list_exits_1_and_names_the_case(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = index.lexicon._lines
    monkeypatch.setattr(index.lexicon, "_lines", lambda name: [] if name == "nynorsk.txt" else read(name))
    index.lexicon.lexicon.cache_clear()
    try:
        assert copy.run(A_NUMBER, A_START, IN_NYNORSK) == 1
    finally:
        monkeypatch.undo()
        index.lexicon.lexicon.cache_clear()
    assert f"BRUTT: {IN_NYNORSK}." in capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_planted_fault_has_something_to_change(fault: Any, tmp_path: Path) -> None:
    checkout = BASELINE.parent.parent
    for place in {fault.where, "corpus/sources"}:
        if (checkout / place).is_dir():
            shutil.copytree(checkout / place, tmp_path / place)
        else:
            (tmp_path / place).parent.mkdir(parents=True)
            shutil.copy(checkout / place, tmp_path / place)
    fault.plant(tmp_path)
    compile_me = tmp_path / fault.where
    if compile_me.is_file():
        compile(compile_me.read_text(encoding="utf-8"), fault.where, "exec")
