"""Tables that answer as a whole, and those that do not."""

from datetime import date

import pytest
from made_up import case_of

from assistant.answer import Answer, Answered, Role

OLD = """\
# Statusnotat: Ny kai i Leirvik

Dato: 3. mars 2026

## Oppgaver

| Oppgave | Ansvarlig | Frist |
|---|---|---|
| Rydde lageret | Per Dal | 1. april 2026 |
| Bestille pullerter | Eva Lie | 2. mai 2026 |
"""
NEW = """\
# Statusnotat: Ny kai i Leirvik

Dato: 12. november 2026

## Kaiene i havna

| Brygge | Lengde (meter) | Byggeår |
|---|---|---|
| Storbrygga | 84 | 1968 |
| Fiskebrygga | 41 | 1991 |
| Gamlebrygga | 30 | 1924 |

## Oppgaver framover

| Nr. | Oppgave | Ansvarlig | Frist |
|---|---|---|---|
| 1 | Søke om utslippsløyve | Mona Vik | 15. januar 2027 |
| 2 | Folkemøte på samfunnshuset | Eva Lie | 2. februar 2027 |
"""


def asked(question: str) -> Answer:
    return case_of({"gammelt.md": OLD, "nytt.md": NEW}).assistant.ask(question, today=date(2026, 11, 20))


def quoted(answer: Answer) -> list[str]:
    assert isinstance(answer, Answered)
    return [one.text.split(" | ")[0] for one in answer.statements if one.role is Role.ITEM]


@pytest.mark.parametrize("question", ["Hvilke brygger har havna?", "Hvilke brygger finnes i havna?"])
def test_what_heads_the_first_column_is_asked_for_whole(question: str) -> None:
    found = asked(question)
    assert quoted(found) == ["Storbrygga", "Fiskebrygga", "Gamlebrygga"]
    assert found.statements[0].text.startswith("Brygge | Lengde")


@pytest.mark.parametrize(
    "question", ["Hvilke oppgaver skal gjøres nå, og hvem skal gjøre dem?", "Hvilke oppgaver er fordelt?"]
)
def test_tasks_are_those_of_the_newest_paper(question: str) -> None:
    found = asked(question)
    assert [one.text.split(" | ")[1] for one in found.statements if one.role is Role.ITEM] == [
        "Søke om utslippsløyve",
        "Folkemøte på samfunnshuset",
    ]


@pytest.mark.parametrize(
    "question", ["Når ble Fiskebrygga bygd?", "Hvilken oppgave har Eva Lie?", "Hva skal gjøres med Storbrygga?"]
)
def test_who_asks_of_one_does_not_get_the_table(question: str) -> None:
    found = asked(question)
    items = [one for one in found.statements if one.role is Role.ITEM]
    assert len(items) < 2
