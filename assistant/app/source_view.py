"""One section of a document as HTML, with a cited span marked.

Flows in: a document, one of its sections and a span. Flows out: escaped HTML in which the marked characters, read in
order, are exactly the span's part of the section. Line breaks and list signs between blocks stay in it, unseen.
"""

from dataclasses import dataclass
from itertools import pairwise

from assistant.app.html_text import escaped
from corpus.document import Block, BlockKind, Document, Section, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader stands: a section of a document, and the span that is marked (None without). `is_outdated`: the
    address was made for an earlier edition, so that nothing can be marked."""

    document: Document
    section: Section
    marked: Span | None
    is_outdated: bool = False

    @property
    def position(self) -> int:
        """Place of the section among the document's, from 0."""
        return self.document.sections.index(self.section)


def place_of(document: Document, marked: Span | None, section_number: int | None = None) -> Place:
    """The section with this number, else the one where the span begins, else the first."""
    for section in document.sections:
        if section.number == section_number:
            return Place(document, section, marked)
    return Place(document, document.section_at(marked.start if marked else 0), marked)


def span_within(document: Document, start: str, end: str) -> Span | None:
    """The span that an address names, if the document has such characters."""
    if not (start.isdecimal() and end.isdecimal()):
        return None
    first, last = int(start), int(end)
    return Span(first, last) if first < last <= len(document.text) else None


def section_html(place: Place) -> str:
    """The section's blocks in order: headings, paragraphs and lists. All its text is in it once."""
    document, limits = place.document, place.section.span
    blocks = [document.blocks[position] for position in document.blocks_in(limits)]
    blocks = _without_overlap(blocks)
    if not blocks:
        return f'<div class="sv-raw">{_pieces(document, limits, place.marked, "")}</div>'
    parts: list[str] = []
    is_in_list = False
    at = limits.start
    for position, block in enumerate(blocks):
        until = blocks[position + 1].span.start if position + 1 < len(blocks) else limits.end
        inner = (
            _pieces(document, Span(at, block.span.start), place.marked, "sv-gap")
            + _pieces(document, block.span, place.marked, "")
            + _pieces(document, Span(block.span.end, until), place.marked, "sv-gap")
        )
        is_item = block.kind is BlockKind.ITEM
        if is_item and not is_in_list:
            parts.append("<ul>")
        if is_in_list and not is_item:
            parts.append("</ul>")
        is_in_list = is_item
        parts.append(_element(block, inner, is_repeated=_repeats_heading(place, block)))
        at = until
    if is_in_list:
        parts.append("</ul>")
    return "".join(parts)


def _repeats_heading(place: Place, block: Block) -> bool:
    """Whether the block only says again what stands above the section; never when a word of it is marked."""
    marked = place.marked
    if marked is not None and marked.start < block.span.end and block.span.start < marked.end:
        return False
    text = block.span.of(place.document.text)
    return block.kind is BlockKind.HEADING and (text.endswith(place.section.heading) or text == place.document.title)


def _element(block: Block, inner: str, *, is_repeated: bool) -> str:
    if is_repeated:
        return f'<div class="sv-gap">{inner}</div>'
    match block.kind:
        case BlockKind.HEADING:
            return f'<h4 class="sv-level-{min(block.level, 6)}">{inner}</h4>'
        case BlockKind.ITEM:
            return f'<li class="sv-depth-{min(block.level, 3)}">{inner}</li>'
        case BlockKind.ROW:
            return f'<p class="sv-row">{inner}</p>'
        case _:
            return f"<p>{inner}</p>"


def _pieces(document: Document, span: Span, marked: Span | None, css_class: str) -> str:
    """The characters of `span`, those that are marked in `<mark>`."""
    cuts = [span.start, span.end]
    if marked is not None:
        cuts += [cut for cut in (marked.start, marked.end) if span.start < cut < span.end]
    cuts.sort()
    html = []
    for start, end in pairwise(cuts):
        # A line break as a character reference survives Streamlit's tidying of indented lines.
        text = escaped(document.text[start:end]).replace("\n", "&#10;")
        if not text:
            continue
        if css_class:
            text = f'<span class="{css_class}">{text}</span>'
        is_marked = marked is not None and marked.start <= start and end <= marked.end
        html.append(f"<mark>{text}</mark>" if is_marked else text)
    return "".join(html)


def _without_overlap(blocks: list[Block]) -> list[Block]:
    """Blocks in order of place; one that begins inside the block before it is left to that block."""
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda block: block.span):
        if not kept or block.span.start >= kept[-1].span.end:
            kept.append(block)
    return kept
