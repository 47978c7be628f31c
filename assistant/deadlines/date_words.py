"""Rules for dates that stand in the calendar by themselves: months, quarters, halves, years, weeks, seasons, feasts.

Flows in: tokens and a place. Flows out: the stretches that can be read there and where each stops. What is counted from
today is in `date_relative`; what is built from these is in `date_parts`.
"""

from collections.abc import Callable
from dataclasses import replace

from assistant.deadlines.date_days import Stretches, numeric_day, worded_day
from assistant.deadlines.date_scan import (
    Scan,
    Year,
    four_digit_year,
    joiner,
    month_and_year,
    numbers_in_row,
    two_years,
    year_after,
)
from assistant.deadlines.date_seasons import season_of_year
from assistant.deadlines.date_tokens import NUMBER
from assistant.deadlines.holidays_no import HOLIDAY_NAMES, VAGUE_FEASTS, holiday_date
from assistant.deadlines.stretches import (
    Days,
    NoReadingError,
    Stretch,
    day,
    day_of,
    months,
    nothing,
    weeks,
)
from assistant.deadlines.vocabulary import (
    HALF_WORDS,
    MONTH_TURNS,
    QUARTER_WORDS,
    TERTIAL_WORDS,
    WEEK_WORDS,
    YEAR_TURNS,
)
from corpus.errors import SaksvarError
from corpus.interval import Grain


def month(scan: Scan, i: int) -> Stretches:
    """«mai 2022», «mai», «mai/juni 2022», «desember 2020/januar 2021», «2022-05» and «05/2022» outside running text."""
    for first, year, notes, j in month_and_year(scan, i):
        if joined := joiner(scan, j):
            for last, last_year, last_notes, k in month_and_year(scan, j + joined[0]):
                stretch = _months_in_row(first, year, last, last_year, joined[1])
                if stretch is not None:
                    yield _noted(stretch, notes + last_notes + year.notes + last_year.notes), k
        yield months(first, first, Grain.MONTH, year.number, *notes, *year.notes), j
    if scan.searching:
        return
    tokens = scan.tokens
    number, mark, after = tokens[i], tokens.norm(i + 1), tokens[i + 2]
    if number.kind == NUMBER and after.kind == NUMBER and mark in ("-", "/", ".") and not after.spaced:
        if four_digit_year(scan, i) and mark == "-" and after.digits == 2 and 1 <= after.value <= 12:
            yield months(after.value, after.value, Grain.MONTH, number.value), i + 3
        if four_digit_year(scan, i + 2) and number.digits <= 2 and 1 <= number.value <= 12:
            yield months(number.value, number.value, Grain.MONTH, after.value), i + 3


def _months_in_row(first: int, year: Year, last: int, last_year: Year, skips: bool) -> Stretch | None:
    if not skips and last != first % 12 + 1:
        return None
    if year.number is None:
        return months(first, last, Grain.MONTH, last_year.number) if first != last else None
    crosses = last <= first
    if last_year.number not in (None, year.number + crosses):
        return None
    return months(first, last, Grain.MONTH, year.number + crosses) if first != last else None


def _noted(stretch: Stretch, notes: tuple[str, ...]) -> Stretch:
    return replace(stretch, notes=stretch.notes + notes)


def _periods(word: str, most: int, grain: Grain, first: int, last: int, year: Year) -> Stretch:
    """Quarters, halves or tertials `first` to `last` of the year's `most`."""
    if not 1 <= first <= last <= most:
        return nothing(
            f"Året har {most} {word}; nummer {last if last > most else first} finnes ikke.", grain, year.number
        )
    length = 12 // most
    return months((first - 1) * length + 1, last * length, grain, year.number, *year.notes)


_PERIODS = (
    (QUARTER_WORDS, "kvartaler", 4, Grain.QUARTER),
    (HALF_WORDS, "halvår", 2, Grain.HALF),
    (TERTIAL_WORDS, "tertialer", 3, Grain.SPAN),
)


