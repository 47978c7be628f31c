"""The one assistant of this process, shared by every reader, and the folder where their turns are stored.

Flows in: both from `launch`. Flows out: the same to the pages, which reach them only here. Nothing of one reader's is
ever kept in what all share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from corpus.document import Document
from corpus.timeline import Timeline


class Responder(Protocol):
    """What the pages need of an assistant."""

    @property
    def documents(self) -> tuple[Document, ...]: ...

    @property
    def timeline(self) -> Timeline | None: ...

    def examples(self) -> tuple[str, ...]: ...

    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Process:
    """What this server was started with."""

    state: Path
    assistant: Responder


_process: Process | None = None


def configure(process: Process) -> None:
    """Called once, before the server starts."""
    global _process  # noqa: PLW0603 - Streamlit runs the page script by path and passes it nothing
    _process = process


def state_folder() -> Path:
    """Where conversations and votes are stored."""
    return _started().state


def now() -> datetime:
    """The time that is stored with a turn or a vote. The day that is reckoned from is `clock.today_in_oslo`."""
    return datetime.now(UTC)


def assistant() -> Responder:
    """The assistant. It holds the sources and nothing of the readers', and does not change."""
    return _started().assistant


def _started() -> Process:
    if _process is None:
        raise RuntimeError("configure() must be called before the pages run")
    return _process
