"""Sums of days from dates that only the papers state, each with its sentence cited."""

from datetime import date
from functools import cache

import pytest
from made_up import Case, case_of

from assistant.answer import Answer, Answered
from assistant.verify import verify

TODAY = date(2025, 12, 1)

PAPER = """\
# Saksframlegg: Ny brannstasjon på Tangen

Dato: 2. juni 2025

## Framdrift

Tomta ble kjøpt 14. mars 2024. Kontrakten med entreprenøren skal undertegnes 30. juni 2026.

Grunnarbeidet startet 22. september 2025, og stasjonen åpner 1. juni 2027.

Boringene pågikk fra 22. september til 3. oktober 2025.

Søknad om tilskudd må være sendt innen 15. januar 2026. Den gamle garasjen skal rives innen to år etter at den nye
stasjonen åpner.

Byggetiden er beregnet til 14 måneder.
"""

MINUTES = """\
# Referat fra styringsgruppa for brannstasjonen

Dato: 11. november 2025

## Framdrift

Åpningen av stasjonen er flyttet fra 1. juni 2027 til 17. august 2027.

| Oppgave | Ansvarlig | Frist |
|---|---|---|
| Plan for utrykning | Inger Fauske | 20. februar 2026 |
"""


@cache
def station() -> Case:
    return case_of({"sak.md": PAPER, "referat.md": MINUTES})


def asked(question: str, today: date = TODAY) -> Answer:
    return station().assistant.ask(question, today=today)


@pytest.mark.parametrize(
    ("question", "operation", "says", "quotes"),
    [
        ("Hvor mange dager er det til kontrakten undertegnes?", "days_left", "211 dager", "30. juni 2026"),
        ("Kor mange dagar er det til kontrakten skal underteiknast?", "days_left", "211 dager", "30. juni 2026"),
        ("Hvor mange dager er det siden tomta ble kjøpt?", "days_left", "627 dager siden", "14. mars 2024"),
        ("Hvilken ukedag undertegnes kontrakten?", "weekday", "tirsdag", "30. juni 2026"),
        ("Hvor mange dager har vi på oss til å sende søknad om tilskudd?", "days_left", "45 dager", "15. januar 2026"),
        ("Hvor mange dager pågikk boringene?", "between", "11 dager", "3. oktober 2025"),
        ("Hvor mange dager er åpningen av stasjonen flyttet?", "between", "77 dager", "17. august 2027"),
        (
            "Hvor mange dager er det fra tomta ble kjøpt til kontrakten undertegnes?",
            "between",
            "838 dager",
            "14. mars 2024",
        ),
        (
            "Hvor mange virkedager har Fauske til planen for utrykning?",
            "working_days",
            "virkedager",
            "20. februar 2026",
        ),
    ],
)
def test_days_are_counted_from_the_sentence_that_states_the_date(
    question: str, operation: str, says: str, quotes: str
) -> None:
    found = asked(question)
    assert isinstance(found, Answered) and found.computation is not None
    assert found.computation.operation == operation
    assert says in found.statements[0].text
    assert any(quotes in citation.quote for citation in found.citations)
    assert found.computation.warnings


def test_a_date_that_was_moved_is_counted_to_where_it_was_moved() -> None:
    found = asked("Hvor mange dager er det til stasjonen åpner?")
    assert found.computation is not None
    assert found.computation.result["items"][0]["latest"] == "2027-08-17"


def test_a_day_of_the_question_is_moved_by_the_length_that_the_papers_state() -> None:
    found = asked("Når må den gamle garasjen være revet hvis den nye stasjonen åpner 17. august 2027?")
    assert found.computation is not None and found.computation.operation == "shift"
    assert found.computation.result["latest"] == "2029-08-17"
    assert "to år etter" in found.citations[0].quote


def test_a_length_that_the_papers_state_is_not_computed() -> None:
    found = asked("Hvor lang tid er beregnet til byggetiden?")
    assert found.computation is None and "14 måneder" in found.text


@pytest.mark.parametrize("question", ["Hvor mange dager er det til kantinen åpner?", "Hvilken ukedag er juleballet?"])
def test_nothing_is_counted_to_what_no_paper_dates(question: str) -> None:
    assert asked(question).computation is None


def test_such_a_sum_stands_when_it_is_verified_again() -> None:
    question = "Hvor mange dager er det til kontrakten undertegnes?"
    stored = asked(question).as_json()
    documents = {one.id: one for one in station().assistant.documents}
    assert verify([("svar", stored)], documents, lambda _: [asked(question).as_json()]) == ()
