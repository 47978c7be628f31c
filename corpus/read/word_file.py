"""A Word file as text: its paragraphs, lists and tables in order, as a person sees them on the page.

Flows in: the bytes of a .docx file. Flows out: a draft. Inserted text is in and deleted text is out, as in a document
where all changes are accepted; comments, tables of contents, headers and footers are left out. Word decides on pages
when it prints, so sections are what its headings part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from corpus.document import BlockKind
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read.charts import Chart, chart_of
from corpus.read.document_kind import kind_of
from corpus.read.draft import Composer, Draft
from corpus.read.lines import Line, could_head, could_label, heading_level, lines_of
from corpus.read.office_package import check_package
from corpus.read.own_title import own_title, useful_title
from corpus.read.row_text import row_text
from corpus.read.unread import FEW_LETTERS, pictures_only
from corpus.read.word_lists import Numbering, numbering_of
from corpus.read.word_pictures import has_pictures, pictured_pages
from corpus.read.word_styles import Style, styles_of
from corpus.read.word_text import Words, raised, words_of
from corpus.read.xml_part import Element, XmlError, parsed

_MAIN = "word/document.xml"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_SKIPPED = frozenset([qn("w:sectPr"), qn("w:del"), qn("w:moveFrom"), qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:tblPr")])
_CONTENTS = re.compile(r"table of contents|innholdsfortegnelse", re.IGNORECASE)
# Below all headings that a style makes: a paragraph that is bold and short.
_BOLD_LEVEL = 5


def read_word(data: bytes, name: str) -> Draft:
    """The Word file as a draft.

    Raises: SaksvarError when the file is no Word file, is broken, or could do harm when unpacked.
    """
    check_package(data, _MAIN, name)
    try:
        document = docx.Document(BytesIO(data))
    except (XmlError, KeyError, ValueError) as error:
        raise SaksvarError(_broken(name, error)) from None
    walk = _Walk(document)
    walk.blocks(document.element.body)
    walk.write_notes()
    draft = walk.composer.draft(Facts())
    pages = pictured_pages(document.element.body)
    if len("".join(draft.text.split())) < FEW_LETTERS and (
        pages or (not draft.blocks and has_pictures(document.element.body))
    ):
        raise SaksvarError(pictures_only(name, "dokumentet"))
    title = own_title(draft) or useful_title(document.core_properties.title or "")
    facts = Facts(title, kind=kind_of(draft.text) or kind_of(_header(document)))
    return replace(draft, facts=facts, warnings=tuple(_unread(name, pages, walk.unread_charts)))


def _unread(name: str, pages: int, charts: int) -> Iterator[str]:
    """A sentence on the pictures of pages in the document, and one on the charts without values."""
    if pages:
        told = "Ett bilde" if pages == 1 else f"{pages} bilder"
        yield (
            f"{name}: {told} på en halv side eller mer er ikke lest. Er det skannede sider, lagre dokumentet som PDF, "
            "og kjør tekstgjenkjenning (OCR) på den for å få dem med."
        )
    if charts:
        told = "ett diagram" if charts == 1 else f"{charts} diagrammer"
        yield f"{name} har {told} som ikke kan leses. Legg tallene inn som en tabell for å få dem med."


def _broken(name: str, error: Exception) -> str:
    if "depth" in str(error).lower():
        return f"{name} har deler inni hverandre i for mange lag. Lagre dokumentet på nytt som ren tekst."
    return (
        f"{name} er skadet: innholdet er ikke gyldig ({type(error).__name__}). Åpne filen i Word, og lagre den på nytt."
    )


class _Walk:
    """Goes through the body in order and adds what it finds to the composer."""

    def __init__(self, document: WordDocument) -> None:
        self.composer = Composer()
        self._styles = styles_of(document.styles.element)
        self._lists: Numbering = numbering_of(_part(document, "numbering"))
        self._notes = {kind: _notes(_part(document, f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._noted: list[tuple[int, str]] = []
        self._count = 0
        self._rels = document.part.rels
        self._drawn: list[str] = []
        self.unread_charts = 0

    def blocks(self, holder: Element) -> None:
        """Adds the paragraphs and tables right below `holder`, or inside wrappers there, in order."""
        for element in holder:
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
            elif element.tag == _TABLE:
                self._table(element)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str) and not _is_contents(element):
                self.blocks(element)

    def write_notes(self) -> None:
        """Adds the footnotes that are not written yet; they follow the section they belong to."""
        for number, text in self._noted:
            self.composer.add(BlockKind.PARAGRAPH, text, marker=raised(number))
        self._noted = []

    def _paragraph(self, element: Element) -> None:
        words = self._words(element)
        style = self._styles.of_paragraph(element)
        if words.text and not style.is_contents:
            self._add(words, style)
        for box in words.boxes:
            self.blocks(box)
        self._write_charts()

    def _write_charts(self) -> None:
        """Adds the charts that are not written yet, each as its title and a table; those in a table stand below it."""
        drawn, self._drawn = self._drawn, []
        for key in drawn:
            relation = self._rels.get(key)
            is_here = relation is not None and not relation.is_external
            chart = chart_of(parsed(relation.target_part.blob)) if is_here else Chart("", ())
            self.unread_charts += not chart.tables
            self.composer.add(BlockKind.PARAGRAPH, chart.title)
            for rows in chart.tables:
                header: int | None = None
                for row in rows:
                    header = self._row(row, header)

    def _words(self, element: Element) -> Words:
        words = words_of(element, self._count)
        self._drawn += words.charts
        for kind, note_id in words.notes:
            self._count += 1
            self._noted.append((self._count, self._notes[kind].get(note_id, "")))
        return words

    def _add(self, words: Words, style: Style) -> None:
        marker = self._lists.marker(style.list_id, style.list_level) if style.list_id else ""
        level = style.heading or self._bold_level(words, marker)
        if level:
            self.write_notes()
            number = f"{marker} " if marker not in ("", "-") else ""
            self.composer.add(BlockKind.HEADING, number + words.text.replace("\n", " "), level=level)
        elif marker:
            self.composer.add(BlockKind.ITEM, words.text, level=style.depth, marker=marker)
        else:
            typed = lines_of(words.text, 0, len(words.text))[0]
            if typed.marker and typed.marker not in "–—o":
                self.composer.add(BlockKind.ITEM, words.text[typed.start :], level=style.depth, marker="-")
            else:
                self.composer.add(BlockKind.PARAGRAPH, words.text)

    @staticmethod
    def _bold_level(words: Words, marker: str) -> int:
        """The level of a paragraph that only its bold letters make a heading; 0 for any other."""
        line = Line(0, len(words.text), 0, words.text)
        if not words.is_bold or marker == "-" or "\n" in words.text or not (could_head(line) or could_label(line)):
            return 0
        # «Vedtak:» stands under the case, also where all headings look alike.
        return heading_level(line, None) or _BOLD_LEVEL + line.words.endswith(":")

    def _table(self, table: Element) -> None:
        header: int | None = None
        for row in _rows(table):
            cells = list(_cells(row))
            if sum(cell is not None for cell in cells) == 1 and len(cells) == 1 and cells[0] is not None:
                # A frame around text, or a table that only lays the page out.
                self.blocks(cells[0])
                continue
            header = self._row([self._cell(cell) for cell in cells], header)
        self._write_charts()

    def _row(self, cells: Sequence[str], header: int | None) -> int | None:
        """Adds a row of a table; which row heads the table."""
        kind, text = row_text(cells)
        added = self.composer.add(kind, text, parent=header if kind is BlockKind.ROW else None)
        return added if header is None and kind is BlockKind.ROW else header

    def _cell(self, cell: Element | None) -> str:
        """All the words of a cell on one line, inner tables too."""
        if cell is None:
            return ""
        parts: list[str] = []
        for paragraph in cell.iter(_PARAGRAPH):
            if next(paragraph.iterancestors("{*}txbxContent", "{*}Fallback"), None) is None:
                words = self._words(paragraph)
                parts += [words.text, *(self._cell(box) for box in words.boxes)]
        return " ".join(filter(None, parts))


def _rows(table: Element) -> list[Element]:
    """The rows that are there when all changes are accepted."""
    rows = [row for row in table.iterdescendants(_ROW) if next(row.iterancestors(_TABLE)) is table]
    return [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]


def _cells(row: Element) -> list[Element | None]:
    """The cells of a row, one for each column they cover; None for the rest of a wide cell and below a tall one."""
    cells: list[Element | None] = []
    for cell in row.iterdescendants(_CELL):
        if next(cell.iterancestors(_ROW)) is not row:
            continue
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        below = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        width = span.get(qn("w:val"), "1") if span is not None else "1"
        columns = min(int(width), 63) if width.isdecimal() else 1
        cells += [None if below else cell, *[None] * (columns - 1)]
    return cells


def _is_contents(element: Element) -> bool:
    """Whether a wrapper holds the table of contents, which Word makes of the headings."""
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and _CONTENTS.search(gallery.get(qn("w:val"), "")) is not None


def _part(document: WordDocument, name: str) -> Element | None:
    """The root of another part of the file («numbering», «footnotes»); None when the file has no such part."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            part: Any = relation.target_part
            root: Element = part.element if hasattr(part, "element") else parsed(part.blob)
            return root
    return None


def _notes(root: Element | None, kind: str) -> dict[str, str]:
    """The text of each footnote by its id; the rules that Word keeps among them have no words."""
    if root is None:
        return {}
    return {
        note.get(qn("w:id"), ""): " ".join(words_of(paragraph).text for paragraph in note.iter(_PARAGRAPH)).strip()
        for note in root.findall(qn(f"w:{kind}"))
    }


def _header(document: WordDocument) -> str:
    """What stands at the head of the first page."""
    section = document.sections[0] if document.sections else None
    if section is None:
        return ""
    heads = (section.first_page_header, section.header)
    return "\n".join(
        paragraph.text for head in heads if not head.is_linked_to_previous for paragraph in head.paragraphs
    )
