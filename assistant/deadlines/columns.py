"""What the columns of a table say of the dates in a row: «Opprinnelig dato | Ny dato».

Flows in: a document and a span in it. Flows out: which parts of it hold the date that was, the date that is now, and
each column's heading. It reads no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Span
from corpus.tables import heading_row

_CELL = re.compile(r"[^|]+")
_WAS = re.compile(
    r"\b(?:opprinnelig\w*|opphavleg\w*|gammel|gamle|gammal|tidligere|tidlegare|forrige|førre|planlagt)\b", re.I
)
_IS_NOW = re.compile(r"\b(?:ny|nye|nytt|revidert\w*|oppdatert\w*|gjeldende|gjeldande|justert\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row at `span`, and the heading of its column."""

    heading: str
    span: Span

    @property
    def was(self) -> bool:
        """Whether it holds what was so before it was changed."""
        return _WAS.search(self.heading) is not None

    @property
    def is_now(self) -> bool:
        """Whether it holds what something was changed to."""
        return not self.was and _IS_NOW.search(self.heading) is not None


def cells_of(document: Document, span: Span) -> tuple[Cell, ...]:
    """The cells of the row at `span` under their headings; none where it is no row, or the table has no headings."""
    row = document.blocks[document.blocks_touching(span)[0]]
    if (above := heading_row(document, row)) is None:
        return ()
    headings = [heading.of(document.text).strip() for heading in _cells(document.text, above.span)]
    own = list(_cells(document.text, row.span))
    return tuple(map(Cell, headings, own)) if len(headings) == len(own) else ()


def _cells(text: str, span: Span) -> Iterator[Span]:
    for match in _CELL.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())
