"""Whether two sentences answer a question with the same kind of value for the same thing, and whether they differ.

Flows in: two scored sentences and the question's evidence. Flows out: a comparison, or None. It prefers silence: a
false contradiction is worse than a missed one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.cite import on_one_line
from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.units import introductions
from assistant.values import Value, ValueKind, clauses, identifiers, values
from corpus.document import Document
from corpus.standing_words import MATTER
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
_ENDS = 2
_OPENING = 400
_FIRST = (
    ValueKind.MONEY,
    ValueKind.SHARE,
    ValueKind.MEASURE,
    ValueKind.DURATION,
    ValueKind.DATE,
    ValueKind.CLOCK,
    ValueKind.VOTES,
    ValueKind.COUNT,
)
_LABELLED = re.compile(r"^(?P<label>[^:|.?!;\d]{2,60}):\s+(?P<value>\S.*)$", re.DOTALL)
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
    if on_one_line(one.unit.text).casefold() == on_one_line(other.unit.text).casefold():
        return Compared.SAME
    if kind in _NO_VALUE or not _as_bearing(evidence, one, other) or _namesakes(one, other):
        return None
    if one.unit.label and other.unit.label:
        return _labels(one, other)
    here, there = _clause(kind, evidence, one), _clause(kind, evidence, other)
    if here is None or there is None:
        return _denied(one, other)
    mine, theirs = _shared(here, there)
    if not mine or not _comparable(here, there):
        return None
    if mine == theirs:
        return Compared.SAME
    # Of a stretch with two ends one may stay; of several single values each must be another.
    both_ends = len(mine) == len(theirs) == _ENDS and {value.kind for value in here.given} == {ValueKind.DATE}
    return Compared.OTHER if both_ends or not mine & theirs else None


def is_conflict(kind: QuestionType, evidence: Evidence, one: Scored, other: Scored) -> bool:
    """Whether what differs may be told as a disagreement: little else is said in either sentence."""
    here, there = _clause(kind, evidence, one), _clause(kind, evidence, other)
    if here is None or there is None:
        return True
    more, less = here.left - there.left, there.left - here.left
    return len(more) <= _LEFT_IN_CONFLICT and len(less) <= _LEFT_IN_CONFLICT


def _as_bearing(evidence: Evidence, one: Scored, other: Scored) -> bool:
    """Whether `other` says each of the question's own things that `one` says, nearly as well; a name may stand in the
    opening of its paper («Hovden kommune»)."""
    missed = 0.0
    for term, mine, theirs in zip(evidence.terms, one.matches, other.matches, strict=True):
        if term.weight >= _TELLING and mine >= _SAID and theirs < mine - _TERM_SLACK:
            if not (term.named and _opening(other.unit.document) & {stem for way in term.ways for stem in way.stems}):
                return False
            missed += term.weight * (mine - theirs)
    total = sum(term.weight for term in evidence.terms) or 1.0
    return other.coverage + missed / total >= _AS_COVERED * one.coverage


@lru_cache(maxsize=4096)
def _opening_stems(title: str, opening: str) -> frozenset[str]:
    return frozenset(lemma_stem(word.form) for word in words(f"{title} {opening}"))


def _opening(document: Document) -> frozenset[str]:
    return _opening_stems(document.title, document.text[:_OPENING])


def _labels(one: Scored, other: Scored) -> Compared | None:
    """Two lines with the same label («Saksbehandler: …») in different papers."""
    mine, theirs = (_LABELLED.match(found.unit.text) for found in (one, other))
    if mine is None or theirs is None or one.unit.document.id == other.unit.document.id:
        return None
    if mine["label"].casefold() != theirs["label"].casefold():
        return None
    return Compared.SAME if mine["value"].casefold() == theirs["value"].casefold() else Compared.OTHER


def _namesakes(one: Scored, other: Scored) -> bool:
    """Whether the two speak of things that a number tells apart («alternativ 1», «alternativ 2»), in the sentence or
    in the lines above it."""
    mine, theirs = _numbers(one), _numbers(other)
    return any(mine[word] != theirs[word] for word in mine.keys() & theirs.keys())


def _numbers(found: Scored) -> dict[str, frozenset[str]]:
    unit = found.unit
    above = [
        span.of(unit.document.text)
        for span in introductions(unit.document, unit.block)
        if not MATTER.search(span.of(unit.document.text))
    ]
    return identifiers(" ; ".join((unit.text, *above)))


def _clause(kind: QuestionType, evidence: Evidence, found: Scored) -> _Clause | None:
    """The clause that says most of the question's words and gives a value of a kind that is asked for."""
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
    given = [
        value for value in values(text) if value.kind in allowed and (value.kind, value.unit, value.amount) not in said
    ]
    if kind is QuestionType.HOW_MANY:
        asked = _stems(evidence)
        return tuple(value for value in given if value.unit in asked)
    return tuple(given)


def _shared(here: _Clause, there: _Clause) -> tuple[frozenset[str], frozenset[str]]:
    """The amounts of both in the first kind and unit that they share: money before measures before counts."""
    keys = {(value.kind, value.unit) for value in here.given} & {(value.kind, value.unit) for value in there.given}
    if not keys:
        return frozenset(), frozenset()
    key = min(keys, key=lambda one: (_FIRST.index(one[0]), one[1]))
    mine, theirs = (
        frozenset(value.amount for value in clause.given if (value.kind, value.unit) == key) for clause in (here, there)
    )
    return mine, theirs


def _comparable(here: _Clause, there: _Clause) -> bool:
    """Whether the clauses have the same bounds, per the same time, no names of others, and little else to say."""
    if _bounds(here.text) != _bounds(there.text) or _rates(here.text) != _rates(there.text):
        return False
    names, others = _names(here.text), _names(there.text)
    if names and others and not names & others:
        return False
    return len(here.left - there.left) <= _MOST_LEFT and len(there.left - here.left) <= _MOST_LEFT


def _denied(one: Scored, other: Scored) -> Compared | None:
    """Two sentences of the same words, of which one has a negation."""
    mine, theirs = one.unit.text, other.unit.text
    if bool(_NEGATION.search(mine)) == bool(_NEGATION.search(theirs)) or values(mine) or values(theirs):
        return None
    here, there = _content(mine, ()), _content(theirs, ())
    if not here or not there or identifiers(mine) != identifiers(theirs):
        return None
    alike = len(here & there) / len(here | there)
    return Compared.OPPOSITE if alike >= _ALIKE else None


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
    "anslått anslag anslås reknar regner blir vert ble vart settes sett satt satte fastsatt er var skal vil kan "
    "oppgitt viser utgjør utgjer foreløpig heile hele kroner millioner kommunen kommune".split()
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
