"""Lexical scores: the formula itself, and what must lift a passage."""

from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from index.analyse import Vocabulary
from index.count import lexical_index
from index.lexical import Lexical, grams_of
from index.postings import K1, B, Postings, bm25

TEXTS = (
    "Innføringstidspunktet for helseplattformen er 2022.",
    "Kommunestyret behandler budsjettet hvert år i desember.",
    "Fristen for å utløse opsjonen er 30. mai 2021.",
    "Leverandøren er valgt, og opplæring av leger starter i 2021.",
)


def index_of(texts: tuple[str, ...], documents: list[int] | None = None) -> Lexical:
    return lexical_index(texts, documents or list(range(len(texts))), Vocabulary.of(texts))


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return index_of(TEXTS)


def _brute_force(counts: list[list[int]], column: int) -> list[float]:
    lengths = [sum(row) for row in counts]
    mean = sum(lengths) / len(lengths)
    seen = sum(1 for row in counts if row[column])
    rarity = log(1 + (len(counts) - seen + 0.5) / (seen + 0.5))
    scores = []
    for row, length in zip(counts, lengths, strict=True):
        held = row[column]
        damping = K1 * (1 - B + B * length / (mean or 1))
        scores.append(rarity * held * (1 + K1) / (held + damping) if held else 0.0)
    return scores


@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6))
def test_postings_score_as_the_formula_says(counts: list[list[int]]) -> None:
    matrix = csr_matrix(np.array(counts, np.float32))
    matrix.eliminate_zeros()
    postings = bm25(matrix, ["a", "b", "c"])
    for column, term in enumerate("abc"):
        np.testing.assert_allclose(postings.scores({term: 1.0}), _brute_force(counts, column), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(
        postings.scores({"a": 0.5, "b": 2.0, "zzz": 1.0}),
        0.5 * postings.scores({"a": 1.0}) + 2 * postings.scores({"b": 1.0}),
        rtol=1e-4,
        atol=1e-6,
    )


def test_stored_postings_score_as_before(tmp_path: Path, lexical: Lexical) -> None:
    lexical.save(tmp_path / "lexical")
    again = Lexical.load(tmp_path / "lexical", lexical.vocabulary)
    for query in ("fristen for opsjonen", "hva", ""):
        np.testing.assert_array_equal(again.scores(query), lexical.scores(query))


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("Når er tidspunkt for innføring?", 0),
        ("Kva er innføringstidspunktet?", 0),
        ("Når utløyser kommunane opsjonane?", 2),
        ("hvem er leverandørn", 3),
        ("helseplatformen", 0),
        ("kommunestyra sine budsjett", 1),
    ],
)
def test_the_passage_meant_is_first(lexical: Lexical, query: str, row: int) -> None:
    assert int(np.argmax(lexical.scores(query))) == row


def test_a_synonym_finds_what_the_words_do_not(lexical: Lexical) -> None:
    assert lexical.scores("doktor")[3] == 0
    assert int(np.argmax(lexical.scores("doktor", {"leg": 0.7}))) == 3


def test_the_rest_of_the_document_lifts_a_passage() -> None:
    texts = ("Avtalen gjelder Frosta.", "Prisen er 200 kroner.", "Avtalen gjelder Snåsa.", "Prisen er 200 kroner.")
    scores = index_of(texts, [0, 0, 1, 1]).scores("Hva er prisen på Snåsa?")
    assert scores[3] > scores[1]


def test_a_query_of_nothing_known_scores_nothing(lexical: Lexical) -> None:
    assert not lexical.scores("").any()
    assert not lexical.scores("§ ¶ !").any()


@given(st.text(max_size=60))
def test_any_query_scores_within_bounds(query: str) -> None:
    scores = _SMALL.scores(query)
    assert scores.shape == (len(TEXTS),)
    assert np.isfinite(scores).all()
    assert scores.min() >= 0
    assert scores.max() <= 2.4 + 1e-5


_SMALL = index_of(TEXTS)


def test_grams_mark_where_a_word_begins_and_ends() -> None:
    assert grams_of("tid") == ("^tid", "tid$")
    assert grams_of("å") == ("^å$",)


def test_an_empty_index_answers_with_no_scores() -> None:
    empty = Postings(0, *(np.zeros(n, t) for n, t in ((0, np.uint64), (1, np.int64), (0, np.int32), (0, np.float32))))
    assert empty.scores({"a": 1.0}).shape == (0,)


def test_coverage_is_how_much_of_the_query_the_best_passage_has(lexical: Lexical) -> None:
    whole = lexical.scored("fristen for å utløse opsjonen").coverage
    half = lexical.scored("fristen for å bygge svømmehallen").coverage
    assert whole > 0.8 > half > lexical.scored("svømmehallens billettpris").coverage == 0


def test_a_synonym_that_is_found_raises_coverage(lexical: Lexical) -> None:
    assert lexical.scored("doktor", {"leg": 0.7}).coverage > lexical.scored("doktor").coverage
