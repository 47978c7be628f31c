"""How far a long piece of work has come, on standard error only.

Flows in: a step in Norwegian, how much is done and of how much. Flows out: one bar a step in a terminal, one line a
step in a log. Standard output stays the answer's.
"""

import sys
from collections.abc import Callable
from typing import Any

Progress = Callable[[str, int, int], None]

_WIDTH = 88
_NAME = 24
"""Columns kept for the step's name, so that bars of one build stand under each other."""

_COUNTED = f"{{desc:<{_NAME}}} {{bar}} {{n_fmt}}/{{total_fmt}}"
_UNCOUNTED = "{desc}"


def progress_bar() -> Progress:
    """A bar for each step in a terminal; else the step's name, once."""
    return _Bars().show if sys.stderr.isatty() else _Lines().show


class _Lines:
    def __init__(self) -> None:
        self._told = ""

    def show(self, what: str, done: int, total: int) -> None:
        if what != self._told:
            print(f"{what} …", file=sys.stderr, flush=True)
        self._told = what


class _Bars:
    """One bar at a time: a step that never says it is done is closed when the next begins."""

    def __init__(self) -> None:
        self._what = ""
        self._bar: Any = None  # tqdm ships no types

    def show(self, what: str, done: int, total: int) -> None:
        from tqdm import tqdm

        if what != self._what:
            self._close()
            form = _COUNTED if total > 1 else _UNCOUNTED
            self._what = what
            self._bar = tqdm(desc=what, total=total or None, file=sys.stderr, ncols=_WIDTH, bar_format=form)
        if self._bar is None:
            return
        self._bar.update(done - self._bar.n)
        if total and done >= total:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
