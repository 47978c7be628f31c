"""A date that a newer plan has moved, and days counted from what the papers state."""

from datetime import date
from functools import cache

import pytest
from made_up import Case, case_of

from assistant.answer import Answer

PAPER = """\
# Saksframlegg om kommuneskogen

Dato: 20. april 2026

## Framdrift

| Nr. | Milepæl | Ansvarlig | Dato |
|---|---|---|---|
| M1 | Budfrist | Eva Lie | 30. november 2026 |
| M2 | Overtakelse | Eva Lie | 1. mars 2027 |

## Vilkår

Naboer som mener grensa er feil, må melde fra innen seks uker etter at nabovarselet er sendt.

De ansatte har tre uker på seg til å svare etter at de har mottatt tilbudet.

Endringsordrer skal legges fram for styringsgruppen innen 14 dager etter at de er mottatt.

Kvartalsrapport sendes kommunen innen 20 dager etter utløpet av kvartalet.
"""
NOTE = """\
# Statusnotat om kommuneskogen

Dato: 6. oktober 2026

Nabovarselet vart sendt 16. september 2026 til 23 naboar.

## Framdrift

| Kva | Plan i april 2026 | Ny dato |
|---|---|---|
| Bodfrist | 30. november 2026 | 18. januar 2027 |
| Overtaking | 1. mars 2027 | 3. mai 2027 |
"""


@cache
def forest() -> Case:
    return case_of({"sak.md": PAPER, "statusnotat.md": NOTE})


def asked(question: str) -> Answer:
    return forest().assistant.ask(question, today=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Når er budfristen?", "18. januar 2027"),
        ("Hvor mange dager er det til budfristen?", "49 dager"),
        ("Når er overtakelsen?", "3. mai 2027"),
        ("Hvor mange dager er budfristen flyttet?", "49 dager"),
        ("Hvor mange dager er det fra budfristen til overtakelsen etter den nye planen?", "105 dager"),
        ("Når må naboene senest melde fra om at grensa er feil?", "28. oktober 2026"),
        ("Jeg fikk tilbudet 28. oktober 2026, når går svarfristen for de ansatte ut?", "18. november 2026"),
        ("En endringsordre kom 3. mai 2027. Når må styringsgruppen ha den?", "17. mai 2027"),
        ("Et kvartal er over 31. mars 2027. Når må kvartalsrapporten være sendt?", "20. april 2027"),
    ],
)
def test_the_newer_date_and_the_papers_lengths_are_counted_with(question: str, says: str) -> None:
    assert says in asked(question).text


def test_who_asks_for_the_old_date_gets_it() -> None:
    found = asked("Hva var den opprinnelige budfristen?")
    assert "30. november 2026" in found.text and "49 dager" not in found.text


def test_a_computed_deadline_cites_the_rule_and_the_day_it_starts_from() -> None:
    found = asked("Når må naboene senest melde fra om at grensa er feil?")
    quotes = " ".join(citation.quote for citation in found.citations)
    assert "seks uker etter" in quotes and "16. september 2026" in quotes
