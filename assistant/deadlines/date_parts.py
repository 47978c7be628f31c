"""Rules for dates built from other dates: «utgangen av mai 2022», «første mandag i oktober», «fredag i uke 43».

Flows in: tokens and a place. Flows out: the stretches that can be read there and where each stops.
"""

from dataclasses import replace
from datetime import timedelta

from assistant.deadlines.arithmetic import add_months, last_of_month
from assistant.deadlines.date_days import Stretches
from assistant.deadlines.date_relative import GRAIN_OF, WORKDAY_NOTE, moved, relative_stretch, unit_around, weekday_here
from assistant.deadlines.date_scan import Scan, day_number, ordinal
from assistant.deadlines.date_tokens import NUMBER
from assistant.deadlines.date_words import calendar_stretch
from assistant.deadlines.durations import Duration, duration_at
from assistant.deadlines.stretches import Days, NoReadingError, Stretch, day_of, fixed, part, settle, weekday_in
from assistant.deadlines.vocabulary import LATIN_PARTS, PARTS_IN, PARTS_OF, UNITS_DEFINITE, UNITS_GENITIVE
from assistant.deadlines.workdays import next_workday, previous_workday, workday_after, workday_before
from corpus.interval import Grain

_PERIOD_GRAINS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR, Grain.WEEK, Grain.SPAN})
_WORKDAY_WORDS = frozenset(
    {"virkedag", "arbeidsdag", "verkedag", "virkedagen", "arbeidsdagen", "verkedagen", "yrkedag"}
)


def whole_period(scan: Scan, i: int) -> Stretches:
    """A period that has parts: a month, quarter, year, week …, also «måneden» and «året» for the current one."""
    for stretch, j in (*calendar_stretch(scan, i), *relative_stretch(scan, i)):
        if stretch.grain in _PERIOD_GRAINS and not stretch.turn and not stretch.vague:
            yield stretch, j
    if unit := UNITS_DEFINITE.get(scan.tokens.norm(i)):
        yield fixed(*unit_around(unit, scan.today, 0), GRAIN_OF[unit]), i + 1


def part_of_period(scan: Scan, i: int) -> Stretches:
    """«primo september 2020», «slutten av mai», «utgangen av året», «årets slutt», «tidlig i mars 2021»."""
    tokens = scan.tokens
    word, after = tokens.norm(i), tokens.norm(i + 1)
    if (unit := UNITS_GENITIVE.get(word)) and (which := PARTS_OF.get(after)):
        yield part(fixed(*unit_around(unit, scan.today, 0), GRAIN_OF[unit]), which), i + 2
    if which := LATIN_PARTS.get(word):
        yield from (
            (part(inner, which), j) for inner, j in whole_period(scan, i + 2 if after in ("i", "av") else i + 1)
        )
    elif which := PARTS_OF.get(word) if after in ("av", "på", "til") else PARTS_IN.get(word) if after == "i" else None:
        yield from ((part(inner, which), j) for inner, j in whole_period(scan, i + 2))


def half_of_period(scan: Scan, i: int) -> Stretches:
    """«første halvdel av april 2021» is 1–15, the second half the rest; of a year, January–June and July–December."""
    for which, j in _counted(scan, i):
        if (
            which not in (1, 2, -1)
            or scan.tokens.norm(j) not in ("halvdel", "halvdelen")
            or scan.tokens.norm(j + 1) != "av"
        ):
            continue
        for inner, k in whole_period(scan, j + 2):
            if inner.grain in (Grain.MONTH, Grain.YEAR):
                yield _half(inner, which == 1), k


def _half(inner: Stretch, first: bool) -> Stretch:
    def of_year(wanted: int) -> Days:
        earliest, latest = inner.of_year(wanted)
        if inner.grain == Grain.YEAR:
            middle = earliest.replace(month=6, day=30)
        elif (latest - earliest).days > 30:
            raise NoReadingError("Halvdelen av flere måneder har ingen fast grense; skriv én måned.")
        else:
            middle = earliest.replace(day=15)
        return (earliest, middle) if first else (middle + timedelta(1), latest)

    grain = Grain.HALF if inner.grain == Grain.YEAR else Grain.SPAN
    notes = inner.notes if grain == Grain.HALF else (*inner.notes, "Måneden er delt etter den 15.")
    return replace(inner, of_year=of_year, grain=grain, notes=notes)


def _counted(scan: Scan, i: int) -> list[tuple[int, int]]:
    """«første», «2.», «siste» (-1), «nest siste» (-2) and where the word stops."""
    tokens = scan.tokens
    i = i + 1 if tokens.norm(i) in ("den", "det") else i
    if tokens.norm(i) == "siste":
        return [(-1, i + 1)]
    if tokens.words(i, ("nest", "siste")):
        return [(-2, i + 2)]
    return list(ordinal(scan, i))


