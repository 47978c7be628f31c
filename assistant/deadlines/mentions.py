"""What of the plan a question mentions: phases, events, happenings, causes of delay, dates and lengths of time.

Flows in: a question in plain bokmål and a timeline. Flows out: mentions with places, each kind in the order of the
text. It does not know what is asked about them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz.distance import OSA

from assistant.deadlines.durations import Duration, find_durations
from assistant.deadlines.grammar import Bound, DateReading, find_dates
from corpus.interval import Grain, Interval
from corpus.timeline import Timeline
from index.analyse import STOPWORDS, Word, stem_of, words
from index.compound import without_link
from index.lemma import lemma_stem
from index.norwegian import frequency

_DELAY_NOUN = re.compile(r"\W*(?:forsink|forseink|utsett|forskyv|utsatt)\w*", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"^(?:i|på|innen|før|etter|fra|frå|til|senest|seinest|ved|om|av|den|mellom|utover|siden)\s+", re.IGNORECASE
)
_ADVERBS = frozenset({"senest", "seinest", "tidligst", "først", "allerede", "endelig"})
"""What people say in the middle of a name: «når må forprosjektet *senest* starte»."""
_OF_DEADLINE = re.compile(r"(?P<first>\w{4,}?)frist(?:en|a|er|ene|ens)?")
_SHORTEST_FUZZY = 7
_LONGEST_NAME = 5
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


class What(StrEnum):
    PHASE = "phase"
    EVENT = "event"
    MILESTONE = "milestone"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the plan at `start` up to `end` of the text; `id` is the phase's, event's, milestone's or delay's."""

    what: What
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text. `lasting` is the length of time that its words name («om *tre uker*»), if they do;
    `year_supplied`: they name no year."""

    interval: Interval
    notes: tuple[str, ...]
    start: int
    end: int
    bound: Bound = Bound.ON
    lasting: Duration | None = None
    year_supplied: bool = False

    @property
    def stretch(self) -> Interval:
        """The days that the words allow: «etter 2021» is all that follows, «før 2021» all before."""
        value, day = self.interval, timedelta(1)
        match self.bound:
            case Bound.BEFORE | Bound.UNTIL:
                return Interval(_FIRST, value.earliest - day, Grain.SPAN, value.wording)
            case Bound.AT_LATEST:
                return Interval(_FIRST, value.latest, Grain.SPAN, value.wording)
            case Bound.AFTER:
                return Interval(value.latest + day, _LAST, Grain.SPAN, value.wording)
            case Bound.AT_EARLIEST:
                return Interval(value.earliest, _LAST, Grain.SPAN, value.wording)
            case _:
                return value


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

    def moved(self, by: int) -> "Mentions":
        """The same, as they stand in a text that has `by` more characters before them."""
        return Mentions(
            tuple(replace(m, start=m.start + by, end=m.end + by) for m in self.named),
            tuple(replace(d, start=d.start + by, end=d.end + by) for d in self.dates),
            tuple(replace(d, start=d.start + by, end=d.end + by) for d in self.durations),
            self.refused,
        )

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where everything mentioned starts and ends."""
        return (
            *((m.start, m.end) for m in self.named),
            *((m.start, m.end) for m in self.dates),
            *((m.start, m.end) for m in self.durations),
        )


Names = Mapping[tuple[str, ...], tuple[What, str]]
"""Stems of a name → what it names."""


def find_mentions(text: str, names: Names, today: date) -> Mentions:
    """Every mention in `text`; a name inside a longer name, or inside a date, is not one of its own."""
    dates, refused = _dates(text, today)
    # «styremøtet i juni» is a name of the plan with a date in it.
    whole = tuple(_named(text, names, []))
    dates = tuple(d for d in dates if not any(m.start < d.start and d.end <= m.end for m in whole))
    taken = [(found.start, found.end) for found in dates]
    durations = tuple(
        Lasting(found.duration, found.span.start, found.span.end)
        for found in find_durations(text)
        if not _overlaps(found.span.start, found.span.end, taken)
    )
    taken += [(found.start, found.end) for found in durations]
    named = tuple(_named(text, names, taken))
    # «styremøtet 24. august 2020» is both; whether they are the same day, the timeline knows.
    dated = (m for m in whole if m.what is What.MILESTONE and m not in named and _overlaps(m.start, m.end, taken))
    return Mentions(tuple(sorted((*named, *dated), key=lambda m: m.start)), dates, durations, refused)


