"""Whether it is more or less than so long to something: «Er det mer enn 100 dager til fristen?»

Flows in: a question in bokmål, and the sum that answers how long it is. Flows out: the question for that sum, and the
sum with «Ja» or «Nei» first and a line that shows why. It finds no date and asks nobody.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Amount, add
from assistant.deadlines.durations import find_durations
from assistant.deadlines.wording import say_day
from corpus.errors import SaksvarError

_BOUNDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "mer enn": gt, "minst": ge, "mindre enn": lt, "høyst": le, "": eq,
}  # fmt: skip
_SAID = {
    **dict.fromkeys(("mer enn", "over", "flere enn", "lenger enn"), "mer enn"),
    **dict.fromkeys(("minst", "minimum"), "minst"),
    **dict.fromkeys(("mindre enn", "under", "færre enn", "kortere enn"), "mindre enn"),
    **dict.fromkeys(("høyst", "maks", "maksimalt", "maksimum"), "høyst"),
}
_IS_IT = re.compile(
    rf"^\W*(?P<opens>(?:er|var|blir|går|gikk|tar|tok|har|hadde|varer|varte)\b(?: \w+){{1,4}}?)"
    rf"(?: (?P<bound>{'|'.join(_SAID)}))?$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"(?:er|var|blir|går|gikk) det", re.IGNORECASE)
"""Nothing is said of about, nearly or soon."""
_ENDS = re.compile(r"(?:igjen )?(?:fra|mellom|til|siden)\b", re.IGNORECASE)
_SINCE = re.compile(r"^siden\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LengthBound:
    """A length that a stretch of time is held against, as `said` («mer enn», «minst», nothing for just so long).

    `question` asks for the stretch itself, and `since` for one that ends today."""

    question: str
    said: str
    amount: Amount
    since: bool


def length_bound(text: str) -> LengthBound | None:
    """What a question such as «Har vi minst ni måneder til …?» holds the time against; None when it asks otherwise, or
    of working days."""
    for found in find_durations(text):
        opening = _IS_IT.match(text[: found.span.start].rstrip())
        rest = text[found.span.end :].strip()
        if opening is None or (
            opening["bound"] is None and not (_ENDS.match(rest) and _PLAINLY.fullmatch(opening["opens"]))
        ):
            continue
        if any(map(str.isalpha, rest)) and not found.duration.working_days:
            asked = f"Hvor mange dager {opening['opens'].strip().lower()} {rest}"
            said = _SAID[opening["bound"].casefold()] if opening["bound"] else ""
            return LengthBound(asked, said, found.duration.amount, _SINCE.match(rest) is not None)
    return None


def held_against(bound: LengthBound, computed: Computation) -> Computation:
    """The sum with its «Ja» or «Nei» first; as it is where what it comes to is not surely on one side."""
    stretches = _stretches(computed, bound.since)
    try:
        ends = [(start, add(start, bound.amount), end) for start, end in stretches]
    except SaksvarError:  # a length past the end of all calendars
        return computed
    holds = _BOUNDS[bound.said]
    number = None if bound.amount.days else computed.result.get("calendar_months")
    # Two months are counted from the one to the other, whatever days of them.
    told = {holds(end, limit) for _, limit, end in ends} if number is None else {holds(number, bound.amount.months)}
    if len(told) != 1 or (told == {False} and not bound.said):
        # «Er det fem måneder …?», where it is five months and a day, is told as the sum.
        return computed
    length = f"{bound.said} {bound.amount.wording}".strip()
    verdict = f"Ja, det er {length}." if told == {True} else f"Nei, det er ikke {length}."
    steps = (f"{say_day(start)} + {bound.amount.wording} = {say_day(limit)}" for start, limit, _ in ends)
    return replace(computed, sentences=(verdict, *computed.sentences), steps=(*computed.steps, *dict.fromkeys(steps)))


def _stretches(computed: Computation, since: bool) -> list[tuple[date, date]]:
    """The first and last day of the shortest and the longest stretch that a sum may mean, of each of several things;
    none where what one asks how long it is to is over."""
    result = computed.result
    if computed.operation == "between" and result.get("days", -1) >= 0:
        return [(date.fromisoformat(result["start"]), date.fromisoformat(result["end"]))]
    if computed.operation != "days_left":
        return []
    today = date.fromisoformat(result["today"])
    days = [date.fromisoformat(item[end]) for item in result["items"] for end in ("earliest", "latest")]
    if since:
        return [(day, today) for day in days] if max(days) < today else []
    return [(today, day) for day in days] if min(days) >= today else []
