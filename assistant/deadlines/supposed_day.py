"""The day that a question is to be answered as of, where it says so: «… hvis det er 1. mars 2021?»

Flows in: a question as written, and today. Flows out: the question without that clause, and the day. It answers
nothing. Only a clause that says no more than the day is taken: «om det er 1. mars 2021 avtalen gjelder» asks whether.
"""

import re
from dataclasses import dataclass
from datetime import date

from assistant.deadlines.grammar import FoundDate, find_dates

_IS = r"(?:det|dagen|datoen|dagens dato|i dag)(?: nå| no| i dag)? er?(?: det| den| nå| no)?(?: i dag)?"
_TODAY_IS = r"(?:dagen|datoen|dagens dato|i dag|det i dag)(?: i dag)? er?(?: det| den)?"
_IF = rf"(?:(?:hvis|dersom|viss|hvess|visst|sett at|anta at) {_IS}|om {_TODAY_IS})"
_CLAUSE = re.compile(rf",? *\b{_IF} $", re.IGNORECASE)
_FIRST = re.compile(rf"^\W*(?:i dag er (?:det |den )?|dagens dato er (?:den )?|{_IF} )$", re.IGNORECASE)
_ENDS_FIRST = re.compile(r"^(?: i dag)?\s*[.,;:]\s*(?P<rest>.*[^\W\d_].*)$", re.DOTALL)
_CLOSES = re.compile(r"^(?: i dag)?\s*(?:[?.!]+\s*)?$")
_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True)
class Supposed:
    """`question` asks the rest, on `day`."""

    question: str
    day: date


def supposed_day(question: str, today: date) -> Supposed | None:
    """What is asked and the day it is asked as of; None where the question says none, or no single day of a year."""
    dated = find_dates(question, today)
    for found in dated:
        day = _day(found, question)
        if day is None:
            continue
        before, after = question[: found.span.start], question[found.span.end :]
        if _FIRST.match(before) and (ends := _ENDS_FIRST.match(after)):
            rest = ends["rest"]
            return Supposed(rest[:1].upper() + rest[1:], day)
        clause = _CLAUSE.search(before)
        if clause and clause.start() > 0 and _CLOSES.match(after):
            return Supposed(before[: clause.start()] + "?", day)
    return None


def _day(found: FoundDate, question: str) -> date | None:
    """The day of a date that is written out with its year."""
    reading = found.reading
    if reading is None or not reading.interval.is_day or reading.year_supplied:
        return None
    day = reading.interval.earliest
    return day if day.year in _YEARS and str(day.year) in found.span.of(question) else None
