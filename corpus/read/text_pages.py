"""Pages of a text file, as a program that prints or takes text out of a PDF parts them: by form feeds.

Flows in: text with form feeds. Flows out: the same text without the headers, footers and page numbers that its pages
repeat, each sentence whole on the page where it begins. It does not build blocks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.document import Span
from corpus.read.furniture import contents_lines, is_page_number
from corpus.read.hyphens import HYPHENS
from corpus.read.lines import Line, carries_on, ends_sentence, is_key_value, lines_of, may_be_item
from corpus.sentences import sentences
from corpus.standing_words import MATTER, line_standing

BREAK = "\f"
# A letterhead of a few lines; what stands further in is the paper's own.
_EDGE_LINES = 5
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PAGE = re.compile(r"side|page|sidetall", re.IGNORECASE)
_LONGEST_REST = 1_500

Pages = list[list[str]]


@dataclass(frozen=True, slots=True)
class Paged:
    """Text with form feeds, and the offset where each page `starts`. `repeated`: what the pages repeat, once. `inside`:
    the pages that open inside a paragraph, from 0."""

    text: str
    starts: tuple[int, ...]
    repeated: str
    inside: frozenset[int]


def paged(text: str, width: int | None) -> Paged:
    """The text without what its pages repeat. `width`: the measure its lines are broken at, None where each line is a
    paragraph."""
    if BREAK not in text:
        return Paged(text, (0,), "", frozenset())
    pages, repeated = _without_furniture([page.split("\n") for page in text.split(BREAK)])
    inside = [n for n in range(1, len(pages)) if _carried_back(pages[n - 1], pages[n], width)]
    told = ["\n".join(page) for page in pages]
    starts = accumulate((len(page) + len(BREAK) for page in told[:-1]), initial=0)
    return Paged(BREAK.join(told), tuple(starts), repeated, frozenset(inside))


def _without_furniture(pages: Pages) -> tuple[Pages, str]:
    worded = [[n for n, line in enumerate(page) if line.strip()] for page in pages]
    repeated: dict[str, None] = {}
    left_out = [set(contents_lines([_told(line) for line in page], len(pages))) for page in pages]
    for step in (1, -1):
        edges = [[_told(page[n]) for n in own[::step][:_EDGE_LINES]] for page, own in zip(pages, worded, strict=True)]
        for number, own in enumerate(worded):
            for place, n in enumerate(own[::step][:_EDGE_LINES]):
                told = edges[number][place]
                # What is repeated stands outermost, nothing of the page's own before it.
                if not is_page_number(told, number + 1) and not _recurs(told, place, number, edges):
                    break
                left_out[number].add(n)
                repeated.setdefault(told)
    kept = [[line for n, line in enumerate(page) if n not in out] for page, out in zip(pages, left_out, strict=True)]
    is_all = not any(line.strip() for page in kept for line in page)
    return (pages, "") if is_all else (kept, "\n".join(repeated))


def _told(line: str) -> str:
    return " ".join(line.split())


def _recurs(told: str, place: int, number: int, edges: Sequence[Sequence[str]]) -> bool:
    """Whether the line stands at about the same place on a page beside this one, or next but one, as in books with left
    and right pages."""
    if line_standing(told) is not None or (sum(map(str.isalpha, told)) < 3 and not _FIGURES.search(told)):
        return False
    beside = (number + step for step in (-2, -1, 1, 2) if 0 <= number + step < len(edges))
    return any(
        _is_again(told, other, page - number) for page in beside for other in edges[page][max(place - 1, 0) : place + 2]
    )


def _is_again(told: str, other: str, distance: int) -> bool:
    """Whether a line that many pages further on is the same one: to the letter, or but for the number of its page."""
    if told == other:
        return True
    if _FIGURES.sub("#", told) != _FIGURES.sub("#", other) or not _may_number(told):
        return False
    # «Sak 12/24» and «Sak 13/24» are two cases.
    if [found[0] for found in MATTER.finditer(told)] != [found[0] for found in MATTER.finditer(other)]:
        return False
    figures = zip(_FIGURES.findall(told), _FIGURES.findall(other), strict=True)
    return all(mine == theirs or int(theirs[-9:]) - int(mine[-9:]) == distance for mine, theirs in figures)


def _may_number(told: str) -> bool:
    """Whether a figure in the line may be the page's: not in a sentence, a labelled fact, or the name of a part
    («Kapittel 2»)."""
    words = _WORD.findall(told)
    named = [word for word in words if not _PAGE.fullmatch(word)]
    return not ends_sentence(told) and not is_key_value(told) and (len(named) != 1 or len(words) > 1)


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
