"""Where the sentences of a passage stand: the smallest stretches that are compared with a question by meaning.

Flows in: a document and a passage of it. Flows out: spans of its text. It does not know what they are compared by.
"""

from bisect import bisect_left

from corpus.document import Document, Passage, Span
from corpus.sentences import sentences


def spoken(document: Document, passage: Passage) -> tuple[Span, ...]:
    """The sentences, list items, rows and headings that lie in `passage`, in order; the passage itself when none lies
    whole in it. They are the spans that an answer quotes (`assistant.units`), headings besides."""
    span = passage.span
    first = max(bisect_left(document.blocks, span.start, key=lambda block: block.span.end), 0)
    found: list[Span] = []
    for block in document.blocks[first:]:
        if block.span.start >= span.end:
            break
        found += (one for one in sentences(document.text, block.span) if span.contains(one))
    return tuple(found) or (span,)
