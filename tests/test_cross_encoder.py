"""A question read together with the passages found: which tokens are a sentence's, and what is passed on."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.document import Passage, Span
from evals.train_cross import between
from index import cross_weights
from index.cross_encoder import judged, token_shares
from index.cross_weights import CROSS_PACKED, cross_fingerprint
from index.models import QueryCrossEncoder
from index.retriever import Hit
from index.shipped import WEIGHTS, unpacked

TEXT = "Rådet leder saken. Leder er Kari Moe."
FIRST, SECOND = Span(100, 118), Span(119, 137)
TITLES = {"a": "Råd og utvalg"}
LIMIT_MB = 20


class Lengths:
    """Judges a sentence by how long it is."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def odds(self, question: str, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[NDArray[np.float32]]:
        self.asked += [(question, text) for text in texts]
        return [
            np.array([len(span.of(text)) for span in own], np.float32) for text, own in zip(texts, spans, strict=True)
        ]


def hit(meanings: tuple[tuple[Span, float], ...] = ((FIRST, 0.4), (SECOND, 0.5)), start: int = 100) -> Hit:
    return Hit(Passage("a", Span(start, start + len(TEXT)), TEXT, "Om rådet"), 0.5, meanings)


def test_a_sentence_is_the_mean_of_the_tokens_whose_middle_lies_in_it() -> None:
    offsets = [(0, 0), (0, 4), (0, 0), (0, 5), (5, 11), (11, 18), (19, 24), (0, 0)]
    sequence = [None, 0, None, 1, 1, 1, 1, None]
    shares = token_shares(offsets, sequence, [Span(0, 18), Span(19, 30), Span(40, 50)])
    assert shares.tolist() == [
        pytest.approx([0, 0, 0, 1 / 3, 1 / 3, 1 / 3, 0, 0]),
        [0, 0, 0, 0, 0, 0, 1, 0],
        [0] * 8,
    ]


def test_the_judge_sees_the_sentences_where_they_stand_under_title_and_heading() -> None:
    judge = Lengths()
    (found,) = judged(judge, "Hvem leder rådet?", [hit()], TITLES, 6)
    assert judge.asked == [("Hvem leder rådet?", f"Råd og utvalg\nOm rådet\n{TEXT}")]
    assert found.odds == (len("Rådet leder saken."), len("Leder er Kari Moe."))
    assert found.meanings == hit().meanings


def test_only_the_first_hits_with_measured_meaning_are_read() -> None:
    judge = Lengths()
    hits = [hit(), hit(meanings=(), start=200), hit(start=300)]
    hits[2] = Hit(hits[2].passage, 0.1, ((Span(300, 318), 0.2),))
    found = judged(judge, "Hvem?", hits, TITLES, 2)
    assert [len(one.odds) for one in found] == [2, 0, 0]
    assert [one.passage for one in found] == [one.passage for one in hits]


def test_what_was_read_before_is_not_read_again() -> None:
    judge = Lengths()
    first = judged(judge, "Hvem?", [hit(), hit(start=300)], TITLES, 1)
    again = judged(judge, "Hvem?", [*first[1:], *first[:1]], TITLES, 2)
    assert len(judge.asked) == 2
    assert again[1].odds == first[0].odds and len(again[0].odds) == 2


def test_the_shipped_one_is_small_and_made_for_the_shipped_sentence_model() -> None:
    assert (CROSS_PACKED / WEIGHTS).stat().st_size < LIMIT_MB * 2**20
    assert cross_fingerprint()


def test_it_keeps_only_what_the_sentence_model_lacks() -> None:
    names = unpacked(CROSS_PACKED / WEIGHTS)
    assert {"inner.weight", "out.weight"} <= names.keys()
    assert not [name for name in names if "embeddings" in name or ".layer.0." in name]


def test_weights_trained_on_are_moved_back_towards_what_they_were() -> None:
    before = {"out.bias": np.array([1.0, -3.0], np.float32), "kept": np.zeros(1, np.float32)}
    after = {"out.bias": np.array([2.0, 1.0], np.float32)}
    moved = between(before, after, 0.25)
    assert {name: values.tolist() for name, values in moved.items()} == {"out.bias": [1.25, -2.0]}
    assert between(before, after, 1.0)["out.bias"].tolist() == [2.0, 1.0]


def test_there_is_none_for_another_sentence_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cross_weights, "packed_fingerprint", lambda: "en annen")
    cross_fingerprint.cache_clear()
    try:
        assert cross_fingerprint() is None
        assert QueryCrossEncoder(tmp_path).model() is None
    finally:
        cross_fingerprint.cache_clear()


def test_the_export_tells_an_answer_from_what_merely_shares_its_words(tmp_path: Path) -> None:
    judge = QueryCrossEncoder(tmp_path).model()
    assert judge is not None
    text = "Ordføreren åpnet møtet. Utvalget ledes av Kari Moe. Møtet varte i to timer."
    spans = [Span(0, 23), Span(24, 51), Span(52, 75)]
    (odds,) = judge.odds("Hvem er leder av utvalget?", [text], [spans])
    assert odds.argmax() == 1
    (again,) = judge.odds("Hvem er leder av utvalget?", [text], [spans])
    assert np.array_equal(odds, again)
