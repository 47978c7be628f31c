"""The segments of a page in the order a person reads them: columns one after the other, tables row by row.

Flows in: the segments of one page. Flows out: stretches of lines that share a column, and tables, in reading order. It
does not know paragraphs or headings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.read.pdf_segments import Segment

# A gutter between columns is at least this wide.
_GUTTER = 8.0
# A column of running text: so many lines that most of them fill so much of it, and are long or go on in small letters.
_COLUMN_LINES, _COLUMN_FILL, _COLUMN_LETTERS, _COLUMN_GOES_ON = 4, 0.55, 18, 0.35
# One line that is set out to both edges may have gaps up to so many times its height; wider ones part cells.
_SET_OUT = 2.5
_DEEPEST = 4
_LOWER_ROW = 0.7

Band = list[Segment]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other, in a column from `left` to `right`."""

    left: float
    right: float
    lines: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each the lines in its cells with `\\n` between. `bottom` and `top`: its place."""

    rows: tuple[tuple[str, ...], ...]


Flow = Column | Table


def flows_of(segments: Sequence[Segment], depth: int = 0) -> list[Flow]:
    """The columns and tables, in reading order."""
    if not segments:
        return []
    groups = _groups(_set_out(_bands(segments), _extent(segments), in_column=depth > 0))
    plain = [segment for bands, gutters in groups if not gutters for band in bands for segment in band]
    edges = _extent(plain) if plain else _extent(segments)
    flows: list[Flow] = []
    for bands, gutters in groups:
        if not gutters:
            flows += _plain(bands, edges)
        elif depth < _DEEPEST and _is_running_text(bands, gutters):
            for part in _parts([segment for band in bands for segment in band], gutters):
                flows += flows_of(part, depth + 1)
        else:
            flows += _table(bands, gutters, edges)
    return flows


def _bands(segments: Iterable[Segment]) -> list[Band]:
    """Segments that stand beside each other, from the top down; lines are set so close that their boxes touch."""
    bands: list[Band] = []
    floor = 0.0
    for segment in sorted(segments, key=lambda s: -s.top + 0.2 * s.height):
        margin = 0.0 if segment.rows else 0.2 * segment.height
        if bands and segment.top - margin > floor:
            bands[-1].append(segment)
            floor = min(floor, segment.bottom + margin)
        else:
            bands.append([segment])
            floor = segment.bottom + margin
    return bands


def _set_out(bands: Sequence[Band], edges: Interval, *, in_column: bool) -> list[Band]:
    """The bands; a line whose words are spread to reach both edges, as in even columns, is one piece again."""
    gaps = [_gaps(_merged((segment.left, segment.right) for segment in band)) for band in bands]
    mended: list[Band] = []
    for position, band in enumerate(bands):
        near = [*gaps[max(position - 2, 0) : position], *gaps[position + 1 : position + 3]]
        alike = sum(_share(gaps[position], other) for other in near)
        if gaps[position] and _is_spread(band, edges) and _is_one(band, gaps[position], alike, in_column=in_column):
            mended.append([_one(sorted(band, key=lambda s: s.left))])
        else:
            mended.append(band)
    return mended


def _is_spread(band: Band, edges: Interval) -> bool:
    left, right = _extent(band)
    slack = 0.08 * (edges[1] - edges[0])
    return left - edges[0] < slack and edges[1] - right < slack and not any(segment.rows for segment in band)


def _is_one(band: Band, gaps: Sequence[Interval], alike: int, *, in_column: bool) -> bool:
    """Whether the pieces are words of one line. `alike`: how many lines near it have a gap at the same place.

    Words are spread evenly, each alone; cells of a table stand below others, and have figures or capitals.
    """
    widths = [right - left for left, right in gaps]
    words = not any(" " in segment.text for segment in band)
    small = 2 * sum(segment.text[:1].islower() for segment in band) >= len(band)
    even = words and small and max(widths) < 1.3 * min(widths)
    if in_column:
        # A column that is already found has tables in it only now and then.
        return alike < 2 or even
    return (alike == 0 and max(widths) < _SET_OUT * band[0].height) or (alike < 2 and even and len(widths) > 1)


def _share(gaps: Sequence[Interval], others: Sequence[Interval]) -> bool:
    return any(min(a[1], b[1]) - max(a[0], b[0]) >= _GUTTER for a in gaps for b in others)


def _one(pieces: Sequence[Segment]) -> Segment:
    text, bold = " ".join(piece.text for piece in pieces), all(piece.is_bold for piece in pieces)
    tall = max(pieces, key=lambda piece: piece.height)
    return Segment(pieces[0].left, tall.bottom, max(piece.right for piece in pieces), tall.top, text, bold)


def _groups(bands: Sequence[Band]) -> list[tuple[list[Band], list[Interval]]]:
    """Bands below each other that are crossed by the same gutters; no gutters for ordinary lines."""
    groups: list[tuple[list[Band], list[Interval]]] = []
    taken: list[Interval] = []
    for band in bands:
        own = _merged((segment.left, segment.right) for segment in band)
        is_table = any(segment.rows for segment in band)
        gutters = [] if len(own) < 2 or is_table else _gaps(own)
        if groups and not is_table and groups[-1][1]:
            union = _merged([*taken, *own])
            if shared := _gaps(union):
                groups[-1] = ([*groups[-1][0], band], shared)
                taken = union
                continue
        if groups and not gutters and not groups[-1][1]:
            groups[-1][0].append(band)
            continue
        groups.append(([band], gutters))
        taken = own
    return groups


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The stretches that are covered, those that nearly touch as one."""
    found: list[Interval] = []
    for left, right in sorted(intervals):
        if found and left - found[-1][1] < _GUTTER:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _gaps(covered: Sequence[Interval]) -> list[Interval]:
    return [(a[1], b[0]) for a, b in pairwise(covered)]


