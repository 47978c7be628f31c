"""Newer before older: the sentences of several papers that answer alike, in the order they are to be told.

Flows in: evidence for one question. Flows out: the sentence that leads, the others that answer the same, and whether
they disagree. What was decided goes before what was proposed; then the newer before the older, undated last.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.cite import on_one_line
from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.same_fact import Compared, compare
from corpus.paper_kind import paper_date
from corpus.standing import standing_of
from corpus.standing_words import Standing

_LOOKED_AT = 14
_MOST_OLDER = 3
_ITSELF = 0.9
_ASSERTED = frozenset({Standing.DECIDED, Standing.TOLD, Standing.TREATED, Standing.NONE, Standing.VOTED})
_POINTS = frozenset({Standing.DECIDED, Standing.PROPOSED})
_WEIGHED = frozenset({Standing.PROPOSED, Standing.ARGUED})


@dataclass(frozen=True, slots=True)
class Told:
    """`first` leads; `others` answer the same, in the order they are told; `differs`: they give other values."""

    first: Scored
    others: tuple[Scored, ...]
    differs: bool


def standing(found: Scored) -> Standing:
    return standing_of(found.unit.document, found.unit.block, found.unit.span)


def day_of(found: Scored) -> date | None:
    """The last day that the sentence's paper may be from; None when it is undated."""
    when = paper_date(found.unit.document)
    return when.latest if when else None


def told(kind: QuestionType, evidence: Evidence) -> Told | None:
    """What the best sentence answers, newest first, where other sentences really answer the same; None without any."""
    best = evidence.units[0]
    alike = {id(best): Compared.SAME}
    group = [best]
    for found in evidence.units[1:_LOOKED_AT]:
        points = standing(best) in _POINTS and standing(found) in _POINTS
        how = compare(kind, evidence, best, found, points=points)
        if how is not None and not _same_place(best, found) and _as_its_own(best, found):
            alike[id(found)] = how
            group.append(found)
    if len(group) == 1:
        return None
    ordered = _without_repeats(sorted(group, key=_order(group)))
    first, others = ordered[0], ordered[1 : 1 + _MOST_OLDER]
    asserted = [found for found in ordered if standing(found) in _ASSERTED]
    differs = any(
        compare(kind, evidence, one, other) in (Compared.OTHER, Compared.OPPOSITE)
        and not (one.unit.label and other.unit.label)
        for place, one in enumerate(asserted)
        for other in asserted[place + 1 :]
    )
    if not differs:
        # One paper that says a thing twice says it once; only another paper is older or newer.
        others = [found for found in others if found.unit.document.id != first.unit.document.id]
    return Told(first, tuple(others), differs)


def in_order(evidence: Evidence, found: Told) -> Evidence:
    """The evidence with the leading sentence first and the others left out: they are told apart from the rest."""
    others = {id(one) for one in found.others}
    top = max(evidence.units[0].score, found.first.score)
    rest = [
        one
        for one in evidence.units
        if one is not found.first
        and id(one) not in others
        and on_one_line(one.unit.text) != on_one_line(found.first.unit.text)
    ]
    return replace(evidence, units=(replace(found.first, score=top), *rest))


def _as_its_own(best: Scored, found: Scored) -> bool:
    """Another paper's sentence, or one of the same paper that itself says what is asked of: no item of a list below."""
    return best.unit.document.id != found.unit.document.id or found.own >= _ITSELF * best.own


def _same_place(one: Scored, other: Scored) -> bool:
    return one.unit.document.id == other.unit.document.id and one.unit.span == other.unit.span


def _order(group: list[Scored]) -> Callable[[Scored], tuple[int, int, float]]:
    is_decided = any(standing(found) in (Standing.DECIDED, Standing.VOTED) for found in group)

    def key(found: Scored) -> tuple[int, int, float]:
        how = standing(found)
        tier = 0 if how in _ASSERTED else 1 if how in _WEIGHED and is_decided else 0 if how in _WEIGHED else 2
        day = day_of(found)
        return (tier, -day.toordinal() if day else 0, -found.score)

    return key


def _without_repeats(ordered: list[Scored]) -> list[Scored]:
    """Each wording once, where it stands first: a decision that adopts the proposal word for word."""
    kept: dict[str, Scored] = {}
    for found in ordered:
        kept.setdefault(on_one_line(found.unit.text).casefold(), found)
    return list(kept.values())
