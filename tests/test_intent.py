from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.deadlines.intent import Intent, intent_of
from assistant.deadlines.mentions import find_mentions, names_of

NAMES = names_of(shipped_timeline())


def intent(question: str) -> Intent | None:
    return intent_of(question, find_mentions(question, NAMES, date(2020, 9, 1)), "drift")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Når er vi i drift hvis vi starter 1. januar 2022?", Intent.FORWARD_PLAN),
        ("Når må vi starte hvis vi vil i drift 1. januar 2024?", Intent.LATEST_START),
        ("Kan vi være i drift 1. mai 2024 hvis vi starter 1. januar 2023?", Intent.FEASIBLE),
        ("Når må vi senest starte for å rekke SW2?", Intent.LOOK_UP),
        ("Når må opsjonen utløses for SW2 etter 12-månedersregelen?", Intent.LATEST_START),
    ],
)
def test_the_clause_of_the_date_decides_which_way_the_plan_is_counted(question: str, wanted: Intent) -> None:
    assert intent(question) is wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Er 17. mai 2021 en virkedag?", Intent.WEEKDAY),
        ("Hva er siste virkedag før 17. mai 2021?", Intent.WORKDAY_BESIDE),
        ("Hvor mange virkedager er det til 17. mai 2021?", Intent.WORKING_DAYS),
        ("Hva er 10 virkedager etter 17. mai 2021?", Intent.WORKDAYS_FROM),
    ],
)
def test_working_days_are_asked_for_in_four_ways(question: str, wanted: Intent) -> None:
    assert intent(question) is wanted


def test_a_law_is_computed_by_only_when_it_is_named() -> None:
    assert intent("Når går en frist på tre uker fra 17. september 2020 ut?") is not Intent.STATUTORY
    assert intent("Når går en frist på tre uker fra 17. september 2020 ut etter domstolloven?") is Intent.STATUTORY


def test_a_delay_needs_something_of_the_plan() -> None:
    assert intent("Hva skjer hvis bussen blir ti minutter forsinket?") is None
    assert intent("Hva skjer hvis HMP blir forsinket?") is Intent.DELAY


@pytest.mark.parametrize("word", ["Hvem", "Hvorfor", "Hvordan", "Hvor"])
def test_who_why_how_and_where_ask_for_no_date(word: str) -> None:
    assert intent(f"{word} må opsjonen utløses i PD2 innen 30. mai 2021?") is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hva blir opsjonsfristen i PD2 hvis den forlenges med en måned?", Intent.SHIFT),
        ("Når er det 12 måneder til innføringen i PD2?", Intent.SHIFT),
        ("Når er det 100 dager igjen til opsjonsfristen for SW2?", Intent.SHIFT),
        ("Hvis fristen for å utløse opsjonen i PD2 blir utsatt to uker?", Intent.SHIFT),
        ("Hva blir fristen for å utløse opsjonen i PD2 hvis vi får to uker ekstra?", Intent.SHIFT),
        ("Hva skjer med fristene hvis SW2 utsettes tre måneder?", Intent.DELAY),
        ("Hva skjer med fristene hvis HMP blir tre måneder forsinket?", Intent.DELAY),
    ],
)
def test_a_deadline_that_gets_more_time_is_moved_and_a_late_project_moves_others(question: str, wanted: Intent) -> None:
    assert intent(question) is wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hvor lenge var de uten strøm i 2023?", None),
        ("Hvor lang tid tok forprosjektet i 2014?", None),
        ("Hvor mange dager varte stengingen i juni 2019?", None),
        ("Hvor mange dager var det lukt sommeren 2025?", None),
        ("Hvor lenge er det til sommeren 2027?", Intent.DAYS_LEFT),
        ("Hvor lenge er det til 2023?", Intent.DAYS_LEFT),
        ("Hvor mange dager er det igjen i 2026?", Intent.DAYS_LEFT),
        ("Hvor mange dager er det i februar 2028?", Intent.DAYS_LEFT),
        ("Hvor mange dager er det siden mai 2019?", Intent.DAYS_LEFT),
    ],
)
def test_a_year_that_only_says_when_it_was_is_no_end_to_count_to(question: str, wanted: Intent | None) -> None:
    assert intent(question) is wanted
