"""A PowerPoint file as text: one section for each slide, in order, with what the speaker noted below.

Flows in: the bytes of a .pptx file. Flows out: a draft whose sections are slides. Slide numbers, dates and footers that
the template repeats are left out, and so are comments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pptx
from pptx.slide import Slide

from corpus.date_line import date_ending
from corpus.document import Block, BlockKind, Section, Span
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.interval import Interval
from corpus.read.draft import Composer, Draft
from corpus.read.office_package import check_package
from corpus.read.own_title import own_title, useful_title
from corpus.read.row_text import row_text
from corpus.read.slide_shapes import Framed, Paragraph, Table, Unread, contents_of, covered, title_of
from corpus.read.unread import COVERED, FEW_LETTERS, in_stretches, pictures_only
from corpus.read.xml_part import XmlError

_MAIN = "ppt/presentation.xml"
# The most any deck seen has is 300; a slide takes some 10 ms.
MOST_SLIDES = 2_000
# PowerPoint's own word for what stands below a slide and is not shown.
NOTES = "Notater"
_TITLE_LEVEL, _NOTES_LEVEL = 2, 6
# A title slide has a few short lines: its title, whose it is, where and when.
_TITLE_LINES, _LONGEST_LINE = 6, 60


@dataclass(frozen=True, slots=True)
class _Composed:
    """One slide. `is_scan`: it is a picture of a page, or nothing but pictures."""

    title: str
    draft: Draft
    is_scan: bool
    has_unread_chart: bool


def read_slides(data: bytes, name: str) -> Draft:
    """The PowerPoint file as a draft.

    Raises: SaksvarError when the file is no PowerPoint file, is broken, too long, or could do harm when unpacked.
    """
    check_package(data, _MAIN, name)
    try:
        deck = pptx.Presentation(BytesIO(data))
        count = len(deck.slides)
        if count > MOST_SLIDES:
            raise SaksvarError(f"{name} har {count} lysbilder; grensen er {MOST_SLIDES}. Del presentasjonen opp.")
        area = max(int(deck.slide_width or 0) * int(deck.slide_height or 0), 1)
        slides = [_composed(slide, area) for slide in deck.slides]
    except (XmlError, KeyError, ValueError) as error:
        deep = "depth" in str(error).lower()
        seen = "har deler inni hverandre i for mange lag" if deep else f"er skadet ({type(error).__name__})"
        raise SaksvarError(f"{name} {seen}. Åpne filen i PowerPoint, og lagre den på nytt.") from None
    if not any(slide.draft.blocks for slide in slides) and any(slide.is_scan for slide in slides):
        raise SaksvarError(pictures_only(name, "presentasjonen"))
    draft = _joined(slides)
    title = own_title(draft) or useful_title(deck.core_properties.title or "")
    facts = Facts(title, _day_of(slides), kind="presentasjon")
    return replace(draft, facts=facts, warnings=tuple(_unread(name, slides)))


def _unread(name: str, slides: list[_Composed]) -> Iterator[str]:
    """A sentence on the slides that are pictures, and one on those with a chart without values."""
    if scans := [number for number, slide in enumerate(slides, start=1) if slide.is_scan]:
        yield (
            f"{name}: lysbilde {in_stretches(scans)} av {len(slides)} er bilder uten lesbar tekst og er ikke med. "
            "Lagre presentasjonen som PDF, og kjør tekstgjenkjenning (OCR) på den for å få dem med."
        )
    if charts := [number for number, slide in enumerate(slides, start=1) if slide.has_unread_chart]:
        yield (
            f"{name}: lysbilde {in_stretches(charts)} av {len(slides)} har et diagram som ikke kan leses. Legg tallene "
            "inn som en tabell for å få dem med."
        )


def _day_of(slides: list[_Composed]) -> Interval | None:
    """The day at the end of one of the few lines of the first slide, where others follow."""
    lines = slides[0].draft.text.split("\n") if len(slides) > 1 else []
    few = [line for line in lines if line.strip()][:_TITLE_LINES]
    return next((dated for line in few if len(line) <= _LONGEST_LINE and (dated := date_ending(line))), None)


def _composed(slide: Slide, area: int) -> _Composed:
    composer = Composer()
    title = title_of(slide)
    composer.add(BlockKind.HEADING, title, level=_TITLE_LEVEL)
    contents = list(contents_of(slide))
    for framed in contents:
        _add(composer, framed)
    letters = len("".join(composer.draft(Facts()).text.split()))
    pictures = covered(slide, area)
    is_scan = (letters < FEW_LETTERS and pictures >= COVERED) or (not letters and pictures > 0)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        notes = [line for paragraph in frame.paragraphs if (line := _note(paragraph.text))]
        if notes:
            composer.add(BlockKind.HEADING, NOTES, level=_NOTES_LEVEL)
        for line in notes:
            composer.add(BlockKind.PARAGRAPH, line)
    return _Composed(title, composer.draft(Facts()), is_scan, any(isinstance(one, Unread) for one in contents))


def _note(text: str) -> str:
    return text.replace("\v", "\n").strip()


def _add(composer: Composer, framed: Framed) -> None:
    match framed:
        case Table(rows):
            header: int | None = None
            for row in rows:
                kind, text = row_text(row)
                added = composer.add(kind, text, parent=header if kind is BlockKind.ROW else None)
                header = added if header is None and kind is BlockKind.ROW else header
        case Paragraph(text, level, marker) if marker:
            composer.add(BlockKind.ITEM, text, level=level, marker=marker)
        case Paragraph(text, _, _):
            composer.add(BlockKind.PARAGRAPH, text)


def _joined(slides: list[_Composed]) -> Draft:
    """One text of all slides, a section for each; a slide without words keeps its number and has an empty stretch."""
    parts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    here = 0
    for draft in (slide.draft for slide in slides):
        starts.append(here)
        if not draft.blocks:
            continue
        before = len(blocks)
        for block in draft.blocks:
            span = Span(block.span.start + here, block.span.end + here)
            parent = None if block.parent is None else block.parent + before
            blocks.append(replace(block, span=span, parent=parent))
        parts.append(f"{draft.text}\n\n")
        here += len(parts[-1])
    text = "".join(parts).rstrip("\n")
    ends = [*(min(start, len(text)) for start in starts[1:]), len(text)]
    sections = tuple(
        Section("slide", number, " ".join(slide.title.split()), Span(min(start, end), end))
        for number, (start, end, slide) in enumerate(zip(starts, ends, slides, strict=True), start=1)
    )
    worded = tuple(section for section in sections if section.span.start < section.span.end)
    return Draft(text, tuple(blocks), worded)
