"""The contract that other programs rely on: the form of every answer, what it cites, that it is the same each time."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TODAY, Ran, jsonl
from contract_questions import FOLLOW_UPS, QUESTIONS
from jsonschema import Draft202012Validator

from assistant import Assistant
from assistant.batch import Asked, answered

SCHEMA = Draft202012Validator(json.loads((ROOT / "tests" / "answer_schema.json").read_text("utf-8")))
ALL = [Asked(question, TODAY) for question in QUESTIONS] + [Asked(q, TODAY, h) for h, q in FOLLOW_UPS]

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def answers(namdal: Assistant) -> list[dict[str, Any]]:
    """Every question's answer as the command prints it."""
    return [json.loads(json.dumps(answered(namdal, asked, TODAY))) for asked in ALL]


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "elapsed_ms"}


def test_the_schema_is_itself_valid_and_refuses_what_is_not_an_answer() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    assert list(SCHEMA.iter_errors({"question": "Når?"}))


def test_every_answer_has_the_form_of_the_contract(answers: list[dict[str, Any]]) -> None:
    wrong = [(answer["question"], error.message) for answer in answers for error in SCHEMA.iter_errors(answer)]
    assert wrong == []


def test_the_questions_meet_every_status_and_kind(answers: list[dict[str, Any]]) -> None:
    assert {answer["status"] for answer in answers} == {"answered", "abstained", "clarify", "interface"}
    assert {said["kind"] for answer in answers for said in answer["statements"]} == {"quote", "computed", "fixed"}


def test_every_quote_is_the_text_at_its_offsets_in_the_document_with_its_hash(
    answers: list[dict[str, Any]], saksvar: Run
) -> None:
    sources = {source["document"]: source for source in json.loads(saksvar("sources", "--json", "--text").out)}
    for citation in (citation for answer in answers for citation in answer["citations"]):
        source = sources[citation["document"]]
        assert citation["sha256"] == source["sha256"] == sha256(source["text"].encode()).hexdigest()
        assert citation["quote"] == source["text"][citation["start"] : citation["end"]]


def test_citations_are_numbered_from_one_and_each_is_pointed_to(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        numbers = [citation["id"] for citation in answer["citations"]]
        pointed = {number for said in answer["statements"] for number in said["citations"]}
        assert numbers == list(range(1, len(numbers) + 1)), answer["question"]
        assert pointed == set(numbers), answer["question"]


def test_a_cited_location_is_the_section_that_holds_the_quote(answers: list[dict[str, Any]], saksvar: Run) -> None:
    sources = {source["document"]: source for source in json.loads(saksvar("sources", "--json").out)}
    for citation in (citation for answer in answers for citation in answer["citations"]):
        sections = sources[citation["document"]]["sections"]
        held = [section for section in sections if section["start"] <= citation["start"] < section["end"]]
        assert [{key: section[key] for key in ("kind", "number", "label")} for section in held] == [
            citation["location"]
        ]


LENGTHS_OF_MONTHS = "28 29 30 31"


def test_interface_text_has_no_figure_of_its_own(answers: list[dict[str, Any]]) -> None:
    """It repeats those of the question and the day, and tells how long a month is."""
    for answer in answers:
        known = " ".join([answer["question"], answer["reading"], answer["today"], LENGTHS_OF_MONTHS])
        fixed = " ".join(said["text"] for said in answer["statements"] if said["kind"] == "fixed")
        assert [figure for figure in re.findall(r"\d+", fixed) if figure not in known] == [], fixed


def test_a_computed_sentence_shows_its_sum_or_its_source(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        computed = [said for said in answer["statements"] if said["kind"] == "computed"]
        assert all(answer["computation"] or said["citations"] for said in computed), answer["question"]


def test_the_same_question_gives_the_same_answer(namdal: Assistant, answers: list[dict[str, Any]]) -> None:
    again = [json.loads(json.dumps(answered(namdal, asked, TODAY))) for asked in reversed(ALL)]
    assert [timeless(answer) for answer in reversed(again)] == [timeless(answer) for answer in answers]


def test_two_processes_with_different_hash_seeds_print_the_same_bytes(process: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": place, "question": asked.question, "history": asked.history})
        for place, asked in enumerate(ALL)
    ]
    file = jsonl(tmp_path, lines)
    runs = [process("ask", "--batch", file, "--today", "2020-09-01", env={"PYTHONHASHSEED": seed}) for seed in "17"]
    first, second = ([timeless(json.loads(line)) for line in ran.out.splitlines()] for ran in runs)
    assert [json.dumps(one) for one in first] == [json.dumps(one) for one in second]
    assert len(first) == len(ALL) and {ran.status for ran in runs} == {0} and {ran.err for ran in runs} == {""}


def test_ask_as_json_is_the_answer_the_python_call_gives(saksvar: Run, namdal: Assistant) -> None:
    ran = saksvar("ask", "Når er fristen for PD2?", "--json", "--today", "2020-09-01")
    called = namdal.ask("Når er fristen for PD2?", today=TODAY).as_json()
    assert timeless(json.loads(ran.out)) == json.loads(json.dumps(called))


def test_history_changes_the_reading_and_goes_with_the_answer(saksvar: Run) -> None:
    alone = json.loads(saksvar("ask", "Og for SW2?", "--json", "--today", "2020-09-01").out)
    told = json.loads(
        saksvar("ask", "Og for SW2?", "--history", "Når er fristen for PD2?", "--json", "--today", "2020-09-01").out
    )
    assert told["history"] == ["Når er fristen for PD2?"] and "history" not in alone
    assert told["reading"] != told["question"] and "SW2" in told["reading"]


def test_today_decides_what_is_left_of_a_deadline(saksvar: Run) -> None:
    def text(day: str) -> str:
        return str(json.loads(saksvar("ask", "Hva er neste frist?", "--json", "--today", day).out)["text"])

    assert "31. oktober 2020" in text("2020-09-01") and "30. mai 2021" in text("2020-11-01")


def test_a_batch_answers_each_line_in_order_with_its_own_id_day_and_history(saksvar: Run, tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "question": "Hva er neste frist?", "today": "2020-09-01"}',
        "",
        '{"id": 7, "question": "Og for SW2?", "history": ["Når er fristen for PD2?"], "today": "2021-06-01"}',
        "   ",
        '{"question": "Hva er neste frist?"}',
        '{"id": null, "question": "Hva er neste frist?", "today": null, "history": null}',
        '{"id": {"sak": [1, 2.5]}, "question": "Hei", "ukjent": 1}\r',
    ]
    ran = saksvar("ask", "--batch", jsonl(tmp_path, lines), "--today", "2022-01-01")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer.get("id", "ingen") for answer in found] == ["a", 7, "ingen", None, {"sak": [1, 2.5]}]
    assert [answer["today"] for answer in found] == ["2020-09-01", "2021-06-01", *["2022-01-01"] * 3]
    assert [answer.get("history") for answer in found] == [None, ["Når er fristen for PD2?"], None, None, None]
    assert [list(SCHEMA.iter_errors(answer)) for answer in found] == [[]] * 5
    assert ran.status == 0 and ran.err == ""


