"""Answers that are the program's own: what it can do, which sources it has, and that it did not understand.

Flows in: what was said, the documents, questions to suggest. Flows out: fixed texts, and the sources with their titles
cited. It looks nothing up.
"""

from collections.abc import Sequence
from datetime import date

from assistant import phrases
from assistant.answer import Answer, Answered, Clarify, Interface, Kind, Role, Statement
from assistant.cite import Citations, fixed
from assistant.reading.smalltalk import Talk
from corpus.document import Document, Span


def talk_answer(
    talk: Talk, asked: str, today: date, documents: Sequence[Document], suggestions: tuple[str, ...]
) -> Answer:
    """The fixed text for a greeting, thanks or a question about the program; the sources where those are asked for."""
    if talk is Talk.SOURCES:
        return _sources(asked, today, documents)
    told = (fixed(phrases.TALK[talk], Role.LEAD),)
    return Interface(asked, asked, told, (), today.isoformat(), suggestions=suggestions)


def unclear(asked: str, reading: str, today: date, suggestions: tuple[str, ...]) -> Answer:
    """That the question names nothing that could be looked for."""
    told = (fixed(phrases.NO_MATTER, Role.LEAD),)
    return Clarify(asked, reading, told, (), today.isoformat(), suggestions=suggestions)


def _sources(asked: str, today: date, documents: Sequence[Document]) -> Answer:
    citations = Citations()
    lines: list[Statement] = [fixed(phrases.SOURCES, Role.LEAD)]
    for document in documents:
        start = document.text.find(document.title)
        if start < 0:
            lines.append(fixed(document.title, Role.ITEM))
            continue
        span = Span(start, start + len(document.title))
        dated = f" ({document.date.wording})" if document.date else ""
        number = citations.number(document, span)
        lines.append(Statement(f"{document.title}{dated}", Kind.COMPUTED, (number,), Role.ITEM))
    return Answered(asked, asked, tuple(lines), citations.all(), today.isoformat())
