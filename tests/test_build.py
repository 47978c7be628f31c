"""Building: whole or not at all, by one at a time, and refused when it no longer fits."""

import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from index_fakes import QUIET, TEXTS, HashEmbedder, corpus_of

from corpus.errors import SaksvarError
from index.build import build
from index.embed import Embedder
from index.searched import searched_text
from index.serve import is_fresh, open_index
from index.versions import current, sole_writer

CORPUS = corpus_of(TEXTS)
LATER = corpus_of({**TEXTS, "ny.md": "Helsehuset i Sørvika åpner i 2024."})
MODEL: Embedder = HashEmbedder()


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    build(CORPUS, tmp_path / "index", None, QUIET, MODEL)
    return tmp_path / "index"


def versions(index_dir: Path) -> set[str]:
    return {path.name for path in (index_dir / "versions").iterdir()}


def test_a_built_index_is_fresh_and_holds_every_paragraph(index_dir: Path) -> None:
    assert is_fresh(index_dir, CORPUS, None, MODEL)
    index = open_index(index_dir, CORPUS, None, MODEL)
    for document in CORPUS.documents:
        held = [passage for passage in index.passages if passage.document_id == document.id]
        assert all(document.text[p.span.start : p.span.end] == p.text for p in held)
        assert all(any(p.span.contains(block.span) for p in held) for block in document.blocks)
    assert index.passage_vectors.shape == (len(index.passages), 16)


def test_the_manifest_tells_what_the_index_was_made_from(index_dir: Path) -> None:
    folder = current(index_dir)
    assert folder is not None
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert told["corpus"] == CORPUS.fingerprint
    assert told["model"] == "hash"
    assert {"splitter", "analyser", "created", "passages", "dimension"} <= told.keys()


@pytest.mark.parametrize(
    ("corpus", "model", "seen"),
    [(LATER, MODEL, "dokumentene"), (CORPUS, HashEmbedder("en annen"), "språkmodell")],
)
def test_an_index_that_does_not_fit_is_refused_with_what_to_run(
    index_dir: Path, corpus: object, model: Embedder, seen: str
) -> None:
    assert not is_fresh(index_dir, corpus, None, model)  # type: ignore[arg-type]
    with pytest.raises(SaksvarError, match=rf"{seen}.*saksvar index"):
        open_index(index_dir, corpus, None, model)  # type: ignore[arg-type]


def test_a_changed_program_is_refused(index_dir: Path) -> None:
    folder = current(index_dir)
    assert folder is not None
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**told, "analyser": "0"}), "utf-8")
    with pytest.raises(SaksvarError, match="programmet er endret"):
        open_index(index_dir, CORPUS, None, MODEL)


def test_no_index_is_said_so(tmp_path: Path) -> None:
    assert not is_fresh(tmp_path, CORPUS, None, MODEL)
    with pytest.raises(SaksvarError, match="saksvar index"):
        open_index(tmp_path, CORPUS, None, MODEL)


def test_a_broken_index_is_said_so(index_dir: Path) -> None:
    folder = current(index_dir)
    assert folder is not None
    (folder / "vocabulary.msgpack").write_text("{", "utf-8")
    with pytest.raises(SaksvarError, match="--rebuild"):
        open_index(index_dir, CORPUS, None, MODEL)


def test_the_previous_version_stays_and_older_ones_go(index_dir: Path) -> None:
    first = current(index_dir)
    build(LATER, index_dir, None, QUIET, MODEL)
    assert first is not None
    assert first.exists()
    build(CORPUS, index_dir, None, QUIET, MODEL)
    assert len(versions(index_dir)) == 2
    assert is_fresh(index_dir, CORPUS, None, MODEL)


def test_what_a_killed_build_left_is_removed(index_dir: Path) -> None:
    (index_dir / "versions" / "abc.tmp").mkdir()
    (index_dir / "versions" / "def").mkdir()
    build(LATER, index_dir, None, QUIET, MODEL)
    assert not versions(index_dir) & {"abc.tmp", "def"}


