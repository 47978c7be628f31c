"""The one assistant of this process and the settings it was started with.

Flows in: settings from `launch`. Flows out: the opened assistant, shared by every reader. Pages reach it only here, so
that nothing of one reader's is ever kept in what all share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import streamlit as st

from assistant.answer import Answer
from corpus.document import Document


class Responder(Protocol):
    """What the pages need of an assistant."""

    @property
    def documents(self) -> tuple[Document, ...]: ...

    @property
    def timeline(self) -> Any: ...

    def examples(self) -> tuple[str, ...]: ...

    def _started() -> Process:
    if _process is None:
        raise RuntimeError("configure() must be called before the pages run")
    return _process
