"""The points that stand under a point: what a slide says of it, and now and then what limits it.

Flows in: a sentence that is to be quoted, and the lists found. Flows out: the points below it, in order. «Dagbot 35 000
kr per dag» with «Gjelder leverandøren, ikke kommunene» below it is half an answer alone. It decides not what is quoted.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Role
from assistant.evidence import ScoredList
from assistant.torn_lists import Said, said
from assistant.units import Unit
from corpus.document import BlockKind

_MOST = 5
"""More points than these are a list of their own, which the question has to ask for: of these only what limits."""
_LIMITS = re.compile(
    r"\b(?:gjelder|gjeld|bare|berre|kun|ikke|ikkje|dersom|hvis|viss|forutsatt|føresett|unntatt|unntak|med mindre)\b",
    re.I,
)


def points_below(unit: Unit, lists: Iterable[ScoredList]) -> list[Said]:
    """The few points right below the point that ends with `unit`, or those of many that limit it; none below a
    paragraph or a heading."""
    if unit.document.blocks[unit.block].kind is not BlockKind.ITEM or not _is_last(unit):
        return []
    items = _items_below(unit, lists)
    points = [point for item in items for point in item]
    return [said(point, Role.ITEM) for point in points if len(items) <= _MOST or _LIMITS.search(point.text)]


def with_points_below(items: Sequence[Sequence[Unit]], lists: Sequence[ScoredList]) -> list[Unit]:
    """The units of a list's items, each item followed by the few points below it."""
    told: list[Unit] = []
    for item in items:
        told += item
        below = _items_below(item[-1], lists) if item else ()
        if len(below) <= _MOST:
            told += [point for one in below for point in one]
    return told


def _items_below(unit: Unit, lists: Iterable[ScoredList]) -> tuple[tuple[Unit, ...], ...]:
    """The items of the list that the unit's block introduces; none where it introduces none."""
    here = (unit.document.id, unit.block)
    return next((one.items for one in lists if (one.document.id, one.block) == here), ())


def _is_last(unit: Unit) -> bool:
    return not unit.document.text[unit.span.end : unit.document.blocks[unit.block].span.end].strip()
