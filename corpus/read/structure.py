"""Sections and parents of blocks that already have their place in the text.

Flows in: canonical text and its blocks in order. Flows out: sections that cover the text without overlap, and blocks
that know what introduces them. It does not know the format they were read from.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Block, BlockKind, Section, Span

_BREAKS_OFF = re.compile(
    r"^(?!.*[:|])(?=.* ).*\b(?:er|var|blir|skal|må|kan|bør|vil|at|å|om|for|av|med|til|på|i|som|følgende|fylgjande"
    r"|disse|desse)$"
)
_NUMBERED_PLACE = re.compile(
    r"(?P<word>lysbilde|lysark|foil|slide|side|page)\s+(?P<number>\d{1,4})\s*(?:[:.–—-]\s*(?P<rest>.*))?", re.IGNORECASE
)
_PLACE_KINDS = {"side": "page", "page": "page"}


def sections_by_heading(text: str, blocks: tuple[Block, ...], title: str = "") -> tuple[Section, ...]:
    """One section for each heading of the top level in use below the title; they cover `text` without overlap.

    The title is the first heading when no other has its level. It opens the first section, unless text stands
    between the two: such an introduction is a section of its own, under the title.
    """
    headings = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    own = _own_title(text, blocks, headings, title)
    below = [i for i in headings if i != own]
    if not below:
        heading = blocks[own].span.of(text) if own is not None else title
        return (Section("section", 1, " ".join(heading.split()), Span(0, len(text))),)
    top = min(blocks[i].level for i in below)
    opening = [i for i in below if blocks[i].level == top]
    introduced = any(block.kind is not BlockKind.HEADING for block in blocks[: opening[0]])
    starts = [blocks[i].span.start for i in opening]
    names = [" ".join(blocks[i].span.of(text).split()) for i in opening]
    if introduced:
        first = own if own is not None else next((i for i in headings if i < opening[0]), None)
        starts.insert(0, 0)
        names.insert(0, " ".join(blocks[first].span.of(text).split()) if first is not None else title)
    return numbered_sections(text, starts, names)


def numbered_sections(text: str, starts: list[int], names: list[str]) -> tuple[Section, ...]:
    """Sections from each start to the next; a name like «Lysbilde 7: Fremdrift» gives kind and number."""
    edges = [0, *starts[1:], len(text)]
    sections: list[Section] = []
    for position, ((start, end), name) in enumerate(zip(pairwise(edges), names, strict=True), start=1):
        if place := _NUMBERED_PLACE.fullmatch(name):
            kind = _PLACE_KINDS.get(place["word"].lower(), "slide")
            sections.append(Section(kind, int(place["number"]), (place["rest"] or "").strip(), Span(start, end)))
        else:
            sections.append(Section("section", position, name, Span(start, end)))
    return tuple(sections)


def sections_by_page(text: str, blocks: tuple[Block, ...], pages: Sequence[int]) -> tuple[Section, ...]:
    """A section for each page with text; its heading is the one that holds for the whole page, if one does.

    `pages`: the page of each block.
    """
    firsts = [n for n in range(len(pages)) if n == 0 or pages[n] != pages[n - 1]]
    starts = [0, *(_line_start(text, blocks[n].span.start) for n in firsts[1:])]
    ends = [*starts[1:], len(text)]
    top = min((block.level for block in blocks[1:] if block.kind is BlockKind.HEADING), default=0)
    sections: list[Section] = []
    current = ""
    for first, after, start, end in zip(firsts, [*firsts[1:], len(blocks)], starts, ends, strict=True):
        heads = [n for n in range(first, after) if blocks[n].kind is BlockKind.HEADING and blocks[n].level <= top]
        if len(heads) > 1 and heads[:2] == [first, first + 1]:
            # The document's title right above the first heading is no stretch of its own.
            heads = heads[1:]
        told = [" ".join(blocks[n].span.of(text).split()) for n in heads]
        opens = bool(heads) and heads[0] - first <= 1 and blocks[first].kind is BlockKind.HEADING
        heading = told[0] if opens and len(heads) == 1 else "" if heads else current
        sections.append(Section("page", pages[first], heading, Span(start, end)))
        current = told[-1] if told else current
    return tuple(sections)


def _line_start(text: str, offset: int) -> int:
    """Where the line with the character at `offset` begins; a form feed ends a line too."""
    return max(text.rfind(end, 0, offset) for end in "\n\f") + 1


def _own_title(text: str, blocks: tuple[Block, ...], headings: list[int], title: str) -> int | None:
    """The document's title among its headings: the first, when it alone has its level and none is above it."""
    if not headings:
        return None
    first = blocks[headings[0]]
    words, level = " ".join(first.span.of(text).split()), first.level
    # With a title in the front matter, a lone «## Bakgrunn» is a section like any other.
    if _NUMBERED_PLACE.fullmatch(words) or (title and level > 1 and words != title):
        return None
    return headings[0] if all(blocks[i].level > level for i in headings[1:]) else None


def with_parents(text: str, blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> tuple[Block, ...]:
    """The blocks, each with the position of the block that introduces it; a parent that is given already stays.

    item: the outer item, else the paragraph before the list when it ends in a colon or amid a sentence, else the
    nearest heading above.
    row: its table's first row (given by the reader), else as for an item. paragraph: the nearest heading above.
    heading: the nearest heading above of a higher level. Only a heading is introduced from another section.
    """
    starts = [section.span.start for section in sections]
    headings: list[int] = []
    outer: list[int] = []
    introducing: int | None = None
    open_line: int | None = None
    linked: list[Block] = []
    for i, block in enumerate(blocks):
        section = starts[max(bisect_right(starts, block.span.start) - 1, 0)]
        above = headings[-1] if headings and blocks[headings[-1]].span.start >= section else None
        if block.kind is BlockKind.ITEM:
            while outer and blocks[outer[-1]].level >= block.level:
                outer.pop()
            parent = outer[-1] if outer else introducing if open_line is None else open_line
            outer.append(i)
        else:
            outer = []
            if block.kind is BlockKind.ROW:
                parent = introducing
            elif block.kind is BlockKind.PARAGRAPH:
                parent = above
            else:
                while headings and blocks[headings[-1]].level >= block.level:
                    headings.pop()
                parent = headings[-1] if headings else None
                headings.append(i)
        if block.kind is not BlockKind.ITEM:
            open_line = i if _goes_on(text, block) else None
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            introducing = i if _introduces(text, block) else (headings[-1] if headings else None)
        if parent is not None and block.kind is not BlockKind.HEADING and blocks[parent].span.start < section:
            parent = None
        linked.append(block if block.parent is not None else replace(block, parent=parent))
    return tuple(linked)


def _introduces(text: str, block: Block) -> bool:
    return block.kind is BlockKind.HEADING or block.span.of(text).endswith(":")


def _goes_on(text: str, block: Block) -> bool:
    """Whether the paragraph breaks off amid a sentence that the list under it goes on with: «De tre truslene er»."""
    words = block.span.of(text)
    return block.kind is BlockKind.PARAGRAPH and _BREAKS_OFF.search(words) is not None and "\n" not in words.strip()
