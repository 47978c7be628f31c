"""Vectors: exact search against brute force and against Chroma, and a store that is broken."""

import os
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from index_fakes import QUIET
from numpy.typing import NDArray

from index import store
from index.embed import Vectors
from index.store import Store, Written, ailment, exact, open_store, write


def unit(count: int, dimension: int = 8, seed: int = 3) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def ids(count: int) -> list[str]:
    """Names that do not come in the order of their rows."""
    return [f"{row * 7919 % 65521:016x}" for row in range(count)]


def numbers(count: int) -> NDArray[np.uint64]:
    return np.array([int(name, 16) for name in ids(count)], np.uint64)


def keys(count: int, changed: Collection[int] = ()) -> NDArray[np.uint8]:
    """What each vector was made from, and of the changed ones something else."""
    return np.array([[row // 256, row % 256, row in changed] for row in range(count)], np.uint8)


def opened(folder: Path, count: int, seed: int = 3) -> Store:
    return open_store(folder, unit(count, seed=seed), numbers(count))


@given(arrays(np.float32, (12, 3), elements=st.sampled_from([-1.0, 0.0, 0.5, 1.0])), st.integers(1, 15))
def test_exact_search_is_brute_force(vectors: Vectors, k: int) -> None:
    query = np.array([1.0, 0.5, -0.5], np.float32)
    cosines = vectors @ query
    order = sorted(range(12), key=lambda row: (-cosines[row], row))[:k]
    assert list(exact(vectors, query, k)) == order


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "chroma"
    write(folder, ids(300), keys(300), unit(300), QUIET)
    return folder


def test_chroma_finds_what_exact_search_finds(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "EXACT_UP_TO", 100)
    near = opened(written, 300)
    assert near.collection is not None
    assert near.trouble == ""
    for query in unit(5, seed=9):
        ours, theirs = near.nearest(query, 10), exact(unit(300), query, 10)
        assert list(ours) == list(theirs)
        np.testing.assert_allclose(list(ours.values()), list(theirs.values()), atol=1e-5)


def test_few_passages_are_searched_without_chroma(written: Path) -> None:
    assert opened(written, 300).collection is None


def test_a_sound_store_has_no_ailment_and_a_short_one_has(written: Path) -> None:
    assert ailment(written, 300) is None
    assert "300" in str(ailment(written, 301))


def test_a_store_is_made_from_the_one_before_when_little_has_changed(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two vectors are others, one passage is gone, five are new; the folder before stays as it was."""
    monkeypatch.setattr(store, "EXACT_UP_TO", 100)
    monkeypatch.setattr(store, "_ANEW_UP_TO", 100)
    told: list[int] = []
    vectors = np.concatenate([unit(300), unit(5, seed=8)])
    vectors[[4, 9]] = unit(2, seed=7)
    kept = [row for row in range(305) if row != 20]
    names, made_from = [ids(305)[row] for row in kept], keys(305, {4, 9})[kept]
    before = Written(written, ids(300), keys(300))
    write(tmp_path / "ny", names, made_from, vectors[kept], lambda step, done, total: told.append(total), before)
    assert told == [7]
    near = open_store(tmp_path / "ny", vectors[kept], numbers(305)[kept])
    assert near.collection is not None
    for query in (*unit(5, seed=9), vectors[4], vectors[302]):
        assert list(near.nearest(query, 10)) == list(exact(vectors[kept], query, 10))
    assert ailment(written, 300) is None


@pytest.mark.parametrize("harm", ["gone", "many", "few"])
def test_a_store_is_made_anew_when_the_one_before_is_no_help(
    written: Path, tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_ANEW_UP_TO", 0 if harm != "few" else 300)
    told: list[int] = []
    folder = tmp_path / "ingen" if harm == "gone" else written
    changed = range(100) if harm == "many" else ()
    before = Written(folder, ids(300), keys(300))
    write(tmp_path / "ny", ids(300), keys(300, changed), unit(300), lambda s, d, total: told.append(total), before)
    assert told == [300]
    assert ailment(tmp_path / "ny", 300) is None


def test_no_text_of_a_passage_lies_in_chroma(written: Path) -> None:
    told = store.collection(written, 1000).get(limit=3)
    assert told["documents"] in (None, [None] * 3)
    assert told["metadatas"] in (None, [None] * 3)


def test_a_store_whose_link_file_has_grown_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "chroma", ids(50), keys(50), unit(50), QUIET)
    segment = tmp_path / "chroma" / "0b5e7d5a-1c1f-4f5e-8f0f-000000000000"
    segment.mkdir()
    (segment / "data_level0.bin").write_bytes(b"x" * 100)
    with (segment / "link_lists.bin").open("wb") as file:
        os.truncate(file.fileno(), 200 << 30)
    monkeypatch.setattr(store, "EXACT_UP_TO", 10)
    near = opened(tmp_path / "chroma", 50)
    assert "saksvar index --rebuild" in near.trouble
    assert list(near.nearest(unit(50)[7], 1)) == [7]


def test_a_store_that_ends_the_process_that_opens_it_is_not_opened(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The probe dies of SIGSEGV, as it does on a folder whose writer was killed again and again."""
    monkeypatch.setattr(store, "_PROBE", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(store, "EXACT_UP_TO", 10)
    near = opened(written, 300)
    assert "lar seg ikke åpne" in near.trouble
    assert list(near.nearest(unit(300)[7], 1)) == [7]


def test_a_store_that_is_gone_leaves_exact_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "EXACT_UP_TO", 10)
    near = opened(tmp_path / "ingen", 50)
    assert near.trouble
    assert list(near.nearest(unit(50)[3], 1)) == [3]
