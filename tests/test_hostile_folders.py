"""Links, names and sizes made to lead the reader astray: each gets one sentence, told on the page of such files."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hostile_folders import IN_FOLDER, LARGE, SECRET, SENT, Laying, laid
from hostile_list import LARGER, PAGE, TOO_MANY, rows, shown

from assistant.app import running, upload_view, uploads
from corpus import read as reading
from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.read import read

TOLD = rows(PAGE.read_text("utf-8"))
AGAIN = "kjør: python tests/hostile_list.py"


@pytest.mark.parametrize(("name", "lay", "told"), IN_FOLDER, ids=[name for name, _, _ in IN_FOLDER])
def test_a_link_or_a_name_that_leads_astray_gets_one_sentence_and_is_not_followed(
    tmp_path: Path, name: str, lay: Laying, told: str
) -> None:
    case = laid(tmp_path)
    lay(case)
    corpus = load(case)
    [refusal] = corpus.refused
    assert refusal.path == name
    assert re.search(told, refusal.reason) and refusal.reason.endswith(".") and "\n" not in refusal.reason
    assert "god.md" in [document.id for document in corpus.documents]
    assert not any(SECRET in document.text + document.title for document in corpus.documents)
    assert all(unicodedata.category(sign)[0] != "C" for sign in refusal.path + refusal.reason)
    assert re.search(told, TOLD[name]), AGAIN


@pytest.mark.parametrize(("name", "told"), SENT, ids=[shown(name) for name, _ in SENT])
def test_a_name_that_is_sent_and_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str, told: str) -> None:
    upload = uploads.receive(tmp_path / "state", name, b"# Notat\n\nEn setning.\n")
    assert upload.document is None and re.search(told, upload.refusal)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert re.search(told, TOLD[shown(name)]), AGAIN


@pytest.mark.parametrize(("name", "making", "told"), LARGE, ids=[name for name, _, _ in LARGE])
def test_a_line_or_a_depth_beyond_any_paper_is_read_or_refused_by_name(
    tmp_path: Path, name: str, making: Callable[[], bytes], told: str
) -> None:
    (tmp_path / name).write_bytes(making())
    try:
        assert read(tmp_path / name, tmp_path).text.startswith(told)
    except SaksvarError as error:
        assert name in str(error)
    assert name in TOLD, AGAIN


@pytest.mark.parametrize("suffix", [".txt", ".md", ".pdf", ".docx"])
def test_a_file_above_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    assert reading.LARGEST == 50_000_000
    monkeypatch.setattr(reading, "LARGEST", 2_000_000)
    path = tmp_path / f"stor{suffix}"
    path.write_bytes(b"tekst " * 333_334)
    with pytest.raises(SaksvarError, match=rf"stor\{suffix} er på 3 MB; grensen er 2 MB\. Del filen opp\."):
        read(path, tmp_path)
    (tmp_path / "god.md").write_text("Vedtaket er klart.", encoding="utf-8")
    assert [refusal.path for refusal in load(tmp_path).refused] == [path.name]
    assert "grensen er 50 MB" in TOLD[LARGER], AGAIN


def test_a_file_at_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 2_000_000)
    (tmp_path / "a.txt").write_bytes(b"tekst" * 400_000)
    assert len(read(tmp_path / "a.txt", tmp_path).text) == 2_000_000


def test_of_files_sent_at_once_the_first_twenty_are_read_and_the_rest_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent(count: int) -> dict[str, object]:
        files = [SimpleNamespace(name=f"notat{n}.md", getvalue=lambda: b"# Notat\n\nTekst.\n") for n in range(count)]
        state: dict[str, object] = {}
        page = SimpleNamespace(
            session_state=state,
            file_uploader=lambda *_, **__: files,
            progress=lambda *_, **__: SimpleNamespace(progress=lambda *_, **__: None),
            rerun=lambda: None,
        )
        monkeypatch.setattr(upload_view, "st", page)
        monkeypatch.setattr(running, "state_folder", lambda: tmp_path)
        upload_view._receive()
        return state

    full, over = sent(20), sent(21)
    assert [len(one["opplastede"]) for one in (full, over)] == [20, 20]  # type: ignore[arg-type]  # lists of uploads
    assert "lagt_til" not in full
    assert over["lagt_til"] == TOLD[TOO_MANY] == "Bare de første 20 av 21 filer ble lest. Send resten etterpå.", AGAIN
