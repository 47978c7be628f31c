"""Answers to the parts of one question as one answer.

Flows in: the parts and their answers, in order. Flows out: one answer, its citations numbered anew. A part that the
sources do not answer is named, with what is missing; the whole is answered when any part is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Abstained, Answer, Answered, Clarify, Interface, Role, Statement
from assistant.cite import Citations, fixed


def joined(asked: str, answers: Sequence[Answer]) -> Answer:
    """One answer of several: first what answers each part, in their order, then what surrounds it.

    A part that is not answered keeps its nearest beside it. `computation` is that of the first part that has one.
    """
    leads: list[tuple[Statement, Answer]] = []
    around: list[tuple[Statement, Answer]] = []
    for answer in answers:
        if isinstance(answer, Answered):
            leads += [(one, answer) for one in answer.statements if one.role is not Role.CONTEXT]
            around += [(one, answer) for one in answer.statements if one.role is Role.CONTEXT]
        else:
            told = (fixed(phrases.to_the_part(_bare(answer.question))), *answer.statements)
            leads += [(one, answer) for one in told]
    said = {(one.text, one.kind) for one, _ in leads}
    citations = Citations()
    ordered = (*leads, *(pair for pair in around if (pair[0].text, pair[0].kind) not in said))
    statements = tuple(dict.fromkeys(_numbered_anew(one, answer, citations) for one, answer in ordered))
    for answer in answers:
        for cited in answer.citations:
            # What a computation starts from is cited by no statement that is left.
            citations.number(cited.document, cited.span)
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


def _numbered_anew(statement: Statement, answer: Answer, citations: Citations) -> Statement:
    cited = {one.id: one for one in answer.citations}
    numbers = tuple(citations.number(cited[number].document, cited[number].span) for number in statement.citations)
    return replace(statement, citations=numbers)


def _bare(part: str) -> str:
    """The part as it was asked, without the word that joined it to the one before."""
    bare = re.sub(r"^(?:og|å|and|samt)\s+", "", part, flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]


def _as_question(reading: str) -> str:
    return reading if reading.endswith(("?", ")", ".", "!")) else f"{reading}?"


def _together(each: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in each for one in some))
