"""Answers to the parts of a question as one: in order, each cited, and the part without an answer named."""

from datetime import date

from made_up import hall

from assistant.answer import Abstained, Answer, Answered, Kind, Role

DAY = date(2024, 3, 1)


def ask(question: str, *history: str) -> Answer:
    return hall().assistant.ask(question, history=history, today=DAY)


def test_both_parts_are_answered_in_the_order_they_were_asked() -> None:
    answer = ask("Hvem oppdaget lekkasjen, og hvor mange desibel var støyen?")
    assert isinstance(answer, Answered)
    leads = [one.text for one in answer.statements if one.role is Role.LEAD]
    assert leads.index("Lekkasjen i taket ble oppdaget av vaktmester Torbjørn Lie.") < leads.index(
        "Støyen ved bassenget ble målt til 58 desibel i april 2023."
    )


def test_every_number_in_a_joined_answer_points_to_its_own_quote() -> None:
    answer = ask("Hvem oppdaget lekkasjen, og hvor mange desibel var støyen?")
    cited = {one.id: one for one in answer.citations}
    assert [one.id for one in answer.citations] == list(range(1, len(cited) + 1))
    for said in answer.statements:
        if said.kind is Kind.QUOTE:
            assert [" ".join(cited[number].quote.split()) for number in said.citations] == [said.text]


def test_the_part_without_an_answer_is_named_and_the_other_answered() -> None:
    answer = ask("Hvem oppdaget lekkasjen, og hvem er statsminister?")
    assert isinstance(answer, Answered)
    assert "Torbjørn Lie" in answer.text
    assert "Til spørsmålet «Hvem er statsminister?»:\nDet står ikke i kildene" in answer.text


def test_a_question_of_which_no_part_is_answered_is_abstained_from() -> None:
    assert isinstance(ask("Hvem er statsminister, og hva koster melka?"), Abstained)


def test_the_second_part_leans_on_the_first() -> None:
    answer = ask("Hva omfatter B1? Og B2?")
    assert answer.reading == "Hva omfatter B1? Hva omfatter B2?"
    assert "B2 omfatter badstuen." in answer.text


def test_a_follow_up_leans_on_the_last_part_asked_before() -> None:
    answer = ask("Og B1?", "Hvem oppdaget lekkasjen, og hva omfatter B2?")
    assert answer.reading == "Hva omfatter B1?"


def test_each_of_two_names_is_answered_for_itself() -> None:
    answer = ask("Hva omfatter B1 og B2?")
    assert isinstance(answer, Answered)
    leads = [one.text for one in answer.statements if one.role is Role.LEAD]
    assert leads == ["B1 omfatter bassenget, og B1 skal stå ferdig i august 2025.", "B2 omfatter badstuen."]


def test_of_two_names_the_one_that_nobody_writes_is_told_by_name() -> None:
    answer = ask("Hva omfatter B1 og B3?")
    assert isinstance(answer, Answered)
    assert "B1 omfatter bassenget" in answer.text
    assert "De nevner ikke «B3»." in answer.text


def test_numbers_follow_the_order_on_the_page() -> None:
    answer = ask("Hva omfatter B2 og B1?")
    said = [number for one in answer.statements for number in one.citations]
    assert list(dict.fromkeys(said)) == list(range(1, len(set(said)) + 1))
