"""Search over an open index: order, determinism, what it loads, and the LangChain retriever."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_fakes import QUIET, TEXTS, HashEmbedder, corpus_of

from corpus.document import Passage, Span
from corpus.spoken import spoken
from index.build import build
from index.chain import PassageRetriever
from index.retriever import Hit, ranked
from index.serve import Index, best, best_of, open_index

CORPUS = corpus_of(TEXTS)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("index")
    build(CORPUS, folder, None, QUIET, HashEmbedder())
    return open_index(folder, CORPUS, None, HashEmbedder())


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The same papers, with the model that comes with Saksvar."""
    folder = tmp_path_factory.mktemp("real")
    build(CORPUS, folder, None)
    return open_index(folder, CORPUS, None)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from([0.0, 0.5, 1.0])), unique_by=lambda t: t[0]),
    st.integers(1, 5),
)
def test_hits_stand_in_one_order(rows: list[tuple[int, float]], k: int) -> None:
    hits = [Hit(Passage("a", Span(row, row + 1), str(row), ""), score) for row, score in rows]
    first = ranked(hits, k)
    assert first == ranked(hits[::-1], k)
    assert list(first) == sorted(first, key=lambda hit: (-hit.score, hit.passage.id))
    assert len(first) == min(k, len(hits))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Hvor mange elevar går på skulen i Nordbygda?", "212 elever"),
        ("Kor lang er brua?", "840 meter"),
        ("Når ble vannverket åpna?", "1987"),
        ("kostnader brubyging", "1,2 milliarder"),
    ],
)
def test_the_right_passage_is_first(real: Index, query: str, words: str) -> None:
    assert words in real.search(query, 2)[0].passage.text


def test_a_question_in_other_words_than_the_papers_finds_what_they_say(real: Index) -> None:
    assert "Rektor" in real.search("Hvem er sjef for lærerne?", 1)[0].passage.text


def test_the_same_query_gives_the_same_hits(index: Index) -> None:
    again = open_index_of(index)
    for query in ("brua", "hvem er rektor", "finnes ikke her"):
        assert index.search(query, 5) == index.search(query, 5) == again.search(query, 5)


def open_index_of(index: Index) -> Index:
    return Index(index.passages, index.vocabulary, index.lexical, index.store, index.sentences, HashEmbedder(), ())


@pytest.mark.parametrize("query", ["", " ", "???", "«»", "x" * 20_000, "\x00\x07"])
def test_any_query_gives_hits_in_order(index: Index, query: str) -> None:
    hits = index.search(query, 3)
    assert [(-hit.score, hit.passage.id) for hit in hits] == sorted((-hit.score, hit.passage.id) for hit in hits)


def test_synonyms_given_beside_the_query_lift_a_passage(index: Index) -> None:
    assert "Rektor" in index.search("leder", 1, {"rektor": 0.8})[0].passage.text


def test_a_query_may_hit_passages_that_share_no_word_with_it(index: Index) -> None:
    assert {hit.passage.id for hit in index.search("svømmehall", 100)} == {passage.id for passage in index.passages}


def test_scores_are_shares_of_one(index: Index) -> None:
    found = [hit.score for hit in index.search("Hvor lang er brua?", 100)]
    assert all(0 < score <= 1 for score in found)
    assert sum(found) == pytest.approx(1)


def test_a_hit_tells_how_near_each_of_its_sentences_is(index: Index) -> None:
    model = HashEmbedder()
    query = "Hvor lang er brua?"
    vector = model.queries([query])[0]
    for hit in index.search(query, 3):
        document = CORPUS.document(hit.passage.document_id)
        assert [span for span, _ in hit.meanings] == list(spoken(document, hit.passage))
        for span, cosine in hit.meanings:
            said = model.queries([span.of(document.text)])[0]
            assert cosine == pytest.approx(float(said @ vector), abs=2e-3)


def test_passages_are_a_sequence(index: Index) -> None:
    assert index.passages[-1] == list(index.passages)[-1]
    assert index.passages[0:2] == tuple(index.passages)[:2]
    with pytest.raises(IndexError):
        index.passages[len(index.passages)]


@given(st.lists(st.sampled_from([0.0, 0.25, 1.0]), min_size=1, max_size=8), st.integers(1, 10))
def test_cutting_to_the_best_keeps_all_that_are_equal_to_the_last(scores: list[float], k: int) -> None:
    import numpy as np

    kept = best(np.array(scores, np.float32), k)
    positive = sorted((score for score in scores if score > 0), reverse=True)
    least = positive[min(k, len(positive)) - 1] if positive else 1.0
    assert set(kept) == {row for row, score in enumerate(scores) if score > 0 and score >= least}
    assert dict(best_of(dict(enumerate(scores)), len(scores))) == dict(enumerate(scores))


def test_it_is_a_langchain_retriever(index: Index) -> None:
    found = PassageRetriever(index=index, k=2).invoke("Hvor lang er brua?")
    assert [document.id for document in found] == [hit.passage.id for hit in index.search("Hvor lang er brua?", 2)]
    assert found[0].metadata["document"] == "bru.md"


_READER = """
import sys
from pathlib import Path
from index_fakes import TEXTS, corpus_of
from index.serve import open_index
index = open_index(Path(sys.argv[1]), corpus_of(TEXTS), None)
assert "840" in index.search("Hvor lang er brua over fjordn?", 1)[0].passage.text
heavy = {"torch", "transformers", "sentence_transformers", "chromadb", "scipy", "langchain_core"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_opening_and_searching_loads_no_torch(tmp_path: Path) -> None:
    here = Path(__file__).parent
    build(CORPUS, tmp_path, None)
    done = subprocess.run(
        [sys.executable, "-c", _READER, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": f"{here.parent}:{here}", "PATH": "/usr/bin:/bin"},
    )
    assert done.stdout.strip() == ""


def nearest(found: tuple[Hit, ...]) -> str:
    """The sentence that lies nearest in meaning."""
    said = [(cosine, span, hit) for hit in found for span, cosine in hit.meanings]
    _, span, hit = max(said, key=lambda one: one[0])
    document = next(one for one in CORPUS.documents if one.id == hit.passage.document_id)
    return span.of(document.text)


def test_meaning_is_taken_from_the_wordings_that_are_given_with_a_query(real: Index) -> None:
    assert "1987" in nearest(real.search("brua", 9, meant=("Når ble vannverket åpna?",)))
    both = [real.search("brua", 9, meant=meant) for meant in (("Kor lang?", "Hvor lang?"), ("Hvor lang?", "Kor lang?"))]
    alone = real.search("brua", 9, meant=("Kor lang?",))
    assert [hit.passage for hit in both[0]] == [hit.passage for hit in both[1]]
    assert both[0][0].meanings != alone[0].meanings
