"""Whether the sources set right what a question why takes for granted: «Hvorfor valgte dere modell 3?», where they say
that modell 2 was chosen; and whether they say a thing of something else than what is asked of.

Flows in: the type of a question and its evidence. Flows out: findings, for whoever decides and whoever explains.
"""

import re

from assistant.evidence import Evidence
from assistant.missing import MET, stands_elsewhere
from assistant.namesakes import other_names
from assistant.parties import tells_of_other_parties
from assistant.reading.question_type import QuestionType
from assistant.reading.standalone import asked_itself
from assistant.units import Unit
from assistant.values import ValueKind, identifiers, values
from corpus.paper_kind import paper_date

_SAYS_MOST, _SAYS_NEARLY_ALL = 0.75, 0.8
_AGAINST = re.compile(
    r"\b(?:ikke|ikkje|aldri|i?mot|nei|fraråd\w*|frarå\w*|avvis\w*|avslo\w*|avslag\w*|falt|forkast\w*)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+|én|en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)"
_VOTES = re.compile(rf"\b{_NUMBER} mot {_NUMBER}\b|\bmot [A-ZÆØÅ]\w+")
_PROPER = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][a-zæøå]{2,}\w*")
_MAY_SAY_OTHERWISE = frozenset({QuestionType.YES_NO, QuestionType.WHO, QuestionType.WHY})
_COUNTS = frozenset({QuestionType.HOW_MANY, QuestionType.HOW_MUCH})
_ALIKE, _DAY = 5, 3
_LOOKED_AT = 3
_UNITS = (
    ("share", re.compile(r"%|\b(?:prosent|pst|promille|andel|del(?:en)?)\b|\b\w*prosent\w*", re.IGNORECASE)),
    ("money", re.compile(r"\bkr\b|krone|\bmill|\bmrd|\bnok\b|\bmnok\b|\btusen\b|\d,-|€", re.IGNORECASE)),
    ("length", re.compile(r"meter|kvadrat|\bdekar|\bdaa\b|\bmål\b|\d ?(?:km|cm|mm|mil|moh|kvm|m)(?![^\W\d²³])", re.I)),
    ("weight", re.compile(r"tonn|\bkilo(?:gram)?\b|\bkg\b|\bgram\b", re.IGNORECASE)),
)
_HOW_MANY = re.compile(
    r"\b(?:hvor|kor|ka) (?:mange|mang|mye|my|mykje) (?:(?P<share>prosent|%)|(?P<money>kroner|kr|millioner|millionar)"
    r"|(?P<length>\w*meter|km)|(?P<weight>tonn|kilo|kg))\b",
    re.IGNORECASE,
)


def names_apart(question: str, sentence: str) -> tuple[str, ...]:
    """What a number or a letter tells apart and the question names («modell 3»), where the sentence names another."""
    asked, here, written = identifiers(question), identifiers(sentence), identifiers(sentence, loosely=True)
    return tuple(
        f"{word} {number}"
        for word in asked.keys() & here.keys()
        if not asked[word] & written[word]
        for number in sorted(asked[word])
    )


def sets_right(kind: QuestionType, evidence: Evidence) -> bool:
    """Whether the best sentence says most of what is asked why of, but of a namesake, or with a «not» more or less."""
    best = evidence.units[0]
    if kind is not QuestionType.WHY or best.coverage < _SAYS_MOST:
        return False
    said = best.unit.text
    if best.unit.is_row:
        return False
    if names_apart(evidence.question, said) or other_names(evidence.question, said):
        return True
    return best.coverage >= _SAYS_NEARLY_ALL and _denies(said) != _denies(evidence.question)


def _denies(text: str) -> bool:
    return _AGAINST.search(_VOTES.sub(" ", text)) is not None


def is_of_another(kind: QuestionType, evidence: Evidence) -> bool:
    """Whether the best sentence tells it of somebody or something else by name («Fra *Åsedal* til *Langmyra* er det 14
    km», where the way to Holmen is asked for)."""
    if _lacks_the_unit(evidence):
        return True
    best = evidence.units[0]
    if kind is not QuestionType.WHY and tells_of_other_parties(evidence.question, _with_headings(best.unit)):
        return True
    if kind in _MAY_SAY_OTHERWISE:
        return False
    if names_apart(evidence.question, best.unit.text) or (kind in _COUNTS and _is_of_another_day(evidence)):
        return True
    elsewhere = [term for term in evidence.terms if stands_elsewhere(term, evidence, best)]
    if not elsewhere:
        return False
    unit = best.unit
    block = unit.document.blocks[unit.block].span.of(unit.document.text)
    if any(term.closeness(unit.beside) >= MET for term in elsewhere):
        return False
    asked = evidence.question.casefold()
    return any(name[:_ALIKE].casefold() not in asked for name in _PROPER.findall(f"så {block}"))


def _lacks_the_unit(evidence: Evidence) -> bool:
    """Whether the question is of how many percent, crowns or metres, and the first sentences have no number of such."""
    asked = _HOW_MANY.search(asked_itself(evidence.question))
    if asked is None:
        return False
    unit = next(pattern for name, pattern in _UNITS if asked[name])
    return not any(unit.search(_with_headings(found.unit)) for found in evidence.units[:_LOOKED_AT])


def _with_headings(unit: Unit) -> str:
    document, block = unit.document, unit.document.blocks[unit.block]
    above = [document.blocks[block.parent].span.of(document.text)] if block.parent is not None else []
    return " ".join((document.section_at(unit.span.start).heading, *above, block.span.of(document.text)))


def _is_of_another_day(evidence: Evidence) -> bool:
    """Whether the question is of a certain day that neither the best sentence nor what stands around it names, and its
    paper is from another: «Hvor mange kom 8. august?»"""
    asked = _days(evidence.question)
    if not asked:
        return False
    unit = evidence.units[0].unit
    block = unit.document.blocks[unit.block].span.of(unit.document.text)
    written = paper_date(unit.document)
    own = {written.earliest.strftime("%m-%d")} if written and written.is_day else set()
    return not asked & (_days(unit.document.section_at(unit.span.start).heading) | _days(block) | own)


def _days(text: str) -> frozenset[str]:
    """Month and day of each date in a text."""
    dates = (value.amount.split("-") for value in values(text) if value.kind is ValueKind.DATE)
    return frozenset("-".join(parts[-2:]) for parts in dates if len(parts) == _DAY)
