"""What all of it costs by the newest paper."""

from datetime import date

import pytest
from made_up import case_of

from assistant.answer import Answer, Answered

CASE = """\
# Saksframlegg: Ny hall i Leirvik

Dato: 3. mars 2026

## Kostnader

Hallen koster 31 millioner kroner. Totalkostnaden er 44,5 millioner kroner.
"""
STATUS = """\
# Statusnotat: Ny hall i Leirvik

Dato: 12. november 2026

## Økonomi

Prognosen er nå 48,2 millioner kroner. Kontorene koster 2 millioner kroner mer.

| Post | Vedtatt (mill. kr) | Prognose (mill. kr) |
|---|---|---|
| Hall | 31,0 | 33,1 |
| Sum | 44,5 | 48,2 |
"""
HEARING = """\
# Høringssvar fra Leirvik fiskarlag

Dato: 20. november 2026

Totalkostnaden blir minst 70 millioner kroner om staten ikke betaler.
"""


def asked(question: str, **papers: str) -> Answer:
    named = {f"{name}.md": text for name, text in (papers or {"sak": CASE, "status": STATUS}).items()}
    return case_of(named).assistant.ask(question, today=date(2026, 11, 25))


@pytest.mark.parametrize(
    "question",
    [
        "Hva koster hele hallen nå?",
        "Hva er siste anslag for hele hallen?",
        "Kva kjem heile hallen på no?",
        "Hva koster prosjektet nå?",
    ],
)
def test_the_newest_forecast_and_the_row_of_the_sum_answer(question: str) -> None:
    found = asked(question)
    assert isinstance(found, Answered)
    assert [one.text for one in found.statements] == [
        "Prognosen er nå 48,2 millioner kroner.",
        "Post | Vedtatt (mill. kr) | Prognose (mill. kr)",
        "Sum | 44,5 | 48,2",
    ]


@pytest.mark.parametrize("question", ["Hva koster hallen?", "Hva koster kontorene nå?", "Hva koster hele kaia nå?"])
def test_who_asks_for_less_gets_no_total(question: str) -> None:
    assert "48,2" not in asked(question).statements[0].text


def test_what_somebody_reckons_in_a_hearing_answer_is_not_told_as_the_total() -> None:
    found = asked("Hva koster hele hallen nå?", sak=CASE, svar=HEARING)
    assert isinstance(found, Answered)
    assert found.statements[0].text == "Totalkostnaden er 44,5 millioner kroner."


def test_the_cost_of_another_matter_or_of_a_part_is_no_total() -> None:
    papers = {
        "anlegg": "# Notat om anlegget\n\nDato: 4. februar 2026\n\nPrognosen for hele anlegget er 90 millioner kroner. "
        "Byggeledelsen koster 2 millioner kroner.\n",
        "barnehage": "# Notat om barnehagen\n\nDato: 4. mai 2026\n\nPrognosen for barnehagen er 40 millioner kroner.\n",
    }
    for question, told in (("Hva koster anlegget nå?", "90"), ("Hva koster byggeledelsen på anlegget nå?", "2 ")):
        assert told in asked(question, **papers).statements[0].text
