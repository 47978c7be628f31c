"""A date that a newer paper has moved: «Budfrist | 30. november 2026» in one plan, and in a later one «Bodfrist | 30.
november 2026 | 18. januar 2027» under «Opphavleg dato | Ny dato».

Flows in: evidence for one question. Flows out: the same, led by the row of the later plan. What the thing is called may
differ from paper to paper and from one form of the language to the other; the date that was may not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from assistant.deadlines.columns import Cell, cells_of
from assistant.deadlines.stated_days import shared
from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.recency import day_of
from assistant.values import ValueKind, values
from corpus.document import BlockKind, Document, Span
from corpus.paper_kind import paper_date

_OF_BEFORE = re.compile(
    r"\b(?:opprinnelig\w*|opphavle\w*|gamle|gammel\w*|gammal\w*|tidligere|tidlegare|forrige|førre|først)\b",
    re.IGNORECASE,
)
_ALIKE = 65
_BEFORE_IT = 0.01
_APART = 5.0


def with_moved_first(kind: QuestionType, evidence: Evidence) -> Evidence:
    """The evidence led by the newest row that moves the date of what would lead it; as it is where none does."""
    best = evidence.best
    if best is None or not (best.unit.is_row or kind is QuestionType.WHEN) or _OF_BEFORE.search(evidence.question):
        return evidence
    rows = sorted(_moving(best, evidence), key=lambda row: row[:2], reverse=True)
    if not rows or (len(rows) > 1 and rows[0][0] == rows[1][0] and rows[0][1] - rows[1][1] < _APART):
        return evidence
    _, _, document, block, span = rows[0]
    unit = replace(best.unit, document=document, block=block, span=span)
    moved = replace(best, unit=unit, score=best.score + _BEFORE_IT)
    rest = (one for one in evidence.units if (one.unit.document.id, one.unit.span) != (document.id, span))
    return replace(evidence, units=(moved, *rest))


def _moving(best: Scored, evidence: Evidence) -> Iterator[tuple[int, float, Document, int, Span]]:
    """The day of the paper, how alike the thing is called, the paper, the block and the span of each row that gives the
    date of `best` as what was."""
    dates = _dates(best.unit.text)
    written = day_of(best)
    if not dates or written is None or (len(dates) > 1 and not best.unit.is_row):
        return
    papers = {one.unit.document.id: one.unit.document for one in evidence.units}
    for document in papers.values():
        when = paper_date(document)
        if when is None or when.latest <= written:
            continue
        for place, block in enumerate(document.blocks):
            if block.kind is not BlockKind.ROW:
                continue
            cells = cells_of(document, block.span)
            if _moves(document, cells, dates) and (alike := _called_alike(cells[0].span.of(document.text), best)):
                yield when.latest.toordinal(), alike, document, place, block.span


def _moves(document: Document, cells: tuple[Cell, ...], dates: frozenset[str]) -> bool:
    """Whether one cell of the row has a date that it is now, and another the one that was."""
    now = [cell for cell in cells if cell.is_now and _dates(cell.span.of(document.text))]
    was = [cell for cell in cells if not cell.is_now and _dates(cell.span.of(document.text)) & dates]
    return len(now) == 1 and len(was) == 1


def _called_alike(label: str, best: Scored) -> float:
    """How nearly a cell of the row, or the sentence, calls it so, up to 100; 0 where they have no word alike."""
    told = best.unit.text.split("|") if best.unit.is_row else [best.unit.text]
    likeness = fuzz.ratio if best.unit.is_row else fuzz.partial_ratio
    found = [(likeness(label.strip().casefold(), one.strip().casefold()), shared(label, one)) for one in told]
    return max((likely for likely, is_shared in found if is_shared or likely >= _ALIKE), default=0.0)


def _dates(text: str) -> frozenset[str]:
    return frozenset(value.amount for value in values(text) if value.kind is ValueKind.DATE)
