"""Lines of PDF pages gathered to headings, paragraphs, items and rows.

Flows in: the columns and tables of each page in reading order. Flows out: paragraphs with their page, lines joined and
hyphens undone. It does not know sections.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import BlockKind
from corpus.read.hyphens import Joined
from corpus.read.lines import (
    Line,
    could_head,
    could_label,
    ends_sentence,
    heading_level,
    is_key_value,
    numbered,
    ordinal,
)
from corpus.read.pdf_layout import Column, Flow, Table
from corpus.read.pdf_segments import Segment, without_marker
from corpus.read.row_text import row_text

# A gap this much wider than between most lines parts paragraphs; a style is another when letters differ so in height.
_APART, _OTHER_SIZE = 1.3, 0.06
_LARGER, _SINGLE, _WIDEST_PITCH = 1.08, 1.2, 1.9
_LONGEST_HEADING, _MOST_HEADING_LINES = 180, 3


@dataclass(slots=True)
class Paragraph:
    """A block to be: its lines are joined in `text`. `height`: of its letters. `is_open`: it may go on elsewhere."""

    kind: BlockKind
    page: int
    text: str
    height: float = 0.0
    is_bold: bool = False
    marker: str = ""
    left: float = 0.0
    level: int = 0
    opens_table: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in the document: the height of its letters, and how far lines stand from each other."""

    height: float
    pitch: float


def measures_of(flows: Iterable[Flow]) -> Measures:
    """The usual height, weighed by letters, and the usual distance between lines as a share of it.

    Lines that go on in small letters tell the distance: in minutes most others are the next paragraph. Where none
    does, it is that of single-spaced lines.
    """
    heights: Counter[float] = Counter()
    pitches: list[float] = []
    going_on: Counter[float] = Counter()
    for flow in flows:
        if isinstance(flow, Column):
            for line in flow.lines:
                heights[round(line.height, 1)] += len(line.text)
            for above, below in pairwise(flow.lines):
                if below.middle < above.middle and abs(below.height - above.height) < 0.5:
                    pitch = round((above.middle - below.middle) / max(above.height, 1.0), 1)
                    # Further apart stands the next paragraph.
                    if pitch <= _WIDEST_PITCH:
                        pitches.append(pitch)
                        going_on[pitch] += below.text[:1].islower()
    height = heights.most_common(1)[0][0] if heights else 12.0
    usual = going_on.most_common(1)[0][0] if going_on.total() else min([_SINGLE, *pitches])
    return Measures(height, usual)


def paragraphs_of(
    page: int, flows: Sequence[Flow], measures: Measures, joined: Joined, last: dict[str, int]
) -> list[Paragraph]:
    """The blocks of one page, in order; levels of headings are not known yet. `last`: how far each form of number has
    come on the pages before, where a list may go on from."""
    found: list[Paragraph] = []
    for before, flow in pairwise([None, *flows]):
        if isinstance(flow, Table):
            found += _rows(page, flow, joined)
        elif flow is not None:
            own = list(_column(page, flow, measures, joined, last))
            if isinstance(before, Column) and found and own and goes_on_in(found[-1], own[0]):
                first = own.pop(0)
                found[-1].text = joined([found[-1].text, first.text])
                found[-1].is_open = first.is_open
            found += own
    return found


