"""`python -m evals.train_carries --data …/validation.jsonl`: fits the weights that decide whether evidence carries a
question.

Flows in: the pairs that may be tuned on (the tune half of the shipped case, the third and the fourth case, the
municipal papers that the sentence model has not seen), and the questions of a file in NorQuAD's format, each asked of
a folder that has its text and of one that has not; all asked of the program as it stands. Flows out:
`assistant/carries.json` with weights, threshold and what it was fitted on, and on standard output what a ten-fold
cross-validation gave: false refusals and false answers, of all and of each set, at several thresholds. Neither the
report half nor the second case is opened.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from assistant import Assistant
from assistant.carries import MEASURED, WEIGHTS, features
from assistant.settings import Settings
from evals.cases import TUNE, Case, Expected, load_cases
from evals.municipal import as_cases, papers, write_folder
from evals.opening import opened
from evals.retrieval import laid_out

HERE = Path(__file__).parent
_FORM = re.compile(r"^(?:tune|third|fourth)-(?:b-)?(?:nynorsk-|dialect-|typo-)?|(?<=^[a-z]-\d{3})-\d+$|(?<=^[a-z]{2}-\d{3})-\d+$")
_TODAY = date(2026, 11, 28)
_FOLDS = 10
_FOLDERS = 4
_STRENGTH = 0.1
_UNANSWERABLE_WEIGHT = 2.0
_TREES = 120
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
_SHOWN = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True, slots=True)
class Example:
    """One question's features and whether it is to be answered; `group` keeps the forms of a question in one fold,
    `source` is the set it is of."""

    values: dict[str, float]
    answerable: bool
    group: str
    source: str


def examples(assistant: Assistant, cases: Iterable[Case], source: str) -> Iterator[Example]:
    """Examples of the questions that are put to the sources: no date sums, greetings or questions back."""
    for case in cases:
        if case.expected.status not in ("answered", "abstained"):
            continue
        answer = assistant.ask(case.question, history=case.history, today=case.today)
        if answer.computation is not None or answer.status in ("interface", "clarify"):
            continue
        yield from example(assistant, case, source)


def example(assistant: Assistant, case: Case, source: str) -> Iterator[Example]:
    """One question's example; none where no sentence was found, since then there is nothing to decide."""
    kind, evidence = assistant.evidence_for(case.question, case.history)
    if evidence.units:
        yield Example(features(kind, evidence), case.expected.status == "answered", group_of(case.id), source)


def municipal_examples() -> Iterator[Example]:
    """Questions to the papers that the sentence model has not seen, in folders of some dozen papers each."""
    held = [paper for paper in papers() if paper.held_out]
    for part in range(_FOLDERS):
        some = held[part::_FOLDERS]
        with TemporaryDirectory() as folder:
            write_folder(Path(folder) / "papers", some)
            assistant = opened(Settings(corpus=Path(folder) / "papers", index=Path(folder) / "index"))
            for case in as_cases(some, _TODAY):
                yield from example(assistant, case, "municipal")


def halved_examples(data: Path) -> Iterator[Example]:
    """Every question asked of the half of the texts that holds its own, and of the half that does not."""
    with laid_out(data) as (corpus, questions):
        names = sorted(document.id for document in corpus.documents)
        for half in (names[::2], names[1::2]):
            with TemporaryDirectory() as folder:
                papers_of = Path(folder) / "papers"
                papers_of.mkdir()
                for name in half:
                    copyfile(corpus.folder / name, papers_of / name)
                assistant = opened(Settings(corpus=papers_of, index=Path(folder) / "index"))
                for asked in questions:
                    expected = Expected("answered" if asked.document_id in half else "abstained")
                    case = Case(asked.document_id, asked.text, (), _TODAY, expected, "", "nb")
                    yield from example(assistant, case, "norquad")


def group_of(name: str) -> str:
    """What the forms of one question share, or all questions to one municipal paper, so that they stay in one fold."""
    return _FORM.sub("", name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format, to fit on")
    parser.add_argument("--threshold", type=float, default=0.45)
    given = parser.parse_args()
    found = list(examples(_opened("namdal"), (c for c in load_cases(HERE / "cases") if c.half == TUNE), "namdal"))
    for name in ("third_case", "fourth_case"):
        found += examples(_opened(name), load_cases(HERE / name), name)
    found += municipal_examples()
    found += halved_examples(given.data)
    names = sorted(found[0].values)
    rows = np.array([[example.values[name] for name in names] for example in found])
    labels = np.array([example.answerable for example in found])
    _report(rows, labels, found, names)
    weights, bias = _fit(rows, labels, names)
    trees, trees_bias = _grown(_boosted(rows, labels, names), names)
    stored = {
        "fitted_on": {"answerable": int(labels.sum()), "unanswerable": int((~labels).sum())},
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


def _opened(name: str) -> Assistant:
    return opened(Settings() if name == "namdal" else Settings(corpus=HERE / name / "documents"))


def _fit(rows: np.ndarray, labels: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, float]:
    """Weights and bias on the features as they are; the scaling that the fit needs is folded into them. A feature whose
    weight would turn round what it stands for (more found, less carried) is left out, and the others fitted again."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (rows - mean) / spread
    slopes = np.array(_slopes(names))
    kept = np.ones(len(names), bool)
    while True:
        fitted = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight={False: _UNANSWERABLE_WEIGHT, True: 1.0})
        fitted.fit(scaled[:, kept], labels)
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


def _boosted(rows: np.ndarray, labels: np.ndarray, names: Sequence[str]) -> Any:
    """Small trees, boosted; more of what is found never speaks against, more of what is missing never for."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=_TREES, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=25, l2_regularization=5.0,
        monotonic_cst=_slopes(names), early_stopping=False,
    )  # fmt: skip
    trees.fit(rows, labels, sample_weight=np.where(labels, 1.0, _UNANSWERABLE_WEIGHT))
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
    groups = [one.group for one in found]
    for train, test in GroupKFold(_FOLDS).split(rows, labels, groups):
        weights, bias = _fit(rows[train], labels[train], names)
        straight[test] = 1 / (1 + np.exp(-(rows[test] @ weights + bias)))
        grown[test] = _boosted(rows[train], labels[train], names).predict_proba(rows[test])[:, 1]
    both = (straight + grown) / 2
    areas = ", ".join(
        f"{name} {roc_auc_score(labels, shares):.3f}"
        for name, shares in (("logistic", straight), ("trees", grown), ("both", both))
    )
    print(f"{labels.sum()} answerable, {(~labels).sum()} unanswerable; AUC {areas}")
    sources = np.array([one.source for one in found])
    for source in ("all", *dict.fromkeys(sources.tolist())):
        chosen = np.ones(len(sources), bool) if source == "all" else sources == source
        print(f"{source}: AUC {roc_auc_score(labels[chosen], both[chosen]):.3f}; false refusals/answers from", end="")
        for threshold in _SHOWN:
            refused = (both[chosen & labels] < threshold).mean()
            answered = (both[chosen & ~labels] >= threshold).mean()
            print(f"  {threshold:.2f} {refused:.3f}/{answered:.3f}", end="")
        print()


if __name__ == "__main__":
    sys.exit(main())
