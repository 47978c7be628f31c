"""Latency: percentiles of the time one answer took. Reported, never part of the gate: it depends on the machine.

Percentile by nearest rank, so that every figure is a time that was measured.
"""

from collections.abc import Sequence
from math import ceil


def percentile(times: Sequence[float], share: float) -> float:
    """The smallest time that at least `share` of them do not exceed, in the unit given; 0 for none."""
    ordered = sorted(times)
    return ordered[max(ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
