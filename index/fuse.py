"""Several scores of the same passages made one.

Flows in: for each way of finding, scores by row, with the weight it has. Flows out: one score by row. It does not know
who scored, nor what was asked.
"""

from collections.abc import Mapping, Sequence
from math import fsum

Scores = Mapping[int, float]


def fuse(scored: Sequence[tuple[Scores, float]]) -> dict[int, float]:
    """Each row's weighted sum of scores, those of each way first brought to [0, 1] between its worst and its best.

    A row that one way did not return has 0 there. The order of `scored`, and of the rows in it, changes nothing: sums
    are exact (`fsum`). A way whose scores are all alike tells nothing and gives 0.

    Source: min–max normalised CombSUM, Fox and Shaw 1994; weights as measured by `evals/retrieval.py`.
    """
    shares: dict[int, list[float]] = {}
    for scores, weight in scored:
        low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
        for row, score in scores.items():
            share = (score - low) / (high - low) if high > low else 0.0
            shares.setdefault(row, []).append(weight * share)
    return {row: fsum(shares[row]) for row in sorted(shares)}
