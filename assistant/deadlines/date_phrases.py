"""A date with the words that bound it: «senest …», «innen utgangen av …», «fra … til …», «mellom … og …».

Flows in: tokens and a place. Flows out: phrases, not yet settled in a year, and where each stops.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.deadlines.arithmetic import shift_label
from assistant.deadlines.date_parts import stretch_at, whole_period
from assistant.deadlines.date_relative import moved
from assistant.deadlines.date_scan import Scan
from assistant.deadlines.date_words import calendar_stretch
from assistant.deadlines.durations import NUMBER_STARTERS, duration_at
from assistant.deadlines.holidays_no import HOLIDAY_NAMES, VAGUE_FEASTS
from assistant.deadlines.stretches import Stretch, fixed, settle
from assistant.deadlines.vocabulary import (
    BOUNDS,
    DAY_WORDS,
    HALF_WORDS,
    INNEN,
    LATIN_PARTS,
    MONTH_ABBREVIATIONS,
    MONTH_TURNS,
    MONTHS,
    ORDINALS,
    PARTS_IN,
    PARTS_OF,
    QUARTER_WORDS,
    RELATIVE_YEARS,
    SEASONS_DEFINITE,
    SEASONS_INDEFINITE,
    SHIFTS,
    UNITS_GENITIVE,
    WEEK_WORDS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    WEEKDAYS_DEFINITE,
    YEAR_TURNS,
    Bound,
)
from corpus.interval import Grain, Interval


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch, or two for «fra … til …», with its bound. `core`: the token where the first stretch begins.

    `inclusive_unclear`: «innen», which may or may not take the named time in.
    """

    bound: Bound
    first: Stretch
    core: int
    second: Stretch | None = None
    inclusive_unclear: bool = False


Phrases = Iterator[tuple[Phrase, int]]

_BOUNDS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(BOUNDS, key=len, reverse=True):
    _BOUNDS_BY_FIRST.setdefault(_words[0], []).append(_words)

_LINKS = frozenset({"den", "i", "på", "dato", "datoen", "perioden", "ved"})
_PERIOD = (("i", "perioden"), ("perioden",), ("i", "tidsrommet"), ("tidsrommet",))
_TO = tuple(
    words for words in BOUNDS if words[-1] in ("til", "tom") or words[0] == "t" or words == ("til", "og", "med")
)
_AND_TO = (*(("og", *words) for words in _TO), ("og", "ut"))
_DASH = (("-",),)
_FROM = tuple(words for words in BOUNDS if words[0] in ("fra", "frå", "f", "fom"))
_THROUGH = (("ut",), ("i", "løpet", "av"))

STARTERS = frozenset(
    {words[0] for words in (*BOUNDS, *RELATIVE_YEARS, *DAY_WORDS, *_PERIOD)}
    | set(MONTHS) | set(MONTH_ABBREVIATIONS) | set(ORDINALS) | NUMBER_STARTERS | set(SEASONS_DEFINITE)
    | set(SEASONS_INDEFINITE) | set(LATIN_PARTS) | set(PARTS_OF) | set(PARTS_IN) | set(HOLIDAY_NAMES) | set(SHIFTS)
    | set(WEEKDAYS) | set(WEEKDAYS_DEFINITE) | set(WEEKDAY_ABBREVIATIONS) | WEEK_WORDS | set(UNITS_GENITIVE)
    | QUARTER_WORDS | HALF_WORDS | VAGUE_FEASTS
    | {"mellom"} | YEAR_TURNS | MONTH_TURNS
    | {"q", "h", "år", "året", "siste", "nest", "det", "om", "for", "dagen", "tertial"}
)  # fmt: skip
"""Every word that a date expression can begin with; numbers can too."""


def phrase_at(scan: Scan, i: int) -> Phrases:
    """Every way to read a date with its bound from this token; where two are as long, the one to prefer comes first."""
    yield from _from_to(scan, i)
    for stretch, j in stretch_at(scan, i):
        yield Phrase(Bound.ON, stretch, i), j
    for start in (*_skip(scan, i, _PERIOD), i):
        yield from _joined(scan, start, _DASH)
    yield from _bounded(scan, i)
    # Last, so that «fra 31/10-2020» is one day and not a stretch from 31/10 to 2020.
    for start in _skip(scan, i, _FROM):
        yield from _joined(scan, start, _DASH)
    if not scan.searching:
        yield from _moved_label(scan, i)


