"""Vectors are computed once: taken over from an index before, and from a build that was broken off."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from index_fakes import QUIET, TEXTS, HashEmbedder, corpus_of

from index import vectors
from index.build import build
from index.embed import Progress, Vectors
from index.serve import is_fresh, open_index
from index.versions import current, manifest

CORPUS = corpus_of(TEXTS)
LATER = corpus_of({**TEXTS, "ny.md": "Helsehuset i Sørvika åpner i 2024."})
CHANGED = corpus_of({**TEXTS, "skole.md": "Skolen i Nordbygda har 198 elever."})


class Counting(HashEmbedder):
    """Counts the texts that it is asked for, and breaks off at the one that it is told to."""

    def __init__(self, fingerprint: str = "hash", stop_at: int | None = None) -> None:
        super().__init__(fingerprint)
        self.texts: list[str] = []
        self._stop_at = stop_at

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        if self._stop_at is not None and len(self.texts) + len(texts) > self._stop_at:
            raise KeyboardInterrupt
        self.texts += texts
        return super().passages(texts, progress)


def right(index_dir: Path, corpus: object) -> bool:
    """Whether every row of the current index is the vector of its passage."""
    index = open_index(index_dir, corpus, None, HashEmbedder())  # type: ignore[arg-type]
    whole = index_dir / "anew"
    build(corpus, whole, None, QUIET, HashEmbedder())  # type: ignore[arg-type]
    again = open_index(whole, corpus, None, HashEmbedder())  # type: ignore[arg-type]
    return np.array_equal(index.passage_vectors, again.passage_vectors)


def test_one_new_document_costs_its_own_passages(tmp_path: Path) -> None:
    build(CORPUS, tmp_path, None, QUIET, Counting())
    model = Counting()
    build(LATER, tmp_path, None, QUIET, model)
    assert [text.startswith("Helsehuset") for text in model.texts] == [True]
    assert right(tmp_path, LATER)


def test_a_changed_document_and_a_removed_one_leave_the_others_vectors(tmp_path: Path) -> None:
    build(LATER, tmp_path, None, QUIET, Counting())
    model = Counting()
    build(CHANGED, tmp_path, None, QUIET, model)
    assert [text.startswith("Skolen") for text in model.texts] == [True]
    assert right(tmp_path, CHANGED)


def test_anew_means_anew(tmp_path: Path) -> None:
    build(CORPUS, tmp_path, None, QUIET, Counting())
    model = Counting()
    build(CORPUS, tmp_path, None, QUIET, model, anew=True)
    assert len(model.texts) == len(open_index(tmp_path, CORPUS, None, HashEmbedder()).passages)


def test_another_models_vectors_are_not_taken_over(tmp_path: Path) -> None:
    build(CORPUS, tmp_path, None, QUIET, Counting())
    model = Counting("en annen")
    build(CORPUS, tmp_path, None, QUIET, model)
    assert model.texts


def test_damaged_vectors_are_not_taken_over(tmp_path: Path) -> None:
    build(CORPUS, tmp_path, None, QUIET, Counting())
    folder = current(tmp_path)
    assert folder is not None
    with (folder / vectors.MATRIX).open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"\0\0\0\0")
    model = Counting()
    build(LATER, tmp_path, None, QUIET, model)
    assert len(model.texts) > 1
    assert right(tmp_path, LATER)


def test_a_build_that_is_broken_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_SHARD", 1)
    all_of_it = len(set(texts_of(LATER)))
    first, second = Counting(stop_at=2), Counting()
    with pytest.raises(KeyboardInterrupt):
        build(LATER, tmp_path, None, QUIET, first)
    assert not is_fresh(tmp_path, LATER, None, first)
    told: list[tuple[int, int]] = []
    build(LATER, tmp_path, None, lambda what, done, total: told.append((done, total)), second)
    assert len(first.texts) == 2
    assert len(second.texts) == all_of_it - 2
    assert (all_of_it - 2, all_of_it - 2) in told
    assert right(tmp_path, LATER)
    assert not (tmp_path / "unfinished").exists()


def test_a_shard_that_is_not_whole_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_SHARD", 1)
    with pytest.raises(KeyboardInterrupt):
        build(LATER, tmp_path, None, QUIET, Counting(stop_at=2))
    first, second = sorted((tmp_path / "unfinished" / "hash").iterdir())
    first.write_bytes(first.read_bytes()[:-3])
    (first.parent / "half.tmp").write_bytes(b"halv")
    second.with_name("feil.npy").write_bytes(second.read_bytes())
    model = Counting()
    build(LATER, tmp_path, None, QUIET, model)
    assert len(model.texts) == len(set(texts_of(LATER))) - 1
    assert right(tmp_path, LATER)


def test_the_same_text_twice_is_computed_once(tmp_path: Path) -> None:
    twice = corpus_of({"a.md": "Brua er stengt i mai.", "b.md": "Brua er stengt i mai."})
    model = Counting()
    build(twice, tmp_path, None, QUIET, model)
    assert len(model.texts) == 1
    assert right(tmp_path, twice)


def test_the_manifest_tells_how_many_were_computed(tmp_path: Path) -> None:
    build(CORPUS, tmp_path, None, QUIET, Counting())
    build(LATER, tmp_path, None, QUIET, Counting())
    folder = current(tmp_path)
    assert folder is not None
    assert manifest(folder)["encoded"] == 1


def texts_of(corpus: object) -> list[str]:
    from corpus.split import split
    from index.build import searched_text

    documents = corpus.documents  # type: ignore[attr-defined]
    return [searched_text(document.title, passage) for document in documents for passage in split(document)]
