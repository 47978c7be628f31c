"""Sentences that a page break has cut in two, put together on the page where they begin.

Flows in: the paragraphs of all pages in order. Flows out: the same, where the first sentence of a page that belongs to
the paragraph before stands with it. It does not know where on the page anything stood.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import BlockKind, Span
from corpus.read.hyphens import Joined
from corpus.read.pdf_paragraphs import Paragraph, goes_on_in
from corpus.sentences import sentences

# A page may end in footnotes, set smaller, below the paragraph that goes on.
_NOTE = 0.92
_LONGEST_REST = 1_500


def mended(paragraphs: Sequence[Paragraph], joined: Joined) -> list[Paragraph]:
    """The paragraphs; what a sentence has on the next page is moved to where it begins, the rest stays."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        open_at = _open(found, paragraph)
        if open_at is None:
            found.append(paragraph)
            continue
        before = found[open_at]
        whole = joined([before.text, paragraph.text])
        end = next((s.end for s in sentences(whole, Span(0, len(whole))) if s.end > len(before.text)), len(whole))
        if end - len(before.text) > _LONGEST_REST:
            found.append(paragraph)
            continue
        found[open_at] = replace(before, text=whole[:end], is_open=end == len(whole) and paragraph.is_open)
        if rest := whole[end:].strip():
            found.append(replace(paragraph, text=rest))
    return found


def _open(found: Sequence[Paragraph], paragraph: Paragraph) -> int | None:
    """The position of the paragraph that goes on in this one, which opens a page; None when there is none."""
    if not found or found[-1].page == paragraph.page or paragraph.kind is not BlockKind.PARAGRAPH:
        return None
    position = len(found) - 1
    page = found[position].page
    while position > 0 and found[position - 1].page == page and _is_note(found[position], paragraph):
        position -= 1
    before = found[position]
    return position if before.page == paragraph.page - 1 and goes_on_in(before, paragraph) else None


def _is_note(below: Paragraph, body: Paragraph) -> bool:
    return bool(body.height) and 0 < below.height < _NOTE * body.height
