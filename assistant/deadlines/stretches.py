"""Stretches of days as they are named, waiting for their year: «mai», «uke 43», «siste fredag i oktober».

Flows in: numbers that the grammar has read. Flows out: stretches that give their first and last day in any year, and
`settle`, which chooses the year where none is written. It knows the calendar, not the words.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from assistant.deadlines.arithmetic import last_of_month
from assistant.deadlines.vocabulary import MONTH_NAMES, PART_END, PART_FIRST, PART_LAST, PART_MIDDLE, WEEKDAY_NAMES
from corpus.interval import Grain

Days = tuple[date, date]
AMBIGUOUS = "«{}» er tvetydig; den tidligste er tatt, så ingen frist blir oversett."
SEASON_NOTE = "Årstiden regnes som tre hele måneder."


class NoReadingError(Exception):
    """Why the words give no date, as a Norwegian sentence. `impossible`: they name a day that does not exist."""

    def __init__(self, reason: str, impossible: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.impossible = impossible


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days as named. `year` is None when none is written; `of_year` raises NoReadingError where they do not exist.

    `weekday`: the one written beside the date, 0 is Monday. `others`: other readings of the same words in that year.
    `turn`: the last day of one period and the first of the next. `vague`: why the edges are a guess, else empty.
    `ends_period`: the stretch is the end of something («utgangen av»), so «innen» takes it in.
    """

    of_year: Callable[[int], Days]
    grain: Grain
    year: int | None = None
    notes: tuple[str, ...] = ()
    weekday: int | None = None
    others: Callable[[int], tuple[Days, ...]] | None = None
    turn: bool = False
    vague: str = ""
    ends_period: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch with its year: first and last day, both in, and what was taken for granted.

    `year`: the one `of_year` was asked for; ISO week 1 of 2020 begins in 2019.
    """

    earliest: date
    latest: date
    grain: Grain
    notes: tuple[str, ...] = ()
    others: tuple[Days, ...] = ()
    year: int = 0
    year_supplied: bool = False


def fixed(earliest: date, latest: date, grain: Grain, *notes: str, others: tuple[Days, ...] = ()) -> Stretch:
    """Days that are known already, such as «i morgen»."""
    return Stretch(
        lambda _: (earliest, latest), grain, earliest.year, notes, others=(lambda _: others) if others else None
    )


def say_day(day: date) -> str:
    """«31. oktober 2020»."""
    return f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year}"


def day_of(year: int, month: int, day: int) -> date:
    """That day. Raises NoReadingError when there is none, with what the month does have."""
    if not 1 <= month <= 12:
        raise NoReadingError(f"Måned {month} finnes ikke; månedene går fra 1 til 12, og dagen skrives først.", True)
    name, most = MONTH_NAMES[month - 1], last_of_month(year, month)
    if not 1 <= day <= most:
        raise NoReadingError(f"{day}. {name} {year} finnes ikke; {name} {year} har {most} dager.", True)
    return date(year, month, day)


def day(month: int, number: int, year: int | None = None, *notes: str) -> Stretch:
    def of_year(wanted: int) -> Days:
        found = day_of(wanted, month, number)
        return found, found

    return Stretch(of_year, Grain.DAY, year, notes)


def months(first: int, last: int, grain: Grain, year: int | None = None, *notes: str) -> Stretch:
    """Whole months from `first` to `last`; a `last` before `first` is in the year after, and `year` is that one."""

    def of_year(wanted: int) -> Days:
        start = wanted - 1 if last < first else wanted
        return date(start, first, 1), date(wanted, last, last_of_month(wanted, last))

    return Stretch(of_year, grain, year, notes)


def nothing(reason: str, grain: Grain, year: int | None) -> Stretch:
    """Something that no year has, such as a fifth quarter."""

    def of_year(_: int) -> Days:
        raise NoReadingError(reason, True)

    return Stretch(of_year, grain, year)


def weeks(first: int, last: int, year: int | None = None) -> Stretch:
    """ISO weeks, Monday first. Source: ISO 8601; week 1 holds the year's first Thursday."""

    def of_year(wanted: int) -> Days:
        most = date(wanted, 12, 28).isocalendar().week
        wrong = next((week for week in (first, last) if not 1 <= week <= most), None)
        if wrong is not None:
            raise NoReadingError(f"Uke {wrong} i {wanted} finnes ikke; {wanted} har {most} uker.", True)
        return date.fromisocalendar(wanted, first, 1), date.fromisocalendar(wanted, last, 7)

    return Stretch(of_year, Grain.WEEK, year)


