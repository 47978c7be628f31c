"""How building and searching grow with the folder: `python -m evals.scale --documents 20 200 2000`.

Flows in: numbers of documents. Flows out, for each: seconds of building by step, peak memory, disk, seconds of opening,
milliseconds of a query by part, and how much of the exact nearest neighbours Chroma finds. It does not judge answers.

The folder is made up (`evals.made_folder`), 100 passages a document. Vectors are by default those of a stand-in that
hashes words and letters, since the packaged model takes an hour for 200,000 passages; `--real` uses the model.
Every build and every opening is a process of its own, so that memory is that step's.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

import numpy as np

from corpus.document import Span
from corpus.folder import load
from evals.made_folder import questions, write_folder
from evals.search_parts import search_parts, shown_parts
from index.build import build
from index.embed import Embedder, Encoded, Progress, Vectors
from index.lexical import grams_of
from index.models import QueryEmbedder
from index.passages import passage_ids
from index.serve import open_index
from index.store import NAME, Rows, asked_of, collection, create, exact, folder_client
from index.vectors import MATRIX
from index.versions import current
from index.words import forms_in

PASSAGES = 100
QUESTIONS = 200
NEAREST = 4
_DEPTH, _HITS = 100, 24
WIDTHS = (100, 400, 1000, 2000, 4000)
_DIMENSION = 384
_BUCKETS = 1 << 14


class StandIn:
    """Vectors of mixed text without a model: a text's words and 4-letter runs, each a fixed random direction."""

    fingerprint = "stand-in"

    def __init__(self) -> None:
        self._directions = np.random.default_rng(1).normal(size=(_BUCKETS, _DIMENSION)).astype(np.float32)
        self._word = lru_cache(maxsize=1 << 18)(self._of_word)

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        found = np.stack([self._text(text) for text in texts])
        progress("Regner ut vektorer", len(texts), len(texts))
        return found

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        said = [self._text(span.of(text)) for text, own in zip(texts, spans, strict=True) for span in own]
        return Encoded(self.passages(texts, progress), np.stack(said).astype(np.float16))

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._text(text) for text in texts])

    def _text(self, text: str) -> Vectors:
        total = np.sum([self._word(form) for form in forms_in(text) or [""]], axis=0)
        return np.asarray(total / np.linalg.norm(total), np.float32)

    def _of_word(self, form: str) -> Vectors:
        whole = self._directions[crc32(form.encode()) % _BUCKETS]
        runs = self._directions[[crc32(gram.encode()) % _BUCKETS for gram in grams_of(form)]].mean(axis=0)
        # Long words tell more than short ones, as in a trained model.
        return np.asarray((whole + runs) * len(form) ** 1.5, np.float32)


def measured_build(folder: Path, index_dir: Path, embedder: Embedder | None) -> dict[str, Any]:
    """Seconds of reading and of each step of a build, the peak of memory in MB, and the disk that it takes."""
    began = time.perf_counter()
    corpus = load(folder)
    steps: dict[str, float] = {"Leser dokumentene": time.perf_counter() - began}
    since = time.perf_counter()

    def progress(step: str, done: int, total: int) -> None:
        nonlocal since
        now = time.perf_counter()
        steps[step] = steps.get(step, 0.0) + now - since  # a step tells when some of it is done
        since = now

    build(corpus, index_dir, None, progress, embedder)
    progress("Fullfører", 1, 1)
    held = sum(path.stat().st_size for path in index_dir.rglob("*") if path.is_file())
    return {"steps": steps, "peak_mb": _peak(), "disk_mb": held / 2**20}


def measured_queries(folder: Path, index_dir: Path, embedder: Embedder | None, documents: int) -> dict[str, Any]:
    """Seconds of reading and opening, memory in MB before and after the queries, milliseconds by part, and recall."""
    began = time.perf_counter()
    corpus = load(folder)
    read = time.perf_counter() - began
    before = _resident()
    began = time.perf_counter()
    index = open_index(index_dir, corpus, None, embedder)
    opened = time.perf_counter() - began
    after = _resident()
    asked = list(questions(documents, QUESTIONS))
    index.encode(asked[:1])
    began = time.perf_counter()
    index.search(asked[0], _HITS)
    told = {"read": read, "open": opened, "first": time.perf_counter() - began, "passages": len(index.passages)}
    # Peak, not now: what was mapped in and let go counts too.
    memory = {"corpus_mb": before, "opened_mb": after - before, "peak_mb": _peak()}
    return {**told, **memory, "parts": search_parts(index, asked, _DEPTH, _HITS)}


