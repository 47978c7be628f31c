"""Norwegian working days: Monday to Friday less public holidays.

Flows in: days. Flows out: counts, names of holidays, neighbouring working days. It never moves a deadline.
Source: the holidays are those of lov om helligdager og helgedagsfred § 2 and of the act on 1 and 17 May, as the
`holidays` package has them (equal to workalendar and to computed Easter for every year 1950–2099).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from assistant.deadlines.arithmetic import add_days
from corpus.errors import SaksvarError

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 1948, 2199


@lru_cache(maxsize=512)
def holidays_in(year: int) -> Mapping[date, str]:
    """The year's public holidays by day, with their names in bokmål; two on one day are joined by «og».

    Raises SaksvarError before 1948, the first whole year with both 1 and 17 May as public holidays, and after 2199.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SaksvarError(f"Helligdagene i {year} er ikke kjent; de regnes ut for årene {FIRST_YEAR} til {LAST_YEAR}.")
    # The language must be given: under LANG=C.UTF-8 the names came out in English.
    calendar = holidays.country_holidays("NO", years=year, language="no", expand=False)
    return {day: _plain(name) for day, name in sorted(calendar.items())}


def _plain(name: str) -> str:
    parts = [part if part.startswith("Kristi") else part[:1].lower() + part[1:] for part in name.split("; ")]
    return " og ".join(parts)


def holiday_name(day: date) -> str | None:
    """The public holiday on that day, or None. Ordinary Sundays have no name."""
    return holidays_in(day.year).get(day)


def weekday_name(day: date) -> str:
    """«lørdag»."""
    return WEEKDAYS[day.weekday()]


def is_workday(day: date, saturday_counts: bool = False) -> bool:
    """Whether the day is Monday–Friday and no public holiday.

    `saturday_counts` takes Saturday in, as ferieloven § 5 does for «virkedag»; the EEA deadline rules leave it out.
    """
    last = SATURDAY if saturday_counts else SATURDAY - 1
    return day.weekday() <= last and holiday_name(day) is None


def previous_workday(day: date) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_workday(day):
        day = add_days(day, -1)
    return day


def next_workday(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_workday(day):
        day = add_days(day, 1)
    return day


def workday_before(day: date) -> date:
    """The last working day strictly before the day."""
    return previous_workday(add_days(day, -1))


def workday_after(day: date) -> date:
    """The first working day strictly after the day."""
    return next_workday(add_days(day, 1))


def why_not_workday(day: date) -> str:
    """What keeps the day from being a working day («lørdag», «andre påskedag»), or empty text for a working day."""
    if name := holiday_name(day):
        return name
    return weekday_name(day) if day.weekday() >= SATURDAY else ""


@dataclass(frozen=True, slots=True)
class WorkdayCount:
    """Working days in (start, end]: the first day out, the last in. Backwards pairs count negative.

    `workdays`: Monday–Friday. `with_saturdays`: Monday–Saturday. `days_off`: the holidays that fell on Monday–Saturday
    and were taken out, in order, as (day, name).
    """

    workdays: int
    with_saturdays: int
    days_off: tuple[tuple[date, str], ...]


def count_workdays(start: date, end: date) -> WorkdayCount:
    """How many working days lie after `start` up to and with `end`."""
    if end < start:
        back = count_workdays(end, start)
        return WorkdayCount(-back.workdays, -back.with_saturdays, back.days_off)
    off = tuple((day, name) for day, name in _holidays_after(start, end) if day.weekday() <= SATURDAY)
    saturdays_off = sum(day.weekday() == SATURDAY for day, _ in off)
    weekdays = _weekdays_up_to(end, 5) - _weekdays_up_to(start, 5)
    six_days = _weekdays_up_to(end, 6) - _weekdays_up_to(start, 6)
    return WorkdayCount(weekdays - len(off) + saturdays_off, six_days - len(off), off)


def _weekdays_up_to(day: date, week: int) -> int:
    """How many of the first `week` days of each week there are from Monday 1 January of year 1 up to and with `day`."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * week + min(rest, week)


def _holidays_after(start: date, end: date) -> Iterator[tuple[date, str]]:
    for year in range(start.year, end.year + 1):
        yield from ((day, name) for day, name in holidays_in(year).items() if start < day <= end)


def add_workdays(start: date, number: int) -> date:
    """The day on which `number` working days have passed since `start`, itself not counted; negative goes back.

    With 0 it is the day itself, working day or not.
    """
    step = timedelta(1 if number > 0 else -1)
    day = start
    for _ in range(abs(number)):
        day = workday_after(day) if step.days > 0 else workday_before(day)
    return day
