"""A stored index, open for queries: lexical and dense scores fused.

Flows in: the folder of an index, the corpus and model that it must fit. Flows out: hits. It does not build, and it does
not know what an answer is.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from corpus.document import Passage
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from index.analyse import Vocabulary
from index.embed import Embedder, Vectors
from index.fuse import above_lowest, fuse
from index.identity import Identity, identity
from index.lexical import Lexical
from index.models import QueryEmbedder
from index.passages import StoredPassages
from index.retriever import Hit, ranked
from index.store import Store, open_store
from index.versions import current, manifest

# Of each way of finding, so many rows take part in the fusion.
_CANDIDATES = 200
# The packaged model is trained on English. On NorQuAD it lifts the fifth of the questions whose words the passages
# lack (coverage below .6: R@1 .63 to .66) and costs the others up to .03, so its weight falls to 0 as coverage rises.
DENSE = 0.5
_COVERED = 0.6
_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Index:
    """`passages` by row, their `vocabulary`, `warnings` that a user should see. The same query gives the same hits."""

    passages: Sequence[Passage]
    vocabulary: Vocabulary
    lexical: Lexical
    store: Store
    embedder: Embedder
    warnings: tuple[str, ...]

    def search(self, query: str, k: int, extra: Mapping[str, float] = _NONE) -> tuple[Hit, ...]:
        """At most `k` hits for `query`, sorted by `(-score, passage.id)`. `extra`: stems to look for besides the
        query's own, with weights (1 = as a word of the query). A passage that no way of finding returns is no hit, so
        a small folder may give fewer than `k`."""
        fused = fuse(self._ways(query, max(k, _CANDIDATES), extra))
        return ranked([Hit(self.passages[row], score) for row, score in best_of(fused, k)], k)

    def _ways(self, query: str, wanted: int, extra: Mapping[str, float]) -> list[tuple[Mapping[int, float], float]]:
        lexical = self.lexical.scored(query, extra)
        weight = dense_weight(lexical.coverage)
        ways: list[tuple[Mapping[int, float], float]] = [(best(lexical.scores, wanted), 1.0)]
        if weight > 0:
            near = self.store.nearest(self.encode([query])[0], min(wanted, len(self.passages)))
            ways.append((above_lowest(near), weight))
        return ways

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, d) float32, rows of length 1: `texts` as queries."""
        return self.embedder.queries(texts)

    @property
    def passage_vectors(self) -> Vectors:
        """(passages, d) float32, rows of length 1, mapped from the index' file."""
        return self.store.vectors


def dense_weight(coverage: float) -> float:
    """What the dense scores count beside the lexical ones, which count 1, when the best passage has that coverage."""
    return DENSE * max(0.0, 1 - coverage / _COVERED)


def best(scores: Vectors, k: int) -> dict[int, float]:
    """The rows with the `k` highest scores above 0, all of the last ones when they are equal."""
    least = np.partition(scores, len(scores) - k)[len(scores) - k] if k < len(scores) else np.float32(0)
    rows = np.flatnonzero((scores >= least) & (scores > 0))
    return {row: float(scores[row]) for row in rows.tolist()}


def best_of(scores: Mapping[int, float], k: int) -> list[tuple[int, float]]:
    """The `k` highest of `scores`, and those equal to the last: which of these is first, the passage's id decides."""
    order = sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))
    return [scored for scored in order if len(order) <= k or scored[1] >= order[k - 1][1]]


def is_fresh(index_dir: Path, corpus: Corpus, embedding: str | None, embedder: Embedder | None = None) -> bool:
    """Whether the current index fits the corpus, the program and the model as they are now."""
    folder = current(index_dir)
    return folder is not None and Identity.of(manifest(folder)) == identity(corpus, embedding, embedder)


def open_index(index_dir: Path, corpus: Corpus, embedding: str | None, embedder: Embedder | None = None) -> Index:
    """The current index in `index_dir`, open. `embedder` stands in for the model called `embedding`.

    Raises: `SaksvarError` when there is none, or it was built from other documents, another program or another model.
    """
    folder = current(index_dir)
    if folder is None:
        raise SaksvarError(f"Fant ingen indeks i {index_dir}; kjør «saksvar index».")
    found, wanted = Identity.of(manifest(folder)), identity(corpus, embedding, embedder)
    for kept, now, what in (
        (found.corpus, wanted.corpus, "dokumentene er endret siden"),
        (found.model, wanted.model, "den er bygd med en annen språkmodell"),
        (found, wanted, "programmet er endret siden"),
    ):
        if kept != now:
            raise SaksvarError(f"Indeksen i {index_dir} passer ikke: {what}. Kjør «saksvar index».")
    try:
        counts = json.loads((folder / "vocabulary.json").read_text("utf-8"))
        vocabulary = Vocabulary(counts["passages"], counts["forms"], counts["document_frequency"])
        store, warnings = open_store(folder / "chroma", folder / "vectors.npy")
        lexical = Lexical.load(folder / "lexical", vocabulary)
        passages = StoredPassages(folder)
    except (OSError, ValueError, KeyError) as error:
        raise SaksvarError(f"Indeksen i {index_dir} er skadet; kjør «saksvar index --rebuild».") from error
    return Index(passages, vocabulary, lexical, store, embedder or QueryEmbedder(embedding, index_dir), warnings)
