"""The dates that a sentence of the papers states, as operands, for a computation that no plan has the dates of.

Flows in: a quoted sentence, and the thing whose date it was found for. Flows out: its dates as operands, the one that
is the thing's first. It computes nothing; what it found is marked as not confirmed by anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.deadlines.found_deadlines import BOUNDED, NAMED, label, with_day
from assistant.deadlines.grammar import FoundDate, find_dates
from assistant.deadlines.operand import Operand
from assistant.deadlines.wording import say_interval
from corpus.document import Document, Evidence, Span
from corpus.interval import Grain, Interval
from corpus.paper_kind import paper_date
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

_MOVED = re.compile(
    r"\b(?:utsatt|utsett|utsettes|skjøvet|skyves|forskjøvet|forskyves|flyttet|flyttes|flytta|endret|endres|endra"
    r"|skuva|skyvast|utsetjast|forlenget|forlenga|framskyndet|framskyndes)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:slutt\w*|ferdig\w*|over|avslutt\w*|ender|utløp\w*|opphør\w*)\b", re.IGNORECASE)
_PART = 4
_GRAINS = (Grain.DAY, Grain.MONTH)


@dataclass(frozen=True, slots=True)
class StatedDays:
    """The dates of one sentence: `at` is the thing's own, `ends` the two that a stretch or a change goes between;
    `moved`: it is a change, from the first to the second; `told_of`: it was over when the paper was written."""

    at: Operand
    ends: tuple[Operand, Operand] | None = None
    moved: bool = False
    told_of: bool = False

    def now(self, others: Sequence["StatedDays"]) -> "StatedDays":
        """The same, or where one of the others says that its date was moved, that one."""
        return next((one for one in others if one.moved and one.ends and one.ends[0].said == self.at.said), self)


def stated_days(document: Document, span: Span, thing: str, today: date) -> StatedDays | None:
    """The dates in the sentence at `span` as dates of `thing`; None when it states no day and no month, or has no word
    of the thing.

    A date without a year is read from the document's own date; without that either it is left out.
    """
    span = with_day(document.text, span)
    text = span.of(document.text)
    own = paper_date(document)
    dated = [
        found
        for found in find_dates(text, own.latest if own else today)
        if found.reading and (own or not found.reading.year_supplied)
    ]
    values = [(found.span.start, value) for found in dated for value in _values(found)]
    if not values or not _shares_a_word(text, thing):
        return None
    named = NAMED.search(text) is not None
    name = f"{'fristen' if named else 'datoen'} i «{label(document, span)}»"
    place = document.section_at(span.start).label.partition(":")[0].lower()
    as_of = (say_interval(own) if own.is_day else own.wording) if own else ""
    bounded = named or any(found.reading and found.reading.bound in BOUNDED for found in dated)
    operands = [
        Operand(name, value, Evidence(document.id, span), place, as_of, bounded, confirmed=False) for _, value in values
    ]
    stretch = next((found for found in dated if found.reading and len(found.reading.parts) == 2), None)
    moved = _MOVED.search(text) is not None
    ends = (operands[0], operands[1]) if len(operands) == 2 and (stretch or moved) else None
    if ends is not None:
        return StatedDays(ends[1] if moved or _ENDS.search(thing) else ends[0], ends, moved)
    at = operands[_nearest(text, [start for start, _ in values], thing)]
    return StatedDays(at, told_of=own is not None and at.value.latest < own.earliest)


def _shares_a_word(text: str, thing: str) -> bool:
    """Whether a telling word of the thing is in the text, alone or within a longer word («nybygget» and «bygget»)."""
    said, sought = ([word for word in words(one) if word.form not in STOPWORDS] for one in (text, thing))
    return any(
        one.stem == other.stem
        or lemma_stem(one.form) == lemma_stem(other.form)
        or (min(len(one.stem), len(other.stem)) >= _PART and (one.stem in other.form or other.stem in one.form))
        for one in said
        for other in sought
    )


def _values(found: FoundDate) -> Sequence[Interval]:
    assert found.reading is not None
    values = found.reading.parts or (found.reading.interval,)
    return [value for value in values if value.grain in _GRAINS]


def _nearest(text: str, starts: Sequence[int], thing: str) -> int:
    """The date that stands closest behind a word of the thing, else the first."""
    if len(starts) == 1:
        return 0
    wanted = {
        form for word in words(thing) if word.form not in STOPWORDS for form in (word.stem, lemma_stem(word.form))
    }
    said = [word.end for word in words(text) if {word.stem, lemma_stem(word.form)} & wanted]
    behind = [min((start - end for end in said if end <= start), default=len(text)) for start in starts]
    return min(range(len(starts)), key=lambda place: behind[place])
