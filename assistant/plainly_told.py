"""What answers whatever else is weighed: a sentence that has the address asked for, that tells of the person whose name
is all that is asked of, or says that just what is asked is not settled: «når modulen er ferdig, er usikkert».

Flows in: the type of a question, its evidence. Flows out: whether the first sentence answers so.
"""

import re
from functools import lru_cache

from assistant.evidence import Evidence
from assistant.reading.question_type import QuestionType
from assistant.signs import SETTLED, UNSETTLED, Sign

_SAYS_MOST = 0.75
_SAYS_ALL = 0.95
_CONTACT = frozenset({Sign.ADDRESS, Sign.PHONE})
_ASKED_BY = {
    QuestionType.WHEN: r"når|tidspunkt\w*|dato\w*|frist\w*",
    QuestionType.WHO: r"hvem|kven",
    QuestionType.WHERE: r"hvor|kvar",
    QuestionType.HOW_MANY: r"hvor mange|kor mange|antall\w*|talet",
    QuestionType.HOW_MUCH: r"hvor (?:mye|stor\w*|høy\w*)|kor (?:mykje|stor\w*|høg\w*)|[hk]va [^.;]{0,80}?kost\w*"
    r"|\w*kostnad\w*|\w*pris\w*",
    QuestionType.HOW_LONG: r"hvor (?:lenge|lang\w*)|kor (?:lenge|lang\w*)|varighet\w*",
}
_OPEN = (
    r"(?<!ikke )(?<!ikkje )"
    rf"(?:{UNSETTLED}|ikk?j?e (?:ennå |enda |enno )?(?:{SETTLED}|kjend|avklara|fastsett|vedteke|avgjort))"
)
_NEAR = r"[^.;:?]{0,80}?"


def plainly_told(kind: QuestionType, evidence: Evidence) -> bool:
    """Whether the first sentence says most of what is asked of, and has the address or telephone number that is asked
    for, says that just what is asked is not settled, or tells of whom a question by name alone asks («Hvem er Kari
    Moe?»)."""
    best = evidence.best
    if best is None or best.coverage < _SAYS_MOST:
        return False
    if kind is QuestionType.WHO and best.own >= _SAYS_ALL and _asks_by_name_alone(evidence):
        return True
    if kind in _ASKED_BY and _says_open(kind).search(best.unit.text):
        return True
    return evidence.wanted - {Sign.UNKNOWN} <= _CONTACT and bool(best.found & evidence.wanted & _CONTACT)


def _asks_by_name_alone(evidence: Evidence) -> bool:
    """Whether nothing but a name stands beside «hvem er»."""
    own = [term for term in evidence.terms if not term.leaned_on]
    names = sum(len(term.text.split()) for term in own if term.named)
    return names > 0 and len(evidence.question.split()) == names + len(("hvem", "er"))


@lru_cache
def _says_open(kind: QuestionType) -> re.Pattern[str]:
    """«Når X blir, er usikkert», «det er ikke avklart når X blir», with the question's own word."""
    asked = rf"\b(?:{_ASKED_BY[kind]})\b"
    return re.compile(
        rf"{asked}{_NEAR},? (?:er|var|blir) (?:\w+ ){{0,2}}?{_OPEN}\b|\b{_OPEN}\b{_NEAR}{asked}", re.IGNORECASE
    )
