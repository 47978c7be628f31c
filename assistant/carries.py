"""How surely the evidence carries the question, and whether it has an answer at all: logistic models and boosted trees
over what was matched, what is missing, and how near it is in meaning.

Flows in: evidence for one question. Flows out: a probability, and whether it is given. The weights and trees lie in
`carries.json`, made by `python -m evals.train_carries` from pairs that may be tuned on, never from those only reported.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum, log
from pathlib import Path
from typing import Any

from assistant.evidence import Evidence
from assistant.missing import (
    MET,
    closeness_in,
    gives_another_number,
    is_unheard_of,
    own_terms,
    stands_elsewhere,
    subject_closeness,
)
from assistant.plainly_told import plainly_told
from assistant.reading.question_type import QuestionType
from assistant.signs import Sign
from index.analyse import words

WEIGHTS = Path(__file__).parent / "carries.json"

_NEUTRAL = 0.8
_EXACT = 0.95
_LOOSELY = 0.75
"""Below this closeness a term is met in other words only."""
_HINTED = 0.25
"""From this closeness on, and below `MET`, a term is hinted at."""
_LONG = 60
"""Words beyond which a sentence counts as no longer."""
_MUCH, _TELLING = 1 / 3, 0.8
"""The share of a question, with a word of such weight in it, that may not stand nowhere by words alone."""
_FIRST, _USUAL_SHARE = 5, 0.6
_KINDS = tuple(QuestionType)
_BY_VECTORS = ("meaning", "meaning_nearest", "meaning_behind", "meaning_lead", "meaning_x_coverage", "nearness")
_BY_READING = ("odds", "odds_highest", "odds_behind", "odds_lead", "odds_all")
MEASURED = frozenset((*_BY_VECTORS, *_BY_READING))
"""The features that a search by words alone does not give."""


def features(kind: QuestionType, evidence: Evidence) -> dict[str, float]:
    """Named numbers about evidence that has at least one sentence; shares lie between 0 and 1."""
    best = evidence.units[0]
    own = own_terms(evidence, best)
    total = sum(term.weight for term, _ in own) or 1.0
    unmet = [term for term, match in own if match < MET]
    nowhere = [term for term, _ in own if closeness_in(term, evidence, evidence.units) < MET]
    focus = [match for term, match in own if term.focus]
    subject = subject_closeness(evidence)
    bearing = [found.coverage for found in evidence.units if found.found & evidence.wanted]
    third = evidence.units[min(2, len(evidence.units) - 1)]
    found = {
        "coverage": best.coverage,
        "own": best.own,
        "itself": best.itself,
        "score": best.score,
        "sign": float(bool(best.found & evidence.wanted)) if evidence.wanted else 0.5,
        "sign_wanted": float(bool(evidence.wanted)),
        "asks_itself": float(Sign.QUESTION in best.found),
        "unheard_of": float(sum(is_unheard_of(term, evidence) for term in evidence.terms)),
        "elsewhere": float(sum(stands_elsewhere(term, evidence, best) for term in evidence.terms)),
        "focus": max(focus, default=_NEUTRAL),
        "has_focus": float(bool(focus)),
        "subject": _NEUTRAL if subject is None else subject,
        "has_subject": float(subject is not None),
        "other_number": float(gives_another_number(evidence.question, best)),
        "bearing": max(bearing, default=0.0) if evidence.wanted else best.coverage,
        "unmet_share": sum(term.weight for term in unmet) / total,
        "unmet_heaviest": max((term.weight for term in unmet), default=0.0),
        "unmet": float(len(unmet)),
        "unmet_unknown": float(sum(not term.known for term in unmet)),
        "nowhere_share": sum(term.weight for term in nowhere) / total,
        "nowhere_heaviest": max((term.weight for term in nowhere), default=0.0),
        "terms": float(len(own)),
        "leans": float(len(own) < len(evidence.terms)),
        "list": max((one.coverage for one in evidence.lists), default=0.0),
        "list_inside": max((one.inside for one in evidence.lists), default=0.0),
        "least_met": min((match for _, match in own), default=0.0),
        "name_met": float(any(term.named and match >= _EXACT - 0.05 for term, match in own)),
        "loose": sum(term.weight for term, match in own if MET <= match < _LOOSELY) / total,
        "hinted": sum(term.weight for term, match in own if _HINTED <= match < MET) / total,
        "words": float(min(_LONG, len(words(best.unit.text)))),
        "exact": sum(term.weight for term, match in own if match >= _EXACT) / total,
        "lead_on_third": best.coverage - third.coverage,
        "heaviest_gap": max((term.weight * (1 - match) for term, match in own), default=0.0),
        "row": float(best.unit.is_row),
        "passage": best.parts.passage if best.parts else 0.0,
        "same_paper": _of_one_paper(evidence),
    }
    return found | _meanings(evidence) | _odds(evidence) | {f"asks_{one.value}": float(kind is one) for one in _KINDS}


def _of_one_paper(evidence: Evidence) -> float:
    """The share of the best sentences that are of the first one's paper; as usual where there is but one paper."""
    papers = [found.unit.document.id for found in evidence.units]
    return papers[:_FIRST].count(papers[0]) / _FIRST if len(set(papers)) > 1 else _USUAL_SHARE


