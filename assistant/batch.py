"""Questions from a JSONL file, checked whole before the first is answered, and the line each one gives back.

Flows in: a file of `{"id","question","today"?,"history"?}` lines. Flows out: asked lines in order, answers as JSON. It
opens no assistant and reads no clock.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from assistant.answer import Answer, Clarify
from assistant.cite import fixed
from corpus.errors import SaksvarError


def _iso_text(value: object) -> object:
    """A day is text as a person writes it: 20200901 as a number would be read as seconds since 1970."""
    if value is not None and not isinstance(value, str):
        raise ValueError("not text")
    return date.fromisoformat(value) if value is not None else None


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: Any = None
    question: str
    today: Annotated[date | None, BeforeValidator(_iso_text)] = None
    history: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one call puts it. `head` is what goes before the answer: the caller's `id`, as it was given."""

    question: str
    today: date | None = None
    history: tuple[str, ...] = ()
    head: tuple[tuple[str, Any], ...] = ()


class Asks(Protocol):
    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer: ...


def read_jsonl(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Each line's number and object, blank lines left out.

    Raises: SaksvarError when the file cannot be read or a line is not a JSON object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise SaksvarError(f"Filen {path} lar seg ikke lese ({_reason(error)}). Oppgi en JSONL-fil i UTF-8.") from error
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SaksvarError(
                f"Linje {number} i {path} er ikke gyldig JSON. Rett linjen; hver linje skal være ett objekt."
            ) from error
        if not isinstance(value, dict):
            raise SaksvarError(
                f"Linje {number} i {path} er ikke et JSON-objekt. "
                'Hver linje skal se slik ut: {"id": …, "question": …}.'
            )
        found.append((number, value))
    return found


def read_batch(path: Path) -> list[Asked]:
    """The questions of a batch file, in order.

    Raises: SaksvarError that names the line and the field.
    """
    lines = []
    for number, value in read_jsonl(path):
        try:
            lines.append(asked_in(value))
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            raise SaksvarError(
                f"Linje {number} i {path}: feltet «{field}» mangler eller har feil form. "
                'En linje skal se slik ut: {"id": "a1", "question": "…", "today": "2020-09-01", "history": ["…"]}.'
            ) from error
    return lines


def asked_in(value: dict[str, Any]) -> Asked:
    """What an object asks: a line of a batch, or a stored answer, which holds the same fields.

    Raises: ValidationError that names the field.
    """
    line = _Line.model_validate(value)
    head = (("id", line.id),) if "id" in line.model_fields_set else ()
    return Asked(line.question, line.today, line.history or (), head)


def answered(assistant: Asks, asked: Asked, today: date) -> dict[str, Any]:
    """The answer to `asked` as one JSON object; `today` holds where it names no day. The earlier questions that it was
    read in the light of go with it, so that `verify` can ask again.

    A question that cannot be read is answered with why, so that none after it in a batch is lost.
    """
    started = time.perf_counter()
    day = asked.today or today
    try:
        answer = assistant.ask(asked.question, history=asked.history, today=day)
    except SaksvarError as error:
        answer = Clarify(asked.question, "", (fixed(str(error)),), (), day.isoformat())
    history = {"history": list(asked.history)} if asked.history else {}
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    return {**dict(asked.head), **answer.as_json(), **history, "elapsed_ms": elapsed}


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "den finnes ikke"
    if isinstance(error, IsADirectoryError):
        return "det er en mappe"
    if isinstance(error, PermissionError):
        return "tilgang mangler"
    return "den er ikke i UTF-8" if isinstance(error, UnicodeDecodeError) else "feil ved lesing"
