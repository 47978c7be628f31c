"""The one assistant of this process and the settings it was started with.

Flows in: settings from `launch`. Flows out: the opened assistant, shared by every reader. Pages reach it only here, so
that nothing of one reader's is ever kept in what all share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

import streamlit as st

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
    """How this server was started: where readers' turns are stored, and how the assistant is opened."""

    state: Path
    open_assistant: Callable[[], Responder]


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


@st.cache_resource(show_spinner=False)
def assistant() -> Responder:
    """The assistant, opened on first use and shared by all readers; it holds the sources, nothing of theirs."""
    return _started().open_assistant()


def _started() -> Process:
    if _process is None:
        raise RuntimeError("configure() must be called before the pages run")
    return _process
