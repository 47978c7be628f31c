"""The candidates of a search in their final order: a weighted sum of what their words and their meaning share with the
query.

Flows in: for each candidate, its lexical scores and the cosines of the whole and of its sentences. Flows out: one
score each. It does not know the texts. The weights lie in `rerank.json`, made by `python -m evals.train_rerank` from
questions that are not measured on.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "rerank.json"
FEATURES = (
    "stems", "grams", "document", "codes", "whole", "sentence", "second", "stems_x_coverage", "grams_x_coverage",
    "sentence_x_coverage", "sentence_rank", "lexical_rank", "both_first",
)  # fmt: skip
"""`stems`, `grams`, `document`: shares of the best lexical score; `codes`: the share of the query's numbers and codes
that stand there, which meaning hardly tells apart («sak 33/24», «sak 34/24»); `whole`, `sentence`, `second`: cosines of
the passage, its best sentence and its second best, in spreads above the candidates' mean, so that another model's scale
does not matter; `…_rank`: one over the rank among the candidates; `coverage`: how much of the query's rare words any
passage has."""


# Candidates that differ only in a number lie closer than this; what sets them apart in meaning is noise. Those of
# NorQuAD's questions spread .05.
_LEAST_SPREAD = 0.03


@dataclass(frozen=True, slots=True)
class Candidates:
    """What search knows of each candidate, (n,) each; `coverage` is the query's."""

    stems: NDArray[np.float32]
    grams: NDArray[np.float32]
    document: NDArray[np.float32]
    codes: NDArray[np.float32]
    whole: NDArray[np.float32]
    sentences: Sequence[NDArray[np.float32]]
    coverage: float


def features(found: Candidates) -> NDArray[np.float64]:
    """(n, len(FEATURES)), in the order of `FEATURES`."""
    ordered = [np.sort(one)[::-1] for one in found.sentences]
    first = np.array([one[0] for one in ordered], np.float64)
    second = np.array([one[1] if len(one) > 1 else one[0] for one in ordered], np.float64)
    sentence, whole = _spreads(first), _spreads(found.whole)
    by_sentence = 1 / (1 + _ranks(first))
    by_words = 1 / (1 + _ranks(found.stems + found.grams))
    columns = {
        "stems": found.stems,
        "grams": found.grams,
        "document": found.document,
        "codes": found.codes,
        "whole": whole,
        "sentence": sentence,
        "second": (second - first.mean()) / max(first.std(), _LEAST_SPREAD),
        "stems_x_coverage": found.stems * found.coverage,
        "grams_x_coverage": found.grams * found.coverage,
        "sentence_x_coverage": sentence * found.coverage,
        "sentence_rank": by_sentence,
        "lexical_rank": by_words,
        "both_first": by_sentence * by_words,
    }
    return np.stack([np.asarray(columns[name], np.float64) for name in FEATURES], axis=1)


def scores(found: Candidates) -> NDArray[np.float64]:
    """(n,): how likely each is to be the one that answers, if one of them does; together 1."""
    sums = features(found) @ _weights()
    shares = np.exp(sums - sums.max())
    return np.asarray(shares / shares.sum())


def _spreads(values: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray((values - values.mean()) / max(float(values.std()), _LEAST_SPREAD), np.float64)


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """0 for the highest; equal ones share the better rank."""
    ordered = np.sort(values)[::-1]
    return np.asarray(len(values) - np.searchsorted(ordered[::-1], values, side="right"), np.float64)


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float64]:
    stored = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return np.array([stored[name] for name in FEATURES], np.float64)
