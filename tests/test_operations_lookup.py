from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.answer import Computation
from assistant.deadlines.lookup import deadlines, go_lives, milestones, next_deadline
from assistant.deadlines.operand import NotStated
from corpus.interval import Grain, Interval

TIMELINE = shipped_timeline()
AUTUMN = date(2020, 9, 1)


def computed(outcome: Computation | NotStated) -> Computation:
    assert isinstance(outcome, Computation)
    return outcome


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), Grain.YEAR, str(number))


def test_the_deadline_for_sw2_is_two_deadlines() -> None:
    found = computed(deadlines(TIMELINE, AUTUMN, ["SW2"]))
    assert [item["latest"] for item in found.result["items"]] == ["2022-05-30", "2022-10-31"]
    assert "30. mai 2022" in found.sentences[0]
    assert "31. oktober 2022" in found.sentences[1]


def test_each_deadline_is_cited_where_it_stands() -> None:
    found = computed(deadlines(TIMELINE, AUTUMN, ["SW2"], ["opsjon"]))
    assert [TIMELINE.quote(given.evidence) for given in found.inputs if given.evidence] == [
        "For SW2 må opsjonen være utløst innen 31. oktober 2022."
    ]


def test_a_passed_deadline_is_told_as_passed_with_the_day_it_was() -> None:
    text = " ".join(computed(deadlines(TIMELINE, date(2021, 3, 1), ["PD2"], ["forprosjekt"])).sentences)
    assert "var 31. oktober 2020" in text
    assert "gikk ut for 121 dager siden" in text
    assert "igjen" not in text


def test_plan_dates_carry_the_date_of_the_document() -> None:
    assert computed(deadlines(TIMELINE, AUTUMN, ["PD2"])).sentences[-1] == "Dette er planen per sommeren 2020."


def test_a_deadline_on_a_saturday_names_friday_and_monday() -> None:
    (warning,) = computed(deadlines(TIMELINE, AUTUMN, ["PD2"], ["forprosjekt"])).warnings
    for part in ("lørdag", "fredag 30. oktober 2020", "mandag 2. november 2020", "Avtalen avgjør"):
        assert part in warning


def test_a_passed_deadline_is_not_warned_about() -> None:
    assert computed(deadlines(TIMELINE, date(2021, 3, 1), ["PD2"], ["forprosjekt"])).warnings == ()


@pytest.mark.parametrize(("number", "count"), [(2020, 1), (2021, 1), (2022, 2)])
def test_deadlines_of_a_year_are_those_that_fall_in_it(number: int, count: int) -> None:
    assert len(computed(deadlines(TIMELINE, AUTUMN, within=year(number))).result["items"]) == count


def test_a_year_without_deadlines_is_said_to_have_none_and_the_others_are_offered() -> None:
    outcome = deadlines(TIMELINE, AUTUMN, within=year(2025))
    assert isinstance(outcome, NotStated)
    assert "2025" in outcome.sentence
    assert len(outcome.nearest) == 4


@pytest.mark.parametrize("phase", ["PD1", "PD3", "SW1", "SW3"])
def test_a_phase_without_a_stated_deadline_computes_nothing(phase: str) -> None:
    for outcome in (
        deadlines(TIMELINE, AUTUMN, [phase]),
        deadlines(TIMELINE, AUTUMN, [phase], ["opsjon"]),
        next_deadline(TIMELINE, AUTUMN, [phase]),
        go_lives(TIMELINE, AUTUMN, [phase]),
    ):
        assert isinstance(outcome, NotStated)
        assert phase in outcome.sentence
        assert outcome.sentence.startswith("Kildene oppgir ikke")
        assert outcome.evidence


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        (date(2020, 9, 1), "2020-10-31"),
        (date(2020, 10, 31), "2020-10-31"),
        (date(2020, 11, 1), "2021-05-30"),
        (date(2022, 5, 31), "2022-10-31"),
    ],
)
def test_the_next_deadline_is_the_first_that_has_not_passed(today: date, latest: str) -> None:
    found = computed(next_deadline(TIMELINE, today))
    assert [item["latest"] for item in found.result["items"]] == [latest]
    assert not found.result["all_passed"]


def test_when_all_have_passed_the_last_is_told_as_passed() -> None:
    found = computed(next_deadline(TIMELINE, date(2023, 1, 1)))
    assert found.result["all_passed"]
    assert found.sentences[0] == "Alle fristene i kildene er passert."
    assert "gikk ut for 62 dager siden" in found.sentences[1]


def test_the_next_deadline_of_a_phase_is_of_that_phase() -> None:
    found = computed(next_deadline(TIMELINE, AUTUMN, ["SW2"]))
    assert found.result["items"][0]["id"] == "SW2-forprosjekt"


def test_a_go_live_in_two_quarters_is_told_in_the_words_of_the_source_and_in_months() -> None:
    text = computed(go_lives(TIMELINE, AUTUMN, ["SW2"])).sentences[0]
    assert "Q3/4 2023" in text
    assert "juli–desember 2023" in text


def test_a_passed_go_live_is_in_the_past_tense() -> None:
    assert "skulle etter planen" in computed(go_lives(TIMELINE, date(2023, 1, 1), ["PD2"])).sentences[0]


def test_a_happening_is_told_with_how_long_ago_it_was() -> None:
    found = milestones(TIMELINE, AUTUMN, ["styremøte-august", "kontrakt"])
    assert "8 dager siden" in found.sentences[0] + found.sentences[1]
    assert "17 til 18 måneder" in found.sentences[0] + found.sentences[1]
