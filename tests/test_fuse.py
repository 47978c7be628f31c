"""Fusing scores: order changes nothing, and each way of finding counts by its weight."""

import random

from hypothesis import given
from hypothesis import strategies as st

from index.fuse import above_lowest, fuse

SCORES = st.dictionaries(st.integers(0, 30), st.floats(-5, 5), max_size=12)
WAYS = st.lists(st.tuples(SCORES, st.floats(0, 3)), max_size=4)


@given(WAYS, st.randoms())
def test_the_order_of_ways_and_rows_changes_nothing(
    ways: list[tuple[dict[int, float], float]], shuffle: random.Random
) -> None:
    again = []
    for scores, weight in ways:
        rows = list(scores.items())
        shuffle.shuffle(rows)
        again.append((dict(rows), weight))
    shuffle.shuffle(again)
    assert fuse(again) == fuse(ways)


@given(WAYS)
def test_no_row_scores_above_the_sum_of_weights(ways: list[tuple[dict[int, float], float]]) -> None:
    assert all(-1e-9 <= score <= sum(weight for _, weight in ways) + 1e-9 for score in fuse(ways).values())


@given(SCORES, st.floats(0.1, 3), st.floats(0.5, 10))
def test_a_way_may_score_on_any_scale(scores: dict[int, float], weight: float, times: float) -> None:
    ours, theirs = fuse([(scores, weight)]), fuse([({row: score * times for row, score in scores.items()}, weight)])
    assert all(abs(ours[row] - theirs[row]) < 1e-6 for row in ours)


@given(SCORES, st.floats(-3, 3))
def test_where_a_way_counts_from_can_be_taken_off(scores: dict[int, float], plus: float) -> None:
    ours, theirs = above_lowest(scores), above_lowest({row: score + plus for row, score in scores.items()})
    assert all(abs(ours[row] - theirs[row]) < 1e-9 for row in ours)
    assert min(ours.values(), default=0) == 0


def test_a_light_way_breaks_ties_and_no_more() -> None:
    fused = fuse([({1: 2.0, 2: 2.0, 3: 1.0, 4: 0.0}, 1.0), ({3: 0.9, 2: 0.5, 4: 0.1}, 0.1)])
    assert sorted(fused, key=lambda row: -fused[row]) == [2, 1, 3, 4]


def test_the_only_row_that_one_way_found_counts_whole() -> None:
    assert fuse([({7: 0.2}, 1.0), ({1: 0.4, 7: 0.0}, 0.1)]) == {1: 0.1, 7: 1.0}
