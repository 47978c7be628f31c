"""Where a quotation stands on a PDF page, so that it can be marked on the page's picture.

Flows in: a PDF, a page number and words of the canonical text. Flows out: rectangles, one for each line. Only letters
and digits are compared, so that hyphens at line ends, list markers and blanks may differ between text and page; that
the quotation is exact is checked elsewhere, against the text.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from corpus.read.pdf_characters import Character, characters, opened_pdf

Rectangle = tuple[float, float, float, float]
# Enough of what stands before a quotation to tell it from the same words elsewhere on the page.
_CONTEXT = 60


def quote_rectangles(path: Path, page_number: int, quote: str, before: str = "") -> tuple[Rectangle, ...]:
    """Where `quote` stands on that page (from 1): (left, bottom, right, top) in points, one for each line, in order.

    The origin is the lower left corner of the page as it is shown, so that a picture of `scale` pixels to the point has
    the mark at `left * scale` and, from its top, at `(height - top) * scale`. Of a quotation that runs over a page
    break, the part on this page. `before`: the text right before the quotation, which tells it from the same words
    elsewhere on the page. Empty when the words are not there.

    Raises: SaksvarError when the file is no PDF that can be opened.
    """
    with opened_pdf(path, path.name) as pdf:
        if not 1 <= page_number <= len(pdf):
            return ()
        drawn = _drawn(pdf, page_number)
        wanted, context = _folded(quote), _folded(before)[-_CONTEXT:]
        for page in (_Letters(drawn), _Letters(_by_line(drawn))):
            if wanted and (start := page.best(wanted, context)) is not None:
                return _lines(page.covered(start, len(wanted)))
        start, length = _part(pdf, page_number, _Letters(drawn), wanted)
        return _lines(_Letters(drawn).covered(start, length))


def _drawn(pdf: pdfium.PdfDocument, page_number: int) -> list[Character]:
    page = pdf[page_number - 1]
    return characters(page, page.get_textpage())


class _Letters:
    """The letters and digits of one page, and which character each comes from."""

    def __init__(self, drawn: list[Character]) -> None:
        self._drawn = drawn
        folded = [_folded(character.text) for character in drawn]
        self.text = "".join(folded)
        self._owners = [position for position, letters in enumerate(folded) for _ in letters]

    def best(self, wanted: str, before: str) -> int | None:
        """Where `wanted` begins: after what should stand before it, else as whole words, else where it first stands."""
        starts: list[int] = []
        here = self.text.find(wanted)
        while here >= 0:
            starts.append(here)
            here = self.text.find(wanted, here + 1)
        if not starts:
            return None
        return max(
            starts, key=lambda start: (self._shared(start, before), self._stands_alone(start, len(wanted)), -start)
        )

    def covered(self, start: int, length: int) -> list[Character]:
        """The characters from the first to the last of those letters, blanks left out."""
        if not length:
            return []
        first, last = self._owners[start], self._owners[start + length - 1]
        return [character for character in self._drawn[first : last + 1] if not character.text.isspace()]

    def _shared(self, start: int, before: str) -> int:
        above = self.text[max(start - _CONTEXT, 0) : start]
        return next((n for n in range(len(before), 0, -1) if above.endswith(before[-n:])), 0)

    def _stands_alone(self, start: int, length: int) -> bool:
        first, last = self._owners[start], self._owners[start + length - 1]
        outside = [*self._drawn[max(first - 1, 0) : first], *self._drawn[last + 1 : last + 2]]
        return not any(character.text.isalnum() for character in outside)


def _part(pdf: pdfium.PdfDocument, page_number: int, page: _Letters, wanted: str) -> tuple[int, int]:
    """Start and length of what this page has of a quotation whose rest is on the page after or before; else (0, 0)."""
    below = bisect_left(range(len(wanted)), True, key=lambda n: wanted[: n + 1] not in page.text)
    if 0 < below < len(wanted) and page_number < len(pdf):
        after = _Letters(_drawn(pdf, page_number + 1)).text
        if wanted[below:] in after:
            return page.text.rindex(wanted[:below]), below
    above = bisect_left(range(len(wanted)), True, key=lambda n: wanted[len(wanted) - n - 1 :] not in page.text)
    if 0 < above < len(wanted) and page_number > 1:
        earlier = _Letters(_drawn(pdf, page_number - 1)).text
        if wanted[: len(wanted) - above] in earlier:
            return page.text.index(wanted[len(wanted) - above :]), above
    return 0, 0


def _folded(text: str) -> str:
    """The letters and digits of `text`, ligatures and raised digits as plain ones."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _by_line(drawn: list[Character]) -> list[Character]:
    """The characters from the top of the page down and from left to right, for files that draw them in disorder."""
    rows: list[list[Character]] = []
    for character in sorted(drawn, key=lambda c: -(c.bottom + c.top)):
        if character.text.isspace():
            continue
        if rows and _same_line(rows[-1][0], character):
            rows[-1].append(character)
        else:
            rows.append([character])
    return [character for row in rows for character in sorted(row, key=lambda c: c.left)]


def _lines(marked: Iterable[Character]) -> tuple[Rectangle, ...]:
    """One rectangle for each line of the characters, in order."""
    found: list[list[Character]] = []
    for character in marked:
        if found and _carries_on(found[-1][-1], character):
            found[-1].append(character)
        else:
            found.append([character])
    return tuple(
        (min(c.left for c in line), min(c.bottom for c in line), max(c.right for c in line), max(c.top for c in line))
        for line in found
    )


def _carries_on(before: Character, character: Character) -> bool:
    """Whether `character` is the next on its line; a line may stand on end, as on a page that was turned."""
    height = before.top - before.bottom
    if _same_line(before, character):
        # A wide gap on one line is the gutter between two columns or cells.
        return -height < max(character.left - before.right, before.left - character.right) <= 3 * height
    on_end = abs(before.left - character.left) < 1 and abs(before.right - character.right) < 1
    return on_end and max(character.bottom - before.top, before.bottom - character.top) < before.right - before.left


def _same_line(one: Character, other: Character) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)
