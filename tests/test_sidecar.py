"""Facts in a file beside a document: they go before what the file says itself, and are never a document."""

from datetime import date
from pathlib import Path

import pytest

from corpus.date_line import date_of
from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.front_matter import Facts
from corpus.read import read
from corpus.sidecar import SUFFIX, facts_beside, sidecar_of, write_sidecar

OWN = "---\ntitle: Fra filen\nkind: notat\nnote: Lånt av arkivet.\n---\n\nTekst.\n"


def document(folder: Path, beside: str | None) -> Document:
    (folder / "a.md").write_text(OWN, encoding="utf-8")
    if beside is not None:
        (folder / f"a.md{SUFFIX}").write_text(beside, encoding="utf-8")
    return read(folder / "a.md", folder)


def test_what_a_person_says_goes_before_what_the_file_says(tmp_path: Path) -> None:
    told = document(tmp_path, "title: Fra siden\ndate: 12. mars 2024\n")
    assert (told.title, told.kind, told.note) == ("Fra siden", "notat", "Lånt av arkivet.")
    assert told.date is not None
    assert told.date.earliest == date(2024, 3, 12)
    assert told.unknown == ()


def test_norwegian_keys_are_taken_too(tmp_path: Path) -> None:
    assert document(tmp_path, "tittel: Fra siden\ntype: vedtak\n").kind == "vedtak"


def test_what_nobody_has_told_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("vi venter på svar fra kommunen.", encoding="utf-8")
    assert read(tmp_path / "a.txt", tmp_path).unknown == ("title", "date", "kind")


def test_facts_that_are_written_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Tekst.", encoding="utf-8")
    facts = Facts("Sak: «ny»\\ 100 %", date_of("mars 2024"), "saksframlegg", "Arkivet", "Nei")
    assert write_sidecar(path, facts) == sidecar_of(path)
    assert facts_beside(path) == facts


@pytest.mark.parametrize(
    "beside", ["title: [a, b]", "date: snart", "- liste", "a: [", "date_earliest: 2020-01-01", "x" * 30_000]
)
def test_a_broken_file_of_facts_is_named(tmp_path: Path, beside: str) -> None:
    with pytest.raises(SaksvarError, match=r"a\.md\.saksvar\.yaml"):
        document(tmp_path, beside)


def test_the_file_of_facts_is_no_document_and_changes_the_fingerprint(tmp_path: Path) -> None:
    document(tmp_path, None)
    before = load(tmp_path)
    document(tmp_path, "title: Fra siden\n")
    after = load(tmp_path)
    assert [d.id for d in after.documents] == ["a.md"]
    assert after.refused == ()
    assert before.fingerprint != after.fingerprint


def test_a_file_of_facts_without_its_document_is_told(tmp_path: Path) -> None:
    document(tmp_path, None)
    (tmp_path / f"borte.pdf{SUFFIX}").write_text("title: x", encoding="utf-8")
    [refusal] = load(tmp_path).refused
    assert refusal.path == "borte.pdf.saksvar.yaml"
    assert "borte.pdf, som ikke finnes" in refusal.reason


def test_a_file_of_facts_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "sak"
    inside.mkdir()
    (tmp_path / "ute.yaml").write_text("title: Hemmelig", encoding="utf-8")
    (inside / "a.md").write_text("Tekst.", encoding="utf-8")
    (inside / "b.md").write_text("Tekst.", encoding="utf-8")
    (inside / f"a.md{SUFFIX}").symlink_to(tmp_path / "ute.yaml")
    corpus = load(inside)
    assert [d.id for d in corpus.documents] == ["b.md"]
    assert "lenke" in corpus.refused[0].reason
