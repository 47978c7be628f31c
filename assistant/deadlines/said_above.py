"""What a sentence says together with the lines that stand over it: «Åsgard: 3. mai» under «Møter i mai».

Flows in: a sentence's place in its document. Flows out: text. It reads no date and knows no question.
"""

from corpus.document import Document, Span


def with_above(document: Document, span: Span) -> str:
    """The sentence at `span`, the blocks that introduce it and its section's heading, a line each."""
    said = [span.of(document.text)]
    parent = document.blocks[document.blocks_touching(span)[0]].parent
    while parent is not None:
        said.append(document.blocks[parent].span.of(document.text))
        parent = document.blocks[parent].parent
    return "\n".join((*said, document.section_at(span.start).heading))
