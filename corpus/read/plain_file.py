"""A plain text file as it stands, with its structure found from markers, blank lines and line breaks.

Flows in: bytes. Flows out: a draft whose text is the file's own (NFC, `\\n`), so that offsets into the file are offsets
into the text. Both hard-wrapped text and text with one paragraph to a line are read.
"""

import re
from dataclasses import replace
from itertools import pairwise

from corpus.document import Block, BlockKind, Section, Span
from corpus.front_matter import plain_front_matter
from corpus.read.decode import decode
from corpus.read.document_kind import kind_of
from corpus.read.draft import Draft
from corpus.read.line_ends import with_seen_hyphens, with_whole_words
from corpus.read.lines import Line, carries_on_below_a_gap, ends_sentence, lines_of
from corpus.read.paragraphs import RUNNING, blocks_of
from corpus.read.structure import numbered_sections, sections_by_heading, sections_by_page, with_parents
from corpus.read.text_pages import BREAK, paged

_GAP = re.compile(r"\n(?:[^\S\n\f]*+\n){3,}|\f")
# Two lines that run on in lower case, and one in seven of all line pairs: in 553 newspaper and encyclopedia texts with
# one paragraph to a line, 5 had any such pair and 1 had so many (and that one was hard-wrapped).
_WRAPPED_PAIRS, _WRAPPED_SHARE = 2, 0.15
_LEAST_WIDTH = 50
_DIGIT = re.compile(r"\d")


def read_plain(data: bytes, name: str) -> Draft:
    """The plain text file as a draft; sections are its pages where form feeds part it, else they begin after three or
    more empty lines, or at headings.

    Raises: SaksvarError when the bytes are no text.
    """
    written = with_seen_hyphens(decode(data, name))
    whole = _width(lines_of(written.replace(BREAK, "\n"), 0, len(written))) if BREAK in written else None
    pages = paged(written, whole)
    text = pages.text
    facts, body = plain_front_matter(text)
    is_paged = sum(not _is_blank(text[a:b]) for a, b in pairwise([*pages.starts, len(text)])) > 1
    starts = list(pages.starts) if is_paged else _starts(text, body)
    chunks = [lines_of(text, start, end) for start, end in pairwise([*starts, len(text)])]
    width = _width([line for chunk in chunks for line in chunk])
    blocks: list[Block] = []
    names: list[str] = []
    at: list[int] = []
    for number, chunk in enumerate(chunks):
        page = {"later": is_paged and number > 0, "inside": is_paged and number in pages.inside}
        found = blocks_of(text, chunk, _width_here(chunk, width), body, alone=len(chunks) == 1, **page)
        heads = next((b for b in found if b.span.start >= body), None)
        names.append(heads.span.of(text) if heads is not None and heads.kind is BlockKind.HEADING else "")
        at += [number + 1] * len(found)
        blocks += found
    blocks = _under_headers(text, blocks)
    if is_paged:
        sections = sections_by_page(text, tuple(blocks), at)
    else:
        sections = _sections(text, tuple(blocks), starts, names, facts.title)
    if not facts.kind and not kind_of(text):
        facts = replace(facts, kind=kind_of(pages.repeated))
    return with_whole_words(Draft(text, with_parents(text, tuple(blocks), sections), sections, facts))


def _starts(text: str, body: int) -> list[int]:
    """Where sections begin: after each gap with words on both sides; the facts that open the file are no section."""
    starts, here, has_words = [0], body, False
    for gap in _GAP.finditer(text, body):
        has_words = has_words or not _is_blank(text[here : gap.start()])
        here = gap.end()
        if has_words:
            starts.append(here)
            has_words = False
    return starts[:-1] if len(starts) > 1 and _is_blank(text[here:]) else starts


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _width(lines: list[Line]) -> int | None:
    """The measure the lines are broken at: the longest that runs on in lower case below; None for whole paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if not (a.is_blank or b.is_blank or b.marker)]
    broken = [len(a.words) for a, b in pairs if b.words[0].islower() and not ends_sentence(a.words)]
    broken += [
        len(a.words)
        for a, gap, b in zip(lines, lines[1:], lines[2:], strict=False)
        if not a.is_blank and gap.is_blank and not b.is_blank and b.words[0].islower() and carries_on_below_a_gap(a, b)
    ]
    if len(broken) < _WRAPPED_PAIRS or len(broken) < _WRAPPED_SHARE * len(pairs):
        return None
    return max(broken)


def _width_here(lines: list[Line], width: int | None) -> int | None:
    """The measure of one section of a hard-wrapped file: slides differ, but a few short lines do not show a measure."""
    here = _width(lines) if width is not None else None
    return here if here is not None and here >= _LEAST_WIDTH else width


def _under_headers(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the rows of a table below its first row, where that has no number and so names the columns."""
    told = list(blocks)
    header: int | None = None
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.ROW:
            header = None
        elif place == 0 or blocks[place - 1].kind is not BlockKind.ROW:
            header = None if _DIGIT.search(block.span.of(text)) else place
        elif header is not None:
            told[place] = replace(block, parent=header)
    return told


def _sections(
    text: str, blocks: tuple[Block, ...], starts: list[int], names: list[str], title: str
) -> tuple[Section, ...]:
    """Sections at the gaps; in a file without any, at the headings, when they stand apart from the running text."""
    if len(starts) > 1:
        return numbered_sections(text, starts, [" ".join(name.split()) for name in names])
    levels = [block.level for block in blocks[1:] if block.kind is BlockKind.HEADING]
    if levels and min(levels) < RUNNING:
        return sections_by_heading(text, blocks, title)
    return (Section("section", 1, " ".join(names[0].split()) or title, Span(0, len(text))),)
