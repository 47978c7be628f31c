"""Back plan, forward plan, feasible, latest fitting day and delay: the plan's dates with the plan's rules."""

from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.answer import Computation
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.backplan import backplan, backplan_phase
from assistant.deadlines.delay import delayed
from assistant.deadlines.feasible import feasible, feasible_phase
from assistant.deadlines.fitting import latest_fitting
from assistant.deadlines.forward import forward
from assistant.deadlines.length import longest_chain, of_amount
from assistant.deadlines.operand import NotStated, Operand, of_day, of_interval, of_stated
from corpus.interval import Grain, Interval

TIMELINE = shipped_timeline()
AUTUMN = date(2020, 9, 1)


def computed(outcome: Computation | NotStated) -> Computation:
    assert isinstance(outcome, Computation)
    return outcome


def stated(phase: str, event: str) -> Operand:
    found = of_stated(TIMELINE, TIMELINE.phase(phase), event)
    assert found is not None
    return found


def quotes(found: Computation) -> set[str]:
    return {TIMELINE.quote(given.evidence) for given in found.inputs if given.evidence}


def test_operation_in_november_2024_is_started_in_april_2023() -> None:
    found = computed(backplan(TIMELINE, of_day(date(2024, 11, 1)), AUTUMN))
    assert {item["event"]: item["earliest"] for item in found.result["items"]} == {
        "start": "2023-04-01",
        "forprosjekt": "2023-05-01",
        "opsjon": "2023-11-01",
    }


def test_the_back_plan_names_weekends_and_holidays_and_moves_nothing() -> None:
    found = computed(backplan(TIMELINE, of_day(date(2024, 11, 1)), AUTUMN))
    text = " ".join(found.sentences)
    assert "lørdag 1. april 2023" in text
    assert "arbeidernes dag" in text
    assert "fredag 31. mars 2023" in found.warnings[0]


def test_the_back_plan_cites_every_rule_it_uses() -> None:
    found = computed(backplan(TIMELINE, of_day(date(2024, 11, 1)), AUTUMN, ["forprosjekt"]))
    assert any("6 måneder" in quote for quote in quotes(found))
    assert any("12 måneder" in quote for quote in quotes(found))
    assert not any("19 måneder" in quote for quote in quotes(found))


def test_the_back_plan_shows_each_rule_with_its_slide() -> None:
    steps = computed(backplan(TIMELINE, of_day(date(2024, 11, 1)), AUTUMN)).steps
    assert "1. november 2024 − 19 måneder (lysbilde 5) = 1. april 2023" in steps
    assert "1. november 2024 − 12 måneder (lysbilde 10) = 1. november 2023" in steps


def test_only_the_event_asked_for_is_counted_back() -> None:
    found = computed(backplan(TIMELINE, of_day(date(2024, 11, 1)), AUTUMN, ["opsjon"]))
    assert [item["event"] for item in found.result["items"]] == ["opsjon"]


def test_a_latest_day_that_has_passed_is_told_as_passed() -> None:
    found = computed(backplan(TIMELINE, of_day(date(2022, 5, 1)), date(2020, 10, 11), ["start"]))
    assert found.result["items"][0]["passed"]
    assert "10 dager siden" in " ".join(found.sentences)


def test_the_go_live_of_pd2_counts_back_to_october_2020_and_may_2021() -> None:
    found = computed(backplan_phase(TIMELINE, "PD2", AUTUMN))
    spans = {item["event"]: (item["earliest"], item["latest"]) for item in found.result["items"]}
    assert spans["start"] == ("2020-10-01", "2020-10-31")
    assert spans["opsjon"] == ("2021-05-01", "2021-05-31")
    assert found.result["stated"] == {"forprosjekt": "2020-10-31", "opsjon": "2021-05-30"}


@pytest.mark.parametrize("phase", ["PD3", "SW3"])
def test_nothing_is_counted_back_from_a_go_live_that_is_not_stated(phase: str) -> None:
    assert isinstance(backplan_phase(TIMELINE, phase, AUTUMN), NotStated)