def measured_recall(index_dir: Path, embedder: Embedder | None, documents: int, width: int) -> dict[str, Any]:
    """How Chroma does when it is searched that wide: the share of the exact nearest that it finds, milliseconds."""
    folder = current(index_dir)
    assert folder is not None
    model = embedder or QueryEmbedder(None, index_dir)
    vectors = [model.queries([question])[0] for question in questions(documents, QUESTIONS)]
    matrix: Vectors = np.load(folder / MATRIX, mmap_mode="r")
    rows, opened = Rows(passage_ids(folder)), collection(_chroma(index_dir, width), width)
    hits, times = 0, []
    for vector in vectors:
        began = time.perf_counter()
        near = asked_of(opened, rows, vector, NEAREST)
        times.append((time.perf_counter() - began) * 1000)
        hits += len(set(exact(matrix, vector, NEAREST)) & near.keys())
    p50, p95 = np.percentile(times, [50, 95])
    return {"recall": hits / NEAREST / len(vectors), "p50": float(p50), "p95": float(p95)}


def measured_chroma(index_dir: Path) -> dict[str, Any]:
    """Seconds and MB of the Chroma folders that the widths are measured on, one for each."""
    folder = current(index_dir)
    assert folder is not None
    names = [f"{number:016x}" for number in passage_ids(folder).tolist()]
    began = time.perf_counter()
    with closing(folder_client(index_dir / "chroma")) as client:
        create(client, NAME, names, np.load(folder / MATRIX, mmap_mode="r"), lambda *_: None)
    seconds = time.perf_counter() - began
    for width in WIDTHS:
        copytree(index_dir / "chroma", _chroma(index_dir, width))
    held = sum(path.stat().st_size for path in (index_dir / "chroma").rglob("*") if path.is_file())
    return {"seconds": seconds, "mb": held / 2**20}


def _chroma(index_dir: Path, width: int) -> Path:
    return index_dir / f"chroma-{width}"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize() / 2**20


def measure(documents: int, root: Path, real: bool) -> dict[str, Any]:
    """All measures of one size, the folder and the index made below `root`."""
    folder, index_dir = root / f"papers-{documents}", root / f"index-{documents}"
    if not folder.is_dir():
        write_folder(folder, documents, PASSAGES)
    told = {}
    for step in ("build", "queries", "chroma", *map(str, WIDTHS)):
        done = subprocess.run(
            [sys.executable, "-m", "evals.scale", "--step", step, str(folder), str(index_dir), str(documents),
             *(["--real"] if real else [])],
            check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent,
        )  # fmt: skip
        told[step] = json.loads(done.stdout.splitlines()[-1])
    return told


def shown(documents: int, told: dict[str, Any]) -> str:
    built, asked = told["build"], told["queries"]
    seconds_of_all = sum(built["steps"].values())
    lines = [
        f"{documents} documents, {asked['passages']} passages",
        f"  build {seconds_of_all:.1f} s, peak {built['peak_mb']:.0f} MB, disk {built['disk_mb']:.0f} MB: "
        + ", ".join(f"{step} {seconds:.1f}" for step, seconds in built["steps"].items()),
        f"  reading {asked['read']:.2f} s ({asked['corpus_mb']:.0f} MB), opening {asked['open']:.2f} s "
        f"(+{asked['opened_mb']:.0f} MB), first query {asked['first']:.2f} s, peak {asked['peak_mb']:.0f} MB",
        f"  {shown_parts(asked['parts'])}",
        f"  Chroma: written in {told['chroma']['seconds']:.1f} s, {told['chroma']['mb']:.0f} MB",
        *(
            f"  Chroma, width {width}: recall@{NEAREST} {told[str(width)]['recall']:.3f}, "
            f"{told[str(width)]['p50']:.1f}/{told[str(width)]['p95']:.1f} ms"
            for width in WIDTHS
        ),
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[20, 200], help="sizes, 100 passages a document")
    parser.add_argument("--real", action="store_true", help="the packaged model instead of the stand-in")
    parser.add_argument("--at", type=Path, help="keep folders and indexes here")
    parser.add_argument("--step", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.step:
        step, folder, index_dir, documents = given.step
        embedder = None if given.real else StandIn()
        if step == "build":
            print(json.dumps(measured_build(Path(folder), Path(index_dir), embedder)))
        elif step == "queries":
            print(json.dumps(measured_queries(Path(folder), Path(index_dir), embedder, int(documents))))
        elif step == "chroma":
            print(json.dumps(measured_chroma(Path(index_dir))))
        else:
            print(json.dumps(measured_recall(Path(index_dir), embedder, int(documents), int(step))))
        return 0
    with TemporaryDirectory() as scratch:
        for documents in given.documents:
            print(shown(documents, measure(documents, given.at or Path(scratch), given.real)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
