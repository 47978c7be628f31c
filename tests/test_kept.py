"""What was read is kept: the same documents in every field as when read anew, and never those of another file."""

import ast
import os
import pickle
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from conftest import ROOT
from kept_entries import TRIED_AGAIN, all_of, entries
from made_files import MAKERS

from corpus.folder import load
from corpus.read import kept
from corpus.read.kept import LIBRARIES, readers_version

pytest_plugins = ["kept_fixtures"]


def test_kept_documents_are_equal_in_every_field_to_those_read_anew(
    every_format: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    fresh = load(every_format)
    asked = list(read_anew)
    first = load(every_format, tmp_path / "lest")
    assert read_anew == asked * 2
    second = load(every_format, tmp_path / "lest")
    assert set(read_anew[2 * len(asked) :]) == TRIED_AGAIN
    assert first.documents == fresh.documents and second.documents == fresh.documents
    assert all_of(first) == all_of(second) == all_of(fresh)
    assert fresh.document("under/halv.md").title == "Halv"
    assert {Path(document.id).suffix for document in fresh.documents} == set(MAKERS)
    assert {one.path for one in fresh.refused} >= {"rar.md", "binær.txt", "skannet.pdf", "sider.pdf", "skadet.docx"}
    assert [one.path for one in second.partly_read] == ["2024-05-12 referat.txt", "delvis.pdf"]
    assert len(entries(tmp_path / "lest")) == len(set(asked) - TRIED_AGAIN)


def test_only_what_was_changed_is_read_again(few_papers: Path, tmp_path: Path, read_anew: list[str]) -> None:
    place = tmp_path / "lest"
    load(few_papers, place)
    read_anew.clear()
    (few_papers / "beside.md").write_text("# Ny sak\n\nNy tekst.", "utf-8")
    (few_papers / "vannverk.pdf.saksvar.yaml").write_text("title: Sagt av en person\n", "utf-8")
    (few_papers / "delvis.pdf").rename(few_papers / "annet.pdf")
    found = load(few_papers, place)
    assert read_anew == ["annet.pdf", "beside.md"]
    assert all_of(found) == all_of(load(few_papers))
    assert found.document("beside.md").text == "Ny sak\n\nNy tekst."
    assert found.document("vannverk.pdf").title == "Sagt av en person"
    assert "annet.pdf: side 2–3" in found.partly_read[0].reason


def test_a_file_with_the_old_size_and_time_and_other_bytes_is_read_again(few_papers: Path, tmp_path: Path) -> None:
    path = few_papers / "beside.md"
    load(few_papers, tmp_path / "lest")
    seen = path.stat()
    path.write_text("# Sak\n\nNekst.", "utf-8")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert path.stat().st_size == seen.st_size
    assert load(few_papers, tmp_path / "lest").document("beside.md").text.endswith("Nekst.")


class _Runs:
    """What a forged pickle would do: leave a file behind."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.trace,)


@pytest.mark.parametrize("damage", ["tom", "avkortet", "en bit", "en annens", "annen form", "pickle", "mappe"])
def test_a_damaged_entry_is_read_anew_and_mended(
    few_papers: Path, tmp_path: Path, read_anew: list[str], damage: str
) -> None:
    place, trace = tmp_path / "lest", tmp_path / "kjørt"
    fresh = all_of(load(few_papers, place))
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
    assert all_of(load(few_papers, place)) == fresh
    assert len(read_anew) == len(whole)
    assert not trace.exists()
    read_anew.clear()
    assert all_of(load(few_papers, place)) == fresh
    assert len(read_anew) == (len(whole) if damage == "mappe" else 0)


def test_what_no_file_uses_any_more_goes_and_what_is_not_ours_stays(few_papers: Path, tmp_path: Path) -> None:
    place = tmp_path / "lest"
    load(few_papers, place)
    before = entries(place)
    (place / f"{'0' * 64}.json").write_text("foreldet")
    (place / f"{'0' * 64}.abc123.tmp").write_text("halv")
    (place / "mine notater.json").write_text("en persons egne")
    (few_papers / "vannverk.docx").unlink()
    load(few_papers, place)
    left = entries(place)
    assert place / "mine notater.json" in left
    assert len(left) == len(before) and len(set(before) - set(left)) == 1


def test_other_readers_or_libraries_are_other_readings(
    few_papers: Path, tmp_path: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lest"
    load(few_papers, place)
    read_anew.clear()
    monkeypatch.setattr(kept, "readers_version", lambda: "en annen")
    load(few_papers, place)
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


def test_how_many_files_are_read_is_told_from_the_first_to_the_last(few_papers: Path, tmp_path: Path) -> None:
    for _ in range(2):
        told: list[tuple[str, int, int]] = []
        load(few_papers, tmp_path / "lest", lambda *step, told=told: told.append(step))  # type: ignore[misc]
        assert told == [("Leser dokumentene", done, 5) for done in range(6)]
