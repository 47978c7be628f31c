"""Whether it is more or less than so long to something: what is asked for, and how the sum is held against it."""

from datetime import date

import pytest
from made_up import case_of

from assistant.answer import Answered, Computation
from assistant.deadlines.between import between, days_left
from assistant.deadlines.length_bound import held_against, length_bound
from assistant.deadlines.operand import of_interval
from corpus.interval import Grain, Interval

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("asked", "question", "said", "length"),
    [
        ("Er det mer enn 100 dager til åpningen?", "Hvor mange dager er det til åpningen?", "mer enn", (0, 100)),
        ("Er det under et år til åpningen?", "Hvor mange dager er det til åpningen?", "mindre enn", (12, 0)),
        ("Har vi minst ni måneder på oss til å søke?", "Hvor mange dager har vi på oss til å søke?", "minst", (9, 0)),
        ("Er det maks to uker siden møtet?", "Hvor mange dager er det siden møtet?", "høyst", (0, 14)),
        ("Er det to uker siden møtet?", "Hvor mange dager er det siden møtet?", "", (0, 14)),
    ],
)
def test_the_stretch_itself_is_asked_for(asked: str, question: str, said: str, length: tuple[int, int]) -> None:
    bound = length_bound(asked)
    assert bound is not None
    assert (bound.question, bound.said, (bound.amount.months, bound.amount.days)) == (question, said, length)


@pytest.mark.parametrize(
    "asked",
    [
        "Hvor mange dager er det til åpningen?",
        "Er det mer enn tre millioner igjen?",
        "Varer avtalen mer enn fire år?",
        "Er det mer enn ti virkedager til fristen?",
        "Kan rammen økes med mer enn 5 dager?",
        "Er det nesten et år til åpningen?",
        "Har vi 1 måned igjen til åpningen?",
    ],
)
def test_other_questions_are_left_alone(asked: str) -> None:
    assert length_bound(asked) is None


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Er det mer enn 30 dager til møtet?", "Ja, det er mer enn 30 dager."),
        ("Er det mer enn 31 dager til møtet?", "Nei, det er ikke mer enn 31 dager."),
        ("Er det minst 31 dager til møtet?", "Ja, det er minst 31 dager."),
        ("Er det mindre enn en måned til møtet?", "Nei, det er ikke mindre enn en måned."),
        ("Er det høyst en måned til møtet?", "Ja, det er høyst en måned."),
    ],
)
def test_the_day_itself_is_on_the_right_side(asked: str, verdict: str) -> None:
    bound = length_bound(asked)
    assert bound is not None
    day = date(2026, 2, 1)
    held = held_against(bound, days_left((of_interval(Interval(day, day, Grain.DAY)),), TODAY))
    assert held.sentences[0] == verdict
    assert held.steps[-1].startswith("1. januar 2026 + ")


def test_a_month_that_has_the_limit_inside_it_gets_no_verdict() -> None:
    bound = length_bound("Er det mer enn 40 dager til oppstarten?")
    assert bound is not None
    computed = days_left((of_interval(Interval(date(2026, 2, 1), date(2026, 2, 28), Grain.MONTH)),), TODAY)
    assert held_against(bound, computed) == computed


def october_to_may() -> Computation:
    months = (Interval(date(y, m, 1), date(y, m, 31), Grain.MONTH) for y, m in ((2020, 10), (2022, 5)))
    return between(*map(of_interval, months), TODAY)


@pytest.mark.parametrize(
    ("length", "verdict"),
    [("19 måneder", "Ja, det er 19 måneder."), ("mer enn 19 måneder", "Nei, det er ikke mer enn 19 måneder.")],
)
def test_months_are_held_against_months_whatever_days_of_them(length: str, verdict: str) -> None:
    bound = length_bound(f"Er det {length} fra oktober 2020 til mai 2022?")
    assert bound is not None
    assert held_against(bound, october_to_may()).sentences[0] == verdict


def test_another_number_of_months_than_there_are_is_told_as_the_sum() -> None:
    bound = length_bound("Er det 18 måneder fra oktober 2020 til mai 2022?")
    assert bound is not None
    assert held_against(bound, october_to_may()) == october_to_may()


def test_what_is_over_is_not_said_to_be_near() -> None:
    bound = length_bound("Er det mindre enn 100 dager til møtet?")
    assert bound is not None
    day = date(2025, 12, 1)
    computed = days_left((of_interval(Interval(day, day, Grain.DAY)),), TODAY)
    assert held_against(bound, computed) == computed


def test_the_papers_date_is_held_against_it_and_cited() -> None:
    paper = "# Sak\n\nDato: 1. desember 2025\n\nKontrakten med entreprenøren skal undertegnes 30. juni 2026.\n"
    answer = case_of({"sak.md": paper}).assistant.ask(
        "Er det meir enn 100 dagar til kontrakten skal undertegnast?", today=TODAY
    )
    assert isinstance(answer, Answered) and answer.computation is not None
    assert answer.statements[0].text == "Ja, det er mer enn 100 dager."
    assert answer.statements[0].citations and "180 dager" in answer.text