def test_an_agreement_in_october_2020_can_be_in_operation_in_april_2022() -> None:
    found = computed(forward(TIMELINE, of_day(date(2020, 10, 1)), "forprosjekt", AUTUMN))
    tied = {item["event"]: item["earliest"] for item in found.result["items"] if item["tied"]}
    assert tied == {"opsjon": "2021-04-01", "drift": "2022-04-01"}
    assert found.result["reaches"] == ["PD2", "SW2"]


def test_an_agreement_too_late_for_pd2_reaches_sw2_only() -> None:
    found = computed(forward(TIMELINE, of_day(date(2021, 1, 4)), "forprosjekt", AUTUMN))
    assert found.result["reaches"] == ["SW2"]


def test_lengths_the_sources_do_not_tie_to_the_agreement_are_told_as_such() -> None:
    found = computed(forward(TIMELINE, of_day(date(2020, 10, 1)), "forprosjekt", AUTUMN))
    loose = [item for item in found.result["items"] if not item["tied"]]
    assert {(item["event"], item["months"]) for item in loose} == {("drift", 19), ("opsjon", 7)}
    assert sum("kildene sier ikke at" in text for text in found.sentences) == 2


def test_the_last_agreement_day_of_sw2_ends_30_days_after_its_option_deadline() -> None:
    found = computed(forward(TIMELINE, stated("SW2", "forprosjekt"), "forprosjekt", AUTUMN, "SW2"))
    option = next(item for item in found.result["items"] if item["event"] == "opsjon" and item["tied"])
    assert (option["earliest"], option["slack_days"]) == ("2022-11-30", -30)
    assert any("30 dager etter fristen for å utløse opsjonen i SW2" in text for text in found.sentences)


def test_nothing_follows_operation() -> None:
    assert isinstance(forward(TIMELINE, of_day(AUTUMN), "drift", AUTUMN), NotStated)


def test_a_council_meeting_in_september_is_44_days_before_the_deadline() -> None:
    found = computed(feasible_phase(TIMELINE, "PD2", of_day(date(2020, 9, 17)), AUTUMN))
    assert (found.result["verdict"], found.result["slack_days"]) == ("ja", 44)
    assert found.sentences[0].startswith("Ja. 17. september 2020 er 44 dager før")
    assert "31. oktober 2020" in found.sentences[0]


def test_a_council_meeting_in_november_is_12_days_too_late() -> None:
    found = computed(feasible_phase(TIMELINE, "PD2", of_day(date(2020, 11, 12)), AUTUMN, "forprosjekt"))
    assert (found.result["verdict"], found.result["slack_days"]) == ("nei", -12)
    assert found.sentences[0].startswith("Nei. 12. november 2020 er 12 dager etter")
    assert len(found.result["items"]) == 1


def test_in_time_for_the_agreement_but_not_for_what_follows_is_told() -> None:
    found = computed(feasible_phase(TIMELINE, "SW2", of_day(date(2022, 5, 12)), AUTUMN))
    assert [(item["event"], item["verdict"]) for item in found.result["items"]] == [
        ("forprosjekt", "ja"),
        ("opsjon", "nei"),
    ]
    assert any(text.startswith("Men 6 måneder fra 12. mai 2022") for text in found.sentences)


def test_the_day_of_the_deadline_is_in_time_without_slack() -> None:
    found = feasible(of_day(date(2020, 10, 31)), stated("PD2", "forprosjekt"), AUTUMN)
    assert (found.result["verdict"], found.result["slack_days"]) == ("ja", 0)
    assert "uten slakk" in found.sentences[0]


def test_a_meeting_somewhere_in_two_months_depends_on_the_day() -> None:
    months = Interval(date(2020, 10, 1), date(2020, 11, 30), Grain.SPAN, "oktober/november 2020")
    found = feasible(of_interval(months), stated("PD2", "forprosjekt"), AUTUMN)
    assert found.result["verdict"] == "kommer an på"
    assert found.result["threshold"] == "2020-10-31"
    assert (found.result["slack_days"], found.result["slack_days_best"]) == (-30, 30)


