"""Whole indexes side by side in one folder, of which one is current; a build that is killed leaves the others alone.

Flows in: a folder, and a function that fills a new one. Flows out: the folder of the current version. It does not know
what an index holds.

`versions/NAME.tmp` is filled, renamed to `versions/NAME`, and then the small file `current` is replaced by one that
holds NAME; each step is whole or not at all, so a reader sees the old index or the new one.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import IO, Any

from index.embed import Progress

MANIFEST = "manifest.json"
_POINTER = "current"
_WAIT_S = 0.2


def current(index_dir: Path) -> Path | None:
    """The folder of the index that serves now; None when there is none, or it is not whole."""
    try:
        name = (index_dir / _POINTER).read_text("utf-8").strip()
    except OSError:
        return None
    folder = index_dir / "versions" / name
    return folder if name and (folder / MANIFEST).is_file() else None


def manifest(folder: Path) -> dict[str, Any]:
    """What the index in `folder` was built from; empty when its manifest cannot be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def publish(index_dir: Path, name: str, fill: Callable[[Path], dict[str, Any]]) -> None:
    """Makes a new version called `name` current. `fill` gets an empty folder and gives the manifest, written last.

    Hold `sole_writer` around it. What a killed build left is removed first; of older versions the last one stays, since
    a running app may still read it.
    """
    versions = index_dir / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    for left in versions.glob("*.tmp"):
        rmtree(left, ignore_errors=True)
    previous = current(index_dir)
    taken = {path.name for path in versions.iterdir()}
    name = next(n for n in (name, *(f"{name}-{count}" for count in range(2, 10_000))) if n not in taken)
    half = versions / f"{name}.tmp"
    half.mkdir()
    contents = fill(half)
    _write(half / MANIFEST, json.dumps(contents, ensure_ascii=False, indent=1))
    half.rename(versions / name)
    pointer = index_dir / f"{_POINTER}.tmp"
    _write(pointer, name)
    pointer.replace(index_dir / _POINTER)
    for old in versions.iterdir():
        if old.name != name and old != previous:
            rmtree(old, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def sole_writer(index_dir: Path, progress: Progress) -> Iterator[bool]:
    """Holds the index folder for one writer, waiting for another to finish; gives whether it had to wait.

    The lock is the operating system's, on an open file: it goes when its holder dies, however that dies.
    """
    index_dir.mkdir(parents=True, exist_ok=True)
    waited = False
    with (index_dir / "lock").open("a+b") as file:
        while not _locked(file):
            if not waited:
                progress("Venter på at en annen bygger ferdig indeksen", 0, 0)
            waited = True
            time.sleep(_WAIT_S)
        yield waited


def _locked(file: IO[bytes]) -> bool:
    """Whether this process now holds the lock on `file`; closing the file gives it back."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
