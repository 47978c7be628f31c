"""Tables of a document: which line names the columns of a row.

Flows in: a document and a block of it. Flows out: the row that heads its table. It does not know what the columns hold.
"""

from corpus.document import Block, BlockKind, Document


def heading_row(document: Document, block: Block) -> Block | None:
    """The row that names the columns of the row `block`; None when it is no row, or its table has none."""
    if block.kind is not BlockKind.ROW or block.parent is None:
        return None
    above = document.blocks[block.parent]
    return above if above.kind is BlockKind.ROW else None


def names_columns(document: Document, place: int) -> bool:
    """Whether the block at `place` is a row that heads other rows."""
    after = document.blocks[place + 1 : place + 2]
    return document.blocks[place].kind is BlockKind.ROW and any(one.parent == place for one in after)