def test_a_pre_project_must_begin_by_30_april_to_be_done_by_the_option_deadline() -> None:
    found = feasible(of_day(date(2022, 5, 31)), stated("SW2", "opsjon"), AUTUMN, of_amount(Amount(6)))
    assert (found.result["verdict"], found.result["threshold"]) == ("nei", "2022-04-30")


def test_a_deadline_that_has_passed_is_said_to_have_passed() -> None:
    found = feasible(of_day(date(2020, 10, 1)), stated("PD2", "forprosjekt"), date(2021, 3, 1))
    assert found.result["deadline_passed"]
    assert any("gikk ut for 121 dager siden" in text for text in found.sentences)


@pytest.mark.parametrize("phase", ["PD3", "SW3"])
def test_a_phase_without_deadlines_is_neither_in_time_nor_late(phase: str) -> None:
    assert isinstance(feasible_phase(TIMELINE, phase, of_day(AUTUMN), AUTUMN), NotStated)


def test_everything_fits_in_sw2_if_the_agreement_is_signed_by_30_april() -> None:
    found = computed(latest_fitting(TIMELINE, "SW2", "forprosjekt", AUTUMN))
    assert (found.result["latest"], found.result["binding"]) == ("2022-04-30", "opsjon")
    assert found.result["days_before_deadline"] == 30
    assert "lørdag 30. april 2022" in found.sentences[0]


def test_in_pd2_the_deadline_itself_binds() -> None:
    found = computed(latest_fitting(TIMELINE, "PD2", "forprosjekt", AUTUMN))
    assert (found.result["latest"], found.result["binding"]) == ("2020-10-31", "forprosjekt")


def test_six_months_late_moves_sw2_to_the_first_two_quarters_of_2024() -> None:
    found = computed(delayed(TIMELINE, Amount(6), AUTUMN))
    sw2 = next(item for item in found.result["moved"] if item["phase"] == "SW2")
    assert (sw2["after"]["earliest"], sw2["after"]["latest"]) == ("2024-01-01", "2024-06-30")
    assert "Q1/2 2024 (januar–juni 2024)" in found.sentences[0]


def test_a_delay_moves_no_pd_phase_and_says_so() -> None:
    found = computed(delayed(TIMELINE, Amount(6), AUTUMN))
    assert {item["phase"] for item in found.result["moved"]} == {"SW1", "SW2", "SW3"}
    assert {item["phase"] for item in found.result["unmoved"]} == {"PD1", "PD2", "PD3"}
    assert any("ikke at PD2 flyttes" in text for text in found.sentences)


def test_deadlines_after_a_delay_are_only_a_question_of_if() -> None:
    found = computed(delayed(TIMELINE, Amount(6), AUTUMN, phases=["SW2"]))
    deadlines = {item["event"]: item for item in found.result["moved"][0]["deadlines"]}
    assert deadlines["forprosjekt"]["if_moved"] == "2022-11-30"
    assert deadlines["opsjon"]["if_moved"] == "2023-04-30"
    assert any(text.startswith("Følger fristene i SW2 med") for text in found.sentences)
    assert any("Kildene sier ikke om fristene" in text for text in found.sentences)


def test_a_delay_of_a_phase_without_a_date_gives_it_none() -> None:
    found = computed(delayed(TIMELINE, Amount(6), AUTUMN, phases=["SW3"]))
    assert found.result["moved"][0]["after"] is None
    assert "ingen dato for SW3" in found.sentences[0]


def test_a_delay_cites_the_rule() -> None:
    assert any("parallellforskyve" in quote for quote in quotes(computed(delayed(TIMELINE, Amount(3), AUTUMN))))


def test_a_plan_brought_forward_is_not_what_the_rule_speaks_of() -> None:
    assert isinstance(delayed(TIMELINE, Amount(-3), AUTUMN), NotStated)


def test_the_longest_chain_is_six_and_twelve_months_from_agreement_to_operation() -> None:
    chain = longest_chain(TIMELINE, "forprosjekt", "drift")
    assert chain is not None
    assert [rule.id for rule in chain.rules] == ["forprosjekt", "opsjon"]
    assert chain.amount.months == 18
    assert longest_chain(TIMELINE, "drift", "forprosjekt") is None
