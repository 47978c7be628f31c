"""Norwegian date expressions read whole or not at all, in bokmål and nynorsk. The public door to reading dates.

Flows in: text, and today for what has no year. Flows out: readings with their bound, their notes and other possible
readings, or a refusal with its reason. A library that reads part of an expression is silently wrong on a third of
them; this grammar consumes the whole expression or refuses.

Which file reads what: words and months in `vocabulary`, single days in `date_days`, the calendar in `date_words`, what
counts from today in `date_relative`, what is built from other dates in `date_parts`, bounds and «fra … til …» in
`date_phrases`, lengths of time in `durations`, dates in running text in `date_search`, the way back in `date_wording`.
"""

from datetime import date

from assistant.deadlines.date_phrases import phrase_at
from assistant.deadlines.date_reading import DateReading, DateRefusal, settle_phrase
from assistant.deadlines.date_scan import Scan
from assistant.deadlines.date_search import FoundDate, find_dates
from assistant.deadlines.date_tokens import Tokens, respelled, tokenise
from assistant.deadlines.date_wording import say
from assistant.deadlines.durations import Duration, FoundDuration, find_durations, read_duration
from assistant.deadlines.stretches import NoReadingError
from assistant.deadlines.vocabulary import Bound
from corpus.errors import SaksvarError

__all__ = [
    "Bound", "DateReading", "DateRefusal", "Duration", "FoundDate", "FoundDuration", "find_dates", "find_durations",
    "read_date", "read_duration", "say",
]  # fmt: skip

_LONGEST = 200


def read_date(text: str, today: date) -> DateReading | DateRefusal:
    """The date that the whole text names, or why it names none.

    Case, extra white space, quotation marks around it and one mark at the end do not matter. A time of day
    («kl. 12.00») is left out with a note. Never raises: what cannot be read is a refusal.
    """
    wording = text.strip().strip('«»"“”').strip()
    if not wording or len(wording) > _LONGEST:
        return DateRefusal("Teksten er ikke én dato. Skriv for eksempel «31. oktober 2020» eller «mai 2022».")
    scan = Scan(respelled(tokenise(wording)), today)
    try:
        for phrase, stop in phrase_at(scan, 0):
            if _at_end(scan.tokens, stop):
                return settle_phrase(phrase, wording, today)
            if (after := _after_time(scan.tokens, stop)) and _at_end(scan.tokens, after):
                return settle_phrase(phrase, wording, today).noting("Klokkeslettet er ikke regnet med.")
    except NoReadingError as error:
        return DateRefusal(error.reason, error.impossible)
    except SaksvarError as error:
        return DateRefusal(str(error))
    except (ValueError, OverflowError):
        return DateRefusal(f"«{wording}» faller utenfor årene kalenderen dekker.")
    return DateRefusal(f"«{wording}» er ikke lest som én dato. Skriv for eksempel «31. oktober 2020» eller «mai 2022».")


def _at_end(tokens: Tokens, stop: int) -> bool:
    return stop == len(tokens) or (stop == len(tokens) - 1 and tokens.mark(stop, ".,!?;:"))


def _after_time(tokens: Tokens, i: int) -> int | None:
    """Where a time of day that begins here stops: «kl. 12», «klokka 14.30», «, kl 12:00»."""
    i = i + 1 if tokens.mark(i, ",") else i
    if tokens.norm(i) not in ("kl", "klokken", "klokka"):
        return None
    i = i + 2 if tokens.mark(i + 1, ".") else i + 1
    if not 0 < tokens[i].digits <= 2:
        return i + 1 if tokens[i].digits == 4 else None
    return i + 3 if tokens.mark(i + 1, ".:") and tokens[i + 2].digits == 2 else i + 1
