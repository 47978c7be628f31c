"""A list that an answer would quote in part is quoted whole: two of three points mislead.

Flows in: the sentences that an answer is to quote, in order, and the lists found. Flows out: what is quoted, where the
points of such a list stand together in the source's order under the line that introduces them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Role
from assistant.evidence import ScoredList
from assistant.units import Unit
from corpus.document import BlockKind, Document, Span

_LONGEST = 8
_TORN = 2

Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Said:
    """A span that is to be quoted, and what it is in the answer."""

    document: Document
    span: Span
    role: Role

    @property
    def place(self) -> Place:
        return (self.document.id, self.span)

    def holds(self, other: "Said") -> bool:
        """Whether `other` is quoted with it."""
        return self.document.id == other.document.id and self.span.contains(other.span)


def said(unit: Unit, role: Role) -> Said:
    return Said(unit.document, unit.span, role)


def mended(quoted: Sequence[Said], lists: Iterable[ScoredList], *, asks_for_all: bool) -> list[Said]:
    """`quoted`, each list of which it holds half the points or more given whole where the first of them stands. Where
    the question does not ask for all of them, a single point that leads keeps leading. A list longer than anybody
    reads beside an answer stays in part."""
    found = list(quoted)
    for one in lists:
        if _TORN <= len(one.items) <= _LONGEST:
            found = _with_whole(found, one, asks_for_all)
    return found


def _with_whole(quoted: list[Said], found: ScoredList, asks_for_all: bool) -> list[Said]:
    items = [[said(unit, Role.ITEM) for unit in item] for item in found.items]
    points = [point for item in items for point in item]
    places = {point.place for point in points}
    held = [one for one in quoted if one.place in places]
    begun = sum(any(point.place == one.place for point in item for one in held) for item in items)
    if begun < _TORN or 2 * begun < len(items) or len(held) == len(points):
        return quoted
    leading = [one for one in held if one.role is not Role.CONTEXT]
    kept = leading if len(leading) == 1 and not asks_for_all else []
    beside = bool(kept) or not leading
    whole = [replace(point, role=Role.CONTEXT if beside else Role.ITEM) for point in points]
    whole = [point for point in whole if all(point.place != one.place for one in kept)]
    if intro := _introduction(found):
        whole.insert(0, Said(found.document, intro, Role.CONTEXT if beside else Role.LEAD))
    told: list[Said] = []
    for one in quoted:
        if one in held and one not in kept:
            told += [point for point in whole if point not in told]
        elif not whole[0].holds(one):
            told.append(one)
    return told


def _introduction(found: ScoredList) -> Span | None:
    """The line above the points; None of a heading, which every quote under it names."""
    block = found.document.blocks[found.block]
    return None if block.kind is BlockKind.HEADING else block.span
