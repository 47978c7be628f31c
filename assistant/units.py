"""The sources as the smallest things an answer may quote: whole sentences and list items, with what stands above them.

Flows in: documents and a vocabulary. Flows out: units with their words, made when first asked for and kept. It does
not know the question.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from assistant.particle_verbs import joined
from corpus.document import BlockKind, Document, Span
from corpus.sentences import sentences
from index.analyse import STOPWORDS, Vocabulary
from index.lemma import lemma_stem

PART, JOINED = 0.8, 0.95
"""What a stem counts that is found only as part of a compound («kostnad» in «driftskostnad»), or in two words
(«nedlegg» in «legge skolen ned»)."""

Bag = Mapping[str, float]

_POINTS_BACK = re.compile(
    r"(?:Den|Han|Hun|Ho|De|Dei|Disse|Desse|Dette|Denne)\b"
    r"|(?:Årsak(?:en|a)|Orsak(?:a|en)|Grunn(?:en|ane|ene)|Begrunnelsen|Grunngjevinga|Bakgrunnen|Formålet|Hensikten)\b"
    r"|Det (?!er |var |ble |vart |finn|kom |har |hadde |skal |må |kan )"
)
"""How a sentence begins that speaks on of what the one before it names: «Den er 40 år på …»."""
_DEFINITE = re.compile(r"[A-ZÆØÅ][^\W\d_]{2,}(?:en|et|a|ene|ane)\b(?=,? [^\W\dA-ZÆØÅ])")
_SHORTEST_NOUN, _FARTHEST = 3, 6
_LABEL = re.compile(r"^([^:|.?!;\d]{2,60})(?::|\s\|)\s+\S")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the block at `block`, at `span`. `own` holds its stems, `above` those of the block's introducing
    lines and of the sentences before it that it speaks on of («Den er …»), `beside` those of the rest of its block,
    `heading` those of the section's heading, `label` those of what the sentence gives the value of («Saksbehandler: …»,
    the first cell of a row), empty where it has none."""

    document: Document
    block: int
    span: Span
    own: Bag
    above: Bag
    beside: Bag
    heading: Bag
    label: Bag

    @property
    def text(self) -> str:
        return self.span.of(self.document.text)

    @property
    def is_row(self) -> bool:
        """Whether it stands in a row of a table."""
        return self.document.blocks[self.block].kind is BlockKind.ROW


class Outlines:
    """Units of the documents' blocks, each made when first asked for; the newest `KEPT` blocks are kept."""

    KEPT = 20_000

    def __init__(self, vocabulary: Vocabulary, documents: Mapping[str, Document]) -> None:
        self._vocabulary = vocabulary
        self._documents = documents
        self._units = lru_cache(maxsize=self.KEPT)(self._make)
        # Keyed by id: the hash of a whole document took two thirds of the time of an answer.
        self._children = lru_cache(maxsize=512)(lambda name: _children(documents[name]))
        self._heading = lru_cache(maxsize=2048)(lambda heading: self.bag([heading]))

    def units(self, document: Document, block: int) -> tuple[Unit, ...]:
        """The sentences of one block in order; none of a heading."""
        return self._units(document.id, block)

    def children(self, document: Document, block: int) -> tuple[int, ...]:
        """The items right under a block, in order."""
        return self._children(document.id).get(block, ())

    def bag(self, texts: Iterable[str]) -> Bag:
        """Stems of `texts` → 1.0; stems that stand there only as parts of compounds → `PART`."""
        found: dict[str, float] = {}
        for text in texts:
            said = self._vocabulary.analyse(text)
            forms = [word.form for word in said]
            for place, word in enumerate(said):
                found[word.stem] = 1.0
                found[lemma_stem(word.form)] = 1.0
                for part in word.parts:
                    found.setdefault(part, PART)
                for verb in joined(forms, place):
                    found.setdefault(verb, JOINED)
        return MappingProxyType(found)

    def _make(self, name: str, place: int) -> tuple[Unit, ...]:
        document = self._documents[name]
        block = document.blocks[place]
        if block.kind is BlockKind.HEADING:
            return ()
        heading = self._heading(document.section_at(block.span.start).heading)
        above = self.bag(span.of(document.text) for span in introductions(document, place))
        spans = sentences(document.text, block.span)
        bags = [self.bag([span.of(document.text)]) for span in spans]
        texts = [span.of(document.text) for span in spans]
        spoken_of: list[Bag] = []
        for number in range(len(spans)):
            before = _speaks_on_of(texts, number)
            spoken_of.append({} if before is None else merged((bags[before], spoken_of[before])))
        return tuple(
            Unit(
                document=document,
                block=place,
                span=span,
                own=own,
                above=merged((above, named)) if named else above,
                beside=merged(bag for bag in bags if bag is not own),
                heading=heading,
                label=self.bag(_LABEL.findall(span.of(document.text))),
            )
            for span, own, named in zip(spans, bags, spoken_of, strict=True)
        )


def speaks_on_of(unit: Unit) -> Span | None:
    """The sentence before, where the unit begins with a word for what that one names («Han er …»), or the one that has
    the noun which the unit begins with in a compound («Studietur til Lund. Turen koster …»); else None."""
    text = unit.document.text
    spans = sentences(text, unit.document.blocks[unit.block].span)
    place = next((place for place, span in enumerate(spans) if span == unit.span), 0)
    before = _speaks_on_of([span.of(text) for span in spans[: place + 1]], place)
    return None if before is None else spans[before]


def _speaks_on_of(texts: Sequence[str], place: int) -> int | None:
    """Which of the sentences of a block the one at `place` speaks on of."""
    if place == 0:
        return None
    if _POINTS_BACK.match(texts[place]):
        return place - 1
    noun = _DEFINITE.match(texts[place])
    if (
        noun is None
        or noun[0].casefold() in STOPWORDS
        or noun[0] in ("Verken", "Både")
        or len(stem := lemma_stem(noun[0].casefold())) < _SHORTEST_NOUN
        or stem == noun[0].casefold()
    ):
        return None
    kind_of_it = re.compile(rf"\b[^\W\d]{{{_SHORTEST_NOUN},}}{re.escape(stem)}e?\b", re.IGNORECASE)
    earlier = range(place - 1, max(place - 1 - _FARTHEST, -1), -1)
    return next((one for one in earlier if kind_of_it.search(texts[one])), None)


def sentence_before(unit: Unit) -> Span | None:
    """The sentence right before the unit in its block; None of the first."""
    spans = sentences(unit.document.text, unit.document.blocks[unit.block].span)
    before = [span for span in spans if span.end <= unit.span.start]
    return before[-1] if before else None


def introductions(document: Document, place: int) -> list[Span]:
    """Spans of the blocks above the one at `place`, nearest first."""
    found = []
    parent = document.blocks[place].parent
    while parent is not None:
        found.append(document.blocks[parent].span)
        parent = document.blocks[parent].parent
    return found


def _children(document: Document) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for place, block in enumerate(document.blocks):
        if block.kind in (BlockKind.ITEM, BlockKind.ROW) and block.parent is not None:
            found.setdefault(block.parent, []).append(place)
    return {place: tuple(below) for place, below in found.items()}


def merged(bags: Iterable[Bag]) -> Bag:
    merged: dict[str, float] = {}
    for bag in bags:
        for stem, held in bag.items():
            merged[stem] = max(held, merged.get(stem, 0.0))
    return MappingProxyType(merged)
