"""Vectors: exact search against brute force and against Chroma, and a store that is broken."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from index_fakes import QUIET

from corpus.document import Passage, Span
from index import store
from index.embed import Vectors
from index.store import Store, ailment, exact, open_store, write


def unit(count: int, dimension: int = 8, seed: int = 3) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def passages(count: int) -> list[Passage]:
    return [Passage("a.md", Span(row, row + 1), "x", "") for row in range(count)]


@given(arrays(np.float32, (12, 3), elements=st.sampled_from([-1.0, 0.0, 0.5, 1.0])), st.integers(1, 15))
def test_exact_search_is_brute_force(vectors: Vectors, k: int) -> None:
    query = np.array([1.0, 0.5, -0.5], np.float32)
    cosines = vectors @ query
    order = sorted(range(12), key=lambda row: (-cosines[row], row))[:k]
    assert list(exact(vectors, query, k)) == order


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    np.save(folder / "vectors.npy", unit(300))
    write(folder / "chroma", passages(300), unit(300), QUIET)
    return folder


def test_chroma_finds_what_exact_search_finds(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "EXACT_UP_TO", 100)
    opened, warnings = open_store(written / "chroma", written / "vectors.npy")
    assert opened.collection is not None
    assert warnings == ()
    for query in unit(5, seed=9):
        ours, theirs = opened.nearest(query, 10), exact(unit(300), query, 10)
        assert list(ours) == list(theirs)
        np.testing.assert_allclose(list(ours.values()), list(theirs.values()), atol=1e-5)


def test_few_passages_are_searched_without_chroma(written: Path) -> None:
    opened, _ = open_store(written / "chroma", written / "vectors.npy")
    assert opened.collection is None


def test_a_sound_store_has_no_ailment_and_a_short_one_has(written: Path) -> None:
    assert ailment(written / "chroma", 300) is None
    assert "300" in str(ailment(written / "chroma", 301))


def test_a_store_whose_link_file_has_grown_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.save(tmp_path / "vectors.npy", unit(50))
    write(tmp_path / "chroma", passages(50), unit(50), QUIET)
    segment = tmp_path / "chroma" / "0b5e7d5a-1c1f-4f5e-8f0f-000000000000"
    segment.mkdir()
    (segment / "data_level0.bin").write_bytes(b"x" * 100)
    with (segment / "link_lists.bin").open("wb") as file:
        os.truncate(file.fileno(), 200 << 30)
    monkeypatch.setattr(store, "EXACT_UP_TO", 10)
    opened, warnings = open_store(tmp_path / "chroma", tmp_path / "vectors.npy")
    assert "saksvar index --rebuild" in warnings[0]
    assert list(opened.nearest(unit(50)[7], 1)) == [7]


def test_a_store_that_is_gone_leaves_exact_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.save(tmp_path / "vectors.npy", unit(50))
    monkeypatch.setattr(store, "EXACT_UP_TO", 10)
    opened, warnings = open_store(tmp_path / "ingen", tmp_path / "vectors.npy")
    assert warnings
    assert isinstance(opened, Store)
    assert list(opened.nearest(unit(50)[3], 1)) == [3]
