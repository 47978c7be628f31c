"""Whole indexes side by side in one folder, of which one is current; a build that is killed leaves the others alone.

Flows in: a folder, and a function that fills a new one. Flows out: the folder of the current version. It does not know
what an index holds.

`versions/NAME.tmp` is filled, renamed to `versions/NAME`, and then the small file `current` is replaced by one that
holds NAME; each step is whole or not at all, so a reader sees the old index or the new one.

A reader holds a shared lock on its version's manifest (`held`); a version that somebody holds is not removed, nor is
the one before the current, which a reader may be about to hold.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import IO, Any, BinaryIO

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


def current_version(index_dir: Path) -> str:
    """The name of the index that serves now, empty when there is none: one small file read (.02 ms), so that a running
    program can ask before each answer whether what it has open is still that."""
    folder = current(index_dir)
    return folder.name if folder else ""


def held(index_dir: Path) -> tuple[Path, BinaryIO] | None:
    """The folder of the current index, kept from being removed until the file that comes with it is closed; None when
    there is none."""
    seen = None
    while (folder := current(index_dir)) is not None:
        try:
            file = (folder / MANIFEST).open("rb")
        except OSError:
            if seen == folder:
                return None
            seen = folder  # removed since the pointer was read, so the pointer has moved
            continue
        # Without a lock to be had (a file system that has none) the previous version staying is what protects.
        _locked(file, shared=True)
        if (folder / MANIFEST).is_file():
            return folder, file
        file.close()
    return None


def manifest(folder: Path) -> dict[str, Any]:
    """What the index in `folder` was built from; empty when its manifest cannot be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def kept_manifests(index_dir: Path) -> list[dict[str, Any]]:
    """What each version that lies in the folder was built from."""
    return [manifest(folder) for folder in (index_dir / "versions").glob("*/") if folder.suffix not in (".tmp", ".old")]


def publish(index_dir: Path, name: str, fill: Callable[[Path], dict[str, Any]]) -> None:
    """Makes a new version called `name` current. `fill` gets an empty folder and gives the manifest, written last.

    Hold `sole_writer` around it. What a killed build left is removed first. Of older versions stay the last one and
    those that a running program holds.
    """
    versions = index_dir / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    for left in (*versions.glob("*.tmp"), *versions.glob("*.old")):
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
            _remove(old)


def _remove(folder: Path) -> None:
    """Takes a version away unless somebody reads it; its name goes first, so that a half removed one is none."""
    try:
        with (folder / MANIFEST).open("r+b") as file:
            if not _locked(file):
                return
            gone = folder.with_name(f"{folder.name}.old")
            folder.rename(gone)
    except FileNotFoundError:
        gone = folder  # without a manifest it was never an index
    except OSError:  # open in another process, where the system keeps such a folder from being renamed
        return
    rmtree(gone, ignore_errors=True)


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


def _locked(file: IO[bytes], shared: bool = False) -> bool:
    """Whether this process now holds the lock on `file`, alone or with other sharers; closing the file gives it
    back."""
    try:
        if os.name == "nt":
            import msvcrt

            if not shared:  # a file that is open cannot be removed there, which is what sharing is for
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
