"""The values a clause gives: dates, sums, shares, measures, lengths of time, counts of things.

Flows in: text. Flows out: values with kind, unit and amount, so that two sentences can be held against each other. It
knows of no question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.deadlines.vocabulary import MONTH_NAMES
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem


class ValueKind(StrEnum):
    DATE = "date"
    CLOCK = "clock"
    MONEY = "money"
    SHARE = "share"
    MEASURE = "measure"
    DURATION = "duration"
    VOTES = "votes"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Value:
    """`amount` is normalised («2,3 mill. kroner» and «2 300 000 kroner» are one); `unit` is «kilometer», or the stem of
    what is counted. `start` and `end` are places in the text."""

    kind: ValueKind
    unit: str
    amount: str
    start: int
    end: int


_WORDS = {
    word: number
    for number, forms in enumerate(
        "null|en ett ein eitt én|to|tre|fire|fem|seks|sju syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten"
        "|sytten|atten|nitten|tjue".split("|")
    )
    for word in forms.split()
}
_NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0.]\d{{3}})+|\d+)(?:,\d+)?|\b(?:{'|'.join(_WORDS)})\b"
_COUNTED = rf"(?:\d{{1,3}}(?:[ \u00a0.]\d{{3}})+|\d+)(?:,\d+)?|\b(?:{'|'.join(w for w in _WORDS if _WORDS[w] > 1)})\b"
_SCALE = {"mill": 1e6, "millioner": 1e6, "million": 1e6, "millionar": 1e6, "mrd": 1e9, "milliarder": 1e9}
_SCALE |= {"milliard": 1e9, "tusen": 1e3, "mnok": 1e6}
_PATTERNS: tuple[tuple[ValueKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            ValueKind.DATE,
            rf"\b(?P<day>\d{{1,2}})\. ?(?P<month>{'|'.join(MONTH_NAMES)})\b(?: (?P<year>\d{{4}}))?"
            rf"|\b(?P<m2>{'|'.join(MONTH_NAMES)}) (?P<y2>\d{{4}})\b"
            r"|\b(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})\b",
        ),
        (
            ValueKind.CLOCK,
            r"\bkl(?:\.|okk[ae]n?)? ?(?P<amount>\d{1,2}(?:[.:]\d\d)?(?: (?:og|til|–|-) ?\d{1,2}(?:[.:]\d\d)?)?)",
        ),
        (ValueKind.VOTES, rf"(?P<amount>(?:{_NUMBER}) (?:mot|imot) (?:{_NUMBER}))"),
        (
            ValueKind.MONEY,
            rf"(?P<amount>{_NUMBER}) ?(?P<scale>million(?:er|ar)?|mill\.?|mrd\.?|milliard(?:er|ar)?|tusen|mnok)? ?"
            r"(?P<unit>kroner|kr\b\.?|nok\b|euro)"
            rf"|(?P<a2>{_NUMBER}) ?(?P<s2>million(?:er|ar)|mill\.?|mrd\.?|milliard(?:er|ar))",
        ),
        (ValueKind.SHARE, rf"(?P<amount>{_NUMBER}) ?(?P<unit>%|prosent\b|pst\b|promille\b)"),
        (
            ValueKind.MEASURE,
            rf"(?P<amount>{_NUMBER}) ?(?P<unit>kilometer i timen|km/t|kvadratmeter|m²|m2|kilometer|km|meters?|cm|mil"
            r"|m\b|tonn|kg|kilo|liter|dekar|daa|mål|desibel|db|grader|kwh|mwh|gwh|mw|moh)(?![\w])",
        ),
        (
            ValueKind.DURATION,
            rf"(?P<amount>{_NUMBER}) ?(?P<unit>år\w*|måned\w*|månad\w*|mnd\.?|uker?|veker?|dag(?:er|ar)?\b|døgn|timer?"
            r"|timar|minutt\w*|sekund\w*)",
        ),
        (
            ValueKind.COUNT,
            rf"(?P<amount>{_COUNTED})(?: av (?:de )?(?:{_COUNTED}))? (?P<unit>(?:av )?[^\W\d]+(?: [^\W\d]+)?)",
        ),
    )
)
_SAME_UNIT = {
    "km/t": "kilometer i timen", "km": "kilometer", "m": "meter", "meters": "meter", "m2": "kvadratmeter",
    "m²": "kvadratmeter", "daa": "dekar", "mål": "dekar", "db": "desibel", "kr": "kroner",
    "kr.": "kroner", "nok": "kroner",
    "prosent": "%", "pst": "%", "": "kroner", "kilo": "kg",
}  # fmt: skip
_RANGE = re.compile(r"(\d+)(?:\s?(?:–|-|til)\s?(\d+))?")
_IDENTIFIER = re.compile(
    r"\b([^\W\d]{2,}|[A-ZÆØÅ]{1,3})\s?(\d{1,3}(?:(?:, | og |–|-| til )\d{1,3})*)\b"
    r"(?!\s?(?:[.,:/]\d|\.\s?[a-zæøå]|%|kr|kilo|km|mm|cm|m\b|mill|mrd|prosent|år|dag|uke|mot\b))"
)
_LETTERED = re.compile(r"\b([^\W\d]{4,}) ([A-H](?:(?:, | og | eller |/)[A-H])*)\b(?![.:]?\w)")


def values(text: str) -> tuple[Value, ...]:
    """The values in `text`, in order; each stretch of text gives one."""
    taken: list[tuple[int, int]] = []
    found: list[Value] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            value = _value(kind, match)
            if value is not None:
                taken.append((match.start(), match.end()))
                found.append(value)
    return tuple(sorted(found, key=lambda value: value.start))


def _value(kind: ValueKind, match: re.Match[str]) -> Value | None:
    if kind is ValueKind.DATE:
        return Value(kind, "", _day(match), match.start(), match.end())
    if kind in (ValueKind.CLOCK, ValueKind.VOTES):
        amount = " ".join(str(_amount(part)) for part in re.findall(rf"{_NUMBER}", match["amount"], re.IGNORECASE))
        return Value(kind, "", amount, match.start(), match.end())
    if kind is ValueKind.MONEY:
        scale = _SCALE.get((match["scale"] or match["s2"] or "").rstrip(".").casefold(), 1.0)
        unit = (match["unit"] or "").rstrip(".").casefold()
        return Value(
            kind, _SAME_UNIT.get(unit, unit), f"{_amount(match['amount'] or match['a2']) * scale:g}", *match.span()
        )
    unit = match["unit"].casefold()
    amount = f"{_amount(match['amount']):g}"
    if kind is ValueKind.COUNT:
        counted = _counted(unit)
        return Value(kind, counted, amount, *match.span("amount")) if counted else None
    if kind is ValueKind.DURATION:
        return Value(kind, _time_unit(unit), amount, *match.span())
    return Value(kind, _SAME_UNIT.get(unit, unit), amount, *match.span())


def _day(match: re.Match[str]) -> str:
    month = match["month"] or match["m2"]
    number = MONTH_NAMES.index(month.casefold()) + 1 if month else int(match["m3"])
    day, year = match["day"] or match["d3"] or "", match["year"] or match["y2"] or match["y3"] or ""
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _amount(text: str) -> float:
    word = text.strip().casefold()
    if word in _WORDS:
        return float(_WORDS[word])
    return float(re.sub(r"[ \u00a0.]", "", word).replace(",", ".") or 0)


def _time_unit(unit: str) -> str:
    starts = (("år", "år"), ("m", "måned"), ("uk", "uke"), ("vek", "uke"), ("da", "dag"), ("dø", "dag"), ("ti", "time"))
    found = next((name for start, name in starts if unit.startswith(start)), unit)
    return "minutt" if unit.startswith("min") else found


def _counted(after: str) -> str:
    """The stem of what is counted: the word after the number, or the one after an adjective; empty when none is."""
    following = [word for word in words(after) if word.form != "av"]
    if not following or following[0].form in STOPWORDS or following[0].form in MONTH_NAMES:
        return ""
    first = following[0].form
    if first.endswith("s") and lemma_stem(first) == lemma_stem(first[:-1]) and first[:-1].endswith(("e", "a")):
        # A passive: «løype 4 tas ut».
        return ""
    is_adjective = first.endswith(("e", "ige", "lige", "ske", "erte")) and len(following) > 1
    if is_adjective and following[1].form not in STOPWORDS:
        return lemma_stem(following[1].form)
    return lemma_stem(first)


def identifiers(text: str, loosely: bool = False) -> dict[str, frozenset[str]]:
    """«løype 4», «alternativ 1, 2 og 3»: the stem of the word → the numbers it has; what tells namesakes apart.
    `loosely`, also those that may count what follows them («alternativ 2 tar dem med»)."""
    kept: dict[str, set[str]] = {}
    for _, stem, number in numbered(text, loosely):
        kept.setdefault(stem, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in kept.items()}


def numbered(text: str, loosely: bool = False) -> Iterator[tuple[str, str, str]]:
    """Word, its stem and number of each thing that `text` tells from its namesakes by a number, or by a letter."""
    for match in _LETTERED.finditer(text):
        for letter in re.findall("[A-H]", match[2]):
            yield match[1], lemma_stem(match[1].casefold()), letter
    for match in _IDENTIFIER.finditer(text):
        word, numbers = match.groups()
        if word.casefold() in STOPWORDS or word.casefold() in _WORDS or word.casefold() in MONTH_NAMES:
            continue
        # «beregnet 26 hytter» counts what follows; «løype 4 tas ut» and «L3 starter» number what stands before.
        plain = loosely or match.end(1) == match.start(2)
        if not plain and (after := _FOLLOWING.match(text, match.end())) and _counted(after[1].casefold()):
            continue
        stem = lemma_stem(word.casefold())
        for first, last in _RANGE.findall(numbers):
            for number in range(int(first), int(last or first) + 1):
                yield word, stem, str(number)


_FOLLOWING = re.compile(r"\s([^\W\d]+(?: [^\W\d]+)?)")
_SPLIT = re.compile(
    r";\s|,\s(?=(?:og|men|mens|samt|medan)\s)|\s(?=(?:mens|medan)\s)"
    r"|\s(?=og (?:er|var|blir|vert|har|[a-zæøå]{3,}er|gjeld) )"
)


def clauses(text: str) -> Iterator[str]:
    """The parts of a sentence that say one thing each, where they are plainly apart."""
    place = 0
    for stop in _SPLIT.finditer(text):
        if values(text[place : stop.start()]) and values(text[stop.end() :]):
            yield text[place : stop.start()]
            place = stop.end()
    yield text[place:]