def counted_day(scan: Scan, i: int) -> Stretches:
    """«første mandag i oktober 2020», «siste dag i mai», «første fredag etter 17. mai», «siste virkedag i mai»."""
    tokens = scan.tokens
    for number, j in _counted(scan, i):
        named = weekday_here(scan, j)
        link, k = tokens.norm(j + 1), j + 2
        if link in ("i", "av"):
            for inner, end in whole_period(scan, k):
                if named:
                    yield weekday_in(inner, named[0], number), end
                elif tokens.norm(j) in ("dag", "dagen") and number in (1, -1):
                    yield part(inner, "start" if number == 1 else "end"), end
                elif tokens.norm(j) in _WORKDAY_WORDS and number in (1, -1) and not scan.searching:
                    yield _workday_in(inner, number), end
        elif (number, link) in ((1, "etter"), (-1, "før")):
            for inner, end in (*calendar_stretch(scan, k), *relative_stretch(scan, k)):
                if inner.grain != Grain.DAY or inner.weekday is not None:
                    continue
                if named:
                    yield _weekday_beside(inner, named[0], number), end
                elif tokens.norm(j) in _WORKDAY_WORDS and not scan.searching:
                    yield _workday_beside(inner, number), end


def _workday_beside(inner: Stretch, number: int) -> Stretch:
    def of_year(wanted: int) -> Days:
        anchor = inner.of_year(wanted)[0]
        found = workday_after(anchor) if number == 1 else workday_before(anchor)
        return found, found

    return replace(inner, of_year=of_year, notes=(*inner.notes, WORKDAY_NOTE), others=None)


def _workday_in(inner: Stretch, number: int) -> Stretch:
    def of_year(wanted: int) -> Days:
        earliest, latest = inner.of_year(wanted)
        found = next_workday(earliest) if number == 1 else previous_workday(latest)
        return found, found

    return replace(inner, of_year=of_year, grain=Grain.DAY, notes=(*inner.notes, WORKDAY_NOTE), others=None)


def _weekday_beside(inner: Stretch, weekday: int, number: int) -> Stretch:
    """The nearest such weekday strictly after (1) or before (-1) the day."""

    def of_year(wanted: int) -> Days:
        anchor = inner.of_year(wanted)[0]
        step = (weekday - anchor.weekday() - 1) % 7 + 1 if number == 1 else -((anchor.weekday() - weekday - 1) % 7 + 1)
        found = anchor + timedelta(step)
        return found, found

    return replace(inner, of_year=of_year, others=None)


def weekday_of_week(scan: Scan, i: int) -> Stretches:
    """«mandag i uke 43 2020», «fredag i neste uke», «tysdag neste veke»."""
    named = weekday_here(scan, i)
    if named is None:
        return
    weekday, j = named
    for inner, end in whole_period(scan, j + 1 if scan.tokens.norm(j) == "i" else j):
        if inner.grain == Grain.WEEK:
            yield weekday_in(inner, weekday, 1), end


def counted_from_day(scan: Scan, i: int) -> Stretches:
    """«to uker etter 1. juni 2021», «6 måneder før 31. oktober 2022», «dagen før julaften 2020».

    Not in running text: there the length and the day are often parts of a sum that the question is about.
    """
    tokens = scan.tokens
    if scan.searching:
        return
    starts = [(Duration(days=1), i + 1)] if tokens.norm(i) == "dagen" else duration_at(tokens, i)
    for duration, j in starts:
        sign = {"etter": 1, "før": -1, "fra": 1, "frå": 1}.get(tokens.norm(j), 0)
        for inner, end in (*calendar_stretch(scan, j + 1), *relative_stretch(scan, j + 1)) if sign else ():
            if inner.grain == Grain.DAY:
                anchor = settle(inner, scan.today)
                found = moved(anchor.earliest, duration, sign)
                yield replace(found, notes=(*anchor.notes, *found.notes)), end


def day_of_month(scan: Scan, i: int) -> Stretches:
    """«den 15. i neste måned», «den 3. denne månaden»; «den 15.» alone is the next one, outside running text."""
    if scan.tokens.norm(i) != "den":
        return
    for number, j in day_number(scan, i + 1):
        for inner, end in whole_period(scan, j + 1 if scan.tokens.norm(j) == "i" else j):
            if inner.grain == Grain.MONTH:
                yield _numbered(inner, number), end
        if scan.searching or not 1 <= number <= 31 or scan.tokens[i + 1].kind != NUMBER:
            continue
        months_ahead = (add_months(scan.today.replace(day=1), ahead) for ahead in range(3))
        days = (first.replace(day=number) for first in months_ahead if number <= last_of_month(first.year, first.month))
        found = next(day for day in days if day >= scan.today)
        yield fixed(found, found, Grain.DAY, "Måneden er ikke oppgitt; den neste er tatt."), j


def _numbered(inner: Stretch, number: int) -> Stretch:
    def of_year(wanted: int) -> Days:
        first = inner.of_year(wanted)[0]
        found = day_of(first.year, first.month, number)
        return found, found

    return replace(inner, of_year=of_year, grain=Grain.DAY)


def stretch_at(scan: Scan, i: int) -> Stretches:
    """Every stretch of days that can be read from this token, and where each stops."""
    yield from calendar_stretch(scan, i)
    yield from relative_stretch(scan, i)
    for rule in (part_of_period, half_of_period, counted_day, weekday_of_week, counted_from_day, day_of_month):
        yield from rule(scan, i)
