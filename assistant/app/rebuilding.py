"""The index rebuilt in the background, and how far that has come.

Flows in: settings, and what to do when it is done. Flows out: the state, for the page that shows it. One build at a
time; documents that are changed during a build get another after it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Lock, Thread

from assistant.settings import Settings

FAILED = (
    "Indeksen ble ikke bygd. Svarene bygger fortsatt på dokumentene slik de var. Kjør «saksvar index» for å se hvorfor."
)
UNOPENED = (
    "Indeksen er bygd, men ble ikke åpnet her. Svarene bygger fortsatt på dokumentene slik de var. "
    "Start Saksvar på nytt."
)


class Phase(Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class State:
    """Where the rebuild stands. `total` is 0 while nobody can tell; `documents` is how many are served when done."""

    phase: Phase = Phase.IDLE
    step: str = ""
    done: int = 0
    total: int = 0
    documents: int = 0
    sentence: str = ""


class Rebuilding:
    """The background build of one app process. Safe to share between threads."""

    def __init__(self, settings: Settings, when_built: Callable[[], bool]) -> None:
        self._settings = settings
        self._when_built = when_built
        self._lock = Lock()
        self._again = False
        self.state = State()

    def start(self) -> None:
        """Begins a build; one that runs already is followed by another."""
        with self._lock:
            if self.state.phase is Phase.RUNNING:
                self._again = True
                return
            self.state = State(Phase.RUNNING, "Begynner")
        Thread(target=self._run, name="saksvar-bygger", daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                ended = self._built()
            except Exception:  # whatever it was, the state must not stay «running»
                ended = State(Phase.FAILED, sentence=FAILED)
            with self._lock:
                if not self._again:
                    self.state = ended
                    return
                self._again = False

    def _built(self) -> State:
        told: dict[str, object] = {}
        with subprocess.Popen(
            [sys.executable, "-m", "assistant.app.rebuild_process", self._settings.model_dump_json(exclude={"staff"})],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                told = json.loads(line)
                if "step" in told:
                    self.state = State(Phase.RUNNING, str(told["step"]), _number(told["done"]), _number(told["total"]))
        if "refused" in told:
            return State(Phase.FAILED, sentence=str(told["refused"]))
        if "documents" not in told:
            return State(Phase.FAILED, sentence=FAILED)
        if not self._when_built():
            return State(Phase.FAILED, sentence=UNOPENED)
        return State(Phase.DONE, documents=_number(told["documents"]))


def _number(told: object) -> int:
    return told if isinstance(told, int) else 0
