"""Whether two sentences answer a question with the same kind of value for the same thing, and whether they differ.

Flows in: two scored sentences and the question's evidence. Flows out: a comparison, or None. It prefers silence: a
false contradiction is worse than a missed one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.values import Value, ValueKind, clauses, identifiers, values
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem


class Compared(StrEnum):
    """`SAME` value, `OTHER` value of the same thing, or `OPPOSITE`: one says it and the other denies it."""

    SAME = "same"
    OTHER = "other"
    OPPOSITE = "opposite"


_ASKED: dict[QuestionType, frozenset[ValueKind]] = {
    QuestionType.WHEN: frozenset({ValueKind.DATE, ValueKind.CLOCK}),
    QuestionType.HOW_MANY: frozenset({ValueKind.COUNT, ValueKind.SHARE, ValueKind.VOTES}),
    QuestionType.HOW_MUCH: frozenset({ValueKind.MONEY, ValueKind.SHARE, ValueKind.MEASURE, ValueKind.COUNT}),
    QuestionType.HOW_LONG: frozenset({ValueKind.DURATION, ValueKind.MEASURE, ValueKind.DATE}),
}
_ANY = frozenset(ValueKind) - {ValueKind.VOTES}
_NO_VALUE = frozenset({QuestionType.WHY, QuestionType.DEFINE, QuestionType.COMPARE, QuestionType.PROCESS})
_AS_COVERED = 0.85
_TERM_SLACK = 0.3
_SAID = 0.5
_TELLING = 0.3
_MOST_LEFT = 4
_LEFT_IN_CONFLICT = 2
_ALIKE = 0.75
_NEGATION = re.compile(r"\b(?:ikke|ikkje|ingen|inga|intet|aldri|heller)\b", re.IGNORECASE)
_BOUNDS = re.compile(
    r"\b(?:minst|minimum|høyst|høgst|maks(?:imalt)?|maksimum|opptil|inntil|under|over|mer enn|meir enn|færre enn"
    r"|ytterligere|i tillegg|ekstra|øker|auke[rt]?|reduseres|herav|hvorav|av dette|resten|ut over)\b",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"\b(?:(?:per|pr\.?|i|hvert|kvart|hver|kvar) (?P<unit>år|året|måned\w*|månad\w*|sesong\w*|uk[ea]\w*|vek[ea]\w*"
    r"|dag\w*|døgn\w*|time[nr]?|person|innbygger\w*|elev\w*)|(?P<often>årlig\w*|årleg\w*|månedlig\w*|ukentlig\w*|daglig\w*))\b",
    re.IGNORECASE,
)
_OFTEN = {"årl": "år", "mån": "mån", "uke": "uk", "dag": "dag"}
_NAME = re.compile(r"(?<=[\w,»] )[A-ZÆØÅ][\wæøå-]+")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, the values in it that answer, and what is left of it beside them."""

    text: str
    given: tuple[Value, ...]
    left: frozenset[str]


def compare(kind: QuestionType, evidence: Evidence, one: Scored, other: Scored) -> Compared | None:
    """How `other` answers what `one` answers; None when it does not, or that is not plain."""
    if kind in _NO_VALUE or not _as_bearing(evidence, one, other):
        return None
    if one.unit.label and other.unit.label and set(one.unit.label) == set(other.unit.label):
        mine, theirs = _after_label(one.unit.text), _after_label(other.unit.text)
        return Compared.SAME if mine == theirs else Compared.OTHER
    here, there = _clause(kind, evidence, one), _clause(kind, evidence, other)
    if here is None or there is None:
        return _denied(evidence, one, other)
    if not _comparable(here, there):
        return None
    mine_, theirs_ = _amounts(here.given), _amounts(there.given)
    if mine_ == theirs_:
        return Compared.SAME
    return Compared.OTHER if not mine_ & theirs_ or len(mine_) == len(theirs_) > 1 else None


def is_conflict(evidence: Evidence, kind: QuestionType, one: Scored, other: Scored) -> bool:
    """Whether what differs may be told as a disagreement: little else is said in either sentence."""
    here, there = _clause(kind, evidence, one), _clause(kind, evidence, other)
    if here is None or there is None:
        return True
    apart = here.left ^ there.left
    return len(apart - there.left) <= _LEFT_IN_CONFLICT and len(apart - here.left) <= _LEFT_IN_CONFLICT


def _as_bearing(evidence: Evidence, one: Scored, other: Scored) -> bool:
    """Whether `other` says each of the question's own things that `one` says, nearly as well."""
    if other.coverage < _AS_COVERED * one.coverage:
        return False
    for term, mine, theirs in zip(evidence.terms, one.matches, other.matches, strict=True):
        if term.weight >= _TELLING and mine >= _SAID and theirs < mine - _TERM_SLACK:
            return False
    return True


