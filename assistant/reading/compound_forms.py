"""The bokmål form of a nynorsk or dialect compound, part by part.

Flows in: a folded form, the lists as look-ups. Flows out: the compound in bokmål, or None. It knows no document and no
question.
"""

from collections.abc import Iterator
from math import log10

from assistant.reading.other_forms import (
    Listed,
    by_ending,
    definite,
    inflected,
    is_in_dictionary,
    only_in_nynorsk,
    respelt,
)
from index.norwegian import frequency
from index.stopwords import STOPWORDS

_SHORTEST_PART = 3
_RARE_PART = 1e-6
_RARE_SHORT_PART = 1e-5
_SHORT_PART = 4
_LONG_PART = 6
_LONG_SECOND = 5
_LISTED = 1.5
_NO_SECOND = (
    "ane",
    "ene",
    "ande",
    "ende",
    "heit",
    "leg",
    "lege",
    "inga",
    "ingar",
    "ingane",
    "asjon",
    "else",
    "skap",
    "ar",
    "arar",
    "arane",
)


def recompounded(form: str, listed: Listed, first: Listed) -> str | None:
    """A compound with its other-form parts in bokmål: «helseleiarane» → «helselederne»; itself when its likeliest parts
    are bokmål already («kommunedirektøren»), None when none is known so.

    `first` gives the bokmål of what only stands first in compounds: «hovud» → «hoved».
    """
    best, best_score = None, float("-inf")
    for cut in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1):
        right = form[cut:]
        if right in STOPWORDS or right in _NO_SECOND:
            continue
        second = (None if listed(right) else _definite(right)) or _part(right, listed)
        if second is None and len(right) >= _LONG_SECOND and (first(form[:cut]) or listed(form[:cut])):
            second = respelt(right)
        if second is None or second in STOPWORDS:
            continue
        for left, link in _links(form[:cut]):
            if link and frequency(link + right) >= _RARE_PART:
                continue  # «flaum|sikring», not «flaum|s|ikring»
            opening = first(left) or _part(left, listed) or _inner(left, listed, first)
            if opening is None and second != right and len(right) >= _LONG_PART and cut > _SHORTEST_PART:
                # What opens the compound may be a name, which no list has: «namsos|kommunane».
                opening = left
            if opening is None or left in STOPWORDS or opening in STOPWORDS:
                continue
            whole = opening + link + second
            score = log10(max(frequency(opening), 1e-8)) + log10(max(frequency(second), 1e-8)) + len(right) / 4
            score += _LISTED if listed(right) else 0.0
            if score > best_score and (whole != form or len(right) >= _LONG_PART):
                best, best_score = whole, score
    return best


def _definite(form: str) -> str | None:
    """«sona» as the last part: bokmål has «sonen», though it is too short a word to stand in a compound as it is."""
    short = len(form) <= _SHORT_PART + 1
    if short and form.endswith("a") and is_in_dictionary(form) and frequency(form[:-1] + "e") >= _RARE_SHORT_PART:
        return form[:-1] + "en"
    return definite(form)


def _inner(form: str, listed: Listed, first: Listed) -> str | None:
    """A compound standing first in a longer one: «spesialisthelse» before «tenesta»."""
    if len(form) < 2 * _SHORTEST_PART + 1:
        return None
    for cut in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1):
        for left, link in _links(form[:cut]):
            opening = first(left) or _part(left, listed)
            second = first(form[cut:]) or _part(form[cut:], listed)
            if opening and second and left not in STOPWORDS and form[cut:] not in STOPWORDS:
                return opening + link + second
    return None


def _links(left: str) -> Iterator[tuple[str, str]]:
    yield left, ""
    if len(left) > _SHORTEST_PART and left[-1] in "se":
        yield left[:-1], left[-1]


def _part(form: str, listed: Listed) -> str | None:
    """The bokmål of a compound's part, itself when bokmål writes it."""
    if len(form) < _SHORTEST_PART or form in STOPWORDS:
        return None
    if found := listed(form):
        return found if " " not in found else None
    if frequency(form) >= (_RARE_SHORT_PART if len(form) <= _SHORT_PART else _RARE_PART):
        return form
    if found := (by_ending(form) or inflected(form, listed)) if len(form) > _SHORT_PART + 1 else None:
        return found
    if len(form) <= _SHORT_PART or not only_in_nynorsk(form):
        return None
    # «dugnad|s|timar» has no «stimar» in it.
    return None if form[0] == "s" and _part(form[1:], listed) else respelt(form)
