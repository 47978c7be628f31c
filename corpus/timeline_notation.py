"""How dates are written in `timeline.yaml`: `2020-10-31`, `2022-05`, `2023-Q3`, `2023-H2`, `2023`, or two with `/`.

Flows in: that notation and the source's wording. Flows out: an interval. It does not read Norwegian; the file says the
date once more in a form that cannot be misread, and the wording is what people see.
"""

import re
from calendar import monthrange
from datetime import date

from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval

ACCEPTED = "2020-10-31, 2022-05, 2023-Q3, 2023-H2 eller 2023, eller to slike med / mellom"
FIRST_YEAR, LAST_YEAR = 1900, 2199
_PART = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")


def read_notation(text: str, wording: str = "") -> Interval:
    """Every day that the notation covers; two parts run from the first day of one to the last day of the other.

    Raises SaksvarError, without the place, that says what was seen and which notations there are.
    """
    parts = [_part(part.strip()) for part in text.split("/")]
    match parts:
        case [(first, last, grain)]:
            return Interval(first, last, grain, wording)
        case [(first, _, _), (_, last, _)] if first <= last:
            return Interval(first, last, Grain.SPAN, wording)
        case [_, _]:
            raise SaksvarError(f"«{text}» begynner etter at det slutter")
        case _:
            raise SaksvarError(f"«{text}» er ikke en dato; skriv {ACCEPTED}")


def _part(text: str) -> tuple[date, date, Grain]:
    found = _PART.fullmatch(text)
    if not found:
        raise SaksvarError(f"«{text}» er ikke en dato; skriv {ACCEPTED}")
    year = int(found["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SaksvarError(f"året i «{text}» er utenfor {FIRST_YEAR}–{LAST_YEAR}")
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3, Grain.QUARTER)
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6, Grain.HALF)
    if not found["month"]:
        return _months(year, 1, 12, Grain.YEAR)
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise SaksvarError(f"måneden i «{text}» finnes ikke; den skal være 01 til 12")
    if not found["day"]:
        return _months(year, month, 1, Grain.MONTH)
    if not 1 <= int(found["day"]) <= monthrange(year, month)[1]:
        raise SaksvarError(f"dagen «{text}» finnes ikke")
    day = date(year, month, int(found["day"]))
    return day, day, Grain.DAY


def _months(year: int, first: int, count: int, grain: Grain) -> tuple[date, date, Grain]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), grain
