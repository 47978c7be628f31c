"""What a mistyped word was meant to be, among a corpus' own words."""

import pytest

from index.analyse import Vocabulary
from index.slips import once

PAPERS = Vocabulary.of(
    [
        "Kommunen kjøper nettbrett til alle innbyggere i Vikedalen.",
        "Skolesaken går til kraftfondet. En sats står i saken.",
        "Rådet er inhabilt, og pelen er av betong.",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("inbygere", "innbyggere"),  # two letters away, but only letters doubled
        ("netbrettene", "nettbrett"),  # another inflection of a word of the papers
        ("kraftfonndet", "kraftfondet"),
        ("kommunesakn", "kommunesaken"),  # only the last part is mistyped
        ("innhabilt", "inhabilt"),
    ],
)
def test_a_slip_is_read_as_the_word_of_the_papers(typed: str, meant: str) -> None:
    assert PAPERS.correct(typed) == meant


@pytest.mark.parametrize("real", ["netting", "kommunesats", "skolemat", "zolvikbråten", "kraftfôr"])
def test_a_word_that_the_papers_lack_is_left_alone(real: str) -> None:
    assert PAPERS.correct(real) in (None, real)


def test_letters_doubled_or_not_are_the_same_slip() -> None:
    assert once("innbyggere") == once("inbygere")
    assert once("saken") != once("saker")
