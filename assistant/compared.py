"""Both sides of what is compared: a sentence that says how something is beside something else needs that other one.

Flows in: what would lead an answer, and the evidence. Flows out: the leads with the other side among them, in the order
that the paper has them. It does not weigh the sides.
"""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.reading.question_type import QuestionType

_BESIDE_ANOTHER = re.compile(
    r"\b(?:til (?:sammenligning|sammenlikning|samanlikning)|sammenlign\w* med|sammenlikn\w* med|samanlikn\w* med"
    r"|derimot|i motsetning til|i motsetnad til|tilsvarende tall|på den andre siden|på hi side|mens)\b",
    re.IGNORECASE,
)
_TELLING = 0.5
_OF_THE_OTHER = 0.7
_AS_WELL = 0.6


def both_sides(kind: QuestionType, leads: Sequence[Scored], evidence: Evidence) -> list[Scored]:
    """The leads of a question that compares; before one that speaks «til sammenligning» of something else, the
    sentence before it; after one that says nothing of a thing asked of, the best that does."""
    if kind is not QuestionType.COMPARE:
        return list(leads)
    told: list[Scored] = []
    for lead in leads:
        before = _just_before(lead, evidence) if _BESIDE_ANOTHER.search(lead.unit.text) else None
        told += [one for one in (before, lead) if one is not None and one not in told]
    other = _other_side(told, evidence)
    return told if other is None or other in told else [*told, other]


def _just_before(lead: Scored, evidence: Evidence) -> Scored | None:
    """The sentence right before it in its block."""
    here = lead.unit
    return next(
        (
            found
            for found in evidence.units
            if (found.unit.document.id, found.unit.block) == (here.document.id, here.block)
            and found.unit.span.end <= here.span.start
            and not here.document.text[found.unit.span.end : here.span.start].strip()
        ),
        None,
    )


def _other_side(told: Sequence[Scored], evidence: Evidence) -> Scored | None:
    """The best sentence on the weightiest thing asked of that none of `told` says, where it says most of the rest as
    well as they do."""
    gaps = [
        (term.weight, place)
        for place, term in enumerate(evidence.terms)
        if term.weight >= _TELLING and not term.leaned_on and max(found.matches[place] for found in told) < MET
    ]
    for _, place in sorted(gaps, reverse=True):
        for found in evidence.units:
            if found.matches[place] >= _OF_THE_OTHER and found.coverage >= _AS_WELL * told[0].coverage:
                return found
    return None
