"""Bootstrap interval of a mean: how far a share could move by the luck of which questions were asked.

Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13 (percentile interval). The seed is fixed, so
that two runs print the same interval; the interval says nothing of questions unlike these.
"""

from collections.abc import Sequence

import numpy as np

SEED = 20_261_101
_RESAMPLES = 1_000


def bootstrap_interval(values: Sequence[float], level: float = 0.95, seed: int = SEED) -> tuple[float, float]:
    """Low and high bound of the mean at `level`; the mean twice when fewer than two values are given."""
    if len(values) < 2:
        mean = float(np.mean(values)) if len(values) else 0.0
        return mean, mean
    rng = np.random.default_rng(seed)
    drawn = rng.choice(np.asarray(values, dtype=float), size=(_RESAMPLES, len(values)))
    low, high = np.quantile(drawn.mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_interval(before: Sequence[float], after: Sequence[float], level: float = 0.95) -> tuple[float, float]:
    """Bounds of the mean change of the same cases; one that holds 0 says the change may be luck."""
    changes = [new - old for old, new in zip(before, after, strict=True)]
    return bootstrap_interval(changes, level)
