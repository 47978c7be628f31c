"""Vectors of passages, in Chroma and as a matrix beside it; the only file that imports chromadb.

Flows in: vectors with their passages' ids when an index is built; then the vector of a query. Flows out: rows with
their cosine. It does not know what a model is, nor the passages' text: that lies in the index folder alone.

Up to 250,000 passages the exact product serves: it finds all, needs no 1.3 s import, and cannot be broken, while a
Chroma folder whose writer is killed can end in a state that segfaults Python whenever it is opened (chroma-core/chroma
#7510, #7678). At 200,000 passages of mixed text it takes 11 ms (23 on a busy machine). Chroma finds .76 of the 4
nearest there with its default width of 100 (2 ms), .91 with 400 (4), .96 with 1000 (6), .98 with 2000 (11) and .99 with
4000 (20). Above, Chroma serves, and the matrix where its folder is not sound.

No Chroma folder is ever written twice: a build fills a new one, or adds to a copy, and a process of its own opens it
before it is served from.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.embed import Progress, Vectors

EXACT_UP_TO = 250_000
# A folder that nobody asks is written only where that costs next to nothing (4 s at 20,000, 5 minutes at 200,000).
_BESIDE_UP_TO = 20_000
_ONE_THREAD_UP_TO = 50_000
NAME = "passages"
_SEARCH_WIDTH = 2000
# The graph is Chroma's default, which the figures above are of: twice its links and width take 2.5 times as long to
# build (43 s against 17 at 20,000).
_CONFIGURATION = {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": _SEARCH_WIDTH, "max_neighbors": 16}}
_BATCH = 2_000
_OPENING_LIMIT_S = 60
# Deleted vectors stay in Chroma's files, so a copy that has lost more is made anew.
_MOST_CHANGED = 0.1
# Writing so many takes less than the two looks at a copy, before and after: 1 s against 2.6.
_ANEW_UP_TO = 2_000


class Nearest(Protocol):
    """Something that knows the nearest rows; `trouble` is what a user should be told of it now, empty when all is
    well."""

    @property
    def vectors(self) -> Vectors: ...

    @property
    def trouble(self) -> str: ...

    def nearest(self, query: Vectors, k: int) -> Mapping[int, float]: ...


def folder_client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def server_client(host: str, port: int, secure: bool, headers: Mapping[str, str], patience_s: float) -> Any:
    """A client of a Chroma server; chromadb raises whatever it meets there, and waits for ever without a limit."""
    import chromadb
    from chromadb.config import Settings

    client: Any = chromadb.HttpClient(
        host, port, secure, headers=dict(headers), settings=Settings(anonymized_telemetry=False)
    )
    client._server._session.timeout = patience_s
    return client


def create(client: Any, name: str, ids: Sequence[str], vectors: Vectors, progress: Progress) -> Any:
    """A new collection with the vector of each id."""
    collection = client.create_collection(name, embedding_function=None, configuration=_CONFIGURATION)
    _add(client, collection, ids, vectors, np.arange(len(ids)), progress)
    return collection


def _add(
    client: Any, collection: Any, ids: Sequence[str], vectors: Vectors, rows: NDArray[np.int64], progress: Progress
) -> None:
    size = min(_BATCH, client.get_max_batch_size())
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        collection.add(ids=[ids[row] for row in some], embeddings=np.asarray(vectors[some]))
        progress("Lagrer vektorer", start + len(some), len(rows))


def write(
    folder: Path, ids: Sequence[str], keys: NDArray[np.uint8], vectors: Vectors, progress: Progress,
    before: "Written | None" = None,
) -> None:  # fmt: skip
    """A Chroma folder with one collection, the vector of each passage by its id; none for so many that it costs
    minutes and so few that exact search is better. `keys` (n, 16) tell what each vector was made from; what `before`
    has of them is taken over."""
    if _BESIDE_UP_TO < len(ids) <= EXACT_UP_TO:
        return
    if before is not None and len(ids) > _ANEW_UP_TO and (change := before.change_to(ids, keys)) is not None:
        gone, new = change
        copytree(before.folder, folder)
        with closing(folder_client(folder)) as client:
            collection = client.get_collection(NAME, embedding_function=None)
            for start in range(0, len(gone), _BATCH):
                collection.delete(ids=list(gone[start : start + _BATCH]))
            _add(client, collection, ids, vectors, new, progress)
        if ailment(folder, len(ids)) is None:
            return
        rmtree(folder)
    with closing(folder_client(folder)) as client:
        create(client, NAME, ids, vectors, progress)


@dataclass(frozen=True, slots=True)
class Written:
    """A Chroma folder that nobody writes any more, with the ids and keys of what it was made from."""

    folder: Path
    ids: Sequence[str]
    keys: NDArray[np.uint8]

    def change_to(self, ids: Sequence[str], keys: NDArray[np.uint8]) -> tuple[list[str], NDArray[np.int64]] | None:
        """The ids to take out and the rows to put in; None when that is so much that a new folder is better."""
        held = {name: key.tobytes() for name, key in zip(self.ids, self.keys, strict=True)}
        wanted = {name: key.tobytes() for name, key in zip(ids, keys, strict=True)}
        gone = [name for name, key in held.items() if wanted.get(name) != key]
        new = np.flatnonzero([held.get(name) != key for name, key in wanted.items()])
        if len(gone) + len(new) > _MOST_CHANGED * len(ids) or ailment(self.folder, len(held)) is not None:
            return None
        return gone, new


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
from index.store import folder_client
collection = folder_client(Path(sys.argv[1])).get_collection({NAME!r}, embedding_function=None)
first = collection.get(limit=1, include=["embeddings"])["embeddings"]
collection.query(query_embeddings=first, n_results=1)
print(collection.count())
"""


