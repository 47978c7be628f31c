"""Rules for dates counted from today: «i morgen», «neste uke», «om tre måneder», «for to veker sidan», «fredag».

Flows in: tokens, a place and today. Flows out: the stretches that can be read there and where each stops.
"""

from dataclasses import replace
from datetime import date, timedelta

from assistant.deadlines.arithmetic import add, add_months
from assistant.deadlines.date_days import Stretches, numeric_day, worded_day
from assistant.deadlines.date_scan import Scan
from assistant.deadlines.date_seasons import season_around, shifted_season_or_month
from assistant.deadlines.durations import Duration, duration_at
from assistant.deadlines.stretches import AMBIGUOUS, Days, NoReadingError, Stretch, fixed, months, season
from assistant.deadlines.vocabulary import (
    COMING,
    DAY_WORDS,
    LAST,
    NEXT,
    RELATIVE_YEARS,
    SEASONS_INDEFINITE,
    SHIFTS,
    THIS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    WEEKDAYS_DEFINITE,
)
from assistant.deadlines.workdays import add_workdays, is_workday
from corpus.interval import Grain

_MONTHS_IN = {"month": 1, "quarter": 3, "tertial": 4, "half": 6, "year": 12}
GRAIN_OF = {
    "week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.QUARTER, "half": Grain.HALF, "year": Grain.YEAR,
    "tertial": Grain.SPAN, "weekend": Grain.SPAN,
}  # fmt: skip
WORKDAY_NOTE = "Virkedager er regnet mandag til fredag, uten helligdager."
_STEP = {THIS: 0, NEXT: 1, COMING: 1, LAST: -1}


