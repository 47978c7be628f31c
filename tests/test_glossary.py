"""The glossary's door: entries with evidence, or a refusal that names the entry."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.glossary import load_glossary
from corpus.read import read

ENTRY = """
- term: NO
  expansion: Nasjonalt Organ
  also: [N.O., organet]
  explanation: et organ
  evidence: {document: a.md, section: 2, quote: Nasjonalt Organ (NO)}
"""


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Document]:
    (tmp_path / "a.md").write_text(
        "## Først\n\nTekst.\n\n## Organ\n\nNasjonalt\nOrgan (NO) finnes.\n", encoding="utf-8"
    )
    return {"a.md": read(tmp_path / "a.md", tmp_path)}


def written(folder: Path, text: str) -> None:
    (folder / "glossary.yaml").write_text(text, encoding="utf-8")


def test_an_entry_points_at_its_words(tmp_path: Path, documents: dict[str, Document]) -> None:
    written(tmp_path, ENTRY)
    (entry,) = load_glossary(tmp_path, documents)
    assert (entry.term, entry.expansion, entry.also) == ("NO", "Nasjonalt Organ", ("N.O.", "organet"))
    assert entry.evidence.span.of(documents["a.md"].text) == "Nasjonalt Organ (NO)"


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_an_unknown_expansion_is_none(tmp_path: Path, documents: dict[str, Document], nothing: str) -> None:
    written(tmp_path, ENTRY.replace("expansion: Nasjonalt Organ", f"expansion: {nothing}"))
    assert load_glossary(tmp_path, documents)[0].expansion is None


@pytest.mark.parametrize("text", ["", "# bare en merknad\n", "[]"])
def test_an_empty_glossary_has_no_entries(tmp_path: Path, documents: dict[str, Document], text: str) -> None:
    written(tmp_path, text)
    assert load_glossary(tmp_path, documents) == ()


def test_a_folder_may_have_no_glossary(tmp_path: Path, documents: dict[str, Document]) -> None:
    assert load_glossary(tmp_path, documents) == ()


@pytest.mark.parametrize(
    ("seen", "instead"),
    [
        ("Nasjonalt Organ (NO)", "Nasjonalt Organ (NP)"),
        ("section: 2", "section: 1"),
        ("section: 2", "section: 9"),
        ("section: 2", "section: to"),
        ("document: a.md", "document: b.md"),
        ("quote:", "sitat:"),
        ("also: [N.O., organet]", "also: organet"),
        ("explanation:", "forklaring:"),
    ],
)
def test_a_wrong_entry_is_refused_with_file_and_term(
    tmp_path: Path, documents: dict[str, Document], seen: str, instead: str
) -> None:
    written(tmp_path, ENTRY.replace(seen, instead))
    with pytest.raises(SaksvarError, match=r"glossary\.yaml.*«NO»"):
        load_glossary(tmp_path, documents)


@pytest.mark.parametrize("text", ["- term: [", "term: NO", "- bare tekst", "\tx: 1", "a: &a [*a]"])
def test_a_broken_file_is_refused(tmp_path: Path, documents: dict[str, Document], text: str) -> None:
    written(tmp_path, text)
    with pytest.raises(SaksvarError, match=r"glossary\.yaml"):
        load_glossary(tmp_path, documents)
