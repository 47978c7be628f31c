"""Answers and hits as the command line prints them.

Flows in: values. Flows out: text for a terminal, or plain JSON values. It prints nothing itself.
"""

from collections.abc import Mapping
from typing import Any

from assistant.answer import Answer
from corpus.document import Document
from index.retriever import Hit


def answer_text(answer: Answer) -> str:
    """The answer, then its working, notes, sources and further questions, each part under its name."""
    lines = [f"Lest som: {answer.reading}\n"] if answer.reading not in (answer.question, "") else []
    lines.append(answer.text)
    if answer.computation:
        lines += ["", "Regnestykke:", *(f"  {step}" for step in answer.computation.steps)]
    if answer.warnings:
        lines += ["", *(f"Merk: {warning}" for warning in answer.warnings)]
    if answer.citations:
        lines += ["", "Kilder:"]
        for citation in answer.citations:
            section = citation.document.section_at(citation.span.start)
            lines.append(f"  [{citation.id}] {citation.document.title} – {section.label}")
            lines.append(f"      «{' '.join(citation.quote.split())}»")
    if answer.suggestions:
        lines += ["", "Du kan også spørre:", *(f"  {suggestion}" for suggestion in answer.suggestions)]
    return "\n".join(lines)


def hit_text(hit: Hit, documents: Mapping[str, Document]) -> str:
    """Score and place, then the passage."""
    passage = hit.passage
    place = documents[passage.document_id].section_at(passage.span.start).label
    return f"{hit.score:.3f}  {passage.document_id} · {place}\n{passage.text}\n"


def hit_json(hit: Hit, documents: Mapping[str, Document]) -> dict[str, Any]:
    """`text` is the document's text from `start` to `end`; scores are comparable within one search only."""
    passage = hit.passage
    section = documents[passage.document_id].section_at(passage.span.start)
    return {
        "document": passage.document_id,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "score": round(hit.score, 6),
        "location": {"kind": section.kind, "number": section.number, "label": section.label},
    }
