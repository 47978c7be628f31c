"""A question word by word in plain bokmål, whatever form of Norwegian (or English) it was written in.

Flows in: a question and the lexicon. Flows out: its language form and tokens, each with the bokmål words it may stand
for. It does not know the sources.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.deadlines.vocabulary import word_set
from assistant.reading.compound_forms import recompounded
from assistant.reading.english_form import Reading, english
from assistant.reading.language import Language, language_of
from assistant.reading.other_forms import by_ending, definite, inflected, is_in_dictionary, known_in_bokmal, respelt
from assistant.reading.sentence_forms import settled
from assistant.reading.typing_errors import HOW, corrected, if_word, question_word
from index.analyse import RARE_IN_BOKMAL, fold
from index.lexicon import Lexicon
from index.norwegian import frequency

__all__ = ["Language", "Plain", "Token", "plain"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, at `start` up to `end` of the question; `plain` is its bokmål form (folded), `others` further
    bokmål words it may stand for. An English word that Norwegian has nothing for («the») is part of the next token's
    place and not of its text."""

    text: str
    start: int
    end: int
    plain: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """The question's tokens and its language form. `text` is the question in plain bokmål, punctuation kept."""

    language: Language
    tokens: tuple[Token, ...]
    text: str


_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w]|[.,/]\d)"  # 2 000
    r"|[^\W_](?:[\w]|[-‑.,/:'’&](?=\w))*"
)
_ENDED = re.compile(r"\w{4,}[.?!]$")
_APOSTROPHE = re.compile(r"'n$")
_LAST_WORDS = re.compile(r"^[\s\w'’]*\w")
_LONGEST_PHRASE = 4
_SHORTEST_COMPOUND = 7
_SHORTEST_RESPELT = 3
_BEFORE_PLURAL = word_set("ka kæ kå mange mang fleire flere aille alle nån nokka førr")
_OPENINGS = word_set("og men ja hei så")


def plain(question: str, lexicon: Lexicon) -> Plain:
    """The question in plain bokmål."""
    matches = list(_WORD.finditer(question))
    forms = [fold(match.group()) for match in matches]
    language = language_of(forms, lexicon)
    if language is Language.ENGLISH:
        readings = english(forms, lexicon.english)
    else:
        readings = _norwegian(forms, [_is_name(match, question) for match in matches], language, lexicon)
    tokens = _tokens(question, matches, readings, language)
    return Plain(language, tokens, _rewritten(question, tokens))


def _tokens(
    question: str, matches: Sequence[re.Match[str]], readings: Sequence[Reading], language: Language
) -> tuple[Token, ...]:
    first = [reading.meanings[0] for reading in readings]
    said = settled(first, cut=language is Language.DIALECT) if language is not Language.BOKMAL else first
    tokens: list[Token] = []
    place, skipped = 0, -1
    for reading, form in zip(readings, said, strict=True):
        start, end = matches[place].start(), matches[place + reading.width - 1].end()
        place += reading.width
        if form:
            others = tuple(one for one in reading.meanings[1:] if one != form)
            tokens.append(Token(question[start:end], start if skipped < 0 else skipped, end, form, others))
            skipped = -1
        elif skipped < 0:
            skipped = start
    return tuple(tokens)


def _is_name(match: re.Match[str], question: str) -> bool:
    """Written with a capital though it begins neither the question nor a sentence of it."""
    return match.group()[:1].isupper() and not begins_sentence(question[: match.start()]) and not question.isupper()


def begins_sentence(before: str) -> bool:
    """Whether a word begins a sentence that has `before` in front of it; «St.» ends none."""
    before = before.rstrip()
    return not before or _ENDED.search(before) is not None


def _norwegian(forms: list[str], names: list[bool], language: Language, lexicon: Lexicon) -> list[Reading]:
    readings: list[Reading] = []
    place = 0
    while place < len(forms):
        reading = _phrase(forms, place, language, lexicon) if not names[place] else None
        if reading is not None and (apart := _word_by_word(reading)):
            readings += apart
            place += reading.width
            continue
        if reading is None:
            before = forms[place - 1] if place else ""
            following = forms[place + 1] if place + 1 < len(forms) else ""
            reading = Reading(1, _word(forms[place], before, following, names[place], language, lexicon))
        readings.append(reading)
        place += reading.width
    return readings


def _phrase(forms: list[str], place: int, language: Language, lexicon: Lexicon) -> Reading | None:
    """A listed turn of several words: «kva for ein», «ka slags», «løyse ut»."""
    if language is Language.BOKMAL:
        return None
    for width in range(min(_LONGEST_PHRASE, len(forms) - place), 1, -1):
        phrase = " ".join(forms[place : place + width])
        for listed in _lists(language, lexicon):
            if phrase in listed:
                return Reading(width, listed[phrase])
    return None


