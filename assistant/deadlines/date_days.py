"""Rules for single days written with a number: «31. oktober 2020», «31.10.20», «31/10-2020», «1.–3. juni».

Flows in: tokens and a place. Flows out: the days that can be read there and where each stops.
"""

from collections.abc import Iterator

from assistant.deadlines.date_scan import (
    Scan,
    Year,
    day_number,
    four_digit_year,
    full_year,
    joiner,
    month_name,
    year_after,
)
from assistant.deadlines.date_tokens import NUMBER
from assistant.deadlines.stretches import Days, Stretch, day, day_of
from assistant.deadlines.vocabulary import word_set
from corpus.interval import Grain

Stretches = Iterator[tuple[Stretch, int]]


def worded_day(scan: Scan, i: int) -> Stretches:
    """«31. oktober 2020», «den tredje mars 2021», «1.–3. juni 2021», «31. okt. i år»."""
    j = i + 1 if scan.tokens.norm(i) == "den" else i
    for first, k in day_number(scan, j):
        for month, notes, after in month_name(scan, k, loose=scan.tokens[j].kind == NUMBER):
            for year, end in year_after(scan, after):
                yield day(month, first, year.number, *notes, *year.notes), end
            if not scan.searching and scan.tokens[after].digits == 2:
                year = full_year(scan.tokens[after].value, scan.today)
                yield day(month, first, year.number, *notes, *year.notes), after + 1
        if not (joined := joiner(scan, k)):
            continue
        for last, k2 in day_number(scan, k + joined[0]):
            if last <= first or (not joined[1] and last != first + 1):
                continue
            for month, notes, after in month_name(scan, k2, loose=True):
                for year, end in year_after(scan, after):
                    yield _days(month, first, last, year, notes), end


def _days(month: int, first: int, last: int, year: Year, notes: tuple[str, ...]) -> Stretch:
    def of_year(wanted: int) -> Days:
        return day_of(wanted, month, first), day_of(wanted, month, last)

    return Stretch(of_year, Grain.SPAN, year.number, (*notes, *year.notes))


def numeric_day(scan: Scan, i: int) -> Stretches:
    """«31.10.2020», «31.10.20», «31/10-2020», «31/10 2020», «2020-10-31»; without a year only outside running text."""
    tokens = scan.tokens
    i = i + 1 if tokens.norm(i) == "den" else i
    first, mark, second = tokens[i], tokens.norm(i + 1), tokens[i + 2]
    if first.kind != NUMBER or second.kind != NUMBER or second.digits > 2 or mark not in (".", "/", "-"):
        return
    if first.digits == 4:
        third = tokens[i + 4]
        if tokens.norm(i + 3) == mark and third.digits == 2 == second.digits and four_digit_year(scan, i):
            yield day(second.value, third.value, first.value), i + 5
        return
    if first.digits > 2 or (first.value > 31 and second.value > 12):
        return
    year_marks = {".": ".", "/": "-/.", "-": "-"}[mark]
    if not scan.searching and mark == ".":
        year_marks = ".-"
    j = i + 4 if tokens.mark(i + 3, year_marks) else i + 3
    if j == i + 4 or (tokens[j].spaced and (mark == "/" or (mark == "." and not scan.searching))):
        if (number := four_digit_year(scan, j)) is not None:
            yield day(second.value, first.value, number), j + 1
        elif tokens[j].digits == 2 and j == i + 4 and not (mark == "-" and scan.searching):
            year = full_year(tokens[j].value, scan.today)
            yield day(second.value, first.value, year.number, *year.notes), j + 1
    if mark != "-" and second.value <= 12 and not (scan.searching and not _dated_beside(scan, i)):
        if mark == "." and tokens.mark(i + 3, ".") and tokens[i + 4].kind != NUMBER:
            yield day(second.value, first.value), i + 4
        yield day(second.value, first.value), i + 3


_BEFORE_A_BARE_DAY = word_set("den innen innan senest seinast frist fristen dato datoen møte møtet møter møta")
_BETWEEN = word_set("er var på : til")


def _dated_beside(scan: Scan, i: int) -> bool:
    """Whether the words beside make «31.10» a day and not a time, a sum or a chapter.

    That is a word for a deadline or a meeting before it, or a full date after it («22.6 og 24.8.2020»).
    """
    tokens = scan.tokens
    before = i - 2 if tokens.norm(i - 1) in _BETWEEN else i - 1
    if tokens.norm(before) in _BEFORE_A_BARE_DAY:
        return True
    listed = tokens.norm(i + 3) in ("og", ",", "eller") and tokens.mark(i + 5, ".") and tokens.mark(i + 7, ".")
    return listed and tokens[i + 8].digits == 4 and tokens.norm(i - 1) not in ("kl", ".")
