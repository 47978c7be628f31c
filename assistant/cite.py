"""Quotes as statements with numbered citations: the same span always gets the same number.

Flows in: spans of documents. Flows out: statements, and the list of citations they point to. It retypes nothing.
"""

import re
from collections.abc import Mapping

from assistant.answer import Citation, Kind, Role, Statement
from corpus.document import Document, Evidence, Span


class Citations:
    """Numbers spans from 1 in the order they are first cited."""

    def __init__(self) -> None:
        self._numbered: dict[tuple[str, Span], Citation] = {}

    def number(self, document: Document, span: Span) -> int:
        key = (document.id, span)
        if key not in self._numbered:
            self._numbered[key] = Citation(len(self._numbered) + 1, document, span)
        return self._numbered[key].id

    def quote(self, document: Document, span: Span, role: Role = Role.LEAD) -> Statement:
        """The words of `span` as a statement that cites it; a line break in the source is shown as a space."""
        return Statement(on_one_line(span.of(document.text)), Kind.QUOTE, (self.number(document, span),), role)

    def cited(self, span: Span, document: Document) -> bool:
        """Whether this span, or one that holds it, is cited already."""
        return any(name == document.id and other.contains(span) for name, other in self._numbered)

    def all(self) -> tuple[Citation, ...]:
        return tuple(self._numbered.values())

    def of_evidence(self, evidence: Evidence, documents: Mapping[str, Document]) -> int:
        return self.number(documents[evidence.document_id], evidence.span)


def on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def fixed(text: str, role: Role = Role.NOTE) -> Statement:
    """Interface text that ships with the program."""
    return Statement(text, Kind.FIXED, (), role)
