"""A run: four outcomes, the same twice, what broke since the baseline, and the exit status."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from evals_fake import CASES, COST, NOBODY, OPENS, SCRIPT, Scripted, case, case_set, open_scripted, quoted, silent

from assistant.answer import Answer
from assistant.settings import Settings
from corpus.errors import SaksvarError
from evals import baseline as baselines
from evals import run as runner
from evals.asking import ask_all, ask_one
from evals.baseline import BASELINE, compare, parse, read_baseline, write_baseline
from evals.cases import Case, Expected
from evals.outcome import Outcome
from evals.records import TIMES, Record, Run, write_run

GIVEN = {
    "kind": None,
    "case": None,
    "half": "all",
    "set": None,
    "against": None,
    "update_baseline": False,
    "jobs": 1,
    "show": False,
    "draft": False,
}


def everything(_: Case) -> bool:
    return True


def nobody_watches(_: int) -> None:
    return None


def outcomes(cases: tuple[Case, ...], script: dict[str, Answer]) -> dict[str, Outcome]:
    records = ask_all([case_set(cases)], everything, lambda _: Scripted(script), nobody_watches)
    return {record.id: record.outcome for record in records}


def test_right_wrong_abstained_and_unscored_are_four_outcomes() -> None:
    cases = (*CASES, case("tune-borte", OPENS, expected=Expected("answered", slides=(9,))))
    script = {**SCRIPT, COST: quoted(COST, "Brua åpner i mai 2022."), OPENS: silent(OPENS)}
    assert outcomes(cases, script) == {
        "tune-apner": Outcome.ABSTAINED,
        "tune-borte": Outcome.UNSCORED,
        "tune-ingen": Outcome.RIGHT,
        "tune-koster": Outcome.WRONG,
    }


def test_an_invalid_case_is_not_asked() -> None:
    scripted = Scripted(SCRIPT)
    gone = case("tune-borte", "Spør ikke", expected=Expected("answered", slides=(9,)))
    ask_all([case_set((gone,))], everything, lambda _: scripted, nobody_watches)
    assert scripted.asked == []


def test_a_crash_is_wrong_and_the_run_goes_on() -> None:
    script = {COST: SCRIPT[COST], NOBODY: SCRIPT[NOBODY]}
    records = ask_all([case_set()], everything, lambda _: Scripted(script), nobody_watches)
    assert [record.outcome for record in records] == [Outcome.WRONG, Outcome.RIGHT, Outcome.RIGHT]
    assert "KeyError" in records[0].faults["crash"]


def test_an_answer_that_breaks_the_contract_is_a_crash() -> None:
    class Broken(Scripted):
        def ask(self, question: str, **_: Any) -> Any:
            return self

        def as_json(self) -> dict[str, Any]:
            return {"status": "answered"}

    record = ask_one(CASES[0], "bru", Broken(SCRIPT))
    assert record.outcome is Outcome.WRONG
    assert "kontrakten" in record.faults["crash"]


def without_times(path: Path) -> list[dict[str, Any]]:
    def cleaned(value: dict[str, Any]) -> dict[str, Any]:
        return {key: part for key, part in value.items() if key not in TIMES}

    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [cleaned(line.get("run", line)) for line in lines]


def run_of(records: tuple[Record, ...], seconds: float = 1.0) -> Run:
    return Run("2026-11-01T00:00:00+00:00", seconds, "all", {"code": "abc"}, records)


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_runs_are_equal_but_for_times_however_many_processes_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    # Streamlit's test runner leaves a page script as `__main__`, and a new process would run it.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    first = ask_all([case_set()], everything, open_scripted, nobody_watches)
    again = ask_all([case_set(tuple(reversed(CASES)))], everything, open_scripted, nobody_watches, jobs)
    write_run(run_of(first), tmp_path / "a.jsonl")
    write_run(run_of(again, 2.0), tmp_path / "b.jsonl")
    assert without_times(tmp_path / "a.jsonl") == without_times(tmp_path / "b.jsonl")
    assert [record.id for record in again] == sorted(record.id for record in again)


def test_progress_counts_every_case_once() -> None:
    seen: list[int] = []
    gone = case("tune-borte", expected=Expected("answered", slides=(9,)))
    ask_all([case_set((*CASES, gone))], everything, open_scripted, seen.append)
    assert sum(seen) == 4


def test_what_changed_is_broken_mended_slipped_new_or_gone() -> None:
    records = ask_all([case_set()], everything, open_scripted, nobody_watches)
    apner, ingen, koster = records
    wrong = Record(**{**{name: getattr(koster, name) for name in Record.__slots__}, "outcome": Outcome.WRONG})
    before = parse(
        "\n".join(
            json.dumps({"id": name, "case": "x", "outcome": outcome})
            for name, outcome in ((apner.id, "wrong"), (koster.id, "right"), ("tune-vekk", "right"))
        ),
        "test",
    )
    found = compare((apner, ingen, wrong), before, frozenset(record.id for record in records))
    assert [one.id for one in found.broken] == [koster.id]
    assert [one.id for one in found.mended] == [apner.id]
    assert [one.id for one in found.added] == [ingen.id]
    assert found.gone == ("tune-vekk",)
    slipped = parse(json.dumps({"id": koster.id, "case": "x", "outcome": "abstained"}), "test")
    assert [one.id for one in compare((wrong,), slipped, frozenset([koster.id])).slipped] == [koster.id]


def test_the_change_is_that_of_the_cases_known_before() -> None:
    records = ask_all([case_set()], everything, open_scripted, nobody_watches)
    lines = [json.dumps({"id": one.id, "case": "x", "outcome": "wrong"}) for one in records[:2]]
    found = compare(records, parse("\n".join(lines), "test"), frozenset(record.id for record in records))
    assert found.change == (1.0, 1.0, 1.0)


def test_against_takes_the_baseline_of_a_git_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*words: str) -> None:
        name = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *words], cwd=tmp_path, check=True, capture_output=True)

    line = {"id": "tune-koster", "case": "x", "outcome": "abstained"}
    (tmp_path / BASELINE.name).write_text(json.dumps(line))
    git("init")
    git("add", ".")
    git("commit", "-m", "grunnlinje")
    (tmp_path / BASELINE.name).unlink()
    monkeypatch.setattr(baselines, "HERE", tmp_path)
    found = read_baseline("HEAD")
    assert found
    assert found.known["tune-koster"].outcome is Outcome.ABSTAINED


class Shop:
    """`saksvar eval` on the scripted case, with results and baseline in a folder of the test."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.cases = CASES
        self.script = dict(SCRIPT)
        patch.setattr(runner, "results_folder", lambda: folder / "results")
        patch.setattr(runner, "load_sets", lambda names, settings: (case_set(self.cases, folder),))
        patch.setattr(runner, "BASELINE", folder / "baseline.jsonl")
        patch.setattr(baselines, "BASELINE", folder / "baseline.jsonl")

    def run(self, **given: Any) -> int:
        settings = Settings(corpus=self.folder, index=self.folder / "index")
        return runner.evaluate(settings, {**GIVEN, **given}, lambda _: Scripted(self.script))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    return Shop(tmp_path, monkeypatch)


