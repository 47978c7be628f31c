"""A model written as ONNX in a folder: whole or not at all, and told from a damaged one.

Flows in: a folder, and what writes a model into it. Flows out: its settings, a session that runs it. It does not know
what the model does.
"""

import json
from collections.abc import Callable, Mapping
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from typing import Any

SETTINGS = "saksvar.json"
GRAPH = "model.onnx"
TOKENIZER = "tokenizer.json"


def session_of(path: Path, threads: int) -> Any:
    """What runs the graph in `path` on that many threads (0 = all).

    Raises: whatever onnxruntime's C++ side raises for a file that it cannot read.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def told(folder: Path) -> dict[str, Any] | None:
    """The settings that an export left in `folder`; None where there is none."""
    try:
        settings = json.loads((folder / SETTINGS).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return settings if isinstance(settings, dict) else None


def whole(folder: Path) -> dict[str, Any] | None:
    """The settings of an export whose files are as they were written, None for any other: hashing 90 MB takes .06 s."""
    settings = told(folder)
    digests = settings.get("digests") if settings else None
    if not isinstance(digests, Mapping):
        return None
    unharmed = all((folder / name).is_file() and _digest(folder / name) == kept for name, kept in digests.items())
    return settings if unharmed else None


def keep(folder: Path, write: Callable[[Path], Mapping[str, Any] | None]) -> bool:
    """Makes `folder` anew with what `write` puts into the empty folder it is given, and the settings it gives with it;
    notes there that it could not be done when it gives None. One process at a time: hold a lock around it.

    Raises: what `write` raises; `OSError` when the folder cannot be written.
    """
    half = folder.with_name(f"{folder.name}.tmp")
    rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    try:
        settings = write(half)
        if settings is None:
            rmtree(half, ignore_errors=True)
            half.mkdir()
            noted: dict[str, Any] = {"refused": _exporter()}
        else:
            noted = {**settings, "digests": {file: _digest(half / file) for file in (GRAPH, TOKENIZER)}}
        (half / SETTINGS).write_text(json.dumps(noted, ensure_ascii=False), "utf-8")
        rmtree(folder, ignore_errors=True)
        half.rename(folder)
        return settings is not None
    finally:
        rmtree(half, ignore_errors=True)


def cannot_be_exported(folder: Path) -> bool:
    """Whether `keep` has tried in vain here with the libraries that are installed now."""
    return (told(folder) or {}).get("refused") == _exporter()


def _exporter() -> str:
    return f"torch {version('torch')}, transformers {version('transformers')}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
