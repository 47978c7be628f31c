import json
from pathlib import Path

import pytest

from assistant import checking
from assistant.settings import SHIPPED, Settings


def folder(tmp_path: Path, **files: str) -> Settings:
    for name, text in {"sak.md": "# Sak\n\nFristen er 15. mai 2025.\n", **files}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Settings(corpus=tmp_path, index=tmp_path / ".index")


def seen(settings: Settings, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, object]]]:
    status = checking.run(settings, True)
    return status, {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}


def test_plan_dates_that_disagree_are_told_and_are_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, checks = seen(Settings(corpus=SHIPPED, index=tmp_path), capsys)
    assert checks["timeline"]["ok"]
    assert "5 måneder og 1 dag" in str(checks["timeline"]["findings"])


def test_an_index_that_is_not_built_is_a_fault_that_says_what_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, checks = seen(folder(tmp_path), capsys)
    assert status == 1
    assert "saksvar index" in str(checks["index"]["text"])


def test_all_holds_when_the_index_is_fresh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "current", lambda _: tmp_path)
    monkeypatch.setattr(checking, "is_fresh", lambda *_, **__: True)
    status, checks = seen(folder(tmp_path), capsys)
    assert status == 0
    assert all(check["ok"] for check in checks.values())


def test_a_quote_that_is_not_in_the_source_is_a_fault_with_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = """
document: sak.md
milestones:
  - {id: frist, name: fristen, when: 2025-05-16, wording: 16. mai 2025,
     evidence: {section: 1, quote: Fristen er 16. mai 2025.}}
"""
    status, checks = seen(folder(tmp_path, **{"timeline.yaml": plan}), capsys)
    assert status == 1
    assert "16. mai 2025" in str(checks["timeline"]["text"])


def test_a_file_that_cannot_be_read_is_a_fault_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, checks = seen(folder(tmp_path, **{"rapport.pdf": "ikke en pdf"}), capsys)
    assert status == 1
    assert "rapport.pdf" in str(checks["sources"]["findings"])


def test_the_text_has_a_line_for_each_thing_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.run(folder(tmp_path), False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == ["ok", "ok", "ok", "FEIL"]


def test_what_a_document_does_not_say_of_itself_is_told_and_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, checks = seen(folder(tmp_path), capsys)
    assert checks["sources"]["ok"] and "sak.md sier ikke dato og type." in str(checks["sources"]["findings"])
