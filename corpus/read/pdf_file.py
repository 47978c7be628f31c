"""A PDF as text: paragraphs, lists and tables in reading order, with a section for each page.

Flows in: the bytes of a .pdf file. Flows out: a draft. Headers, footers and page numbers are left out. A sentence that
runs over a page break stands whole on the page where it begins.
"""

from dataclasses import replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from corpus.document import Block, BlockKind
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read.document_kind import kind_of
from corpus.read.draft import Composer, Draft
from corpus.read.hyphens import joining
from corpus.read.own_title import own_title, useful_title
from corpus.read.page_breaks import mended
from corpus.read.pdf_characters import opened_pdf
from corpus.read.pdf_furniture import without_furniture
from corpus.read.pdf_layout import flows_of
from corpus.read.pdf_paragraphs import Paragraph, measures_of, paragraphs_of, with_headings
from corpus.read.pdf_segments import segments_of, text_rows
from corpus.read.pdf_words import Page, page_of
from corpus.read.structure import sections_by_page, with_parents
from corpus.read.unread import COVERED, FEW_LETTERS, in_stretches, scanned

# The thickest council paper seen has 1,100 pages; dense pages are read at 90 a second here.
MOST_PAGES = 1_500


def read_pdf(data: bytes, name: str) -> Draft:
    """The PDF as a draft; pages that are only pictures are told in its warnings.

    Raises: SaksvarError when it is broken, locked, too long, or has no text at all.
    """
    with opened_pdf(data, name) as pdf:
        count = len(pdf)
        if count > MOST_PAGES:
            raise SaksvarError(f"{name} har {count} sider; grensen er {MOST_PAGES}. Del filen opp.")
        pages = [page_of(pdf, number) for number in range(1, count + 1)]
        title = useful_title(_property(pdf, "Title"))
    scans = [page.number for page in pages if _is_scan(page)]
    garbled = [page.number for page in pages if _is_garbled(page)]
    unread = sorted({*scans, *garbled})
    if unread and len(unread) == sum(bool(page.words or page.pictures or page.unknown) for page in pages):
        raise SaksvarError(_nothing(name, is_scan=len(scans) >= len(garbled)))
    draft = _composed(pages)
    facts = Facts(own_title(draft) or title, kind=draft.facts.kind)
    return replace(draft, facts=facts, warnings=(_partly(name, unread, count),) if unread else ())


def _composed(pages: list[Page]) -> Draft:
    rows, edges = without_furniture(pages, [text_rows(page.words) for page in pages])
    flows = [flows_of(segments_of(own, page.rules)) for own, page in zip(rows, pages, strict=True)]
    measures = measures_of(flow for own in flows for flow in own)
    text = "\n".join(" ".join(word.text for word in row) for own in rows for row in own)
    joined = joining(text)
    last: dict[str, int] = {}
    paragraphs = [
        paragraph
        for page, own in zip(pages, flows, strict=True)
        for paragraph in paragraphs_of(page.number, own, measures, joined, last)
    ]
    with_headings(paragraphs, measures)
    draft = _laid_out(mended(paragraphs, joined))
    return replace(draft, facts=Facts(kind=kind_of(draft.text) or kind_of(edges)))


def _laid_out(paragraphs: list[Paragraph]) -> Draft:
    composer = Composer()
    pages: list[int] = []
    depths: list[float] = []
    header: int | None = None
    for paragraph in paragraphs:
        level = paragraph.level
        if paragraph.kind is BlockKind.ITEM:
            while depths and depths[-1] > paragraph.left + 2:
                depths.pop()
            if not depths or paragraph.left > depths[-1] + 2:
                depths.append(paragraph.left)
            level = len(depths) - 1
        else:
            depths = []
        is_row = paragraph.kind is BlockKind.ROW
        parent = header if is_row and not paragraph.opens_table else None
        added = composer.add(paragraph.kind, paragraph.text, level, paragraph.marker, parent)
        if added is not None:
            pages.append(paragraph.page)
            header = added if is_row and (paragraph.opens_table or header is None) else header if is_row else None
    draft = composer.draft(Facts())
    blocks = draft.blocks
    sections = sections_by_page(draft.text, blocks, pages)
    # Blocks lie under what is on their own page; the composer did not know of pages.
    bare = tuple(
        replace(block, parent=block.parent if block.kind is BlockKind.ROW and _is_row(blocks, block.parent) else None)
        for block in blocks
    )
    return Draft(draft.text, with_parents(draft.text, bare, sections), sections)


def _is_row(blocks: tuple[Block, ...], parent: int | None) -> bool:
    return parent is not None and blocks[parent].kind is BlockKind.ROW


def _property(pdf: pdfium.PdfDocument, key: str) -> str:
    return str(pdf.get_metadata_value(key) or "")


def _is_scan(page: Page) -> bool:
    letters = sum(len(word.text) for word in page.words)
    return letters < FEW_LETTERS and page.pictures >= COVERED


def _is_garbled(page: Page) -> bool:
    letters = sum(len(word.text) for word in page.words)
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for word in page.words for c in word.text)
    return page.unknown + odd > max(letters - odd, 20)


def _nothing(name: str, *, is_scan: bool) -> str:
    if is_scan:
        return scanned(name)
    return (
        f"{name} har tekst som ikke kan leses ut: skriftene mangler bokstavene sine. Lagre filen som PDF på nytt, "
        "eller kjør tekstgjenkjenning (OCR)."
    )


def _partly(name: str, unread: list[int], count: int) -> str:
    return (
        f"{name}: side {in_stretches(unread)} av {count} er bilder eller tegn uten lesbar tekst og er ikke med. Kjør "
        "tekstgjenkjenning (OCR) på filen for å få dem med."
    )
