from datetime import date

import pytest

from assistant.deadlines.arithmetic import (
    Amount,
    Apart,
    add,
    add_months,
    apart,
    latest_start,
    shift_hull,
    shift_label,
    was_clamped,
)
from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval

# What java.time.LocalDate.plusMonths returns, written down as literals.
CLAMPED = [
    ("2022-08-31", 6, "2023-02-28"),
    ("2023-08-31", 6, "2024-02-29"),
    ("2022-10-31", -6, "2022-04-30"),
    ("2020-10-31", 7, "2021-05-31"),
    ("2022-10-31", -8, "2022-02-28"),
    ("2020-02-29", 12, "2021-02-28"),
    ("2020-02-29", 48, "2024-02-29"),
    ("2021-01-31", 1, "2021-02-28"),
    ("2021-03-31", -1, "2021-02-28"),
    ("2021-12-31", 2, "2022-02-28"),
    ("2021-01-15", -1, "2020-12-15"),
    ("2020-12-31", 11, "2021-11-30"),
    ("2000-01-30", 1, "2000-02-29"),
    ("1900-01-30", 1, "1900-02-28"),
    ("2022-05-30", 6, "2022-11-30"),
    ("2024-11-01", -19, "2023-04-01"),
    ("2022-05-31", -19, "2020-10-31"),
]


@pytest.mark.parametrize(("start", "months", "end"), CLAMPED)
def test_months_clamp_to_the_last_day_as_java_time_does(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_months_move_before_days() -> None:
    # 31 August + 6 months is clamped to 28 February, so the days must come after.
    assert add(date(2022, 8, 31), Amount(6, 1)) == date(2023, 3, 1)
    assert add(date(2022, 8, 30), Amount(6, 1)) == date(2023, 3, 1)


def test_a_clamp_is_seen_only_where_the_day_number_is_missing() -> None:
    assert was_clamped(date(2022, 10, 31), Amount(-6))
    assert not was_clamped(date(2022, 10, 30), Amount(-6))
    assert not was_clamped(date(2022, 10, 31), Amount(days=-30))


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2021-05-30", "2022-10-31", Apart(519, 17, 1)),
        ("2020-09-01", "2020-10-31", Apart(60, 1, 30)),
        ("2020-09-17", "2020-10-31", Apart(44, 1, 14)),
        ("2020-11-12", "2020-10-31", Apart(-12, 0, 12)),
        ("2022-05-30", "2022-10-31", Apart(154, 5, 1)),
        ("2021-01-31", "2021-02-28", Apart(28, 1, 0)),
        ("2021-02-28", "2021-01-31", Apart(-28, 1, 0)),
        ("2020-02-29", "2021-02-28", Apart(365, 12, 0)),
        ("2020-06-25", "2020-06-25", Apart(0, 0, 0)),
    ],
)
def test_distance_is_days_first_and_then_months_and_days(start: str, end: str, told: Apart) -> None:
    assert apart(date.fromisoformat(start), date.fromisoformat(end)) == told


def test_counting_back_takes_days_before_months() -> None:
    assert latest_start(date(2022, 10, 31), Amount(6)) == date(2022, 4, 30)
    assert latest_start(date(2022, 3, 1), Amount(1, 1)) == date(2022, 1, 28)


def quarter(first: date, last: date, wording: str = "") -> Interval:
    return Interval(first, last, Grain.SPAN, wording)


def test_a_quarter_moves_as_a_quarter() -> None:
    moved = shift_label(quarter(date(2023, 7, 1), date(2023, 12, 31), "Q3/4 2023"), Amount(6))
    assert (moved.earliest, moved.latest) == (date(2024, 1, 1), date(2024, 6, 30))


def test_june_and_one_month_is_all_of_july_as_a_label_and_30_days_as_a_date() -> None:
    june = Interval(date(2022, 6, 1), date(2022, 6, 30), Grain.MONTH)
    assert shift_label(june, Amount(1)).latest == date(2022, 7, 31)
    assert shift_hull(june, Amount(1)).latest == date(2022, 7, 30)


def test_a_day_has_no_label_to_move() -> None:
    first = Interval(date(2022, 10, 31), date(2022, 10, 31), Grain.DAY)
    assert shift_label(first, Amount(-6)).latest == date(2022, 4, 30)


@pytest.mark.parametrize("amount", [Amount(months=12 * 9000), Amount(days=-(10**9)), Amount(months=-12 * 3000)])
def test_a_date_outside_the_calendar_is_refused_in_norwegian(amount: Amount) -> None:
    with pytest.raises(SaksvarError, match="utenfor årene 1 til 9999"):
        add(date(2022, 1, 1), amount)
