"""Headers, footers and page numbers: what a PDF repeats at the edges of its pages.

Flows in: the rows of words of every page. Flows out: the rows without what is repeated, and the repeated words once. It
does not know what they say.
"""

import re
from collections.abc import Sequence

from corpus.read.lines import ends_sentence
from corpus.read.pdf_words import Page, Word

Row = list[Word]

# The edges of a page: so much of its height, at the top and at the bottom.
_EDGE = 0.15
# Where the same words stand on pages next to each other (or next but one, in books with left and right pages), they may
# be so many points apart.
_SAME_PLACE = 6.0
_LEADING = re.compile(r"(?:\s?[.…_·]){4,}\s*(?P<page>\d{1,4})\Z")
# A report may count its pages from after the cover, or have been cut from a longer one.
_FRONT_PAGES = 20
_SENTENCE = 30
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
            if place is not None and (_recurs(place, near) or _is_number_of(number + 1, place[0], row)):
                repeated.setdefault(place[0], " ".join(word.text for word in row))
            else:
                mine.append(row)
        kept.append(_without_contents(mine, len(pages)))
    return kept, "\n".join(repeated.values())


def _is_number_of(page: int, told: str, row: Row) -> bool:
    """Whether the row is nothing but the page's number: «Side 2 av 7», or the bare figure it has in this file."""
    bare = " ".join(word.text for word in row).strip(" -–") == str(page)
    return bare or _NAMED_NUMBER.fullmatch(told) is not None


def _without_contents(rows: list[Row], pages: int) -> list[Row]:
    """The rows without a table of contents: three or more with dots out to a page number, no page before the last."""
    told = [_LEADING.search(" ".join(word.text for word in row)) for row in rows]
    numbers = [int(found["page"]) for found in told if found]
    is_contents = len(numbers) >= 3 and numbers == sorted(numbers) and numbers[-1] <= pages + _FRONT_PAGES
    return [row for row, found in zip(rows, told, strict=True) if not (is_contents and found)]


def _edge_rows(page: Page, rows: Sequence[Row]) -> dict[int, tuple[str, float]]:
    """The rows at the edges by position: their words with each figure as «#», and how far from the foot they stand."""
    found: dict[int, tuple[str, float]] = {}
    for position, row in enumerate(rows):
        middle = (row[0].top + row[0].bottom) / 2
        if not _EDGE * page.height < middle < (1 - _EDGE) * page.height:
            told = " ".join(word.text for word in row)
            # A whole sentence at the edge is the paper's own, unless it stands there to the figure.
            words = told if len(told) > _SENTENCE and ends_sentence(told) else _FIGURES.sub("#", told)
            # Rows of a table can be the same but for their figures.
            if sum(character.isalpha() for character in words) >= 3 or _PAGE_NUMBER.fullmatch(words):
                found[position] = (words, middle)
    return found


def _recurs(place: tuple[str, float], near: Sequence[dict[int, tuple[str, float]]]) -> bool:
    words, middle = place
    return any(words == other and abs(middle - where) <= _SAME_PLACE for page in near for other, where in page.values())
