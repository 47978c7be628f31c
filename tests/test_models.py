"""Where exported models lie: one for all indexes, made once, made again when it is damaged."""

import threading
import time
from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from index import models
from index.cache import cache_folder
from index.embed import model_fingerprint
from index.exported import SETTINGS, cannot_be_exported
from index.models import QueryEmbedder, embedder_for_building
from index.quick import export, open_quick

FINGERPRINT = model_fingerprint(None)


class Exports:
    """Stands in for opening and exporting: a model is a folder with one file, whole or not."""

    def __init__(self) -> None:
        self.made: list[Path] = []
        self.seconds = 0.0

    def open_quick(self, folder: Path, threads: int = 1, fingerprint: str = "") -> object:
        whole = (folder / "model.onnx").is_file() and (folder / "model.onnx").read_text("utf-8") == "hel"
        return HashEmbedder(str(folder)) if whole else None

    def export(self, name: str | None, folder: Path, threads: int = 1) -> object:
        folder.mkdir(exist_ok=True)
        time.sleep(self.seconds)
        (folder / "model.onnx").write_text("hel", "utf-8")
        self.made.append(folder)
        return self.open_quick(folder)


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Exports:
    fake = Exports()
    monkeypatch.setattr(models, "open_quick", fake.open_quick)
    monkeypatch.setattr(models, "export", fake.export)
    monkeypatch.setattr(models, "cross_fingerprint", lambda: None)
    monkeypatch.setenv("SAKSVAR_CACHE", str(tmp_path / "cache"))
    return fake


def test_a_second_index_takes_the_model_that_the_first_had_made(exports: Exports, tmp_path: Path) -> None:
    first, second = (embedder_for_building(None, tmp_path / name) for name in ("a", "b"))
    assert first.fingerprint == second.fingerprint
    assert exports.made == [tmp_path / "cache" / "models" / FINGERPRINT]
    assert not (tmp_path / "a").exists()


def test_a_damaged_model_is_made_again(exports: Exports, tmp_path: Path) -> None:
    embedder_for_building(None, tmp_path / "a")
    (exports.made[0] / "model.onnx").write_text("halv", "utf-8")
    embedder_for_building(None, tmp_path / "a")
    assert len(exports.made) == 2


def test_a_cache_that_cannot_be_written_leaves_the_index_folder(
    exports: Exports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    monkeypatch.setenv("SAKSVAR_CACHE", str(tmp_path / "fil"))
    embedder_for_building(None, tmp_path / "a")
    assert exports.made == [tmp_path / "a" / "models" / FINGERPRINT]
    QueryEmbedder(None, tmp_path / "a").queries(["brua"])
    assert len(exports.made) == 1


def test_two_at_once_make_one(exports: Exports, tmp_path: Path) -> None:
    exports.seconds = 0.3
    both = [threading.Thread(target=embedder_for_building, args=(None, tmp_path / name)) for name in ("a", "b")]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert len(exports.made) == 1


def test_the_cache_is_the_users_own_and_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SAKSVAR_CACHE", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "saksvar"
    monkeypatch.setenv("SAKSVAR_CACHE", "~/her")
    assert cache_folder() == Path("~/her").expanduser()


def test_a_model_that_cannot_be_exported_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Untraceable:
        class langchain:  # noqa: N801 the field's name
            _client = None

    monkeypatch.setattr("index.quick.sentence_transformer", lambda name: Untraceable())
    assert export(None, tmp_path / "m") is None
    assert cannot_be_exported(tmp_path / "m")
    assert open_quick(tmp_path / "m") is None
    (tmp_path / "m" / SETTINGS).write_text('{"refused": "torch 0.1"}', "utf-8")
    assert not cannot_be_exported(tmp_path / "m")
