"""The type of a question, in any matter and every form of the language."""

import pytest
from made_up import question

from assistant.reading.question_type import QuestionType, question_type


def kind(asked: str) -> QuestionType:
    return question_type(question(asked).text)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hvem leder byggekomiteen?", QuestionType.WHO),
        ("Hva heter lederen?", QuestionType.WHO),
        ("Når er møtet?", QuestionType.WHEN),
        ("Hvilken dato er møtet?", QuestionType.WHEN),
        ("Hva er fristen?", QuestionType.WHEN),
        ("Hvor ligger hallen?", QuestionType.WHERE),
        ("Hvor mange elever er det?", QuestionType.HOW_MANY),
        ("Hvor mange skoler har flere enn 200 elever?", QuestionType.HOW_MANY),
        ("Hvilken skole er eldre enn den på Nes?", QuestionType.WHICH),
        ("Er skolen på Nes nyere enn den i Vik?", QuestionType.COMPARE),
        ("Hvor stor andel av elevene sykler?", QuestionType.HOW_MANY),
        ("Hvor mye koster det?", QuestionType.HOW_MUCH),
        ("Hva koster hallen?", QuestionType.HOW_MUCH),
        ("Hvor høy er støyen?", QuestionType.HOW_MUCH),
        ("Hvor lenge varer det?", QuestionType.HOW_LONG),
        ("Hvor lang tid tar det?", QuestionType.HOW_LONG),
        ("Hvor ofte møtes rådet?", QuestionType.HOW_OFTEN),
        ("Hvorfor stenger hallen?", QuestionType.WHY),
        ("Hva er grunnen til at hallen stenger?", QuestionType.WHY),
        ("Hvilket firma bygger hallen?", QuestionType.WHICH),
        ("Hvilke alternativer finnes?", QuestionType.LIST),
        ("Nevn alternativene", QuestionType.LIST),
        ("Hva betyr FDV?", QuestionType.DEFINE),
        ("Hva er FDV?", QuestionType.DEFINE),
        ("Hva er forskjellen på B1 og B2?", QuestionType.COMPARE),
        ("Er B1 dyrere enn B2?", QuestionType.COMPARE),
        ("Hvordan søker man?", QuestionType.PROCESS),
        ("Er hallen åpen?", QuestionType.YES_NO),
        ("Rammer dette skolen?", QuestionType.YES_NO),
        ("Hallen er stengt?", QuestionType.YES_NO),
        ("Valgte rådet stål?", QuestionType.YES_NO),
        ("Gamle hallen?", QuestionType.WHAT),
        ("Hva mener rådet?", QuestionType.WHAT),
        ("svømmehallen", QuestionType.WHAT),
        ("Hvor usikre er tallene?", QuestionType.WHAT),
        ("Hvor veien er stengt?", QuestionType.WHERE),
    ],
)
def test_the_question_word_gives_the_type(asked: str, expected: QuestionType) -> None:
    assert kind(asked) is expected


@pytest.mark.parametrize(
    ("bokmal", "others"),
    [
        ("Hvem betaler?", ("Kven betaler?", "Kem betale?", "Who pays?")),
        (
            "Hvor mange elever er det?",
            ("Kor mange elevar er det?", "Kor mang eleva e det?", "How many pupils are there?"),
        ),
        ("Hvorfor stenger hallen?", ("Kvifor stenger hallen?", "Koffer stenge hallen?", "Why is the hall closing?")),
        ("Når åpner hallen?", ("Når opnar hallen?", "Når åpne hallen?", "When does the hall open?")),
        ("Hvordan søker vi?", ("Korleis søkjer vi?", "Korsn søke vi?", "How do we apply?")),
    ],
)
def test_every_form_of_the_language_asks_the_same(bokmal: str, others: tuple[str, ...]) -> None:
    assert {kind(other) for other in others} == {kind(bokmal)}


def test_the_word_that_comes_first_rules() -> None:
    assert kind("Hva bør vi vurdere når vi velger?") is QuestionType.WHAT
    assert kind("Hvem betaler hvor mye?") is QuestionType.WHO


def test_a_finite_verb_first_asks_for_yes_or_no_whatever_follows() -> None:
    assert kind("Vet dere hvem som betaler?") is not QuestionType.WHEN
    assert kind("Har noen sagt hvem som betaler?") is QuestionType.YES_NO
    assert kind("Kan vi få vite når hallen åpner?") is QuestionType.YES_NO


def test_reasons_and_comparisons_are_asked_for_even_after_a_verb() -> None:
    assert kind("Kan du si hvorfor hallen stenger?") is QuestionType.WHY
    assert kind("Er det forskjell på alternativene?") is QuestionType.COMPARE


@pytest.mark.parametrize("opening", ["Og", "Men", "Hei,", "Så"])
def test_what_is_said_before_the_question_carries_no_type(opening: str) -> None:
    assert kind(f"{opening} hva er dagmulkt?") is QuestionType.DEFINE
    assert kind(f"{opening} er hallen åpen?") is QuestionType.YES_NO


def test_letters_and_white_space_change_nothing() -> None:
    assert question_type("  HVEM BETALER?  ") is QuestionType.WHO
