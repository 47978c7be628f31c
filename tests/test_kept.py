"""What was read is kept: the same documents in every field as when read anew, and never those of another file."""

import ast
import os
import pickle
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from conftest import ROOT
from hostile_files import many_pages, packed_pdf, scanned, scans, word
from made_files import MAKERS

import corpus.read
from corpus.folder import Corpus, load
from corpus.read import kept
from corpus.read.kept import LIBRARIES, Kept, readers_version

TRIED_AGAIN = {"pakket.pdf"}
"""Its reader was stopped by a limit or died: that is no reading, and nothing of it is kept."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
def papers(made: Path, tmp_path: Path) -> Path:
    """Three of them, to change."""
    folder = tmp_path / "sak"
    folder.mkdir()
    for name in ("vannverk.pdf", "vannverk.docx", "beside.md", "delvis.pdf", "skannet.pdf"):
        shutil.copy(made / name, folder)
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


def all_of(found: Corpus) -> str:
    """Every field of everything, types too: an enumeration equals its word, but is not written alike."""
    return repr((found.documents, found.glossary, found.refused, found.fingerprint))


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_kept_documents_are_equal_in_every_field_to_those_read_anew(
    made: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    fresh = load(made)
    asked = list(read_anew)
    first = load(made, tmp_path / "lest")
    assert read_anew == asked * 2
    second = load(made, tmp_path / "lest")
    assert set(read_anew[2 * len(asked) :]) == TRIED_AGAIN
    assert first.documents == fresh.documents and second.documents == fresh.documents
    assert all_of(first) == all_of(second) == all_of(fresh)
    assert {Path(document.id).suffix for document in fresh.documents} == set(MAKERS)
    assert {one.path for one in fresh.refused} >= {"rar.md", "binær.txt", "skannet.pdf", "sider.pdf", "skadet.docx"}
    assert [one.path for one in second.partly_read] == ["2024-05-12 referat.txt", "delvis.pdf"]
    assert len(entries(tmp_path / "lest")) == len(set(asked) - TRIED_AGAIN)


def test_only_what_was_changed_is_read_again(papers: Path, tmp_path: Path, read_anew: list[str]) -> None:
    place = tmp_path / "lest"
    load(papers, place)
    read_anew.clear()
    (papers / "beside.md").write_text("# Ny sak\n\nNy tekst.", "utf-8")
    (papers / "vannverk.pdf.saksvar.yaml").write_text("title: Sagt av en person\n", "utf-8")
    (papers / "delvis.pdf").rename(papers / "annet.pdf")
    found = load(papers, place)
    assert read_anew == ["annet.pdf", "beside.md"]
    assert all_of(found) == all_of(load(papers))
    assert found.document("beside.md").text == "Ny sak\n\nNy tekst."
    assert found.document("vannverk.pdf").title == "Sagt av en person"
    assert "annet.pdf: side 2–3" in found.partly_read[0].reason


def test_a_file_with_the_old_size_and_time_and_other_bytes_is_read_again(papers: Path, tmp_path: Path) -> None:
    path = papers / "beside.md"
    load(papers, tmp_path / "lest")
    seen = path.stat()
    path.write_text("# Sak\n\nNekst.", "utf-8")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert path.stat().st_size == seen.st_size
    assert load(papers, tmp_path / "lest").document("beside.md").text.endswith("Nekst.")


class _Runs:
    """What a forged pickle would do: leave a file behind."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.trace,)


@pytest.mark.parametrize("damage", ["tom", "avkortet", "en bit", "en annens", "annen form", "pickle", "mappe"])
def test_a_damaged_entry_is_read_anew_and_mended(
    papers: Path, tmp_path: Path, read_anew: list[str], damage: str
) -> None:
    place, trace = tmp_path / "lest", tmp_path / "kjørt"
    fresh = all_of(load(papers, place))
    whole = [path.read_bytes() for path in entries(place)]
    for path, told, other in zip(entries(place), whole, [*whole[1:], whole[0]], strict=True):
        if damage == "mappe":
            path.unlink()
            path.mkdir()
            continue
        middle = len(told) // 2
        changed = {
            "tom": b"",
            "avkortet": told[:middle],
            "en bit": told[:middle] + bytes([told[middle] ^ 1]) + told[middle + 1 :],
            "en annens": other,
            "annen form": kept._mark(path.name, b'{"draft":{"text":5}}') + b'\n{"draft":{"text":5}}',
            "pickle": pickle.dumps(_Runs(trace)),
        }
        path.write_bytes(changed[damage])
    read_anew.clear()
    assert all_of(load(papers, place)) == fresh
    assert len(read_anew) == len(whole)
    assert not trace.exists()
    read_anew.clear()
    assert all_of(load(papers, place)) == fresh
    assert len(read_anew) == (len(whole) if damage == "mappe" else 0)


def test_what_no_file_uses_any_more_goes_and_what_is_not_ours_stays(papers: Path, tmp_path: Path) -> None:
    place = tmp_path / "lest"
    load(papers, place)
    before = entries(place)
    (place / f"{'0' * 64}.json").write_text("foreldet")
    (place / f"{'0' * 64}.abc123.tmp").write_text("halv")
    (place / "mine notater.json").write_text("en persons egne")
    (papers / "vannverk.docx").unlink()
    load(papers, place)
    left = entries(place)
    assert place / "mine notater.json" in left
    assert len(left) == len(before) and len(set(before) - set(left)) == 1


