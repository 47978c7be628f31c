"""Questions for the empty page: made of what the folder holds, asked as a person would, and answered."""

from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY

from assistant import Assistant
from assistant.examples import examples
from assistant.settings import read_settings
from corpus.document import Document, Section, Span

TEXT = "Det er nytt at tomten, prisen og støyen kom på punkt én; Sande sa det."


def headed(*headings: str, title: str = "Saken") -> Document:
    sections = tuple(
        Section("section", number, heading, Span(number - 1, number)) for number, heading in enumerate(headings, 1)
    )
    return Document("sak.md", title, f"{TEXT}{'.' * len(headings)}", sections, ())


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Hvorfor kommunen må bygge nå", "Hvorfor må kommunen bygge nå?"),
        ("Hva lekeplassen er", "Hva er lekeplassen?"),
        ("Hvem som eier tomten", "Hvem eier tomten?"),
        ("Om veien skal stenges", "Skal veien stenges?"),
        ("Når arbeidet kan begynne (del 2)", "Når kan arbeidet begynne?"),
        ("3.2 Valget – hva som er prisen", "Hva er prisen?"),
        ("Hvem betaler?", "Hvem betaler?"),
        ("PS 41/24 Nytt vannverk", "Hva står det om nytt vannverk?"),
        ("Sande som nabo", "Hva står det om Sande som nabo?"),
        ("EU-krav til drikkevann", "Hva står det om EU-krav til drikkevann?"),
    ],
)
def test_a_heading_is_made_the_question_it_answers(heading: str, question: str) -> None:
    assert examples([headed(heading)], None) == (question,)


@pytest.mark.parametrize("heading", ["", "Vurdering", "Saken", "1 Bakgrunn"])
def test_a_heading_that_says_nothing_of_the_case_makes_no_question(heading: str) -> None:
    assert examples([headed(heading)], None) == ()


def test_every_document_is_asked_of_before_any_is_asked_of_twice() -> None:
    first, second = headed("Tomten ved elva", "Prisen på tomten"), headed("Støyen fra veien")
    assert examples([first, second], None)[:2] == (
        "Hva står det om tomten ved elva?",
        "Hva står det om støyen fra veien?",
    )


def test_there_are_six_at_most_and_none_twice() -> None:
    many = examples([headed(*[f"Punkt {n} i planen" for n in range(20)], *["Prisen på tomten"] * 5)], None)
    assert len(many) == 6 and len(set(many)) == 6


def test_every_example_of_the_shipped_case_is_answered(namdal: Assistant) -> None:
    asked = namdal.examples()
    assert len(asked) == 6
    assert [question for question in asked if namdal.ask(question, today=TODAY).status != "answered"] == []


def test_every_example_of_a_case_without_a_plan_is_answered(papers: Path, small_index: Path) -> None:
    assistant = Assistant.open(read_settings({"corpus": papers, "index": small_index}))
    asked = assistant.examples()
    assert [q for q in asked if assistant.ask(q, today=date(2025, 6, 1)).status != "answered"] == []
