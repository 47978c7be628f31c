"""Where what was read is kept: others who write there, a full or closed place, several processes, kills."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT
from kept_entries import all_of, entries

from corpus.folder import load
from corpus.read import kept
from corpus.read.kept import Kept

pytest_plugins = ["kept_fixtures"]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_folder_that_others_can_write_in_is_neither_read_nor_written(few_papers: Path, tmp_path: Path) -> None:
    place = tmp_path / "lest"
    fresh = all_of(load(few_papers, place))
    assert place.stat().st_mode & 0o077 == 0
    for path in entries(place):
        body = path.read_bytes().partition(b"\n")[2].replace("Øvre Lauvvik".encode(), b"Ytre Lauvvik")
        path.write_bytes(kept._mark(path.name, body) + b"\n" + body)
    assert "Ytre Lauvvik" in all_of(load(few_papers, place)), "whoever owns the folder is believed"
    place.chmod(0o777)
    seen = [path.read_bytes() for path in entries(place)]
    assert all_of(load(few_papers, place)) == fresh
    assert [path.read_bytes() for path in entries(place)] == seen
    (tmp_path / "lenke").symlink_to(place)
    assert all_of(load(few_papers, tmp_path / "lenke")) == fresh


def test_a_place_that_cannot_be_written_costs_only_time(few_papers: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    for place in (tmp_path / "fil", tmp_path / "fil" / "lest"):
        assert all_of(load(few_papers, place)) == all_of(load(few_papers))


def test_no_more_is_kept_than_the_limit(few_papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "lest"
    load(few_papers, place)
    sizes = [path.stat().st_size for path in entries(place)]
    shutil.rmtree(place)
    limit = sum(sizes) // 2
    monkeypatch.setattr(kept, "MOST_BYTES", limit)
    fresh = all_of(load(few_papers))
    for _ in range(2):
        assert all_of(load(few_papers, place)) == fresh
        assert 0 < sum(path.stat().st_size for path in entries(place)) <= limit


def test_a_file_that_changes_while_it_is_read_is_kept_as_what_was_read(
    few_papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lest"
    for name, other in (
        ("beside.md", b"# Annet\n\nAnnet."),
        ("vannverk.pdf", (few_papers / "delvis.pdf").read_bytes()),
    ):
        path, old = few_papers / name, (few_papers / name).read_bytes()
        fresh = all_of(load(few_papers))

        def changed(self: Kept, seen: Path, known_as: str, path: Path = path, other: bytes = other) -> None:
            if seen == path:
                path.write_bytes(other)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(Kept, "reading", changed)
            assert all_of(load(few_papers, place)) != fresh
        assert all_of(load(few_papers, place)) == all_of(load(few_papers))
        path.write_bytes(old)
        assert all_of(load(few_papers, place)) == fresh


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


def test_several_processes_read_the_same_folder_at_once(few_papers: Path, tmp_path: Path) -> None:
    place, fresh = tmp_path / "lest", load(few_papers).fingerprint
    running = [loader(few_papers, place, "once") for _ in range(3)]
    for process in running:
        start(process)
    for process in running:
        assert process.communicate(timeout=120)[0].split() == [fresh]
    assert all_of(load(few_papers, place)) == all_of(load(few_papers))


def test_a_reading_killed_at_ten_moments_leaves_whole_entries_or_none(few_papers: Path, tmp_path: Path) -> None:
    for number in range(20):
        shutil.copy(few_papers / "beside.md", few_papers / f"{number}.md")
    place, fresh = tmp_path / "lest", all_of(load(few_papers))
    draw = random.Random(6)
    for _ in range(10):
        with loader(few_papers, place, "again") as process:
            start(process)
            time.sleep(draw.uniform(0, 0.5))
            process.kill()
        assert all_of(load(few_papers, place)) == fresh
        assert not [path.name for path in entries(place) if path.suffix != ".json"]
