"""Things that a paper numbers by name, given whole where all of them are asked for."""

import pytest
from made_up import case_of

from assistant.answer import Role

HEADED = """\
# Saksframlegg: Ny skole i Bakkdal

Saken gjelder hvor skolen skal ligge. Tomtene er vurdert av en konsulent.

## Alternativ A: Dagens tomt

Tomta er på 14 dekar og eies av kommunen.

## Alternativ B: Myra

Tomta må fylles opp for 9 millioner kroner. Alternativ A er billigere enn dette.

## Alternativ C: Øvre Bakkdal

Grunneieren vil ikke selge.
"""
BOLD = """\
# Rapport om varme

**Tiltak 1 – flis.** En kjel på 3 MW dekker grunnlasta.

**Tiltak 2 – sjøvarme.** En varmepumpe henter varme fra sjøen. Den må skiftes etter 20 år.
"""
HEADINGS = ["Alternativ A: Dagens tomt", "Alternativ B: Myra", "Alternativ C: Øvre Bakkdal"]


def items(question: str, paper: str) -> list[str]:
    answer, _ = case_of({"sak.md": paper}).composed(question)
    return [said.text for said in answer.statements if said.role is Role.ITEM]


@pytest.mark.parametrize(
    "question",
    [
        "Hvilke alternativer er vurdert?",
        "Hvilke alternativer finnes for skolen?",
        "Kva alternativ er vurderte for skulen?",
        "Hvilke alternativ har konsulenten sett på?",
    ],
)
def test_all_of_them_are_told_in_the_papers_order(question: str) -> None:
    assert items(question, HEADED) == HEADINGS


def test_a_mere_name_is_told_with_the_sentence_after_it() -> None:
    assert items("Hvilke tiltak er foreslått?", BOLD) == [
        "Tiltak 1 – flis. En kjel på 3 MW dekker grunnlasta.",
        "Tiltak 2 – sjøvarme. En varmepumpe henter varme fra sjøen.",
    ]


@pytest.mark.parametrize("question", ["Hvilke alternativer krever oppfylling?", "Hvilke tomter er vurdert?"])
def test_a_question_of_some_of_them_or_of_something_else_does_not_get_them_all(question: str) -> None:
    assert items(question, HEADED) != HEADINGS


def test_numbers_that_do_not_follow_one_another_are_no_series() -> None:
    torn = HEADED.replace("Alternativ B: Myra", "Alternativ D: Myra")
    assert "Alternativ D: Myra" not in items("Hvilke alternativer er vurdert?", torn)
