"""Which questions of days are about things that no plan knows, and what is then asked of the papers."""

import pytest

from assistant.deadlines.day_question import day_question
from assistant.deadlines.intent import Intent


@pytest.mark.parametrize(
    ("asked", "intent", "things"),
    [
        (
            "Hvor mange dager er det igjen til kontrakten skal undertegnes?",
            "days_left",
            ["kontrakten skal undertegnes"],
        ),
        ("Hvor lenge er det til avtalene skal være på plass?", "days_left", ["avtalene skal være på plass"]),
        ("hvor mange uker er det til neste møte i rådet", "days_left", ["neste møte i rådet"]),
        ("Hvor mange dager er det siden hallen ble stengt?", "days_left", ["hallen ble stengt"]),
        ("For hvor lenge siden gikk klagefristen ut?", "days_left", ["klagefristen"]),
        ("Er fristen for planen gått ut, og for hvor lenge siden?", "days_left", ["fristen for planen"]),
        ("antall dager til anbudsfristen", "days_left", ["anbudsfristen"]),
        ("Hvor mange arbeidsdager har Moen igjen til rapporten?", "working_days", ["Moen til rapporten"]),
        ("Hvilken ukedag er tilbudsfristen?", "weekday", ["tilbudsfristen"]),
        ("På hvilken ukedag skal rivingen nå starte?", "weekday", ["skal rivingen starte"]),
        ("Hvor mange dager er det fra kunngjøringen til anbudsfristen?", "between", ["kunngjøringen", "anbudsfristen"]),
        ("Hvor mange uker er det mellom høringen og vedtaket?", "between", ["høringen", "vedtaket"]),
        ("Hvor mange år er det siden hallen ble bygd?", "days_left", ["hallen ble bygd"]),
        ("Hvor mange dager før åpningen er bygget ferdig?", "between", ["bygget ferdig", "åpningen"]),
        ("Hvor mange uker etter høringen skal saken avgjøres?", "between", ["høringen", "skal saken avgjøres"]),
    ],
)
def test_what_is_counted_and_from_what(asked: str, intent: str, things: list[str]) -> None:
    found = day_question(asked)
    assert found is not None
    assert (found.intent, list(found.things), found.stretch) == (Intent(intent), things, False)


@pytest.mark.parametrize(
    "asked",
    [
        "Hvor mange dager gikk det fra boringene begynte til de sluttet?",
        "Hvor mange dager er byggestarten utsatt med?",
        "Hvor mange uker varer høringen?",
    ],
)
def test_a_stretch_is_one_thing_with_two_dates(asked: str) -> None:
    found = day_question(asked)
    assert found is not None and found.intent is Intent.BETWEEN
    assert found.stretch and len(found.things) == 1


@pytest.mark.parametrize(
    ("asked", "deadline"),
    [
        ("Hvor mange dager har vi på oss til å søke?", True),
        ("Hvor mange dager er det igjen til fristen for innspill?", True),
        ("Hvor mange dager er det til åpningen?", False),
    ],
)
def test_whoever_has_so_long_for_it_asks_for_a_deadline(asked: str, deadline: bool) -> None:
    found = day_question(asked)
    assert found is not None and found.deadline is deadline


@pytest.mark.parametrize(
    "asked",
    [
        "Hvor mange elever går på skolen?",
        "Hvor lenge varer avtalen?",
        "Hvor lenge holder brua hvis den rehabiliteres?",
        "Når skal kontrakten undertegnes?",
        "Hvilken dag hadde styret møte i juni?",
        "Hvor mange dager er det igjen?",
        "Hvor langt er det fra skolen til kaia?",
        "dager før fristen",
    ],
)
def test_other_questions_count_no_days(asked: str) -> None:
    assert day_question(asked) is None