def goes_on_in(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether the paragraph, at the head of the next column or page, is the rest of the one before."""
    same = abs(before.height - paragraph.height) < 0.08 * max(paragraph.height, 1.0)
    prose = before.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and paragraph.kind is BlockKind.PARAGRAPH
    if not same or not prose or before.is_bold != paragraph.is_bold or is_key_value(before.text):
        return False
    return before.is_open or (paragraph.text[:1].islower() and before.text[-1:].isalnum())


def _rows(page: int, table: Table, joined: Joined) -> Iterator[Paragraph]:
    opens = True
    for row in table.rows:
        cells = [joined(cell.split("\n")) for cell in row]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(is_key_value(cell) for cell in filled):
            for cell in filled:
                yield Paragraph(BlockKind.PARAGRAPH, page, cell)
            continue
        kind, text = row_text(cells)
        if text:
            is_row = kind is BlockKind.ROW
            yield Paragraph(kind, page, text, opens_table=opens and is_row)
            opens = opens and not is_row


def _column(page: int, column: Column, measures: Measures, joined: Joined, last: dict[str, int]) -> Iterator[Paragraph]:
    taken: list[Segment] = []
    words: list[str] = []
    marker = ""
    for line in column.lines:
        sign, rest = _opening(line.text, last)
        above = taken[-1] if taken else None
        if above is not None and not sign and _goes_on(above, line, taken[0], marker, column, measures):
            taken.append(line)
            words.append(line.text)
            continue
        if above is not None:
            yield _paragraph(page, taken, joined(words), marker, column)
        taken, words, marker = [line], [rest], sign
    if taken:
        yield _paragraph(page, taken, joined(words), marker, column)


def _opening(text: str, last: dict[str, int]) -> tuple[str, str]:
    """The marker of a list item and its words; no marker for any other line."""
    sign, rest = without_marker(text)
    if sign:
        return sign, rest
    line = Line(0, len(text), 0, text)
    item = numbered(line, last)
    if not item.marker or heading_level(line, None):
        # «1. Bakgrunn» may be a heading; its letters decide.
        return "", text
    form, number = ordinal(item.marker)
    last[form] = number
    return item.marker, item.words


def _goes_on(above: Segment, line: Segment, first: Segment, marker: str, column: Column, measures: Measures) -> bool:
    """Whether `line` is the rest of the paragraph whose last line is `above`."""
    if abs(line.height - above.height) > _OTHER_SIZE * above.height or line.is_bold != above.is_bold:
        return _runs_on(above, line, measures)
    down = (above.middle - line.middle) / max(above.height, 1.0)
    if down < 0.3 or down > _APART * measures.pitch:
        return False
    if above.text.endswith(("-", "\u00ad")):
        return True
    if not marker and line.left > above.left + 0.8 * line.height and ends_sentence(above.text):
        return False
    # The first word would have had room above: the line was ended on purpose.
    word = len(line.text.split()[0]) / max(len(line.text), 1) * (line.right - line.left)
    room = column.right - above.right
    if room > word + 0.6 * line.height:
        return line.text[0].islower() and not ends_sentence(above.text) and not is_key_value(above.text)
    return True


def _runs_on(above: Segment, line: Segment, measures: Measures) -> bool:
    """Whether a sentence goes on below in other letters, as where only its first words are bold."""
    near = 0.3 < (above.middle - line.middle) / max(above.height, 1.0) <= _APART * measures.pitch
    same = abs(line.height - above.height) <= _OTHER_SIZE * above.height
    return near and same and line.text[0].islower() and not ends_sentence(above.text)


def _paragraph(page: int, lines: Sequence[Segment], text: str, marker: str, column: Column) -> Paragraph:
    kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
    first, end = lines[0], lines[-1]
    bold = all(line.is_bold for line in lines)
    # A heading has few lines.
    is_short = len(lines) <= _MOST_HEADING_LINES and len(text) <= _LONGEST_HEADING
    full = column.right - end.right < 0.25 * (column.right - column.left)
    is_open = not ends_sentence(text) and not text.endswith(":") and (full or text.endswith(("-", "\u00ad", ",")))
    return Paragraph(kind, page, text, first.height, bold and is_short, marker, first.left, is_open=is_open)


def with_headings(paragraphs: list[Paragraph], measures: Measures) -> None:
    """Makes headings of the paragraphs whose letters are larger or bold, or that are numbered and stand alone."""
    styles: set[tuple[float, bool]] = set()
    heads: list[tuple[Paragraph, tuple[float, bool]]] = []
    for paragraph in paragraphs:
        line = Line(0, len(paragraph.text), 0, paragraph.text)
        if paragraph.kind is not BlockKind.PARAGRAPH or len(paragraph.text) > _LONGEST_HEADING or not paragraph.height:
            continue
        large = paragraph.height > _LARGER * measures.height
        # Large letters make a heading of what would else be a labelled fact («Høring: nytt vannverk») or too long.
        could = could_head(line) or (large and not paragraph.text.endswith((".", ",", ":", ";"))) or could_label(line)
        if could and (large or paragraph.is_bold) and any(c.isalpha() for c in paragraph.text):
            style = (round(paragraph.height * 2) / 2, paragraph.is_bold)
            styles.add(style)
            heads.append((paragraph, style))
    order = sorted(styles, reverse=True)
    for paragraph, style in heads:
        paragraph.kind = BlockKind.HEADING
        # «Vedtak:» stands under the case, also where all headings look alike.
        depth = _dots(paragraph.text) + paragraph.text.endswith(":")
        paragraph.level = min(order.index(style) + 1 + depth, 6)


def _dots(text: str) -> int:
    """How deep a heading is numbered: 1 for «3.2», 0 for «3» and for one without a number."""
    level = heading_level(Line(0, len(text), 0, text), None)
    return max(level - 2, 0) if text[:1].isdigit() else 0
