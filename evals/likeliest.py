"""Weights under which the right ones of some are likeliest: a softmax over the rows of each question, fitted.

Flows in: for each question the features of its rows and which are right. Flows out: a weight for each feature. It does
not know what the rows are.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Choice = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""One question: features (n, f), and which of its n rows are right, some but not all."""
_LEAST_SHARE = 1e-12


def likeliest(some: Sequence[Choice], pull: float, fixed: Mapping[int, float]) -> NDArray[np.float64]:
    """(f,): the weights that make the right rows' share of all likelihood as large as possible, pulled towards 0 by
    `pull` times their squares, features taken by their spread. Those at the places in `fixed` stay what they are."""
    from scipy.optimize import minimize

    spread = np.concatenate([features for features, _ in some]).std(axis=0)
    spread[spread == 0] = 1.0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = pull * float(weights @ weights), 2 * pull * weights
        for features, right in some:
            scaled = features / spread
            sums = scaled @ weights
            shares = np.exp(sums - sums.max())
            shares /= shares.sum()
            ours = max(float(shares[right].sum()), _LEAST_SHARE)
            total -= np.log(ours)
            slope = slope + scaled.T @ (shares - np.where(right, shares, 0) / ours)
        return total, slope

    start = np.array([fixed.get(place, 0.0) for place in range(len(spread))]) * spread
    bounds = [(value, value) if place in fixed else (None, None) for place, value in enumerate(start)]
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / spread)
