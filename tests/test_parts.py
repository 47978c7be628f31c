"""Several questions in one are told apart; one question is left whole."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_up import question

from assistant.reading.parts import of_each, parts


def split(text: str) -> tuple[str, ...]:
    return parts(text, question(text))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Når åpner hallen, og hvor mange lag deltar?", ("Når åpner hallen?", "Hvor mange lag deltar?")),
        ("Hva er B1 og når er fristen?", ("Hva er B1?", "Og når er fristen?")),
        ("Hvem anbefalte det, og hvorfor?", ("Hvem anbefalte det?", "Og hvorfor?")),
        ("Kva kostar hallen, og kven betaler for han?", ("Kva kostar hallen?", "Kven betaler for han?")),
        ("Ka e B1 å når e fristen?", ("Ka e B1?", "Å når e fristen?")),
        ("What is B1 and when is the deadline?", ("What is B1?", "When is the deadline?")),
        ("Hva er B1? Når er fristen?", ("Hva er B1?", "Når er fristen?")),
        ("Hva er fristen, og må rådet vedta den?", ("Hva er fristen?", "Må rådet vedta den?")),
        (
            "Hvem leverer taket, hva koster det og når er det klart?",
            ("Hvem leverer taket?", "Hva koster det?", "Når er det klart?"),
        ),
        ("Hvem vedtok det, når og hvorfor?", ("Hvem vedtok det?", "Når?", "Og hvorfor?")),
        ("Lurer på hva B1 er og når fristen er", ("Lurer på hva B1 er?", "Og når fristen er")),
    ],
)
def test_each_question_of_several_is_found_in_order(asked: str, expected: tuple[str, ...]) -> None:
    assert split(asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Når og hvor holdes møtet?", ("Når holdes møtet?", "Hvor holdes møtet?")),
        ("Hvor mange og hvilke lag er med?", ("Hvor mange lag er med?", "Hvilke lag er med?")),
    ],
)
def test_two_question_words_before_one_question_ask_it_both_ways(asked: str, expected: tuple[str, ...]) -> None:
    assert split(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "Hva er forskjellen på B1 og B2?",
        "Hvilke fordeler og ulemper har B1?",
        "Hvem er leder og nestleder?",
        "Hvorfor bygges B1 og ikke B2?",
        "Blir det B1? Eller B2?",
        "Hei! Hva er B1?",
        "Hva bør vi vurdere når tidspunktet velges og rammen settes?",
        "Hva sier de om hvem som skal delta og hvem som ikke skal?",
        "og",
        "?",
    ],
)
def test_one_question_is_left_as_it_is(asked: str) -> None:
    assert split(asked) == (asked,)


def test_questions_beyond_the_most_are_asked_with_the_last() -> None:
    assert split("Hva er A1? Når? Hvem? Hvor? Hvorfor?") == ("Hva er A1?", "Når?", "Hvem?", "Hvor? Hvorfor?")


@given(st.text(alphabet="hva ognårem?,.«»PD2", max_size=60))
@example("2?2?2?2?D")
def test_no_word_is_lost_and_none_is_made_up(asked: str) -> None:
    written = re.findall(r"\w+", asked.casefold())
    said = re.findall(r"\w+", " ".join(split(asked)).casefold())
    assert set(said) <= set(written)
    assert set(written) - set(said) <= {"og"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hva omfatter B1 og B2?", ("Hva omfatter B1?", "Hva omfatter B2?")),
        ("Når er fristen for B1, B2 og B3?", tuple(f"Når er fristen for B{one}?" for one in (1, 2, 3))),
        ("Hva er forskjellen på B1 og B2?", ()),
        ("Hva ligger mellom Nesøya og Tarvøy?", ()),
        ("Hva omfatter B1?", ()),
    ],
)
def test_what_is_asked_of_several_names_is_asked_of_each(asked: str, expected: tuple[str, ...]) -> None:
    assert of_each(asked) == expected
