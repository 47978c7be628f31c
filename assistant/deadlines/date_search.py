"""Dates within a question or a source sentence: where they stand and what they say.

Flows in: running text and the day it is read on. Flows out: the date expressions, left to right, without overlap.
"""

from dataclasses import dataclass, replace
from datetime import date

from assistant.deadlines.date_context import is_date_here, stands_alone
from assistant.deadlines.date_phrases import STARTERS, Phrase, phrase_at
from assistant.deadlines.date_reading import DateReading, DateRefusal, before, settle_phrase
from assistant.deadlines.date_scan import Scan, four_digit_year
from assistant.deadlines.date_tokens import NUMBER, WORD, Tokens, respelled, tokenise
from assistant.deadlines.stretches import NoReadingError, settle
from assistant.deadlines.vocabulary import month_despite_typo
from corpus.document import Span
from corpus.errors import SaksvarError

Place = tuple[int, int, Phrase]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression in a text; `reading` is None exactly when `refusal` says why it names no day."""

    span: Span
    reading: DateReading | None
    refusal: DateRefusal | None = None


def find_dates(text: str, today: date) -> tuple[FoundDate, ...]:
    """Every date expression in the text with its bounding words, left to right, the longest reading of each.

    A number counts as a year only where its neighbours make it one. «31. mai og 31. oktober 2022» are two days in it.
    Sums («6 måneder før 31. oktober 2022») are not taken together. Never raises; linear in the length of the text.
    """
    scan = Scan(respelled(tokenise(text)), today, searching=True)
    return tuple(_found(text, scan, place) for place in _sharing_years(scan, _places(scan)))


def _places(scan: Scan) -> list[Place]:
    places: list[Place] = []
    i = 0
    while i < len(scan.tokens):
        best = _longest(scan, i) if _may_start(scan, i) else None
        if best is not None:
            places.append(best)
        i = best[1] if best is not None else i + 1
    return places


def _may_start(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    if token.kind == NUMBER:
        return token.digits <= 4
    if token.kind != WORD:
        return False
    return token.norm in STARTERS or (four_digit_year(scan, i + 1) is not None and bool(month_despite_typo(token.norm)))


def _longest(scan: Scan, i: int) -> Place | None:
    """The longest date that starts here; None also where the longest is part of a code or a compound, since a shorter
    reading of «mai 2022-planen» would lose its year."""
    phrases: list[tuple[Phrase, int]] = []
    try:
        phrases.extend(phrase_at(scan, i))
    except (SaksvarError, NoReadingError, ValueError, OverflowError):
        return None
    for phrase, stop in sorted(phrases, key=lambda read: -read[1]):
        if not stands_alone(scan.tokens, i, stop):
            return None
        if is_date_here(scan, phrase, i, stop):
            return i, stop, phrase
    return None


_BETWEEN = frozenset({"og", "eller", ",", "/", "samt"})


def _sharing_years(scan: Scan, places: list[Place]) -> list[Place]:
    """The places with the year of «31. mai og 31. oktober 2022» given to the first date too."""
    shared = list(places)
    for n in range(len(shared) - 2, -1, -1):
        (start, stop, phrase), (after, _, later) = shared[n], shared[n + 1]
        listed = 0 < after - stop <= 2 and all(scan.tokens.norm(j) in _BETWEEN for j in range(stop, after))
        same_kind = phrase.first.grain == later.first.grain and phrase.second is None is later.second
        if not (listed and same_kind and phrase.first.year is None and later.first.year is not None):
            continue
        if not _year_is_written(scan.tokens, shared[n + 1]):
            continue
        try:
            year = before(phrase.first, settle(later.first, scan.today), scan.today).year
        except (NoReadingError, ValueError, OverflowError):
            continue
        note = f"Året {year} er tatt fra datoen etter."
        shared[n] = (
            start,
            stop,
            replace(phrase, first=replace(phrase.first, year=year, notes=(*phrase.first.notes, note))),
        )
    return shared


def _year_is_written(tokens: Tokens, place: Place) -> bool:
    """Whether the year stands in the words or was itself shared; «i morgen» has a year that nobody wrote."""
    start, stop, phrase = place
    written = any(tokens[j].digits == 4 for j in range(start, stop))
    return written or any(note.startswith("Året ") for note in phrase.first.notes)


def _found(text: str, scan: Scan, place: Place) -> FoundDate:
    start, stop, phrase = place
    span = Span(scan.tokens[start].start, scan.tokens[stop - 1].end)
    try:
        return FoundDate(span, settle_phrase(phrase, span.of(text), scan.today))
    except NoReadingError as error:
        return FoundDate(span, None, DateRefusal(error.reason, error.impossible))
    except (SaksvarError, ValueError, OverflowError):
        return FoundDate(span, None, DateRefusal(f"«{span.of(text)}» faller utenfor årene kalenderen dekker."))
