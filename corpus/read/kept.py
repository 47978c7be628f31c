"""What was read from files before, so that a file that is as it was is not read again.

Flows in: a folder, the hash of a file's bytes, its name. Flows out: the `Reading` that its reader gave last time. It
does not know the formats, nor what a person says of a document in the file beside it: that is laid over each time.

An entry is named after all that a reading depends on: the bytes, the name (which stands in sentences), the readers and
the libraries under them. So it is never out of date, only out of use. It holds JSON below the hash of it, and is put in
place by a rename: whoever reads, while others write or a writer is killed, finds a whole entry or none.
"""

import os
import re
import stat
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp

from corpus.errors import SaksvarError
from corpus.read.draft import READINGS, Reading

LIBRARIES = (
    "beautifulsoup4", "lxml", "markdown-it-py", "pydantic", "pypdfium2", "python-docx", "python-pptx", "PyYAML",
)  # fmt: skip
# Some 20,000 PDF documents of 12 pages; what is beyond it is read anew each time.
MOST_BYTES = 1_000_000_000
_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.json|\.\w+\.tmp)")
_ROOT = Path(__file__).parents[1]


class Kept:
    """The readings kept in `folder`, which is made when there is something to keep.

    A folder that others can write in is left alone: what lies in it would be quoted as the words of a document.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = _is_ours(folder)
        self._used: set[str] = set()
        self._bytes = 0

    def reading(self, path: Path, name: str) -> Reading | None:
        """What was read from the file at `path` under that name; None when it was not, or the entry is damaged.

        Raises: OSError when the file cannot be read.
        """
        if not self._open:
            return None
        with path.open("rb") as file:
            entry = _entry(file_digest(file, "sha256").hexdigest(), name)
        try:
            told = (self._folder / entry).read_bytes()
            mark, _, body = told.partition(b"\n")
            if mark != _mark(entry, body):
                return None
            reading = READINGS.validate_json(body)
        except (OSError, ValueError, SaksvarError):
            return None
        self._count(entry, told)
        return reading

    def keep(self, sha256_of_file: str, name: str, body: bytes) -> None:
        """Keeps a `Reading` as JSON. A folder that cannot be written keeps nothing, and nobody need know."""
        if not self._open:
            return
        entry = _entry(sha256_of_file, name)
        told = _mark(entry, body) + b"\n" + body
        if self._bytes + len(told) > MOST_BYTES:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._open = _is_ours(self._folder)
            if self._open:
                _put(self._folder / entry, told)
                self._count(entry, told)

    def forget_others(self) -> None:
        """Removes what has been neither found nor kept here since this was opened."""
        if not self._open or not self._folder.is_dir():
            return
        with suppress(OSError):
            names = [one.name for one in os.scandir(self._folder)]
            # Only what is named as entries are: the folder's name is a user's to give.
            for name in names:
                if _ENTRY.fullmatch(name) and name not in self._used:
                    with suppress(OSError):
                        (self._folder / name).unlink()

    def _count(self, entry: str, told: bytes) -> None:
        if entry not in self._used:
            self._used.add(entry)
            self._bytes += len(told)


@lru_cache(maxsize=1)
def readers_version() -> str:
    """What tells one set of readers from another: the text of this package, its libraries and Python itself.

    All of the package, not a list kept by hand, which would be forgotten; reading a folder too often costs minutes,
    quoting it wrongly more.
    """
    digest = sha256(sys.version.encode())
    for path in sorted(_ROOT.rglob("*.py")):
        digest.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


def _entry(sha256_of_file: str, name: str) -> str:
    return sha256("\0".join((readers_version(), sha256_of_file, name)).encode()).hexdigest() + ".json"


def _mark(entry: str, body: bytes) -> bytes:
    """The hash that an entry begins with; its name counts too, so that one copied to another's place is none."""
    return sha256(entry.encode() + body).hexdigest().encode()


def _put(path: Path, told: bytes) -> None:
    # Not synced to the disk: what a power cut tears no longer fits its mark.
    number, half = mkstemp(suffix=".tmp", prefix=f"{path.stem}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(told)
        Path(half).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(half).unlink()
        raise


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can have put anything into the folder; so it is while it is not there."""
    try:
        seen = folder.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    owner = getattr(os, "geteuid", lambda: seen.st_uid)()  # Windows has neither owners nor such modes
    shared = os.name != "nt" and seen.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == owner and not shared
