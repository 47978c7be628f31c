"""The page on the known pairs, drawn by Streamlit's own test runner from files that the runner wrote."""

from pathlib import Path

import pytest
from app_fake import FakeAssistant
from evals_fake import CASES, COST, SCRIPT, Scripted, case, case_set, silent
from streamlit.testing.v1 import AppTest
from test_evals_drafts import vote

from assistant.app import case_drafts, page_evals, running
from evals.asking import ask_all
from evals.baseline import Baseline, Known, compare
from evals.history import store
from evals.outcome import Outcome
from evals.records import Run

CLOSED = "Hva koster den lukkede brua?"
ALL = (*CASES, case("report-lukket", CLOSED, half="report"))


def page() -> None:
    from assistant.app import page_evals

    page_evals.render()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(page_evals, "results_folder", lambda: tmp_path / "results")
    monkeypatch.setattr(case_drafts, "drafts_folder", lambda: tmp_path / "utkast")
    monkeypatch.setattr(running, "_process", running.Process(tmp_path / "state", FakeAssistant()))
    return tmp_path


def stored(folder: Path, *, broken: bool, day: int) -> None:
    script = {**SCRIPT, COST: silent(COST)} if broken else dict(SCRIPT)
    records = ask_all([case_set(ALL)], lambda _: True, lambda _: Scripted(script), lambda _: None)
    run = Run(f"2026-11-{day:02}T10:00:00+00:00", 2.0, "all", {"code": f"abc{day}"}, records)
    known = {record.id: Known("x", Outcome.RIGHT) for record in records if record.half == "tune"}
    store(run, compare(records, Baseline(known, {}), frozenset(known)), folder / "results", lambda _: False)


def shown() -> AppTest:
    drawn = AppTest.from_function(page).run(timeout=20)
    assert not drawn.exception
    return drawn


def text_of(drawn: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in drawn.get("html"))


def test_without_a_run_the_page_says_what_to_do(folder: Path) -> None:
    assert "«saksvar eval»" in text_of(shown())


def test_what_broke_is_named_first_and_linked_to_the_chat(folder: Path) -> None:
    stored(folder, broken=True, day=1)
    told = text_of(shown())
    assert "2 av 4 svar var riktige" in told
    assert told.index("Brutt siden grunnlinjen") < told.index("De siste kjøringene")
    assert 'href="./?q=Hva+koster+brua%3F"' in told


def test_two_runs_are_held_together_and_what_differs_between_them_is_said(folder: Path) -> None:
    stored(folder, broken=False, day=1)
    stored(folder, broken=True, day=2)
    told = text_of(shown())
    assert "4 spørsmål er stilt i begge: 1 brutt, 0 rettet. Endret imellom: programmet." in told


def test_questions_of_the_closed_half_are_shown_only_when_asked_for(folder: Path) -> None:
    stored(folder, broken=False, day=1)
    drawn = shown()
    assert CLOSED not in text_of(drawn)
    assert "report-lukket (lukket del)" in text_of(drawn)
    drawn.checkbox(key="lukket").check().run()
    assert CLOSED in text_of(drawn)


def test_cases_are_chosen_by_kind_and_outcome(folder: Path) -> None:
    stored(folder, broken=True, day=1)
    drawn = shown()
    assert "2 av 4 spørsmål" in text_of(drawn)
    drawn.selectbox(key="utfall").set_value("alle").run()
    drawn.selectbox(key="slag").set_value("outside").run()
    assert "1 av 4 spørsmål" in text_of(drawn)
    assert "tune-ingen" in text_of(drawn)


def test_one_click_makes_a_draft_of_a_rejected_answer(folder: Path) -> None:
    vote(folder / "state", useful=False, comment="<b>Feil</b>")
    drawn = shown()
    assert "&lt;b&gt;Feil" in text_of(drawn)
    (button,) = drawn.button
    button.click().run()
    assert [path.suffix for path in (folder / "utkast").iterdir()] == [".yaml"]
    assert not drawn.button
