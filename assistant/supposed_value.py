"""A value that a question supposes, asked for instead: «Ble kaia ferdig i 2018?» as «Når ble kaia ferdig?».

Flows in: a question in bokmål; what it got; what the question for the value got. Flows out: that question, and the
answer that sets the value right. It does not know where the sources are.
"""

import re
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.answer import Answer, Answered, Kind, Role
from assistant.cite import fixed
from assistant.reading.question_type import QuestionType
from assistant.told import Told
from assistant.values import Value, ValueKind, identifiers, values

_YEAR = re.compile(r"(?<=\bi )(?:19|20)\d\d\b")
_BEFORE_DATE = re.compile(r"(?:\b(?:i|på|den|innen|fra|til|så tidlig som|allerede|alt|først|senest|ca\.?|rundt)\s+)+$")
_BEFORE_NUMBER = re.compile(r"(?:\b(?:på|til|over|under|ca\.?|rundt|omtrent|minst|hele|bare|kun|for|med|i|av)\s+)+$")
_WORD_AFTER = re.compile(r"\s*(?P<word>[^\W\d_]+)")
SUPPOSING = frozenset({QuestionType.YES_NO, QuestionType.WHY})
"""What may take a value for granted."""
_WHY = re.compile(r"\W*(?:hvorfor|kvifor|koffer|korfor)\s+", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:over|under|minst|mer enn|meir enn|flere enn|fleire enn|færre enn|mindre enn|høyst|maks\w*|inntil|opptil"
    r"|før|etter|innen|innan|senest|seinast|tidligst|tidlegast|rundt|omtrent|cirka|ca\.?|nesten|omlag|om lag|snart"
    r"|bare|kun)\s+$",
    re.IGNORECASE,
)
_MAY = re.compile(r"\W*(?:kan|kunne|får|bør|tør)\b", re.IGNORECASE)
"""«Kan vi si opp avtalen i 2028?» asks of that year, and supposes nothing."""
_TAG = re.compile(r",? (?:ikke sant|stemmer (?:ikke )?det|er det ikke|vel)\W*$", re.IGNORECASE)
_ASKED_BY = {ValueKind.MONEY: "Hvor mye", ValueKind.SHARE: "Hvor mange prosent"}
_DATES = frozenset({ValueKind.DATE, ValueKind.CLOCK})
_LEAST_LEFT = 2
_MONTHS_OF_YEAR = 12
_SAYS_MOST = 0.6


@dataclass(frozen=True, slots=True)
class SupposedValue:
    """`said` is the `value` as the question writes it, `question` asks for it. `only_why`: that it is so answers
    nothing, since why was asked. `bounded`: it is asked whether it is more or less, before or after."""

    question: str
    said: str
    value: Value
    only_why: bool
    bounded: bool


def supposed_value(text: str) -> SupposedValue | None:
    """The one value that a yes/no question supposes, or one of why; None where it has none, or several."""
    text = _TAG.sub("", text.strip(" ?.!"))
    asks_why = _WHY.match(text)
    text = text[asks_why.end() :] if asks_why else text
    labelled = {number for numbers in identifiers(text).values() for number in numbers}
    found = [one for one in _values(text) if one.amount not in labelled]
    if len(found) != 1:
        return None
    [value] = found
    before, said, after = text[: value.start], text[value.start : value.end].strip(), text[value.end :]
    bounded = _BOUND.search(before) is not None
    if value.kind in _DATES:
        if _MAY.match(text):
            return None
        asks, before = "Når", _BEFORE_DATE.sub("", before)
    elif value.kind in _ASKED_BY:
        asks, before = _ASKED_BY[value.kind], _BEFORE_NUMBER.sub("", before)
    else:
        number = re.match(r"[\d  .,]*\d|\w+", said)
        counted = _WORD_AFTER.match(text, value.start + (number.end() if number else 0))
        if number is None or counted is None:
            return None
        asks, before, after = f"Hvor mange {counted['word']}", _BEFORE_NUMBER.sub("", before), text[counted.end() :]
        said = text[value.start : counted.end()].strip()
    rest = " ".join(f"{before} {after}".split())
    if len(rest.split()) < _LEAST_LEFT:
        return None
    return SupposedValue(f"{asks} {rest[:1].lower()}{rest[1:]}?", said, value, asks_why is not None, bounded)


def set_right(supposed: SupposedValue, refused: Answer, told: Told) -> Answer:
    """What the sources say of the value, beneath that they do not say it as supposed; `refused` where they say nothing
    of such a value, or not of what is asked of."""
    answer, best = told.answer, told.evidence.best
    if not isinstance(answer, Answered) or best is None or best.coverage < _SAYS_MOST:
        return refused
    quoted = [said for said in answer.statements if said.kind is Kind.QUOTE]
    leads = [said.text for said in quoted if said.role is not Role.CONTEXT]
    such = [one for text in leads for one in _values(text) if _alike(one, supposed.value)]
    if not such:
        return refused
    confirmed = any(_is_same(one, supposed.value) for one in such)
    if confirmed and supposed.only_why:
        return refused
    sure_of_another = not confirmed and not supposed.bounded
    opening = phrases.said_of_others([supposed.said]) if sure_of_another else phrases.THE_SOURCE_SAYS
    return replace(answer, question=refused.question, reading=refused.reading, statements=(fixed(opening), *quoted))


def _values(text: str) -> list[Value]:
    """The values of a text, a year alone among them."""
    found = values(text)
    years = (
        Value(ValueKind.DATE, "", match.group(), match.start(), match.end())
        for match in _YEAR.finditer(text)
        if not any(one.start < match.end() and match.start() < one.end for one in found)
    )
    return [*found, *years]


def _alike(one: Value, other: Value) -> bool:
    return (one.kind in _DATES and other.kind in _DATES) or one.kind is other.kind


def _is_same(one: Value, other: Value) -> bool:
    """Whether two values are one, however they are written: «kl. 18.00» and «klokka 18», «fire år» and «48 måneder», a
    day and the year that it is in."""
    if one.kind in _DATES:
        pair = sorted((one.amount.strip("-"), other.amount.strip("-")), key=len)
        return pair[1].startswith(pair[0]) or pair[1].endswith(pair[0])
    if one.kind is ValueKind.DURATION:
        return _in_months(one) == _in_months(other)
    return one.amount == other.amount and (one.unit == other.unit or one.kind is ValueKind.COUNT)


def _in_months(value: Value) -> tuple[str, float]:
    amount = float(value.amount)
    return ("måned", amount * _MONTHS_OF_YEAR) if value.unit == "år" else (value.unit, amount)
