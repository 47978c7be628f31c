"""Days left, between, shift, working days, weekday, statutory limit: dates that need no plan, or one date of it."""

from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.between import between, days_left
from assistant.deadlines.operand import Operand, of_day, of_interval, of_stated, of_today
from assistant.deadlines.shift import shift
from assistant.deadlines.statutory import statutory_deadline
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between, workdays_from
from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval

TIMELINE = shipped_timeline()
AUTUMN = date(2020, 9, 1)


def stated(phase: str, event: str) -> Operand:
    found = of_stated(TIMELINE, TIMELINE.phase(phase), event)
    assert found is not None
    return found


MAY = Interval(date(2022, 5, 1), date(2022, 5, 31), Grain.MONTH, "mai 2022")


def test_days_left_leaves_out_today_and_counts_the_deadline() -> None:
    found = days_left((stated("PD2", "forprosjekt"),), AUTUMN)
    assert found.result["items"][0]["days"] == 60
    assert "60 dager igjen" in found.sentences[0]
    assert found.steps == ("31. oktober 2020 (lysbilde 7) − 1. september 2020 (i dag) = 60 dager",)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2020, 10, 30), "1 dag igjen"),
        (date(2020, 10, 31), "i dag"),
        (date(2020, 11, 1), "gikk ut for 1 dag siden"),
        (date(2020, 11, 2), "gikk ut for 2 dager siden"),
    ],
)
def test_the_days_around_a_deadline_are_in_the_right_number_and_tense(today: date, told: str) -> None:
    assert told in days_left((stated("PD2", "forprosjekt"),), today).sentences[0]


def test_days_left_to_a_quarter_is_a_range() -> None:
    item = days_left((stated("SW2", "drift"),), AUTUMN).result["items"][0]
    assert (item["days_earliest"], item["days"]) == (1033, 1216)


def test_today_is_an_input_without_a_source() -> None:
    *_, today = days_left((stated("PD2", "opsjon"),), AUTUMN).inputs
    assert (today.value.latest, today.evidence) == (AUTUMN, None)


def test_between_two_deadlines_is_519_days_and_17_months_and_a_day() -> None:
    found = between(stated("PD2", "opsjon"), stated("SW2", "opsjon"), AUTUMN)
    assert found.result == {"start": "2021-05-30", "end": "2022-10-31", "days": 519, "months": 17, "rest": 1}
    assert "519 dager (17 måneder og 1 dag)" in found.sentences[0]


def test_between_backwards_says_which_comes_first() -> None:
    found = between(of_day(date(2020, 11, 12)), stated("PD2", "forprosjekt"), AUTUMN)
    assert found.result["days"] == -12
    assert found.sentences[0].endswith("(31. oktober 2020) er 12 dager før 12. november 2020.")


def test_between_imprecise_dates_gives_shortest_and_longest() -> None:
    found = between(stated("PD2", "opsjon"), stated("SW2", "drift"), AUTUMN)
    assert (found.result["days_min"], found.result["days_max"]) == (762, 945)
    assert (found.result["months_min"], found.result["months_max"]) == (25, 31)
    assert "mellom 762 og 945 dager (25 til 31 måneder)" in found.sentences[0]


def test_between_imprecise_dates_is_told_in_weeks_where_weeks_are_asked_for() -> None:
    found = between(stated("PD2", "opsjon"), stated("SW2", "drift"), AUTUMN, "uker")
    assert found.sentences[1] == "I hele uker er det 108 til 135 uker."


def test_two_months_are_told_from_the_one_to_the_other_too() -> None:
    first, last = (
        of_interval(Interval(date(y, m, 1), date(y, m, 31), Grain.MONTH)) for y, m in ((2020, 10), (2022, 5))
    )
    found = between(first, last, AUTUMN)
    assert found.result["calendar_months"] == 19
    assert found.sentences[1] == "Regnet fra måned til måned er det 19 måneder."
    assert found.steps[2].startswith("Fra måned til måned: ")


def test_a_month_and_a_quarter_are_not_counted_from_month_to_month() -> None:
    found = between(stated("PD2", "opsjon"), stated("SW2", "drift"), AUTUMN)
    assert "calendar_months" not in found.result and len(found.steps) == 2


def test_imprecise_dates_that_may_be_the_same_day_have_no_months() -> None:
    found = between(stated("PD2", "drift"), of_day(date(2022, 5, 20)), AUTUMN)
    assert found.result["days_min"] < 0 and "months_min" not in found.result


def test_between_today_and_a_day_mentions_today() -> None:
    assert "i dag (1. september 2020)" in between(of_today(AUTUMN), of_day(date(2020, 9, 2)), AUTUMN).sentences[0]


def test_a_clamp_is_told_in_answer_and_working() -> None:
    found = shift(of_day(date(2022, 8, 31)), Amount(6), AUTUMN)
    assert found.result["latest"] == "2023-02-28"
    assert found.result["clamped"]
    assert found.steps == ("31. august 2022 + 6 måneder = 28. februar 2023 (klemt fra 31.)",)
    assert "Februar 2023 har ikke noen 31." in found.sentences[1]


