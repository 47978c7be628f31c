"""Files made to do harm: each gets one sentence that names it, or is read as harmless text; the rest is read."""

import os
import re
import signal
import unicodedata
from pathlib import Path

import pytest
from hostile_files import READ, REFUSED, Making, scans
from hostile_folders import LONG_NAME, laid
from hostile_list import PAGE, rows
from made_files import make_pdf

from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.read import guard, read


def sentence(path: Path) -> str:
    with pytest.raises(SaksvarError) as refusal:
        read(path, path.parent)
    return str(refusal.value)


@pytest.mark.parametrize(("name", "making", "told"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_hostile_file_gets_one_sentence_that_names_it(tmp_path: Path, name: str, making: Making, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(making(tmp_path))
    said = sentence(path)
    assert name in said
    assert re.search(told, said)
    assert said.endswith(".")
    assert "\n" not in said
    assert "Traceback" not in said
    assert str(tmp_path) not in said
    assert re.search(told, rows(PAGE.read_text("utf-8"))[name]), "kjør: python tests/hostile_list.py"


@pytest.mark.parametrize(("name", "content", "text"), READ, ids=[name for name, _, _ in READ])
def test_what_is_only_text_is_read_as_text(tmp_path: Path, name: str, content: bytes, text: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert read(tmp_path / name, tmp_path).text == text
    assert text in rows(PAGE.read_text("utf-8"))[name], "kjør: python tests/hostile_list.py"


def test_one_folder_of_them_all_is_read_but_for_those_it_tells_of(tmp_path: Path) -> None:
    cheap = [one for one in REFUSED if one[0].endswith((".docx", ".md", ".txt", ".doc")) and "stor" not in one[0]]
    work = tmp_path / "mal"
    work.mkdir()
    folder = tmp_path / "sak"
    folder.mkdir()
    for name, making, _ in cheap:
        (folder / name).write_bytes(making(work))
    (folder / "god.md").write_text("Vedtaket er klart.", encoding="utf-8")
    make_pdf(folder / "god.pdf")
    corpus = load(folder)
    assert [document.id for document in corpus.documents] == ["god.md", "god.pdf"]
    assert sorted(refusal.path for refusal in corpus.refused) == sorted(name for name, _, _ in cheap)


def test_lists_in_very_many_layers_lose_no_item(tmp_path: Path) -> None:
    lines = "".join("  " * depth + f"- punkt {depth}\n" for depth in range(300))
    (tmp_path / "a.md").write_text(lines, encoding="utf-8")
    told = {
        block.span.of(text)
        for text in [read(tmp_path / "a.md", tmp_path).text]
        for block in read(tmp_path / "a.md", tmp_path).blocks
    }
    assert {f"punkt {depth}" for depth in range(300)} <= {line for block in told for line in block.split("\n")}


# Names


def test_a_name_that_is_no_text_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "god.md").write_text("Tekst.", encoding="utf-8")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.md")).write_text("Tekst.", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    [refusal] = load(tmp_path).refused
    assert refusal.reason.encode()


def test_a_name_of_three_hundred_letters_or_with_dots_is_refused_or_stays_inside(tmp_path: Path) -> None:
    assert "kan ikke åpnes" in sentence(tmp_path / LONG_NAME)
    case = laid(tmp_path)
    (case / "a..b.md").write_text("Tekst.", encoding="utf-8")
    assert [document.id for document in load(case).documents] == ["a..b.md", "god.md"]


def test_names_that_differ_in_form_are_told_and_names_that_differ_in_case_are_two(tmp_path: Path) -> None:
    for name in (
        unicodedata.normalize("NFC", "møte å.md"),
        unicodedata.normalize("NFD", "møte å.md"),
        "Sak.md",
        "sak.md",
    ):
        (tmp_path / name).write_text(f"Tekst i {name}.", encoding="utf-8")
    corpus = load(tmp_path)
    assert [document.id for document in corpus.documents] == ["Sak.md", "møte å.md", "sak.md"]
    assert ["To filer heter" in refusal.reason for refusal in corpus.refused] == [True]


# The process that reads


def test_pages_without_text_are_told_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "delvis.pdf").write_bytes(scans(tmp_path, text_on=(1, 4), pages=6))
    corpus = load(tmp_path)
    [told] = corpus.partly_read
    assert told.path == "delvis.pdf"
    assert "delvis.pdf: side 2–3 og 5–6 av 6" in told.reason
    assert "OCR" in told.reason
    assert [section.number for section in corpus.documents[0].sections] == [1, 4]


def test_a_reader_that_dies_takes_only_its_file_with_it(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "sak.pdf")
    read(path, tmp_path)
    process = guard._READING._process
    assert process is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert read(path, tmp_path).blocks


def test_a_reader_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_pdf(tmp_path / "sak.pdf")
    read(path, tmp_path)
    process = guard._READING._process
    assert process is not None
    monkeypatch.setattr(guard, "MOST_WALL_S", 0)
    process.send_signal(signal.SIGSTOP)
    assert "sekunder å lese" in sentence(path)
    assert process.poll() is not None
    monkeypatch.undo()
    assert read(path, tmp_path).blocks
