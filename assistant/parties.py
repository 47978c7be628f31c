"""Which political parties a text names, by their names or the letters that minutes write.

Flows in: a question; a sentence with what stands around it; evidence. Flows out: whether the sentence tells of another
party than the one asked of, or of none; the evidence on that party first. It does not know what they moved or how they
voted.
"""

import re
from dataclasses import replace

from assistant.evidence import Evidence

_NAMES = {
    "AP": "arbeid(?:er|ar)partiet", "SP": "senterpartiet", "SV": "sosialistisk venstreparti",
    "FRP": "fr[ea]mskritt?spartiet|framstegspartiet", "KRF": "kristele?i?g folkeparti", "MDG": "miljøpartiet",
    "PP": "pensjonistpartiet", "INP": "industri- og næringspartiet",
}  # fmt: skip
_ONE_WORD = {"H": "Høyre|Høgre|HØYRE", "V": "Venstre|VENSTRE", "R": "Rødt|Raudt|RØDT"}
"""Words of everyday too, so these are parties with a capital only."""
_PATTERNS = {
    **{code: re.compile(rf"\b(?:{names})\b|\b{code}\b", re.IGNORECASE) for code, names in _NAMES.items()},
    **{code: re.compile(rf"\b(?:{names})s?\b|(?<![\w.]){code}(?![\w.])") for code, names in _ONE_WORD.items()},
}
_LETTER_ASKED = re.compile(
    r"(?:^\W*|\b(?:fra|frå|av|til|og|hva|foreslo|mente|vil|ville|stemte|sa)|,) (?P<code>[HVR])\b"
)


def parties_in(text: str) -> frozenset[str]:
    """The letters of each party that the text names."""
    return frozenset(code for code, pattern in _PATTERNS.items() if pattern.search(text))


def parties_asked_of(question: str) -> frozenset[str]:
    """The same for a question, where a letter alone may be the label of something («alternativ H»)."""
    letters = frozenset(found["code"] for found in _LETTER_ASKED.finditer(question))
    named = frozenset(
        code for code in parties_in(question) if code not in _ONE_WORD or re.search(_ONE_WORD[code], question)
    )
    return letters | named


def theirs_first(evidence: Evidence) -> Evidence:
    """The same evidence, sentences that name a party asked of before those that name none of them."""
    asked = parties_asked_of(evidence.question)
    if not asked:
        return evidence
    theirs = [found for found in evidence.units if asked & parties_in(found.unit.text)]
    return replace(evidence, units=(*theirs, *(found for found in evidence.units if found not in theirs)))


def tells_of_other_parties(question: str, told: str) -> bool:
    """Whether the question is of a party and what is told names none of those asked of."""
    asked = parties_asked_of(question)
    return bool(asked) and not asked & parties_in(told)
