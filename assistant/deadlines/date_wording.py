"""An interval as Norwegian text that the grammar reads back to the same days.

Flows in: an interval. Flows out: «31. oktober 2020», «mai 2022», «tredje og fjerde kvartal 2023», «uke 43 i 2020».
"""

from datetime import date
from typing import Literal

from assistant.deadlines.arithmetic import covers_whole_months
from assistant.deadlines.stretches import say_day
from assistant.deadlines.vocabulary import MONTH_NAMES
from corpus.interval import Grain, Interval

Language = Literal["nb", "nn"]

_ORDINALS = {"nb": ("første", "andre", "tredje", "fjerde"), "nn": ("fyrste", "andre", "tredje", "fjerde")}
_WEEK = {"nb": "uke", "nn": "veke"}
_FROM = {"nb": "fra", "nn": "frå"}


def say(interval: Interval, language: Language = "nb") -> str:
    """The interval in words, by its grain; days that do not fill out the grain are given from day to day."""
    first, last = interval.earliest, interval.latest
    if first == last:
        return say_day(first)
    match interval.grain:
        case Grain.WEEK if first.weekday() == 0 and last.weekday() == 6:
            return _weeks(first, last, language) or _days(first, last, language)
        case Grain.QUARTER if covers_whole_months(interval):
            return _periods(first, last, 3, "kvartal", language) or _days(first, last, language)
        case Grain.HALF if covers_whole_months(interval):
            return _periods(first, last, 6, "halvår", language) or _days(first, last, language)
        case Grain.YEAR if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        case Grain.MONTH if covers_whole_months(interval):
            return _months(first, last)
        case _:
            return _days(first, last, language)


def _months(first: date, last: date) -> str:
    start, end = MONTH_NAMES[first.month - 1], f"{MONTH_NAMES[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{start}–{end}" if first.year == last.year else f"{start} {first.year}–{end}"


def _periods(first: date, last: date, length: int, name: str, language: Language) -> str:
    """«tredje kvartal 2023», «tredje og fjerde kvartal 2023», «fjerde kvartal 2023–første kvartal 2024»."""
    start, rest = divmod(first.month - 1, length)
    end, over = divmod(last.month, length)
    if rest or over:
        return ""
    words, end = _ORDINALS[language], end - 1
    if first.year != last.year:
        return f"{words[start]} {name} {first.year}–{words[end]} {name} {last.year}"
    if start == end:
        return f"{words[start]} {name} {last.year}"
    join = "og" if end == start + 1 else "til"
    return f"{words[start]} {join} {words[end]} {name} {last.year}"


def _weeks(first: date, last: date, language: Language) -> str:
    (year, week, _), (last_year, last_week, _) = first.isocalendar(), last.isocalendar()
    name = _WEEK[language]
    if year != last_year:
        return f"{name} {week} i {year}–{name} {last_week} i {last_year}"
    return f"{name} {week} i {year}" if week == last_week else f"{name} {week}–{last_week} i {year}"


def _days(first: date, last: date, language: Language) -> str:
    """«fra 1. mai til 31. oktober 2022»; a season and a turn of year keep their days."""
    start = say_day(first) if first.year != last.year else say_day(first).rsplit(" ", 1)[0]
    return f"{_FROM[language]} {start} til {say_day(last)}"