def unit_around(unit: str, today: date, step: int) -> Days:
    """The week, month … that holds today, moved by whole units. A weekend is Saturday and Sunday of today's week."""
    if unit in ("week", "weekend"):
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return (monday if unit == "week" else monday + timedelta(5)), monday + timedelta(6)
    length = _MONTHS_IN[unit]
    start = add_months(date(today.year, (today.month - 1) // length * length + 1, 1), length * step)
    return start, add_months(start, length) - timedelta(1)


def day_word(scan: Scan, i: int) -> Stretches:
    """«i dag», «i morgon», «dags dato»."""
    for length in (2, 1):
        words = tuple(scan.tokens.norm(i + offset) for offset in range(length))
        if words in DAY_WORDS:
            found = scan.today + timedelta(DAY_WORDS[words])
            yield fixed(found, found, Grain.DAY), i + length


def year_word(scan: Scan, i: int) -> Stretches:
    """«i fjor», «neste år»; «i fjor haust» is the season of that year."""
    for length in (3, 2):
        words = tuple(scan.tokens.norm(i + offset) for offset in range(length))
        if words in RELATIVE_YEARS:
            year, j = scan.today.year + RELATIVE_YEARS[words], i + length
            if start := SEASONS_INDEFINITE.get(scan.tokens.norm(j)):
                yield season(start, year), j + 1
            yield months(1, 12, Grain.YEAR, year), j


def shifted_unit(scan: Scan, i: int) -> Stretches:
    """«neste uke», «forrige måned», «dette kvartalet», «kommende helg»."""
    shift, unit = SHIFTS.get(scan.tokens.norm(i)), UNITS.get(scan.tokens.norm(i + 1))
    if (
        shift is None
        or unit is None
        or (unit, shift) == ("year", THIS)
        or (unit == "year" and scan.tokens.norm(i) == "sist")
    ):
        return
    today, step = scan.today, _STEP[shift]
    earliest, latest = unit_around(unit, today, step)
    if unit != "weekend" or shift in (THIS, LAST):
        yield fixed(earliest, latest, GRAIN_OF[unit]), i + 2
        return
    near, far = unit_around(unit, today, 0), (earliest, latest)
    if today.weekday() >= 5:
        yield fixed(*far, Grain.SPAN), i + 2
    elif shift == COMING:
        yield fixed(*near, Grain.SPAN), i + 2
    else:
        yield fixed(*near, Grain.SPAN, AMBIGUOUS.format("neste helg"), others=(far,)), i + 2


def weekday_here(scan: Scan, i: int) -> tuple[int, int] | None:
    """The weekday named at `i` and where its name stops."""
    word = scan.tokens.norm(i)
    found = WEEKDAYS.get(word, WEEKDAYS_DEFINITE.get(word))
    return None if found is None else (found, i + 1)


def weekday_and_day(scan: Scan, i: int) -> Stretches:
    """«fredag 30. oktober 2020», «laurdag den 31.10.2020», «man. 3. mai 2021»: the weekday is checked."""
    tokens = scan.tokens
    named = weekday_here(scan, i)
    if named is None:
        if tokens.norm(i) not in WEEKDAY_ABBREVIATIONS or not (tokens.mark(i + 1, ".") and tokens.glued(i + 1)):
            return
        named = WEEKDAY_ABBREVIATIONS[tokens.norm(i)], i + 2
    weekday, j = named
    j = j + 1 if tokens.mark(j, ",") else j
    for rule in (worded_day, numeric_day):
        for stretch, end in rule(scan, j):
            if stretch.grain == Grain.DAY:
                yield replace(stretch, weekday=weekday), end


def relative_weekday(scan: Scan, i: int) -> Stretches:
    """«fredag», «neste fredag», «førstkommende måndag», «forrige tirsdag», «denne fredagen»."""
    shift = SHIFTS.get(scan.tokens.norm(i))
    named = weekday_here(scan, i + 1 if shift else i)
    if named is None:
        return
    weekday, j = named
    today, name = scan.today, scan.tokens.norm(j - 1)
    ahead = today + timedelta((weekday - today.weekday()) % 7)
    later = ahead + timedelta(7)
    if shift is None:
        if name in WEEKDAYS_DEFINITE:
            return
        others = ((later, later),) if ahead == today else ()
        yield (
            fixed(
                ahead, ahead, Grain.DAY, f"«{name}» er lest som den første {name}en fra og med i dag.", others=others
            ),
            j,
        )
    elif shift == THIS:
        in_week = today - timedelta(today.weekday() - weekday)
        yield fixed(in_week, in_week, Grain.DAY, "Lest som dagen i denne uka."), j
    elif shift == COMING:
        found = later if ahead == today else ahead
        yield fixed(found, found, Grain.DAY), j
    elif shift == NEXT:
        found = later if ahead == today else ahead
        after = found + timedelta(7)
        yield fixed(found, found, Grain.DAY, AMBIGUOUS.format(f"neste {name}"), others=((after, after),)), j
    else:
        found = today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
        before = found - timedelta(7)
        note = f"«forrige {name}» er tvetydig; den siste som har vært, er tatt."
        yield fixed(found, found, Grain.DAY, note, others=((before, before),)), j


def weekend(scan: Scan, i: int) -> Stretches:
    """«i helga», «til helgen»: this week's Saturday and Sunday; «til helga» said on them is the next."""
    if scan.tokens.norm(i) in ("i", "til") and scan.tokens.norm(i + 1) in ("helga", "helgen"):
        over = scan.tokens.norm(i) == "til" and scan.today.weekday() >= 5
        yield fixed(*unit_around("weekend", scan.today, int(over)), Grain.SPAN), i + 2


def counted(scan: Scan, i: int) -> Stretches:
    """«om 14 dager», «for 18 månader sidan», «to uker siden», «tre uker fra i dag»; the first day is not counted."""
    tokens = scan.tokens
    first = tokens.norm(i)
    if first == "om":
        for duration, j in duration_at(tokens, i + 1):
            yield moved(scan.today, duration, 1), j
        return
    start = i + 1 if first == "for" else i
    for duration, j in duration_at(tokens, start):
        if tokens.norm(j) in ("siden", "sidan"):
            yield moved(scan.today, duration, -1), j + 1
        elif start == i and tokens.norm(j) in ("fra", "frå"):
            for words in (("i", "dag"), ("nå",), ("no",)):
                if tokens.words(j + 1, words):
                    yield moved(scan.today, duration, 1), j + 1 + len(words)


def moved(anchor: date, duration: Duration, sign: int) -> Stretch:
    """The day so long after (-1: before) the anchor, in one step; working days are Monday–Friday less holidays."""
    if not duration.working_days:
        amount = duration.amount
        found = add(anchor, amount if sign > 0 else -amount)
        return fixed(found, found, Grain.DAY)
    if duration.days > 2000:
        raise NoReadingError("Så mange virkedager regnes ikke ut; bruk høyst 2000.")
    found = add_workdays(anchor, sign * duration.days)
    if not duration.saturdays_unclear:
        return fixed(found, found, Grain.DAY, WORKDAY_NOTE)
    other, left = anchor, duration.days
    while left:
        other += timedelta(sign)
        left -= is_workday(other, saturday_counts=True)
    return fixed(found, found, Grain.DAY, WORKDAY_NOTE + " Noen regler tar lørdag med.", others=((other, other),))


RULES = (
    weekday_and_day,
    day_word,
    year_word,
    shifted_unit,
    relative_weekday,
    season_around,
    shifted_season_or_month,
    weekend,
    counted,
)


def relative_stretch(scan: Scan, i: int) -> Stretches:
    """Everything that can be read here only by knowing today."""
    for rule in RULES:
        yield from rule(scan, i)
