"""The benchmark of growth: the same folder every time, and every measure there."""

from pathlib import Path

import numpy as np

from corpus.folder import load
from corpus.split import split
from evals.made_folder import questions, write_folder
from evals.scale import WIDTHS, StandIn, measured_build, measured_chroma, measured_queries, measured_recall, shown


def test_the_made_up_folder_is_the_same_every_time_and_of_the_size_asked_for(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_folder(tmp_path / name, 3, 40)
    first, second = load(tmp_path / "a"), load(tmp_path / "b")
    assert first.fingerprint == second.fingerprint
    counts = [len(split(document)) for document in first.documents]
    assert all(36 <= count <= 48 for count in counts)
    assert list(questions(3, 20)) == list(questions(3, 20))


def test_texts_with_the_same_words_are_near_each_other_for_the_stand_in() -> None:
    model = StandIn()
    asked, near, far = model.queries(
        ["Hva koster brannstasjonen?", "Brannstasjonen koster mye.", "Skolen får nytt tak."]
    )
    assert asked @ near > asked @ far
    np.testing.assert_allclose(np.linalg.norm([asked, near, far], axis=1), 1, atol=1e-5)


def test_every_measure_is_told(tmp_path: Path) -> None:
    folder, index_dir, model = tmp_path / "papirer", tmp_path / "indeks", StandIn()
    write_folder(folder, 2, 30)
    told = {
        "build": measured_build(folder, index_dir, model),
        "queries": measured_queries(folder, index_dir, model, 2),
        "chroma": measured_chroma(index_dir),
        **{str(width): measured_recall(index_dir, model, 2, width) for width in WIDTHS},
    }
    assert told[str(WIDTHS[-1])]["recall"] > 0.99
    line = shown(2, told)
    for part in ("Lager ordregister", "lexical", "dense", "recall@4", "peak", "opening"):
        assert part in line
