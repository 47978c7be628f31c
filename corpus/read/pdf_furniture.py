"""What a PDF repeats at the edges of its pages, and its tables of contents.

Flows in: the rows of words of every page. Flows out: the rows without what is repeated, and the repeated words once. It
does not know what they say.
"""

from collections.abc import Sequence

from corpus.read.furniture import Edge, contents_lines, edge_words, is_page_number, recurs
from corpus.read.pdf_words import Page, Word

Row = list[Word]

# The edges of a page: so much of its height, at the top and at the bottom.
_EDGE = 0.15
# Where the same words stand on pages beside each other, they may be so many points apart.
_SAME_PLACE = 6.0


def without_furniture(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], str]:
    """The rows of each page that are its own, and every header and footer once, a row to a line."""
    edges = [_edge_rows(page, own) for page, own in zip(pages, rows, strict=True)]
    kept: list[list[Row]] = []
    repeated: dict[str, str] = {}
    for number, own in enumerate(rows):
        mine: list[Row] = []
        for position, row in enumerate(own):
            at_edge = position in edges[number]
            if at_edge and (recurs(position, number, edges, _SAME_PLACE) or is_page_number(_told(row), number + 1)):
                repeated.setdefault(edges[number][position][0], _told(row))
            else:
                mine.append(row)
        left_out = contents_lines([_told(row) for row in mine], len(pages))
        kept.append([row for position, row in enumerate(mine) if position not in left_out])
    return kept, "\n".join(repeated.values())


def _edge_rows(page: Page, rows: Sequence[Row]) -> Edge:
    """The rows at the edges of the page; their places are how far from the foot they stand."""
    found: dict[int, tuple[str, float]] = {}
    for position, row in enumerate(rows):
        middle = (row[0].top + row[0].bottom) / 2
        if not _EDGE * page.height < middle < (1 - _EDGE) * page.height and (words := edge_words(_told(row))):
            found[position] = (words, middle)
    return found


def _told(row: Row) -> str:
    return " ".join(word.text for word in row)
