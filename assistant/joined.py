"""Answers to the parts of one question as one answer.

Flows in: the parts and their answers, in order. Flows out: one answer, its citations numbered anew. A part that the
sources do not answer is named, with what is missing; the whole is answered when any part is.
"""

import re
from collections.abc import Iterable, Sequence

from assistant import phrases
from assistant.answer import Abstained, Answer, Answered, Clarify, Interface, Role, Statement
from assistant.cite import Citations, fixed


def joined(asked: str, answers: Sequence[Answer]) -> Answer:
    """One answer of several: first what answers each part, in their order, then what surrounds it.

    A part that is not answered keeps its nearest beside it. `computation` is that of the first part that has one.
    """
    citations = Citations()
    leads: list[Statement] = []
    around: list[Statement] = []
    for answer in answers:
        said = _numbered_anew(answer, citations)
        if isinstance(answer, Answered):
            leads += [one for one in said if one.role is not Role.CONTEXT]
            around += [one for one in said if one.role is Role.CONTEXT]
        else:
            leads += (fixed(phrases.to_the_part(_bare(answer.question))), *said)
    statements = tuple(dict.fromkeys((*leads, *(one for one in around if not _says(one, leads)))))
    first = answers[0]
    return _status_of(answers)(
        asked,
        " ".join(dict.fromkeys(_as_question(answer.reading) for answer in answers)),
        statements,
        citations.all(),
        first.today,
        computation=next((answer.computation for answer in answers if answer.computation), None),
        warnings=_together(answer.warnings for answer in answers),
        suggestions=_together(answer.suggestions for answer in answers),
    )


def _status_of(answers: Sequence[Answer]) -> type[Answer]:
    for status in (Answered, Clarify, Interface):
        if any(isinstance(answer, status) for answer in answers):
            return status
    return Abstained


def _numbered_anew(answer: Answer, citations: Citations) -> list[Statement]:
    anew = {one.id: citations.number(one.document, one.span) for one in answer.citations}
    return [
        Statement(one.text, one.kind, tuple(anew[number] for number in one.citations), one.role)
        for one in answer.statements
    ]


def _says(one: Statement, leads: Sequence[Statement]) -> bool:
    return any(one.text == lead.text and one.kind is lead.kind for lead in leads)


def _bare(part: str) -> str:
    """The part as it was asked, without the word that joined it to the one before."""
    bare = re.sub(r"^(?:og|å|and|samt)\s+", "", part, flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]


def _as_question(reading: str) -> str:
    return reading if reading.endswith(("?", ")", ".", "!")) else f"{reading}?"


def _together(each: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in each for one in some))