def period(scan: Scan, i: int) -> Stretches:
    """«3. kvartal 2023», «tredje og fjerde kvartal», «siste kvartal 2021», «første halvår 2023», «2. tertial 2021»."""
    tokens = scan.tokens
    for first, last, j in numbers_in_row(scan, i, 9):
        for words, name, most, grain in _PERIODS:
            if tokens.norm(j) in words:
                k = j + 2 if tokens.norm(j) in ("kv", "kvt") and tokens.mark(j + 1, ".") else j + 1
                yield from ((_periods(name, most, grain, first, last, year), end) for year, end in year_after(scan, k))
    for words, name, most, grain in _PERIODS:
        if tokens.norm(i) == "siste" and tokens.norm(i + 1) in words:
            yield from (
                (_periods(name, most, grain, most, most, year), end)
                for year, end in year_after(scan, i + 2)
                if year.number
            )
        if tokens.norm(i) in words and tokens[i + 1].digits == 1:
            for year, end in year_after(scan, i + 2):
                if year.number:
                    yield _periods(name, most, grain, tokens[i + 1].value, tokens[i + 1].value, year), end


def lettered_period(scan: Scan, i: int) -> Stretches:
    """«Q3 2023», «Q3/4 2023», «Q3/Q4 2023», «Q3–4», «2023 Q3», «H1 2023»."""
    tokens = scan.tokens
    written = four_digit_year(scan, i)
    if written is not None:
        i = i + 2 if tokens.mark(i + 1, "-/") else i + 1
    letter = tokens.norm(i)
    if letter not in ("q", "h") or tokens[i + 1].digits != 1 or not tokens.glued(i + 1):
        return
    words, most, grain = ("kvartaler", 4, Grain.QUARTER) if letter == "q" else ("halvår", 2, Grain.HALF)
    first = tokens[i + 1].value
    ends = [(first, i + 2)]
    if joined := joiner(scan, i + 2):
        j = i + 2 + joined[0]
        j = j + 1 if tokens.norm(j) == letter and tokens.glued(j + 1) else j
        if tokens[j].digits == 1 and tokens[j].value > first and (joined[1] or tokens[j].value == first + 1):
            ends.insert(0, (tokens[j].value, j + 1))
    for last, j in ends:
        if written is not None:
            yield _periods(words, most, grain, first, last, Year(written)), j
            continue
        for year, end in year_after(scan, j, ",/-"):
            bare = year.number is None and scan.searching
            if not (bare and (letter == "h" or not 1 <= first <= 4 or not tokens[i].capital)):
                yield _periods(words, most, grain, first, last, year), end


def year(scan: Scan, i: int) -> Stretches:
    """«2023», «år 2023», «2021–2024», «2020/2021»."""
    tokens = scan.tokens
    j = i + 1 if tokens.norm(i) in ("år", "året") else i
    first = four_digit_year(scan, j)
    if first is None or not 1900 <= first <= 2100:
        return
    if tokens.mark(j + 1, "-/") and (last := four_digit_year(scan, j + 2)) and first < last <= 2100:
        if tokens.norm(j + 1) == "-" or last == first + 1:
            yield Stretch(lambda _: (day_of(first, 1, 1), day_of(last, 12, 31)), Grain.YEAR, first), j + 3
        return
    yield months(1, 12, Grain.YEAR, first), j + 1


def week(scan: Scan, i: int) -> Stretches:
    """«uke 43», «uke 43 2020», «veke 43/2020», «uke 43–44 i 2020», «2020-W43»."""
    tokens = scan.tokens
    if (written := four_digit_year(scan, i)) and tokens.norm(i + 1) == "-" and tokens.norm(i + 2) == "w":
        if tokens[i + 3].digits == 2 and tokens.glued(i + 3):
            yield weeks(tokens[i + 3].value, tokens[i + 3].value, written), i + 4
        return
    number = tokens[i + 1]
    if tokens.norm(i) not in WEEK_WORDS or not 0 < number.digits <= 2:
        return
    ends = [(number.value, i + 2)]
    if (joined := joiner(scan, i + 2)) and 0 < tokens[i + 2 + joined[0]].digits <= 2:
        last = tokens[i + 2 + joined[0]].value
        if last > number.value and (joined[1] or last == number.value + 1):
            ends.insert(0, (last, i + 3 + joined[0]))
    for last, j in ends:
        for year, end in year_after(scan, j, ",/"):
            stretch = weeks(number.value, last, year.number)
            yield _noted(stretch, year.notes), end


