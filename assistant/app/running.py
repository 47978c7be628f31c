"""The assistant of this process, shared by every reader, and the folder where their turns are stored.

Flows in: both from `launch`. Flows out: the same to the pages, which reach them only here. Nothing of one reader's is
ever kept in what all share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from assistant.app.rebuilding import Rebuilding
from assistant.app.serving import Serving
from assistant.settings import Settings
from corpus.document import Document
from corpus.folder import Refusal
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
class Opened:
    """An assistant, the files that could not be read, and the PDF files its documents came from, by document id."""

    assistant: Responder
    refused: tuple[Refusal, ...]
    pdf_files: Mapping[str, tuple[Path, tuple[int, int, int]]]


@dataclass(frozen=True, slots=True)
class Sources:
    """The folder that is served, and what follows when it changes. `is_local`: only this machine reaches the server."""

    settings: Settings
    serving: Serving[Opened]
    rebuilding: Rebuilding
    is_local: bool


@dataclass(frozen=True, slots=True)
class Process:
    """What this server was started with. Without `sources` there is no folder behind, and nothing can be changed."""

    state: Path
    assistant: Responder
    sources: Sources | None = None
    keep: int = 90


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
    """The assistant. It holds the sources and nothing of the readers'. Ask once per request: the next call may give
    one with newer documents."""
    process = _started()
    return process.sources.serving.current().assistant if process.sources else process.assistant


def pdf_files() -> Mapping[str, tuple[Path, tuple[int, int, int]]]:
    """The PDF files behind the documents, each as it was when they were read; empty when there is no folder."""
    behind = _started().sources
    return behind.serving.current().pdf_files if behind else {}


def refused() -> tuple[Refusal, ...]:
    """The files in the folder that could not be read."""
    behind = _started().sources
    return behind.serving.current().refused if behind else ()


def sources() -> Sources | None:
    """The folder behind the assistant; None when there is none that can be changed."""
    return _started().sources


def trouble() -> str:
    """What readers should be told of the search as it is now; empty when nothing."""
    return str(getattr(getattr(assistant(), "index", None), "trouble", ""))


def keep() -> int:
    """Days that a conversation is stored after its last question."""
    return _started().keep


def _started() -> Process:
    if _process is None:
        raise RuntimeError("configure() must be called before the pages run")
    return _process
