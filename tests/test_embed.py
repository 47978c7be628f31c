"""Models: which prefixes they get, that the export is the same model, and what is said when one cannot be had."""

from pathlib import Path

import numpy as np
import pytest
from index_fakes import QUIET

from corpus.errors import SaksvarError
from index.embed import model_fingerprint, model_folder, prefixes, sentence_transformer
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
def exported(tmp_path_factory: pytest.TempPathFactory) -> QuickEmbedder:
    quick = export(None, tmp_path_factory.mktemp("models") / "packaged")
    assert quick is not None, "the packaged model could not be exported"
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
