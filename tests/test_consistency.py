from dataclasses import replace
from datetime import date

from plan_case import shipped_timeline

from assistant.deadlines.consistency import Sort, consistency, findings, problem_texts, problems
from corpus.interval import Grain, Interval
from corpus.timeline import Timeline

TIMELINE = shipped_timeline()
AUTUMN = date(2020, 9, 1)


def moved(deadline: str, day: date) -> Timeline:
    """The shipped plan with one deadline on another day."""
    when = Interval(day, day, Grain.DAY)
    return replace(
        TIMELINE,
        deadlines=tuple(replace(d, when=when) if d.id == deadline else d for d in TIMELINE.deadlines),
    )


def slacks(timeline: Timeline, phase: str) -> dict[tuple[tuple[str, str], bool], int | None]:
    return {(f.events, f.tied): f.slack_worst for f in findings(timeline) if f.phase == phase}


def test_the_deadlines_of_sw2_are_too_close_for_a_pre_project() -> None:
    found = next(f for f in problems(TIMELINE, ["SW2"]) if f.tied and f.phase == "SW2")
    assert (found.events, found.slack_worst, found.threshold) == (("forprosjekt", "opsjon"), -30, date(2022, 4, 30))
    for part in ("5 måneder og 1 dag", "6 måneder (lysbilde 10)", "30. mai 2022", "31. oktober 2022", "30. april 2022"):
        assert part in found.text


def test_the_deadlines_of_sw2_are_too_close_for_the_planning_phase_which_is_not_tied_to_them() -> None:
    found = next(f for f in problems(TIMELINE, ["SW2"]) if not f.tied and f.phase == "SW2")
    assert "7 måneder (lysbilde 5)" in found.text
    assert "Kildene sier ikke om planfasen" in found.text


def test_six_and_seven_months_are_found_in_different_places() -> None:
    (found,) = [f for f in findings(TIMELINE) if f.sort is Sort.DIFFER]
    assert "7 måneder for planfasen (lysbilde 5)" in found.text
    assert "6 måneder for forprosjektet (lysbilde 10)" in found.text
    places = {TIMELINE.place(given.evidence) for given in found.inputs if given.evidence}
    assert places == {"lysbilde 5", "lysbilde 10"}


def test_pd2_has_30_days_of_slack_and_no_problem_of_its_own() -> None:
    assert slacks(TIMELINE, "PD2")[("forprosjekt", "opsjon"), True] == 30
    assert not [f for f in problems(TIMELINE) if f.phase == "PD2"]


def test_the_option_deadlines_leave_only_the_end_of_the_planned_operation() -> None:
    found = {f.phase: f for f in findings(TIMELINE) if f.events == ("opsjon", "drift")}
    assert found["PD2"].sort is found["SW2"].sort is Sort.DEPENDS
    assert "31. oktober 2023" in found["SW2"].text
    assert "siste 62 dagene" in found["SW2"].text


def test_nineteen_months_from_the_agreement_of_sw2_leave_two_days() -> None:
    found = next(
        f for f in findings(TIMELINE) if f.phase == "SW2" and f.events == ("forprosjekt", "drift") and not f.tied
    )
    assert "30. desember 2023" in found.text
    assert "siste 2 dagene" in found.text


def test_every_finding_rests_on_evidence_and_shows_its_working() -> None:
    for found in findings(TIMELINE):
        assert found.steps
        assert sum(given.evidence is not None for given in found.inputs) >= 2


def test_a_plan_whose_deadlines_are_far_enough_apart_has_no_conflict_in_the_phase() -> None:
    assert not [f for f in problems(moved("SW2-forprosjekt", date(2022, 3, 31))) if f.phase == "SW2"]


def test_a_day_too_late_is_a_conflict() -> None:
    assert slacks(moved("SW2-forprosjekt", date(2022, 4, 30)), "SW2")[("forprosjekt", "opsjon"), True] == 1
    assert slacks(moved("SW2-forprosjekt", date(2022, 5, 1)), "SW2")[("forprosjekt", "opsjon"), True] == -1


def test_warnings_say_all_about_the_same_two_dates_in_one() -> None:
    first, second = problem_texts(TIMELINE, ["SW2"])
    for part in ("SW2", "5 måneder og 1 dag", "6 måneder (lysbilde 10)", "7 måneder (lysbilde 5)"):
        assert part in first
    assert "to lengder" in second


def test_a_phase_without_dates_has_no_warnings() -> None:
    assert problem_texts(TIMELINE, ["SW3"]) == ()


def test_rules_whose_parts_do_not_add_up_are_found() -> None:
    rules = tuple(replace(r, months=20) if r.id == "start" else r for r in TIMELINE.rules)
    found = [f for f in findings(replace(TIMELINE, rules=rules)) if f.sort is Sort.DIFFER]
    assert any("20 måneder" in f.text and "19 måneder" in f.text for f in found)


def test_a_plan_without_rules_has_nothing_to_compare() -> None:
    told = consistency(replace(TIMELINE, rules=()), AUTUMN)
    assert told.result["consistent"]
    assert told.sentences[0] == "Planen har ingen datoer og regler som kan holdes mot hverandre."


def test_problems_are_told_first_and_counted() -> None:
    told = consistency(TIMELINE, AUTUMN)
    assert told.result["problems"] == 3
    assert [f["sort"] for f in told.result["findings"]][:3] == ["strid", "strid", "ulike lengder"]
