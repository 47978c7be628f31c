"""The frozen values everything rests on: Span, Block, Section, Document, Passage.

Flows in: canonical text (NFC, `\\n`) and offsets into it, made by `corpus.read`. Flows out: values that slice back to
that text. They do not know how a file was read, nor who looks for what in them.

The law: `document.text[span.start:span.end] == passage.text`, always. Offsets count characters.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from corpus.interval import Interval


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one document that a fact rests on; the quote is fetched from the document, never kept beside it."""

    document_id: str
    span: Span


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row. The span leaves out list markers and surrounding white space.

    `level`: 1–6 for a heading, list depth from 0 for an item, else 0. `parent`: the position in `Document.blocks` of
    the block that introduces it, always an earlier one; None without. For an item the outer item, or the paragraph
    ending in a colon or amid a sentence before the list, or the heading above; for a row its table's first row; for a
    paragraph the heading above; for a heading the heading it lies under.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A slide, page or section with its number (from 1) and heading; sections cover the text without overlap."""

    kind: str
    number: int
    heading: str
    span: Span

    @property
    def label(self) -> str:
        """«Lysbilde 7: Fremdrift for Namdalen», what a person reads beside a citation."""
        name = {"slide": "Lysbilde", "page": "Side", "section": "Del"}[self.kind]
        return f"{name} {self.number}: {self.heading}" if self.heading else f"{name} {self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """One source as canonical text with its structure. `id` is its path below the corpus folder, with `/`.

    `note` is what whoever laid it in the folder says of it. `titled` is False when nobody gave a title and `title` is
    only its first line. `warnings` are finished sentences on what of the file is not in the text.
    """

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    date: Interval | None = None
    kind: str = ""
    origin: str = ""
    note: str = ""
    titled: bool = True
    warnings: tuple[str, ...] = ()
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.text.encode()).hexdigest())

    @property
    def unknown(self) -> tuple[str, ...]:
        """Which of «title», «date» and «kind» neither the file nor anybody else has told."""
        told = {"title": self.titled, "date": self.date is not None, "kind": bool(self.kind)}
        return tuple(name for name, is_told in told.items() if not is_told)

    def section_at(self, offset: int) -> Section:
        """The section that holds the character at `offset`; an offset past the end gives the last."""
        starts = [section.span.start for section in self.sections]
        return self.sections[max(bisect_right(starts, offset) - 1, 0)]

    def blocks_in(self, span: Span) -> tuple[int, ...]:
        """Positions in `blocks` of those that lie wholly inside `span`, in order."""
        first = bisect_left(self.blocks, span.start, key=lambda block: block.span.start)
        last = bisect_right(self.blocks, span.end, key=lambda block: block.span.start)
        return tuple(i for i in range(first, last) if span.contains(self.blocks[i].span))

    def blocks_touching(self, span: Span) -> tuple[int, ...]:
        """Positions in `blocks` of those that share a character with `span`, in order: a long paragraph lies in several
        passages, and whole in none."""
        first = bisect_right(self.blocks, span.start, key=lambda block: block.span.end)
        last = bisect_left(self.blocks, span.end, key=lambda block: block.span.start)
        return tuple(range(first, last))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section that is found as a whole. `heading` is the section's, not part of the text."""

    document_id: str
    span: Span
    text: str
    heading: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        key = f"{self.document_id}\0{self.span.start}\0{self.span.end}\0{self.text}"
        object.__setattr__(self, "id", sha256(key.encode()).hexdigest()[:16])
