"""What a reader found in one file, and the composer that lays out canonical text for formats that have markup.

Flows in: headings, paragraphs, items and rows in order, without their markup. Flows out: a `Draft`, text with blocks
whose spans leave the list markers out; a `Reading`, a draft or a refusal, which goes through JSON unchanged. It does
not know which format the blocks came from.
"""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from corpus.document import Block, BlockKind, Section, Span
from corpus.front_matter import Facts
from corpus.read.decode import clean
from corpus.read.hyphens import SOFT_HYPHEN
from corpus.read.structure import sections_by_heading, with_parents


@dataclass(frozen=True, slots=True)
class Draft:
    """One file as text with structure. `facts`: what the file says of itself. `warnings`: what is not in the text."""

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file: its draft, or without one the finished sentence that refuses the file."""

    draft: Draft | None = None
    refused: str = ""


READINGS = TypeAdapter(Reading)


class Composer:
    """Lays blocks out as canonical text, one below the other, and remembers where each stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def add(
        self, kind: BlockKind, text: str, level: int = 0, marker: str = "", parent: int | None = None
    ) -> int | None:
        """The position of the new block; None when there was nothing to read in `text`.

        Blanks are folded to one, and soft hyphens are gone; line breaks inside stay. Items and rows follow on the next
        line, all else after a blank line.
        """
        lines = (" ".join(line.split()) for line in clean(text).replace(SOFT_HYPHEN, "").split("\n"))
        body = "\n".join(line for line in lines if line)
        if not body:
            return None
        close = self._blocks and kind in (BlockKind.ITEM, BlockKind.ROW) and self._blocks[-1].kind is kind
        gap = ("\n" if close else "\n\n") if self._blocks else ""
        lead = gap + "  " * level * (kind is BlockKind.ITEM) + (f"{marker} " if marker else "")
        start = self._length + len(lead)
        self._parts += [lead, body]
        self._length = start + len(body)
        self._blocks.append(Block(kind, Span(start, self._length), level, parent))
        return len(self._blocks) - 1

    def draft(self, facts: Facts) -> Draft:
        """All that was added, with parents and a section for each heading of the top level in use."""
        text = "".join(self._parts)
        sections = sections_by_heading(text, tuple(self._blocks), facts.title)
        return Draft(text, with_parents(text, tuple(self._blocks), sections), sections, facts)
