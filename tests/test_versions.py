"""Versions of an index: read by several processes while others build, killed at any moment, always one whole."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from index_fakes import QUIET, HashEmbedder, corpus_of

from corpus.errors import SaksvarError
from corpus.folder import Corpus
from index.build import build
from index.serve import is_fresh, open_index
from index.versions import current, current_version, held

HERE = Path(__file__).parent
MODEL = HashEmbedder()


def edition(number: int) -> Corpus:
    """A folder whose every passage names its edition."""
    return corpus_of({f"{name}.md": f"{name} står i utgave {number}.\n\nBrua er {number} meter." for name in "abcdef"})


def names(index_dir: Path) -> set[str]:
    return {path.name for path in (index_dir / "versions").iterdir()}


def test_a_version_that_is_open_is_not_removed(tmp_path: Path) -> None:
    build(edition(1), tmp_path, None, QUIET, MODEL)
    first = open_index(tmp_path, edition(1), None, MODEL)
    for number in (2, 3, 4):
        build(edition(number), tmp_path, None, QUIET, MODEL)
    assert first.version in names(tmp_path)
    assert len(names(tmp_path)) == 3
    assert "utgave 1" in first.search("står i utgave", 1)[0].passage.text
    del first
    build(edition(5), tmp_path, None, QUIET, MODEL)
    assert len(names(tmp_path)) == 2


def test_the_name_of_the_current_version_tells_that_there_is_a_newer(tmp_path: Path) -> None:
    assert current_version(tmp_path) == ""
    build(edition(1), tmp_path, None, QUIET, MODEL)
    index = open_index(tmp_path, edition(1), None, MODEL)
    assert current_version(tmp_path) == index.version
    build(edition(2), tmp_path, None, QUIET, MODEL)
    assert current_version(tmp_path) != index.version


def test_nothing_is_held_where_there_is_nothing(tmp_path: Path) -> None:
    assert held(tmp_path) is None


_READER = """
import sys, time
from pathlib import Path
from test_versions import MODEL, edition
from corpus.errors import SaksvarError
from index.serve import open_index
from index.versions import current_version
index_dir, last = Path(sys.argv[1]), int(sys.argv[2])
number, index, answers, seen = 0, None, 0, set()
print("klar", flush=True)
while number < last:
    if index is None or current_version(index_dir) != index.version:
        for newer in range(last, 0, -1):
            try:
                index = open_index(index_dir, edition(newer), None, MODEL)
            except SaksvarError:
                continue
            number = newer
            break
    found = {hit.passage.text for hit in index.search("står i utgave brua meter", 20)}
    assert found and all(f" {number}" in text for text in found), (number, found)
    answers += 1
    seen.add(number)
print(answers, len(seen), flush=True)
"""

_BUILDER = """
import sys
from pathlib import Path
from index_fakes import QUIET
from test_versions import MODEL, edition
from index.build import build
for number in range(2, int(sys.argv[2]) + 1):
    build(edition(number), Path(sys.argv[1]), None, QUIET, MODEL)
"""


def started(program: str, *given: object, **options: object) -> subprocess.Popen[str]:
    process: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, given)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{HERE.parent}:{HERE}", "PATH": "/usr/bin:/bin"},
        **options,  # type: ignore[call-overload]
    )
    return process


def test_two_processes_answer_from_whole_versions_while_a_third_builds_ten(tmp_path: Path) -> None:
    build(edition(1), tmp_path, None, QUIET, MODEL)
    readers = [started(_READER, tmp_path, 11) for _ in range(2)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "klar\n"
    builder = started(_BUILDER, tmp_path, 11)
    assert builder.wait(240) == 0
    for reader in readers:
        told, _ = reader.communicate(timeout=120)
        assert reader.returncode == 0
        answers, versions = map(int, told.split())
        assert answers >= versions >= 2
    build(edition(12), tmp_path, None, QUIET, MODEL)
    assert len(names(tmp_path)) == 2


@contextmanager
def killed(program: str, *given: object, after: float) -> Iterator[None]:
    """The program is ready, does its work, and is killed so long after."""
    process = started(program, *given, stdin=subprocess.PIPE)
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
        time.sleep(after)
        process.kill()
    yield


_ADDER = """
import sys
from pathlib import Path
from index_fakes import QUIET
from test_versions import MODEL, grown
from index import vectors
from index.build import build
import chromadb, scipy.sparse
vectors._SHARD = 1
print("klar", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2]), 1000):
    build(grown(number), Path(sys.argv[1]), None, QUIET, MODEL)
