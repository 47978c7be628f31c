"""The dates that a sentence of the papers states, as operands, for a computation that no plan has the dates of.

Flows in: a quoted sentence, and the thing whose date it was found for. Flows out: its dates as operands, the one that
is the thing's first. It computes nothing; what it found is marked as not confirmed by anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from assistant.deadlines.columns import cells_of
from assistant.deadlines.former_dates import former_dates
from assistant.deadlines.found_deadlines import BOUNDED, NAMED, label, with_day
from assistant.deadlines.grammar import Bound, FoundDate, find_dates, find_durations
from assistant.deadlines.operand import Operand
from assistant.deadlines.said_above import with_above
from assistant.deadlines.wording import say_interval
from assistant.particle_verbs import joined
from corpus.document import Document, Evidence, Span
from corpus.interval import Grain, Interval
from corpus.paper_kind import paper_date
from index.analyse import STOPWORDS, Word, words
from index.lemma import lemma_stem

_MOVED = re.compile(
    r"\b(?:utsatt|utsett|utsettes|skjøvet|skyves|forskjøvet|forskyves|flyttet|flyttes|flytta|endret|endres|endra"
    r"|skuva|skyvast|utsetjast|forlenget|forlenga|framskyndet|framskyndes)\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\b(?:den |det |de )?(?:nye|ny|nytt)\b", re.IGNORECASE)
"""Said by that another date is told as the old one."""
_A_DEADLINE = re.compile(r"frist(?:en|ens|ane|ene|er|ar)?")
_FROM_TO = re.compile(r"\b(?:fra|frå) ¤ (?:og )?(?:fr[ae]m )?(?:til og med|til) ¤", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:og|men|mens)\b", re.IGNORECASE)
_EMPTY = STOPWORDS | {"å"}
_PART, _PREFIX = 4, 3
_LONG, _SPELT_ALIKE = 6, 83
_BEFORE, _APART = 10, 40
_GRAINS = (Grain.DAY, Grain.MONTH)


@dataclass(frozen=True, slots=True)
class StatedDays:
    """The dates of one sentence: `at` is the thing's own, `ends` the two that a stretch or a change goes between;
    `moved`: it is a change, from the first to the second; `told_of`: it was over when the paper was written; `share`:
    how much of the thing's words the sentence has, 0 to 1."""

    at: Operand
    ends: tuple[Operand, Operand] | None = None
    moved: bool = False
    told_of: bool = False
    share: float = 1.0

    def now(self, others: Sequence["StatedDays"]) -> "StatedDays":
        """The same, or where one of the others, as much of the thing, says that its date was moved, that one."""
        return next(
            (
                one
                for one in others
                if one.moved and one.ends and one.ends[0].said == self.at.said and one.share >= self.share
            ),
            self,
        )


def stated_days(document: Document, span: Span, thing: str, today: date, *, above: bool = False) -> StatedDays | None:
    """The dates in the sentence at `span` as dates of `thing`; None when it states no day and no month for it.

    `above`: what stands over the sentence says its part of the thing too.

    A date without a year is read from the day the document is from; without that it is left out, as is one that is only
    the first that something can be («tidligst 1. april»), and one told by how long ago it was.
    """
    span = with_day(document.text, span)
    text = span.of(document.text)
    own = paper_date(document)
    dated = [
        found
        for found in find_dates(text, own.latest if own else today)
        if found.reading
        and (not found.reading.year_supplied or (own is not None and own.is_day))
        and found.reading.bound not in (Bound.AFTER, Bound.AT_EARLIEST)
        and not find_durations(found.span.of(text))
    ]
    former = former_dates(text, dated)
    values = [_Value(found, value) for found in dated if found not in former for value in _values(found)]
    if not values:
        return None
    saying = with_above(document, span) if above else text
    said = share(saying, thing)
    named = NAMED.search(text)
    after_name = next((one for one in values if named and one.start >= named.end()), None)

    def operand(one: _Value) -> Operand:
        return date_of(document, span, one.value, is_deadline=one.is_bounded or one is after_name)

    replaced = [_Value(found, value) for found in former for value in _values(found)]
    if len(replaced) == len(values) == 1 and values[0].value.grain in _GRAINS:
        said = share(saying, _NEW.sub(" ", _MOVED.sub(" ", thing)))
        if replaced[0].value.grain not in _GRAINS:
            return StatedDays(operand(values[0]), share=said)
        return StatedDays(operand(values[0]), (operand(replaced[0]), operand(values[0])), moved=True, share=said)
    cells = cells_of(document, span) if len(values) > 1 else ()
    celled = [(one, cell) for one in values for cell in cells if cell.span.contains(one.within(span))]
    was = [one for one, cell in celled if cell.was]
    is_now = [one for one, cell in celled if cell.is_now]
    if len(values) == 2 and len(celled) == 2 and len(is_now) == 1 and not was:
        # «Plan i april 2026 | Ny plan»: what stands beside the new date was so before.
        was = [one for one, cell in celled if not cell.is_now]
    if len(is_now) == 1 and is_now[0].value.grain in _GRAINS:
        if len(was) != 1:
            return StatedDays(operand(is_now[0]), share=said)
        # That it was moved is said by the columns.
        said = share(saying, _MOVED.sub(" ", thing))
        return StatedDays(operand(is_now[0]), (operand(was[0]), operand(is_now[0])), moved=True, share=said)
    headed = [one for one, cell in celled if shared(cell.heading, thing)]
    if len(headed) == 1 and headed[0].value.grain in _GRAINS:
        return StatedDays(operand(headed[0]), share=said)
    if len(values) == 2 and all(one.value.grain in _GRAINS for one in values):
        stretch = len(dated) == 1 or _FROM_TO.search(
            f"{text[: values[0].start]}¤{text[values[0].end : values[1].start]}¤"
        )
        if stretch:
            moved = _MOVED.search(text) is not None
            ends = (operand(values[0]), operand(values[1]))
            return StatedDays(ends[1] if moved else ends[0], ends, moved, share=said)
    at = _nearest(text, values, thing)
    if at.value.grain not in _GRAINS:
        return None
    told_of = own is not None and at.value.latest < own.earliest
    return StatedDays(operand(at), told_of=told_of, share=said)


