"""What the terms of a question count: the opposite of what a yes/no question asks of meets it."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Answered

MINUTES = (
    "# Møteprotokoll\n\nDato: 3. mai 2026\n\nTorleif Nordgard ble enstemmig erklært inhabil. Runar Tangen opplyste "
    "at søsteren leier et hus. Han ble funnet habil med 7 mot 1 stemme.\n\nFinansieringen er uavklart. Byggingen "
    "er lovlig etter reguleringsplanen.\n"
)


@pytest.fixture(scope="module")
def minutes() -> Case:
    return case_of({"protokoll.md": MINUTES})


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Var Tangen inhabil?", "Han ble funnet habil med 7 mot 1 stemme."),
        ("Er finansieringen avklart?", "Finansieringen er uavklart."),
        ("Er byggingen ulovlig?", "Byggingen er lovlig etter reguleringsplanen."),
    ],
)
def test_a_yes_no_question_is_met_by_the_opposite(minutes: Case, asked: str, told: str) -> None:
    answer = minutes.assistant.ask(asked, today=date(2026, 6, 1))
    assert isinstance(answer, Answered)
    assert told in [said.text for said in answer.statements][:3]


def test_other_questions_are_not(minutes: Case) -> None:
    terms = {
        kind: minutes.assistant.evidence_for(f"{opens} erklært inhabil?")[1].terms
        for kind, opens in (("yes", "Ble Tangen"), ("who", "Hvem ble"))
    }
    ways = {kind: {way.stems for term in found for way in term.ways} for kind, found in terms.items()}
    assert ("habil",) in ways["yes"] and ("habil",) not in ways["who"]


def test_what_only_says_that_a_word_is_to_be_explained_is_no_term(minutes: Case) -> None:
    def terms(asked: str) -> list[str]:
        return [term.plain for term in minutes.assistant.evidence_for(asked)[1].terms]

    assert terms("Hva betyr begrepet inhabil?") == ["inhabil"]
    assert terms("Hva betyr ordet?") == ["ordet"]
    assert "begrepet" in terms("Hvem brukte begrepet inhabil?")
