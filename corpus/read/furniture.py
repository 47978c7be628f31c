"""Headers, footers and page numbers, told from a page's own words by their recurring on the pages beside it.

Flows in: lines at the edges of pages, as words and with how far from an edge they stand. Flows out: whether each is one
that is repeated. It does not know which format has the pages, nor what the lines say.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.read.lines import ends_sentence

Edge = Mapping[int, tuple[str, float]]
"""The lines at the edges of one page, by position: their words with each figure as «#», and where they stand."""

_LEADING = re.compile(r"(?:\s?[.…_·]){4,}\s*(?P<page>\d{1,4})\Z")
# A report may count its pages from after the cover, or have been cut from a longer one.
_FRONT_PAGES = 20
_SENTENCE = 30
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?(?:(?:side|s\.|page|sidetall)\s*)?#\s*(?:(?:av|of|/|\(|-|–)\s*#?\)?)?", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"(?:side|page|s\.)\s*#\s*(?:(?:av|of|/)\s*#)?", re.IGNORECASE)


def edge_words(told: str) -> str | None:
    """The words of a line at the edge, each figure as «#»; None when it is too bare to be known again."""
    # A whole sentence at the edge is the paper's own, unless it stands there to the figure.
    words = told if len(told) > _SENTENCE and ends_sentence(told) else _FIGURES.sub("#", told)
    # Rows of a table can be the same but for their figures.
    return words if sum(character.isalpha() for character in words) >= 3 or _PAGE_NUMBER.fullmatch(words) else None


def recurs(position: int, number: int, edges: Sequence[Edge], apart: float) -> bool:
    """Whether the line of page `number` (from 0) stands on a page beside it too, or next but one, as in books with left
    and right pages, at most `apart` from the same place."""
    words, place = edges[number][position]
    near = [edges[n] for n in (number - 2, number - 1, number + 1, number + 2) if 0 <= n < len(edges)]
    return any(words == other and abs(place - where) <= apart for page in near for other, where in page.values())


def is_page_number(told: str, page: int) -> bool:
    """Whether the line is nothing but the page's number: «Side 2 av 7», or the bare figure it has in this file."""
    return told.strip(" -–") == str(page) or _NAMED_NUMBER.fullmatch(_FIGURES.sub("#", told)) is not None


def contents_lines(told: Sequence[str], pages: int) -> frozenset[int]:
    """The positions of the lines of a table of contents: three or more with dots out to a page number, no page before
    the last."""
    found = {position: _LEADING.search(line) for position, line in enumerate(told)}
    numbers = {position: int(dots["page"]) for position, dots in found.items() if dots}
    order = list(numbers.values())
    is_contents = len(order) >= 3 and order == sorted(order) and order[-1] <= pages + _FRONT_PAGES
    return frozenset(numbers) if is_contents else frozenset()