def date_of(document: Document, span: Span, value: Interval, *, is_deadline: bool = False) -> Operand:
    """A date that the sentence at `span` states, as what is computed with."""
    own = paper_date(document)
    place = document.section_at(span.start).label.partition(":")[0].lower()
    as_of = (say_interval(own) if own.is_day else own.wording) if own else ""
    name = f"{'fristen' if is_deadline else 'datoen'} i «{label(document, span)}»"
    return Operand(name, value, Evidence(document.id, span), place, as_of, is_deadline, confirmed=False)


@dataclass(frozen=True, slots=True)
class _Value:
    """A date of a sentence: where its words stand, and whether they bound it («innen 1. mai»)."""

    found: FoundDate
    value: Interval

    @property
    def start(self) -> int:
        return self.found.span.start

    @property
    def end(self) -> int:
        return self.found.span.end

    def within(self, span: Span) -> Span:
        """Where it stands in the document of the sentence at `span`."""
        return Span(span.start + self.start, span.start + self.end)

    @property
    def is_bounded(self) -> bool:
        return self.found.reading is not None and self.found.reading.bound in BOUNDED


def _values(found: FoundDate) -> Sequence[Interval]:
    assert found.reading is not None
    return [replace(value, wording="") for value in found.reading.parts or (found.reading.interval,)]


def shared(text: str, other: str) -> bool:
    """Whether two texts have a telling word in common, alone or as a part of a longer one."""
    return any(_alike(one, two) for one in _telling(text) for two in _telling(other))


def share(text: str, thing: str) -> float:
    """How many of the telling words of the thing are in the text, alone or as a part of a longer word («nybygget» and
    «bygget»); 1 of none."""
    said = _telling(text)
    # «fristen» is said by «innen», and one word for moving by another.
    as_said = [_A_DEADLINE, *([_MOVED] if _MOVED.search(text) else [])]
    sought = [word for word in _telling(thing) if not any(one.fullmatch(word.form) for one in as_said)]
    apart = _with_particles(text)
    found = (any(_alike(one, other) for one in said) or other.form.startswith(apart) for other in sought)
    return sum(found) / len(sought) if sought else 1.0


def _with_particles(text: str) -> tuple[str, ...]:
    """The stems of the text's verbs with their particles: «lyses ut», which «utlysingen» is."""
    forms = [word.form for word in words(text)]
    found = (verb for place in range(len(forms)) for verb in joined(forms, place))
    return tuple(verb for verb in found if len(verb) > _PART)


def says_all(document: Document, span: Span, names: Sequence[str]) -> bool:
    """Whether the sentence at `span`, or what stands over it, says each of the names."""
    return all(shared(one.split()[-1], with_above(document, span)) for one in names)


def tells(text: str) -> bool:
    """Whether a text has a telling word at all: «de skal opp» has none."""
    return telling(text) > 0


def telling(text: str) -> int:
    """How many telling words a text has."""
    return len(_telling(text))


def _telling(text: str) -> list[Word]:
    return [word for word in words(text) if word.form not in _EMPTY and not word.form.isdigit()]


def _alike(one: Word, other: Word) -> bool:
    if one.stem == other.stem or lemma_stem(one.form) == lemma_stem(other.form):
        return True
    short, long = sorted((one.stem, other.stem), key=len)
    if len(short) >= _LONG and len(long) - len(short) <= 1 and fuzz.ratio(short, long) >= _SPELT_ALIKE:
        # «tilbodsfrist» is «tilbudsfrist» in the other form of the language.
        return True
    return (len(short) >= _PREFIX and long.startswith(short)) or (len(short) >= _PART and short in long)


def _nearest(text: str, values: Sequence[_Value], thing: str) -> _Value:
    """The date that stands closest to a word of the thing, sooner behind it than before it, and in its clause."""
    wanted = _telling(thing)
    places = [word for word in words(text) if any(_alike(word, one) for one in wanted)]

    def distance(one: _Value) -> int:
        return min(
            (
                len(between) + (0 if behind else _BEFORE) + (_APART if _CLAUSE.search(between) else 0)
                for word in places
                for behind in [word.end <= one.start]
                for between in [text[word.end : one.start] if behind else text[one.end : word.start]]
            ),
            default=0,
        )

    return min(values, key=distance)
