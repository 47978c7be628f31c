"""Draft cases from answers that readers rejected."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from evals_fake import COST, SCRIPT

from assistant.app import case_drafts, votes
from evals import drafts
from evals.cases import load_cases

WHEN = datetime(2026, 11, 1, tzinfo=UTC)


def vote(state: Path, *, useful: bool, comment: str = "", turn: str = "a-1") -> None:
    votes.cast(
        state,
        useful=useful,
        comment=comment,
        answer=SCRIPT[COST].as_json(),
        history=("Hva med brua?",),
        turn=turn,
        when=WHEN,
    )


def test_a_rejected_answer_becomes_a_draft_that_loads_as_a_case(tmp_path: Path) -> None:
    vote(tmp_path, useful=False, comment="Feil sum\n- id: lurt")
    (rejected,) = case_drafts.rejected(tmp_path)
    path = case_drafts.write_draft(rejected, tmp_path / "utkast")
    assert path
    (case,) = load_cases(tmp_path / "utkast")
    assert (case.question, case.history, case.today.isoformat()) == (COST, ("Hva med brua?",), "2020-09-01")
    assert case.expected.slides == (2,)
    assert "# Kommentar: Feil sum" in path.read_text(encoding="utf-8")
    assert "# Svaret var: Brua koster 84" in path.read_text(encoding="utf-8")


def test_a_draft_that_exists_is_left_alone(tmp_path: Path) -> None:
    vote(tmp_path, useful=False)
    (rejected,) = case_drafts.rejected(tmp_path)
    path = case_drafts.write_draft(rejected, tmp_path / "utkast")
    assert path
    path.write_text("- arbeidet med", encoding="utf-8")
    assert case_drafts.write_draft(rejected, tmp_path / "utkast") is None
    assert path.read_text(encoding="utf-8") == "- arbeidet med"


def test_the_last_vote_on_an_answer_counts(tmp_path: Path) -> None:
    vote(tmp_path, useful=False)
    vote(tmp_path, useful=True)
    vote(tmp_path, useful=False, turn="b-1")
    assert [one["turn"] for one in case_drafts.rejected(tmp_path)] == ["b-1"]


def test_the_command_writes_each_draft_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drafts, "drafts_folder", lambda: tmp_path / "utkast")
    vote(tmp_path, useful=False)
    assert drafts.write_drafts(tmp_path) == 0
    assert drafts.write_drafts(tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
