"""How near in meaning and how likely to answer the sentences found are, in numbers that no model's scale decides."""

import pytest

from assistant.meanings import Meanings
from corpus.document import Passage, Span
from index.retriever import Hit

SPANS = tuple(Span(start, start + 9) for start in range(0, 60, 10))


def hit(cosines: tuple[float, ...], odds: tuple[float, ...] = (), first: int = 0) -> Hit:
    spans = SPANS[first : first + len(cosines)]
    passage = Passage("a", Span(spans[0].start, spans[-1].end), "x" * (spans[-1].end - spans[0].start), "")
    return Hit(passage, 1.0, tuple(zip(spans, cosines, strict=True)), odds)


def test_nearness_is_told_in_spreads_above_the_mean() -> None:
    found = Meanings.of([hit((0.2, 0.4)), hit((0.4, 0.6), first=2)])
    assert found.at("a", SPANS[1]) == (0.4, pytest.approx(0.0))
    assert found.at("a", SPANS[3])[1] == pytest.approx(-found.at("a", SPANS[0])[1])
    assert found.at("a", SPANS[5]) == (0.0, 0.0)


def test_three_sentences_are_too_few_to_tell_a_spread_by() -> None:
    assert Meanings.of([hit((0.2, 0.4, 0.9))]).at("a", SPANS[2]) == (0.9, 0.0)


def test_a_sentence_that_was_not_read_is_as_unlikely_as_any_that_was() -> None:
    found = Meanings.of([hit((0.2, 0.4), (3.0, -4.0)), hit((0.4, 0.6), first=2)])
    assert [found.odds_at("a", span) for span in SPANS[:4]] == [3.0, -4.0, -4.0, -4.0]


def test_a_sentence_read_in_two_passages_counts_as_in_the_one_that_makes_it_clearest() -> None:
    found = Meanings.of([hit((0.2, 0.4), (3.0, -4.0)), hit((0.4, 0.6), (1.0, 2.0), first=1)])
    assert [found.odds_at("a", span) for span in SPANS[:3]] == [3.0, 1.0, 2.0]


def test_where_nothing_was_read_nothing_is_more_likely() -> None:
    found = Meanings.of([hit((0.2, 0.4))])
    assert {found.odds_at("a", span) for span in SPANS} == {0.0}