def test_exit_0_when_nothing_known_broke(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert shop.run(update_baseline=True) == 0
    assert shop.run() == 0
    assert "Ingen kjente svar er brutt" in capsys.readouterr().out


def test_exit_1_names_the_broken_case_with_question_expected_got_and_source(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.run(update_baseline=True)
    shop.script[COST] = quoted(COST, "Brua åpner i mai 2022.")
    capsys.readouterr()
    assert shop.run() == 1
    told = capsys.readouterr().out
    assert "Brutt siden grunnlinjen: 1" in told
    for part in ("tune-koster", COST, "/84/", "Brua åpner i mai 2022.", "Lysbilde 1"):
        assert part in told


def test_a_mended_case_is_told_and_does_not_hide_a_broken_one(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.script[OPENS] = silent(OPENS)
    shop.run(update_baseline=True)
    shop.script = {**SCRIPT, COST: silent(COST)}
    capsys.readouterr()
    assert shop.run() == 1
    assert "Rettet siden grunnlinjen: 1\n  tune-apner" in capsys.readouterr().out


def test_a_case_that_was_never_right_does_not_fail_the_gate(shop: Shop) -> None:
    shop.script[OPENS] = silent(OPENS)
    shop.run(update_baseline=True)
    assert shop.run() == 0


def test_exit_2_for_an_invalid_case_which_is_named(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.run(update_baseline=True)
    shop.cases = (*CASES, case("tune-borte", expected=Expected("answered", slides=(9,))))
    assert shop.run() == 2
    assert "tune-borte: kildene har ikke lysbilde 9" in capsys.readouterr().out


def test_exit_2_when_a_known_case_has_vanished(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.run(update_baseline=True)
    shop.cases = CASES[:2]
    assert shop.run() == 2
    assert "tune-koster" in capsys.readouterr().out
    assert shop.run(kind=["outside"]) == 0


def test_a_known_answer_that_can_no_longer_be_scored_is_broken(shop: Shop) -> None:
    shop.run(update_baseline=True)
    shop.cases = (*CASES[:2], case("tune-koster", expected=Expected("answered", slides=(9,))))
    assert shop.run() == 1


def test_an_invalid_run_is_no_baseline(shop: Shop) -> None:
    shop.cases = (case("tune-borte", expected=Expected("answered", slides=(9,))),)
    assert shop.run(update_baseline=True) == 2
    assert not (shop.folder / "baseline.jsonl").exists()


def test_a_partial_run_changes_only_its_own_cases_in_the_baseline(shop: Shop) -> None:
    shop.run(update_baseline=True)
    shop.script = {OPENS: silent(OPENS), NOBODY: silent(NOBODY), COST: silent(COST)}
    shop.run(case=["tune-apner"], update_baseline=True)
    known = read_baseline(None)
    assert known
    assert {name: one.outcome for name, one in known.known.items()} == {
        "tune-apner": Outcome.ABSTAINED,
        "tune-ingen": Outcome.RIGHT,
        "tune-koster": Outcome.RIGHT,
    }


def test_the_closed_half_is_shown_by_id_only(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.cases = (case("report-koster", half="report"),)
    shop.run(update_baseline=True)
    shop.script[COST] = silent(COST)
    assert shop.run() == 1
    told = capsys.readouterr().out + (shop.folder / "results" / "report.html").read_text(encoding="utf-8")
    assert "report-koster (lukket del)" in told
    assert COST not in told
    shop.run(half="report", show=True)
    assert COST in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": ["fakta"]}, "fact, outside"),
        ({"case": ["tune-x"]}, "tune-apner"),
        ({"half": "report"}, "Ingen spørsmål passer"),
        ({"jobs": 0}, "--jobs"),
        ({"against": "ingen-slik-revisjon"}, "git-revisjon"),
    ],
)
def test_what_cannot_be_run_is_told_with_what_can(shop: Shop, given: dict[str, Any], told: str) -> None:
    with pytest.raises(SaksvarError, match=told):
        shop.run(**given)


def test_against_takes_a_run_file(shop: Shop) -> None:
    shop.run()
    kept = shop.folder / "kept.jsonl"
    kept.write_text((shop.folder / "results" / "last.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    shop.script[COST] = silent(COST)
    assert shop.run(against=str(kept)) == 1


def test_a_torn_baseline_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match="Linje 2 i fil"):
        parse('{"id": "a", "case": "x", "outcome": "right"}\n{"id": ', "fil")
    with pytest.raises(SaksvarError, match="right, wrong, abstained, unscored"):
        parse('{"id": "a", "case": "x", "outcome": "ok"}', "fil")


def test_the_baseline_is_sorted_and_small(tmp_path: Path) -> None:
    records = ask_all([case_set()], everything, open_scripted, nobody_watches)
    write_baseline(run_of(records), tmp_path / BASELINE.name)
    head, *lines = [json.loads(line) for line in (tmp_path / BASELINE.name).read_text().splitlines()]
    assert head["run"]["fingerprints"] == {"code": "abc"}
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    assert set(lines[0]) == {"id", "case", "outcome"}


def test_history_and_runs_are_kept(shop: Shop) -> None:
    shop.run()
    shop.run()
    results = shop.folder / "results"
    assert len((results / "history.jsonl").read_text().splitlines()) == 2
    assert (results / "last.jsonl").is_file()
    assert list((results / "runs").glob("*.jsonl"))


def test_a_single_case_leaves_no_run_behind(shop: Shop) -> None:
    shop.run(case=["tune-koster"])
    assert not (shop.folder / "results").exists()


def test_search_measures_are_only_for_cases_with_a_place_and_no_history() -> None:
    scripted = Scripted(SCRIPT)
    assert ask_one(case("tune-a"), "bru", scripted).scores["rr"] == 0.5
    assert "rr" not in ask_one(case("tune-a", history=("Hva?",)), "bru", scripted).scores
    assert "rr" not in ask_one(CASES[1], "bru", scripted).scores
