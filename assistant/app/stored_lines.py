"""JSON lines on disk that several readers write at once.

Flows in: one record at a time. Flows out: whole records, in the order they came. It does not know what they say.
"""

import json
import os
from pathlib import Path
from typing import Any

from filelock import FileLock


def append(path: Path, record: dict[str, Any]) -> None:
    """`record` as one line at the end of `path`, on disk when this returns; readable by this user only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    with FileLock(f"{path}.lock", mode=0o600), os.fdopen(_opened(path), "ab") as file:
        if _is_torn(path):
            line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> tuple[dict[str, Any], ...]:
    """All whole records in `path`; a line torn by a power cut is left out, a missing file has none."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    records = []
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            records.append(record)
    return tuple(records)


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _is_torn(path: Path) -> bool:
    size = path.stat().st_size
    if size == 0:
        return False
    with path.open("rb") as file:
        file.seek(size - 1)
        return file.read(1) != b"\n"
