"""Which dates in brackets are told as what a date was before."""

from datetime import date

import pytest

from assistant.deadlines.former_dates import former_dates
from assistant.deadlines.grammar import find_dates

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Hallen åpner 3. mai 2028 (opprinnelig 1. mars 2028)", ["1. mars 2028"]),
        ("Hall B: 28. november 2028 (før Q3 2028)", ["før Q3 2028"]),
        ("Notatet sendes ut 16. november 2027 (før 30. oktober)", ["før 30. oktober"]),
        ("Ferdig i mai 2028 (tidligere i mars 2028)", ["i mars 2028"]),
        ("Åpning: 3. mai 2028 (først 10. juni 2028 for Nes)", []),
        ("Åpner 1. august 2028 (før 15. august 2028)", []),
        ("Konferansen: 3. mai 2028 (ikke 17. mai 2028)", []),
        ("Møtet er 3. mai 2028 (åpent til 4. mai 2028)", []),
        ("Søknaden sendes 12. april 2027 (før fristen 1. mai 2027)", []),
        ("Bygget er fra 1911 (tidligere skole, revet 4. mai 1999)", []),
        ("Søknaden må være sendt (før 1. mai 2027)", []),
    ],
)
def test_a_date_in_brackets_behind_another_is_the_old_one_if_a_word_says_so(text: str, former: list[str]) -> None:
    assert [one.span.of(text) for one in former_dates(text, find_dates(text, TODAY))] == former