def turn(scan: Scan, i: int) -> Stretches:
    """«årsskiftet 2020/2021», «årsskiftet», «månedsskiftet august/september 2020»: the last day and the first."""
    word = scan.tokens.norm(i)
    if word in YEAR_TURNS:
        if written := two_years(scan, i + 1):
            yield _turn(12, written[0]), written[1]
        for year, j in year_after(scan, i + 1):
            yield (_turn(12, None) if year.number is None else _turn_at_start(year.number)), j
    elif word in MONTH_TURNS:
        for first, first_year, _, j in month_and_year(scan, i + 1):
            if not scan.tokens.mark(j, "/-") and scan.tokens.norm(j) not in ("og", "til"):
                continue
            for second, year, _, k in month_and_year(scan, j + 1):
                if second != first % 12 + 1:
                    continue
                if first == 12 and (written := two_years(scan, j + 2)):
                    yield _turn(12, written[0]), written[1]
                elif first_year.number in (None, (year.number or 0) - (second == 1)):
                    yield _turn(first, year.number), k


def _turn_at_start(year: int) -> Stretch:
    """«årsskiftet 2021»: the turn into 2021, which is the earlier; it can also mean the one out of it."""
    into = _turn(12, year)
    note = f"Årsskiftet {year} er lest som inngangen til {year}."
    return replace(into, notes=(note,), others=lambda wanted: (into.of_year(wanted + 1),))


def _turn(month: int, year: int | None, *notes: str) -> Stretch:
    """The turn of `month`; `year` is the year of the first day after it."""

    def of_year(wanted: int) -> Days:
        last = months(month, month, Grain.MONTH).of_year(wanted - (month == 12))[1]
        return last, day_of(wanted, month % 12 + 1, 1)

    return Stretch(of_year, Grain.SPAN, year, notes, turn=True)


def feast(scan: Scan, i: int) -> Stretches:
    """«skjærtorsdag 2021», «2. pinsedag», «julaften neste år». Feasts without fixed edges («påsken») give a refusal."""
    tokens = scan.tokens
    for words in HOLIDAY_NAMES.get(tokens.norm(i), ()):
        if tokens.words(i, words):
            for year, j in year_after(scan, i + len(words)):
                yield Stretch(_feast_of(words), Grain.DAY, year.number, year.notes), j
            return
    if tokens.norm(i) in VAGUE_FEASTS:
        reason = f"«{tokens.norm(i)}» har ingen fast første og siste dag; skriv en dato, eller en dag som «julaften»."
        for year, j in year_after(scan, i + 1):
            # In a longer text «jul» is no date, but the year of «jul 2021» is not one by itself either.
            if scan.searching and year.number is None:
                continue
            yield Stretch(lambda _: day(1, 1).of_year(scan.today.year), Grain.SPAN, scan.today.year, vague=reason), j


def _feast_of(words: tuple[str, ...]) -> Callable[[int], Days]:
    def of_year(wanted: int) -> Days:
        try:
            found = holiday_date(words, wanted)
        except SaksvarError as error:
            raise NoReadingError(str(error)) from error
        return found, found

    return of_year


def calendar_stretch(scan: Scan, i: int) -> Stretches:
    """Everything that can be read here without knowing today, but for a missing year."""
    for rule in (worded_day, numeric_day, month, period, lettered_period, week, season_of_year, turn, feast, year):
        yield from rule(scan, i)
