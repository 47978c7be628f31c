"""The one assistant of this process and the settings it was started with.

Flows in: settings from `launch`. Flows out: the opened assistant, shared by every reader. Pages reach it only here, so
that nothing of one reader's is ever kept in what all share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import streamlit as st

from assistant.answer import Answer
from corpus.document import Document

OSLO = ZoneInfo("Europe/Oslo")


class Responder(Protocol):
    """What the pages need of an assistant."""

    @property
    def documents(self) -> tuple[Document, ...]: ...

    @property
    def timeline(self) -> Any: ...

    def examples(self) -> tuple[str, ...]: ...

    def ask(self, question: str, *, history: Sequence[str] = (), today: date | None = None) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Process:
    """How this server was started: where readers' turns are stored, and how the assistant is opened."""

    state: Path
    open_assistant: Callable[[], Responder]


_process: Process | None = None
_one_at_a_time = Lock()


def configure(process: Process) -> None:
    """Called once, before the server starts."""
    global _process  # noqa: PLW0603 - Streamlit runs the page script by path and passes it nothing
    _process = process


def state_folder() -> Path:
    """Where conversations and votes are stored."""
    return _started().state


def now() -> datetime:
    """The time in Oslo. Read once per request and passed on from there."""
    return datetime.now(OSLO)


@st.cache_resource(show_spinner=False)
def assistant() -> Responder:
    """The assistant, opened on first use and shared by all readers; it holds the sources, nothing of theirs."""
    return _started().open_assistant()


def ask(question: str, history: Sequence[str], today: date) -> Answer:
    """One answer. Readers take turns: a question is answered in well under a second."""
    responder = assistant()
    with _one_at_a_time:
        return responder.ask(question, history=history, today=today)


def _started() -> Process:
    if _process is None:
        raise RuntimeError("configure() must be called before the pages run")
    return _process
