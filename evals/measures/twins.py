"""Twin agreement: whether a question in nynorsk gets the same citations as its twin in bokmål.

A consistency measure, not a correctness measure: two equal wrong answers agree.
"""

from collections.abc import Set as AbstractSet

Places = AbstractSet[tuple[str, int, int]]


def agreement(one: Places, other: Places) -> float:
    """1 when both cite the same spans, else 0."""
    return float(one == other)


def overlap(one: Places, other: Places) -> float:
    """Jaccard's coefficient of the two sets of spans; 1 when both are empty. Source: Jaccard 1912."""
    union = one | other
    return len(one & other) / len(union) if union else 1.0
