"""The values a clause gives, and how they are made comparable."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.values import ValueKind, clauses, identifiers, values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,3 mill. kroner", "2 300 000 kroner"),
        ("tre år", "3 år"),
        ("5 km", "5 kilometer"),
        ("12. mars 2024", "12.03.2024"),
        ("40 prosent", "40 %"),
        ("11 mot 8 stemmer", "elleve mot åtte stemmer"),
    ],
)
def test_one_value_in_two_notations_is_one(one: str, other: str) -> None:
    first, second = values(one)[0], values(other)[0]
    assert (first.kind, first.unit, first.amount) == (second.kind, second.unit, second.amount)


def test_each_kind_is_told_from_the_others() -> None:
    told = "Fra 1. mai 2024 betaler 26 hytter 600 kroner, 4 prosent mer, for 9 km løype i to år."
    kinds = [value.kind for value in values(told)]
    assert kinds == [
        ValueKind.DATE,
        ValueKind.COUNT,
        ValueKind.MONEY,
        ValueKind.SHARE,
        ValueKind.MEASURE,
        ValueKind.DURATION,
    ]


def test_a_number_of_a_thing_is_no_value_of_it() -> None:
    assert values("løype 4 tas ut") == ()
    assert identifiers("løype 1, 2 og 4") == {"løyp": frozenset({"1", "2", "4"})}
    assert identifiers("beregningen gjelder løype 1 til 3")["løyp"] == {"1", "2", "3"}
    assert identifiers("L3 starter 1. september, når kommunene er ferdige med L2") == {"l": frozenset({"2", "3"})}


def test_a_number_that_may_count_what_follows_is_taken_loosely_only() -> None:
    assert identifiers("Alternativ 2 tar med ålegraset") == {}
    assert identifiers("Alternativ 2 tar med ålegraset", loosely=True) == {"alternativ": frozenset({"2"})}


def test_days_and_lengths_number_nothing() -> None:
    assert identifiers("undertegnet 2. september 2024 for 14 kilometer og 3 år") == {}


def test_a_sentence_with_two_sums_falls_into_two_clauses() -> None:
    said = "Bygget koster 23 mill. kroner, og årlig drift koster 480 000 kroner."
    assert [len(values(clause)) for clause in clauses(said)] == [1, 1]


@given(st.text(alphabet="0123456789abcdefghijklmnopqrstuvwxyzæøå .,;:–%§ kr mill", max_size=80))
def test_values_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = values(text)
    assert all(0 <= value.start < value.end <= len(text) for value in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="abcæøå0123 ,;ogmen.", max_size=60))
def test_clauses_put_together_are_the_sentence(text: str) -> None:
    assert "".join(clauses(text)) == text
