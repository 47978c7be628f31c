"""The answer as JSON and as text: one form for all four, whatever they hold."""

import json
from datetime import date

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from made_up import document

from assistant.answer import Abstained, Answer, Answered, Clarify, Computation, Input, Interface, Kind, Role, Statement
from assistant.cite import Citations, fixed
from corpus.document import Evidence, Span
from corpus.interval import Grain, Interval

SCHEMA = Draft202012Validator(json.loads((ROOT / "tests" / "answer_schema.json").read_text("utf-8")))
SAK = document("# Sak\n\nDato: 3. mars 2024\n\n## Frist\n\nFristen er 2. mai 2024. Kommunen betaler.\n")
FRIST = Span(SAK.text.index("Fristen"), SAK.text.index(" Kommunen"))
MAY = Interval(date(2024, 5, 2), date(2024, 5, 2), Grain.DAY, "2. mai 2024")


def answer_of(kind: type[Answer]) -> Answer:
    """An answer with a quote, a computed sentence and a note."""
    citations = Citations()
    said = (
        fixed("Kilden sier:"),
        citations.quote(SAK, FRIST),
        Statement("Det er 61 dager.", Kind.COMPUTED, (1,), Role.ITEM),
    )
    computation = Computation(
        "days_left",
        (Input("frist", MAY, Evidence(SAK.id, FRIST)), Input("i dag", MAY)),
        ("2. mai − 2. mars = 61",),
        {"days": 61},
        ("Det er 61 dager.",),
    )
    return kind("Når?", "Når er fristen?", said, citations.all(), "2024-03-02", computation, ("Advarsel.",), ("Hva?",))


@pytest.mark.parametrize(
    ("kind", "status"),
    [(Answered, "answered"), (Abstained, "abstained"), (Clarify, "clarify"), (Interface, "interface")],
)
def test_every_status_has_the_form_of_the_contract(kind: type[Answer], status: str) -> None:
    told = json.loads(json.dumps({**answer_of(kind).as_json(), "elapsed_ms": 1.0}))
    assert told["status"] == status
    assert [error.message for error in SCHEMA.iter_errors(told)] == []


def test_a_citation_tells_document_place_and_quote() -> None:
    (cited,) = answer_of(Answered).as_json()["citations"]
    assert cited["quote"] == SAK.text[cited["start"] : cited["end"]] == "Fristen er 2. mai 2024."
    assert cited["location"] == {"kind": "section", "number": 2, "label": "Del 2: Frist"}
    assert (cited["document"], cited["date"], cited["sha256"]) == ("sak.md", "3. mars 2024", SAK.sha256)


def test_an_input_points_to_its_citation_and_today_to_none() -> None:
    told = answer_of(Answered).as_json()["computation"]
    assert [given["citation"] for given in told["inputs"]] == [1, None]
    assert told["inputs"][0]["earliest"] == told["inputs"][0]["latest"] == "2024-05-02"
    assert told["result"] == {"days": 61}


def test_without_a_computation_there_is_none() -> None:
    plain = Answered("Når?", "Når?", (fixed("Hei."),), (), "2024-03-02")
    told = plain.as_json()
    assert (told["computation"], told["citations"], told["warnings"], told["suggestions"]) == (None, [], [], [])


def test_the_text_is_a_line_for_each_statement_with_its_marks() -> None:
    assert answer_of(Answered).text.split("\n") == [
        "Kilden sier:",
        "Fristen er 2. mai 2024. [1]",
        "– Det er 61 dager. [1]",
    ]


def test_a_document_without_a_date_has_an_empty_one() -> None:
    undated = document("# Notat\n\nIngen dag her.\n")
    citations = Citations()
    said = citations.quote(undated, undated.blocks[-1].span)
    assert Answered("Når?", "Når?", (said,), citations.all(), "2024-03-02").as_json()["citations"][0]["date"] == ""
