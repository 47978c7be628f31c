"""Rules for seasons: «våren 2021», «i haust», «til sommeren», «neste høst», «vinteren 2020/2021»; and «neste mai».

Flows in: tokens, a place and today. Flows out: the stretches that can be read there and where each stops.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from assistant.deadlines.date_days import Stretches
from assistant.deadlines.date_scan import Scan, joiner, two_years, year_after
from assistant.deadlines.stretches import AMBIGUOUS, SEASON_NOTE, Stretch, months, season
from assistant.deadlines.vocabulary import (
    COMING,
    LAST,
    MONTHS,
    NEXT,
    SEASONS_DEFINITE,
    SEASONS_INDEFINITE,
    SHIFTS,
)
from corpus.interval import Grain

_SOON, _LONG_AGO, _RECENT = 150, 100, 92  # days


def season_of_year(scan: Scan, i: int) -> Stretches:
    """«våren 2021», «hausten», «vinteren 2020/2021»; «vår 2021» only with its year, since «vår» is a pronoun."""
    word = scan.tokens.norm(i)
    start = SEASONS_DEFINITE.get(word) or SEASONS_INDEFINITE.get(word)
    if start is None:
        return
    if start == 12 and (written := two_years(scan, i + 1)):
        yield replace(season(12, written[0]), others=None), written[1]
        return
    if joined := joiner(scan, i + 1):
        second = scan.tokens.norm(i + 1 + joined[0])
        if (SEASONS_DEFINITE.get(second) or SEASONS_INDEFINITE.get(second)) == start + 3:
            for year, j in year_after(scan, i + 2 + joined[0]):
                if year.number is not None and start != 9:
                    yield months(start, start + 5, Grain.SPAN, year.number, SEASON_NOTE, *year.notes), j
    for year, j in year_after(scan, i + 1):
        if year.number is not None or word in SEASONS_DEFINITE:
            stretch = season(start, year.number)
            yield replace(stretch, notes=stretch.notes + year.notes), j


def season_around(scan: Scan, i: int) -> Stretches:
    """«i haust» is the season that holds today or lies clearly nearest; «til våren» is the next to begin."""
    tokens, today = scan.tokens, scan.today
    first, word = tokens.norm(i), tokens.norm(i + 1)
    start = SEASONS_INDEFINITE.get(word)
    if first == "i" and start and not (word == "vår" and scan.searching and not _clause_ends(scan, i + 2)):
        yield _nearest(start, today), i + 2
    if first == "denne" and word in SEASONS_DEFINITE:
        yield _nearest(SEASONS_DEFINITE[word], today), i + 2
    if first == "til" and word in SEASONS_DEFINITE:
        yield _first_after(partial(season, SEASONS_DEFINITE[word]), today), i + 2


def _nearest(start: int, today: date) -> Stretch:
    ahead = _first_after(partial(season, start), today)
    behind = replace(season(start, (ahead.year or 0) - 1), others=None)
    begins, ended = ahead.of_year(ahead.year or 0)[0], behind.of_year(behind.year or 0)[1]
    if ended >= today:
        return behind
    to_next, since_last = (begins - today).days, (today - ended).days
    if to_next <= _SOON and since_last >= _LONG_AGO and begins.year == today.year:
        return ahead
    if since_last <= _RECENT:
        return behind
    return replace(
        ahead, vague="Det kan være årstiden som var eller den som kommer; skriv den med år, som «høsten 2021»."
    )


def shifted_season_or_month(scan: Scan, i: int) -> Stretches:
    """«neste sommer», «neste mai», «forrige høst», «sist vinter»."""
    today = scan.today
    first, word = scan.tokens.norm(i), scan.tokens.norm(i + 1)
    shift, start, month = SHIFTS.get(first), SEASONS_INDEFINITE.get(word), MONTHS.get(word)
    named: Callable[[int], Stretch]
    if shift not in (NEXT, COMING, LAST) or not (start or month):
        return
    named = partial(season, start) if start else partial(months, month or 0, month or 0, Grain.MONTH)
    if shift == LAST:
        past = [named(year) for year in (today.year + 1, today.year, today.year - 1, today.year - 2)]
        found = next(stretch for stretch in past if stretch.of_year(stretch.year or 0)[1] < today)
        yield replace(found, others=None), i + 2
        return
    found = _first_after(named, today)
    if shift == NEXT and (found.year == today.year or (start == 12 and found.year == today.year + 1)):
        later = named((found.year or 0) + 1)
        days = later.of_year(later.year or 0)
        note = AMBIGUOUS.format(f"{first} {word}")
        found = replace(found, notes=(*found.notes, note), others=lambda _: (days,))
    yield found, i + 2


def _clause_ends(scan: Scan, i: int) -> bool:
    return i >= len(scan.tokens) or scan.tokens.mark(i, ".,;:?!)")


def _first_after(named: Callable[[int], Stretch], today: date) -> Stretch:
    """The first such stretch that begins after today."""
    ahead = (named(year) for year in (today.year, today.year + 1, today.year + 2))
    found = next(stretch for stretch in ahead if stretch.of_year(stretch.year or 0)[0] > today)
    return replace(found, others=None)
