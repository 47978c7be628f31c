"""Documents taken out of a folder: found by name, kept or gone, and never the last one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, refused
from test_adding import names, own_index

from assistant.removing import remove_documents
from corpus.errors import SaksvarError

Run = Callable[..., Ran]


def test_a_removed_document_is_no_longer_answered_from_and_is_kept(
    saksvar: Run, papers: Path, small_index: Path, tmp_path: Path
) -> None:
    where = ("--corpus", str(papers), "--index", str(own_index(tmp_path, small_index)))
    before = (papers / "notat" / "trafikk.txt").read_bytes()
    assert saksvar("index", *where).status == 0
    ran = saksvar("remove", "trafikk", *where)
    assert ran.status == 0 and "Tok ut «Notat om trafikken i Strandveien» (notat/trafikk.txt)" in ran.out
    kept = Path(ran.out.split("Filen ligger nå i ")[1].splitlines()[0].rstrip("."))
    assert kept.read_bytes() == before
    answer = json.loads(saksvar("ask", "Hvor høy var farten i Strandveien?", "--json", *where).out)
    assert "notat/trafikk.txt" not in [citation["document"] for citation in answer["citations"]]


@pytest.mark.parametrize("name", ["notat/trafikk.txt", "trafikk.txt", "trafikk", "TRAFIKK.TXT"])
def test_a_document_is_known_by_path_name_or_stem(papers: Path, name: str) -> None:
    assert [one.id for one in remove_documents(papers, [name])] == ["notat/trafikk.txt"]


def test_a_deleted_document_is_nowhere_in_the_folder(papers: Path) -> None:
    (removed,) = remove_documents(papers, ["vedtak"], delete=True)
    assert removed.kept is None
    assert not [path for path in papers.rglob("*") if path.is_file() and b"spillemidler" in path.read_bytes()]


def test_two_removed_documents_of_one_name_are_both_kept(papers: Path) -> None:
    first = remove_documents(papers, ["vedtak"])[0].kept
    (papers / "vedtak.html").write_text("<p>Et annet vedtak.</p>", "utf-8")
    second = remove_documents(papers, ["vedtak"])[0].kept
    assert first and second and first != second and first.is_file() and second.is_file()


def test_the_last_document_stays(papers: Path) -> None:
    before = names(papers)
    with pytest.raises(SaksvarError, match="ikke vært noen dokumenter igjen"):
        remove_documents(papers, ["lekeplass", "vedtak", "trafikk"])
    assert names(papers) == before


def test_an_unknown_name_is_refused_with_those_that_are_near(saksvar: Run, papers: Path) -> None:
    assert "«vedtak.html»" in refused(saksvar("remove", "vedtaket.html", "--corpus", str(papers)))
    told = refused(saksvar("remove", "qqq", "--corpus", str(papers)))
    assert all(f"«{name}»" in told for name in names(papers))


def test_a_name_that_several_documents_have_is_refused_with_all_of_them(papers: Path) -> None:
    (papers / "trafikk.txt").write_text("En annen tekst.\n", "utf-8")
    with pytest.raises(SaksvarError, match=r"«notat/trafikk\.txt», «trafikk\.txt»|«trafikk\.txt», «notat"):
        remove_documents(papers, ["trafikk"])
    assert remove_documents(papers, ["trafikk.txt"])[0].id == "trafikk.txt"


def test_a_file_that_cannot_be_read_can_be_removed_too(papers: Path) -> None:
    (papers / "lyd.mp3").write_bytes(b"ID3")
    assert remove_documents(papers, ["lyd.mp3"])[0].title == ""
    assert "lyd.mp3" not in names(papers)


def test_a_link_is_removed_and_what_it_leads_to_stays(papers: Path, tmp_path: Path) -> None:
    outside = tmp_path / "utenfor.md"
    outside.write_text("# Utenfor\n\nEn setning.\n", "utf-8")
    (papers / "lenke.md").symlink_to(outside)
    remove_documents(papers, ["lenke.md"], delete=True)
    assert outside.is_file() and "lenke.md" not in names(papers)


def test_a_document_that_the_glossary_quotes_stays(papers: Path) -> None:
    (papers / "glossary.yaml").write_text(
        "- {term: vei, expansion: Strandveien, evidence: {document: notat/trafikk.txt, section: 1, "
        "quote: trafikken i Strandveien}}\n",
        "utf-8",
    )
    with pytest.raises(SaksvarError, match="mistet kilden"):
        remove_documents(papers, ["trafikk"])
    assert "notat/trafikk.txt" in names(papers)
