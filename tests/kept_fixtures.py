"""Folders whose reading is kept: one with every format and every kind of refusal, and a few papers of it to change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import many_pages, packed_pdf, scanned, scans, word
from made_files import MAKERS

import corpus.read
from corpus.read.kept import Kept


@pytest.fixture(scope="session")
def every_format(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every format, facts of every kind, a document that is read in part, and refusals of every kind."""
    folder, work = tmp_path_factory.mktemp("sak"), tmp_path_factory.mktemp("mal")
    for suffix, make in MAKERS.items():
        make(folder / f"vannverk{suffix}")
    texts = {
        "under/fakta.md": "---\ntitle: Navn\ndate: høsten 2021\nkind: notat\norigin: Arkivet\n---\n# Sak\n\nTekst.",
        "under/halv.md": '---\ntitle: "Halv \\ud83d"\n---\n# Sak &#xD83D; &amp; &oslash;\n\n- en\n  - to\n\n> sitat',
        "halv.html": "<title>Sak &#xD83D;</title><p>Tekst &#xDC00; her.</p>",
        "plan.txt": "Tittel: Planen\nDato: 3. mars 2025\n\nVedtatt\x0cNeste side.",
        "stor.txt": "Kommunestyret vedtok planen i mars.\n\n" * 4000,
        "2024-05-12 referat.txt": "Møtet ble hevet.",
        "beside.md": "# Sak\n\nTekst.",
        "beside.md.saksvar.yaml": "title: Fra siden\ndate: 12. mars 2024\n",
        "rar.md": "---\na: [\n---\nTekst",
        "tom.txt": "",
        "ukjent.xyz": "x",
        "glossary.yaml": "- {term: T, evidence: {document: beside.md, section: 1, quote: Tekst}}",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "binær.txt").write_bytes(b"tekst\x00tekst" * 100)
    (folder / "delvis.pdf").write_bytes(scans(work, text_on=(1, 4), pages=6))
    (folder / "skannet.pdf").write_bytes(scanned(work))
    (folder / "sider.pdf").write_bytes(many_pages(2_000)(work))
    (folder / "skadet.docx").write_bytes(word(work, "word/document.xml", b"<w:document"))
    (folder / "pakket.pdf").write_bytes(packed_pdf(work))
    return folder


@pytest.fixture
def few_papers(every_format: Path, tmp_path: Path) -> Path:
    """Five of its files, to change."""
    folder = tmp_path / "sak"
    folder.mkdir()
    for name in ("vannverk.pdf", "vannverk.docx", "beside.md", "delvis.pdf", "skannet.pdf"):
        shutil.copy(every_format / name, folder)
    return folder


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that a reader was asked for, as they come."""
    names: list[str] = []
    real: Callable[..., object] = corpus.read._read_anew

    def told(path: Path, suffix: str, name: str, among: Kept | None) -> object:
        names.append(name)
        return real(path, suffix, name, among)

    monkeypatch.setattr(corpus.read, "_read_anew", told)
    return names
