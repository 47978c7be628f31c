from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.deadlines.mentions import What, find_mentions, names_of

TIMELINE = shipped_timeline()
NAMES = names_of(TIMELINE)
AUTUMN = date(2020, 9, 1)


def ids(text: str, what: What) -> tuple[str, ...]:
    return find_mentions(text, NAMES, AUTUMN).ids(what)


@pytest.mark.parametrize("text", ["fristen i PD2", "fristen i PD 2", "fristen i pd-2"])
def test_a_phase_is_named_with_or_without_the_blank(text: str) -> None:
    assert ids(text, What.PHASE) == ("PD2",)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("når må opsjonen være utløst", "opsjon"),
        ("ha inngått avtale om forprosjekt", "forprosjekt"),
        ("når må forprosjektet senest starte", "forprosjekt"),
        ("når tas systemet i bruk", "drift"),
        ("vi starter planfasen", "start"),
        ("når er avtalefristen", "forprosjekt"),
    ],
)
def test_the_longest_name_is_one_event(text: str, event: str) -> None:
    assert ids(text, What.EVENT) == (event,)


def test_a_long_word_mistyped_is_still_the_name() -> None:
    assert ids("forprosjketet", What.EVENT) == ("forprosjekt",)


def test_a_name_with_a_date_in_it_is_not_a_date_too() -> None:
    found = find_mentions("Hvor lenge siden er styremøtet i juni?", NAMES, AUTUMN)
    assert found.ids(What.MILESTONE) == ("styremøte-juni",)
    assert not found.dates


def test_from_to_is_two_dates() -> None:
    found = find_mentions("fra 3. mars 2021 til 17. mai 2021", NAMES, AUTUMN)
    assert [dated.interval.latest for dated in found.dates] == [date(2021, 3, 3), date(2021, 5, 17)]


def test_months_of_delay_are_a_length_and_no_date() -> None:
    found = find_mentions("Hva skjer med SW2 om 3 måneder utsettelse?", NAMES, AUTUMN)
    assert not found.dates
    assert found.durations[0].duration.months == 3


def test_three_weeks_from_now_is_a_date_with_its_length() -> None:
    (dated,) = find_mentions("Hvilken dato er det om tre uker?", NAMES, AUTUMN).dates
    assert dated.interval.latest == date(2020, 9, 22)
    assert dated.lasting is not None and dated.lasting.weeks == 3


def test_a_year_said_apart_from_its_day_belongs_to_it() -> None:
    (dated,) = find_mentions("Hvilken dag faller 17. mai på i 2022?", NAMES, AUTUMN).dates
    assert dated.interval.latest == date(2022, 5, 17)


def test_after_a_year_is_all_that_follows_it() -> None:
    (dated,) = find_mentions("frister etter 2021", NAMES, AUTUMN).dates
    assert dated.stretch.earliest == date(2022, 1, 1)


def test_a_date_that_cannot_be_is_refused_with_the_reason() -> None:
    assert "finnes ikke" in find_mentions("til 30. februar 2021", NAMES, AUTUMN).refused[0]


def test_what_delays_is_named_as_a_cause() -> None:
    assert ids("hvis HMP blir forsinket", What.CAUSE) == ("hovedprosjektet",)


def test_mentions_move_together() -> None:
    found = find_mentions("PD2 31. oktober 2020 om seks måneder", NAMES, AUTUMN)
    assert [start - 7 for start, _ in found.moved(7).places] == [start for start, _ in found.places]
