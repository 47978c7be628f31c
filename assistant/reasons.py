"""Whether evidence says why: a sentence or a list that bears the sign of a reason, or the sentence right after.

Flows in: the evidence and what would lead the answer. Flows out: whether a reason is among it, and the leads with the
reason that follows them. It judges no reason.
"""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, Scored, ScoredList
from assistant.missing import own_terms
from assistant.signs import Sign, signs
from corpus.document import BlockKind, Span
from corpus.sentences import sentences

_FOLLOWS = re.compile(
    r"^(?:(?:hoved)?årsak\w*|(?:hoved)?grunn(?:en|ane|ene|er|ar)|dette skyldes|det skyldes|det skuldast|dette er fordi"
    r"|det er fordi|det er for|bakgrunnen|begrunnelsen|grunngjevinga|formålet|hensikten|dermed|derfor|difor"
    r"|(?:han|hun|ho|de|dei) (?:begrunn|grunng)\w+)\b",
    re.IGNORECASE,
)
_SAID = 0.75
_TOLD_ON = 2
_POINTS_ON = 3
"""A reason may be given for a few points together."""
_MAY_ANSWER = -3.0
"""Log odds: what has nothing to do with the question lies at −4 and below."""


def gives_reasons(found: ScoredList) -> bool:
    """Whether a list, the line that introduces it or the heading above it bears the sign of a reason."""
    text = found.document.text
    block = found.document.blocks[found.block]
    told = [block.span.of(text), found.document.section_at(block.span.start).heading]
    told += [unit.text for item in found.items for unit in item]
    return any(Sign.REASON in signs(one) for one in told)


def asks_why(found: ScoredList) -> bool:
    """Whether a list stands under a heading that asks or says why («Hvorfor forsinket?»)."""
    block = found.document.blocks[found.block]
    return block.kind is BlockKind.HEADING and Sign.REASON in signs(block.span.of(found.document.text))


def with_reasons(leads: Sequence[Scored], evidence: Evidence) -> list[Scored]:
    """The leads, each followed by the sentence after it when that gives the reason («Årsaken er at …»)."""
    told: list[Scored] = []
    for lead in leads:
        told.append(lead)
        told += [found for found in evidence.units if _is_reason_of(found, lead) and found not in (*leads, *told)]
    return told


def is_told_without_reason(evidence: Evidence, leads: Sequence[Scored]) -> bool:
    """Whether the best sentence says all that the question takes for granted, and no lead says why.

    Where something is not said, the sentence may set the question right, or give the reason in other words.
    """
    if any(Sign.REASON in signs(found.unit.text) for found in with_reasons(leads, evidence)):
        return False
    return all(match >= _SAID for _, match in own_terms(evidence, leads[0]))


def told_on(lead: Scored, evidence: Evidence) -> tuple[Span, ...]:
    """The sentences that follow the lead in its paragraph, where papers that say that something is so go on with what
    made it so; the next two at the most. None where neither may well answer when read."""
    unit = lead.unit
    block = unit.document.blocks[unit.block]
    if block.kind is not BlockKind.PARAGRAPH:
        return ()
    after = [one for one in sentences(unit.document.text, block.span) if one.start >= unit.span.end][:_TOLD_ON]
    read = {one.unit.span: one.odds for one in evidence.units if one.unit.document.id == unit.document.id}
    likely = any((odds := read.get(span)) is not None and odds >= _MAY_ANSWER for span in after)
    return tuple(after) if likely else ()


def _is_reason_of(found: Scored, lead: Scored) -> bool:
    """Whether `found` stands right after `lead` in its block, as one of the next points or below it, and begins as a
    reason does."""
    here, before = found.unit, lead.unit
    if here.document.id != before.document.id or not _FOLLOWS.match(here.text):
        return False
    own, other = here.document.blocks[here.block], here.document.blocks[before.block]
    if own.kind is BlockKind.ITEM and own.parent == before.block:
        return True
    if own.kind is other.kind is BlockKind.ITEM and own.parent == other.parent:
        return 0 < here.block - before.block <= _POINTS_ON
    if here.block != before.block:
        return False
    return not here.document.text[before.span.end : here.span.start].strip()