"""

_SWITCHER = """
import sys
from pathlib import Path
from index.versions import publish, sole_writer
from test_versions import copied
index_dir = Path(sys.argv[1])
print("klar", flush=True)
sys.stdin.readline()
while True:
    with sole_writer(index_dir, lambda *_: None):
        publish(index_dir, "byttet", lambda folder: copied(index_dir, folder))
"""


def grown(number: int) -> Corpus:
    """A folder to which one document after the other has been added."""
    return corpus_of({f"{one:03}.md": f"Sak {one} gjelder brua.\n\nRådet vedtok sak {one}." for one in range(number)})


def copied(index_dir: Path, folder: Path) -> dict[str, object]:
    """Fills a version with what the current one holds: a switch and nothing else."""
    from shutil import copytree, ignore_patterns

    from index.versions import manifest

    there = current(index_dir)
    assert there is not None
    copytree(there, folder, dirs_exist_ok=True, ignore=ignore_patterns("manifest.json"))
    return manifest(there)


def served(index_dir: Path) -> int:
    """How many documents the index that is current has; it must be whole."""
    there = current(index_dir)
    assert there is not None
    number = next(n for n in range(1, 1000) if is_fresh(index_dir, grown(n), None, MODEL))
    index = open_index(index_dir, grown(number), None, MODEL)
    assert index.warnings == ()
    assert len({hit.passage.document_id for hit in index.search("Hva gjelder brua?", 2000)}) == number
    # A stand-in for a model tells the papers apart by chance, so that the right one is not always first.
    found = index.search(f"Hva vedtok rådet i sak {number - 1}?", number)
    assert any(f"sak {number - 1} " in hit.passage.text.lower() for hit in found)
    return number


def test_adding_killed_at_ten_moments_leaves_an_index_that_serves(tmp_path: Path) -> None:
    draw = random.Random(6)
    build(grown(3), tmp_path, None, QUIET, MODEL)
    number = 3
    for _ in range(10):
        with killed(_ADDER, tmp_path, number + 1, after=draw.uniform(0, 0.8)):
            assert served(tmp_path) >= number
            number = served(tmp_path)
    build(grown(number + 1), tmp_path, None, QUIET, MODEL)
    assert served(tmp_path) == number + 1
    assert not [name for name in names(tmp_path) if name.endswith((".tmp", ".old"))]
    assert not (tmp_path / "unfinished").exists()


def test_a_switch_killed_at_ten_moments_leaves_an_index_that_serves(tmp_path: Path) -> None:
    draw = random.Random(7)
    build(grown(4), tmp_path, None, QUIET, MODEL)
    for _ in range(10):
        with killed(_SWITCHER, tmp_path, after=draw.uniform(0, 0.1)):
            assert served(tmp_path) == 4
    build(grown(5), tmp_path, None, QUIET, MODEL)
    assert served(tmp_path) == 5
    assert len(names(tmp_path)) <= 3


def test_a_full_disk_is_one_sentence_and_the_index_before_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(grown(3), tmp_path, None, QUIET, MODEL)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for part in ("write_vectors", "write_passages", "write_vocabulary", "write"):
        with monkeypatch.context() as broken, pytest.raises(SaksvarError, match=r"ledig plass"):
            broken.setattr(f"index.build.{part}", full)
            build(grown(4), tmp_path, None, QUIET, MODEL)
        assert served(tmp_path) == 3
