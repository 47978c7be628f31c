"""A question word by word in plain bokmål, whatever form of Norwegian (or English) it was written in.

Flows in: a question and the lexicon. Flows out: its language form and tokens, each with the bokmål words it may stand
for. It does not know the sources.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from index.analyse import STOPWORDS, fold
from index.lexicon import Lexicon
from index.norwegian import frequency


class Language(StrEnum):
    BOKMAL = "nb"
    NYNORSK = "nn"
    DIALECT = "dialect"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, at `start` up to `end` of the question; `plain` is its bokmål form (folded), `others` further
    bokmål words it may stand for."""

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


_WORD = re.compile(r"[^\W_](?:[\w]|[-‑.,/:'’&](?=\w))*")

# Closed classes: the words that tell the forms apart are function words, which every question has.
_NYNORSK = frozenset(
    "kva kven kvar kvifor korleis ikkje eg ein eit frå noko nokon nokre berre dei vere vert vart verte sjølv mykje meir "
    "fleire kvart deira dykk desse nokolunde når sidan innan seinast heile skule kvifor kvarandre korkje medan".split()
) - {"når", "heile", "desse"}
_DIALECT = frozenset(
    "ka kæ kem kæm ker koffer koffor korsn korsen kordan kossen æ jæ itj itte ittj ikkj dåkker dokker dæm nåkka nokka nåkkå "
    "mytji hainn ho kainn vårres hæ katti åssen hårr hem haugen skolla sku ska me mæ dæ no nån".split()
) - {"me", "ho", "hem", "no", "haugen"}
_ENGLISH = frozenset(
    "what who when where which how why is are was were the of does do did can could must should will would many much long "
    "have has to be we our us it this that there for by with before after from and or not if in on at about any".split()
)
_ENGLISH_ONLY = _ENGLISH - {
    "for",
    "to",
    "be",
    "by",
    "do",
    "in",
    "on",
    "at",
    "and",
    "or",
    "not",
    "if",
    "it",
    "us",
    "we",
    "has",
    "this",
    "was",
}
_RARE_IN_BOKMAL = 2e-6
"""Below this share of running bokmål, a form that the nynorsk list knows is read as nynorsk even in a bokmål question."""


def language_of(forms: list[str]) -> Language:
    """The language form of a question from its folded forms."""
    english = sum(form in _ENGLISH for form in forms)
    if any(form in _ENGLISH_ONLY for form in forms) and english * 3 >= len(forms):
        return Language.ENGLISH
    if any(form in _DIALECT for form in forms):
        return Language.DIALECT
    return Language.NYNORSK if any(form in _NYNORSK for form in forms) else Language.BOKMAL


def plain(question: str, lexicon: Lexicon) -> Plain:
    """The question in plain bokmål."""
    matches = list(_WORD.finditer(question))
    forms = [fold(match.group()) for match in matches]
    if forms:
        forms[0] = _question_word(forms[0])
    language = language_of(forms)
    tokens: list[Token] = []
    place = 0
    while place < len(matches):
        width, meanings = _meanings(forms, place, language, lexicon)
        start, end = matches[place].start(), matches[place + width - 1].end()
        tokens.append(Token(question[start:end], start, end, meanings[0], meanings[1:]))
        place += width
    return Plain(language, tuple(tokens), _rewritten(question, tokens))


_QUESTION_WORDS = ("hva", "hvem", "hvor", "hvordan", "hvorfor", "hvilke", "hvilken", "hvilket", "når")
_COMMON = 1e-4


def _question_word(form: str) -> str:
    """The question word that a mistyped first word was meant to be: «vem», «vordan», «nar»."""
    if form in STOPWORDS or form in _ENGLISH or frequency(form) > _COMMON or len(form) > 9:
        return form
    near = [(OSA.distance(form, word), word) for word in _QUESTION_WORDS]
    distance, word = min(near)
    return word if distance == 1 else form


def _meanings(forms: list[str], place: int, language: Language, lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """How many forms are read together at `place`, and the bokmål words they may stand for, likeliest first."""
    if language is Language.ENGLISH:
        for width in (3, 2, 1):
            phrase = " ".join(forms[place : place + width])
            if place + width <= len(forms) and phrase in lexicon.english:
                return width, lexicon.english[phrase]
        return 1, (forms[place],)
    form = forms[place]
    if form not in lexicon.nynorsk:
        return 1, (form,)
    if language is Language.BOKMAL and frequency(form) > _RARE_IN_BOKMAL:
        return 1, (form,)
    meanings = tuple(dict.fromkeys((*lexicon.nynorsk[form], form)))
    return 1, meanings


def _rewritten(question: str, tokens: list[Token]) -> str:
    parts, place = [], 0
    for token in tokens:
        parts += [question[place : token.start], token.plain]
        place = token.end
    return "".join((*parts, question[place:]))
