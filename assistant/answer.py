"""The answer as a value: statements, each of one kind, each factual one with its citations.

Flows in: evidence and computations that other rooms made. Flows out: one of four answers, as JSON or text. It does
not know how the evidence was found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from corpus.document import Document, Evidence, Span
from corpus.interval import Interval


class Kind(StrEnum):
    """What a sentence on the screen is: see the promise in DESIGN."""

    QUOTE = "quote"
    COMPUTED = "computed"
    FIXED = "fixed"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered pointer to a span; `quote` is the document's text at that span, never retyped."""

    id: int
    document: Document
    span: Span

    @property
    def quote(self) -> str:
        return self.span.of(self.document.text)

    def as_json(self) -> dict[str, Any]:
        section = self.document.section_at(self.span.start)
        return {
            "id": self.id,
            "document": self.document.id,
            "title": self.document.title,
            "date": self.document.date.wording if self.document.date else "",
            "sha256": self.document.sha256,
            "location": {"kind": section.kind, "number": section.number, "label": section.label},
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
        }


class Role(StrEnum):
    """Where a statement stands on the page: the answer itself, what surrounds it, or a note."""

    LEAD = "lead"
    ITEM = "item"
    CONTEXT = "context"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item. Factual kinds (all but `fixed`) cite at least one source, or only the user's own
    words and today's date (a sum of two dates from the question)."""

    text: str
    kind: Kind
    citations: tuple[int, ...] = ()
    role: Role = Role.LEAD

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "kind": self.kind.value, "citations": list(self.citations), "role": self.role.value}


@dataclass(frozen=True, slots=True)
class Input:
    """A value that a computation starts from. `evidence` is None for what the user said and for today's date."""

    label: str
    value: Interval
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """What was computed, from what, how: `steps` are the lines of the *regnestykke*, `result` plain JSON values
    (dates as ISO text). `sentences` say the result in Norwegian; all of them rest on all cited inputs."""

    operation: str
    inputs: tuple[Input, ...]
    steps: tuple[str, ...]
    result: Mapping[str, Any]
    sentences: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What all four answers carry. Use the subclasses, and `match` on them."""

    question: str
    reading: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    today: str
    computation: Computation | None = None
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    status: ClassVar[str] = ""

    @property
    def text(self) -> str:
        """What a person reads, one statement a line, `[n]` markers after each."""
        lines = []
        for statement in self.statements:
            marks = "".join(f" [{number}]" for number in statement.citations)
            bullet = "– " if statement.role is Role.ITEM else ""
            lines.append(f"{bullet}{statement.text}{marks}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The contract's answer, but for `id` and `elapsed_ms`, which belong to the call."""
        return {
            "question": self.question,
            "reading": self.reading,
            "status": self.status,
            "text": self.text,
            "statements": [statement.as_json() for statement in self.statements],
            "citations": [citation.as_json() for citation in self.citations],
            "computation": self._computation_json(),
            "warnings": list(self.warnings),
            "suggestions": list(self.suggestions),
            "today": self.today,
        }

    def _computation_json(self) -> dict[str, Any] | None:
        if self.computation is None:
            return None
        numbers = {(c.document.id, c.span): c.id for c in self.citations}
        return {
            "operation": self.computation.operation,
            "inputs": [
                {
                    "label": given.label,
                    "earliest": given.value.earliest.isoformat(),
                    "latest": given.value.latest.isoformat(),
                    "grain": given.value.grain.value,
                    "wording": given.value.wording,
                    "citation": numbers[given.evidence.document_id, given.evidence.span] if given.evidence else None,
                }
                for given in self.computation.inputs
            ],
            "steps": list(self.computation.steps),
            "result": dict(self.computation.result),
        }


@dataclass(frozen=True, slots=True)
class Answered(Answer):
    status: ClassVar[str] = "answered"


@dataclass(frozen=True, slots=True)
class Abstained(Answer):
    status: ClassVar[str] = "abstained"


@dataclass(frozen=True, slots=True)
class Clarify(Answer):
    status: ClassVar[str] = "clarify"


@dataclass(frozen=True, slots=True)
class Interface(Answer):
    status: ClassVar[str] = "interface"
