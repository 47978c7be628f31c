"""Documents added to a folder: all or none, none over another unasked, none that would not be read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, refused

from assistant.adding import Added, Done, add_documents, addition
from assistant.given_facts import NOTHING, given_facts
from assistant.printed_sources import added_text
from corpus.errors import SaksvarError
from corpus.front_matter import Facts

Run = Callable[..., Ran]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "notat.md"
    path.write_text("# Gjerdet ved skolen\n\nGjerdet skal være 1,2 meter høyt.\n", "utf-8")
    return path


def names(folder: Path) -> list[str]:
    """The files that are the case's: none of the hidden ones."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if ".saksvar" not in path.parts)


def add(folder: Path, *files: Path | str, facts: Facts = NOTHING, replace: bool = False) -> tuple[Added, ...]:
    return add_documents(folder, [addition(folder, str(file), facts) for file in files], replace=replace)


def own_index(tmp_path: Path, small_index: Path) -> Path:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    return own


def test_an_added_document_is_answered_from(
    saksvar: Run, papers: Path, note: Path, small_index: Path, tmp_path: Path
) -> None:
    where = ("--corpus", str(papers), "--index", str(own_index(tmp_path, small_index)))
    ran = saksvar("add", str(note), *where)
    assert ran.status == 0 and "La til «Gjerdet ved skolen» (notat.md)" in ran.out and "Indeksen er bygd" in ran.out
    answer = json.loads(saksvar("ask", "Hvor høyt skal gjerdet være?", "--json", *where).out)
    assert [citation["document"] for citation in answer["citations"]][:1] == ["notat.md"]
    assert "1,2 meter" in answer["text"]


def test_the_command_that_is_told_for_what_is_missing_gives_it(
    saksvar: Run, papers: Path, note: Path, small_index: Path, tmp_path: Path
) -> None:
    where = ("--corpus", str(papers), "--index", str(own_index(tmp_path, small_index)))
    told = saksvar("add", str(note), *where).out
    assert "saksvar add notat.md --date 2020-08-24 --kind saksframlegg --corpus" in told
    note.unlink()
    ran = saksvar("add", "notat.md", "--date", "mai 2024", "--kind", "notat", "--title", "Gjerdet", *where)
    assert ran.status == 0 and "Endret opplysningene om «Gjerdet» (notat.md)" in ran.out
    found = next(one for one in json.loads(saksvar("sources", "--json", *where).out) if one["document"] == "notat.md")
    assert (found["title"], found["date"], found["kind"]) == ("Gjerdet", "mai 2024", "notat")
    assert found["missing"] == [] and "1,2 meter" in (papers / "notat.md").read_text("utf-8")


def test_facts_that_are_given_later_leave_those_given_before(papers: Path, note: Path) -> None:
    add(papers, note, facts=given_facts(date="2024-05-01", kind="notat"))
    (changed,) = add(papers, "notat.md", facts=given_facts(date="2024-06-02"))
    assert changed.done is Done.FACTS
    assert changed.document.kind == "notat" and changed.document.date is not None
    assert changed.document.date.wording == "2024-06-02"


def test_a_document_in_a_subfolder_gets_facts_where_it_lies(papers: Path) -> None:
    for named in ("notat/trafikk.txt", str(papers / "notat" / "trafikk.txt")):
        (changed,) = add(papers, named, facts=given_facts(kind="notat"))
        assert (changed.document.id, changed.document.kind) == ("notat/trafikk.txt", "notat")
    assert "trafikk.txt" not in names(papers)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, note: Path) -> None:
    (added,) = add(tmp_path / "ny" / "sak", note)
    assert added.document.id == "notat.md" and names(tmp_path / "ny") == ["sak/notat.md"]


def test_one_file_that_cannot_be_read_keeps_all_of_them_out(papers: Path, note: Path, tmp_path: Path) -> None:
    before = names(papers)
    (tmp_path / "bilde.md").write_bytes(bytes(range(256)) * 8)
    with pytest.raises(SaksvarError, match=r"bilde\.md"):
        add(papers, note, tmp_path / "bilde.md")
    assert names(papers) == before


def test_a_refused_file_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "bilde.md").write_bytes(bytes(range(256)) * 8)
    for file in ("finnes-ikke.md", "bilde.md"):
        with pytest.raises(SaksvarError):
            add(tmp_path / "ny", tmp_path / file)
        assert not (tmp_path / "ny").exists()


