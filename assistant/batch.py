"""Questions from a JSONL file, checked whole before the first is answered.

Flows in: a file of `{"id","question","today"?,"history"?,"k"?}` lines. Flows out: asked lines in order.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import SaksvarError


class AskedLine(BaseModel):
    """One line of a batch; `id` is given back with the answer as it stands."""

    model_config = ConfigDict(frozen=True)

    id: str | int | None = None
    question: str
    today: date | None = None
    history: tuple[str, ...] = ()


def read_jsonl(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Each line's number and object, blank lines left out.

    Raises: SaksvarError when the file cannot be read or a line is not a JSON object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
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
                f'Linje {number} i {path} er ikke et JSON-objekt. Hver linje skal se slik ut: {{"id": …, "question": …}}.'
            )
        found.append((number, value))
    return found


def read_batch(path: Path) -> list[AskedLine]:
    """The questions of a batch file, in order.

    Raises: SaksvarError that names the line and the field.
    """
    lines = []
    for number, value in read_jsonl(path):
        try:
            lines.append(AskedLine.model_validate(value))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "linjen"
            raise SaksvarError(
                f"Linje {number} i {path}: feltet «{field}» mangler eller har feil form. "
                'En linje skal se slik ut: {"id": "a1", "question": "…", "today": "2020-09-01", "history": ["…"]}.'
            ) from error
    return lines


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "den finnes ikke"
    if isinstance(error, IsADirectoryError):
        return "det er en mappe"
    if isinstance(error, PermissionError):
        return "tilgang mangler"
    return "den er ikke i UTF-8" if isinstance(error, UnicodeDecodeError) else "feil ved lesing"
