"""The four outcomes of one case.

Right, wrong, abstained and unscored are kept apart: an answer that is missing harms less than one that is wrong (the
three outcomes of CRAG, arXiv 2406.04744), and a case that cannot be scored must neither help nor vanish.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"
    UNSCORED = "unscored"

    @property
    def told(self) -> str:
        """The outcome as a person reads it."""
        return {"right": "riktig", "wrong": "feil", "abstained": "uten svar", "unscored": "ugyldig"}[self.value]


@dataclass(frozen=True, slots=True)
class Check:
    """One demand on an answer and, when it is not met, what was wrong."""

    name: str
    fault: str = ""

    @property
    def passed(self) -> bool:
        return not self.fault


def outcome_of(expected: str, got: str, checks: Sequence[Check]) -> Outcome:
    """Right when every demand is met. Asking back or refusing, where an answer was known, is abstained, not wrong."""
    if all(check.passed for check in checks):
        return Outcome.RIGHT
    is_refusal = expected == "answered" and got in ("abstained", "clarify")
    is_sound = all(check.passed for check in checks if check.name == "fidelity")
    return Outcome.ABSTAINED if is_refusal and is_sound else Outcome.WRONG
