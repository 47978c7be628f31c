"""`python -m evals.train_evidence --evidence FILE`: proposes what each part of a sentence's score counts
(`assistant.score_parts.WEIGHTS`).

Flows in: evidence that `evals.gathered` wrote, of which the answerable questions are used. Flows out, on standard
output: the weights, on the scale that scores have now, and how often the right sentence comes first and among the first
three by the weights in use and by those proposed, in ten folds. It changes no file, since the thresholds of
`assistant.source_answer` are on the same scale and must be looked at together.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.score_parts import WEIGHTS, Parts
from evals.gathered import Gathered, load
from evals.likeliest import likeliest
from evals.right_sentence import is_right
from evals.train_carries import group_of

_FOLDS = 10
_PULL = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """One question: its sentences' parts (n, p), their scores now (n,), and which of them are right."""

    parts: NDArray[np.float64]
    scores: NDArray[np.float64]
    right: NDArray[np.bool_]
    group: str


def examples(some: Sequence[Gathered]) -> Iterator[Example]:
    """The questions put to the sources of which some sentence found is right."""
    for told in some:
        case = told.case
        if case.expected.status != "answered" or case.expected.operation or not case.expected.wants_source:
            continue
        right = np.array([is_right(case, found.unit.document, found.unit.span) for found in told.evidence.units])
        if right.any() and not right.all():
            parts = np.array([found.parts for found in told.evidence.units], np.float64)
            scores = np.array([found.score for found in told.evidence.units])
            yield Example(parts, scores, right, group_of(case.id))


def fitted(some: Sequence[Example]) -> NDArray[np.float64]:
    """(p,): the weights under which the right sentences are likeliest, up to their scale."""
    return likeliest([(one.parts, one.right) for one in some], _PULL, {})


def first_and_third(some: Sequence[Example], scored: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """The share of questions whose right sentence comes first, and within three."""
    ranks = [int((scores > scores[one.right].max()).sum()) + 1 for one, scores in zip(some, scored, strict=True)]
    return sum(rank == 1 for rank in ranks) / len(ranks), sum(rank <= 3 for rank in ranks) / len(ranks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evidence", type=Path, required=True, help="what `evals.gathered` wrote")
    everyone = load(parser.parse_args().evidence)
    sources = dict.fromkeys(one.source for one in everyone)
    found = {name: list(examples([one for one in everyone if one.source == name])) for name in sources}
    found = {name: some for name, some in found.items() if some}
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