def test_a_shift_that_keeps_its_day_says_nothing_of_clamping() -> None:
    found = shift(of_day(date(2022, 8, 30)), Amount(7), AUTUMN)
    assert not found.result["clamped"]
    assert len(found.sentences) == 1
    assert "klemt" not in found.steps[0]


def test_six_months_before_the_option_deadline_of_sw2_is_30_april() -> None:
    found = shift(stated("SW2", "opsjon"), Amount(-6), AUTUMN)
    assert found.result["latest"] == "2022-04-30"
    assert found.steps == ("31. oktober 2022 (lysbilde 7) − 6 måneder = 30. april 2022 (klemt fra 31.)",)


def test_nineteen_months_are_one_step_and_not_seven_and_then_twelve() -> None:
    start = of_day(date(2021, 9, 30))
    assert shift(start, Amount(-19), AUTUMN).result["latest"] == "2020-02-29"
    halfway = date.fromisoformat(shift(start, Amount(-7), AUTUMN).result["latest"])
    assert shift(of_day(halfway), Amount(-12), AUTUMN).result["latest"] == "2020-02-28"


def test_the_word_used_for_the_amount_is_kept() -> None:
    assert (
        shift(of_day(date(2022, 1, 1)), Amount(6, 0, "et halvt år"), AUTUMN)
        .sentences[0]
        .startswith("Et halvt år etter")
    )


def test_a_shifted_holiday_is_named() -> None:
    assert "(grunnlovsdag)" in shift(of_day(date(2021, 5, 16)), Amount(days=1), AUTUMN).sentences[0]


def test_a_year_without_known_holidays_can_still_be_reached() -> None:
    assert shift(of_day(date(2022, 5, 17)), Amount(12 * 1000), AUTUMN).result["latest"] == "3022-05-17"


def test_working_days_to_the_pre_project_deadline_are_43() -> None:
    found = workdays_between(of_day(AUTUMN), stated("PD2", "forprosjekt"), AUTUMN, virkedag=True)
    assert (found.result["workdays"], found.result["with_saturdays"]) == (43, 52)
    assert "43 virkedager" in found.sentences[0]
    assert "52 virkedager" in found.sentences[1]


def test_holidays_taken_out_are_named_with_their_dates() -> None:
    found = workdays_between(of_day(date(2021, 3, 1)), of_day(date(2021, 6, 1)), AUTUMN)
    assert found.result["workdays"] == 60
    assert "skjærtorsdag (1. april 2021)" in found.sentences[1]
    assert "arbeidernes dag" not in found.sentences[1]


def test_working_days_from_maundy_thursday_skip_easter() -> None:
    found = workdays_from(of_day(date(2021, 3, 31)), 1, AUTUMN)
    assert found.result["end"] == "2021-04-06"
    assert "langfredag (2. april 2021)" in found.sentences[1]


def test_working_days_need_a_day() -> None:
    with pytest.raises(SaksvarError, match="ikke én dag"):
        workdays_between(of_interval(MAY), of_day(AUTUMN), AUTUMN)


def test_the_last_working_day_before_the_option_deadline_of_pd2_is_28_may() -> None:
    found = weekday(stated("PD2", "opsjon"), AUTUMN)
    assert found.result["previous_workday"] == "2021-05-28"
    assert found.result["next_workday"] == "2021-05-31"
    text = " ".join(found.sentences)
    for part in ("søndag", "fredag 28. mai 2021", "mandag 31. mai 2021", "avtalen avgjør"):
        assert part in text


def test_a_deadline_on_a_working_day_needs_no_word_on_moving() -> None:
    text = " ".join(weekday(stated("SW2", "opsjon"), AUTUMN).sentences)
    assert "en mandag og en vanlig virkedag" in text
    assert "avtalen" not in text


def test_a_date_from_the_user_is_not_called_a_deadline() -> None:
    text = " ".join(weekday(of_day(date(2023, 5, 1)), AUTUMN).sentences)
    assert "arbeidernes dag" in text
    assert "fristen" not in text


def test_three_weeks_by_law_end_on_the_same_weekday() -> None:
    found = statutory_deadline(of_day(date(2020, 9, 17)), Amount(days=21, wording="3 uker"), AUTUMN)
    assert found.result["end"] == "2020-10-08"
    assert not found.result["moved"]
    assert "§§ 148–149" in found.sentences[0]


def test_a_limit_by_law_that_ends_on_ascension_day_runs_to_friday() -> None:
    found = statutory_deadline(of_day(date(2021, 4, 13)), Amount(1), AUTUMN)
    assert (found.result["nominal"], found.result["end"]) == ("2021-05-13", "2021-05-14")
    assert "Kristi himmelfartsdag" in found.sentences[1]


def test_a_month_by_law_ends_on_the_last_day_where_the_number_is_missing() -> None:
    assert statutory_deadline(of_day(date(2022, 1, 31)), Amount(1), AUTUMN).result["end"] == "2022-02-28"


@pytest.mark.parametrize("amount", [Amount(), Amount(-1), Amount(0, -3)])
def test_a_limit_of_no_length_is_refused(amount: Amount) -> None:
    with pytest.raises(SaksvarError, match="3 uker"):
        statutory_deadline(of_day(AUTUMN), amount, AUTUMN)
