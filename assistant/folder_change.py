"""A change of the case's folder that is made whole or not at all: files put in, files taken out.

Flows in: a folder, new files by their place in it, names that go. Flows out: the folder changed. It does not know what
the files hold.

Everything new is written under `.saksvar/endring.tmp` with a plan beside it. Renaming that folder to `.saksvar/endring`
decides: killed before, the old folder stands; killed after, `settle` does the rest of the plan. Each step of the plan
can be done twice. Names that begin with a full stop are never read as documents.
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import SaksvarError

_HIDDEN = ".saksvar"
_HALF = "endring.tmp"
_DECIDED = "endring"
_FILES = "filer"
_PLAN = "plan.json"
_KEPT = "fjernet"
_PATIENCE_S = 60


@dataclass(slots=True)
class Change:
    """What will be changed. Fill it, then `commit`; without that nothing happens."""

    folder: Path
    _takes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def staged(self) -> Path:
        """The folder that new files are laid in, by their path below the case's folder."""
        return _place(self.folder, _HALF) / _FILES

    def take(self, name: str, *, keep_as: str = "") -> Path | None:
        """Takes the file out; `keep_as` is a name to keep it by, among those that were removed. Gives where it goes."""
        kept = _free(_place(self.folder, _KEPT), keep_as) if keep_as else None
        self._takes.append((name, kept.relative_to(self.folder).as_posix() if kept else ""))
        return kept

    def commit(self) -> None:
        """Makes the change. Killed at any moment, it is done whole or not at all."""
        half = _place(self.folder, _HALF)
        puts = sorted(path.relative_to(self.staged).as_posix() for path in self.staged.rglob("*") if path.is_file())
        for name in puts:
            _on_disk(self.staged / name)
        (half / _PLAN).write_text(json.dumps({"take": self._takes, "put": puts}, ensure_ascii=False), "utf-8")
        _on_disk(half / _PLAN)
        half.rename(_place(self.folder, _DECIDED))
        _carry_out(self.folder)


@contextmanager
def changing(folder: Path) -> Iterator[Change]:
    """One change at a time in `folder`, which is made when it is not there; what is not committed is left undone."""
    made = not folder.exists()
    hidden = folder / _HIDDEN
    hidden.mkdir(parents=True, exist_ok=True)
    committed = False
    try:
        with _alone(folder):
            _carry_out(folder)
            shutil.rmtree(_place(folder, _HALF), ignore_errors=True)
            change = Change(folder)
            change.staged.mkdir(parents=True)
            try:
                yield change
                committed = True
            finally:
                shutil.rmtree(_place(folder, _HALF), ignore_errors=True)
    finally:
        if made and not committed:
            shutil.rmtree(folder, ignore_errors=True)


def settle(folder: Path) -> None:
    """Finishes a change that was decided and then broken off; nothing when there is none."""
    if (_place(folder, _DECIDED) / _PLAN).is_file():
        with _alone(folder):
            _carry_out(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    # The operating system lets go of the lock when its holder dies.
    lock = FileLock(folder / _HIDDEN / "lock", mode=0o600)
    try:
        lock.acquire(timeout=_PATIENCE_S)
    except Timeout:
        raise SaksvarError(
            f"Et annet program endrer dokumentene i {folder} akkurat nå. Vent til det er ferdig, og prøv igjen."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _carry_out(folder: Path) -> None:
    """Does what is left of the decided plan."""
    decided = _place(folder, _DECIDED)
    try:
        plan = json.loads((decided / _PLAN).read_text("utf-8"))
    except FileNotFoundError:
        # Only the empty rest of a plan that was carried out can lie here: the plan goes last.
        shutil.rmtree(decided, ignore_errors=True)
        return
    puts: Sequence[str] = plan["put"]
    for name, kept in plan["take"]:
        _taken(folder / name, folder / kept if kept else None, still_old=name not in puts or _waits(decided, name))
    for name in puts:
        if _waits(decided, name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (decided / _FILES / name).replace(folder / name)
    shutil.rmtree(decided / _FILES, ignore_errors=True)
    (decided / _PLAN).unlink()
    shutil.rmtree(decided, ignore_errors=True)


def _waits(decided: Path, name: str) -> bool:
    return (decided / _FILES / name).is_file()


def _taken(path: Path, kept: Path | None, *, still_old: bool) -> None:
    """Takes `path` out unless that was done before, in which case what lies there now is the new file."""
    if not still_old or not os.path.lexists(path):
        return
    if kept is None:
        path.unlink()
    else:
        kept.parent.mkdir(parents=True, exist_ok=True)
        path.replace(kept)


def _free(folder: Path, name: str) -> Path:
    """A place in `folder` that nothing lies at, named as near `name` as can be."""
    path = Path(name)
    names = (name, *(f"{path.stem}-{number}{path.suffix}" for number in range(2, 10_000)))
    return next(folder / one for one in names if not os.path.lexists(folder / one))


def _place(folder: Path, name: str) -> Path:
    return folder / _HIDDEN / name


def _on_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
