"""Texts → counts of their terms → the lexical index. Used when an index is built; a query never comes here.

Flows in: the searched texts of passages, the document each is from. Flows out: their vocabulary, and `Lexical`. It does
not know where the texts are from.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from index.analyse import Vocabulary, forms_in, stem_of
from index.embed import Progress
from index.lexical import Lexical, grams_of
from index.postings import bm25, bm25_of_blocks

_BLOCK = 20_000
_TOLD_EVERY = 1_000
_STEP = "Teller ord"


def counted_index(texts: Sequence[str], document_of: Sequence[int], progress: Progress) -> Lexical:
    """The vocabulary and the index of `texts`, each read once: `Vocabulary.of` and `lexical_index` together, without a
    dictionary for each text (4 KB each, so .8 GB at 200,000)."""
    counts, forms = _counted(texts, progress)
    totals = np.asarray(counts.sum(axis=0)).ravel().astype(int).tolist()
    bare = Vocabulary(len(texts), dict(zip(forms, totals, strict=True)), {})
    stems, names = terms_of(bare, lambda form: (stem_of(form), *bare.parts(form)))
    by_stem = (counts @ stems).tocsr()
    held = np.bincount(by_stem.indices, minlength=len(names)).tolist()
    vocabulary = Vocabulary(len(texts), bare.forms, dict(zip(names, held, strict=True)))
    return _lexical(counts, by_stem, stems, names, document_of, vocabulary)


def lexical_index(texts: Sequence[str], document_of: Sequence[int], vocabulary: Vocabulary) -> Lexical:
    """The index of `texts`, each a passage with its document's title and its heading before it: with these in, R@1 on
    NorQuAD's test questions went from .682 to .708. `document_of` numbers the documents from 0."""
    counts = forms_of(texts, vocabulary)
    stems, names = terms_of(vocabulary, lambda form: (stem_of(form), *vocabulary.parts(form)))
    return _lexical(counts, (counts @ stems).tocsr(), stems, names, document_of, vocabulary)


def _lexical(
    counts: csr_matrix, by_stem: csr_matrix, stems: csr_matrix, names: Sequence[str], document_of: Sequence[int],
    vocabulary: Vocabulary,
) -> Lexical:  # fmt: skip
    places = np.asarray(document_of, dtype=np.int32)
    passages = np.arange(len(places))
    ones = np.ones(len(places), np.float32)
    belongs = csr_matrix((ones, (places, passages)), shape=(int(places.max(initial=-1)) + 1, len(places)))
    grams, gram_names = terms_of(vocabulary, grams_of)

    def blocks() -> Iterator[csr_matrix]:
        return (counts[start : start + _BLOCK] @ grams for start in range(0, max(len(places), 1), _BLOCK))

    return Lexical(
        vocabulary,
        places,
        bm25(by_stem, names),
        bm25_of_blocks(blocks, gram_names),
        bm25((belongs @ counts @ stems).tocsr(), names),
    )


def _counted(texts: Sequence[str], progress: Progress) -> tuple[csr_matrix, list[str]]:
    """(texts, forms) float32: how many times each text has each form, with the forms by column, first seen first."""
    columns: dict[str, int] = {}
    indices, data, starts = array("i"), array("f"), array("q", [0])
    for done, text in enumerate(texts, start=1):
        for form, times in Counter(forms_in(text)).items():
            indices.append(columns.setdefault(form, len(columns)))
            data.append(times)
        starts.append(len(indices))
        if done % _TOLD_EVERY == 0 or done == len(texts):
            progress(_STEP, done, len(texts))
    arrays = (np.frombuffer(data, np.float32), np.frombuffer(indices, np.int32), np.frombuffer(starts, np.int64))
    return csr_matrix(arrays, shape=(len(texts), len(columns))), list(columns)


def forms_of(texts: Sequence[str], vocabulary: Vocabulary) -> csr_matrix:
    """(texts, forms) float32: how many times each text has each form of the vocabulary, in its order."""
    columns = {form: column for column, form in enumerate(vocabulary.forms)}
    counted = [Counter(map(columns.__getitem__, forms_in(text))) for text in texts]
    starts = np.cumsum([0, *(len(row) for row in counted)])
    indices = np.fromiter((column for row in counted for column in row), np.int32, int(starts[-1]))
    data = np.fromiter((times for row in counted for times in row.values()), np.float32, int(starts[-1]))
    return csr_matrix((data, indices, starts), shape=(len(texts), len(columns)))


def terms_of(vocabulary: Vocabulary, terms: Callable[[str], Iterable[str]]) -> tuple[csr_matrix, list[str]]:
    """(forms, terms) float32: how many times each form has each of its `terms`, with the terms' names by column."""
    columns: dict[str, int] = {}
    rows: list[int] = []
    indices: list[int] = []
    for row, form in enumerate(vocabulary.forms):
        for term in terms(form):
            rows.append(row)
            indices.append(columns.setdefault(term, len(columns)))
    shape = (len(vocabulary.forms), len(columns))
    return csr_matrix((np.ones(len(rows), np.float32), (rows, indices)), shape=shape), list(columns)
