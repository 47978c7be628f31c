"""The case's own words: abbreviations and terms, each with the place that says what it means.

Flows in: `glossary.yaml` in the corpus folder. Flows out: entries whose evidence is a span of a document. It does not
know which questions ask for a definition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from corpus.document import Document, Evidence
from corpus.errors import SaksvarError
from corpus.quote import locate_quote
from corpus.read.decode import decode

NAME = "glossary.yaml"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term, what it stands for (None when the sources do not say), other ways it is written, and where it is said."""

    term: str
    expansion: str | None
    also: tuple[str, ...]
    explanation: str | None
    evidence: Evidence


class _EvidenceDoor(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: str
    section: int
    quote: str


class _EntryDoor(BaseModel):
    model_config = ConfigDict(extra="forbid")

    term: str = Field(min_length=1)
    expansion: str | None = None
    also: tuple[str, ...] = ()
    explanation: str | None = None
    evidence: _EvidenceDoor

    @field_validator("expansion", "explanation", mode="before")
    @classmethod
    def _nothing(cls, value: object) -> object:
        return None if value in ("", "null", "~") else value

    @field_validator("also", mode="before")
    @classmethod
    def _none_of_them(cls, value: object) -> object:
        return () if value in ("", "null", "~") else value


_DOOR = TypeAdapter(list[_EntryDoor])


def load_glossary(folder: Path, documents: Mapping[str, Document]) -> tuple[GlossaryEntry, ...]:
    """The entries of the folder's `glossary.yaml`, in its order; empty when there is no such file.

    Raises: SaksvarError that names the file and the entry, when a quotation is not in its section word for word.
    """
    path = folder / NAME
    if not path.exists():
        return ()
    return tuple(_entry(entry, documents) for entry in _entries(path))


def _entries(path: Path) -> list[_EntryDoor]:
    try:
        # Every scalar as it is written: full YAML makes False of the abbreviation «NO».
        raw = yaml.load(decode(path.read_bytes(), NAME), Loader=yaml.BaseLoader)
    except OSError as error:
        raise SaksvarError(f"{NAME} kan ikke åpnes ({error.strerror}). Kontroller at du har lesetilgang.") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" på linje {mark.line + 1}" if mark else ""
        raise SaksvarError(f"{NAME} er ikke gyldig YAML{where}. Rett innrykk og anførselstegn der.") from None
    if raw in (None, ""):
        return []
    try:
        return _DOOR.validate_python(raw)
    except ValidationError as error:
        raise SaksvarError(_refusal(raw, error)) from None


def _refusal(raw: object, error: ValidationError) -> str:
    place = error.errors()[0]["loc"]
    keys = ", ".join(_EntryDoor.model_fields)
    if not place or not isinstance(place[0], int):
        return f"{NAME} skal være en liste der hvert innslag har {keys}. Begynn hvert innslag med «- term: …»."
    entry = raw[place[0]] if isinstance(raw, list) else None
    term = entry.get("term") if isinstance(entry, dict) else None
    seen = f"innslag {place[0] + 1}" + (f" («{term}»)" if isinstance(term, str) else "")
    key = ".".join(str(part) for part in place[1:]) or "innslaget"
    inner = ", ".join(_EvidenceDoor.model_fields)
    return f"I {NAME}, {seen}, er «{key}» feil eller mangler. Et innslag har {keys}, og evidence har {inner}. Rett det."


def _entry(door: _EntryDoor, documents: Mapping[str, Document]) -> GlossaryEntry:
    where = door.evidence
    document = documents.get(where.document)
    if document is None:
        known = ", ".join(sorted(documents)[:10])
        raise SaksvarError(
            f"I {NAME}, «{door.term}», vises det til {where.document}, som ikke er blant dokumentene. De er: {known}."
        )
    try:
        span = locate_quote(document, where.section, where.quote)
    except SaksvarError as error:
        raise SaksvarError(f"I {NAME}, «{door.term}»: {error}") from None
    return GlossaryEntry(door.term, door.expansion, door.also, door.explanation, Evidence(document.id, span))
