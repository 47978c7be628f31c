"""The characters of a PDF page with their places, as the page is shown.

Flows in: an open PDF and a page number. Flows out: characters in the order the file draws them, with boxes in points
from the lower left corner of the page as a viewer shows it (cropped and turned). It does not know words or lines.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from corpus.errors import SaksvarError

# PDFium keeps global state and must be called by one thread at a time; whoever else draws pages takes this lock too.
PDFIUM = RLock()
# PDFium's own sign for a hyphen that ends a line, and what its text export makes of it.
_LINE_END_HYPHENS = frozenset([0x02, 0xFFFE])
_SPACES = frozenset([0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000])


class Character(NamedTuple):
    """One drawn character: its box covers the whole line height. `number` counts in PDFium's text page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    number: int


@contextmanager
def opened_pdf(source: Path | bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The open PDF, for as long as PDFium is ours.

    Raises: SaksvarError when it is locked with a password or is no whole PDF.
    """
    with PDFIUM:
        try:
            pdf = pdfium.PdfDocument(source)
        except pdfium.PdfiumError as error:
            code = getattr(error, "err_code", None)
            if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "assword" in str(error):
                raise SaksvarError(
                    f"{name} er låst med passord og kan ikke leses. Lagre en kopi uten passord, og legg inn den."
                ) from None
            raise SaksvarError(
                f"{name} er ikke en hel PDF-fil: den er avkortet eller skadet. Hent filen på nytt, eller lagre den om "
                "igjen som PDF."
            ) from None
        try:
            yield pdf
        finally:
            pdf.close()


def characters(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[Character]:
    """The characters of `page` in the order of the file; white space, drawn or not, is a blank.

    A hyphen at the end of a line is «-». Characters without a letter in any alphabet (no Unicode value) are left out.
    """
    shown = Shown(page)
    box = raw.FS_RECTF()
    box_of, code_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetUnicode
    reference = ctypes.byref(box)
    handle = text_page.raw
    found: list[Character] = []
    for index in range(raw.FPDFText_CountChars(handle)):
        code = code_of(handle, index)
        if code in _SPACES:
            text = " "
        elif code in _LINE_END_HYPHENS:
            text = "-"
        elif code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        else:
            text = chr(code)
        box_of(handle, index, reference)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if not shown.is_whole:
            left, bottom, right, top = shown.box(left, bottom, right, top)
        found.append(Character(text, left, bottom, right, top, index))
    return found


class Shown:
    """From the page's own coordinates to those of the page as it is shown: cropped, and turned in quarters."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        outer = page.get_mediabox()
        self._left, self._bottom = max(left, outer[0]), max(bottom, outer[1])
        self._width, self._height = min(right, outer[2]) - self._left, min(top, outer[3]) - self._bottom
        self._turns = page.get_rotation() // 90 % 4
        self.is_whole = not (self._left or self._bottom or self._turns)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        left, right, bottom, top = left - self._left, right - self._left, bottom - self._bottom, top - self._bottom
        match self._turns:
            case 1:
                return bottom, self._width - right, top, self._width - left
            case 2:
                return self._width - right, self._height - top, self._width - left, self._height - bottom
            case 3:
                return self._height - top, left, self._height - bottom, right
        return left, bottom, right, top
