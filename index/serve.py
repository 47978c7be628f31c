"""A stored index, open for queries: candidates by words and by meaning, put in order.

Flows in: the folder of an index, the corpus and model that it must fit. Flows out: hits. It does not build, and it does
not know what an answer is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage, Span
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from index.analyse import Vocabulary
from index.build import is_current
from index.cross_encoder import judged
from index.embed import Embedder, Vectors, model_fingerprint
from index.identity import Identity, identity
from index.lexical import Lexical
from index.models import QueryCrossEncoder, QueryEmbedder
from index.passages import StoredPassages, passage_ids
from index.rerank import Candidates, scores
from index.retriever import Hit, ranked
from index.sentence_rows import SentenceRows
from index.server import Address, ServerStore
from index.store import Nearest, open_store
from index.vectors import MATRIX
from index.versions import held, manifest
from index.vocabulary import read_vocabulary

# Of each way of finding, so many rows are candidates.
_CANDIDATES = 100
_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Index:
    """`passages` by row, their `vocabulary`, `warnings` that a user should see. The same query gives the same hits.

    It is one whole `version` of the index, whatever is built meanwhile: while it lives it holds `lease`, which keeps
    that version from being removed.
    """

    passages: Sequence[Passage]
    vocabulary: Vocabulary
    lexical: Lexical
    store: Nearest
    sentences: SentenceRows
    embedder: Embedder
    warnings: tuple[str, ...]
    version: str = ""
    lease: BinaryIO | None = None
    judge: QueryCrossEncoder | None = None

    def read(self, question: str, hits: Sequence[Hit], titles: Mapping[str, str], most: int) -> tuple[Hit, ...]:
        """`hits` with the log odds that each sentence of the first `most` answers `question`; as they are where
        nothing reads them: with another embedding than the shipped one. `titles` are those of the documents."""
        judge = self.judge.model() if self.judge else None
        return judged(judge, question, hits, titles, most) if judge else tuple(hits)

    def search(
        self, query: str, k: int, extra: Mapping[str, float] = _NONE, meant: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """At most `k` hits for `query`, sorted by `(-score, passage.id)`. `extra`: stems to look for besides the
        query's own, with weights (1 = as a word of the query). `meant`: the wordings whose meaning is looked for, when
        they are others than the query. A passage that no way of finding returns is no hit, so a small folder may give
        fewer than `k`."""
        rows, found = self.candidates(query, max(k, _CANDIDATES), extra, meant)
        if not rows:
            return ()
        scored = dict(zip(rows, scores(found).tolist(), strict=True))
        chosen = best_of(scored, k)
        said = dict(zip(rows, found.sentences, strict=True))
        return ranked([Hit(self.passages[row], score, self._meanings(row, said[row])) for row, score in chosen], k)

    def candidates(
        self, query: str, wanted: int, extra: Mapping[str, float] = _NONE, meant: Sequence[str] = ()
    ) -> tuple[tuple[int, ...], Candidates]:
        """The rows that the words or the meaning of `query` bring up, `wanted` by each, and what is known of them."""
        lexical = self.lexical.scored(query, extra)
        vector = self._meaning(meant or [query])
        near = self.store.nearest(vector, min(wanted, len(self.passages)))
        rows = tuple(sorted(best(lexical.scores, wanted).keys() | near.keys()))
        at = np.array(rows, np.int64)
        whole = [near[row] if row in near else float(self.store.vectors[row] @ vector) for row in rows]
        return rows, Candidates(
            stems=lexical.stems[at],
            grams=lexical.grams[at],
            document=lexical.documents[at],
            codes=lexical.codes[at],
            whole=np.array(whole, np.float32),
            sentences=self.sentences.nearness(rows, vector),
            coverage=lexical.coverage,
        )

    def _meaning(self, wordings: Sequence[str]) -> NDArray[np.float32]:
        """(d,), of length 1: between the vectors of several wordings of one question."""
        total = self.encode(wordings).sum(axis=0)
        return np.asarray(total / max(float(np.linalg.norm(total)), 1e-12), np.float32)

    def _meanings(self, row: int, cosines: NDArray[np.float32]) -> tuple[tuple[Span, float], ...]:
        return tuple(zip(self.sentences.spans_of(row), cosines.tolist(), strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, d) float32, rows of length 1: `texts` as queries."""
        return self.embedder.queries(texts)

    @property
    def trouble(self) -> str:
        """What a user should be told of the search as it is now (a server that does not answer); empty when nothing."""
        return self.store.trouble

    @property
    def passage_vectors(self) -> Vectors:
        """(passages, d) float32, rows of length 1, mapped from the index' file."""
        return self.store.vectors


