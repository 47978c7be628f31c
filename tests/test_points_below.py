"""A point of a slide is told with the points below it, which may limit it."""

from datetime import date

from made_up import case_of

from assistant.answer import Answer, Answered, Role

DAY = date(2026, 11, 3)
SLIDES = """\
Ny kai i Lyngvær

Orientering til formannskapet



Avtalen

o Dagbot på 20 000 kr ved forsinkelse
• Gjelder entreprenøren, ikke kommunen
o Garanti i fem år

o Oppmannen slutter ved nyttår
• Siri Havnes er konstituert
• Ola Brekke begynner i mars



Hvorfor bygge nå?

o Kaia synker to centimeter i året
o Fiskerne trenger strøm
o Tilskuddet faller bort i 2028



Kostnader

o Leirvika betaler mer enn før
• Årsak: kaia får ny molo
"""


def ask(question: str) -> Answer:
    return case_of({"lysark.txt": SLIDES}).assistant.ask(question, today=DAY)


def test_what_limits_a_point_is_told_with_it() -> None:
    answer = ask("Hvor stor er dagboten ved forsinkelse?")
    assert isinstance(answer, Answered)
    assert [said.text for said in answer.statements[:2]] == [
        "Dagbot på 20 000 kr ved forsinkelse",
        "Gjelder entreprenøren, ikke kommunen",
    ]
    assert answer.statements[1].role is Role.ITEM


def test_who_comes_after_somebody_stands_below() -> None:
    answer = ask("Hvem tar over når oppmannen slutter?")
    assert "Ola Brekke begynner i mars" in answer.text


def test_the_reason_below_a_point_says_why() -> None:
    answer = ask("Hvorfor betaler Leirvika mer enn før?")
    assert isinstance(answer, Answered)
    assert {said.text for said in answer.statements} == {"Leirvika betaler mer enn før", "Årsak: kaia får ny molo"}


def test_a_list_under_a_heading_that_asks_why_is_the_reasons() -> None:
    answer = ask("Hvorfor bygge nå?")
    for reason in ("Kaia synker", "Fiskerne trenger strøm", "Tilskuddet faller bort"):
        assert reason in answer.text