def test_other_readers_or_libraries_are_other_readings(
    papers: Path, tmp_path: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lest"
    load(papers, place)
    read_anew.clear()
    monkeypatch.setattr(kept, "readers_version", lambda: "en annen")
    load(papers, place)
    assert len(read_anew) == len(entries(place)) == 5


def test_the_version_changes_with_any_file_of_the_readers_and_any_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus", copy, ignore=shutil.ignore_patterns("__pycache__", "sources"))
    monkeypatch.setattr(kept, "_ROOT", copy)
    compute = readers_version.__wrapped__
    seen = {compute(), compute()}
    assert seen == {readers_version()}
    files = sorted(copy.rglob("*.py"))
    assert len(files) > 40
    for path in files:
        text = path.read_text("utf-8")
        path.write_text(text + "# endret\n", "utf-8")
        seen.add(compute())
        path.write_text(text, "utf-8")
    assert len(seen) == len(files) + 1
    for library in LIBRARIES:
        newer: Callable[[str], str] = lambda name, changed=library: "99" if name == changed else version(name)  # noqa: E731
        monkeypatch.setattr(kept, "version", newer)
        seen.add(compute())
    assert len(seen) == len(files) + len(LIBRARIES) + 1


def test_every_library_that_the_readers_use_is_in_the_version() -> None:
    modules = set()
    for path in (ROOT / "corpus").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    known = packages_distributions()
    others = {known[module][0].lower() for module in modules - set(sys.stdlib_module_names) - {"corpus"}}
    assert others == {library.lower() for library in LIBRARIES}


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_folder_that_others_can_write_in_is_neither_read_nor_written(papers: Path, tmp_path: Path) -> None:
    place = tmp_path / "lest"
    fresh = all_of(load(papers, place))
    assert place.stat().st_mode & 0o077 == 0
    for path in entries(place):
        body = path.read_bytes().partition(b"\n")[2].replace("Øvre Lauvvik".encode(), b"Ytre Lauvvik")
        path.write_bytes(kept._mark(path.name, body) + b"\n" + body)
    assert "Ytre Lauvvik" in all_of(load(papers, place)), "whoever owns the folder is believed"
    place.chmod(0o777)
    seen = [path.read_bytes() for path in entries(place)]
    assert all_of(load(papers, place)) == fresh
    assert [path.read_bytes() for path in entries(place)] == seen
    (tmp_path / "lenke").symlink_to(place)
    assert all_of(load(papers, tmp_path / "lenke")) == fresh


def test_a_place_that_cannot_be_written_costs_only_time(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    for place in (tmp_path / "fil", tmp_path / "fil" / "lest"):
        assert all_of(load(papers, place)) == all_of(load(papers))


def test_no_more_is_kept_than_the_limit(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "lest"
    load(papers, place)
    sizes = [path.stat().st_size for path in entries(place)]
    shutil.rmtree(place)
    limit = sum(sizes) // 2
    monkeypatch.setattr(kept, "MOST_BYTES", limit)
    fresh = all_of(load(papers))
    for _ in range(2):
        assert all_of(load(papers, place)) == fresh
        assert 0 < sum(path.stat().st_size for path in entries(place)) <= limit


def test_a_file_that_changes_while_it_is_read_is_kept_as_what_was_read(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lest"
    for name, other in (("beside.md", b"# Annet\n\nAnnet."), ("vannverk.pdf", (papers / "delvis.pdf").read_bytes())):
        path, old = papers / name, (papers / name).read_bytes()
        fresh = all_of(load(papers))

        def changed(self: Kept, seen: Path, known_as: str, path: Path = path, other: bytes = other) -> None:
            if seen == path:
                path.write_bytes(other)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(Kept, "reading", changed)
            assert all_of(load(papers, place)) != fresh
        assert all_of(load(papers, place)) == all_of(load(papers))
        path.write_bytes(old)
        assert all_of(load(papers, place)) == fresh


_LOADER = """
import shutil, sys
from pathlib import Path
from corpus.folder import load
folder, place, again = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "again"
print("klar", flush=True)
sys.stdin.readline()
print(load(folder, place).fingerprint, flush=True)
while again:
    shutil.rmtree(place, ignore_errors=True)
    load(folder, place)
"""


def loader(folder: Path, place: Path, how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _LOADER, str(folder), str(place), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def start(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None and process.stdout is not None
    process.stdout.readline()
    process.stdin.write("\n")
    process.stdin.flush()


def test_several_processes_read_the_same_folder_at_once(papers: Path, tmp_path: Path) -> None:
    place, fresh = tmp_path / "lest", load(papers).fingerprint
    running = [loader(papers, place, "once") for _ in range(3)]
    for process in running:
        start(process)
    for process in running:
        assert process.communicate(timeout=120)[0].split() == [fresh]
    assert all_of(load(papers, place)) == all_of(load(papers))


def test_a_reading_killed_at_ten_moments_leaves_whole_entries_or_none(papers: Path, tmp_path: Path) -> None:
    for number in range(20):
        shutil.copy(papers / "beside.md", papers / f"{number}.md")
    place, fresh = tmp_path / "lest", all_of(load(papers))
    draw = random.Random(6)
    for _ in range(10):
        with loader(papers, place, "again") as process:
            start(process)
            time.sleep(draw.uniform(0, 1))
            process.kill()
        assert all_of(load(papers, place)) == fresh
        assert not [path.name for path in entries(place) if path.suffix != ".json"]


def test_how_many_files_are_read_is_told_from_the_first_to_the_last(papers: Path, tmp_path: Path) -> None:
    for _ in range(2):
        told: list[tuple[str, int, int]] = []
        load(papers, tmp_path / "lest", lambda *step, told=told: told.append(step))  # type: ignore[misc]
        assert told == [("Leser dokumentene", done, 5) for done in range(6)]
