"""What a sentence shows on its face, and what a type of question wants shown."""

import pytest

from assistant.reading.question_type import QuestionType
from assistant.signs import Sign, signs, wanted


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Hallen har tolv rom.", Sign.NUMBER),
        ("Rammen er 86 mill. kroner.", Sign.MONEY),
        ("Om lag 40 prosent svarte.", Sign.SHARE),
        ("Ni av de tolv, altså 9 av 12, kom.", Sign.SHARE),
        ("Møtet er i mars.", Sign.DATE),
        ("Fristen er 31.10.2024.", Sign.DATE),
        ("Det skjer høsten etter.", Sign.DATE),
        ("Det tar sju måneder.", Sign.DURATION),
        ("Arbeidet varer i 12 uker.", Sign.DURATION),
        ("Bassenget er 25 meter langt.", Sign.LENGTH),
        ("Saken ble lagt fram av Ingrid Moen.", Sign.PERSON),
        ("Saken ble lagt fram av rektor.", Sign.PERSON),
        ("Formannskapet og kommunestyret er enige.", Sign.BODY),
        ("Hallen stenges fordi taket lekker.", Sign.REASON),
        ("Taket lekker, og det er hovedgrunnen til at hallen stenges.", Sign.REASON),
        ("Hallen ligger på Nesøya.", Sign.PLACE),
        ("Les mer på www.eksempel.no.", Sign.ADDRESS),
        ("Ring 74 00 00 00.", Sign.PHONE),
        ("Leverandør: Signalverk Nord", Sign.NAME),
        ("«Vestlys» er navnet på bygget.", Sign.NAME),
        ("Bussen kjører i 60 km/t.", Sign.SPEED),
        ("Hvem skal betale?", Sign.QUESTION),
        ("Kostnaden er ikke tallfestet.", Sign.UNKNOWN),
        ("Det er uklart hvem som betaler.", Sign.UNKNOWN),
        ("Rådet møtes to ganger i året.", Sign.OFTEN),
    ],
)
def test_a_sentence_bears_its_sign(sentence: str, shown: Sign) -> None:
    assert shown in signs(sentence)


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("Hallen er stor.", Sign.NUMBER),
        ("Hallen har 12 rom.", Sign.MONEY),
        ("Hallen har 12 rom.", Sign.DATE),
        ("Hallen har 12 rom.", Sign.DURATION),
        ("Bassenget er 25 meter langt.", Sign.DURATION),
        ("Det tar 12 minutter.", Sign.LENGTH),
        ("Hallen er kald.", Sign.PERSON),
        ("Taket lekker.", Sign.REASON),
        ("Spør du meg? Nei.", Sign.QUESTION),
        ("Saken er kjent.", Sign.UNKNOWN),
        ("Bøkene er forsinket fra forlaget.", Sign.NAME),
        ("Det går raskere: Da vil ingen vente.", Sign.NAME),
    ],
)
def test_a_sentence_without_it_does_not(sentence: str, absent: Sign) -> None:
    assert absent not in signs(sentence)


def test_a_question_for_a_length_takes_time_and_metres() -> None:
    assert {Sign.DURATION, Sign.LENGTH} <= wanted(QuestionType.HOW_LONG)


@pytest.mark.parametrize(
    "asked",
    [
        "hvor mye koster hallen?",
        "hvor mange kroner er satt av?",
        "hvor høy er leieprisen?",
        "hvor stor er driftskostnaden?",
        "hvor høy er årslønnen?",
    ],
)
def test_a_question_for_money_is_not_met_by_any_number(asked: str) -> None:
    assert Sign.NUMBER not in wanted(QuestionType.HOW_MUCH, asked)
    assert Sign.MONEY in wanted(QuestionType.HOW_MUCH, asked)


@pytest.mark.parametrize(
    "asked", ["hvor mange elever er det?", "hvor mange entrepriser er det?", "hvor stor er hallen?"]
)
def test_a_question_for_a_count_is_met_by_a_number(asked: str) -> None:
    assert Sign.NUMBER in wanted(QuestionType.HOW_MANY, asked)


def test_that_something_is_not_settled_answers_every_type_that_wants_a_sign() -> None:
    for kind in QuestionType:
        shown = wanted(kind)
        assert not shown or Sign.UNKNOWN in shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("hva er nettadressen?", Sign.ADDRESS),
        ("hva er e-postadressen til kontoret?", Sign.ADDRESS),
        ("hvilken nettside har prosjektet?", Sign.ADDRESS),
        ("hva er telefonnummeret?", Sign.PHONE),
    ],
)
def test_a_question_for_an_address_is_met_by_one(asked: str, shown: Sign) -> None:
    assert wanted(QuestionType.WHAT, asked) == {shown, Sign.UNKNOWN}
    assert wanted(QuestionType.WHAT, f"hva skriver de om {asked.split()[2]}") == frozenset()


def test_types_that_any_sentence_may_answer_want_no_sign() -> None:
    assert wanted(QuestionType.YES_NO) == wanted(QuestionType.WHAT) == wanted(QuestionType.LIST) == frozenset()


@pytest.mark.parametrize(
    ("asked", "kind", "sign"),
    [
        ("hva heter det nye bygget?", QuestionType.WHO, Sign.NAME),
        ("hva skal det nye bygget hete?", QuestionType.WHAT, Sign.NAME),
        ("hvor fort kjører bussen?", QuestionType.HOW_MUCH, Sign.SPEED),
        ("hvor gammelt er taket?", QuestionType.HOW_MUCH, Sign.DATE),
        ("hvor bred blir veien?", QuestionType.HOW_MUCH, Sign.LENGTH),
    ],
)
def test_a_question_for_a_name_or_a_measure_takes_no_other(asked: str, kind: QuestionType, sign: Sign) -> None:
    assert sign in wanted(kind, asked)
    assert not {Sign.MONEY, Sign.BODY, Sign.SHARE} & wanted(kind, asked)
