"""Passages scored by the words and letters that they share with a query.

Flows in: passages as text, the document each is from, their vocabulary. Flows out: one score for every passage. It
does not know meaning, nor how passages are stored.

Three BM25 scores are added, each divided by its best: stems with compound parts; character 4-grams inside words, which
see through inflection, compounds and typing errors; and the stems of the whole document, which tells two documents
with like passages apart. `evals/retrieval.py` measures what each gives.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from index.analyse import STOPWORDS, Vocabulary, Word
from index.postings import Postings

GRAM = 4
# Function words count half: R@1 on NorQuAD's validation questions .787, against .782 whole and .774 left out.
FUNCTION_WORD = 0.5
DOCUMENT = 0.4
_FIELDS = ("stems", "grams", "documents")
_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Scored:
    """`scores` (n,) float32, each passage's in [0, 2.4]: the sum of `stems`, `grams` and a share of `documents`, each
    divided by its best. `codes` in [0, 1]: the share of the query's numbers and codes that stand in each. `coverage` in
    [0, 1]: how much of the query's weight in rare words the best passage has. Low coverage means that the passages say
    it with other words, or not at all."""

    scores: NDArray[np.float32]
    stems: NDArray[np.float32]
    grams: NDArray[np.float32]
    documents: NDArray[np.float32]
    codes: NDArray[np.float32]
    coverage: float


@dataclass(frozen=True, slots=True)
class Lexical:
    """Postings of passages by stems and by grams, and of documents by stems; `document_of` (n,) gives a passage's."""

    vocabulary: Vocabulary
    document_of: NDArray[np.int32]
    stems: Postings
    grams: Postings
    documents: Postings

    def scored(self, query: str, extra: Mapping[str, float] = _NONE) -> Scored:
        """Every passage's score for `query`. `extra` are further stems (synonyms, other written forms) with the weight
        that each has beside the query's own words, which have 1."""
        stems, grams = self.terms(query, extra)
        by_stems = self.stems.scores(stems)
        sought = sum((weight - extra.get(stem, 0.0)) * self.vocabulary.idf(stem) for stem, weight in stems.items())
        best = float(by_stems.max(initial=0.0))
        shares = _of_best(by_stems), _of_best(self.grams.scores(grams))
        whole = _of_best(self.documents.scores(stems))[self.document_of]
        total = np.asarray(shares[0] + shares[1] + np.float32(DOCUMENT) * whole, dtype=np.float32)
        return Scored(total, *shares, whole, self._codes(stems), min(best / sought, 1.0) if sought > 0 else 0.0)

    def _codes(self, stems: Mapping[str, float]) -> NDArray[np.float32]:
        held = np.zeros(len(self.document_of), np.float32)
        codes = [stem for stem in stems if any(sign.isdigit() for sign in stem)]
        for code in codes:
            held += self.stems.scores({code: 1.0}) > 0
        return held / np.float32(max(len(codes), 1))

    def scores(self, query: str, extra: Mapping[str, float] = _NONE) -> NDArray[np.float32]:
        """The scores alone."""
        return self.scored(query, extra).scores

    def terms(self, query: str, extra: Mapping[str, float] = _NONE) -> tuple[dict[str, float], dict[str, float]]:
        """The weighted stems and grams that `query` is searched by; mistyped words are read as the ones meant."""
        stems: defaultdict[str, float] = defaultdict(float)
        grams: defaultdict[str, float] = defaultdict(float)
        for word in meant(query, self.vocabulary):
            weight = FUNCTION_WORD if word.form in STOPWORDS else 1.0
            for stem in (word.stem, *word.parts):
                stems[stem] += weight
            for gram in grams_of(word.form):
                grams[gram] += weight
        for stem, weight in sorted(extra.items()):
            stems[stem] += weight
            for gram in windows(f"^{stem}"):
                grams[gram] += weight
        return dict(stems), dict(grams)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        np.save(folder / "document_of.npy", self.document_of)
        for name in _FIELDS:
            getattr(self, name).save(folder / name)

    @classmethod
    def load(cls, folder: Path, vocabulary: Vocabulary) -> "Lexical":
        document_of = np.load(folder / "document_of.npy", mmap_mode="r")
        return cls(vocabulary, document_of, *(Postings.load(folder / name) for name in _FIELDS))


def meant(query: str, vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The words of `query` with mistyped ones replaced by what was meant."""
    found: list[Word] = []
    for word in vocabulary.analyse(query):
        corrected = vocabulary.correct(word.form)
        found.extend(vocabulary.analyse(corrected) if corrected else (word,))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def grams_of(form: str) -> tuple[str, ...]:
    """Every run of four letters in a form, its beginning and end marked: «tid» → «^tid», «tid$»."""
    return windows(f"^{form}$")


def windows(marked: str) -> tuple[str, ...]:
    return tuple(marked[start : start + GRAM] for start in range(max(1, len(marked) - GRAM + 1)))


def _of_best(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else scores