def _skip(scan: Scan, i: int, choices: tuple[tuple[str, ...], ...]) -> Iterator[int]:
    """Where each of the phrases that stand at `i` stops."""
    return (i + len(words) for words in choices if scan.tokens.words(i, words))


def _from_to(scan: Scan, i: int) -> Phrases:
    """«fra 1. mai til og med 31. oktober 2022», «mai 2021 til juni 2022», «mellom 1. og 15. mai 2022»."""
    for start in (*_skip(scan, i, _PERIOD), i):
        if scan.tokens.norm(start) == "mellom":
            yield from _joined(scan, start + 1, (("og",),))
            wide = replace(scan, between=True)
            yield from _holding(wide, start + 1, "og")
        for core in (*_skip(scan, start, _FROM), start):
            yield from _joined(scan, core, _TO if core == start else _TO + _AND_TO)
            if core > start:
                yield from _holding(scan, core, "til")


def _holding(scan: Scan, core: int, word: str) -> Phrases:
    """Stretches that take in both numbers themselves: «(fra) første til tredje kvartal», «(mellom) 1. og 15. mai»."""
    for at in _after_links(scan, core):
        for stretch, j in stretch_at(scan, at):
            if any(scan.tokens.norm(k) == word for k in range(at + 1, j)):
                yield Phrase(Bound.ON, stretch, at), j


def _joined(scan: Scan, core: int, joins: tuple[tuple[str, ...], ...]) -> Phrases:
    """Two stretches with one of the words between them; weekdays alone are opening hours, not dates."""
    tokens = scan.tokens
    for at in _after_links(scan, core):
        for first, j in stretch_at(scan, at):
            for after in _skip(scan, j, joins):
                if tokens.norm(j - 1) in WEEKDAYS and tokens.norm(after) in WEEKDAYS:
                    continue
                for k in _after_links(scan, after):
                    yield from ((Phrase(Bound.ON, first, at, second), end) for second, end in stretch_at(scan, k))


def _after_links(scan: Scan, i: int) -> tuple[int, ...]:
    """Here, and after a «den» or «i» that stands here."""
    return (i, i + 1) if scan.tokens.norm(i) in _LINKS else (i,)


def _moved_label(scan: Scan, i: int) -> Phrases:
    """«19 mnd før mai 2022»: months before or after a month or quarter are a month or quarter, not two days."""
    for duration, j in duration_at(scan.tokens, i):
        sign = {"etter": 1, "før": -1}.get(scan.tokens.norm(j), 0)
        amount = duration.amount if sign > 0 else -duration.amount
        for inner, end in calendar_stretch(scan, j + 1) if sign and not (amount.days or duration.working_days) else ():
            if inner.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR):
                label = settle(inner, scan.today)
                found = shift_label(Interval(label.earliest, label.latest, label.grain), amount)
                notes = (
                    *label.notes,
                    f"Hele tidsrommet er flyttet {-amount.months if sign < 0 else amount.months} måneder.",
                )
                yield Phrase(Bound.ON, fixed(found.earliest, found.latest, found.grain, *notes), i), end


def _bounded(scan: Scan, i: int) -> Phrases:
    """«senest 31. oktober 2022», «innen utgangen av mai», «etter 2023», «i mai 2022», «ut året», «innen 14 dager»."""
    for start in _skip(scan, i, _PERIOD):
        yield from ((Phrase(Bound.ON, stretch, start), j) for stretch, j in stretch_at(scan, start))
    for words in _BOUNDS_BY_FIRST.get(scan.tokens.norm(i), ()):
        if not scan.tokens.words(i, words):
            continue
        bound, core, unclear = BOUNDS[words], i + len(words), words in INNEN
        if words in _THROUGH:
            periods = ((stretch, j) for stretch, j in whole_period(scan, core))
            yield from ((Phrase(bound, stretch, core), j) for stretch, j in periods if stretch.grain != Grain.DAY)
            continue
        for start in _after_links(scan, core) if bound != Bound.ON else (core,):
            for stretch, j in stretch_at(scan, start):
                yield Phrase(bound, stretch, start, inclusive_unclear=unclear), j
        if unclear and not scan.searching:
            for duration, j in duration_at(scan.tokens, core):
                yield Phrase(bound, moved(scan.today, duration, 1), core), j
