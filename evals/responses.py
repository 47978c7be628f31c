"""What the program answered, as a value that the measures read.

Flows in: the answer's JSON (the contract that other programs rely on). Flows out: a frozen response. A shape that
breaks the contract is refused here, and counts as a crash.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.cases import Status


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Location(_Part):
    """Where in the document a cited span lies."""

    kind: str
    number: int
    label: str


class CitedSpan(_Part):
    """One citation. `quote` is what the answer claims to stand at `start` to `end` of the text with that hash."""

    id: int
    document: str
    sha256: str
    location: Location
    start: int
    end: int
    quote: str


class Said(_Part):
    """One statement of the answer and the citations it carries."""

    text: str
    kind: str
    citations: tuple[int, ...]


class Computed(_Part):
    """What was computed; `result` is plain JSON."""

    operation: str
    result: Mapping[str, Any]


class Response(_Part):
    """One answer."""

    status: Status
    reading: str
    text: str
    statements: tuple[Said, ...]
    citations: tuple[CitedSpan, ...]
    computation: Computed | None

    def quotes_of(self, said: Said) -> tuple[CitedSpan, ...]:
        """The citations that a statement carries; an unknown number gives none."""
        by_id = {citation.id: citation for citation in self.citations}
        return tuple(by_id[number] for number in said.citations if number in by_id)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank: a phrase may be broken over lines in its source."""
    return " ".join(text.split())
