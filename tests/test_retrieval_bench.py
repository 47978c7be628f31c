"""The retrieval benchmark: what counts as right, and its measures against ir_measures."""

import json
from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_fakes import HashEmbedder
from ir_measures import RR, Success

import evals.retrieval as bench
from corpus.document import Passage, Span
from evals.retrieval import DEPTH, Question, Row, rank_of_right

PASSAGES = [Passage("a.txt", Span(row * 10, row * 10 + 10), "x" * 10, "") for row in range(4)]


@pytest.mark.parametrize(
    ("answers", "document", "rank"),
    [
        ((Span(12, 15),), "a.txt", 2),
        ((Span(18, 22),), "a.txt", None),
        ((Span(12, 15),), "b.txt", None),
        ((Span(18, 22), Span(30, 40)), "a.txt", 4),
    ],
)
def test_a_passage_is_right_when_it_holds_an_answer_whole(
    answers: tuple[Span, ...], document: str, rank: int | None
) -> None:
    assert rank_of_right([0, 1, 2, 3], PASSAGES, Question("?", document, answers)) == rank


@given(st.lists(st.none() | st.integers(1, DEPTH), min_size=1, max_size=20))
def test_measures_agree_with_ir_measures(ranks: list[int | None]) -> None:
    qrels = [ir_measures.Qrel(str(i), "right", 1) for i in range(len(ranks))]
    run = [
        ir_measures.ScoredDoc(str(i), "right" if place == rank else f"wrong{place}", -float(place))
        for i, rank in enumerate(ranks)
        for place in range(1, DEPTH + 1)
    ]
    theirs = ir_measures.calc_aggregate([Success @ 1, Success @ 5, Success @ 10, RR], qrels, run)
    ours = Row("", tuple(ranks), ())
    for k in (1, 5, 10):
        assert ours.recall(k) == pytest.approx(theirs[Success @ k])
    assert ours.rr == pytest.approx(theirs[RR])


def test_every_retriever_stands_in_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Brua i Lakselva\nBrua er 840 meter lang og ble åpnet av ordføreren.\nDen kostet 1,2 milliarder kroner."
    asked = {"question": "Hvor lang er brua?", "answers": [{"start": text.index("840"), "text": "840 meter"}]}
    other = {"id": "b", "text": "Skolen i Nordbygda\nSkolen har 212 elever.", "questions": []}
    data = tmp_path / "data.jsonl"
    rows = [{"id": "a", "text": text, "questions": [asked]}, other]
    data.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    model = HashEmbedder()
    build, open_index = bench.build, bench.open_index
    monkeypatch.setattr(bench, "build", lambda corpus, folder, _: build(corpus, folder, None, embedder=model))
    monkeypatch.setattr(bench, "open_index", lambda folder, corpus, _: open_index(folder, corpus, None, model))
    assert bench.main(["--data", str(data), "--weights", "0.5"]) == 0
    told = capsys.readouterr().out
    for name in ("tutorial", "BM25", "lexical part", "+ 0.5 dense", "ms p50/p95"):
        assert name in told
    assert "1.000" in next(line for line in told.splitlines() if line.startswith("ours  "))


def test_data_that_is_not_norquad_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jsonl").write_text('{"a": 1}')
    assert bench.main(["--data", str(tmp_path / "x.jsonl")]) == 2
    assert "NorQuAD" in capsys.readouterr().err
