"""The day that a question is to be answered as of."""

from datetime import date

import pytest

from assistant import Assistant
from assistant.deadlines.supposed_day import Supposed, supposed_day

TODAY = date(2020, 9, 15)
MARCH = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Hvor lenge er det til fristen hvis det er 1. mars 2021?", "Hvor lenge er det til fristen?"),
        ("Hvor lenge er det til fristen dersom dagen i dag er 1. mars 2021?", "Hvor lenge er det til fristen?"),
        ("I dag er det 1. mars 2021. Hva er neste frist?", "Hva er neste frist?"),
        ("Hvis det i dag er 1. mars 2021, hva er neste frist?", "Hva er neste frist?"),
        ("Kor lenge er det til fristen viss det er 1. mars 2021 i dag?", "Kor lenge er det til fristen?"),
        ("kor lenge e det te fristen hvess i dag e 1. mars 2021?", "kor lenge e det te fristen?"),
    ],
)
def test_the_clause_that_says_the_day_is_taken_out(question: str, rest: str) -> None:
    assert supposed_day(question, TODAY) == Supposed(rest, MARCH)


@pytest.mark.parametrize(
    "question",
    [
        "Rekker vi det hvis det blir 1. mars 2021?",
        "Hva skjer 1. mars 2021?",
        "Er det 1. mars 2021 de møtes?",
        "Hvor lenge er det til fristen hvis det er mars 2021?",
        "Vet dere om det er 1. mars 2021 som er fristen?",
        "Gjelder fristen hvis det er 1. mars 2021 de signerer?",
        "Kan vi svare når det er 1. mars 2021?",
        "Hvor mange dager er det igjen hvis det er 1. mars 2021 eller 1. mai 2021?",
        "Hvor lenge er det til fristen hvis det er fredag?",
        "Hvor lenge er det til fristen hvis det er 1. mars?",
        "Hvor lenge er det til fristen hvis det er 1. januar 9999?",
        "I dag er det 1. mars 2021?",
        "Når er fristen hvis avtalen er fra 1. mars 2021?",
    ],
)
def test_a_date_that_something_happens_on_is_no_day_to_answer_as_of(question: str) -> None:
    assert supposed_day(question, TODAY) is None


def test_where_nothing_is_computed_the_question_is_answered_as_it_was_asked(namdal: Assistant) -> None:
    asked = "Hvem anbefalte SW2 hvis det er 1. mars 2021?"
    assert namdal.ask(asked, today=TODAY).reading == asked


def test_days_left_are_counted_from_the_day_that_the_question_says(namdal: Assistant) -> None:
    answer = namdal.ask("Hvor mange dager er det til opsjonsfristen for PD2 hvis det er 1. mars 2021?", today=TODAY)
    assert answer.computation is not None
    assert answer.computation.result["items"][0]["days"] == (date(2021, 5, 30) - MARCH).days == 90
    assert answer.today == TODAY.isoformat()
    assert any("1. mars 2021" in warning for warning in answer.warnings)
