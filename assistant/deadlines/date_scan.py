"""The small pieces dates are put together from: day numbers, month names, years, ordinals.

Flows in: tokens and a place among them. Flows out: every reading that starts there, each with the place where it stops,
the longest first. A rule that finds nothing yields nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.deadlines.date_tokens import MARK, NUMBER, Tokens
from assistant.deadlines.vocabulary import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    MONTHS,
    ORDINAL_ENDINGS,
    ORDINALS,
    RELATIVE_YEARS,
    month_despite_typo,
)


@dataclass(frozen=True, slots=True)
class Scan:
    """Tokens that are being read on a day.

    `searching`: looking for dates in running text, so forms that are as often something else («31.10», «10/2020»,
    «14 dager etter …») are left alone. `between`: after «mellom», so that «og» takes in what lies between.
    """

    tokens: Tokens
    today: date
    searching: bool = False
    between: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written; None where there was none. `note` says what was taken for granted."""

    number: int | None = None
    notes: tuple[str, ...] = ()


def full_year(two_digits: int, today: date) -> Year:
    """The year with those last two digits nearest to today: from 69 years back to 30 ahead."""
    first = today.year - 69
    number = first + (two_digits - first) % 100
    return Year(number, (f"Året «{two_digits:02d}» er lest som {number}.",))


def four_digit_year(scan: Scan, i: int) -> int | None:
    """The year written at `i` with four digits, 1500–2199, else None."""
    token = scan.tokens[i]
    return token.value if token.kind == NUMBER and token.digits == 4 and 1500 <= token.value <= 2199 else None


def year_after(scan: Scan, i: int, separators: str = ",") -> Iterator[tuple[Year, int]]:
    """The year that follows a date word: « 2022», « i 2022», «, 2022», « neste år», « '22»; at last none at all."""
    tokens = scan.tokens
    j = i + 1 if tokens.mark(i, separators) else i
    for words in _RELATIVE_BY_FIRST.get(tokens.norm(j), ()):
        if tokens.words(j, words):
            yield Year(scan.today.year + RELATIVE_YEARS[words]), j + len(words)
    k = j + 1 if tokens.norm(j) == "i" else j
    k = k + 1 if tokens.norm(k) in ("år", "året") else k
    if (year := four_digit_year(scan, k)) is not None:
        yield Year(year), k + 1
    if tokens.mark(j, "'’‘") and tokens[j + 1].digits == 2 and tokens.glued(j + 1):
        yield full_year(tokens[j + 1].value, scan.today), j + 2
    yield Year(), i


def _by_first(table: dict[tuple[str, ...], int]) -> dict[str, tuple[tuple[str, ...], ...]]:
    first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(table, key=len, reverse=True):
        first[words[0]] = (*first.get(words[0], ()), words)
    return first


_RELATIVE_BY_FIRST = _by_first(RELATIVE_YEARS)


def day_number(scan: Scan, i: int) -> Iterator[tuple[int, int]]:
    """«31.», «31», «31te», «tjuefjerde»."""
    tokens = scan.tokens
    token = tokens[i]
    if token.kind == NUMBER and token.digits <= 2:
        ending = tokens.norm(i + 1) in ORDINAL_ENDINGS and tokens.glued(i + 1)
        yield token.value, i + 2 if ending or tokens.mark(i + 1, ".") else i + 1
    elif token.norm in ORDINALS:
        yield ORDINALS[token.norm], i + 1


def ordinal(scan: Scan, i: int) -> Iterator[tuple[int, int]]:
    """«3.», «3», «tredje»; a number of one digit."""
    return ((number, j) for number, j in day_number(scan, i) if number < 10)


def month_name(scan: Scan, i: int, loose: bool) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """The month named at `i`, with notes. `loose`: also abbreviated or misspelt, as beside a day number or a year."""
    tokens = scan.tokens
    word = tokens.norm(i)
    if word in MONTHS:
        after = i + 2 if tokens.norm(i + 1) in ("måned", "månad") else i + 1
        yield MONTHS[word], (), after
    elif loose and word in MONTH_ABBREVIATIONS:
        yield MONTH_ABBREVIATIONS[word], (), i + 2 if tokens.mark(i + 1, ".") and tokens.glued(i + 1) else i + 1
    elif loose and tokens[i].kind != MARK and (month := month_despite_typo(word)):
        yield month, (f"«{word}» er lest som {MONTH_NAMES[month - 1]}.",), i + 1


def month_and_year(scan: Scan, i: int) -> Iterator[tuple[int, Year, tuple[str, ...], int]]:
    """«mai», «mai 2022», «okt. 2020», «mai måned neste år»; abbreviated or misspelt only with a year."""
    word = scan.tokens.norm(i)
    if word == "jul" and not scan.tokens.mark(i + 1, "."):
        return  # «før jul 2021» is Christmas
    for month, notes, j in month_name(scan, i, loose=True):
        for year, k in year_after(scan, j):
            if year.number is not None or word in MONTHS:
                yield month, year, notes, k


def numbers_in_row(scan: Scan, i: int, most: int) -> Iterator[tuple[int, int, int]]:
    """«3.», «3./4.», «tredje og fjerde», «tredje eller fjerde», «1.–3.» as first, last and where it stops.

    Only a dash and «til» skip numbers; «/», «og» and «eller» must be neighbours, else they name two stretches.
    """
    for first, j in ordinal(scan, i):
        if joined := joiner(scan, j):
            for last, k in ordinal(scan, j + joined[0]):
                if first < last <= most and (joined[1] or last == first + 1):
                    yield first, last, k
        yield first, first, j


def joiner(scan: Scan, i: int) -> tuple[int, bool] | None:
    """How many tokens join two numbers or names here, and whether what lies between them is meant too."""
    tokens = scan.tokens
    if tokens.mark(i, "-") or tokens.norm(i) == "til":
        return 1, True
    if tokens.mark(i, "/"):
        return 1, False
    if tokens.words(i, ("og", "/", "eller")):
        return 3, False
    if tokens.norm(i) in ("og", "eller"):
        return 1, scan.between and tokens.norm(i) == "og"
    return None


def two_years(scan: Scan, i: int) -> tuple[int, int] | None:
    """The later of two years in a row («2020/2021», «2020–21») and where they stop."""
    first = four_digit_year(scan, i)
    if first is None or not scan.tokens.mark(i + 1, "/-"):
        return None
    short = scan.tokens[i + 2]
    last = first - first % 100 + short.value if short.digits == 2 else four_digit_year(scan, i + 2)
    return (first + 1, i + 3) if last == first + 1 else None
