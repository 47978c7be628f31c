"""Known pairs: a question with what a right answer must hold.

Flows in: YAML files with the keys that cases/README.md tells of. Flows out: frozen cases, sorted by id. It does not
know whether the sources still say so (see validity.py), nor what the program answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import SaksvarError

Status = Literal["answered", "abstained", "interface", "clarify"]
Operation = Literal[
    "look_up",
    "days_left",
    "between",
    "shift",
    "latest_start",
    "forward_plan",
    "delay",
    "feasible",
    "working_days",
    "weekday",
    "statutory",
    "consistency",
]
Half = Literal["tune", "report"]
TUNE: Half = "tune"
REPORT: Half = "report"
DRAFTS = "drafts"


class ExpectedResult(BaseModel):
    """The values that must stand in a computation's result; dates as ISO text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    days: int | None = None
    working_days: int | None = None
    weekday: Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"] | None = None
    verdict: Literal["ja", "nei", "kommer an på"] | None = None
    earliest: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    latest: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    start: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    option: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    preproject: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")


class _Entry(BaseModel):
    """One entry of a file, as a person writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-zæøå0-9][a-zæøå0-9-]*$")
    question: str = Field(min_length=1)
    history: tuple[str, ...] = ()
    today: date
    status: Status
    slides: tuple[int, ...] = ()
    document: tuple[str, ...] = ()
    quote_any: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    operation: Operation | None = None
    result: ExpectedResult | None = None
    kind: str = Field(min_length=1)
    lang: Literal["nb", "nn", "dialect", "typo", "en"]
    tags: tuple[str, ...] = ()
    twin_of: str | None = None
    nynorsk_of: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer holds. `slides`, `documents` and `quotes` are alternatives: one of each kind is enough."""

    status: Status
    slides: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    operation: Operation | None = None
    result: tuple[tuple[str, str | int], ...] = ()

    @property
    def wants_source(self) -> bool:
        """Whether a place in the sources is demanded."""
        return bool(self.slides or self.documents or self.quotes)

    def told(self) -> str:
        """What was expected, on one line for a person."""
        parts: list[str] = [self.status]
        if self.operation:
            values = ", ".join(f"{name}={value}" for name, value in self.result)
            parts.append(f"{self.operation}({values})")
        parts += [f"/{pattern}/" for pattern in self.must]
        if self.one_of:
            parts.append(" eller ".join(f"/{pattern}/" for pattern in self.one_of))
        parts += [f"ikke /{pattern}/" for pattern in self.must_not]
        if self.slides:
            parts.append(f"lysbilde {' eller '.join(map(str, self.slides))}")
        if self.documents:
            parts.append(" eller ".join(self.documents))
        if self.quotes:
            parts.append(" eller ".join(f"«{quote}»" for quote in self.quotes))
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Case:
    """One known pair. `half`: `tune` may be looked at while the program is changed, `report` is only reported."""

    id: str
    question: str
    history: tuple[str, ...]
    today: date
    expected: Expected
    kind: str
    lang: str
    half: Half = REPORT
    tags: tuple[str, ...] = ()
    twin_of: str | None = None
    nynorsk_of: str | None = None
    origin: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes with what is asked or expected, not with who wrote it or its tags."""
        key = repr((self.question, self.history, self.today.isoformat(), self.expected))
        return sha256(key.encode()).hexdigest()[:12]


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Every case in the YAML files below `folder`, drafts and documents left out, sorted by id.

    Raises: SaksvarError that names file, case and key.
    """
    if not folder.is_dir():
        raise SaksvarError(f"Mappen {folder} finnes ikke. Oppgi en mappe med spørsmål i YAML-filer.")
    found: dict[str, Case] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        below = path.relative_to(folder).parts
        if path.suffix not in (".yaml", ".yml") or DRAFTS in below[:-1] or "documents" in below[:-1]:
            continue
        half = TUNE if TUNE in below[:-1] else REPORT
        for case in _cases(path, half):
            if case.id in found:
                raise SaksvarError(f"{path}: «{case.id}» finnes i to filer eller to ganger. Gi det ene et annet navn.")
            found[case.id] = case
    if not found:
        raise SaksvarError(f"Mappen {folder} har ingen spørsmål. Legg inn YAML-filer slik README beskriver.")
    return tuple(found[name] for name in sorted(found))


def _cases(path: Path, half: Half) -> Iterator[Case]:
    for position, entry in enumerate(_entries(path), start=1):
        name = entry.get("id", f"nr. {position}") if isinstance(entry, Mapping) else f"nr. {position}"
        try:
            yield _case(_Entry.model_validate(entry), half)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"]) or "paret"
            accepted = ", ".join(_Entry.model_fields)
            raise SaksvarError(
                f"{path}, «{name}»: «{key}» kan ikke brukes (verdi: {str(first.get('input'))[:80]!r}). "
                f"Rett verdien; nøklene som finnes, er {accepted}."
            ) from error


def _entries(path: Path) -> list[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where the C library is there
    try:
        # Both loaders build plain values only.
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SaksvarError(
            f"{path} kan ikke leses som YAML ({' '.join(str(error).split())[:200]}). Rett filen."
        ) from None
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise SaksvarError(f"{path} må være en liste der hvert spørsmål begynner med «- id:». Rett filen.")
    return entries


def _case(entry: _Entry, half: Half) -> Case:
    wanted = entry.result.model_dump(exclude_none=True) if entry.result else {}
    expected = Expected(
        entry.status,
        entry.slides,
        entry.document,
        entry.quote_any,
        entry.must,
        entry.any,
        entry.must_not,
        entry.operation,
        tuple(sorted(wanted.items())),
    )
    return Case(
        entry.id,
        entry.question,
        entry.history,
        entry.today,
        expected,
        entry.kind,
        entry.lang,
        half,
        entry.tags,
        entry.twin_of,
        entry.nynorsk_of,
        entry.origin,
    )
