"""The measures against literal cases, laws, and ir_measures."""

from typing import Any

import ir_measures
import pytest
from evals_fake import COST, PAPER, SCRIPT, TEXT, case, computed
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, R, Success, nDCG

from assistant.answer import Answer
from evals.cases import Expected
from evals.measures import ranking
from evals.measures.abstention import false_answer, false_refusal
from evals.measures.citation_precision import citation_precision
from evals.measures.citation_recall import citation_recall
from evals.measures.dates import ENGINE_NAMES, check_dates, date_exactness, operation_match
from evals.measures.evidence import check_evidence
from evals.measures.facts import check_facts, fact_recall
from evals.measures.fidelity import check_fidelity, fidelity
from evals.measures.interval import bootstrap_interval, paired_interval
from evals.measures.latency import percentile
from evals.measures.span_f1 import span_f1
from evals.measures.twins import agreement, overlap
from evals.outcome import Check, Outcome, outcome_of
from evals.responses import Response

DOCUMENTS = {PAPER.id: PAPER}
PLACES = [f"bru.md#{number}" for number in range(12)]


def response(answer: Answer = SCRIPT[COST], **changed: Any) -> Response:
    return Response.model_validate({**answer.as_json(), **changed})


def with_citation(**changed: Any) -> Response:
    told = SCRIPT[COST].as_json()
    return Response.model_validate({**told, "citations": [{**told["citations"][0], **changed}]})


@given(st.permutations(PLACES), st.sets(st.sampled_from(PLACES), min_size=1), st.integers(0, 12))
def test_ranking_measures_equal_those_of_ir_measures(order: list[str], relevant: set[str], length: int) -> None:
    places = order[:length]
    qrels = {"q": dict.fromkeys(relevant, 1)}
    run = {"q": {place: float(len(places) - rank) for rank, place in enumerate(places)}}
    theirs = ir_measures.calc_aggregate([Success @ 1, Success @ 5, R @ 5, RR, nDCG @ 10], qrels, run)
    ours = {
        Success @ 1: ranking.success(places, relevant, 1),
        Success @ 5: ranking.success(places, relevant, 5),
        R @ 5: ranking.recall(places, relevant, 5),
        RR: ranking.reciprocal_rank(places, relevant),
        nDCG @ 10: ranking.ndcg(places, relevant, 10),
    }
    for measure, value in ours.items():
        assert value == pytest.approx(theirs[measure]), measure


def test_facts_are_all_of_must_one_of_any_and_none_of_must_not() -> None:
    def faults(**expected: Any) -> str:
        return check_facts(case("a", expected=Expected("answered", **expected)), response()).fault

    assert faults(must=("84", "millioner"), one_of=("x", "kroner"), must_not=("85",)) == ""
    assert "/85/" in faults(must=("84", "85"))
    assert "/x/ eller /y/" in faults(one_of=("x", "y"))
    assert "sier /84/" in faults(must_not=("84",))


def test_fact_recall_is_the_share_found() -> None:
    assert fact_recall(case("a", expected=Expected("answered", must=("84", "85"))), response()) == 0.5
    assert fact_recall(case("a", expected=Expected("answered")), response()) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "Brua koster 85 millioner kroner."},
        {"start": TEXT.index("Brua koster") + 1},
        {"end": len(TEXT) + 1},
        {"sha256": "0" * 64},
        {"document": "veg.md"},
        {"location": {"kind": "slide", "number": 3, "label": "Lysbilde 3"}},
    ],
)
def test_a_citation_that_is_not_the_source_word_for_word_is_a_fault(changed: dict[str, Any]) -> None:
    assert not check_fidelity(with_citation(**changed), DOCUMENTS).passed
    assert fidelity(with_citation(**changed), DOCUMENTS) == 0.0


def test_a_shifted_span_with_its_own_text_does_not_bear_the_sentence_above_it() -> None:
    start = TEXT.index("Brua koster") + 1
    shifted = with_citation(start=start, quote=TEXT[start : start + 31], end=start + 31)
    assert "ikke ordrett" in check_fidelity(shifted, DOCUMENTS).fault


def test_a_quotation_without_a_source_is_a_fault() -> None:
    bare = response(statements=[{"text": "Brua koster 84 millioner kroner.", "kind": "quote", "citations": []}])
    assert "uten kilde" in check_fidelity(bare, DOCUMENTS).fault
    unknown = response(statements=[{"text": "Brua", "kind": "quote", "citations": [7]}])
    assert "[7]" in check_fidelity(unknown, DOCUMENTS).fault


def test_a_true_citation_has_fidelity_one() -> None:
    assert check_fidelity(response(), DOCUMENTS).passed
    assert fidelity(response(), DOCUMENTS) == 1.0


def test_evidence_is_a_citation_on_one_of_the_slides() -> None:
    assert check_evidence(case("a", expected=Expected("answered", slides=(2, 3))), response()).passed
    fault = check_evidence(case("a", expected=Expected("answered", slides=(3,))), response()).fault
    assert "Lysbilde 2" in fault
    assert check_evidence(case("a", expected=Expected("answered")), response()).passed


