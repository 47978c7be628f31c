"""What a term means: the glossary's place for it, and how a sentence that defines it looks."""

from datetime import date

import pytest
from made_up import hall

from assistant import Assistant
from assistant.definitions import defining, entries_for
from assistant.reading.question_type import QuestionType


def entries(asked: str) -> list[str]:
    kind, evidence = hall().assistant.evidence_for(asked)
    return [entry.term for entry in entries_for(kind, evidence.terms, hall().assistant.corpus.glossary)]


@pytest.mark.parametrize(
    "asked",
    [
        "Hva betyr FDV?",
        "Hva er FDV?",
        "Hva står FDV for?",
        "Kva tyder FDV?",
        "Hva er forvaltning, drift og vedlikehold?",
    ],
)
def test_a_term_and_what_it_stands_for_are_both_looked_up(asked: str) -> None:
    assert entries(asked) == ["FDV"]


@pytest.mark.parametrize(
    "asked", ["Hva koster FDV?", "Hvem betaler FDV?", "Hva er FDV for hallen?", "Hva er dagmulkt?", "Er FDV dyrt?"]
)
def test_a_question_of_anything_besides_is_no_look_up(asked: str) -> None:
    assert entries(asked) == []


def pattern_finds(asked: str, sentence: str) -> bool:
    kind, evidence = hall().assistant.evidence_for(asked)
    pattern = defining(kind, evidence.terms)
    assert pattern is not None
    return pattern.search(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Dagmulkt er et beløp som betales for hver dag.",
        "Med «dagmulkt» menes det samme; dagmulkten betyr et beløp.",
        "Beløpet (dagmulkt) betales.",
        "Dagmulkt (beløp per dag) kan kreves.",
        "Dagmulkt – beløpet per dag.",
    ],
)
def test_a_sentence_that_says_what_it_is_defines_it(sentence: str) -> None:
    assert pattern_finds("Hva er dagmulkt?", sentence)


@pytest.mark.parametrize("sentence", ["Kommunen kan kreve dagmulkt.", "En dagmulktordning er dyr.", "Mulkt er dyrt."])
def test_a_sentence_that_only_names_it_does_not(sentence: str) -> None:
    assert not pattern_finds("Hva er dagmulkt?", sentence)


def test_other_questions_look_for_no_definition() -> None:
    kind, evidence = hall().assistant.evidence_for("Hvem betaler dagmulkten?")
    assert kind is QuestionType.WHO
    assert defining(kind, evidence.terms) is None


def test_what_a_code_stands_for_comes_before_what_is_said_of_its_number(namdal: Assistant) -> None:
    answer = namdal.ask("Hva er PD2?", today=date(2020, 9, 15))
    assert [said.text for said in answer.statements[:2]] == [
        "PD står for Partial Delivery.",
        "Med PD2 vil innføringen skje i mai 2022, sammen med Helse Nord-Trøndelag.",
    ]
