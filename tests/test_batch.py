"""Batch files: each line's number, what it asks, and the caller's own `id` untouched."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.answer import Answer, Interface
from assistant.batch import Asked, answered, asked_in, read_batch, read_jsonl
from assistant.cite import fixed
from corpus.errors import SaksvarError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
DAY = date(2020, 9, 1)


class Echo:
    """Answers with the question, and refuses the empty one."""

    def ask(self, question: str, *, history: Any = (), today: date) -> Answer:
        if not question:
            raise SaksvarError("Spørsmålet er tomt.")
        return Interface(question, question, (fixed(" / ".join([question, *history])),), (), today.isoformat())


@given(JSON)
def test_an_id_of_any_form_is_given_back_as_it_stands(value: Any) -> None:
    found = answered(Echo(), asked_in({"id": value, "question": "Når?"}), DAY)
    assert json.dumps(found["id"]) == json.dumps(value) and next(iter(found)) == "id"


def test_without_an_id_none_is_given_back() -> None:
    assert "id" not in answered(Echo(), asked_in({"question": "Når?"}), DAY)


def test_the_lines_own_day_outweighs_the_calls() -> None:
    assert answered(Echo(), asked_in({"question": "Når?", "today": "2021-01-02"}), DAY)["today"] == "2021-01-02"
    assert answered(Echo(), asked_in({"question": "Når?"}), DAY)["today"] == "2020-09-01"


def test_earlier_questions_are_put_with_the_question_and_go_with_the_answer() -> None:
    found = answered(Echo(), Asked("Og da?", history=("Når?", "Hvem?")), DAY)
    assert found["text"] == "Og da? / Når? / Hvem?" and found["history"] == ["Når?", "Hvem?"]


def test_a_question_that_cannot_be_read_is_answered_with_why() -> None:
    found = answered(Echo(), Asked(""), DAY)
    assert (found["status"], found["text"], found["citations"]) == ("clarify", "Spørsmålet er tomt.", [])


@pytest.mark.parametrize("day", [20200901, 1.5, True, "i går", "2020-13-01", "2020-09-01T10:00", ["2020-09-01"]])
def test_a_day_is_text_in_the_one_form(day: Any) -> None:
    with pytest.raises(ValidationError):
        asked_in({"question": "Når?", "today": day})


@given(st.lists(st.sampled_from(['{"question": "a"}', "", "  ", '{"question": "b", "id": 1}\r']), max_size=8))
def test_blank_lines_are_left_out_and_the_rest_keep_order_and_number(lines: list[str]) -> None:
    path = _written("\n".join(lines))
    wanted = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    assert read_jsonl(path) == wanted
    assert [asked.question for asked in read_batch(path)] == [value["question"] for _, value in wanted]


def test_line_separators_inside_a_question_do_not_end_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"question": "Når\u2028er\u0085fristen?"}\n', "utf-8")
    assert [asked.question for asked in read_batch(path)] == ["Når\u2028er\u0085fristen?"]


def test_a_mark_of_byte_order_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"question": "Hei"}')
    assert [asked.question for asked in read_batch(path)] == ["Hei"]


def test_the_faulty_line_is_told_by_its_number_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('\n\n{"question": "Hei"}\n\n{"question": 5}\n', "utf-8")
    with pytest.raises(SaksvarError, match=r"Linje 5 .*«question»"):
        read_batch(path)


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    _FOLDER.append(tmp_path_factory.mktemp("batch"))


_FOLDER: list[Path] = []


def _written(text: str) -> Path:
    path = _FOLDER[-1] / "linjer.jsonl"
    path.write_text(text, "utf-8", newline="")
    return path
