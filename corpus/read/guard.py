"""Reading in a process of its own, so that no file can take the program down with it.

Flows in: a file and its format. Flows out: what its reader made of it, or a sentence when reading it took too long,
took too much memory or ended in a crash of the library that reads. It does not know the formats.

The process is started once and reads file after file: a start costs .25 s, an errand .3 ms.
"""

import atexit
import json
import os
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from corpus.errors import SaksvarError

MOST_CPU_S = 30
# A machine that does much else may need longer for the same work; then it is not the file's fault.
MOST_WALL_S = 120
MOST_MEMORY = 1_000_000_000
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the reader said of the bytes with that SHA-256: a `Reading` as JSON."""

    sha256: str
    told: bytes


def read_guarded(path: Path, suffix: str, name: str) -> Reply:
    """What the reader for `suffix` makes of the file in the other process.

    Raises: SaksvarError when the process was stopped, died or met one of its limits: another time it may not.
    """
    with _LOCK:
        return _READING.reply(path, suffix, name)


class _Reading:
    """The other process; started when it is needed, and again when it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def reply(self, path: Path, suffix: str, name: str) -> Reply:
        errand = json.dumps({"path": str(path.absolute()), "suffix": suffix, "name": name}).encode() + b"\n"
        try:
            process = self._running()
            assert process.stdin is not None
            process.stdin.write(errand)
            head, _, told = self._line(process, name).partition(b"\t")
            said = json.loads(head)
        except BaseException:
            self.stop()
            raise
        if said["last"]:
            self.stop()
        if said["stopped"]:
            raise SaksvarError(said["stopped"])
        return Reply(said["sha256"], told.rstrip(b"\n"))

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONSAFEPATH": "1"}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "corpus.read.guarded"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                bufsize=0,
            )
        return self._process

    @staticmethod
    def _line(process: subprocess.Popen[bytes], name: str) -> bytes:
        assert process.stdout is not None
        deadline = monotonic() + MOST_WALL_S
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], max(deadline - monotonic(), 0))
            if not ready:
                raise SaksvarError(
                    f"{name} tok mer enn {MOST_WALL_S} sekunder å lese og ble lagt til side. Del filen opp, eller "
                    "lagre den på nytt."
                )
            part = os.read(process.stdout.fileno(), 1 << 20)
            if not part:
                raise SaksvarError(_ended(process.wait(), name))
            parts.append(part)
        return b"".join(parts)


def _ended(code: int, name: str) -> str:
    """What a person is told of a process that ended in the middle of the file."""
    # SIGXCPU, and SIGKILL where the hard limit was met.
    if -code in (24, 9):
        return f"{name} krever mer enn {MOST_CPU_S} sekunder å lese. Del filen opp, eller lagre den på nytt."
    return (
        f"{name} kan ikke leses: leseren stanset midt i filen, som er skadet eller laget for å gjøre skade. Åpne den i "
        "programmet den kommer fra, og lagre den på nytt."
    )


_LOCK = Lock()
_READING = _Reading()
atexit.register(_READING.stop)
