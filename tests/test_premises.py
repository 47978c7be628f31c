"""What a question takes for granted is set right, and what is told of another is no answer."""

from datetime import date
from functools import cache

import pytest
from made_up import Case, case_of

from assistant.answer import Abstained, Answer, Answered

REPORT = """\
# Rapport om svømmehall

Dato: 4. februar 2026

## Tre tomter

Alternativ A: Nesøya ved skolen.

Alternativ B: Bråten.

Alternativ C: Havna i sentrum.

## Tall

Fra Moen til Bråten er det 14 kilometer. Konsulenten anbefaler alternativ C. Badelaget er imot inngangspenger.

I juli kom det mange. Flest badet 25. juli, da 71 møtte fram.

41 prosent av rørene er i klasse 5.
"""


@cache
def pool() -> Case:
    return case_of({"rapport.md": REPORT})


def asked(question: str, *history: str) -> Answer:
    return pool().assistant.ask(question, history=history, today=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Hvorfor anbefaler konsulenten alternativ B?", "anbefaler alternativ C"),
        ("Hvorfor er badelaget for inngangspenger?", "imot inngangspenger"),
    ],
)
def test_a_question_why_gets_what_the_source_says_instead(question: str, says: str) -> None:
    found = asked(question)
    assert isinstance(found, Answered)
    assert says in found.text


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("Hvor mange prosent av rørene er i klasse 4?", ()),
        ("Hvor mange badet 8. juli?", ()),
        ("Og til Langøya?", ("Hvor langt er det fra Moen til Bråten?",)),
        ("Hva er prisen på alternativ D?", ()),
    ],
)
def test_what_is_told_of_another_is_no_answer(question: str, history: tuple[str, ...]) -> None:
    assert isinstance(asked(question, *history), Abstained)


def test_votes_are_no_denial() -> None:
    paper = "# Notat\n\nDato: 2. mai 2026\n\nÅrsmøtet gikk inn for ny hall på Moen med 18 mot 5 stemmer.\n"
    found = case_of({"notat.md": paper}).assistant.ask(
        "Hvorfor gikk årsmøtet inn for ny hall på Moen?", today=date(2026, 11, 30)
    )
    assert isinstance(found, Abstained)


def test_the_same_day_and_class_are_answered() -> None:
    assert "71 møtte" in asked("Hvor mange badet 25. juli?").text
    assert isinstance(asked("Hvor mange prosent av rørene er i klasse 5?"), Answered)


@pytest.mark.parametrize("unit", ["prosent", "kroner", "meter"])
def test_a_count_of_some_unit_is_not_answered_by_numbers_without_it(unit: str) -> None:
    table = (
        "# Notat\n\n| Sted | Badegjester | Lekkasjer |\n|---|---|---|\n| Bråten | 4 360 | 36 |\n| Nesøya | 871 | 2 |\n"
    )
    case = case_of({"notat.md": table})
    found = case.assistant.ask(f"Hvor mange {unit} av lekkasjene er på Bråten?", today=date(2026, 11, 30))
    assert isinstance(found, Abstained)


def test_a_count_of_some_unit_is_answered_by_a_number_of_it() -> None:
    assert isinstance(asked("Hvor mange prosent av rørene er i klasse 5?"), Answered)