def _meanings(evidence: Evidence) -> dict[str, float]:
    """How near the sentences are in meaning; nothing where nobody measured it."""
    ordered = sorted((found.meaning for found in evidence.units if found.meaning), reverse=True)
    if not ordered:
        return {}
    best = evidence.units[0]
    return {
        "meaning": best.meaning,
        "meaning_nearest": ordered[0],
        "meaning_behind": ordered[0] - best.meaning,
        "meaning_lead": ordered[0] - ordered[min(3, len(ordered) - 1)],
        "meaning_x_coverage": best.meaning * best.coverage,
        "nearness": best.nearness,
    }


def _odds(evidence: Evidence) -> dict[str, float]:
    """What reading the sentences with the question said of them; nothing where nobody read them."""
    read = sorted((found.odds for found in evidence.units if found.odds is not None), reverse=True)
    if not read:
        return {}
    best = evidence.units[0].odds
    best = read[-1] if best is None else best
    return {
        "odds": best,
        "odds_highest": read[0],
        "odds_behind": read[0] - best,
        "odds_lead": read[0] - read[min(1, len(read) - 1)],
        "odds_all": log(sum(exp(one) for one in read)),
    }


@dataclass(frozen=True, slots=True)
class Node:
    """One question of a tree: `left` is the next node where `feature` is at most `threshold`, else `right`; a node
    without a feature ends the tree with `value`."""

    feature: str
    threshold: float
    left: int
    right: int
    value: float


@dataclass(frozen=True, slots=True)
class Model:
    """A weight per feature with a bias, and `trees` with a bias of their own: two opinions of some log odds, of which
    the mean share counts."""

    weights: tuple[tuple[str, float], ...]
    bias: float
    trees: tuple[tuple[Node, ...], ...] = ()
    trees_bias: float = 0.0

    def probability(self, values: Mapping[str, float]) -> float:
        share = _share(self.bias + sum(weight * values[name] for name, weight in self.weights))
        if not self.trees:
            return share
        return (share + _share(self.trees_bias + fsum(_leaf(tree, values) for tree in self.trees))) / 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the first sentences are `right`, how likely the question is `answerable` at all, and by how much the
    one must be above its having no answer (`margin`) for the evidence to be given."""

    right: Model
    answerable: Model
    margin: float

    def gives(self, values: Mapping[str, float]) -> bool:
        """Where there is no answer refusing is right; where there is one that was not found, neither is."""
        return self.right.probability(values) - (1 - self.answerable.probability(values)) >= self.margin


def _share(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _leaf(tree: Sequence[Node], values: Mapping[str, float]) -> float:
    node = tree[0]
    while node.feature:
        node = tree[node.left if values[node.feature] <= node.threshold else node.right]
    return node.value


@lru_cache(maxsize=2)
def judgement(measured: bool = True) -> Judgement:
    """The shipped weights and trees: those for evidence that was `measured`, read with the question by the shipped
    models, or those for evidence found by words alone or with another model, whose cosines have another scale."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    own = stored["measured" if measured else "by_words"]
    return Judgement(_model(own["right"]), _model(own["answerable"]), own["margin"])


def _model(stored: Mapping[str, Any]) -> Model:
    trees = tuple(tuple(Node(*node) for node in tree) for tree in stored["trees"])
    return Model(tuple(stored["weights"].items()), stored["bias"], trees, stored["trees_bias"])


def _is_measured(values: Mapping[str, float]) -> bool:
    return values.keys() >= MEASURED


def likelihood(kind: QuestionType, evidence: Evidence) -> float:
    """How likely the best evidence is to answer, 0 to 1."""
    values = features(kind, evidence)
    return judgement(_is_measured(values)).right.probability(values)


def carries(kind: QuestionType, evidence: Evidence) -> bool:
    """Whether the best evidence is to be given as an answer; what is plainly told is not weighed."""
    if plainly_told(kind, evidence):
        return True
    values = features(kind, evidence)
    measured = _is_measured(values)
    return judgement(measured).gives(values) and (measured or not _stands_nowhere(values, evidence))


def _stands_nowhere(values: Mapping[str, float], evidence: Evidence) -> bool:
    """Whether much of the question, a telling word in it, stands nowhere: it may be said in other words, which only
    meaning and reading tell. Of numbers and names other rules say what is missing."""
    return values["nowhere_share"] >= _MUCH and any(
        term.weight >= _TELLING and not term.named and not any(map(str.isdigit, term.plain))
        for term in evidence.terms
        if closeness_in(term, evidence, evidence.units) < MET
    )
