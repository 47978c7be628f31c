"""What is shown below an answer: the line that introduces it, then the sentences that come nearest to it.

Flows in: the evidence and what is to be quoted. Flows out: what is quoted besides, as context. It does not know what
leads, nor why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import Role
from assistant.carries import likelihood
from assistant.cite import on_one_line
from assistant.evidence import Evidence, Scored
from assistant.points_below import points_below
from assistant.reading.question_type import QuestionType
from assistant.torn_lists import Said, said
from corpus.document import BlockKind

ENOUGH = 0.46
"""The share of a question that a list's opening line, or what stands beside a definition, must carry."""
MOST = 3
"""Sentences that are shown beside an answer."""
_RELATED, _RELATED_WHEN_UNSURE = 0.65, 0.5
_QUITE_SURE = 0.9
"""From this likelihood on, what stands beside the answer must be nearly as good; below it, more is shown."""


def beside(kind: QuestionType, evidence: Evidence, leads: Sequence[Scored], quoted: Sequence[Said]) -> Iterable[Said]:
    """The line that introduces the answer, then what comes nearest to it, each with the points below it."""
    here = list(quoted)
    first = leads[0].unit
    parent = first.document.blocks[first.block].parent
    if parent is not None and first.document.blocks[parent].kind is not BlockKind.HEADING:
        line = Said(first.document, first.document.blocks[parent].span, Role.CONTEXT)
        if not any(one.holds(line) for one in here):
            here.append(line)
    related = _RELATED if likelihood(kind, evidence) >= _QUITE_SURE else _RELATED_WHEN_UNSURE
    told = 0
    for found in evidence.units:
        if told == MOST or found.score < related * leads[0].score:
            break
        near = said(found.unit, Role.CONTEXT)
        if any(one.holds(near) for one in here) or repeats(found, leads):
            continue
        told += 1
        here += [near, *(replace(one, role=Role.CONTEXT) for one in points_below(found.unit, evidence.lists))]
    return list(dict.fromkeys(here))[len(quoted) :]


def repeats(found: Scored, said: Iterable[Scored]) -> bool:
    """Whether another paper says it word for word: a decision that adopts the proposal."""
    return any(on_one_line(found.unit.text) == on_one_line(other.unit.text) for other in said)
