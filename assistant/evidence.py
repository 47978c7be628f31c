"""Which sentences and list items carry a question, and how much of it each carries.

Flows in: terms, the wanted signs, passages that search found. Flows out: scored units, best first, and lists whose
introducing line carries the question. It decides nothing about answering: that is `assistant.source_answer`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from assistant.definitions import defining
from assistant.meanings import Meanings
from assistant.namesakes import names_in, speaks_of_another
from assistant.reading.focus import shown_by
from assistant.reading.question_type import QuestionType
from assistant.score_parts import BASE, WEIGHTS, Parts
from assistant.signs import Sign, signs, wanted
from assistant.terms import Term
from assistant.units import Bag, Outlines, Unit
from corpus.document import BlockKind, Document
from index.analyse import words
from index.lemma import lemma_stem
from index.retriever import Hit

ABOVE = 0.9
BESIDE = 0.3
HEADING = 0.6
TITLE = 0.3
HEADS_LIST = 0.9
"""What a term counts when it stands not in the sentence itself but in its introducing line, the rest of its block,
the section's heading, the document's title, or in the heading of the section that a list stands in."""

_ECHO_BONUS = 0.15
_ECHO_FROM = 0.6
_USUAL_LENGTH = 16
_OTHER_NAMESAKE = 0.5
_NAME_STANDS = 0.5
_LABEL_CARRIES = 0.7
_SAID = 0.75
_SAYS_SOMETHING = 0.35
_PART_OF_NAME = 0.3
_INSTANCE = 0.8
_NO_INSTANCE = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score, the share of the question it carries (0 to 1) and how well it says each term.

    `itself` is the share of what the question says itself, without the earlier questions it leans on; `own` is
    what its own words carry, without what stands above and beside it. `meaning` is its cosine to the question,
    `nearness` how many spreads that lies above the mean of the sentences found; both 0 where nobody measured meaning.
    """

    unit: Unit
    score: float
    coverage: float
    itself: float
    own: float
    matches: tuple[float, ...]
    found: frozenset[Sign]
    meaning: float = 0.0
    nearness: float = 0.0
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class ScoredList:
    """An introducing line and its items. `coverage` is what the line (with what stands above it) carries, `inside`
    what line and items carry together; `nearness`: how near in meaning the line is, or its items on the whole, in
    spreads as a sentence's is."""

    document: Document
    block: int
    lead: tuple[Scored, ...]
    items: tuple[tuple[Unit, ...], ...]
    coverage: float
    inside: float
    nearness: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one question: units best first, lists best first. `question` is the one that was
    read; `wanted`: signs of which an answer shows one."""

    question: str
    wanted: frozenset[Sign]
    terms: tuple[Term, ...]
    units: tuple[Scored, ...]
    lists: tuple[ScoredList, ...]

    @property
    def best(self) -> Scored | None:
        return self.units[0] if self.units else None


def appeal(found: Scored | ScoredList) -> float:
    """How well a sentence or a list meets the question in words and in meaning, on the scale of a sentence's score."""
    return WEIGHTS.coverage * found.coverage + WEIGHTS.nearness * found.nearness


