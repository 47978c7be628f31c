"""`python -m evals.train_carries --evidence FILE`: fits the weights that decide whether evidence carries a question.

Flows in: evidence that `evals.gathered` wrote. Flows out: `assistant/carries.json` with weights, threshold and what it
was fitted on, and on standard output what a ten-fold cross-validation gave: how many questions would be answered
rightly and wrongly, of all and of each set, at several thresholds.

What is fitted is whether the evidence answers, not whether the question has an answer: one of its first sentences is
right. An answer that is not found is as wrong as one that is not there.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.carries import MEASURED, WEIGHTS, features
from evals.gathered import Gathered, load
from evals.right_sentence import is_right

_FORM = re.compile(
    r"^tune-(?:b-)?(?:nynorsk-|dialect-|typo-)?|(?<=^[a-z]-\d{3})-\d+$|(?<=^[a-z]{2}-\d{3})-\d+$|(?<=[a-z]{3})-\d{3}$"
)
_FOLDS = 10
_STRENGTH = 0.1
_CITED = 3
"""Sentences of which one must be right: as many as an answer leads with."""
_WEIGHTS = {"municipal": 1.0, "outside": 1.0, "norquad": 0.5}
_OF_A_CASE = 10.0
"""What a question put to the papers of one case counts: folders of single papers or texts are further from what is
asked."""
_TREES, _LEAST_IN_LEAF = 150, 60
_FOR = frozenset(
    {
        "coverage",
        "own",
        "itself",
        "sign",
        "focus",
        "subject",
        "bearing",
        "exact",
        "name_met",
        "meaning",
        "nearness",
        "odds",
        "odds_highest",
        "odds_all",
    }
)
_AGAINST = frozenset(
    {"unheard_of", "elsewhere", "other_number", "unmet_share", "nowhere_share", "unmet_unknown", "heaviest_gap"}
)
_SHOWN = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True, slots=True)
class Example:
    """One question's features and whether its evidence answers it; `group` keeps the forms of a question in one fold,
    `source` is the set it is of."""

    values: dict[str, float]
    answers: bool
    group: str
    source: str


def example(found: Gathered) -> Iterator[Example]:
    """One question's example; none where no sentence was found, since then there is nothing to decide."""
    if found.evidence.units:
        yield Example(features(found.kind, found.evidence), _answers(found), group_of(found.case.id), found.source)


def _answers(found: Gathered) -> bool:
    """Whether one of the first sentences is right; of a case that names no place, whether there is an answer."""
    expected = found.case.expected
    if expected.status != "answered" or not expected.wants_source:
        return expected.status == "answered"
    first = (one.unit for one in found.evidence.units[:_CITED])
    return any(is_right(found.case, unit.document, unit.span) for unit in first)


def group_of(name: str) -> str:
    """What the forms of one question share, or all questions to one municipal paper or of one matter, so that they
    stay in one fold."""
    return _FORM.sub("", name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evidence", type=Path, required=True, help="what `evals.gathered` wrote")
    parser.add_argument("--threshold", type=float, default=0.4)
    given = parser.parse_args()
    found = [one for told in load(given.evidence) for one in example(told)]
    names = sorted(found[0].values)
    rows = np.array([[example.values[name] for name in names] for example in found])
    labels = np.array([example.answers for example in found])
    _report(rows, labels, found, names)
    counts = _counts(found)
    weights, bias = _fit(rows, labels, names, counts)
    trees, trees_bias = _grown(_boosted(rows, labels, names, counts), names)
    stored = {
        "fitted_on": {"answering": int(labels.sum()), "not_answering": int((~labels).sum())},
        "threshold": given.threshold,
        "bias": round(bias, 5),
        "usual": {
            name: round(float(mean), 5) for name, mean in zip(names, rows.mean(axis=0), strict=True) if name in MEASURED
        },
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)},
        "trees_bias": trees_bias,
        "trees": trees,
    }
    WEIGHTS.write_text(json.dumps(stored, separators=(",", ":")).replace("],[[", "],\n[[") + "\n", encoding="utf-8")
    return 0


