"""A date with the words that bound it: «senest …», «innen utgangen av …», «fra … til …», «mellom … og …».

Flows in: tokens and a place. Flows out: phrases, not yet settled in a year, and where each stops.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.deadlines.date_parts import stretch_at, whole_period
from assistant.deadlines.date_relative import moved
from assistant.deadlines.date_scan import Scan
from assistant.deadlines.durations import DURATION_WORDS, NUMBER_STARTERS, duration_at
from assistant.deadlines.holidays_no import HOLIDAY_NAMES, VAGUE_FEASTS
from assistant.deadlines.stretches import Stretch
from assistant.deadlines.vocabulary import (
    BOUNDS,
    DAY_WORDS,
    HALF_WORDS,
    INNEN,
    LATIN_PARTS,
    MONTH_ABBREVIATIONS,
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
    Bound,
)
from corpus.interval import Grain


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
    tuple(words.split())
    for words in (
        "til og med|t . o . m .|t . o . m|tom|og frem til|og fram til|frem til|fram til|og til|og ut|til|og til og med"
    ).split("|")
)
_THROUGH = (("ut",), ("i", "løpet", "av"))

STARTERS = frozenset(
    {words[0] for words in (*BOUNDS, *RELATIVE_YEARS, *DAY_WORDS, *_PERIOD)}
    | set(MONTHS) | set(MONTH_ABBREVIATIONS) | set(ORDINALS) | NUMBER_STARTERS | set(SEASONS_DEFINITE)
    | set(SEASONS_INDEFINITE) | set(LATIN_PARTS) | set(PARTS_OF) | set(PARTS_IN) | set(HOLIDAY_NAMES) | set(SHIFTS)
    | set(WEEKDAYS) | set(WEEKDAYS_DEFINITE) | set(WEEKDAY_ABBREVIATIONS) | WEEK_WORDS | set(UNITS_GENITIVE)
    | QUARTER_WORDS | HALF_WORDS | VAGUE_FEASTS
    | {"mellom", "årsskiftet", "årsskifte", "månedsskiftet", "månadsskiftet", "månedskiftet", "månadskiftet", "årskiftet"}
    | {"q", "h", "år", "året", "siste", "nest", "det", "om", "for", "dagen", "tertial"}
)  # fmt: skip
"""Every word that a date expression can begin with; numbers can too."""


def phrase_at(scan: Scan, i: int) -> Phrases:
    """Every way to read a date with its bound from this token; where two are as long, the one to prefer comes first."""
    yield from _from_to(scan, i)
    for stretch, j in stretch_at(scan, i):
        yield Phrase(Bound.ON, stretch, i), j
    yield from _dashed(scan, i)
    yield from _bounded(scan, i)


def _skip(scan: Scan, i: int, choices: tuple[tuple[str, ...], ...]) -> Iterator[int]:
    """Where each of the phrases that stand at `i` stops."""
    return (i + len(words) for words in choices if scan.tokens.words(i, words))


def _from_to(scan: Scan, i: int) -> Phrases:
    """«fra 1. mai til og med 31. oktober 2022», «mai 2021 til juni 2022», «mellom mai 2022 og desember 2023»."""
    start = next(_skip(scan, i, _PERIOD), i)
    words = scan.tokens.norm(start)
    if words == "mellom":
        opened, joins = [start + 1], (("og",),)
    else:
        from_words = tuple(w for w in _BOUNDS_BY_FIRST.get(words, ()) if w[0] in ("fra", "frå", "f", "fom"))
        opened, joins = [*_skip(scan, start, from_words), start], _TO
    for core in opened:
        core = core + 1 if core > start and scan.tokens.norm(core) in ("i", "den") else core
        yield from _joined(scan, core, joins)


def _dashed(scan: Scan, i: int) -> Phrases:
    """«1. mai – 31. oktober 2022»."""
    start = next(_skip(scan, i, _PERIOD), i)
    yield from _joined(scan, start, (("-",),))


def _joined(scan: Scan, core: int, joins: tuple[tuple[str, ...], ...]) -> Phrases:
    for first, j in stretch_at(scan, core):
        for k in _skip(scan, j, joins):
            k = k + 1 if scan.tokens.norm(k) in ("den", "i") and scan.tokens.norm(k + 1) != "dag" else k
            for second, end in stretch_at(scan, k):
                yield Phrase(Bound.ON, first, core, second), end


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
        starts = (core, core + 1) if scan.tokens.norm(core) in _LINKS and bound != Bound.ON else (core,)
        for start in starts:
            for stretch, j in stretch_at(scan, start):
                yield Phrase(bound, stretch, start, inclusive_unclear=unclear), j
        if unclear and not scan.searching:
            for duration, j in duration_at(scan.tokens, core):
                yield Phrase(bound, moved(scan.today, duration, 1), core), j


__all__ = ["DURATION_WORDS", "STARTERS", "Phrase", "phrase_at"]
