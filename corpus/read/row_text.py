"""Table rows as text, the same from every format.

Flows in: the cells of one row. Flows out: the kind of block the row is, and its text. It does not know where cells
come from.
"""

from collections.abc import Sequence

from corpus.document import BlockKind


def row_text(cells: Sequence[str]) -> tuple[BlockKind, str]:
    """The row with « | » between its cells; «Saksbehandler: Kari Dahl» where a label with a colon has one value.

    Empty cells count, so that a value stays under its heading.
    """
    told = [" ".join(cell.split()) for cell in cells]
    filled = [cell for cell in told if cell]
    if len(filled) == 2 and filled[0].endswith(":") and told[0] == filled[0]:
        return BlockKind.PARAGRAPH, " ".join(filled)
    return BlockKind.ROW, " | ".join(told).rstrip(" |") if filled else ""
