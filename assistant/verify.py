"""Stored answers held against the sources again: hash, offsets, quote, and the words of every statement.

Flows in: answers as JSON, the documents. Flows out: what does not hold, a sentence each. It trusts nothing that the
stored answer says about itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.cite import on_one_line
from corpus.document import Document


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold in one stored answer."""

    answer: str
    what: str


def verify(stored: Sequence[tuple[str, Mapping[str, Any]]], documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """Every fault in `stored` (name → answer), in order; none when all citations stand word for word."""
    return tuple(Fault(name, what) for name, answer in stored for what in _faults(answer, documents))


def _faults(answer: Mapping[str, Any], documents: Mapping[str, Document]) -> list[str]:
    citations = answer.get("citations")
    statements = answer.get("statements")
    if not isinstance(citations, list) or not isinstance(statements, list):
        return ["svaret mangler listene «citations» og «statements»"]
    faults: list[str] = []
    quotes: dict[Any, str] = {}
    for citation in citations:
        if not isinstance(citation, Mapping):
            faults.append("en kildehenvisning er ikke et objekt")
            continue
        number = citation.get("id")
        if number in quotes:
            faults.append(f"henvisning [{number}] finnes to ganger")
        wrong = _citation_fault(citation, documents)
        if wrong:
            faults.append(f"henvisning [{number}]: {wrong}")
        quotes[number] = str(citation.get("quote", ""))
    for place, statement in enumerate(statements, start=1):
        faults += [f"setning {place}: {wrong}" for wrong in _statement_faults(statement, quotes)]
    return faults


def _citation_fault(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> str:
    document = documents.get(str(citation.get("document")))
    if document is None:
        return f"dokumentet «{citation.get('document')}» finnes ikke i mappen"
    if citation.get("sha256") != document.sha256:
        return "dokumentet er endret siden svaret ble gitt"
    start, end = citation.get("start"), citation.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(document.text):
        return f"plasseringen {start}–{end} finnes ikke i dokumentet"
    if citation.get("quote") != document.text[start:end]:
        return "sitatet er ikke likt det som står på plassen i dokumentet"
    section = document.section_at(start)
    expected = {"kind": section.kind, "number": section.number, "label": section.label}
    if citation.get("location") != expected:
        return f"stedet er oppgitt feil; sitatet står i «{section.label}»"
    if citation.get("title") != document.title:
        return "tittelen er ikke dokumentets"
    dated = document.date.wording if document.date else ""
    if citation.get("date") != dated:
        return "datoen er ikke dokumentets"
    return ""


def _statement_faults(statement: Any, quotes: Mapping[Any, str]) -> list[str]:
    if not isinstance(statement, Mapping):
        return ["er ikke et objekt"]
    numbers = statement.get("citations")
    if not isinstance(numbers, list):
        return ["mangler listen «citations»"]
    faults = [f"viser til [{number}], som ikke finnes" for number in numbers if number not in quotes]
    if statement.get("kind") == "quote":
        text = statement.get("text")
        if not numbers:
            faults.append("er et sitat uten henvisning")
        elif not any(on_one_line(quotes.get(number, "")) == text for number in numbers):
            faults.append("er ikke likt sitatet den viser til")
    return faults