class Gatherer:
    """Finds evidence in documents, by way of the passages that search returned."""

    def __init__(self, documents: Mapping[str, Document], outlines: Outlines) -> None:
        self._documents = documents
        self._outlines = outlines
        self.bag = outlines.bag
        self._titles = {key: outlines.bag([document.title]) for key, document in documents.items()}

    def gather(
        self, question: str, plain: str, kind: QuestionType, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Evidence:
        """Every unit of the passages in `hits`, scored; and every list that begins or lies in them."""
        total = sum(term.weight for term in terms)
        if not total:
            return Evidence(question, frozenset(), tuple(terms), (), ())
        top = max((hit.score for hit in hits), default=0.0) or 1.0
        meanings = Meanings.of(hits)
        scorer = _Scorer(
            tuple(terms),
            total,
            wanted(kind, plain),
            names_in(question),
            plain.casefold(),
            _whole_names(terms),
            defining(kind, terms),
            _said(terms),
            meanings,
        )
        scored: dict[tuple[str, int, int], Scored] = {}
        introducing: dict[tuple[str, int], None] = {}
        for hit in hits:
            document = self._documents[hit.passage.document_id]
            title = self._titles[document.id]
            for block in document.blocks_touching(hit.passage.span):
                for unit in self._outlines.units(document, block):
                    if not unit.span.overlaps(hit.passage.span):
                        continue
                    found = scorer.score(unit, title, sqrt(max(hit.score, 0.0) / top))
                    scored[document.id, unit.span.start, unit.span.end] = found
                for intro in self._chain(document, block):
                    introducing[document.id, intro] = None
        units = sorted(scored.values(), key=_order)
        lists = [self._list(scorer, self._documents[name], block) for name, block in introducing]
        ranked = sorted(
            (found for found in lists if found),
            key=lambda found: (-appeal(found), -found.inside, found.document.id, found.block),
        )
        return Evidence(question, scorer.wanted, tuple(terms), tuple(units), tuple(ranked))

    def _chain(self, document: Document, block: int) -> Iterable[int]:
        """The block itself when it introduces a list, and every block above it that does."""
        here: int | None = block
        while here is not None:
            if self._outlines.children(document, here):
                yield here
            here = document.blocks[here].parent

    def _list(self, scorer: "_Scorer", document: Document, block: int) -> ScoredList | None:
        children = self._outlines.children(document, block)
        items = tuple(self._outlines.units(document, child) for child in children)
        title = self._titles[document.id]
        if document.blocks[block].kind is BlockKind.HEADING:
            heading = self._outlines.bag([document.blocks[block].span.of(document.text)])
            lead: tuple[Scored, ...] = ()
            matches = scorer.matches(heading, heading, heading, heading, title)
        else:
            lead = tuple(scorer.score(unit, title, 0.0) for unit in self._outlines.units(document, block))
            if not lead:
                return None
            under = lead[0].unit.heading
            headed = scorer.matches(under, under, under, under, title)
            told = [unit.matches for unit in lead] + [tuple(HEADS_LIST * match for match in headed)]
            matches = tuple(max(column) for column in zip(*told, strict=True))
        inside = [matches]
        inside += [scorer.score(unit, title, 0.0).matches for item in items for unit in item]
        together = tuple(max(column) for column in zip(*inside, strict=True))
        echo = _ECHO_BONUS * scorer.echo(document.section_at(document.blocks[block].span.start).heading)
        nearness = scorer.list_nearness(document, block, lead, items)
        return ScoredList(document, block, lead, items, scorer.share(matches) + echo, scorer.share(together), nearness)


@dataclass(frozen=True, slots=True)
class _Scorer:
    terms: tuple[Term, ...]
    total: float
    wanted: frozenset[Sign]
    names: Mapping[str, frozenset[str]]
    question: str
    whole_names: tuple[tuple[int, ...], ...]
    defining: re.Pattern[str] | None
    said: frozenset[str]
    meanings: Meanings

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

    def list_nearness(
        self, document: Document, block: int, lead: Sequence[Scored], items: Sequence[Sequence[Unit]]
    ) -> float:
        """That of the line, or the mean of the items', one that search did not find counting 0: a line such as «Slik er
        det:» says little of what stands under it."""
        opening = [unit.nearness for unit in lead] or [self.meanings.at(document.id, document.blocks[block].span)[1]]
        each = [max((self.meanings.at(document.id, unit.span)[1] for unit in item), default=0.0) for item in items]
        return max(*opening, sum(each) / max(len(each), 1))

    def score(self, unit: Unit, title: Bag, found: float) -> Scored:
        shown = self._shown(unit)
        matches = self._judged(self.matches(unit.own, unit.above, unit.beside, unit.heading, title), shown)
        coverage = self.share(matches)
        own = self.share([term.closeness(unit.own) for term in self.terms])
        text = unit.text
        heading = unit.document.section_at(unit.span.start).heading
        meaning, nearness = self.meanings.at(unit.document.id, unit.span)
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
        )
        score = BASE + sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True))
        if self.names and speaks_of_another(self.names, text):
            score *= _OTHER_NAMESAKE
        if labelled:
            coverage = max(coverage, _LABEL_CARRIES)
        return Scored(unit, score, coverage, self.share_itself(matches), own, matches, shown, meaning, nearness, parts)

    def _shown(self, unit: Unit) -> frozenset[Sign]:
        """The signs of what the sentence says besides the question's own words: an answer tells something new."""
        if not self.wanted and not any(term.focus and shown_by(term.plain) for term in self.terms):
            return signs(unit.text)
        return signs(_without(self.said, unit.text))

    def asks_of(self, label: Bag) -> bool:
        """Whether every word of a label («Saksbehandler», «Tillatt totalvekt») is a word of the question."""
        return all(
            any(term.closeness({stem: 1.0}) >= _SAID for term in self.terms)
            for stem, held in label.items()
            if held == 1.0
        )

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


def _said(terms: Sequence[Term]) -> frozenset[str]:
    """Stems of the question's own words."""
    return frozenset(stem for term in terms for way in term.ways if way.closeness == 1.0 for stem in way.stems)


def _without(said: frozenset[str], text: str) -> str:
    """`text` with the words of those stems muted: a number is taken out, a name loses its capital."""
    kept: list[str] = []
    place = 0
    for word in words(text):
        if word.stem in said or lemma_stem(word.form) in said:
            kept += [text[place : word.start], "" if word.text[:1].isdigit() else word.text.lower()]
            place = word.end
    return "".join((*kept, text[place:]))


def _whole_names(terms: Sequence[Term]) -> tuple[tuple[int, ...], ...]:
    """Places of neighbouring terms that are one name: «Helse Nord RHF», «Arne Bangstad»."""
    groups: list[list[int]] = []
    for place, term in enumerate(terms):
        joined = place and term.named and terms[place - 1].named and term.start - terms[place - 1].end == 1
        if joined and not any(c.isdigit() for c in term.text + terms[place - 1].text) and not term.leaned_on:
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _order(found: Scored) -> tuple[float, str, int]:
    return (-found.score, found.unit.document.id, found.unit.span.start)
