"""Stored answers held against the sources again: hash, offsets, quotes, and every sentence that stands on them.

Flows in: answers as JSON, the documents, a way to ask a question again. Flows out: what does not hold, a sentence
each. It trusts nothing that the stored answer says about itself: a quote is fetched from its document, and whatever the
program itself worked out or worded must be what the same question gives on the same day.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from assistant.answer import Kind, Role
from assistant.cite import on_one_line
from corpus.document import Document

Json = Mapping[str, Any]
AskAgain = Callable[[Json], Sequence[Json]]
"""A stored answer → the answers that its question gives now; none when it cannot be asked again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold in one stored answer."""

    answer: str
    what: str


def verify(
    stored: Sequence[tuple[str, Json]], documents: Mapping[str, Document], ask_again: AskAgain
) -> tuple[Fault, ...]:
    """Every fault in `stored` (name → answer), in order; none when all of it stands.

    Answers that are quotes and nothing else are never asked again: they hold as long as their sources do.
    """
    return tuple(Fault(name, what) for name, answer in stored for what in _faults(answer, documents, ask_again))


def _faults(answer: Json, documents: Mapping[str, Document], ask_again: AskAgain) -> list[str]:
    citations, statements = answer.get("citations"), answer.get("statements")
    if not _objects(citations) or not _objects(statements):
        return ["svaret mangler listene «citations» og «statements»"]
    cited: dict[int, Json] = {}
    faults: list[str] = []
    for citation in citations:
        number = citation.get("id")
        if type(number) is not int or number in cited:
            faults.append(f"henvisning [{number}] har et nummer som ikke kan brukes")
            continue
        cited[number] = citation
        if wrong := _citation_fault(citation, documents):
            faults.append(f"henvisning [{number}]: {wrong}")
    for place, statement in enumerate(statements, start=1):
        faults += [f"setning {place}: {wrong}" for wrong in _statement_faults(statement, cited)]
    if not faults and answer.get("text") != _as_text(statements):
        faults.append("teksten er ikke satt sammen av svarets egne setninger")
    if not faults and _is_more_than_quotes(answer):
        each = sorted((_differences(answer, now) for now in ask_again(answer)), key=len)
        faults += each[0] if each else ["svaret kan ikke kontrolleres: spørsmålet eller dagen mangler"]
    return faults


def _citation_fault(citation: Json, documents: Mapping[str, Document]) -> str:
    document = documents.get(str(citation.get("document")))
    if document is None:
        return f"dokumentet «{citation.get('document')}» finnes ikke i mappen"
    if citation.get("sha256") != document.sha256:
        return f"dokumentet «{document.id}» er endret siden svaret ble gitt"
    start, end = citation.get("start"), citation.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(document.text):
        return f"plasseringen {start}–{end} finnes ikke i dokumentet"
    if citation.get("quote") != document.text[start:end]:
        return "sitatet er ikke likt det som står på plassen i dokumentet"
    section = document.section_at(start)
    if citation.get("location") != {"kind": section.kind, "number": section.number, "label": section.label}:
        return f"stedet er oppgitt feil; sitatet står i «{section.label}»"
    if citation.get("title") != document.title:
        return "tittelen er ikke dokumentets"
    if citation.get("date") != (document.date.wording if document.date else ""):
        return "datoen er ikke dokumentets"
    return ""


def _statement_faults(statement: Json, cited: Mapping[int, Json]) -> list[str]:
    numbers = statement.get("citations")
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        return ["mangler listen «citations»"]
    if statement.get("kind") not in list(Kind):
        return [f"er av et ukjent slag: «{statement.get('kind')}»"]
    if unknown := [number for number in numbers if number not in cited]:
        return [f"viser til [{unknown[0]}], som ikke finnes"]
    if statement.get("kind") != Kind.QUOTE:
        return []
    if not numbers:
        return ["er et sitat uten henvisning"]
    text = statement.get("text")
    if any(on_one_line(str(cited[number].get("quote"))) != text for number in numbers):
        return ["er ikke likt sitatet den viser til"]
    return []


def _as_text(statements: Sequence[Json]) -> str:
    lines = []
    for statement in statements:
        marks = "".join(f" [{number}]" for number in statement["citations"])
        lines.append(f"{'– ' if statement.get('role') == Role.ITEM else ''}{statement.get('text')}{marks}")
    return "\n".join(lines)


def _is_more_than_quotes(answer: Json) -> bool:
    own = any(statement["kind"] != Kind.QUOTE for statement in answer["statements"])
    return own or answer.get("status") != "answered" or any(answer.get(key) for key in _OWN)


_OWN = ("computation", "warnings", "suggestions")
_NAMES = {"computation": "regnestykket", "warnings": "merknadene", "suggestions": "forslagene", "status": "utfallet"}


def _differences(answer: Json, now: Json) -> list[str]:
    """What the program worked out or worded in `answer` and does not in `now`. Quotes are not compared: a program that
    has learnt to choose better ones makes none of the old ones untrue."""
    mine, theirs = _own_statements(answer), [said for _, said in _own_statements(now)]
    faults = [
        f"setning {place}: er ikke det programmet selv kommer til på dette spørsmålet"
        for place, said in mine
        if said not in theirs
    ]
    if not faults and [said for _, said in mine] != theirs:
        faults = ["en av programmets egne setninger mangler eller står på feil plass"]
    wrong = [name for key, name in _NAMES.items() if answer.get(key) != now.get(key)]
    return faults + [f"{name} er ikke det programmet kommer til på dette spørsmålet" for name in wrong]


def _own_statements(answer: Json) -> list[tuple[int, tuple[Any, ...]]]:
    places = {
        citation["id"]: (citation.get("document"), citation.get("start"), citation.get("end"))
        for citation in answer["citations"]
    }
    return [
        (place, (said.get("text"), said["kind"], tuple(places[number] for number in said["citations"])))
        for place, said in enumerate(answer["statements"], start=1)
        if said["kind"] != Kind.QUOTE
    ]


def _objects(value: object) -> TypeGuard[list[Json]]:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)
