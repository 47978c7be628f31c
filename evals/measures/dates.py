"""Date exactness: whether a computation gave exactly the expected days and numbers. No tolerance.

A wrong day is wrong: TimeQA-style partial credit for the right year is not given. A quotation that states the date is a
look-up; every other operation must have computed.
"""

from collections.abc import Iterator
from typing import Any

from evals.cases import Case
from evals.outcome import Check
from evals.responses import Response

# What the engine calls the operations that a case names; where two give the same value, either is right.
ENGINE_NAMES: dict[str, tuple[str, ...]] = {
    "look_up": ("deadlines", "next_deadline", "go_lives", "milestones", "overview"),
    "days_left": ("days_left",),
    "between": ("between",),
    "shift": ("shift",),
    "latest_start": ("backplan", "latest_fitting", "backplan_phase"),
    "forward_plan": ("forward",),
    "delay": ("delay",),
    "feasible": ("feasible",),
    "working_days": ("workdays_between", "workdays_from", "weekday"),
    "weekday": ("weekday",),
    "statutory": ("statutory_deadline",),
    "consistency": ("consistency",),
}
_COUNTS = {"days": "day", "working_days": "workday"}


def check_dates(case: Case, response: Response) -> Check:
    """Met when every expected value stands in the computation's result."""
    expected = case.expected
    if not expected.operation or expected.status != "answered":
        return Check("dates")
    if response.computation is None:
        quoted = expected.operation == "look_up" or not expected.result
        return Check("dates", "" if quoted else "ingenting er regnet ut")
    found = tuple(_leaves(response.computation.result))
    missing = [f"{name}={value}" for name, value in expected.result if not _stands(name, value, found)]
    return Check("dates", f"{response.computation.operation} gir ikke {', '.join(missing)}" if missing else "")


def date_exactness(case: Case, response: Response) -> float | None:
    """1 when exact, else 0; None for a case without expected values."""
    return float(check_dates(case, response).passed) if case.expected.result else None


def operation_match(case: Case, response: Response) -> float | None:
    """1 when the operation is the one the case names; reported, never demanded. None without a computation."""
    if not case.expected.operation or response.computation is None:
        return None
    names = (case.expected.operation, *ENGINE_NAMES[case.expected.operation])
    return float(response.computation.operation in names)


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, str(name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part, key)
    else:
        yield key, value


def _stands(name: str, value: str | int, found: tuple[tuple[str, Any], ...]) -> bool:
    if name in _COUNTS:
        # A year or a number of months that happens to be equal is another value: the key must speak of days.
        return any(_COUNTS[name] in key and type(got) is int and got == value for key, got in found)
    return any(got == value for _, got in found)
