"""`python -m evals.train_rerank --data …/train.jsonl`: fits the weights that put search's candidates in order.

Flows in: questions that the sentence model has not seen, searched with the index as it stands: those of a file in
NorQuAD's format, those of the municipal papers held out, and those of the made-up matters that are to be judged. Flows
out: `index/rerank.json`, and on standard output how often the right passage comes first by the weights before, by the
new ones, and by ones fitted on the other nine tenths.

The weights make the right passage's share of all candidates' likelihood as large as possible: a softmax over the
candidates of each question, with a pull towards 0. That of `codes` is set, not fitted: few questions name a number that
tells two passages apart (fitted, it is .5; at .5, 1 and 2 the recalls are the same), and in case papers many do.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from corpus.document import Span
from corpus.folder import Corpus, load
from evals.case_sets import DOCUMENTS
from evals.cases import load_cases
from evals.groups import texts_of
from evals.likeliest import likeliest
from evals.matters import JUDGED, matters
from evals.municipal import Paper, papers, write_folder
from evals.opening import borrow_models
from evals.retrieval import Question, laid_out, placed
from evals.right_sentence import is_right
from index.build import build
from index.rerank import FEATURES, WEIGHTS, features
from index.serve import Index, open_index

_CANDIDATES = 100
_PULL = 1.0
_SHOWN = (1, 3, 5, 10)
_FOLDS = 10
_SET = {"codes": 2.0}


@dataclass(frozen=True, slots=True)
class Example:
    """One question: its candidates' features (n, f) and which of them are right; none when search missed them all."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sought:
    """A question, and where it is answered: names of documents, with spans."""

    text: str
    places: tuple[tuple[str, Span], ...]

    @classmethod
    def of(cls, question: Question) -> "Sought":
        return cls(question.text, tuple((question.document_id, span) for span in question.answers))


def examples(index: Index, asked: Sequence[Sought]) -> Iterator[Example]:
    for sought in asked:
        rows, found = index.candidates(sought.text, _CANDIDATES)
        right = np.array([_holds(index, row, sought) for row in rows])
        yield Example(features(found), right)


def of_matter(folder: Path, corpus: Corpus) -> list[Sought]:
    """The questions of a made-up matter that its papers answer, but for follow-ups and sums of dates."""
    said = [(one, span) for one in corpus.documents for _, spans in texts_of(one) for span in spans]
    return [
        Sought(case.question, tuple((one.id, span) for one, span in said if is_right(case, one, span)))
        for case in load_cases(folder)
        if case.expected.quotes and not (case.history or case.expected.operation)
    ]


def _holds(index: Index, row: int, sought: Sought) -> bool:
    passage = index.passages[row]
    return any(name == passage.document_id and passage.span.contains(span) for name, span in sought.places)


@contextmanager
def municipal(some: Sequence[Paper]) -> Iterator[tuple[Corpus, tuple[Question, ...]]]:
    """The papers as a folder, with their answerable questions."""
    with TemporaryDirectory() as name:
        write_folder(Path(name), some)
        corpus = load(Path(name))
        documents = {document.id: document for document in corpus.documents}
        yield (
            corpus,
            tuple(
                Question(
                    asked.text,
                    f"{paper.id}.txt",
                    tuple(placed(documents[f"{paper.id}.txt"], _bare(paper.sentences[at]), 0) for at in asked.answers),
                )
                for paper in some
                for asked in paper.questions
                if asked.answers
            ),
        )


def _bare(sentence: str) -> str:
    return sentence.lstrip("•-–* ")


def fitted(some: Sequence[Example]) -> NDArray[np.float64]:
    """(f,): the weights under which the right candidates are likeliest."""
    useful = [(one.features, one.right) for one in some if one.right.any() and not one.right.all()]
    return likeliest(useful, _PULL, {FEATURES.index(name): weight for name, weight in _SET.items()})


def recalls(some: Sequence[Example], weights: NDArray[np.float64]) -> list[float]:
    """R@1, R@3, R@5 and R@10 of the candidates in the order of those weights."""
    ranks = []
    for one in some:
        sums = one.features @ weights
        best = sums[one.right].max(initial=-np.inf)
        ranks.append(int((sums > best).sum()) + 1 if one.right.any() else sys.maxsize)
    return [sum(rank <= k for rank in ranks) / len(ranks) for k in _SHOWN]


def _gathered(corpus: Corpus, asked: Sequence[Sought]) -> list[Example]:
    with TemporaryDirectory() as folder:
        borrow_models(Settings().index_folder, Path(folder))
        build(corpus, Path(folder), None)
        return list(examples(open_index(Path(folder), corpus, None), asked))


def _apart(some: Sequence[Example]) -> list[float]:
    """Recalls by weights fitted without the tenth that they are measured on, averaged over the tenths."""
    found = []
    for fold in range(_FOLDS):
        weights = fitted([one for row, one in enumerate(some) if row % _FOLDS != fold])
        found.append([value * len(some[fold::_FOLDS]) for value in recalls(some[fold::_FOLDS], weights)])
    return [sum(column) / len(some) for column in zip(*found, strict=True)]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.train_rerank", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format, to fit on")
    given = parser.parse_args()
    with laid_out(given.data) as (corpus, questions):
        told = {"NorQuAD": _gathered(corpus, [Sought.of(one) for one in questions])}
    with municipal([paper for paper in papers() if paper.held_out]) as (corpus, questions):
        told["municipal"] = _gathered(corpus, [Sought.of(one) for one in questions])
    told["matters"] = []
    for folder in matters(JUDGED):
        corpus = load(folder / DOCUMENTS)
        told["matters"] += _gathered(corpus, of_matter(folder, corpus))
    weights = fitted([one for some in told.values() for one in some])
    before = json.loads(WEIGHTS.read_text("utf-8"))["weights"] if WEIGHTS.is_file() else {}
    old = np.array([before.get(name, 0.0) for name in FEATURES])
    for name, some in told.items():
        rows = (("before", recalls(some, old)), ("after", recalls(some, weights)), ("in tenths", _apart(some)))
        for which, values in rows:
            shown = "  ".join(f"R@{k} {share:.3f}" for k, share in zip(_SHOWN, values, strict=True))
            print(f"{name:<10} {which:<10} {len(some):>4} questions  {shown}")
    stored = {
        "fitted_on": {name: len(some) for name, some in told.items()},
        "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
