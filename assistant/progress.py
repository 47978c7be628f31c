"""How far a long piece of work has come, and how long is left, on standard error only.

Flows in: a step in Norwegian, how much is done and of how much. Flows out: one bar a step in a terminal, a line a step
and half a minute in a log. Standard output stays the answer's.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

Progress = Callable[[str, int, int], None]

_WIDTH = 88
_NAME = 24
"""Columns kept for the step's name, so that bars of one build stand under each other."""

_COUNTED = f"{{desc:<{_NAME}}} {{bar}} {{n_fmt}}/{{total_fmt}}{{postfix}}"
_UNCOUNTED = "{desc}"
_LINE_EVERY_S = 30.0
_MINUTE_S = 60
_TOO_EARLY_S = 4.0
_TOO_SHORT_S = 5.0
_SOON_S = 2.0


def progress_bar() -> Progress:
    """A bar for each step in a terminal; else the step's name, once."""
    return _Bars().show if sys.stderr.isatty() else _Lines().show


def left(done: int, total: int, seconds: float) -> str:
    """«ca. 12 min igjen», when `done` of `total` took so many seconds; empty while it is too early to tell, and when
    less than a few seconds are left."""
    if done <= 0 or seconds < _TOO_EARLY_S:
        return ""
    rest = seconds / done * (total - done)
    if rest < _TOO_SHORT_S:
        return ""
    if rest < _MINUTE_S:
        return f"ca. {round(rest, -1) or 10:.0f} sek igjen"
    minutes = max(round(rest / _MINUTE_S), 1)
    hours, minutes = divmod(minutes, 60)
    return f"ca. {f'{hours} t ' if hours else ''}{minutes} min igjen"


def when_slow(progress: Progress) -> Progress:
    """The same, silent about what is done within seconds."""
    began, telling = time.monotonic(), False

    def told(what: str, done: int, total: int) -> None:
        nonlocal telling
        telling = telling or (done < total and time.monotonic() - began >= _SOON_S)
        if telling:
            progress(what, done, total)

    return told


class _Lines:
    def __init__(self) -> None:
        self._told = ""
        self._began = self._said = 0.0
        self._first = 0

    def show(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self._told:
            print(f"{what} …", file=sys.stderr, flush=True)
            self._told, self._began, self._said, self._first = what, now, now, done
        elif now - self._said >= _LINE_EVERY_S and done < total:
            rest = left(done - self._first, total - self._first, now - self._began)
            print(f"{what}: {done} av {total}{f', {rest}' if rest else ''}", file=sys.stderr, flush=True)
            self._said = now


class _Bars:
    """One bar at a time: a step that never says it is done is closed when the next begins."""

    def __init__(self) -> None:
        self._what = ""
        self._began = 0.0
        self._first = 0
        self._bar: Any = None  # tqdm ships no types

    def show(self, what: str, done: int, total: int) -> None:
        from tqdm import tqdm

        if what != self._what:
            self._close()
            form = _COUNTED if total > 1 else _UNCOUNTED
            self._what = what
            self._began, self._first = time.monotonic(), done
            self._bar = tqdm(desc=what, total=total or None, file=sys.stderr, ncols=_WIDTH, bar_format=form)
        if self._bar is None:
            return
        rest = left(done - self._first, total - self._first, time.monotonic() - self._began)
        self._bar.set_postfix_str(rest, refresh=False)
        self._bar.update(done - self._bar.n)
        if total and done >= total:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