def test_another_document_of_the_same_name_is_replaced_only_when_asked(papers: Path, tmp_path: Path) -> None:
    other = tmp_path / "lekeplass.md"
    other.write_text("# Noe annet\n\nEn setning.\n", "utf-8")
    kept = (papers / "lekeplass.md").read_bytes()
    with pytest.raises(SaksvarError, match="--replace"):
        add(papers, other)
    assert (papers / "lekeplass.md").read_bytes() == kept
    (replaced,) = add(papers, other, replace=True)
    assert replaced.done is Done.REPLACED and (papers / "lekeplass.md").read_bytes() == other.read_bytes()
    assert replaced.kept is not None and replaced.kept.read_bytes() == kept


def test_facts_of_a_replaced_document_are_not_said_of_the_new_one(papers: Path, tmp_path: Path, note: Path) -> None:
    add(papers, note, facts=given_facts(date="2001-01-01"))
    note.write_text("# Gjerdet ved skolen\n\nGjerdet skal være 2 meter høyt.\n", "utf-8")
    (replaced,) = add(papers, note, replace=True)
    assert replaced.document.date is None
    assert "den forrige utgaven, gjelder ikke lenger: dato 2001-01-01." in added_text(replaced, "")
    assert "notat.md.saksvar.yaml" not in names(papers)


def test_the_same_document_may_be_added_again(papers: Path, note: Path) -> None:
    add(papers, note)
    before = (papers / "notat.md").stat()
    assert [one.done for one in add(papers, note)] == [Done.SAME]
    assert [one.document.id for one in add(papers, papers / "notat.md")] == ["notat.md"]
    assert (papers / "notat.md").stat() == before


def test_two_files_of_one_name_are_refused(papers: Path, note: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(SaksvarError, match="To av filene"):
        add(papers, note, Path(shutil.copy(note, tmp_path / "b")))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".notat.md", "skjult"),
        ("~$notat.md", "skjult"),
        ("not\nat.md", r"U\+000A"),
        ("not\u202eat.md", r"U\+202E"),
        ("..\\..\\notat.md", "skråstreker"),
        ("n" * 220 + ".md", "for langt"),
    ],
)
def test_a_name_that_would_mislead_is_refused(papers: Path, note: Path, name: str, told: str) -> None:
    before = names(papers)
    with pytest.raises(SaksvarError, match=told):
        add(papers, note.rename(note.with_name(name)))
    assert names(papers) == before


def test_a_folder_is_refused_with_what_to_write(papers: Path, tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match=r"er en mappe. Oppgi filene i den .*\*\.md"):
        add(papers, tmp_path)


def test_a_link_is_added_as_what_it_leads_to(papers: Path, note: Path, tmp_path: Path) -> None:
    (tmp_path / "lenke.md").symlink_to(note)
    add(papers, tmp_path / "lenke.md")
    assert not (papers / "lenke.md").is_symlink()
    assert (papers / "lenke.md").read_bytes() == note.read_bytes()


def test_a_document_that_the_plan_quotes_is_not_replaced_by_one_without_the_words(papers: Path, tmp_path: Path) -> None:
    (papers / "timeline.yaml").write_text(
        "document: lekeplass.md\nmilestones:\n  - {id: bygg, name: byggingen, when: 2026, wording: '2026',\n"
        "     evidence: {section: 3, quote: Lekeplassen bygges i 2026.}}\n",
        "utf-8",
    )
    other = tmp_path / "lekeplass.md"
    other.write_text("# Noe annet\n\nEn setning.\n", "utf-8")
    kept = (papers / "lekeplass.md").read_bytes()
    with pytest.raises(SaksvarError, match="mistet kilden"):
        add(papers, other, replace=True)
    assert (papers / "lekeplass.md").read_bytes() == kept


@pytest.mark.parametrize(
    ("said", "told"),
    [({"date": "i fjor sommer"}, "ikke en dato"), ({"title": "a\x00b"}, "U\\+0000"), ({"kind": "x" * 300}, "300 tegn")],
)
def test_a_fact_that_cannot_be_used_is_refused(said: dict[str, str], told: str) -> None:
    with pytest.raises(SaksvarError, match=told):
        given_facts(**said)


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
        add(papers, note, second)
    assert names(papers) == before


def test_what_cannot_be_done_at_the_command_line_is_a_sentence(saksvar: Run, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "tabell.xlsx").write_bytes(b"PK")
    where = ("--corpus", str(papers))
    assert "tabell.xlsx" in refused(saksvar("add", str(tmp_path / "tabell.xlsx"), *where))
    assert "ett dokument" in refused(saksvar("add", "a.md", "b.md", "--title", "T", *where))
    assert "ikke en dato" in refused(saksvar("add", "lekeplass.md", "--date", "snart", *where))