def _dates(text: str, today: date) -> tuple[tuple[Dated, ...], tuple[str, ...]]:
    dates: list[Dated] = []
    refused: list[str] = []
    for found in find_dates(text, today):
        wording = found.span.of(text)
        if isinstance(found.reading, DateReading):
            lengths = find_durations(wording)
            # «om 3 måneder utsettelse» is a length, though «om 3 måneder» alone is a date.
            if not (lengths and _DELAY_NOUN.match(text, found.span.end)):
                lasting = lengths[0].duration if lengths else None
                dates += _ends(found.reading, found.span.start, found.span.end, lasting)
        elif found.refusal is not None and found.refusal.impossible:
            refused.append(found.refusal.reason)
    return _in_the_year(dates), tuple(refused)


def _in_the_year(dates: list[Dated]) -> tuple[Dated, ...]:
    """«Hvilken dag faller 17. mai på i 2022?»: a year said apart from its day belongs to it."""
    years = [dated for dated in dates if dated.interval.grain is Grain.YEAR and dated.bound is Bound.ON]
    lacking = [dated for dated in dates if dated.year_supplied and dated.interval.is_day and not dated.lasting]
    if len(years) != 1 or len(lacking) != 1 or len(dates) != 2:
        return tuple(dates)
    day, year = lacking[0].interval.latest, years[0].interval.latest.year
    try:
        moved = day.replace(year=year)
    except ValueError:
        return tuple(dates)
    return (replace(lacking[0], interval=Interval(moved, moved, Grain.DAY), notes=(), year_supplied=False),)


def _ends(reading: DateReading, start: int, end: int, lasting: Duration | None) -> list[Dated]:
    """«fra 3. mars til 17. mai» is two dates to count between; any other expression is one."""
    if reading.parts:
        return [Dated(replace(part, wording=""), reading.notes, start, end) for part in reading.parts]
    value = reading.interval
    wording = "" if value.is_day or reading.bound is not Bound.ON else _PREPOSITION.sub("", value.wording)
    return [
        Dated(replace(value, wording=wording), reading.notes, start, end, reading.bound, lasting, reading.year_supplied)
    ]


def _named(text: str, names: Names, taken: list[tuple[int, int]]) -> Iterable[Mention]:
    content = [word for word in words(_codes_joined(text)) if word.form not in STOPWORDS | _ADVERBS]
    place = 0
    while place < len(content):
        for width in range(min(_LONGEST_NAME, len(content) - place), 0, -1):
            here = content[place : place + width]
            found = (
                names.get(tuple(word.stem for word in here))
                or names.get(tuple(lemma_stem(word.form) for word in here))
                or (_with_deadline(here[0], names) or _nearly(here[0], names) if width == 1 else None)
            )
            if found and not _overlaps(here[0].start, here[-1].end, taken):
                yield Mention(found[0], found[1], here[0].start, here[-1].end)
                place += width
                break
        else:
            place += 1


def _codes_joined(text: str) -> str:
    """«PD 2» as «PD2 », «PD2-fristen» as «PD2 fristen»: the same length, so that places stay."""
    joined = re.sub(r"\b([A-Za-zÆØÅæøå]{2,3})[ -](\d)\b", r"\1\2 ", text)
    return re.sub(r"\b([A-Za-zÆØÅæøå]{1,3}\d)-(?=[A-Za-zæøå]{3})", r"\1 ", joined)


def _with_deadline(word: Word, names: Names) -> tuple[What, str] | None:
    """The event of the plan that the first part of «avtalefristen» names."""
    if (compound := _OF_DEADLINE.fullmatch(word.form)) is None:
        return None
    firsts = dict.fromkeys(
        stem for form in without_link(compound["first"]) for stem in (stem_of(form), lemma_stem(form))
    )
    found = (names.get((stem,)) for stem in firsts)
    return next((one for one in found if one is not None and one[0] is What.EVENT), None)


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
    """Every name in the plan, by its stems and by its lemmas; made once for a timeline, as it takes a millisecond."""
    if timeline is None:
        return {}
    found: dict[tuple[str, ...], tuple[What, str]] = {}
    causes = {name.casefold(): delay.id for delay in timeline.delays for name in (delay.cause, *delay.also)}
    tables = (
        (What.PHASE, timeline.names_of_phases()),
        (What.EVENT, timeline.names_of_events()),
        (What.MILESTONE, timeline.names_of_milestones()),
        (What.CAUSE, causes),
    )
    spoken = [
        (what, key, [word for word in words(_codes_joined(name)) if word.form not in STOPWORDS])
        for what, table in tables
        for name, key in table.items()
    ]
    # Stems first: a lemma must not take a name that another thing has as its own.
    for stemmed in (lambda word: word.stem, lambda word: lemma_stem(word.form)):
        for what, key, content in spoken:
            stems = tuple(stemmed(word) for word in content)
            if stems:
                found.setdefault(stems, (what, key))
    return found


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)
