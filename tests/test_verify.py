"""`saksvar verify`: what stands is accepted, and no alteration is."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from alterations import alterations
from conftest import TODAY, Ran, jsonl
from contract_questions import FOLLOW_UPS, QUESTIONS

from assistant import Assistant
from assistant.batch import Asked, answered
from assistant.verify import Fault, verify

Json = dict[str, Any]
Run = Callable[..., Ran]


class Memory:
    """Asks again, and each question once: an alteration leaves question, day and earlier questions as they were."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.asked: dict[str, Json] = {}

    def __call__(self, answer: Any) -> Sequence[Json]:
        key = json.dumps([answer["question"], answer.get("history")])
        if key not in self.asked:
            asked = Asked(answer["question"], TODAY, tuple(answer.get("history") or ()))
            self.asked[key] = json.loads(json.dumps(answered(self.assistant, asked, TODAY)))
        return [self.asked[key]]


@pytest.fixture(scope="module")
def stored(namdal: Assistant) -> list[Json]:
    asked = [Asked(question, TODAY) for question in QUESTIONS] + [Asked(q, TODAY, h) for h, q in FOLLOW_UPS]
    return [json.loads(json.dumps(answered(namdal, one, TODAY))) for one in asked]


@pytest.fixture(scope="module")
def faults(namdal: Assistant) -> Callable[[Json], tuple[Fault, ...]]:
    again = Memory(namdal)
    documents = {document.id: document for document in namdal.documents}
    return lambda answer: verify([("a", answer)], documents, again)


def test_every_answer_as_it_was_given_stands(stored: list[Json], faults: Callable[[Json], tuple[Fault, ...]]) -> None:
    assert [(answer["question"], fault.what) for answer in stored for fault in faults(answer)] == []


def test_no_alteration_of_any_answer_is_accepted(
    stored: list[Json], faults: Callable[[Json], tuple[Fault, ...]]
) -> None:
    tried = 0
    accepted = []
    for answer in stored:
        for what, altered in alterations(answer):
            tried += 1
            if not faults(altered):
                accepted.append((answer["question"], what))
    assert accepted == []
    assert tried > 100 * len(stored)


def test_quotes_alone_are_checked_without_asking_again(namdal: Assistant) -> None:
    answer = _first_of_quotes_only(namdal)
    documents = {document.id: document for document in namdal.documents}

    def never(answer: Any) -> Sequence[Json]:
        raise AssertionError("asked again")

    assert verify([("a", answer)], documents, never) == ()


def test_a_changed_document_is_said_to_have_changed(namdal: Assistant) -> None:
    answer = _first_of_quotes_only(namdal)
    from dataclasses import replace

    changed = {document.id: replace(document, text=document.text.replace("a", "b", 1)) for document in namdal.documents}
    told = {fault.what.split(": ")[1] for fault in verify([("a", answer)], changed, lambda _: ())}
    assert told == {
        f"dokumentet «{citation['document']}» er endret siden svaret ble gitt" for citation in answer["citations"]
    }


def test_an_answer_without_a_day_cannot_be_checked_and_is_not_accepted(saksvar: Run, tmp_path: Path) -> None:
    answer = json.loads(saksvar("ask", "Hva er neste frist?", "--json", "--today", "2020-09-01").out)
    for key in ("today", "question"):
        less = {name: value for name, value in answer.items() if name != key}
        assert saksvar("verify", jsonl(tmp_path, [json.dumps(less)])).status == 1


@pytest.mark.parametrize("line", ["{}", '{"citations": 1, "statements": []}', '{"citations": [1], "statements": []}'])
def test_what_is_no_answer_is_a_fault(line: str, saksvar: Run, tmp_path: Path) -> None:
    ran = saksvar("verify", jsonl(tmp_path, [line]))
    assert ran.status == 1 and "1 svar kontrollert; 1 med feil." in ran.out


def test_the_command_accepts_a_batch_and_names_the_line_and_the_id_that_fail(saksvar: Run, tmp_path: Path) -> None:
    questions = [
        {"id": "først", "question": "Hva er neste frist?"},
        {"id": "så", "question": "Og for SW2?", "history": ["Når er fristen for PD2?"]},
        {"id": "tom", "question": ""},
        {"question": "Hvem eier Helseplattformen?"},
    ]
    asked = jsonl(tmp_path, [json.dumps(one) for one in questions])
    out = saksvar("ask", "--batch", asked, "--today", "2020-09-01").out
    whole = saksvar("verify", jsonl(tmp_path, [out], "svar.jsonl"))
    assert (whole.status, whole.out, whole.err) == (0, "4 svar kontrollert; 0 med feil.\n", "")
    broken = saksvar("verify", jsonl(tmp_path, [out.replace("31. oktober 2022", "31. oktober 2023")], "endret.jsonl"))
    assert broken.status == 1 and "linje 2 (så): " in broken.out and "linje 4" not in broken.out


def test_a_follow_up_stored_without_its_earlier_questions_is_asked_as_it_was_read(saksvar: Run, tmp_path: Path) -> None:
    asked = ("ask", "Og for SW2?", "--history", "Når er fristen for PD2?", "--json", "--today", "2020-09-01")
    answer = json.loads(saksvar(*asked).out)
    del answer["history"]
    assert saksvar("verify", jsonl(tmp_path, [json.dumps(answer)])).status == 0


def test_a_readers_vote_holds_an_answer_that_can_be_verified(saksvar: Run, tmp_path: Path) -> None:
    answer = json.loads(
        saksvar("ask", "Og for SW2?", "--history", "Når er fristen for PD2?", "--json", "--today", "2020-09-01").out
    )
    history = answer.pop("history")
    vote = {"turn": "1", "vote": "up", "question": answer["question"], "history": history, "answer": answer}
    assert saksvar("verify", jsonl(tmp_path, [json.dumps(vote)])).status == 0
    vote["answer"] = {**answer, "text": "Fristen er i morgen."}
    assert saksvar("verify", jsonl(tmp_path, [json.dumps(vote)])).status == 1


def _first_of_quotes_only(namdal: Assistant) -> Json:
    answers = (answered(namdal, Asked(question), TODAY) for question in QUESTIONS)
    return next(
        answer
        for answer in answers
        if answer["status"] == "answered"
        and not answer["warnings"]
        and not answer["suggestions"]
        and {said["kind"] for said in answer["statements"]} == {"quote"}
    )
