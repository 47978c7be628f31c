"""Where the sentences of a passage stand: the smallest stretches that are compared with a question by meaning.

Flows in: a document and a passage of it. Flows out: spans of its text. It does not know what they are compared by.
"""

from corpus.document import Document, Passage, Span
from corpus.sentences import sentences


def spoken(document: Document, passage: Passage) -> tuple[Span, ...]:
    """The sentences, list items, rows and headings that lie in `passage`, in order; the passage itself when none lies
    whole in it. They are the spans that an answer quotes (`assistant.units`), headings besides."""
    span = passage.span
    blocks = (document.blocks[place] for place in document.blocks_touching(span))
    found = (one for block in blocks for one in sentences(document.text, block.span) if span.contains(one))
    return tuple(found) or (span,)
