"""A folder as a corpus: what is taken in, what is refused, what its fingerprint sees."""

from pathlib import Path

import pytest

from corpus.errors import SaksvarError
from corpus.folder import Corpus, load


def fill(folder: Path, files: dict[str, str | bytes]) -> Corpus:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(folder)


def test_documents_come_sorted_from_all_subfolders(tmp_path: Path) -> None:
    corpus = fill(
        tmp_path, {"b.md": "B her.", "a/z.txt": "Z her.", "README.md": "Les dette.", "a/b/c.html": "<p>C</p>"}
    )
    assert [document.id for document in corpus.documents] == ["README.md", "a/b/c.html", "a/z.txt", "b.md"]
    assert corpus.document("a/z.txt").text == "Z her."


def test_the_cases_own_files_hidden_files_and_litter_are_no_documents(tmp_path: Path) -> None:
    names = ["timeline.yaml", ".skjult.md", ".git/a.md", "Thumbs.db", "~$sak.docx"]
    corpus = fill(tmp_path, {"a.md": "Tekst."} | dict.fromkeys(names, "") | {"glossary.yaml": "[]"})
    assert [document.id for document in corpus.documents] == ["a.md"]
    assert corpus.refused == ()


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    corpus = fill(
        tmp_path, {"a.md": "Tekst.", "tom.txt": "", "bilde.png": b"\x89PNG", "rar.md": "---\na: [\n---\nTekst"}
    )
    assert [document.id for document in corpus.documents] == ["a.md"]
    assert [refusal.path for refusal in corpus.refused] == ["bilde.png", "rar.md", "tom.txt"]
    assert all(refusal.path in refusal.reason for refusal in corpus.refused)


def test_links_out_of_the_folder_are_refused_and_links_inside_are_read(tmp_path: Path) -> None:
    inside, outside = tmp_path / "sak", tmp_path / "annet"
    outside.mkdir()
    (outside / "hemmelig.md").write_text("Hemmelig.", encoding="utf-8")
    fill(inside, {"a.md": "Tekst."})
    (inside / "ut.md").symlink_to(outside / "hemmelig.md")
    (inside / "inn.md").symlink_to(inside / "a.md")
    (inside / "mappe").symlink_to(outside)
    (inside / "ring").symlink_to(inside)
    (inside / "borte.md").symlink_to(inside / "finnes-ikke.md")
    corpus = load(inside)
    assert [document.id for document in corpus.documents] == ["a.md", "inn.md"]
    assert [refusal.path for refusal in corpus.refused] == ["borte.md", "mappe", "ring", "ut.md"]


@pytest.mark.parametrize("files", [{}, {"tom.txt": ""}, {"a.xlsx": "x"}, {"timeline.yaml": "a: 1"}])
def test_a_folder_without_documents_is_refused(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    with pytest.raises(SaksvarError, match="ingen dokumenter"):
        fill(tmp_path, files)


def test_a_missing_folder_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    for name in ("borte", "fil"):
        with pytest.raises(SaksvarError, match=name):
            load(tmp_path / name)


def test_an_unknown_document_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match=r"b\.md"):
        fill(tmp_path, {"a.md": "Tekst."}).document("b.md")


def test_the_fingerprint_is_the_same_for_the_same_files_wherever_they_lie(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.md": "# Sak\n\nTekst.", "b.txt": "Mer."}
    assert fill(tmp_path / "en", files).fingerprint == fill(tmp_path / "to", files).fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"a.md": "# Sak\n\nTekst!"},
        {"a.md": "## Sak\n\nTekst."},
        {"a.md": "# Sak\n\n- Tekst."},
        {"a.md": "---\ndate: 2020\n---\n# Sak\n\nTekst."},
        {"a.md": "---\ntitle: Annet\n---\n# Sak\n\nTekst."},
        {"b.md": "Nytt."},
        {"glossary.yaml": "- {term: T, evidence: {document: a.md, section: 1, quote: Tekst}}"},
    ],
)
def test_the_fingerprint_sees_text_structure_facts_and_glossary(tmp_path: Path, change: dict[str, str | bytes]) -> None:
    before = fill(tmp_path, {"a.md": "# Sak\n\nTekst."}).fingerprint
    assert fill(tmp_path, change).fingerprint != before


def test_a_broken_glossary_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match=r"glossary\.yaml"):
        fill(tmp_path, {"a.md": "Tekst.", "glossary.yaml": "- term: X"})
