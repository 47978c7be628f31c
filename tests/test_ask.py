"""The one use case, on made-up cases: what kind of answer a question gets, the same each time."""

import json
from datetime import date

import pytest
from made_up import case_of, hall

from assistant.answer import Abstained, Answer, Answered, Clarify, Interface, Kind
from corpus.errors import SaksvarError

DAY = date(2024, 3, 1)


def ask(question: str, *history: str) -> Answer:
    return hall().assistant.ask(question, history=history, today=DAY)


@pytest.mark.parametrize("said", ["Hei!", "Takk for hjelpen", "Hva kan du hjelpe meg med?", "Kan jeg stole på deg?"])
def test_talk_to_the_program_is_answered_with_its_own_text_and_examples(said: str) -> None:
    answer = ask(said)
    assert isinstance(answer, Interface)
    assert [one.kind for one in answer.statements] == [Kind.FIXED]
    assert answer.suggestions == hall().assistant.examples() != ()


def test_a_greeting_before_a_question_is_no_greeting() -> None:
    assert isinstance(ask("Hei, hvem oppdaget lekkasjen?"), Answered)


@pytest.mark.parametrize("asked", ["Hvilke kilder bruker du?", "Kva kjelder brukar du?", "What sources do you use?"])
def test_a_question_for_the_sources_is_answered_with_every_document(asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answered)
    assert [cited.document.id for cited in answer.citations] == ["hall.md", "notat.txt"]
    for one, cited in zip(answer.statements[1:], answer.citations, strict=True):
        assert one.text.startswith(cited.quote) and one.citations == (cited.id,)


@pytest.mark.parametrize("asked", ["Hva?", "Hva er det?", "Hvorfor det?", "12?"])
def test_a_question_that_names_nothing_is_asked_back(asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Clarify)
    assert answer.citations == ()
    assert answer.suggestions


def test_what_the_sources_do_not_say_is_abstained_from() -> None:
    assert isinstance(ask("Hvem er ordfører?"), Abstained)
    assert isinstance(ask("Hva mener Eldrerådet?"), Abstained)


def test_the_reading_of_a_follow_up_is_shown() -> None:
    answer = ask("Og B2?", "Hva omfatter B1?")
    assert (answer.question, answer.reading) == ("Og B2?", "Hva omfatter B2?")
    assert "B2 omfatter badstuen." in answer.text


def test_a_follow_up_is_answered_as_the_question_that_it_stands_for() -> None:
    follow_up, alone = ask("Og B2?", "Hva omfatter B1?"), ask("Hva omfatter B2?")
    assert follow_up.statements == alone.statements


def test_earlier_questions_change_nothing_of_one_that_stands_alone() -> None:
    asked = "Hvem oppdaget lekkasjen i taket?"
    assert ask(asked, "Hva omfatter B1?", "Hei!").as_json() == ask(asked).as_json()


def test_what_was_asked_before_is_never_a_source() -> None:
    answer = ask("Hvem sa det?", "Er det sant at Badeland kjøper hallen for 7 kroner?")
    assert all(cited.document.id in ("hall.md", "notat.txt") for cited in answer.citations)
    assert not any("Badeland" in one.text for one in answer.statements if one.kind is Kind.QUOTE)


@pytest.mark.parametrize(
    "asked", ["Hvorfor haster saken?", "Hva er rammen?", "Hva mener Eldrerådet?", "Hvilke kilder bruker du?", "Hva?"]
)
def test_the_same_question_gives_the_same_bytes(asked: str) -> None:
    first, again = (json.dumps(ask(asked).as_json(), ensure_ascii=False) for _ in range(2))
    assert first == again


def test_the_order_of_the_files_changes_no_answer() -> None:
    files = {"a.md": "# A\n\nTaket ble malt av Per Lund.\n", "b.md": "# B\n\nGulvet ble lagt av Kari Vik.\n"}
    one, other = case_of(files), case_of(dict(reversed(files.items())))
    asked = "Hvem la gulvet?"
    assert one.assistant.ask(asked, today=DAY).as_json() == other.assistant.ask(asked, today=DAY).as_json()


def test_a_folder_of_plain_text_is_a_case() -> None:
    text = "Referat fra møte\n\nStyret valgte Kari Vik til leder.\n\nNeste møte holdes i gymsalen på Berg skole.\n"
    case = case_of({"referat.txt": text})
    answer = case.assistant.ask("Hvem ble valgt til leder?", today=DAY)
    assert isinstance(answer, Answered)
    assert answer.citations[0].quote == "Styret valgte Kari Vik til leder."
    assert isinstance(case.assistant.ask("Hva koster kaffen?", today=DAY), Abstained)


def test_the_question_is_kept_as_it_was_asked_on_one_line() -> None:
    assert ask("  Hvem oppdaget \n lekkasjen? ").question == "Hvem oppdaget lekkasjen?"


@pytest.mark.parametrize("asked", ["", "   ", "?!", "a" * 20_000, "Hva\x00?"])
def test_what_cannot_be_read_is_refused_in_one_sentence(asked: str) -> None:
    with pytest.raises(SaksvarError, match=r"^Spørsmålet .+[.»]$"):
        ask(asked)


def test_search_gives_no_more_than_it_was_asked_for_best_first() -> None:
    hits = hall().assistant.search("svømmehallen", 2)
    assert len(hits) <= 2
    assert "svømmehall" in hits[0].passage.text.lower()
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
