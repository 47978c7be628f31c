"""How much of a question one sentence or list carries.

Flows in: the question's terms and what they ask for, one unit at a time. Flows out: the unit with its score. It does
not know which units there are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from statistics import fmean

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from assistant.called import Called
from assistant.evidence import Scored
from assistant.meanings import Meanings
from assistant.namesakes import speaks_of_another
from assistant.reading.focus import shown_by
from assistant.score_parts import Parts, total
from assistant.signs import Sign, signs
from assistant.terms import Term
from assistant.units import PART, Bag, Unit, merged
from corpus.document import BlockKind, Document, Span
from corpus.tables import names_columns
from index.analyse import words
from index.lemma import lemma_stem

ABOVE = 0.9
BESIDE = 0.3
HEADING = 0.6
TITLE = 0.3
HEADS_LIST = 0.9
"""What a term counts when it stands not in the sentence itself but in its introducing line, the rest of its block,
the section's heading, the document's title, or in the heading of the section that a list stands in."""

_REST_OF_COMPANY = re.compile(r"(?: [A-ZÆØÅ][\w-]+){0,3} (?:AS|ASA|SA|IKS|KF|HF|RHF)\b")
_ECHO_FROM = 0.6
_USUAL_LENGTH = 16
_OTHER_NAMESAKE = 0.5
_NAME_STANDS = 0.5
_LABEL_CARRIES = 0.7
_SAID = 0.75
_OF_NUMBERS = frozenset({Sign.MONEY, Sign.SHARE})
_AMOUNTS = re.compile(
    r"\b(?:beløp|tall|kostnader|priser|summer)(?:a|ene|ane)?\b[^.|\n]{0,60}? (?:er|står|oppgis|oppgitt)\b[^.|\n]{0,60}?"
    r"\b(?:kroner|kr|mill|millioner|millionar|mnok)\b",
    re.IGNORECASE,
)
_VALUES = _OF_NUMBERS | {Sign.NUMBER, Sign.DATE, Sign.DURATION, Sign.LENGTH}
_SAYS_SOMETHING = 0.35
_PART_OF_NAME = 0.3
_INSTANCE = 0.8
_NO_INSTANCE = 0.3


@dataclass(frozen=True, slots=True)
class Scorer:
    """What one question asks for: its `terms` with their `total` weight, the `wanted` signs, its `names`, and how near
    the sentences found are in meaning."""

    terms: tuple[Term, ...]
    total: float
    wanted: frozenset[Sign]
    names: Mapping[str, frozenset[str]]
    question: str
    whole_names: tuple[tuple[int, ...], ...]
    defining: re.Pattern[str] | None
    said: frozenset[str]
    meanings: Meanings
    called: Called

    def echo(self, heading: str) -> float:
        """How nearly the heading is the question itself, 0 to 1, function words and all («Hvorfor velge nå»)."""
        likeness = fuzz.token_set_ratio(self.question, heading.casefold(), processor=default_process) / 100
        return max(0.0, (likeness - _ECHO_FROM) / (1 - _ECHO_FROM))

    def matches(self, own: Bag, above: Bag, beside: Bag, heading: Bag, title: Bag) -> tuple[float, ...]:
        return tuple(
            max(
                term.closeness(own),
                ABOVE * term.closeness(above),
                BESIDE * term.closeness(beside),
                HEADING * term.closeness(heading),
                TITLE * term.closeness(title),
            )
            for term in self.terms
        )

    def share(self, matches: Sequence[float]) -> float:
        return sum(term.weight * match for term, match in zip(self.terms, matches, strict=True)) / self.total

    def share_itself(self, matches: Sequence[float]) -> float:
        own = [(term.weight, match) for term, match in zip(self.terms, matches, strict=True) if not term.leaned_on]
        total = sum(weight for weight, _ in own)
        return sum(weight * match for weight, match in own) / total if total >= _SAYS_SOMETHING else 1.0

    def of_list(
        self, document: Document, block: int, lead: Sequence[Scored], items: Sequence[Sequence[Unit]]
    ) -> tuple[float, float]:
        """The nearness and the log odds of a list: those of the line, of the heading above it, or the mean of the
        items', whichever is highest: a line such as «Slik er det:» says little of what stands under it. An item that
        search did not find is no nearer than sentences on the whole, and as unlikely as any that was read."""
        begins = document.section_at(document.blocks[block].span.start).span.start
        headings = {block, *document.blocks_touching(Span(begins, begins + 1))}
        opening = [unit.unit.span for unit in lead] + [document.blocks[one].span for one in headings]
        nearness = [self.meanings.at(document.id, span)[1] for span in opening]
        odds = [self.meanings.odds_at(document.id, span) for span in opening]
        each = [[unit.span for unit in item] for item in items]
        near = [max((self.meanings.at(document.id, span)[1] for span in item), default=0.0) for item in each]
        likely = [max((self.meanings.odds_at(document.id, span) for span in item), default=0.0) for item in each]
        return (max(*nearness, fmean(near or [0.0])), max(*odds, fmean(likely or [self.meanings.least_odds])))

    def score(self, unit: Unit, title: Bag, found: float) -> Scored:
        shown = self._shown(unit)
        above = merged((unit.above, named)) if (named := self.called.beside(unit)) else unit.above
        matches = self._judged(self.matches(unit.own, above, unit.beside, unit.heading, title), shown)
        coverage = self.share(matches)
        own = self.share([term.closeness(unit.own) for term in self.terms])
        text = unit.text
        heading = unit.document.section_at(unit.span.start).heading
        meaning, nearness = self.meanings.at(unit.document.id, unit.span)
        odds = self.meanings.odds.get((unit.document.id, unit.span))
        labelled = bool(unit.label) and self.asks_of(unit.label)
        parts = Parts(
            coverage=coverage,
            own=own,
            passage=found,
            echo=self.echo(heading),
            sign=0.0 if not self.wanted else 1.0 if shown & self.wanted else -1.0,
            length=max(0.0, log2(max(len(unit.own), 1) / _USUAL_LENGTH)),
            defines=float(self.defining is not None and bool(self.defining.search(text))),
            labelled=float(labelled),
            asks=float(Sign.QUESTION in shown),
            nearness=nearness,
            odds=self.meanings.odds_at(unit.document.id, unit.span),
        )
        score = total(parts)
        if self.names and speaks_of_another(self.names, text):
            score *= _OTHER_NAMESAKE
        if labelled:
            coverage = max(coverage, _LABEL_CARRIES)
        return Scored(
            unit, score, coverage, self.share_itself(matches), own, matches, shown, meaning, nearness, odds, parts
        )

    def _shown(self, unit: Unit) -> frozenset[Sign]:
        """The signs of what the sentence says besides the question's own words: an answer tells something new. A row
        that names columns («Kostnad (mill. kr)») gives no value."""
        if names_columns(unit.document, unit.block):
            return self._shown_itself(unit) - _VALUES
        return self._shown_itself(unit) | _by_its_table(unit)

    def _shown_itself(self, unit: Unit) -> frozenset[Sign]:
        if not self.wanted and not any(term.focus and shown_by(term.plain) for term in self.terms):
            return signs(unit.text)
        return signs(_without(self.said, unit.text))

    def asks_of(self, label: Bag) -> bool:
        """Whether every word of a label («Saksbehandler», «Tillatt totalvekt») is a word of the question, or a compound
        of two («Styreleder», where it asks who leads the board)."""
        parts = [stem for stem, held in label.items() if held == PART]
        return all(
            self._says(stem) or self._says_both_parts(stem, parts) for stem, held in label.items() if held == 1.0
        )

    def _says(self, stem: str) -> bool:
        return any(term.closeness({stem: 1.0}) >= _SAID for term in self.terms)

    def _says_both_parts(self, stem: str, parts: Sequence[str]) -> bool:
        first = [part for part in parts if stem.startswith(part)]
        last = [part for part in parts if stem.endswith(part) and part != stem]
        return any(map(self._says, first)) and any(map(self._says, last))

    def _judged(self, matches: tuple[float, ...], shown: frozenset[Sign]) -> tuple[float, ...]:
        """A name counts only when all of it stands there; «hvilket firma» is met by a name, a place by a place."""
        judged = list(matches)
        for places in self.whole_names:
            if min(matches[place] for place in places) < _NAME_STANDS:
                for place in places:
                    judged[place] *= _PART_OF_NAME
        for place, term in enumerate(self.terms):
            if term.focus and (instances := shown_by(term.plain)):
                judged[place] = max(judged[place], _INSTANCE) if shown & instances else min(judged[place], _NO_INSTANCE)
        return tuple(judged)


def _by_its_table(unit: Unit) -> frozenset[Sign]:
    """What the heading of a table or of its columns says that the numbers of a row are: «Billettpriser (kroner)»."""
    document, block = unit.document, unit.document.blocks[unit.block]
    if block.kind is not BlockKind.ROW or Sign.NUMBER not in signs(unit.text):
        return frozenset()
    headings = [document.section_at(unit.span.start).heading]
    if block.parent is not None:
        headings.append(document.blocks[block.parent].span.of(document.text))
    told = signs(" ".join(headings)) & _OF_NUMBERS
    return told | {Sign.MONEY} if _tells_of_amounts(document.text) else told


@lru_cache(maxsize=512)
def _tells_of_amounts(text: str) -> bool:
    """Whether a paper says itself what the numbers of its tables are: «Alle beløp er i mill. kroner.»"""
    return _AMOUNTS.search(text) is not None


def said(terms: Sequence[Term]) -> frozenset[str]:
    """Stems of the question's own words."""
    return frozenset(stem for term in terms for way in term.ways if way.closeness == 1.0 for stem in way.stems)


def _without(said: frozenset[str], text: str) -> str:
    """`text` with the words of those stems muted: a number is taken out, a name loses its capital."""
    kept: list[str] = []
    place = 0
    for word in words(text):
        if word.stem in said or lemma_stem(word.form) in said:
            if word.start < place:
                continue
            kept += [text[place : word.start], "" if word.text[:1].isdigit() else word.text.lower()]
            # «Nordlys Bygg AS» tells nothing new where Nordlys was asked of.
            whole = _REST_OF_COMPANY.match(text, word.end) if word.text[:1].isupper() else None
            place = whole.end() if whole else word.end
    return "".join((*kept, text[place:]))


def whole_names(terms: Sequence[Term]) -> tuple[tuple[int, ...], ...]:
    """Places of neighbouring terms that are one name: «Helse Nord RHF», «Arne Bangstad»."""
    groups: list[list[int]] = []
    for place, term in enumerate(terms):
        joined = place and term.named and terms[place - 1].named and term.start - terms[place - 1].end == 1
        if joined and not any(c.isdigit() for c in term.text + terms[place - 1].text) and not term.leaned_on:
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(tuple(group) for group in groups if len(group) > 1)
