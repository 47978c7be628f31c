"""Fitting a softmax over rows: what tells the right ones gets weight, what is set stays, a pull makes weights small."""

import numpy as np
import pytest

from evals.likeliest import Choice, likeliest


def choices() -> list[Choice]:
    random = np.random.default_rng(3)
    made: list[Choice] = []
    for _ in range(60):
        features = random.normal(size=(5, 3))
        right = features[:, 0] == features[:, 0].max()
        made.append((features, right))
    return made


def test_the_feature_that_tells_the_right_row_gets_the_weight() -> None:
    weights = likeliest(choices(), 1.0, {})
    assert weights[0] > 5 * max(abs(weights[1]), abs(weights[2]))


def test_what_is_set_stays_what_it_is() -> None:
    assert likeliest(choices(), 1.0, {2: 0.7})[2] == pytest.approx(0.7)


def test_a_stronger_pull_makes_smaller_weights() -> None:
    assert abs(likeliest(choices(), 20.0, {})[0]) < abs(likeliest(choices(), 1.0, {})[0])
