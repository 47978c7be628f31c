"""Passages: the stretches of a document that are found as wholes.

Flows in: a document with sections and blocks. Flows out: passages, contiguous spans of its text that together hold
every block. It does not know how passages are searched.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from corpus.document import Block, BlockKind, Document, Passage, Section, Span
from corpus.sentences import sentences

# Measured on NorQuAD: 2,081 passages of at most 600 characters from 481 documents gave R@1 .773 and R@10 .979.
LONGEST = 600
# A sentence or item above LONGEST stays whole. Above this it is no sentence but a line without stops (a dump, a scanned
# table), and is cut at white space so that ten megabytes of it can still be shown.
LONGEST_WHOLE = 4000
# A passage this full is closed before a heading; a smaller one takes the next heading with its text in.
_ENOUGH = 300


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that a passage holds whole: from `opens` (a list marker included) to `end`."""

    block: Block
    opens: int
    end: int
    headings: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        return self.block.kind is BlockKind.HEADING


def split(document: Document) -> tuple[Passage, ...]:
    """The passages of `document`, in order.

    None cuts a list item or a sentence and none crosses a section. None is longer than LONGEST, unless one sentence or
    item with the headings right above it is; that one is cut at white space only above LONGEST_WHOLE. A list stays with
    the line that introduces it when both fit. `Passage.heading` is the section's heading, then the inner headings that
    hold for the whole passage, with « › » between.
    """
    starts = [section.span.start for section in document.sections]
    held: list[list[Block]] = [[] for _ in starts]
    for block in document.blocks:
        held[max(bisect_right(starts, block.span.start) - 1, 0)].append(block)
    return tuple(
        _passage(document, section, pieces)
        for section, blocks in zip(document.sections, held, strict=True)
        for pieces in _filled(_groups(document, section, blocks))
    )


def _passage(document: Document, section: Section, pieces: list[_Piece]) -> Passage:
    span = Span(pieces[0].opens, pieces[-1].end)
    told = [piece.headings for piece in pieces if not piece.is_heading] or [pieces[0].headings]
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*told, strict=False))]
    heading = " › ".join(filter(None, [section.heading, *shared]))
    return Passage(document.id, span, span.of(document.text), heading)


def _filled(groups: list[list[_Piece]]) -> Iterator[list[_Piece]]:
    """Groups packed into passages in order; one that does not fit whole is packed piece by piece."""
    filling: list[_Piece] = []
    for group in groups:
        full = filling and group[0].is_heading and filling[-1].end - filling[0].opens >= _ENOUGH
        if filling and (full or group[-1].end - filling[0].opens > LONGEST):
            yield filling
            filling = []
        for piece in group:
            heads = not piece.is_heading and all(before.is_heading for before in filling)
            if filling and not heads and piece.end - filling[0].opens > LONGEST:
                yield filling
                filling = []
            filling.append(piece)
    if filling:
        yield filling


def _groups(document: Document, section: Section, blocks: list[Block]) -> list[list[_Piece]]:
    """The pieces of a section, grouped by what should stay together: heading with text, introduction with its list."""
    groups: list[list[_Piece]] = []
    above: list[tuple[int, str]] = []
    last: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            above = [(level, name) for level, name in above if level < block.level]
        pieces = _pieces(
            document, block, tuple(name for _, name in above), last.span.end if last else section.span.start
        )
        if block.kind is BlockKind.HEADING and not _names(document, section, block):
            above.append((block.level, _words(document, block)))
        if last is not None and _belongs(document, last, block):
            groups[-1] += pieces
        else:
            groups.append(pieces)
        last = block
    return groups


def _names(document: Document, section: Section, heading: Block) -> bool:
    """Whether this heading is the section's or the document's own, which every passage of it carries anyway."""
    words = _words(document, heading)
    return words == document.title or (section.heading != "" and words.endswith(section.heading))


def _words(document: Document, block: Block) -> str:
    return " ".join(block.span.of(document.text).split())


def _belongs(document: Document, before: Block, block: Block) -> bool:
    """Whether `block` should be found together with the block before it."""
    if before.kind is BlockKind.HEADING:
        return True
    if block.kind not in (BlockKind.ITEM, BlockKind.ROW):
        return False
    return before.kind is block.kind or before.span.of(document.text).endswith(":")


def _pieces(document: Document, block: Block, headings: tuple[str, ...], free_from: int) -> list[_Piece]:
    """`block` whole, or sentence by sentence when it is longer than a passage may be."""
    text, span = document.text, block.span
    whole = LONGEST if block.kind is BlockKind.PARAGRAPH else LONGEST_WHOLE
    opens = span.start
    if block.kind is BlockKind.ITEM:
        # The list marker stands before the block, on the same line.
        opens = max(text.rfind("\n", free_from, opens) + 1, free_from)
        while text[opens].isspace():
            opens += 1
    if span.end - opens <= whole:
        return [_Piece(block, opens, span.end, headings)]
    spans = [part for sentence in sentences(text, span) for part in _bearable(text, sentence)]
    return [_Piece(block, opens if i == 0 else part.start, part.end, headings) for i, part in enumerate(spans)]


def _bearable(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or what it is cut to at white space when it is longer than LONGEST_WHOLE."""
    start = sentence.start
    while sentence.end - start > LONGEST_WHOLE:
        limit = start + LONGEST_WHOLE
        cut = next((at for at in range(limit, start + LONGEST_WHOLE // 2, -1) if text[at].isspace()), limit)
        end = cut
        while text[end - 1].isspace():
            end -= 1
        yield Span(start, end)
        while text[cut].isspace():
            cut += 1
        start = cut
    yield Span(start, sentence.end)
