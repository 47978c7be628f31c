"""The words of a PDF page with their places, and the rules drawn on it.

Flows in: an open page. Flows out: words in the order of the file, lines that are drawn straight across or down, and how
much of the page is pictures. It does not know lines of text or columns.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from corpus.read.decode import clean
from corpus.read.pdf_characters import Character, Shown, characters
from corpus.read.word_text import raised

_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "semibd", "demi")
_FORCE_BOLD, _BOLD_WEIGHT = 1 << 18, 600
# Charts and maps are drawn with thousands of lines; tables are not.
_MOST_DRAWN, _MOST_POINTS = 3_000, 400
_THIN, _LEAST_RULE = 2.5, 8.0


class Word(NamedTuple):
    """One word; its box covers the whole line height. `is_bold` is how its first letter is drawn.

    `is_apart`: a blank is drawn before it. In slanting letters boxes reach so far into it that no gap is seen.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    is_bold: bool
    is_apart: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Rule(NamedTuple):
    """A line drawn straight: across when `top` equals `bottom`, down when `left` equals `right`."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown. `pictures`: the share of it that the largest picture covers. `unknown`: drawn characters
    that stand for no letter that is known."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    pictures: float
    unknown: int


def page_of(pdf: pdfium.PdfDocument, number: int) -> Page:
    """The page with that number, from 1."""
    page = pdf[number - 1]
    text_page = page.get_textpage()
    try:
        drawn = characters(page, text_page)
        unknown = raw.FPDFText_CountChars(text_page.raw) - len(drawn)
        words = tuple(_words(drawn, text_page.raw))
        width, height = page.get_size()
        rules, pictures = _drawn(page, width * height)
        return Page(number, width, height, words, rules, pictures, unknown)
    finally:
        text_page.close()
        page.close()


def _words(drawn: list[Character], text_page: object) -> Iterator[Word]:
    """Runs of characters without a blank between; text that stands on end, as along a margin, is left out."""
    run: list[Character] = []
    is_apart = False
    for character in drawn:
        blank = character.text == " "
        if run and not blank:
            before = run[-1]
            # Nearly all letters stand beside the one before, on the same line.
            beside = character.bottom == before.bottom and character.top == before.top
            if beside and -1.0 < character.left - before.right < 1.0:
                run.append(character)
                continue
        if run and (blank or not _adjoins(run[-1], character)):
            yield from _word(run, text_page, is_apart=is_apart)
            run, is_apart = [], False
        if blank:
            # PDFium puts blanks of its own where it guesses that words part; those say no more than the gap does.
            is_apart = is_apart or not raw.FPDFText_IsGenerated(text_page, character.number)
        else:
            run.append(character)
    if run:
        yield from _word(run, text_page, is_apart=is_apart)


def _word(run: list[Character], text_page: object, *, is_apart: bool) -> Iterator[Word]:
    first = run[0]
    if len(run) > 1 and _on_end(first, run[1]):
        return
    if all(character.bottom == first.bottom and character.top == first.top for character in run):
        if text := clean("".join([character.text for character in run])):
            bold = _is_bold(text_page, first.number)
            yield Word(text, first.left, first.bottom, run[-1].right, first.top, bold, is_apart)
        return
    tall = max(character.top - character.bottom for character in run)
    base = next(c.bottom for c in run if c.top - c.bottom == tall)
    parts: list[str] = []
    for character in run:
        small = character.top - character.bottom < 0.8 * tall and character.bottom > base + 0.15 * tall
        # A raised figure is a footnote's number, and must not be read as the last figure of «5».
        parts.append(raised(int(character.text)) if small and character.text in "0123456789" else character.text)
    text = clean("".join(parts))
    if text:
        edges = [c for c in run if c.top - c.bottom == tall]
        bold = _is_bold(text_page, first.number)
        yield Word(text, first.left, base, run[-1].right, edges[0].top, bold, is_apart)


def _adjoins(before: Character, character: Character) -> bool:
    if _on_end(before, character):
        return True
    height = max(before.top - before.bottom, character.top - character.bottom)
    shared = min(before.top, character.top) - max(before.bottom, character.bottom)
    least = min(before.top - before.bottom, character.top - character.bottom)
    gap = character.left - before.right
    return shared > 0.5 * least and -0.5 * height < gap < 0.3 * height


def _on_end(before: Character, character: Character) -> bool:
    """Whether the second character stands above or below the first, in a box as wide as it: a line that stands on end.

    In such a line boxes are as wide as the letters are high, and follow each other up or down.
    """
    same = abs(before.left - character.left) < 0.5 and abs(before.right - character.right) < 0.5
    follows = min(abs(character.bottom - before.top), abs(before.bottom - character.top)) < 1.5
    return same and follows and before.right - before.left > before.top - before.bottom


def _is_bold(text_page: object, number: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, number) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, number, name, 128, flags)
    told = name.value.decode("utf-8", "replace").lower()
    return bool(flags.value & _FORCE_BOLD) or any(sign in told for sign in _BOLD_NAMES)


def _drawn(page: pdfium.PdfPage, area: float) -> tuple[tuple[Rule, ...], float]:
    """The straight lines that are drawn, and the share of the page that the largest picture covers."""
    rules: list[Rule] = []
    pictures = 0.0
    count = raw.FPDFPage_CountObjects(page.raw)
    shown = Shown(page)
    for position in range(min(count, _MOST_DRAWN)):
        item = raw.FPDFPage_GetObject(page.raw, position)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE or kind == raw.FPDF_PAGEOBJ_FORM:
            left, bottom, right, top = _bounds(item)
            covered = min((right - left) * (top - bottom) / max(area, 1.0), 1.0)
            pictures = max(pictures, covered if kind == raw.FPDF_PAGEOBJ_IMAGE or _has_picture(item) else 0.0)
        elif kind == raw.FPDF_PAGEOBJ_PATH and count <= _MOST_DRAWN:
            rules += [rule for line in _lines(item) if (rule := _rule(*shown.box(*line))) is not None]
    return tuple(rules), pictures


def _has_picture(form: object) -> bool:
    inner = (raw.FPDFFormObj_GetObject(form, n) for n in range(min(raw.FPDFFormObj_CountObjects(form), 20)))
    return any(raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE for item in inner)


def _bounds(item: object) -> tuple[float, float, float, float]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _lines(path: object) -> list[tuple[float, float, float, float]]:
    """The path's strokes; of a thin filled box, as Word draws its rules, the box."""
    box = _bounds(path)
    if box[2] - box[0] < _THIN or box[3] - box[1] < _THIN:
        return [box]
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    count = raw.FPDFPath_CountSegments(path)
    lines: list[tuple[float, float, float, float]] = []
    last: tuple[float, float] | None = None
    for number in range(count if count <= _MOST_POINTS else 0):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if last is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            lines.append(
                (min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1]))
            )
        last = point
    return lines


def _rule(left: float, bottom: float, right: float, top: float) -> Rule | None:
    """The line as a rule, thickness taken away; None for one that is slanting, short, or a box."""
    if top - bottom < _THIN and right - left >= _LEAST_RULE:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    if right - left < _THIN and top - bottom >= _LEAST_RULE:
        return Rule((left + right) / 2, bottom, (left + right) / 2, top)
    return None