def best(found: Vectors, k: int) -> dict[int, float]:
    """The rows with the `k` highest scores above 0, all of the last ones when they are equal."""
    least = np.partition(found, len(found) - k)[len(found) - k] if k < len(found) else np.float32(0)
    rows = np.flatnonzero((found >= least) & (found > 0))
    return {row: float(found[row]) for row in rows.tolist()}


def best_of(found: Mapping[int, float], k: int) -> list[tuple[int, float]]:
    """The `k` highest of `found`, and those equal to the last: which of these is first, the passage's id decides."""
    order = sorted(found.items(), key=lambda scored: (-scored[1], scored[0]))
    return [scored for scored in order if len(order) <= k or scored[1] >= order[k - 1][1]]


def is_fresh(
    index_dir: Path,
    corpus: Corpus,
    embedding: str | None,
    embedder: Embedder | None = None,
    *,
    store: str | None = None,
) -> bool:
    """Whether the current index fits the corpus, the program and the model as they are now, with its vectors on a
    server when there is the address of one in `store`, and else in its folder."""
    return is_current(index_dir, identity(corpus, embedding, embedder), store)


def open_index(
    index_dir: Path,
    corpus: Corpus,
    embedding: str | None,
    embedder: Embedder | None = None,
    *,
    store: str | None = None,
) -> Index:
    """The current index in `index_dir`, open. `embedder` stands in for the model called `embedding`; `store` is the
    address of the Chroma server that has the vectors, None when the folder has.

    Raises: `SaksvarError` when there is none, or it was built from other documents, another program or another model,
    or is not on a server.
    """
    address = Address.of(store) if store else None
    found = held(index_dir)
    if found is None:
        raise SaksvarError(f"Fant ingen indeks i {index_dir}; kjør «saksvar index».")
    folder, lease = found
    told = manifest(folder)
    _refuse_unfit(index_dir, Identity.of(told), identity(corpus, embedding, embedder))
    name = told.get("collection")
    if address is not None and not isinstance(name, str):
        raise SaksvarError(
            f"Indeksen i {index_dir} har vektorene i mappen, ikke på {address}; kjør «saksvar index --store {address}»."
        )
    try:
        vocabulary = read_vocabulary(folder)
        vectors: Vectors = np.load(folder / MATRIX, mmap_mode="r")
        ids = passage_ids(folder)
        near = ServerStore(address, str(name), vectors, ids) if address else open_store(folder / "chroma", vectors, ids)
        lexical = Lexical.load(folder / "lexical", vocabulary)
        passages = StoredPassages(folder)
        sentences = SentenceRows.load(folder)
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise SaksvarError(f"Indeksen i {index_dir} er skadet; kjør «saksvar index --rebuild».") from error
    warnings = (near.trouble,) if near.trouble else ()
    model = embedder or QueryEmbedder(embedding, index_dir)
    judge = QueryCrossEncoder(index_dir) if model.fingerprint == model_fingerprint(None) else None
    return Index(passages, vocabulary, lexical, near, sentences, model, warnings, folder.name, lease, judge)


def _refuse_unfit(index_dir: Path, found: Identity, wanted: Identity) -> None:
    for kept, now, what in (
        (found.corpus, wanted.corpus, "dokumentene er endret siden"),
        (found.model, wanted.model, "den er bygd med en annen språkmodell"),
        (found, wanted, "programmet er endret siden"),
    ):
        if kept != now:
            raise SaksvarError(f"Indeksen i {index_dir} passer ikke: {what}. Kjør «saksvar index».")
