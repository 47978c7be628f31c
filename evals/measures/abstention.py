"""Abstention: false answers to questions the sources do not answer, and false refusals of those they do.

Source: hallucination rate and error rate of NoMIRACL (arXiv 2312.11361). Asking back counts as a refusal of an
answerable question: the reader has no answer.
"""

from evals.cases import Status


def false_answer(expected: Status, got: Status) -> float | None:
    """1 when something was answered that should not have been; None for an answerable question."""
    return float(got == "answered") if expected == "abstained" else None


def false_refusal(expected: Status, got: Status) -> float | None:
    """1 when a known answer was withheld; None for an unanswerable question."""
    return float(got in ("abstained", "clarify")) if expected == "answered" else None
