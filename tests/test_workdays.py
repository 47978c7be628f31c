from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.tseries.offsets import CustomBusinessDay

from assistant.deadlines.workdays import (
    add_workdays,
    count_workdays,
    holiday_name,
    holidays_in,
    is_workday,
    next_workday,
    previous_workday,
    why_not_workday,
    workday_after,
    workday_before,
)
from corpus.errors import SaksvarError

DAYS = st.dates(date(1955, 1, 1), date(2095, 12, 31))


def easter(year: int) -> date:
    """Easter Sunday by Gauss's method in the form of Meeus, Astronomical Algorithms (1991), chapter 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def movable(year: int) -> dict[date, str]:
    offsets = {
        -3: "skjærtorsdag",
        -2: "langfredag",
        0: "første påskedag",
        1: "andre påskedag",
        39: "Kristi himmelfartsdag",
        49: "første pinsedag",
        50: "andre pinsedag",
    }
    return {easter(year) + timedelta(offset): name for offset, name in offsets.items()}


FIXED = {
    (1, 1): "første nyttårsdag",
    (5, 1): "arbeidernes dag",
    (5, 17): "grunnlovsdag",
    (12, 25): "første juledag",
    (12, 26): "andre juledag",
}


def test_easter_falls_where_the_almanac_says() -> None:
    known = [
        "1961-04-02",
        "1999-04-04",
        "2000-04-23",
        "2008-03-23",
        "2020-04-12",
        "2021-04-04",
        "2024-03-31",
        "2038-04-25",
    ]
    assert [easter(int(day[:4])).isoformat() for day in known] == known


@pytest.mark.parametrize("year", range(1950, 2100))
def test_the_holidays_of_a_year_are_easter_and_the_fixed_ones_and_no_others(year: int) -> None:
    expected = movable(year)
    for (month, day), name in FIXED.items():
        fixed = date(year, month, day)
        expected[fixed] = " og ".join(sorted(filter(None, [expected.get(fixed), name])))
    assert {day: " og ".join(sorted(name.split(" og "))) for day, name in holidays_in(year).items()} == expected


def test_17_may_2027_is_two_holidays_at_once() -> None:
    assert holiday_name(date(2027, 5, 17)) == "andre pinsedag og grunnlovsdag"
    assert count_workdays(date(2027, 5, 14), date(2027, 5, 18)).workdays == 1


@pytest.mark.parametrize("day", ["2020-12-24", "2020-12-31", "2021-04-03", "2021-06-23"])
def test_christmas_eve_new_years_eve_easter_eve_and_midsummer_are_no_public_holidays(day: str) -> None:
    assert holiday_name(date.fromisoformat(day)) is None


def test_christmas_eve_on_a_thursday_is_a_working_day() -> None:
    assert is_workday(date(2020, 12, 24))


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2020-10-31", "2020-10-30", "2020-11-02"),
        ("2021-05-30", "2021-05-28", "2021-05-31"),
        ("2023-05-01", "2023-04-28", "2023-05-02"),
        ("2021-04-01", "2021-03-31", "2021-04-06"),
        ("2022-04-17", "2022-04-13", "2022-04-19"),
    ],
)
def test_a_day_off_lies_between_two_working_days(day: str, before: str, after: str) -> None:
    off = date.fromisoformat(day)
    assert previous_workday(off) == workday_before(off) == date.fromisoformat(before)
    assert next_workday(off) == workday_after(off) == date.fromisoformat(after)


def test_a_day_off_is_named_by_its_holiday_before_its_weekday() -> None:
    assert why_not_workday(date(2020, 10, 31)) == "lørdag"
    assert why_not_workday(date(2021, 5, 17)) == "grunnlovsdag"
    assert why_not_workday(date(2022, 5, 30)) == ""


def test_the_first_day_is_out_and_the_last_is_in() -> None:
    assert count_workdays(date(2020, 9, 1), date(2020, 9, 2)).workdays == 1
    assert count_workdays(date(2020, 9, 4), date(2020, 9, 6)).workdays == 0
    assert count_workdays(date(2020, 9, 17), date(2020, 10, 31)).workdays == 31
    assert count_workdays(date(2020, 9, 17), date(2020, 10, 31)).with_saturdays == 38


def test_a_holiday_on_a_saturday_is_taken_from_the_six_day_week_only() -> None:
    # 1 May 2021 was a Saturday.
    counted = count_workdays(date(2021, 4, 30), date(2021, 5, 3))
    assert (counted.workdays, counted.with_saturdays) == (1, 1)
    assert counted.days_off == ((date(2021, 5, 1), "arbeidernes dag"),)


@settings(deadline=None)
@given(DAYS, st.integers(0, 800))
def test_counts_are_those_of_going_day_by_day(start: date, length: int) -> None:
    days = [start + timedelta(n) for n in range(1, length + 1)]
    counted = count_workdays(start, start + timedelta(length))
    assert counted.workdays == sum(is_workday(day) for day in days)
    assert counted.with_saturdays == sum(is_workday(day, saturday_counts=True) for day in days)


@settings(deadline=None)
@given(DAYS, st.integers(-40, 40).filter(bool))
def test_pandas_business_days_land_on_the_same_day(start: date, number: int) -> None:
    off = [day for year in range(start.year - 1, start.year + 2) for day in holidays_in(year)]
    anchor = next_workday(start)
    assert add_workdays(anchor, number) == (anchor + CustomBusinessDay(number, holidays=off)).date()


@pytest.mark.parametrize("year", [1947, 2200])
def test_years_without_known_holidays_are_refused(year: int) -> None:
    with pytest.raises(SaksvarError, match=str(year)):
        holidays_in(year)