def test_a_pointer_to_nothing_is_no_index(index_dir: Path) -> None:
    (index_dir / "current").write_text("borte", "utf-8")
    assert not is_fresh(index_dir, CORPUS, None, MODEL)


def test_an_open_index_answers_while_another_is_built(index_dir: Path) -> None:
    index = open_index(index_dir, CORPUS, None, MODEL)
    before = index.search("Hvor lang er brua?", 3)
    build(LATER, index_dir, None, QUIET, MODEL)
    assert index.search("Hvor lang er brua?", 3) == before


def test_a_second_builder_waits_and_says_so_and_does_not_build_again(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    told: list[str] = []
    with sole_writer(index_dir, QUIET):
        waiting = threading.Thread(
            target=build, args=(CORPUS, index_dir, None, lambda step, *_: told.append(step), MODEL)
        )
        waiting.start()
        time.sleep(0.5)
        assert current(index_dir) is None
    waiting.join(60)
    assert is_fresh(index_dir, CORPUS, None, MODEL)
    assert "Venter" in told[0]
    built = current(index_dir)
    told.clear()
    with sole_writer(index_dir, QUIET):
        waiting = threading.Thread(
            target=build, args=(CORPUS, index_dir, None, lambda step, *_: told.append(step), MODEL)
        )
        waiting.start()
        time.sleep(0.5)
    waiting.join(60)
    assert current(index_dir) == built
    assert len(told) == 1


_BUILDER = """
import sys
from pathlib import Path
from index_fakes import HashEmbedder, QUIET, TEXTS, corpus_of
from index.build import build
later = corpus_of({**TEXTS, "ny.md": "Helsehuset i Sørvika åpner i 2024."})
import chromadb, scipy.sparse
print("klar", flush=True)
sys.stdin.readline()
while True:
    build(later, Path(sys.argv[1]), None, QUIET, HashEmbedder())
    print("ferdig", flush=True)
"""


def test_a_build_killed_at_any_moment_leaves_an_index_that_serves(index_dir: Path) -> None:
    """Ten kills of builds over one folder, at moments drawn from the length of a whole build."""
    draw = random.Random(20)
    here = Path(__file__).parent
    whole, question = 1.0, "Hvor lang er brua?"
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", _BUILDER, str(index_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": f"{here.parent}:{here}", "PATH": "/usr/bin:/bin"},
        ) as builder:
            assert builder.stdin is not None
            assert builder.stdout is not None
            builder.stdout.readline()
            builder.stdin.write(b"\n")
            builder.stdin.flush()
            time.sleep(draw.uniform(0, whole))
            builder.kill()
        corpus = next(corpus for corpus in (CORPUS, LATER) if is_fresh(index_dir, corpus, None, MODEL))
        index = open_index(index_dir, corpus, None, MODEL)
        assert "840 meter" in index.search(question, 1)[0].passage.text
        assert index.warnings == ()
    build(CORPUS, index_dir, None, QUIET, MODEL)
    assert is_fresh(index_dir, CORPUS, None, MODEL)
    assert not [name for name in versions(index_dir) if name.endswith(".tmp")]


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises(SaksvarError, match="--index"):
        build(CORPUS, tmp_path / "fil" / "index", None, QUIET, MODEL)


def test_a_corpus_without_text_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match="ingen tekst"):
        build(corpus_of({}), tmp_path, None, QUIET, MODEL)


def test_a_passage_is_found_by_title_and_heading_said_once() -> None:
    passage = next(iter(open_passages()))
    assert searched_text("Brua", passage) == passage.text
    assert searched_text("Saksframlegg", passage) == f"Saksframlegg\n{passage.text}"


def open_passages() -> list:  # type: ignore[type-arg]
    from corpus.split import split

    return [passage for document in CORPUS.documents for passage in split(document)]