def test_evidence_by_phrase_needs_the_phrase_in_the_right_document() -> None:
    def passed(**expected: Any) -> bool:
        return check_evidence(case("a", expected=Expected("answered", **expected)), response()).passed

    assert passed(documents=("bru.md",), quotes=("koster 84",))
    assert not passed(documents=("bru.md",), quotes=("koster 85",))
    assert not passed(documents=("veg.md",), quotes=("koster 84",))


def test_citation_precision_and_recall() -> None:
    told = SCRIPT[COST].as_json()
    stray = {
        **told["citations"][0],
        "id": 2,
        "start": 0,
        "end": 4,
        "quote": "Brua",
        "location": {"kind": "slide", "number": 1, "label": "Lysbilde 1"},
    }
    both = Response.model_validate({**told, "citations": [*told["citations"], stray]})
    known = case("a", expected=Expected("answered", slides=(2,), must=("84", "mai")))
    assert citation_precision(known, both) == 0.5
    assert citation_recall(known, both) == 0.5
    assert citation_precision(case("a", expected=Expected("abstained")), both) is None


def test_span_f1_of_the_phrase_itself_is_one_and_of_a_longer_quote_less() -> None:
    def value(phrase: str) -> float | None:
        return span_f1(case("a", expected=Expected("answered", documents=("bru.md",), quotes=(phrase,))), response())

    assert value("Brua koster 84 millioner kroner") == 1.0
    assert value("84 millioner") == pytest.approx(2 * 2 / (2 + 5))
    assert value("Tolv") == 0.0


def test_dates_must_stand_exactly_in_the_result() -> None:
    answer = response(computed("x", "deadlines", {"items": [{"latest": "2020-10-31", "days": 60, "months": 2}]}))

    def fault(**result: Any) -> str:
        expected = Expected("answered", operation="look_up", result=tuple(result.items()))
        return check_dates(case("a", expected=expected), answer).fault

    assert fault(date="2020-10-31", days=60) == ""
    assert "date=2020-10-30" in fault(date="2020-10-30")
    assert "days=2" in fault(days=2)


def test_only_a_look_up_may_be_answered_by_quotation() -> None:
    def passed(operation: Any) -> bool:
        expected = Expected("answered", operation=operation, result=(("days", 3),))
        return check_dates(case("a", expected=expected), response()).passed

    assert passed("look_up")
    assert not passed("between")


def test_another_operation_with_the_same_value_is_right_and_counted_apart() -> None:
    answer = response(computed("x", "between", {"days": 3}))
    known = case("a", expected=Expected("answered", operation="days_left", result=(("days", 3),)))
    assert date_exactness(known, answer) == 1.0
    assert operation_match(known, answer) == 0.0


def test_every_operation_a_case_may_name_has_names_in_the_engine() -> None:
    from typing import get_args

    from evals.cases import Operation

    assert set(ENGINE_NAMES) == set(get_args(Operation))


def test_abstention_is_two_rates_over_different_questions() -> None:
    assert (false_answer("abstained", "answered"), false_answer("abstained", "abstained")) == (1.0, 0.0)
    assert (false_refusal("answered", "abstained"), false_refusal("answered", "clarify")) == (1.0, 1.0)
    assert false_answer("answered", "answered") is None
    assert false_refusal("abstained", "abstained") is None


def test_twins_agree_when_they_cite_the_same_spans() -> None:
    one, other = {("a", 0, 5)}, {("a", 0, 5), ("a", 7, 9)}
    assert (agreement(one, one), agreement(one, other), overlap(one, other)) == (1.0, 0.0, 0.5)
    assert overlap(frozenset(), frozenset()) == 1.0


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=2, max_size=60))
def test_the_interval_holds_the_mean_and_is_the_same_each_time(values: list[float]) -> None:
    low, high = bootstrap_interval(values)
    assert 0 <= low <= sum(values) / len(values) <= high <= 1
    assert bootstrap_interval(values) == (low, high)


def test_an_interval_narrows_with_more_questions() -> None:
    few, many = bootstrap_interval([0.0, 1.0] * 5), bootstrap_interval([0.0, 1.0] * 500)
    assert many[1] - many[0] < few[1] - few[0]
    assert paired_interval([1.0, 0.0, 1.0], [1.0, 0.0, 1.0]) == (0.0, 0.0)


def test_percentiles_are_times_that_were_measured() -> None:
    assert percentile([30.0, 10.0, 20.0], 0.5) == 20.0
    assert percentile([30.0, 10.0, 20.0], 0.95) == 30.0
    assert percentile([], 0.5) == 0.0


def test_the_four_outcomes() -> None:
    ok, status, facts = Check("status"), Check("status", "fikk abstained"), Check("facts", "mangler")
    assert outcome_of("answered", "answered", [ok]) is Outcome.RIGHT
    assert outcome_of("answered", "answered", [ok, facts]) is Outcome.WRONG
    assert outcome_of("answered", "abstained", [status, facts]) is Outcome.ABSTAINED
    assert outcome_of("answered", "clarify", [status]) is Outcome.ABSTAINED
    assert outcome_of("abstained", "answered", [status]) is Outcome.WRONG
    assert outcome_of("answered", "abstained", [status, Check("fidelity", "galt")]) is Outcome.WRONG
