"""What numbered things are called, and their rows."""

from functools import cache

from made_up import Case, case_of

from assistant.answer import Role
from assistant.called import Called

REPORT = """\
# Rapport om ny brannstasjon

## Alternativer

| Alternativ | Pris (mill. kr) | Areal (dekar) |
|---|---|---|
| A – Ombygging på Kaia | 31 | 5 |
| B – Nybygg på Myra | 58 | 18 |

Tomta på Haugen (alternativ C) er ikke til salgs.

## Høring

Elleve gikk inn for alternativ B.
"""


@cache
def station() -> Case:
    return case_of({"rapport.md": REPORT})


def test_a_sentence_on_a_numbered_thing_says_what_it_is_called() -> None:
    called = Called.in_documents(station().assistant.documents)
    found = station().evidence("Hvor mange gikk inn for Myra?").units
    unit = next(one.unit for one in found if "Elleve" in one.unit.text)
    assert "myr" in called.beside(unit) and "kai" not in called.beside(unit)
    assert found[0].unit.text == "Elleve gikk inn for alternativ B."


def test_rows_numbered_by_letter_under_the_word_for_them_are_a_series() -> None:
    answer, _ = station().composed("Hvilke alternativer er vurdert?")
    items = [said.text for said in answer.statements if said.role is Role.ITEM]
    assert [item[:1] for item in items] == ["A", "B"]


def test_a_row_is_of_money_where_its_column_says_so() -> None:
    found = station().evidence("Hva koster nybygg på Myra?")
    row = next(one for one in found.units if one.unit.text.startswith("B –"))
    assert row.found & found.wanted
