"""The order of search's candidates: shares of one, whatever the model's scale, and the shipped weights."""

import json

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.rerank import FEATURES, WEIGHTS, Candidates, features, scores

SIZES = st.integers(1, 12)
LEAST = 0.05


def drawn(seed: int, size: int) -> Candidates:
    random = np.random.default_rng(seed)
    parts = random.random((5, size)).astype(np.float32)
    said = [random.random(random.integers(1, 6)).astype(np.float32) for _ in range(size)]
    return Candidates(*parts, said, 0.5)


@given(st.integers(0, 1000), SIZES)
def test_scores_are_shares_of_one(seed: int, size: int) -> None:
    found = scores(drawn(seed, size))
    assert found.shape == (size,)
    assert (found >= 0).all()
    assert found.sum() == pytest.approx(1)


@given(st.integers(0, 1000), SIZES, st.floats(1, 5), st.floats(-1, 1))
def test_another_scale_of_cosines_changes_no_share(seed: int, size: int, factor: float, moved: float) -> None:
    one = drawn(seed, size)
    assume(size == 1 or min(one.whole.std(), np.std([said.max() for said in one.sentences])) > LEAST)
    other = Candidates(
        one.stems,
        one.grams,
        one.document,
        one.codes,
        one.whole * np.float32(factor) + np.float32(moved),
        [said * np.float32(factor) + np.float32(moved) for said in one.sentences],
        one.coverage,
    )
    np.testing.assert_allclose(scores(one), scores(other), atol=1e-2)


@given(st.integers(0, 1000), st.integers(2, 12))
def test_the_order_of_candidates_changes_no_share(seed: int, size: int) -> None:
    one = drawn(seed, size)
    back = Candidates(
        one.stems[::-1],
        one.grams[::-1],
        one.document[::-1],
        one.codes[::-1],
        one.whole[::-1],
        one.sentences[::-1],
        one.coverage,
    )
    np.testing.assert_allclose(scores(one)[::-1], scores(back), rtol=1e-6)


def test_every_feature_has_a_weight() -> None:
    stored = json.loads(WEIGHTS.read_text("utf-8"))
    assert set(stored["weights"]) == set(FEATURES)
    assert features(drawn(1, 3)).shape == (3, len(FEATURES))


def test_what_differs_by_less_than_noise_is_told_apart_by_its_number() -> None:
    same = np.ones(3, np.float32)
    found = Candidates(
        stems=same,
        grams=same,
        document=same,
        codes=np.array([0, 1, 0], np.float32),
        whole=np.array([0.812, 0.810, 0.811], np.float32),
        sentences=[np.array([value], np.float32) for value in (0.812, 0.810, 0.811)],
        coverage=1.0,
    )
    assert int(scores(found).argmax()) == 1
