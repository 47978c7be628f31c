"""The day that something was decided: the day of the minutes whose decision answers.

Flows in: what the papers answered to when something was decided. Flows out: that day as an operand that cites where the
minutes state it; None where the answer is no decision. A decision seldom says when it was made: its paper does.
"""

import re
from datetime import date

from assistant.deadlines.grammar import find_dates
from assistant.deadlines.operand import Operand
from assistant.told import Told, leads
from corpus.document import Document, Evidence, Span
from corpus.interval import Interval
from corpus.paper_kind import OF_A_MEETING, paper_date, paper_kind
from corpus.standing import standing_at
from corpus.standing_words import Standing

_WAS_DECIDED = re.compile(
    r"\b(?:vedtok|vedtatt|vedtas|vedtak\w*|bestemte|bestemt|besluttet|avgjorde|avgjort|godkjente|godkjent"
    r"|sa (?:ja|nei))\b",
    re.IGNORECASE,
)
_NEAR_TOP = 1200


def decision_day(thing: str, told: Told, today: date) -> Operand | None:
    """The day of the decision that `told` leads with, where the thing is that something was decided."""
    if not _WAS_DECIDED.search(thing):
        return None
    for quote in leads(told.answer)[:1]:
        if standing_at(quote.document, quote.span) is Standing.DECIDED:
            return meeting_day(quote.document, today)
    return None


def meeting_day(document: Document, today: date) -> Operand | None:
    """The day of the meeting that the paper has the minutes of; None of other papers, or where none is stated."""
    if (kind := paper_kind(document)) not in OF_A_MEETING:
        return None
    return paper_day(document, f"datoen for vedtaket i {kind.value}", today)


def paper_day(document: Document, name: str, today: date) -> Operand | None:
    """The day that a paper is from, called `name`; None where it states none."""
    when = paper_date(document)
    if when is None or not when.is_day or (place := _stated_at(document, when, today)) is None:
        return None
    return Operand(name, when, Evidence(document.id, place), confirmed=False)


def _stated_at(document: Document, when: Interval, today: date) -> Span | None:
    """The line near the top that states the day that the paper is from."""
    for block in document.blocks:
        if block.span.start > _NEAR_TOP:
            break
        found = (one.reading for one in find_dates(block.span.of(document.text), today) if one.reading)
        if any((one.interval.earliest, one.interval.latest) == (when.earliest, when.latest) for one in found):
            return block.span
    return None
