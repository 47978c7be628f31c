"""The day that a question is to be answered as of, where it says so: «… hvis det er 1. mars 2021?»

Flows in: a question as written, and today. Flows out: the question without that clause, and the day. It answers
nothing.
"""

import re
from dataclasses import dataclass
from datetime import date

from assistant.deadlines.grammar import find_dates

_IS = r"(?:det|dagen|datoen|dagens dato|i dag)(?: nå| no| i dag)? (?:er|var)(?: det| den| nå| no)?(?: i dag)?"
_BEFORE = re.compile(
    rf",? *\b(?:hvis|dersom|om|viss|når|sett at|anta(?:tt)? at|(?:la oss )?si at|tenk (?:deg )?at) {_IS} $", re.I
)
_FIRST = re.compile(
    r"^\W*(?:i dag er (?:det |den )?|det er (?:i dag|nå|no) |dagens dato er (?:den )?"
    rf"|(?:hvis|dersom|om|viss|når|sett at|anta at|si at) {_IS} )$",
    re.I,
)
_TODAY = re.compile(r"^ i dag\b")
_ENDS = re.compile(r"^\s*[.,;:]?\s*")


@dataclass(frozen=True, slots=True)
class Supposed:
    """`question` asks the rest, on `day`."""

    question: str
    day: date


def supposed_day(question: str, today: date) -> Supposed | None:
    """What is asked and the day it is asked as of; None where the question says none, or no single day."""
    for found in find_dates(question, today):
        if found.reading is None or not found.reading.interval.is_day:
            continue
        day = found.reading.interval.earliest
        before, after = question[: found.span.start], _TODAY.sub("", question[found.span.end :])
        if _FIRST.match(before):
            rest = _ENDS.sub("", after)
            return Supposed(rest[:1].upper() + rest[1:], day) if rest else None
        if (clause := _BEFORE.search(before)) and clause.start() > 0:
            return Supposed(before[: clause.start()] + after, day)
    return None
