"""A value that a yes/no question supposes, asked for instead."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Abstained, Answered, Kind
from assistant.supposed_value import supposed_value

PAPER = (
    "# Notat om kaia\n\n## Anbud\n\nAvtalen om kaia ble undertegnet i mars 2019. Sju firmaer ga tilbud på kaia.\n\n"
    "## Drift\n\nVedlikeholdet av kaia er satt til 400 000 kroner i året. Ordføreren åpnet kaia.\n"
)


@pytest.fixture(scope="module")
def kai() -> Case:
    return case_of({"notat.md": PAPER})


@pytest.mark.parametrize(
    ("asked", "asks", "said"),
    [
        ("Ble avtalen undertegnet i 2018?", "Når ble avtalen undertegnet?", "2018"),
        ("Åpner skolen 15. august 2026?", "Når åpner skolen?", "15. august 2026"),
        ("Er det fem firmaer som ga tilbud?", "Hvor mange firmaer er det som ga tilbud?", "fem firmaer"),
        ("Har kommunen 2 000 innbyggere?", "Hvor mange innbyggere har kommunen?", "2 000 innbyggere"),
        ("Er satsen på 3,5 prosent?", "Hvor mange prosent er satsen?", "3,5 prosent"),
        ("Har fylket lovet 60 millioner?", "Hvor mye har fylket lovet?", "60 millioner"),
        ("Varer avtalen i fire år?", "Hvor mange år varer avtalen?", "fire år"),
        ("Hvorfor varer avtalen i fire år?", "Hvor mange år varer avtalen?", "fire år"),
    ],
)
def test_the_value_is_asked_for(asked: str, asks: str, said: str) -> None:
    found = supposed_value(asked)
    assert found is not None and (found.question, found.said) == (asks, said)


@pytest.mark.parametrize(
    "asked",
    ["Er brua en del av alternativ 2?", "Åpner skolen?", "Får to skoler 3 lærere?", "Kan vi si opp avtalen i 2028?"],
)
def test_a_label_no_value_and_several_are_not(asked: str) -> None:
    assert supposed_value(asked) is None


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("Ble avtalen om kaia undertegnet i 2015?", "Avtalen om kaia ble undertegnet i mars 2019."),
        ("Ga 14 firmaer tilbud på kaia?", "Sju firmaer ga tilbud på kaia."),
        ("Hvorfor ble avtalen om kaia undertegnet i 2015?", "Avtalen om kaia ble undertegnet i mars 2019."),
    ],
)
def test_what_the_sources_say_of_the_value_is_told(kai: Case, asked: str, lead: str) -> None:
    answer = kai.assistant.ask(asked, today=date(2024, 1, 1))
    assert isinstance(answer, Answered) and answer.question == asked
    assert next(said.text for said in answer.statements if said.kind is Kind.QUOTE) == lead


@pytest.mark.parametrize(
    "asked",
    [
        "Er vedlikeholdet av kaia satt til 0,4 millioner kroner i året?",
        "Er vedlikeholdet av kaia på over 300 000 kroner?",
        "Ble avtalen om kaia undertegnet etter januar 2018?",
        "Ga bare sju firmaer tilbud på kaia?",
    ],
)
def test_a_value_that_is_so_or_a_bound_is_not_denied(kai: Case, asked: str) -> None:
    assert "Kildene sier ikke dette" not in kai.assistant.ask(asked, today=date(2024, 1, 1)).text


def test_why_a_value_is_so_is_not_answered_by_that_it_is_so(kai: Case) -> None:
    asked = "Hvorfor ble avtalen om kaia undertegnet i mars 2019?"
    assert isinstance(kai.assistant.ask(asked, today=date(2024, 1, 1)), Abstained)


def test_a_value_that_the_sources_lack_is_still_not_stated(kai: Case) -> None:
    assert isinstance(kai.assistant.ask("Ble brannstasjonen åpnet i 2015?", today=date(2024, 1, 1)), Abstained)
    assert isinstance(kai.assistant.ask("Åpnet ordføreren kaia 3. mai 2012?", today=date(2024, 1, 1)), Abstained)
