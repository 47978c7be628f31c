"""Which political parties a text names, by their names or the letters that minutes write.

Flows in: a question; a sentence with what stands around it; evidence. Flows out: whether the sentence tells of another
party than the one asked of, or of none; the evidence on that party first. It does not know what they moved or how they
voted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Evidence
from assistant.terms import Term, Way
from index.words import stem_of

_NAMES = {
    "AP": "arbeid(?:er|ar)partiet", "SP": "senterpartiet", "SV": "sosialistisk venstreparti",
    "FRP": "fr[ea]mskritt?spartiet|framstegspartiet", "KRF": "kristele?i?g folkeparti", "MDG": "miljøpartiet",
    "PP": "pensjonistpartiet", "INP": "industri- og næringspartiet",
}  # fmt: skip
_ONE_WORD = {"H": "Høyre|Høgre", "V": "Venstre", "R": "Rødt|Raudt"}
"""Words of everyday too, and letters that number houses: parties only where a question or a sentence uses them so."""
_THINGS = "".join(
    f"(?<!{noun} )" for noun in "bygg felt alternativ blokk modell fløy gruppe klasse sone trinn type".split()
)
_NO_PLACE = r"(?! (?:side|hånd|fil|lys|lyset|kjøre\w*|\w*felt\w*|sving\w*|bygg\w*|hus\w*)\b)"
_ACT = (
    r"foreslo|foreslår|mente|mener|stemte|stemmer|ville|vil|sa|sier|krevde|krever|fremmet|støttet|støtter|gikk|går"
    r"|ønsket|ønsker|røysta|røyster|meiner|meinte|seier"
)
_PATTERNS = {
    **{
        code: re.compile(rf"\b(?:{names})s?\b|(?<![\w-]){code}s?(?![\w-])", re.IGNORECASE)
        for code, names in _NAMES.items()
    },
    **{
        code: re.compile(rf"\b(?:{names})s?\b{_NO_PLACE}|{_THINGS}(?<![\w.-]){code}(?![\w.-])")
        for code, names in _ONE_WORD.items()
    },
}
_ASKED = {
    code: re.compile(
        rf"(?:\b(?:{_ACT}|fra|frå|av|hos|for|i|partiet|og|eller|samt|hva|kva)|,) "
        rf"(?:{names}s?|{code})\b{_NO_PLACE}(?!\.)"
        rf"|^\W*(?:{names}|{code}) (?:{_ACT})\b"
    )
    for code, names in _ONE_WORD.items()
}
_LETTER_WAY = 0.9
_SAYS_HALF = 0.5


def parties_in(text: str) -> frozenset[str]:
    """The letters of each party that the text names."""
    return frozenset(code for code, pattern in _PATTERNS.items() if pattern.search(text))


def parties_asked_of(question: str) -> frozenset[str]:
    """The same for a question, where «Høyre», or a letter alone, is a party only as who acts or is asked of."""
    if question.isupper():
        return frozenset()
    named = frozenset(code for code, pattern in _PATTERNS.items() if code not in _ONE_WORD and pattern.search(question))
    return named | {code for code, pattern in _ASKED.items() if pattern.search(question)}


def with_letters(terms: Sequence[Term], question: str) -> tuple[Term, ...]:
    """The terms of a question, «Høyre» met by the letter that papers write, where it is a party that is asked of."""
    asked = parties_asked_of(question) & _ONE_WORD.keys()
    return tuple(_with_letter(term, asked) for term in terms)


def _with_letter(term: Term, asked: frozenset[str]) -> Term:
    for code in asked:
        names = rf"(?:{_ONE_WORD[code]})s?"
        if re.fullmatch(names, term.text):
            return replace(term, ways=(*term.ways, Way((code.casefold(),), _LETTER_WAY, whole=True)), known=True)
        if term.text == code:
            stems = [stem_of(name.casefold()) for name in _ONE_WORD[code].split("|")]
            return replace(term, ways=(*term.ways, *(Way((stem,), _LETTER_WAY) for stem in stems)))
    return term


def theirs_first(evidence: Evidence) -> Evidence:
    """The same evidence, those sentences first that name a party asked of and say half as much as the best."""
    asked = parties_asked_of(evidence.question)
    if not asked:
        return evidence
    least = _SAYS_HALF * max((found.coverage for found in evidence.units[:1]), default=0.0)
    theirs = [one for one in evidence.units if one.coverage >= least and asked & parties_in(one.unit.text)]
    return replace(evidence, units=(*theirs, *(found for found in evidence.units if found not in theirs)))


def tells_of_other_parties(question: str, told: str) -> bool:
    """Whether the question is of a party and what is told names none of those asked of."""
    asked = parties_asked_of(question)
    return bool(asked) and not asked & parties_in(told)
