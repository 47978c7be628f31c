"""Documents added to a folder: all or none, none over another, none that would not be read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, refused

from assistant.adding import add_documents
from corpus.errors import SaksvarError

Run = Callable[..., Ran]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "notat.md"
    path.write_text("# Notat om gjerdet\n\nGjerdet skal være 1,2 meter høyt.\n", "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_added_document_is_answered_from(
    saksvar: Run, papers: Path, note: Path, small_index: Path, tmp_path: Path
) -> None:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    where = ("--corpus", str(papers), "--index", str(own))
    ran = saksvar("add", str(note), *where)
    assert ran.status == 0 and "La til «Notat om gjerdet» (notat.md)" in ran.out and "Indeksen er bygd" in ran.out
    answer = json.loads(saksvar("ask", "Hvor høyt skal gjerdet være?", "--json", *where).out)
    assert [citation["document"] for citation in answer["citations"]][:1] == ["notat.md"]
    assert "1,2 meter" in answer["text"]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, note: Path) -> None:
    (document,) = add_documents(tmp_path / "ny" / "sak", [note])
    assert document.id == "notat.md" and names(tmp_path / "ny") == ["sak/notat.md"]


def test_one_file_that_cannot_be_read_keeps_all_of_them_out(papers: Path, note: Path, tmp_path: Path) -> None:
    before = names(papers)
    (tmp_path / "bilde.md").write_bytes(bytes(range(256)) * 8)
    with pytest.raises(SaksvarError, match=r"bilde\.md"):
        add_documents(papers, [note, tmp_path / "bilde.md"])
    assert names(papers) == before


def test_a_refused_file_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError):
        add_documents(tmp_path / "ny", [tmp_path / "finnes-ikke.md"])
    assert not (tmp_path / "ny").exists()


def test_another_document_of_the_same_name_is_never_overwritten(papers: Path, tmp_path: Path) -> None:
    other = tmp_path / "lekeplass.md"
    other.write_text("# Noe annet\n\nEn setning.\n", "utf-8")
    kept = (papers / "lekeplass.md").read_bytes()
    with pytest.raises(SaksvarError, match="et annet navn"):
        add_documents(papers, [other])
    assert (papers / "lekeplass.md").read_bytes() == kept


def test_the_same_document_may_be_added_again(papers: Path, note: Path) -> None:
    assert add_documents(papers, [note]) == add_documents(papers, [note])
    assert add_documents(papers, [papers / "notat.md"])[0].id == "notat.md"


def test_two_files_of_one_name_are_refused(papers: Path, note: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(SaksvarError, match="To av filene"):
        add_documents(papers, [note, Path(shutil.copy(note, tmp_path / "b"))])


@pytest.mark.parametrize("name", [".notat.md", "~$notat.md"])
def test_a_hidden_file_is_refused_since_it_would_not_be_read(papers: Path, note: Path, name: str) -> None:
    hidden = note.rename(note.with_name(name))
    with pytest.raises(SaksvarError, match="skjult"):
        add_documents(papers, [hidden])


def test_a_disk_that_fills_up_half_way_leaves_the_folder_as_it_was(
    papers: Path, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "andre.md"
    second.write_text("# Andre\n\nEn setning.\n", "utf-8")
    before = names(papers)
    real = shutil.copyfile

    def full(source: Path, target: Path) -> None:
        if source == second:
            target.write_bytes(b"# An")
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(OSError, match="No space"):
        add_documents(papers, [note, second])
    assert names(papers) == before


def test_a_format_that_is_not_read_is_refused_at_the_command_line(saksvar: Run, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "tabell.xlsx").write_bytes(b"PK")
    assert "tabell.xlsx" in refused(saksvar("add", str(tmp_path / "tabell.xlsx"), "--corpus", str(papers)))