def _extent(segments: Iterable[Segment]) -> Interval:
    """How far the segments reach to the left and to the right."""
    segments = list(segments)
    return min(segment.left for segment in segments), max(segment.right for segment in segments)


def _parts(segments: Iterable[Segment], gutters: Sequence[Interval]) -> list[list[Segment]]:
    """The segments between the gutters, from the left."""
    parts: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for segment in segments:
        parts[sum(segment.left >= gutter[1] - 0.5 for gutter in gutters)].append(segment)
    return parts


def _is_running_text(bands: Sequence[Band], gutters: Sequence[Interval]) -> bool:
    """Whether the columns are read one after the other, not row by row.

    Cells of a table are short, or fill little of their column; lines of running text break where the column ends.
    """
    parts = _parts([segment for band in bands for segment in band], gutters)
    if len(_bands(parts[0])) < _COLUMN_LINES:
        return False
    for pieces in parts:
        part = [_one(sorted(band, key=lambda s: s.left)) for band in _bands(pieces)]
        long = sum(len(segment.text) for segment in part) >= _COLUMN_LETTERS * len(part)
        going_on = sum(segment.text[:1].islower() for segment in part) >= _COLUMN_GOES_ON * len(part)
        left, right = _extent(part)
        filled = median((segment.right - segment.left) / max(right - left, 1.0) for segment in part) >= _COLUMN_FILL
        # The last column of a text may have a line or two.
        if not filled or not (long or going_on):
            return False
    return True


def _plain(bands: Sequence[Band], edges: Interval) -> list[Flow]:
    """Lines below each other, and the ruled tables between them."""
    flows: list[Flow] = []
    lines: list[Segment] = []
    for band in bands:
        for segment in sorted(band, key=lambda s: s.left):
            if segment.rows:
                flows += [Column(*edges, tuple(lines))] if lines else []
                flows.append(Table(segment.rows))
                lines = []
            else:
                lines.append(segment)
    return [*flows, Column(*edges, tuple(lines))] if lines else flows


def _table(bands: Sequence[Band], gutters: Sequence[Interval], edges: Interval) -> list[Flow]:
    """Rows whose cells stand below each other without rules.

    A line that fills only columns to the right carries the row above on; a lone line to the left is no row, unless it
    goes on in small letters.
    """
    flows: list[Flow] = []
    rows: list[list[str]] = []
    floor = 0.0
    for band in bands:
        cells = ["\n".join(s.text for s in sorted(part, key=lambda s: -s.middle)) for part in _parts(band, gutters)]
        close = bool(rows) and floor - max(s.top for s in band) < _LOWER_ROW * band[0].height
        goes_on = close and (not cells[0] or (not any(cells[1:]) and cells[0][0].islower()))
        if goes_on:
            rows[-1] = [f"{above}\n{cell}".strip("\n") for above, cell in zip(rows[-1], cells, strict=True)]
        elif not any(cells[1:]):
            flows += [Table(tuple(map(tuple, rows)))] if rows else []
            flows.append(Column(*edges, tuple(band)))
            rows = []
        else:
            rows.append(cells)
        floor = min(segment.bottom for segment in band)
    return [*flows, Table(tuple(map(tuple, rows)))] if rows else flows