def _word_by_word(reading: Reading) -> list[Reading]:
    """A turn as readings of one word each when bokmål has as many words: «kor lang tid» is «hvor», «lang», «tid»."""
    said = reading.meanings[0].split()
    apart = len(said) == reading.width and said[:2] != ["hva", "for"]
    return [Reading(1, (word,)) for word in said] if apart else []


def _lists(language: Language, lexicon: Lexicon) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    if language is Language.DIALECT:
        return lexicon.dialect, lexicon.nynorsk
    return lexicon.nynorsk, lexicon.dialect


def _word(
    form: str, before: str, following: str, is_name: bool, language: Language, lexicon: Lexicon
) -> tuple[str, ...]:
    """The bokmål words that a single form may stand for, likeliest first."""
    head, _, last = form.rpartition("-")
    if any(char.isdigit() for char in form) and not (head and last.isalpha()):
        return (form,)
    if is_name and not head:
        return (_name(form, language, lexicon),)
    if head:
        return tuple(f"{head}-{one}" for one in _word(last, "-", following, False, language, lexicon)) or (form,)
    if not before or before in _OPENINGS or following in HOW:
        meant = question_word(form, following) if not _listed(form, language, lexicon) else form
        if meant != form:
            return (meant,)
    if language is Language.DIALECT and before in _BEFORE_PLURAL and form.endswith("a"):
        several = form[:-1] + "er"
        if form not in lexicon.dialect and known_in_bokmal(several):
            return (several,)
    if form == "kvar" and before:
        return ("hver", "hvor")
    if (meant := if_word(form, before, following)) != form:
        return (meant,)
    if listed := _listed(form, language, lexicon):
        return tuple(dict.fromkeys((*listed, form)))
    if "'" in form and language is not Language.BOKMAL:
        return _word(_APOSTROPHE.sub("en", form).replace("'", ""), before, following, False, language, lexicon)
    meant = _unlisted(form, language, lexicon)
    if meant == form and not known_in_bokmal(form):
        meant = corrected(form)
        return (meant,) if meant == form else (meant, form)
    return (meant,)


def _listed(form: str, language: Language, lexicon: Lexicon) -> tuple[str, ...]:
    """What the lists say of a form. A form that bokmål has too is read by the list of its own language form only."""
    own, other = _lists(language, lexicon)
    # «avtala» is one agreement in nynorsk, several in the dialects.
    common = frequency(form) > RARE_IN_BOKMAL
    if form in own and not (common and language is Language.BOKMAL):
        return own[form]
    if common or (language is Language.NYNORSK and form.endswith("a") and len(form) > _SHORTEST_RESPELT):
        return ()
    return other.get(form, ())


def _unlisted(form: str, language: Language, lexicon: Lexicon) -> str:
    if language is not Language.BOKMAL and (found := definite(form)):
        return found
    if known_in_bokmal(form) or len(form) < _SHORTEST_RESPELT:
        return form
    if found := inflected(form, _Lists(lexicon).part):
        return found
    if language is not Language.BOKMAL:
        found = respelt(form) if len(form) < _SHORTEST_COMPOUND else by_ending(form)
        found = found or _compound(form, lexicon) or respelt(form)
        if found:
            return found
    return form


def _name(form: str, language: Language, lexicon: Lexicon) -> str:
    """A name in bokmål when it is a compound of common words («Helseleiarnettverket»); other names stay as they are."""
    if language is Language.BOKMAL or len(form) < _SHORTEST_COMPOUND or frequency(form) > 0:
        return form
    return _compound(form, lexicon) or form


def _compound(form: str, lexicon: Lexicon) -> str | None:
    return _recompounded(form, _Lists(lexicon)) if len(form) >= _SHORTEST_COMPOUND and form.isalpha() else None


class _Lists:
    """The lists as one look-up for the parts of compounds; equal for the same lexicon, so that answers are kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __hash__(self) -> int:
        return id(self._lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and other._lexicon is self._lexicon

    def part(self, form: str) -> str | None:
        if frequency(form) > RARE_IN_BOKMAL and is_in_dictionary(form):
            return None
        found = self._lexicon.nynorsk.get(form) or self._lexicon.dialect.get(form)
        return found[0] if found else None

    def first(self, form: str) -> str | None:
        found = self._lexicon.nynorsk.get(form + "-")
        return found[0] if found else None


@lru_cache(maxsize=1 << 12)
def _recompounded(form: str, lists: _Lists) -> str | None:
    return recompounded(form, lists.part, lists.first)


def _rewritten(question: str, tokens: Sequence[Token]) -> str:
    parts, place = [], 0
    for token in tokens:
        parts += [question[place : token.start], token.plain]
        place = token.end
    # What is left at the end after the last word may be a word that Norwegian has nothing for.
    return "".join((*parts, _LAST_WORDS.sub("", question[place:])))
