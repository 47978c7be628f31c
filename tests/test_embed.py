"""Models: which prefixes they get, that the export is the same model, and what is said when one cannot be had."""

import json
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from index_fakes import QUIET

from corpus.errors import SaksvarError
from index.embed import model_fingerprint, model_folder, prefixes, sentence_transformer
from index.exported import SETTINGS
from index.quick import QuickEmbedder, export, open_quick


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("/modeller/e5-base-v2", "query: ", "passage: "),
        ("NbAiLab/nb-sbert-base", "", ""),
        ("sentence-transformers/all-MiniLM-L6-v2", "", ""),
        ("BAAI/bge-m3", "", ""),
        ("None", "", ""),
    ],
)
def test_each_family_of_models_gets_its_own_prefixes(name: str, query: str, passage: str) -> None:
    assert prefixes(name) == (query, passage)


def test_an_instructed_model_is_told_its_task() -> None:
    assert prefixes("intfloat/multilingual-e5-large-instruct")[0].startswith("Instruct: ")


def test_a_model_that_cannot_be_had_is_named_in_one_norwegian_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(SaksvarError, match="--embedding"):
        sentence_transformer(str(tmp_path))


def test_another_file_in_the_folder_is_another_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"a" * (2 << 20))
    before = model_fingerprint(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"a" * (2 << 20) + b"b")
    assert model_fingerprint(str(tmp_path)) != before
    assert model_fingerprint("some/name") != model_fingerprint("other/name")


def test_the_packaged_model_is_on_the_machine() -> None:
    folder = model_folder(None)
    assert folder is not None
    assert (folder / "model.safetensors").is_file()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("models") / "packaged"
    assert export(None, made) is not None, "the packaged model could not be exported"
    return made


@pytest.fixture(scope="module")
def exported(folder: Path) -> QuickEmbedder:
    quick = open_quick(folder)
    assert quick is not None
    return quick


def test_the_exported_model_gives_the_vectors_of_sentence_transformers(exported: QuickEmbedder) -> None:
    texts = [
        "Hva er fristen for SW2?",
        "a",
        "",
        "Kommunestyret vedtok å utløse opsjonen. " * 60,
        "æøå 31.10.2020 «PD2»",
    ]
    original = sentence_transformer(None)
    for ours, theirs in (
        (exported.queries(texts), original.queries(texts)),
        (exported.passages(texts, QUIET), original.passages(texts, QUIET)),
    ):
        assert ours.dtype == np.float32
        assert ((ours * theirs).sum(axis=1) > 0.9999).all()


def test_vectors_come_in_the_order_of_their_texts(exported: QuickEmbedder) -> None:
    texts = [f"{'lang tekst ' * (40 - row)}{row}" for row in range(40)]
    together = exported.passages(texts, QUIET)
    alone = np.concatenate([exported.passages([text], QUIET) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_no_export_is_no_embedder(tmp_path: Path) -> None:
    assert open_quick(tmp_path) is None


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_an_export_with_a_changed_or_missing_byte_is_none(folder: Path, tmp_path: Path, name: str) -> None:
    copy = copytree(folder, tmp_path / "kopi")
    with (copy / name).open("r+b") as file:
        file.seek(200_000)
        byte = file.read(1)[0]
        file.seek(200_000)
        file.write(bytes([byte ^ 1]))
    assert open_quick(copy) is None
    (copy / name).write_bytes((folder / name).read_bytes()[:-1])
    assert open_quick(copy) is None
    (copy / name).unlink()
    assert open_quick(copy) is None


def test_a_model_that_came_as_onnx_is_used_as_it_is(folder: Path, tmp_path: Path, exported: QuickEmbedder) -> None:
    """Laid out as on the hub: the graph in `onnx`, settings in sentence-transformers' own files."""
    packed = model_folder(None)
    assert packed is not None
    copy = copytree(packed, tmp_path / "modell", ignore=lambda *_: ["model.safetensors"])
    (copy / "onnx").mkdir()
    (copy / "onnx" / "model.onnx").symlink_to(folder / "model.onnx")
    opened = open_quick(copy, fingerprint="den")
    assert opened is not None
    assert opened.fingerprint == "den"
    texts = ["Hva er fristen?", "Kommunestyret vedtok opsjonen. " * 60]
    np.testing.assert_allclose(opened.queries(texts), exported.queries(texts), atol=1e-5)
    (copy / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_mean_tokens": False}))
    assert open_quick(copy) is None


def test_a_folder_with_half_an_export_is_none(folder: Path, tmp_path: Path) -> None:
    copy = copytree(folder, tmp_path / "kopi")
    (copy / SETTINGS).write_text("{", "utf-8")
    (copy / "model.onnx").write_bytes(b"halv")
    assert open_quick(copy) is None
