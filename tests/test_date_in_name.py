"""A paper that says no date of its own has that of its file's name, and says so."""

from datetime import date
from pathlib import Path

import pytest

from corpus.date_line import date_in_name, date_near_top
from corpus.folder import load

SHORT = "# Notat om kaia\n\nKaia er gammel.\n"


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("referat-2026-04-23", date(2026, 4, 23), date(2026, 4, 23)),
        ("20260423 referat", date(2026, 4, 23), date(2026, 4, 23)),
        ("rapport_2026-02", date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_a_day_or_month_in_a_name_is_read(name: str, earliest: date, latest: date) -> None:
    found = date_in_name(name)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "name",
    [
        "sak-2026",
        "brev-2026-02-30",
        "sak-202613",
        "tlf 20261",
        "brev-1999-04-02",
        "okonomiplan-2009-12",
        "sak-2021-05",
        "notat 202012",
    ],
)
def test_other_numbers_are_no_date(name: str) -> None:
    assert date_in_name(name) is None


def test_years_of_a_plan_and_digits_in_a_row_are_no_month() -> None:
    assert date_in_name("okonomiplan-2009-12") is None
    assert date_in_name("notat 202012") is None


def test_the_name_dates_only_what_does_not_date_itself(tmp_path: Path) -> None:
    (tmp_path / "notat-2026-04-23.md").write_text(SHORT, "utf-8")
    (tmp_path / "svar-2026-04-23.md").write_text("# Svar\n\nDato: 2. mai 2026\n\nKaia er ny.\n", "utf-8")
    first, second = load(tmp_path).documents
    assert first.date is not None
    assert first.date.wording == "23. april 2026 (etter filnavnet)"
    assert any("filnavnet" in warning for warning in first.warnings)
    assert second.date is not None
    assert second.date.earliest == date(2026, 5, 2)
    assert not second.warnings


@pytest.mark.parametrize(
    "line", ["Oppdatert 9. februar 2026. Laget av kontoret.", "Sist oppdatert: 9. februar 2026", "*Datert 9.2.2026*"]
)
def test_a_line_that_says_when_it_was_updated_dates_a_paper(line: str) -> None:
    found = date_near_top(f"Faktaark om kaia\n\n{line}\n\nKaia er gammel.")
    assert found is not None
    assert found.earliest == date(2026, 2, 9)


def test_a_sentence_on_what_was_updated_dates_nothing() -> None:
    assert date_near_top("Faktaark om kaia\n\nPlanen ble oppdatert 9. februar 2026 av rådmannen.") is None
    assert date_near_top("Svar\n\nVi viser til deres brev\ndatert 12. mars 2019, der dere ber om innsyn.") is None
