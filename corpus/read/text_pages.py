"""Pages of a text file, as a program that prints or takes text out of a PDF parts them: by form feeds.

Flows in: text with form feeds. Flows out: the same text without the headers, footers and page numbers that its pages
repeat, each sentence whole on the page where it begins. It does not build blocks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.read.furniture import contents_lines, edge_words, is_page_number, recurs
from corpus.read.hyphens import HYPHENS
from corpus.read.lines import Line, carries_on, ends_sentence, lines_of, may_be_item
from corpus.sentences import sentences
from corpus.standing_words import MATTER, line_standing

BREAK = "\f"
# A letterhead of a few lines; what stands further in is the paper's own.
_EDGE_LINES = 5
# A header may have one line less on the first page, or on every other.
_SAME_PLACE = 1.0
_WORD = re.compile(r"[^\W\d_]{2,}")
_PAGE = re.compile(r"side|page|sidetall", re.IGNORECASE)
_LONGEST_REST = 1_500

Pages = list[list[str]]


@dataclass(frozen=True, slots=True)
class Paged:
    """Pages as lines. `repeated`: what they repeat, once. `inside`: the pages that open inside a paragraph, from 0."""

    pages: Pages
    repeated: str
    inside: frozenset[int]


def paged(text: str, width: int | None) -> Paged:
    """The pages of the text. `width`: the measure its lines are broken at, None where each line is a paragraph."""
    pages, repeated = _without_furniture([page.split("\n") for page in text.split(BREAK)])
    inside = [n for n in range(1, len(pages)) if _carried_back(pages[n - 1], pages[n], width)]
    return Paged(pages, repeated, frozenset(inside))


def _without_furniture(pages: Pages) -> tuple[Pages, str]:
    worded = [[n for n, line in enumerate(page) if line.strip()] for page in pages]
    repeated: dict[str, None] = {}
    left_out: list[set[int]] = [set() for _ in pages]
    for step in (1, -1):
        edges = [
            {place: (words, place) for place, n in enumerate(own[::step][:_EDGE_LINES]) if (words := _known(page[n]))}
            for page, own in zip(pages, worded, strict=True)
        ]
        for number, (page, own) in enumerate(zip(pages, worded, strict=True)):
            for place, n in enumerate(own[::step][:_EDGE_LINES]):
                told = " ".join(page[n].split())
                again = place in edges[number] and recurs(place, number, edges, _SAME_PLACE)
                # What is repeated stands outermost, nothing of the page's own before it.
                if not again and not is_page_number(told, number + 1):
                    break
                left_out[number].add(n)
                repeated.setdefault(told)
    for page, own in zip(pages, left_out, strict=True):
        own |= contents_lines([" ".join(line.split()) for line in page], len(pages))
    kept = [[line for n, line in enumerate(page) if n not in own] for page, own in zip(pages, left_out, strict=True)]
    return kept, "\n".join(repeated)


def _known(line: str) -> str | None:
    """What the line is known by on the next page, each figure as «#» but those that name a case or a part of the paper
    («Sak 12/24», «Kapittel 2»); None for one that tells how the words below it stand («Vedtak»)."""
    told = " ".join(line.split())
    if line_standing(told) is not None:
        return None
    if matter := MATTER.search(told):
        return f"{matter[0]} {edge_words(told[: matter.start()] + told[matter.end() :]) or ''}"
    words = edge_words(told)
    named = _WORD.findall(words or "")
    return told if words and len(named) == 1 and not _PAGE.fullmatch(named[0]) else words


def _carried_back(above: list[str], page: list[str], width: int | None) -> bool:
    """Takes the rest of a sentence from the head of the page to the one above, where it begins; whether the page then
    opens inside the paragraph."""
    before, paragraph = _last_paragraph(above, width), _first_paragraph(page, width)
    if not before or not paragraph or not _goes_on(before[-1], paragraph[0], width):
        return False
    first = page.index(next(line for line in page if line.strip()))
    written = page[first : first + len(paragraph)]
    begun = "\n".join(line.words for line in before)
    whole = begun + "\n" + "\n".join(written)
    end = next((s.end for s in sentences(whole, Span(0, len(whole))) if s.end > len(begun)), len(whole))
    if end - len(begun) > _LONGEST_REST:
        return False
    last = max(n for n, line in enumerate(above) if line.strip())
    above[last + 1 : last + 1] = whole[len(begun) + 1 : end].split("\n")
    rest = whole[end:].lstrip()
    page[: first + len(paragraph)] = rest.split("\n") if rest else []
    return bool(rest)


def _last_paragraph(page: Sequence[str], width: int | None) -> list[Line]:
    """The lines of the page's last paragraph or item."""
    lines = _lines(page)
    while lines and lines[-1].is_blank:
        lines.pop()
    start = len(lines) - 1
    while start > 0 and not lines[start].marker and carries_on(lines[start - 1], lines[start], width):
        start -= 1
    return lines[max(start, 0) :]


def _first_paragraph(page: Sequence[str], width: int | None) -> list[Line]:
    """The lines of the page's first paragraph."""
    lines = _lines(page)
    while lines and lines[0].is_blank:
        lines.pop(0)
    end = min(1, len(lines))
    while end < len(lines) and carries_on(lines[end - 1], lines[end], width):
        end += 1
    return lines[:end]


def _lines(page: Sequence[str]) -> list[Line]:
    text = "\n".join(page)
    return lines_of(text, 0, len(text))


def _goes_on(above: Line, below: Line, width: int | None) -> bool:
    """Whether the first line of a page is the rest of the sentence that the page above breaks off in."""
    if above.words.endswith(HYPHENS) and below.words[:1].islower() and not below.marker:
        return True
    if ends_sentence(above.words) or above.words.endswith(":") or may_be_item(below.words):
        return False
    return carries_on(above, below, width)
