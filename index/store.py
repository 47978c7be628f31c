"""Vectors of passages, in Chroma and as a matrix beside it; the only file that imports chromadb.

Flows in: vectors with their passages when an index is built; then the vector of a query. Flows out: rows with their
cosine. It does not know what a model is.

Why both: up to 20,000 passages the exact product is as fast as Chroma (1.9 ms each at 20,000), finds all where Chroma
finds .96, needs no 1.3 s import, and cannot be broken: a Chroma folder whose writer is killed can end in a state that
segfaults Python whenever it is opened (chroma-core/chroma #7510, #7678). Above, Chroma answers in 3.5 ms where the
exact product takes 27, and the matrix serves when Chroma's folder is not sound.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.document import Passage
from index.embed import Progress, Vectors

EXACT_UP_TO = 20_000
NAME = "passages"
# Recall@4 against exact cosine at 200,000 passages of mixed text: .78 with the default 100, .92 with 400, .975 with
# 1000, which takes 3.5 ms.
_SEARCH_WIDTH = 1000
_CONFIGURATION = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": _SEARCH_WIDTH, "max_neighbors": 32}}
_BATCH = 2_000
_OPENING_LIMIT_S = 60


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def write(folder: Path, passages: Sequence[Passage], vectors: Vectors, progress: Progress) -> None:
    """A new Chroma collection of `passages` in `folder`, open to `langchain_chroma.Chroma` as any other."""
    client = _client(folder)
    collection = client.create_collection(NAME, embedding_function=None, configuration=_CONFIGURATION)
    for start in range(0, len(passages), _BATCH):
        some = passages[start : start + _BATCH]
        collection.add(
            # A row number as id: two passages with one id cannot be, and the way back to a row is no lookup.
            ids=[str(row) for row in range(start, start + len(some))],
            embeddings=vectors[start : start + _BATCH],
            documents=[passage.text for passage in some],
            metadatas=[
                {"passage": p.id, "document": p.document_id, "start": p.span.start, "end": p.span.end} for p in some
            ],
        )
        progress("Lagrer vektorer", start + len(some), len(passages))
    client.close()


def ailment(folder: Path, expected: int) -> str | None:
    """What is wrong with the Chroma folder, in Norwegian; None when it is sound. Opened in a process of its own, since
    opening a broken one can end the process."""
    if not (folder / "chroma.sqlite3").is_file():
        return "det mangler"
    for links in folder.glob("*/link_lists.bin"):
        points = links.with_name("data_level0.bin")
        if not points.is_file() or links.stat().st_size >= points.stat().st_size:
            return "lenkefilen i vektorlageret er større enn den kan være"
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _PROBE, str(folder)],
            check=False,
            capture_output=True,
            text=True,
            timeout=_OPENING_LIMIT_S,
            cwd=Path(__file__).parent.parent,
        )
    except subprocess.TimeoutExpired:
        return f"vektorlageret svarte ikke på {_OPENING_LIMIT_S} sekunder"
    if tried.returncode != 0:
        return "vektorlageret lar seg ikke åpne"
    if tried.stdout.strip() != str(expected):
        return f"vektorlageret har {tried.stdout.strip()} avsnitt, ventet {expected}"
    return None


# Counts the collection and asks it for its first vector's nearest: counting alone reads only the SQLite file.
_PROBE = f"""
import sys
from pathlib import Path
from index.store import _client
collection = _client(Path(sys.argv[1])).get_collection({NAME!r}, embedding_function=None)
first = collection.get(limit=1, include=["embeddings"])["embeddings"]
collection.query(query_embeddings=first, n_results=1)
print(collection.count())
"""


@dataclass(frozen=True, slots=True)
class Store:
    """The vectors (n, d), mapped from their file, and Chroma's collection where that is what answers."""

    vectors: Vectors
    collection: Any = None

    def nearest(self, query: Vectors, k: int) -> Mapping[int, float]:
        """The `k` rows with the highest cosine to `query` (d,), with it."""
        if self.collection is None:
            return exact(self.vectors, query, k)
        found = self.collection.query(query_embeddings=query[None, :], n_results=k, include=["distances"])
        return {int(row): 1.0 - far for row, far in zip(found["ids"][0], found["distances"][0], strict=True)}


def exact(vectors: Vectors, query: Vectors, k: int) -> dict[int, float]:
    """The `k` rows of `vectors` with the highest cosine to `query`, with it; of equals, the first rows."""
    cosines = vectors @ query
    if k < len(cosines):
        least = np.partition(cosines, len(cosines) - k)[len(cosines) - k]
        rows = np.flatnonzero(cosines >= least)
    else:
        rows = np.arange(len(cosines))
    best = sorted(rows.tolist(), key=lambda row: (-float(cosines[row]), row))[:k]
    return {row: float(cosines[row]) for row in best}


def open_store(folder: Path, matrix: Path) -> tuple[Store, tuple[str, ...]]:
    """The vectors in the file `matrix`, through the Chroma collection in `folder` when they are many; and what the
    user should be told."""
    vectors: Vectors = np.load(matrix, mmap_mode="r")
    if len(vectors) <= EXACT_UP_TO:
        return Store(vectors), ()
    if wrong := ailment(folder, len(vectors)):
        return Store(vectors), (
            f"Vektorlageret i {folder} kan ikke brukes: {wrong}. Søket går saktere uten det; kjør «saksvar index "
            "--rebuild».",
        )
    return Store(vectors, _client(folder).get_collection(NAME, embedding_function=None)), ()
