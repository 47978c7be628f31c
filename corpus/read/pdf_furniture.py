"""Headers, footers and page numbers: what a PDF repeats at the edges of its pages.

Flows in: the rows of words of every page. Flows out: the rows without what is repeated, and the repeated words once. It
does not know what they say.
"""

import re
from collections.abc import Sequence

from corpus.read.pdf_words import Page, Word

Row = list[Word]

# The edges of a page: so much of its height, at the top and at the bottom.
_EDGE = 0.15
# Where the same words stand on pages next to each other (or next but one, in books with left and right pages), they may
# be so many points apart.
_SAME_PLACE = 6.0
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?(?:(?:side|s\.|page|sidetall)\s*)?#\s*(?:(?:av|of|/|\(|-|–)\s*#?\)?)?", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"(?:side|page|s\.)\s*#\s*(?:(?:av|of|/)\s*#)?", re.IGNORECASE)


def without_furniture(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], str]:
    """The rows of each page that are its own, and every header and footer once, a row to a line."""
    edges = [_edge_rows(page, own) for page, own in zip(pages, rows, strict=True)]
    kept: list[list[Row]] = []
    repeated: dict[str, str] = {}
    for number, own in enumerate(rows):
        near = [edges[n] for n in (number - 2, number - 1, number + 1, number + 2) if 0 <= n < len(edges)]
        mine: list[Row] = []
        for position, row in enumerate(own):
            place = edges[number].get(position)
            if place is not None and (_recurs(place, near) or _NAMED_NUMBER.fullmatch(place[0])):
                repeated.setdefault(place[0], " ".join(word.text for word in row))
            else:
                mine.append(row)
        kept.append(mine)
    return kept, "\n".join(repeated.values())


def _edge_rows(page: Page, rows: Sequence[Row]) -> dict[int, tuple[str, float]]:
    """The rows at the edges by position: their words with each figure as «#», and how far from the foot they stand."""
    found: dict[int, tuple[str, float]] = {}
    for position, row in enumerate(rows):
        middle = (row[0].top + row[0].bottom) / 2
        if not _EDGE * page.height < middle < (1 - _EDGE) * page.height:
            words = _FIGURES.sub("#", " ".join(word.text for word in row))
            # Rows of a table can be the same but for their figures.
            if sum(character.isalpha() for character in words) >= 3 or _PAGE_NUMBER.fullmatch(words):
                found[position] = (words, middle)
    return found


def _recurs(place: tuple[str, float], near: Sequence[dict[int, tuple[str, float]]]) -> bool:
    words, middle = place
    return any(words == other and abs(middle - where) <= _SAME_PLACE for page in near for other, where in page.values())
