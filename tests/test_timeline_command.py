import json
from datetime import date
from pathlib import Path

import pytest

from assistant.settings import SHIPPED, Settings
from assistant.timeline_command import run
from corpus.errors import SaksvarError

AUTUMN = date(2020, 9, 1)
NAMDAL = Settings(corpus=SHIPPED)


def test_the_plan_is_printed_with_days_left_and_what_does_not_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(NAMDAL, 0, AUTUMN, False, None) == 0
    text = capsys.readouterr().out
    assert "60 dager igjen" in text
    assert "5 måneder og 1 dag" in text


def test_a_delay_moves_what_the_rule_names_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    run(NAMDAL, 6, AUTUMN, True, None)
    phases = {phase["id"]: phase for phase in json.loads(capsys.readouterr().out)["phases"]}
    assert (phases["SW2"]["go_live"]["earliest"], phases["SW2"]["moved"]) == ("2024-01-01", True)
    assert (phases["PD2"]["go_live"]["earliest"], phases["PD2"]["moved"]) == ("2022-05-01", False)


def test_the_calendar_file_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    run(NAMDAL, 0, AUTUMN, True, tmp_path / "plan.ics")
    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_calendar_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match="kan ikke skrives"):
        run(NAMDAL, 0, AUTUMN, True, tmp_path / "finnes-ikke" / "plan.ics")


def test_a_folder_without_a_plan_shows_the_deadlines_found_as_not_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sak.md").write_text("# Sak\n\nHøringsfristen er 15. mai 2025.\n", encoding="utf-8")
    run(Settings(corpus=tmp_path), 0, AUTUMN, False, None)
    assert "ikke bekreftet" in capsys.readouterr().out


def test_a_folder_without_any_deadline_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "sak.md").write_text("# Sak\n\nMøtet var hyggelig.\n", encoding="utf-8")
    with pytest.raises(SaksvarError, match=r"ingen timeline\.yaml"):
        run(Settings(corpus=tmp_path), 0, AUTUMN, False, None)


def test_a_delay_of_minus_one_month_is_refused() -> None:
    with pytest.raises(SaksvarError, match="0 til 120"):
        run(NAMDAL, -1, AUTUMN, False, None)
