"""What holds for every date: the laws that the deadline engine rests on."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_case import shipped_timeline

from assistant.deadlines.arithmetic import (
    Amount,
    add,
    add_months,
    apart,
    days_of,
    last_of_month,
    latest_start,
    shift_hull,
    shift_label,
)
from assistant.deadlines.backplan import latest_days
from assistant.deadlines.feasible import Verdict, fit
from assistant.deadlines.length import of_amount
from assistant.deadlines.operand import of_day, of_interval
from assistant.deadlines.statutory import statutory_deadline
from assistant.deadlines.workdays import (
    add_workdays,
    count_workdays,
    is_workday,
    next_workday,
    previous_workday,
)
from corpus.interval import Grain, Interval

DAYS = st.dates(date(1955, 1, 1), date(2095, 12, 31))
MONTHS = st.integers(-400, 400)
TIMELINE = shipped_timeline()


@st.composite
def labels(draw: st.DrawFn) -> Interval:
    """One to twelve whole months."""
    first = draw(DAYS).replace(day=1)
    last = add_months(first, draw(st.integers(0, 11)))
    return Interval(first, last.replace(day=last_of_month(last.year, last.month)), Grain.SPAN)


@st.composite
def stretches(draw: st.DrawFn) -> Interval:
    first = draw(DAYS)
    return Interval(first, first + timedelta(draw(st.integers(0, 90))), Grain.SPAN)


@settings(deadline=None)
@given(DAYS, DAYS, MONTHS)
def test_moving_by_months_never_changes_the_order_of_two_days(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert add_months(first, months) <= add_months(last, months)


@settings(deadline=None)
@given(DAYS, MONTHS)
def test_there_and_back_is_at_most_three_days_off_and_never_later(day: date, months: int) -> None:
    assert 0 <= (day - add_months(add_months(day, months), -months)).days <= 3


@settings(deadline=None)
@given(DAYS, MONTHS)
def test_months_move_as_dateutil_moves_them(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_the_months_between_are_the_most_that_still_fit(one: date, other: date) -> None:
    first, last = sorted((one, other))
    distance = apart(first, last)
    assert add(first, Amount(distance.months, distance.rest)) == last
    assert add_months(first, distance.months) <= last < add_months(first, distance.months + 1)


@settings(deadline=None)
@given(DAYS, DAYS, DAYS)
def test_days_between_add_up(one: date, two: date, three: date) -> None:
    assert apart(one, two).days + apart(two, three).days == apart(one, three).days


@settings(deadline=None)
@given(stretches(), MONTHS, st.integers(-40, 40))
def test_the_ends_of_a_moved_stretch_are_the_ends_of_all_its_moved_days(
    value: Interval, months: int, days: int
) -> None:
    moved = [add(day, Amount(months, days)) for day in days_of(value)]
    hull = shift_hull(value, Amount(months, days))
    assert (hull.earliest, hull.latest) == (min(moved), max(moved))


@settings(deadline=None)
@given(labels(), MONTHS)
def test_a_moved_label_is_whole_months_as_many_as_before_and_holds_every_moved_day(
    value: Interval, months: int
) -> None:
    moved, hull = shift_label(value, Amount(months)), shift_hull(value, Amount(months))
    assert moved.earliest.day == 1
    assert moved.latest.day == last_of_month(moved.latest.year, moved.latest.month)
    before = (value.latest.year - value.earliest.year) * 12 + value.latest.month - value.earliest.month
    assert (moved.latest.year - moved.earliest.year) * 12 + moved.latest.month - moved.earliest.month == before
    assert moved.earliest <= hull.earliest
    assert hull.latest <= moved.latest


@settings(deadline=None)
@given(labels(), MONTHS, MONTHS)
def test_labels_move_there_and_back_to_where_they_were(value: Interval, months: int, more: int) -> None:
    there = shift_label(value, Amount(months))
    assert shift_label(there, Amount(-months)) == value
    assert shift_label(there, Amount(more)) == shift_label(value, Amount(months + more))


@settings(deadline=None)
@given(DAYS, st.integers(0, 60), st.integers(0, 40))
def test_the_latest_start_reaches_the_end_in_time_and_is_near_the_last_that_does(
    end: date, months: int, days: int
) -> None:
    amount = Amount(months, days)
    start = latest_start(end, amount)
    assert add(start, amount) <= end
    assert add(start + timedelta(4), amount) > end


@given(stretches(), stretches(), st.integers(0, 24))
@settings(deadline=None, max_examples=40)
def test_a_verdict_is_yes_when_every_pair_of_days_fits_and_no_when_none_does(
    start: Interval, deadline: Interval, months: int
) -> None:
    deadline = Interval(
        add_months(start.earliest, months),
        add_months(start.earliest, months) + (deadline.latest - deadline.earliest),
        Grain.SPAN,
    )
    done = [add_months(day, months) for day in days_of(start)]
    fits = {each <= last for each in done for last in (deadline.earliest, deadline.latest)}
    expected = Verdict.YES if fits == {True} else Verdict.NO if fits == {False} else Verdict.DEPENDS
    assert fit(of_interval(start), of_interval(deadline), of_amount(Amount(months))).verdict is expected


@settings(deadline=None)
@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_adding_working_days_is_additive(day: date, first: int, more: int) -> None:
    assert add_workdays(add_workdays(day, first), more) == add_workdays(day, first + more)


@settings(deadline=None)
@given(DAYS, DAYS, DAYS)
def test_counting_working_days_is_additive(one: date, two: date, three: date) -> None:
    parts = count_workdays(one, two).workdays + count_workdays(two, three).workdays
    assert parts == count_workdays(one, three).workdays


@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_as_many_working_days_are_counted_as_were_added(day: date, number: int) -> None:
    assert count_workdays(day, add_workdays(day, number)).workdays == number


@settings(deadline=None)
@given(DAYS)
def test_previous_and_next_working_day_are_working_days_and_stay_put(day: date) -> None:
    before, after = previous_workday(day), next_workday(day)
    assert before <= day <= after
    assert is_workday(before)
    assert is_workday(after)
    assert previous_workday(before) == before
    assert next_workday(after) == after
    # Easter takes Thursday to Monday; in 1961–2095 no run of days off is longer than five.
    assert (after - before).days <= 6


@given(DAYS, st.integers(0, 24), st.integers(1, 30))
@settings(deadline=None, max_examples=50)
def test_a_statutory_limit_ends_on_a_working_day_and_never_early(day: date, months: int, days: int) -> None:
    result = statutory_deadline(of_day(day), Amount(months, days), day).result
    end = date.fromisoformat(result["end"])
    assert is_workday(end)
    assert 0 <= (end - add(day, Amount(months, days))).days <= 5


@given(st.dates(date(2015, 1, 1), date(2060, 12, 31)))
@settings(deadline=None, max_examples=50)
def test_what_the_back_plan_allows_reaches_the_go_live_in_time(go_live: date) -> None:
    for item in latest_days(TIMELINE, of_day(go_live)):
        assert add(item.safe, item.length.amount) <= go_live


@given(labels())
@settings(deadline=None, max_examples=50)
def test_the_safe_day_of_the_back_plan_is_safe_for_every_day_of_the_go_live(value: Interval) -> None:
    for item in latest_days(TIMELINE, of_interval(value)):
        assert item.safe == min(latest_start(day, item.length.amount) for day in days_of(value))