def _counts(found: Sequence[Example]) -> np.ndarray:
    """What each example counts."""
    return np.array([_WEIGHTS.get(one.source, _OF_A_CASE) for one in found])


def _fit(rows: np.ndarray, labels: np.ndarray, names: Sequence[str], counts: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias on the features as they are; the scaling that the fit needs is folded into them. A feature whose
    weight would turn round what it stands for (more found, less carried) is left out, and the others fitted again."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (rows - mean) / spread
    slopes = np.array(_slopes(names))
    kept = np.ones(len(names), bool)
    while True:
        fitted = LogisticRegression(C=_STRENGTH, max_iter=3000)
        fitted.fit(scaled[:, kept], labels, sample_weight=counts)
        found = np.zeros(len(names))
        found[kept] = fitted.coef_[0]
        turned = found * slopes < 0
        if not turned.any():
            break
        kept &= ~turned
    weights = found / spread
    return weights, float(fitted.intercept_[0] - weights @ mean)


def _slopes(names: Sequence[str]) -> list[int]:
    """1 for a feature that speaks for the evidence, -1 for one that speaks against it, 0 for the others."""
    return [1 if name in _FOR else -1 if name in _AGAINST else 0 for name in names]


def _boosted(rows: np.ndarray, labels: np.ndarray, names: Sequence[str], counts: np.ndarray) -> Any:
    """Small trees, boosted; more of what is found never speaks against, more of what is missing never for."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=_TREES, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=_LEAST_IN_LEAF, l2_regularization=5.0,
        monotonic_cst=_slopes(names), early_stopping=False,
    )  # fmt: skip
    trees.fit(rows, labels, sample_weight=counts)
    return trees


def _grown(trees: Any, names: Sequence[str]) -> tuple[list[list[list[Any]]], float]:
    """The trees as `assistant.carries.Node` has them, and their bias."""
    grown = [
        [
            ["", 0.0, 0, 0, round(float(node["value"]), 5)]
            if node["is_leaf"]
            else [
                names[node["feature_idx"]],
                round(float(node["num_threshold"]), 6),
                int(node["left"]),
                int(node["right"]),
                0.0,
            ]
            for node in predictor.nodes
        ]
        for (predictor,) in trees._predictors
    ]
    return grown, round(float(trees._baseline_prediction.item()), 5)


def _report(rows: np.ndarray, labels: np.ndarray, found: Sequence[Example], names: Sequence[str]) -> None:
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold

    straight, grown = np.zeros(len(labels)), np.zeros(len(labels))
    groups, counts = [one.group for one in found], _counts(found)
    for train, test in GroupKFold(_FOLDS).split(rows, labels, groups):
        weights, bias = _fit(rows[train], labels[train], names, counts[train])
        straight[test] = 1 / (1 + np.exp(-(rows[test] @ weights + bias)))
        grown[test] = _boosted(rows[train], labels[train], names, counts[train]).predict_proba(rows[test])[:, 1]
    both = (straight + grown) / 2
    areas = ", ".join(
        f"{name} {roc_auc_score(labels, shares):.3f}"
        for name, shares in (("logistic", straight), ("trees", grown), ("both", both))
    )
    print(f"{labels.sum()} answering, {(~labels).sum()} not; AUC {areas}")
    sources = np.array([one.source for one in found])
    for source in ("all", *dict.fromkeys(sources.tolist())):
        chosen = np.ones(len(sources), bool) if source == "all" else sources == source
        two = 0 < labels[chosen].sum() < chosen.sum()  # questions to other papers have no answer, all of them
        area = f"AUC {roc_auc_score(labels[chosen], both[chosen]):.3f}; " if two else ""
        print(f"{source}: {area}answered rightly/wrongly of all from", end="")
        for threshold in _SHOWN:
            told = both[chosen] >= threshold
            rightly, wrongly = (told & labels[chosen]).mean(), (told & ~labels[chosen]).mean()
            print(f"  {threshold:.2f} {rightly:.3f}/{wrongly:.3f}", end="")
        print()


if __name__ == "__main__":
    sys.exit(main())