def test_a_batch_line_that_cannot_be_read_is_answered_with_why_and_loses_no_other(saksvar: Run, tmp_path: Path) -> None:
    questions = ["Hei", "", "x" * 20_000, "a\x07b", "Hei"]
    lines = [json.dumps({"id": place, "question": question}) for place, question in enumerate(questions)]
    found = [json.loads(line) for line in saksvar("ask", "--batch", jsonl(tmp_path, lines)).out.splitlines()]
    assert [answer["id"] for answer in found] == [0, 1, 2, 3, 4]
    assert [answer["status"] for answer in found] == ["interface", "clarify", "clarify", "clarify", "interface"]
    assert [list(SCHEMA.iter_errors(answer)) for answer in found] == [[]] * 5


def test_an_empty_batch_prints_nothing(saksvar: Run, tmp_path: Path) -> None:
    ran = saksvar("ask", "--batch", jsonl(tmp_path, ["", ""]))
    assert (ran.status, ran.out, ran.err) == (0, "", "")


HIT = {"document", "start", "end", "text", "score", "location"}


def test_search_gives_passages_best_first_that_slice_back(saksvar: Run) -> None:
    found = json.loads(saksvar("search", "frist for opsjon", "-k", "5", "--json").out)
    sources = {source["document"]: source for source in json.loads(saksvar("sources", "--json", "--text").out)}
    assert set(found) == {"hits"} and len(found["hits"]) == 5
    for hit in found["hits"]:
        assert set(hit) == HIT and set(hit["location"]) == {"kind", "number", "label"}
        assert sources[hit["document"]]["text"][hit["start"] : hit["end"]] == hit["text"]
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_a_search_batch_gives_a_line_each_with_its_id(saksvar: Run, tmp_path: Path) -> None:
    lines = ['{"id": "x", "question": "opsjon"}', "", '{"id": 2, "question": ""}', '{"question": "frist"}']
    ran = saksvar("search", "--batch", jsonl(tmp_path, lines), "-k", "3")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(line["id"], len(line["hits"])) for line in found] == [("x", 3), (2, 0), (None, 3)]
    assert all(set(line) == {"id", "hits"} and all(set(hit) == HIT for hit in line["hits"]) for line in found)


def test_the_first_of_ten_hits_are_the_five_hits(saksvar: Run) -> None:
    five, ten = (json.loads(saksvar("search", "hvem eier", "-k", k, "--json").out)["hits"] for k in ("5", "10"))
    assert ten[:5] == five


def test_sources_without_text_have_none_and_with_text_hash_to_theirs(saksvar: Run) -> None:
    short = json.loads(saksvar("sources", "--json").out)
    whole = json.loads(saksvar("sources", "--json", "--text").out)
    assert [{k: v for k, v in source.items() if k != "text"} for source in whole] == short
    for source in whole:
        assert sha256(source["text"].encode()).hexdigest() == source["sha256"]
        ends = [section["end"] for section in source["sections"]]
        assert [section["start"] for section in source["sections"]] == [0, *ends[:-1]] and ends[-1] == len(
            source["text"]
        )


def test_another_folder_is_answered_from_with_its_own_sources(saksvar: Run, papers: Path, small_index: Path) -> None:
    asked = ("ask", "Hvem har skrevet notatet om trafikken?", "--json", "--corpus", str(papers))
    answer = json.loads(saksvar(*asked, "--index", str(small_index)).out)
    assert list(SCHEMA.iter_errors(answer)) == [] and answer["status"] == "answered"
    assert "Solveig Aune" in answer["text"] and answer["citations"][0]["document"] == "notat/trafikk.txt"
