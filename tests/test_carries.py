"""Whether evidence carries a question: the shipped weights, and what must raise and lower the share."""

import json
from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import hall

import assistant.carries
from assistant.carries import MEASURED, WEIGHTS, Judgement, Model, Node, carries, features, judgement, likelihood
from assistant.reading.question_type import QuestionType

VALUES = st.floats(-10, 10)


def share(asked: str) -> float:
    kind, evidence = hall().assistant.evidence_for(asked)
    return likelihood(kind, evidence)


BOTH = ("right", "answerable")


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(("measured", "key"), [(True, "measured"), (False, "by_words")])
def test_the_shipped_weights_are_read(name: str, measured: bool, key: str) -> None:
    stored = json.loads(WEIGHTS.read_text("utf-8"))
    assert dict(getattr(judgement(measured), name).weights) == stored[key][name]["weights"]
    assert -1 < judgement(measured).margin < 1


@pytest.mark.parametrize("kind", list(QuestionType))
def test_every_feature_has_a_weight_and_every_weight_a_feature(kind: QuestionType) -> None:
    told = features(kind, hall().evidence("Hvem oppdaget lekkasjen?"))
    for measured, extra in ((True, MEASURED), (False, frozenset())):
        for one in (judgement(measured).right, judgement(measured).answerable):
            assert {name for name, _ in one.weights} == set(told) | extra


def test_exactly_one_type_is_asked() -> None:
    told = features(QuestionType.WHY, hall().evidence("Hvorfor haster saken?"))
    assert [name for name, value in told.items() if name.startswith("asks_") and name != "asks_itself" and value] == [
        "asks_why"
    ]


@pytest.mark.parametrize("name", ["unheard_of", "elsewhere", "other_number"])
def test_what_is_missing_never_speaks_for_the_evidence(name: str) -> None:
    assert dict(judgement().right.weights)[name] <= 0 and dict(judgement().answerable.weights)[name] <= 0


@pytest.mark.parametrize("name", ["own", "sign", "focus"])
def test_what_is_found_never_speaks_against_it(name: str) -> None:
    assert dict(judgement().right.weights)[name] >= 0 and dict(judgement().answerable.weights)[name] >= 0


@pytest.mark.parametrize(
    ("carried", "less"),
    [
        ("Hva mener Ungdomsrådet?", "Hva mener Eldrerådet?"),
        ("Hvem oppdaget lekkasjen i taket?", "Hvem oppdaget lekkasjen i kjelleren hos Badeland?"),
        ("Er rammen på 86 millioner kroner?", "Er rammen på 90 millioner kroner?"),
        ("Hvem har ansvaret for grunnarbeidet i B1?", "Hvem har ansvaret for grunnarbeidet i B2?"),
        ("Hvor mange besøkende hadde hallen?", "Hvor mange besøkende hadde hallen i Trondheim?"),
    ],
)
def test_a_question_with_one_thing_changed_is_carried_less(carried: str, less: str) -> None:
    assert share(carried) > share(less)


@given(VALUES, VALUES, st.floats(0, 10), VALUES)
def test_a_share_lies_between_nothing_and_all_and_follows_the_sign_of_the_weight(
    weight: float, value: float, more: float, bias: float
) -> None:
    one = Model((("a", weight),), bias)
    low, high = one.probability({"a": value}), one.probability({"a": value + more})
    assert 0 < low < 1 and 0 < high < 1
    assert low <= high if weight >= 0 else low >= high


def test_huge_values_are_still_a_share() -> None:
    one = Model((("a", 1.0),), 0.0)
    assert isclose(one.probability({"a": 1e9}), 1.0)
    assert isclose(one.probability({"a": -1e9}), 0.0, abs_tol=1e-9)


def test_evidence_found_by_words_alone_is_judged_by_weights_of_its_own() -> None:
    kind, evidence = hall().assistant.evidence_for("Hvem oppdaget lekkasjen?")
    values = features(kind, evidence)
    assert not values.keys() & MEASURED
    assert likelihood(kind, evidence) == judgement(False).right.probability(values)
    assert carries(kind, evidence) is judgement(False).gives(values)


def test_the_trees_are_a_second_opinion_of_equal_weight() -> None:
    split = Node("a", 0.5, 1, 2, 0.0)
    tree = (split, Node("", 0.0, 0, 0, -30.0), Node("", 0.0, 0, 0, 30.0))
    one = Model((("a", 0.0),), 30.0, (tree,))
    assert isclose(one.probability({"a": 0.4}), 0.5, abs_tol=1e-6)
    assert isclose(one.probability({"a": 0.6}), 1.0, abs_tol=1e-6)


@given(st.sampled_from(BOTH), st.sampled_from(["coverage", "sign", "meaning"]), st.floats(-1, 2), st.floats(0, 2))
def test_more_of_what_is_found_never_speaks_against_in_the_trees(
    which: str, name: str, value: float, more: float
) -> None:
    whole: Model = getattr(judgement(), which)
    trees = replace(whole, weights=(), bias=0.0)
    given = {feature: 0.5 for feature, _ in whole.weights}
    assert trees.probability({**given, name: value}) <= trees.probability({**given, name: value + more}) + 1e-9


@pytest.mark.parametrize(
    ("right", "answerable", "answers"),
    [(0.0, 0.1, True), (0.0, -0.1, False), (2.0, -1.0, True), (-1.0, 0.5, False), (-1.0, 2.0, True)],
)
def test_evidence_is_given_when_it_is_likelier_right_than_that_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, right: float, answerable: float, answers: bool
) -> None:
    monkeypatch.setattr(
        assistant.carries, "judgement", lambda measured: Judgement(Model((), right), Model((), answerable), 0.0)
    )
    assert carries(QuestionType.WHO, hall().evidence("Hvem oppdaget lekkasjen?")) is answers


def test_a_margin_asks_for_more() -> None:
    even = Model((), 0.0)
    assert Judgement(even, even, 0.0).gives({}) and not Judgement(even, even, 0.1).gives({})
