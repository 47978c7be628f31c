"""What a read date is, and how a phrase becomes one: the year chosen, the safe reading taken, the doubt told.

Flows in: a phrase from the grammar. Flows out: a reading with its interval, bound and notes, or NoReadingError.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.deadlines.date_phrases import Phrase
from assistant.deadlines.stretches import NoReadingError, Settled, Stretch, say_day, settle
from assistant.deadlines.vocabulary import Bound
from corpus.interval import Grain, Interval

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as it was worded. For `at_latest` the interval is the last permitted day; otherwise what is named.

    `notes`: Norwegian sentences on what was taken for granted. `alternatives`: what the words can also mean.
    `parts`: the two ends of «fra … til …» and «mellom … og …», else empty. `year_supplied`: no year was written.
    """

    interval: Interval
    bound: Bound = Bound.ON
    notes: tuple[str, ...] = ()
    alternatives: tuple[Interval, ...] = ()
    parts: tuple[Interval, ...] = ()
    year_supplied: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day the words allow; None for «etter» and «fra», which have none."""
        match self.bound:
            case Bound.AFTER | Bound.AT_EARLIEST:
                return None
            case Bound.BEFORE:
                return self.interval.earliest - _DAY
            case Bound.UNTIL if not self.interval.is_day:
                return self.interval.earliest - _DAY
            case _:
                return self.interval.latest

    @property
    def first_day(self) -> date | None:
        """The first day the words allow; None for «senest», «før» and «til», which have none."""
        match self.bound:
            case Bound.AT_LATEST | Bound.BEFORE | Bound.UNTIL:
                return None
            case Bound.AFTER:
                return self.interval.latest + _DAY
            case _:
                return self.interval.earliest

    def noting(self, note: str) -> "DateReading":
        """The same reading with one more note."""
        return replace(self, notes=(*self.notes, note))


@dataclass(frozen=True, slots=True)
class DateRefusal:
    """Why no date was read, as a Norwegian sentence. `impossible`: the words name a day that does not exist."""

    reason: str
    impossible: bool = False


def settle_phrase(phrase: Phrase, wording: str, today: date) -> DateReading:
    """The reading of a phrase. Raises NoReadingError, or ValueError outside the calendar."""
    if phrase.second is not None:
        return _from_to(phrase.first, phrase.second, wording, today)
    stretch = phrase.first
    if stretch.vague and not (phrase.bound == Bound.AT_LATEST and stretch.ends_period):
        raise NoReadingError(stretch.vague)
    settled = settle(stretch, today)
    interval = Interval(settled.earliest, settled.latest, settled.grain, wording)
    others = tuple(Interval(first, last, settled.grain, wording) for first, last in settled.others)
    reading = DateReading(interval, phrase.bound, settled.notes, others, year_supplied=settled.year_supplied)
    return _at_edge(reading, phrase, wording)


def _at_edge(reading: DateReading, phrase: Phrase, wording: str) -> DateReading:
    """The reading with its interval moved to the day that limits, where the bound names an edge and not a stretch."""
    earliest, latest = reading.interval.earliest, reading.interval.latest
    ends_on_day = phrase.first.ends_period and reading.interval.is_day
    if phrase.first.turn and phrase.bound in (Bound.AT_LATEST, Bound.BEFORE, Bound.UNTIL):
        return replace(reading, interval=_on(earliest, wording), bound=Bound.AT_LATEST)
    if phrase.first.turn and phrase.bound == Bound.AFTER:
        return replace(reading, interval=_on(latest, wording), bound=Bound.AT_EARLIEST)
    if ends_on_day and phrase.bound in (Bound.BEFORE, Bound.UNTIL):
        return replace(reading, interval=_on(latest, wording), bound=Bound.AT_LATEST)
    if phrase.bound != Bound.AT_LATEST:
        return reading
    if not phrase.inclusive_unclear or phrase.first.ends_period:
        return replace(reading, interval=_on(latest, wording))
    before = _on(earliest - _DAY, wording)
    if reading.interval.is_day:
        note = f"«Innen» er lest slik at {say_day(latest)} er med; noen leser det ikke slik, så dagen før er tryggest."
        return replace(reading.noting(note), alternatives=(*reading.alternatives, before))
    note = f"«Innen» er tvetydig her; lest som senest {say_day(before.latest)}, som er tryggest."
    return replace(reading.noting(note), interval=before, alternatives=(_on(latest, wording),))


def _on(day: date, wording: str) -> Interval:
    return Interval(day, day, Grain.DAY, wording)


def _from_to(first: Stretch, second: Stretch, wording: str, today: date) -> DateReading:
    if first.vague or second.vague:
        raise NoReadingError(first.vague or second.vague)
    supplied = first.year is None and second.year is None
    if first.year is not None and second.year is None:
        start = settle(first, today)
        end = settle(replace(second, year=start.year), today)
        if end.latest < start.earliest:
            end = settle(replace(second, year=start.year + 1), today)
    else:
        end = settle(second, today)
        start = before(first, end, today)
    if start.earliest > end.latest:
        edges = f"{say_day(start.earliest)} er etter {say_day(end.latest)}"
        raise NoReadingError(f"«{wording}» slutter før det begynner: {edges}.", True)
    if start.latest > end.latest:
        raise NoReadingError(f"«{wording}» har ikke to ender som følger på hverandre; skriv første og siste dag.")
    same = start.grain == end.grain and start.grain != Grain.DAY
    interval = Interval(start.earliest, end.latest, start.grain if same else Grain.SPAN, wording)
    parts = tuple(Interval(part.earliest, part.latest, part.grain, wording) for part in (start, end))
    notes = tuple(dict.fromkeys((*start.notes, *end.notes)))
    return DateReading(interval, Bound.ON, notes, (), parts, supplied)


def before(stretch: Stretch, other: Settled, today: date) -> Settled:
    """The stretch settled; without a year of its own it takes the latest that does not put it after the other."""
    if stretch.year is not None:
        return settle(stretch, today)
    same_year = settle(replace(stretch, year=other.year), today)
    return same_year if same_year.earliest <= other.latest else settle(replace(stretch, year=other.year - 1), today)
