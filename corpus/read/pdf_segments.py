"""Words of one line that stand together, and the tables that rules are drawn around.

Flows in: the words and rules of a page. Flows out: segments, the pieces of lines between wide gaps and upright rules;
each ruled table as one segment. It does not order them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.read.lines import lines_of
from corpus.read.pdf_words import Rule, Word

# Text is parted where a gap is wider than this share of a letter's height; a space takes a quarter.
_PARTED = 0.95
# A marker stands up to half an inch before the words of its item.
_BEFORE_ITEM = 40.0
_MARKER = re.compile(r"(?:[•·▪●○◦■□➢➤✓*+o\-–—]|[\ue000-\uf8ff]|\(?(?:\d{1,2}|[a-zæøå])[.)])\Z")
# Rules that meet within two points are joined; a page with more of them holds a drawing.
_MEET, _MOST_RULES = 2.0, 800


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line with its box. `rows`: of a ruled table, the lines in each cell with `\\n` between."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""
    is_bold: bool = False
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def text_rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words that stand on a line with each other, from the top down and from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: -(w.bottom + w.top)):
        first = rows[-1][0] if rows else None
        shared = min(first.top, word.top) - max(first.bottom, word.bottom) if first else 0.0
        if first is not None and shared > 0.5 * min(first.height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.left)
    return rows


def segments_of(rows: Iterable[Sequence[Word]], rules: Sequence[Rule]) -> list[Segment]:
    """The segments of a page: pieces of lines, and each ruled table as one."""
    upright = [rule for rule in rules if rule.left == rule.right]
    pieces = [_segment(piece) for row in rows for piece in _pieces(row, upright)]
    found: list[Segment] = []
    for grid in _grids(rules):
        inside = [piece for piece in pieces if grid.holds(piece)]
        if inside:
            pieces = [piece for piece in pieces if not grid.holds(piece)]
            found.append(grid.table(inside))
    return found + pieces


def _pieces(row: Sequence[Word], upright: Sequence[Rule]) -> Iterable[list[Word]]:
    piece: list[Word] = []
    for word in row:
        if piece:
            gap = word.left - piece[-1].right
            marker = len(piece) == 1 and gap <= _BEFORE_ITEM and _MARKER.match(piece[0].text) is not None
            middle = (word.top + word.bottom) / 2
            ruled = any(
                piece[-1].right - 1 <= rule.left <= word.left + 1 and rule.bottom <= middle <= rule.top
                for rule in upright
            )
            if ruled or (gap > _PARTED * min(word.height, piece[-1].height) and not marker):
                yield piece
                piece = []
        piece.append(word)
    if piece:
        yield piece


def _segment(words: Sequence[Word]) -> Segment:
    lettered = [word for word in words if any(c.isalnum() for c in word.text)]
    # A bracket or a name in another font may be taller than the line it stands in.
    letters: Counter[float] = Counter()
    for word in words:
        letters[round(word.height, 1)] += len(word.text)
    usual = letters.most_common(1)[0][0]
    base = next(word for word in words if round(word.height, 1) == usual)
    parts = [words[0].text]
    for before, word in pairwise(words):
        # A word can be drawn in pieces, with another font for a letter.
        in_pieces = word.left - before.right < 0.1 * word.height and not word.is_apart
        parts.append(word.text if in_pieces else f" {word.text}")
    bold = bool(lettered) and all(word.is_bold for word in lettered)
    return Segment(words[0].left, base.bottom, max(w.right for w in words), base.top, "".join(parts), bold)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table: where its columns begin and end, and its rows from the top down."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    def holds(self, piece: Segment) -> bool:
        middle = (piece.left + piece.right) / 2
        return self.across[0] <= middle <= self.across[-1] and self.down[-1] <= piece.middle <= self.down[0]

    def table(self, pieces: Sequence[Segment]) -> Segment:
        """The pieces in their cells; one that covers several columns stands in the first of them."""
        cells: dict[tuple[int, int], list[Segment]] = {}
        for piece in pieces:
            row = sum(piece.middle < edge for edge in self.down[1:-1])
            column = sum(piece.left + _MEET >= edge for edge in self.across[1:-1])
            cells.setdefault((row, column), []).append(piece)
        rows = tuple(
            tuple(_lines(cells.get((row, column), ())) for column in range(len(self.across) - 1))
            for row in range(len(self.down) - 1)
        )
        return Segment(self.across[0], self.down[-1], self.across[-1], self.down[0], rows=rows)


def _lines(pieces: Iterable[Segment]) -> str:
    return "\n".join(piece.text for piece in sorted(pieces, key=lambda p: (-round(p.middle), p.left)))


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """Rules that cross each other, where they make at least two columns."""
    upright = [rule for rule in rules if rule.left == rule.right]
    flat = [rule for rule in rules if rule.bottom == rule.top and rule.left != rule.right]
    if not upright or not flat or len(rules) > _MOST_RULES:
        return []
    group = list(range(len(upright) + len(flat)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for n, down in enumerate(upright):
        for m, across in enumerate(flat, start=len(upright)):
            meets = across.left - _MEET <= down.left <= across.right + _MEET
            if meets and down.bottom - _MEET <= across.top <= down.top + _MEET:
                group[root(m)] = root(n)
    members: dict[int, list[Rule]] = {}
    for position, rule in enumerate([*upright, *flat]):
        members.setdefault(root(position), []).append(rule)
    grids: list[_Grid] = []
    for connected in members.values():
        columns = _distinct(rule.left for rule in connected if rule.left == rule.right)
        lines = _distinct(rule.top for rule in connected if rule.top == rule.bottom)
        if len(columns) >= 3 and len(lines) >= 2:
            grids.append(_Grid(tuple(columns), tuple(reversed(lines))))
    return grids


def _distinct(places: Iterable[float]) -> list[float]:
    """The places in order, those that are drawn twice told once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _MEET:
            found.append(place)
    return found


def without_marker(text: str) -> tuple[str, str]:
    """The bullet that opens a line, as «-», and the words after it; no marker leaves the line whole."""
    if text[:1] >= "\ue000" and text[:1] <= "\uf8ff" and text[1:2] == " ":
        # Symbol fonts draw their bullets with signs that mean nothing elsewhere.
        return "-", text[1:].strip()
    line = lines_of(text, 0, len(text))[0]
    return ("-", line.words) if line.marker else ("", text)