class Rows:
    """The row of each passage id: ids are 16 hexadecimal digits, compared as numbers."""

    def __init__(self, ids: NDArray[np.uint64]) -> None:
        self._order = np.argsort(ids)
        self._sorted = ids[self._order]

    def of(self, ids: Sequence[str]) -> list[int]:
        wanted = np.array([int(name, 16) for name in ids], np.uint64)
        return [int(row) for row in self._order[np.searchsorted(self._sorted, wanted)]]


def asked_of(collection: Any, rows: Rows, query: Vectors, k: int) -> dict[int, float]:
    """The `k` rows that Chroma finds nearest to `query` (d,), with their cosine."""
    found = collection.query(query_embeddings=query[None, :], n_results=k, include=["distances"])
    return dict(zip(rows.of(found["ids"][0]), (1.0 - far for far in found["distances"][0]), strict=True))


@dataclass(frozen=True, slots=True)
class Store:
    """The vectors (n, d), mapped from their file, and Chroma's collection where that is what answers."""

    vectors: Vectors
    collection: Any = None
    rows: Rows | None = None
    trouble: str = ""

    def nearest(self, query: Vectors, k: int) -> Mapping[int, float]:
        """The `k` rows with the highest cosine to `query` (d,), with it."""
        if self.collection is None or self.rows is None:
            return exact(self.vectors, query, k)
        return asked_of(self.collection, self.rows, query, k)


def exact(vectors: Vectors, query: Vectors, k: int) -> dict[int, float]:
    """The `k` rows of `vectors` with the highest cosine to `query`, with it; of equals, the first rows."""
    # BLAS shares even a small product between its threads, and waits for them: 8 ms of a busy machine where one thread
    # takes .1 (2,000 passages) or 1.2 (20,000).
    cosines = np.asarray(np.vecdot(vectors, query) if len(vectors) <= _ONE_THREAD_UP_TO else vectors @ query)
    if k < len(cosines):
        least = np.partition(cosines, len(cosines) - k)[len(cosines) - k]
        rows = np.flatnonzero(cosines >= least)
    else:
        rows = np.arange(len(cosines))
    best = sorted(rows.tolist(), key=lambda row: (-float(cosines[row]), row))[:k]
    return {row: float(cosines[row]) for row in best}


def open_store(folder: Path, vectors: Vectors, ids: NDArray[np.uint64]) -> Store:
    """The vectors, through the Chroma collection in `folder` when they are many."""
    if len(vectors) <= EXACT_UP_TO:
        return Store(vectors)
    if wrong := ailment(folder, len(vectors)):
        return Store(
            vectors,
            trouble=f"Vektorlageret i {folder} kan ikke brukes: {wrong}. Søket går saktere uten det; kjør «saksvar "
            "index --rebuild».",
        )
    return Store(vectors, collection(folder, _SEARCH_WIDTH), Rows(ids))


def collection(folder: Path, width: int) -> Any:
    """The collection in a folder that is known to be sound, searched that wide."""
    if width != _SEARCH_WIDTH:  # a width is read when a process first opens the folder
        with closing(folder_client(folder)) as client:  # the width is read when a collection is opened
            found = client.get_collection(NAME, embedding_function=None)
            found.modify(configuration={"hnsw": {"ef_search": width}})
    return folder_client(folder).get_collection(NAME, embedding_function=None)
