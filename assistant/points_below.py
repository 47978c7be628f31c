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
    own = (one for one in lists if one.document.id == unit.document.id and one.block == unit.block)
    found: ScoredList | None = next(own, None)
    if found is None:
        return []
    return [
        said(point, Role.ITEM)
        for item in found.items
        for point in item
        if len(found.items) <= _MOST or _LIMITS.search(point.text)
    ]


def with_points_below(items: Sequence[Sequence[Unit]], lists: Sequence[ScoredList]) -> list[Unit]:
    """The units of a list's items, each item followed by the few points below it."""
    told: list[Unit] = []
    for item in items:
        told += item
        own = [one for one in lists if item and (one.document.id, one.block) == (item[-1].document.id, item[-1].block)]
        told += [unit for one in own[:1] if len(one.items) <= _MOST for below in one.items for unit in below]
    return told


def _is_last(unit: Unit) -> bool:
    return not unit.document.text[unit.span.end : unit.document.blocks[unit.block].span.end].strip()
