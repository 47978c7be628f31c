"""`python -m evals.train_evidence`: proposes what each part of a sentence's score counts
(`assistant.score_parts.WEIGHTS`).

Flows in: the answerable pairs that may be tuned on, asked of the program as it stands, and the held out municipal
papers. Flows out, on standard output: the weights, on the scale that scores have now, and how often the right sentence
comes first and among the first three by the weights in use and by those proposed, in ten folds. It changes no file,
since the thresholds of `assistant.source_answer` are on the same scale and must be looked at together.

A sentence is right when it holds an expected wording, or lies on an expected slide and holds an expected fact.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.evidence import Scored
from assistant.score_parts import WEIGHTS, Parts
from assistant.settings import Settings
from evals.cases import TUNE, Case, load_cases
from evals.likeliest import likeliest
from evals.municipal import as_cases, papers, write_folder
from evals.opening import opened
from evals.train_carries import group_of

HERE = Path(__file__).parent
_FOLDS = 10
_PULL = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """One question: its sentences' parts (n, p), their scores now (n,), and which of them are right."""

    parts: NDArray[np.float64]
    scores: NDArray[np.float64]
    right: NDArray[np.bool_]
    group: str


def examples(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Example]:
    """The questions put to the sources of which some sentence found is right."""
    for case in cases:
        if case.expected.status != "answered" or case.expected.operation or not case.expected.wants_source:
            continue
        _, evidence = assistant.evidence_for(case.question, case.history)
        right = np.array([is_right(case, found) for found in evidence.units])
        if right.any() and not right.all():
            parts = np.array([found.parts for found in evidence.units], np.float64)
            scores = np.array([found.score for found in evidence.units])
            yield Example(parts, scores, right, group_of(case.id))


def is_right(case: Case, found: Scored) -> bool:
    """Whether the sentence is one that answers."""
    unit, expected = found.unit, case.expected
    text = " ".join(unit.text.split())
    if expected.quotes:
        return any(quote in text or text in quote for quote in (" ".join(one.split()) for one in expected.quotes))
    if expected.slides and unit.document.section_at(unit.span.start).number not in expected.slides:
        return False
    if expected.documents and unit.document.id not in expected.documents:
        return False
    patterns = [*expected.must, *expected.one_of]
    return any(re.search(pattern, text) for pattern in patterns) if patterns else True


def fitted(some: Sequence[Example]) -> NDArray[np.float64]:
    """(p,): the weights under which the right sentences are likeliest, up to their scale."""
    return likeliest([(one.parts, one.right) for one in some], _PULL, {})


def first_and_third(some: Sequence[Example], scored: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """The share of questions whose right sentence comes first, and within three."""
    ranks = [int((scores > scores[one.right].max()).sum()) + 1 for one, scores in zip(some, scored, strict=True)]
    return sum(rank == 1 for rank in ranks) / len(ranks), sum(rank <= 3 for rank in ranks) / len(ranks)


def main() -> int:
    found: dict[str, list[Example]] = {}
    tune = [case for case in load_cases(HERE / "cases") if case.half == TUNE]
    found["namdal"] = list(examples(opened(Settings()), tune))
    for name in ("third_case", "fourth_case"):
        settings = Settings(corpus=HERE / name / "documents")
        found[name] = list(examples(opened(settings), load_cases(HERE / name)))
    held = [paper for paper in papers() if paper.held_out]
    with TemporaryDirectory() as folder:
        write_folder(Path(folder) / "papers", held)
        settings = Settings(corpus=Path(folder) / "papers", index=Path(folder) / "index")
        found["municipal"] = list(examples(opened(settings), as_cases(held, date(2026, 11, 28))))
    everything = [one for some in found.values() for one in some]
    weights = fitted(everything)
    folds = sorted({one.group for one in everything})
    fold_of = {group: number % _FOLDS for number, group in enumerate(folds)}
    apart = {number: fitted([one for one in everything if fold_of[one.group] != number]) for number in range(_FOLDS)}
    for name, some in found.items():
        now = first_and_third(some, [one.scores for one in some])
        then = first_and_third(some, [one.parts @ apart[fold_of[one.group]] for one in some])
        print(f"{name:<12} {len(some):>4}  now {now[0]:.3f} {now[1]:.3f}  proposed {then[0]:.3f} {then[1]:.3f}")
    old = np.concatenate([one.scores for one in everything])
    new = np.concatenate([one.parts @ weights for one in everything])
    factor = old.std() / new.std()
    print(f"BASE = {old.mean() - factor * new.mean():.3f}")
    for name, weight, used in zip(Parts._fields, weights * factor, WEIGHTS, strict=True):
        print(f"    {name}={weight:.3f},  # {used}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
