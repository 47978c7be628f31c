"""What of the plan a question mentions: phases, events, happenings, dates and lengths of time, in their order.

Flows in: a question in plain bokmål and a timeline. Flows out: mentions with places. It does not know what is asked
about them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA

from assistant.deadlines.durations import Duration, find_durations
from assistant.deadlines.grammar import DateReading, find_dates
from corpus.interval import Grain, Interval
from corpus.timeline import Timeline
from index.analyse import STOPWORDS, Word, words
from index.norwegian import frequency

_FROM_TO = re.compile(r"(?:fra|frå|mellom|imellom)\b", re.IGNORECASE)
_SHORTEST_FUZZY = 7
_LONGEST_NAME = 5


class What(StrEnum):
    PHASE = "phase"
    EVENT = "event"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the plan at `start` up to `end` of the text; `id` is the phase's, event's or milestone's."""

    what: What
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text."""

    interval: Interval
    notes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time in the text."""

    duration: Duration
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one question mentions, each kind in the order of the text. `refused` says why a date cannot be."""

    named: tuple[Mention, ...]
    dates: tuple[Dated, ...]
    durations: tuple[Lasting, ...]
    refused: tuple[str, ...] = ()

    def ids(self, what: What) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention.id for mention in self.named if mention.what is what))


Names = Mapping[tuple[str, ...], tuple[What, str]]
"""Stems of a name → what it names."""


def find_mentions(text: str, names: Names, today: date) -> Mentions:
    """Every mention in `text`; a name inside a longer name, or inside a date, is not one of its own."""
    dates, refused = _dates(text, today)
    taken = [(found.start, found.end) for found in dates]
    durations = tuple(
        Lasting(found.duration, found.span.start, found.span.end)
        for found in find_durations(text)
        if not _overlaps(found.span.start, found.span.end, taken)
    )
    taken += [(found.start, found.end) for found in durations]
    return Mentions(tuple(_named(text, names, taken)), dates, durations, refused)


def _dates(text: str, today: date) -> tuple[tuple[Dated, ...], tuple[str, ...]]:
    dates, refused = [], []
    for found in find_dates(text, today):
        if isinstance(found.reading, DateReading):
            dates += _ends(found.span.of(text), found.reading, found.span.start, found.span.end)
        elif found.refusal is not None and found.refusal.impossible:
            refused.append(found.refusal.reason)
    return tuple(dates), tuple(refused)


def _ends(wording: str, reading: DateReading, start: int, end: int) -> list[Dated]:
    """«fra 3. mars til 17. mai» is two dates to count between; any other expression is one."""
    interval = reading.interval
    if interval.grain is Grain.SPAN and not interval.is_day and _FROM_TO.match(wording):
        days = (interval.earliest, interval.latest)
        return [Dated(Interval(day, day, Grain.DAY), reading.notes, start, end) for day in days]
    return [Dated(interval, reading.notes, start, end)]


def _named(text: str, names: Names, taken: list[tuple[int, int]]) -> Iterable[Mention]:
    content = [word for word in words(_codes_joined(text)) if word.form not in STOPWORDS]
    place = 0
    while place < len(content):
        for width in range(min(_LONGEST_NAME, len(content) - place), 0, -1):
            here = content[place : place + width]
            found = names.get(tuple(word.stem for word in here)) or (_nearly(here[0], names) if width == 1 else None)
            if found and not _overlaps(here[0].start, here[-1].end, taken):
                yield Mention(found[0], found[1], here[0].start, here[-1].end)
                place += width
                break
        else:
            place += 1


def _codes_joined(text: str) -> str:
    """«PD 2» as «PD2 »: the same length, so that places stay."""
    return re.sub(r"\b([A-Za-zÆØÅæøå]{2,3})[ -](\d)\b", r"\1\2 ", text)


def _nearly(word: Word, names: Names) -> tuple[What, str] | None:
    """The name that a mistyped word was most likely meant to be; only for long words that nobody else writes."""
    if len(word.form) < _SHORTEST_FUZZY or not word.form.isalpha() or frequency(word.form) > 0:
        return None
    near = [
        (OSA.distance(word.stem, stems[0], score_cutoff=2), stems[0])
        for stems in names
        if len(stems) == 1 and len(stems[0]) >= _SHORTEST_FUZZY - 1 and stems[0][0] == word.stem[0]
    ]
    distance, stem = min(near, default=(3, ""))
    return names[(stem,)] if distance <= (2 if len(word.form) > 9 else 1) else None


def names_of(timeline: Timeline | None) -> Names:
    """Every name in the plan; made once for a timeline, as it takes a millisecond."""
    if timeline is None:
        return {}
    found: dict[tuple[str, ...], tuple[What, str]] = {}
    tables = (
        (What.PHASE, timeline.names_of_phases()),
        (What.EVENT, timeline.names_of_events()),
        (What.MILESTONE, timeline.names_of_milestones()),
    )
    for what, table in tables:
        for name, key in table.items():
            stems = tuple(word.stem for word in words(_codes_joined(name)) if word.form not in STOPWORDS)
            if stems:
                found.setdefault(stems, (what, key))
    return found


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)