def season(month: int, year: int | None) -> Stretch:
    """Three months from `month`. A winter is named by its January; the one that begins that year is the other."""

    def of_year(wanted: int) -> Days:
        last = (month + 1) % 12 + 1
        return date(wanted - (month == 12), month, 1), date(wanted, last, last_of_month(wanted, last))

    if month != 12:
        return Stretch(of_year, Grain.SPAN, year, (SEASON_NOTE,))
    note = "Vinteren regnes fra desember til februar, og året er det januar hører til."
    return Stretch(of_year, Grain.SPAN, year, (note,), others=lambda wanted: (of_year(wanted + 1),) if year else ())


def part(inner: Stretch, which: str) -> Stretch:
    """The first, middle or last third of a month, or the last or first day of any period."""

    def of_year(wanted: int) -> Days:
        earliest, latest = inner.of_year(wanted)
        if which == PART_END:
            return latest, latest
        if which == PART_FIRST:
            return earliest, earliest + timedelta(9)
        if which == PART_MIDDLE:
            return earliest + timedelta(10), earliest + timedelta(19)
        return (earliest + timedelta(20), latest) if which == PART_LAST else (earliest, earliest)

    last = which in (PART_LAST, PART_END)
    if which in (PART_FIRST, PART_MIDDLE, PART_LAST):
        note = "Begynnelsen, midten og slutten regnes som måneden delt i tre: 1–10, 11–20 og resten."
        whole_month = inner.grain == Grain.MONTH
        vague = (
            ""
            if whole_month
            else "Begynnelsen, midten og slutten har bare faste dager i en måned; skriv måned eller kvartal."
        )
        return replace(
            inner, of_year=of_year, grain=Grain.SPAN, notes=(*inner.notes, note), vague=vague, ends_period=last
        )
    return replace(inner, of_year=of_year, grain=Grain.DAY, ends_period=last, others=None)


def weekday_in(inner: Stretch, weekday: int, number: int) -> Stretch:
    """The `number`th such weekday of the stretch, counted from its end when negative (-1 is the last)."""

    def of_year(wanted: int) -> Days:
        earliest, latest = inner.of_year(wanted)
        if number > 0:
            found = earliest + timedelta((weekday - earliest.weekday()) % 7 + 7 * (number - 1))
        else:
            found = latest - timedelta((latest.weekday() - weekday) % 7 + 7 * (-number - 1))
        if not earliest <= found <= latest:
            raise NoReadingError(f"Det er ikke så mange {WEEKDAY_NAMES[weekday]}er i tidsrommet.", True)
        return found, found

    return replace(inner, of_year=of_year, grain=Grain.DAY, others=None)


def settle(stretch: Stretch, today: date) -> Settled:
    """The stretch in its written year, or else the nearest that is not over today. Raises NoReadingError."""
    supplied = stretch.year is None
    year, (earliest, latest) = (
        (stretch.year, stretch.of_year(stretch.year)) if stretch.year else _nearest(stretch, today)
    )
    notes = (*stretch.notes, f"Året er ikke oppgitt; lest som {earliest.year}.") if supplied else stretch.notes
    if stretch.weekday is not None and earliest.weekday() != stretch.weekday:
        names = WEEKDAY_NAMES[earliest.weekday()], WEEKDAY_NAMES[stretch.weekday]
        raise NoReadingError(f"{say_day(earliest)} er en {names[0]}, ikke en {names[1]}.", True)
    others = stretch.others(year) if stretch.others else ()
    return Settled(earliest, latest, stretch.grain, notes, others, year, supplied)


def _nearest(stretch: Stretch, today: date) -> tuple[int, Days]:
    problem: NoReadingError | None = None
    # Eight years hold a leap day and a week 53, but for the years around 1900 and 2100.
    for year in range(max(today.year - 1, MINYEAR), min(today.year + 9, MAXYEAR)):
        try:
            days = stretch.of_year(year)
        except NoReadingError as error:
            problem = problem if problem and year != today.year else error
            continue
        if days[1] >= today:
            return year, days
    raise problem or NoReadingError("Datoen mangler år.")
