"""The model that comes with Saksvar: packed small, unpacked whole, once."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SaksvarError
from index import shipped
from index.shipped import PACKED, WEIGHTS, pack, packed_fingerprint, shipped_model, unpacked

LIMIT_MB = 50


def test_the_packed_model_is_below_the_size_it_may_have() -> None:
    assert sum(path.stat().st_size for path in PACKED.rglob("*")) < LIMIT_MB * 2**20


@given(st.integers(0, 2**32 - 1), st.floats(1e-3, 50))
def test_eight_bits_hold_every_number_to_a_hundredth_of_the_largest_beside_it(seed: int, size: float) -> None:
    import tempfile

    drawn = np.random.default_rng(seed).normal(scale=size, size=(3, 128)).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        pack({"matrix": drawn, "bias": drawn[0]}, Path(folder) / WEIGHTS)
        found = unpacked(Path(folder) / WEIGHTS)
    assert np.array_equal(found["bias"], drawn[0])
    largest = np.abs(drawn.reshape(3, 2, 64)).max(axis=2, keepdims=True)
    assert (np.abs(found["matrix"] - drawn).reshape(3, 2, 64) <= largest / 100).all()


def test_it_is_unpacked_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSVAR_CACHE", str(tmp_path))
    folder = shipped_model()
    made = (folder / "model.safetensors").stat().st_mtime_ns
    assert shipped_model() == folder == tmp_path / "shipped" / packed_fingerprint()
    assert (folder / "model.safetensors").stat().st_mtime_ns == made
    assert [path.name for path in folder.parent.iterdir()] == [packed_fingerprint()]


def test_nowhere_to_unpack_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    monkeypatch.setenv("SAKSVAR_CACHE", str(tmp_path / "fil"))
    monkeypatch.setattr(shipped, "gettempdir", lambda: str(tmp_path / "fil"))
    with pytest.raises(SaksvarError, match="SAKSVAR_CACHE"):
        shipped_model()


def test_a_model_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "PACKED", tmp_path)
    packed_fingerprint.cache_clear()
    try:
        with pytest.raises(SaksvarError, match="--embedding"):
            packed_fingerprint()
    finally:
        packed_fingerprint.cache_clear()