def _clause(kind: QuestionType, evidence: Evidence, found: Scored) -> _Clause | None:
    """The clause that says most of the question's words and gives a value of the kind that is asked for."""
    asked = _stems(evidence)
    best: tuple[int, _Clause] | None = None
    for text in clauses(found.unit.text):
        given = _answering(kind, evidence, text)
        if not given:
            continue
        content = _content(text, given)
        said = len(content & asked)
        if best is None or said > best[0]:
            best = said, _Clause(text, given, frozenset(content - asked))
    return best[1] if best else None


def _answering(kind: QuestionType, evidence: Evidence, text: str) -> tuple[Value, ...]:
    allowed = _ASKED.get(kind, _ANY)
    said = {(value.kind, value.unit, value.amount) for value in values(evidence.question)}
    asked = _stems(evidence)
    given = [
        value for value in values(text) if value.kind in allowed and (value.kind, value.unit, value.amount) not in said
    ]
    if kind is QuestionType.HOW_MANY:
        counted = [value for value in given if value.unit in asked]
        return tuple(counted)
    first = next(iter(given), None)
    # Of several kinds the first rules: «34 grunneiere … 2,3 mill.» is no answer in two kinds.
    return tuple(value for value in given if first and (value.kind, value.unit) == (first.kind, first.unit))


def _comparable(here: _Clause, there: _Clause) -> bool:
    """Whether the values are of one kind and unit, with the same bounds, per the same time, and of no namesakes."""
    if {(value.kind, value.unit) for value in here.given} != {(value.kind, value.unit) for value in there.given}:
        return False
    if _bounds(here.text) != _bounds(there.text) or _rates(here.text) != _rates(there.text):
        return False
    mine, theirs = identifiers(here.text), identifiers(there.text)
    if any(mine[word] != theirs[word] for word in mine.keys() & theirs.keys()):
        return False
    names, others = _names(here.text), _names(there.text)
    if names and others and not names & others:
        return False
    if len(here.given) > 1 and len(here.given) != len(there.given):
        return False
    return len(here.left - there.left) <= _MOST_LEFT and len(there.left - here.left) <= _MOST_LEFT


def _denied(evidence: Evidence, one: Scored, other: Scored) -> Compared | None:
    """Two sentences of the same words, of which one has a negation."""
    mine, theirs = one.unit.text, other.unit.text
    if bool(_NEGATION.search(mine)) == bool(_NEGATION.search(theirs)) or values(mine) or values(theirs):
        return None
    here, there = _content(mine, ()), _content(theirs, ())
    if not here or not there or identifiers(mine) != identifiers(theirs):
        return None
    alike = len(here & there) / len(here | there)
    return Compared.OPPOSITE if alike >= _ALIKE else None


def _amounts(given: Sequence[Value]) -> frozenset[str]:
    return frozenset(value.amount for value in given)


def _stems(evidence: Evidence) -> frozenset[str]:
    return frozenset(
        stem for term in evidence.terms for way in term.ways if way.closeness >= _SAID for stem in way.stems
    )


def _content(text: str, given: Sequence[Value]) -> set[str]:
    """Stems of the words that carry something, without those of the values and negations."""
    muted = list(text)
    for value in given:
        muted[value.start : value.end] = " " * (value.end - value.start)
    found = set()
    for word in words("".join(muted)):
        if word.form in STOPWORDS or word.form in _LIGHT or word.form[:1].isdigit() or _NEGATION.fullmatch(word.form):
            continue
        found.add(lemma_stem(word.form))
    return found


_LIGHT = frozenset(
    "nå no alt totalt samlet samla cirka ca omtrent om lag rundt dermed derfor også òg bare berre beregnet berekna "
    "anslått anslag anslås reknar regner blir vert ble vart settes sett satt satte fastsatt er var skal vil kan oppgitt "
    "viser utgjør utgjer foreløpig heile hele kroner millioner kommunen kommune".split()
)


def _bounds(text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _BOUNDS.findall(text))


def _rates(text: str) -> frozenset[str]:
    found = set()
    for match in _RATES.finditer(text):
        if match["often"]:
            found.add(_OFTEN.get(match["often"][:3].casefold(), match["often"].casefold()))
        else:
            found.add(match["unit"].casefold()[:3] if len(match["unit"]) > 3 else match["unit"].casefold())
    return frozenset(one[:2] for one in found)


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def _after_label(text: str) -> str:
    return re.split(r":\s|\s\|\s", text, maxsplit=1)[-1].strip().casefold()
