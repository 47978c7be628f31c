"""`python -m evals.train_carries --evidence FILE`: fits the weights that decide whether evidence carries a question.

Flows in: evidence that `evals.gathered` wrote. Flows out: `assistant/carries.json` with weights, margin and what it was
fitted on, and on standard output what a ten-fold cross-validation gave: how many questions would be answered rightly
and wrongly and how many refused rightly, of all and of each set, at several margins.

It is done twice: on evidence as it is, and as it would be by words alone. Two things are fitted: whether the evidence
answers, one of its first sentences being right, and whether the question has an answer. An answer that is not found is
as wrong as one that is not there; but where there is none, refusing is right, and where there is one it is not.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.carries import WEIGHTS, features
from assistant.evidence import Scored
from assistant.gatherer import best_first
from assistant.score_parts import total
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
_SHOWN = (-0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Example:
    """One question's features, whether its evidence answers it, and whether it has an answer; `group` keeps the forms
    of a question in one fold, `source` is the set it is of."""

    values: dict[str, float]
    answers: bool
    answerable: bool
    group: str
    source: str


def example(found: Gathered) -> Iterator[Example]:
    """One question's example; none where no sentence was found, since then there is nothing to decide."""
    if found.evidence.units:
        answerable = found.case.expected.status == "answered"
        values = features(found.kind, found.evidence)
        yield Example(values, _answers(found), answerable, group_of(found.case.id), found.source)


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
    parser.add_argument("--margin", type=float, default=0.1, help="for evidence as it is")
    parser.add_argument("--margin-by-words", type=float, default=0.05, help="by words alone")
    given = parser.parse_args()
    gathered = load(given.evidence)
    by_words = [unmeasured(one) for one in gathered]
    stored: dict[str, Any] = {}
    for name, some, margin in (("measured", gathered, given.margin), ("by_words", by_words, given.margin_by_words)):
        print(f"--- {name}")
        stored[name] = {"margin": margin, **_fitted([one for told in some for one in example(told)])}
    WEIGHTS.write_text(json.dumps(stored, separators=(",", ":")).replace("],[[", "],\n[[") + "\n", encoding="utf-8")
    return 0


def _fitted(found: Sequence[Example]) -> dict[str, Any]:
    """Both models, with what they were fitted on."""
    names = sorted(found[0].values)
    rows = np.array([[one.values[name] for name in names] for one in found])
    right = np.array([one.answers for one in found])
    answerable = np.array([one.answerable for one in found])
    counts = _counts(found)
    _report(rows, right, answerable, found, names)
    return {
        "fitted_on": {"right": int(right.sum()), "answerable": int(answerable.sum()), "all": len(found)},
        "right": _stored(rows, right, names, counts),
        "answerable": _stored(rows, answerable, names, counts),
    }


def unmeasured(found: Gathered) -> Gathered:
    """The same question with its evidence as by words alone: nothing near in meaning, nothing read."""
    ordered = sorted(map(_by_words, found.evidence.units), key=best_first)
    return replace(found, evidence=replace(found.evidence, units=tuple(ordered)))


def _by_words(found: Scored) -> Scored:
    if found.parts is None:
        return found
    whole, parts = total(found.parts), found.parts._replace(nearness=0.0, odds=0.0)
    # Whatever else a score was multiplied with stays.
    score = found.score * total(parts) / whole if whole else 0.0
    return replace(found, score=score, parts=parts, meaning=0.0, nearness=0.0, odds=None)


def _stored(rows: np.ndarray, labels: np.ndarray, names: Sequence[str], counts: np.ndarray) -> dict[str, Any]:
    """A model of `labels`, as `assistant.carries.Model` is read from it."""
    weights, bias = _fit(rows, labels, names, counts)
    trees, trees_bias = _grown(_boosted(rows, labels, names, counts), names)
    told = {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)}
    return {"bias": round(bias, 5), "weights": told, "trees_bias": trees_bias, "trees": trees}


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


def _report(
    rows: np.ndarray, right: np.ndarray, answerable: np.ndarray, found: Sequence[Example], names: Sequence[str]
) -> None:
    from sklearn.metrics import roc_auc_score

    likely, has_answer = (_left_out(rows, labels, found, names) for labels in (right, answerable))
    print(f"{right.sum()} answering of {answerable.sum()} answerable of {len(found)}; AUC ", end="")
    print(f"{roc_auc_score(right, likely):.3f}, of answerable {roc_auc_score(answerable, has_answer):.3f}")
    sources = np.array([one.source for one in found])
    for source in ("all", *dict.fromkeys(sources.tolist())):
        chosen = np.ones(len(sources), bool) if source == "all" else sources == source
        print(f"{source}: answered rightly/wrongly+refused rightly, of all, from", end="")
        for margin in _SHOWN:
            told = (likely - (1 - has_answer) >= margin)[chosen]
            rightly, refused = told & right[chosen], ~told & ~answerable[chosen]
            wrongly = told & ~right[chosen]
            print(f"  {margin:+.1f} {rightly.mean():.3f}/{wrongly.mean():.3f}+{refused.mean():.3f}", end="")
        print()


def _left_out(rows: np.ndarray, labels: np.ndarray, found: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """(n,): the share of each question by models that did not learn from its group."""
    from sklearn.model_selection import GroupKFold

    straight, grown, counts = np.zeros(len(labels)), np.zeros(len(labels)), _counts(found)
    for train, test in GroupKFold(_FOLDS).split(rows, labels, [one.group for one in found]):
        weights, bias = _fit(rows[train], labels[train], names, counts[train])
        straight[test] = 1 / (1 + np.exp(-(rows[test] @ weights + bias)))
        grown[test] = _boosted(rows[train], labels[train], names, counts[train]).predict_proba(rows[test])[:, 1]
    return (straight + grown) / 2


if __name__ == "__main__":
    sys.exit(main())
