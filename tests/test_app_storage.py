"""Conversations and votes on disk: whole, private, and safe to write from several places at once."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from app_fake import FakeAssistant

from assistant.app import conversations, stored_lines, votes

NOON = datetime(2020, 9, 1, 12, tzinfo=UTC)
ANSWER = FakeAssistant().ask("Hva koster ny bru?", today=NOON.date()).as_json()
READER = conversations.reader_of("kapsel")


def test_lines_written_at_once_are_all_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "lines.jsonl"
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: stored_lines.append(path, {"n": n, "text": "æ\n" * 500}), range(64)))
    assert sorted(record["n"] for record in stored_lines.read(path)) == list(range(64))


def test_a_torn_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    stored_lines.append(path, {"n": 1})
    with path.open("ab") as file:
        file.write(b'{"n": 2, "te')
    stored_lines.append(path, {"n": 3})
    assert [record["n"] for record in stored_lines.read(path)] == [1, 3]


def test_a_conversation_comes_back_as_it_was(tmp_path: Path) -> None:
    begun = conversations.begin(READER)
    once = conversations.add(tmp_path, begun, "Hva koster ny bru?", ANSWER, NOON)
    twice = conversations.add(tmp_path, once, "Og ferje?", ANSWER, NOON)
    assert conversations.resume(tmp_path, READER, begun.id) == twice
    assert twice.questions == ("Hva koster ny bru?", "Og ferje?")


def test_another_reader_or_a_forged_number_gets_an_empty_one(tmp_path: Path) -> None:
    kept = conversations.add(tmp_path, conversations.begin(READER), "Hva koster ny bru?", ANSWER, NOON)
    assert conversations.resume(tmp_path, conversations.reader_of("en annen"), kept.id).turns == ()
    for forged in ("", "../" + kept.id, f"../{READER}/{kept.id}", kept.id + "\0", "a" * 200):
        assert conversations.resume(tmp_path, READER, forged).turns == ()


def test_what_is_stored_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    conversations.add(tmp_path / "state", conversations.begin(READER), "Hva koster ny bru?", ANSWER, NOON)
    files = [path for path in tmp_path.rglob("*.jsonl") if path.is_file()]
    assert files
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)


def test_a_vote_holds_the_answer_and_not_the_reader(tmp_path: Path) -> None:
    votes.cast(tmp_path, useful=False, comment=" gammel pris ", answer=ANSWER, history=("Før?",), turn="t-1", when=NOON)
    text = (tmp_path / votes.FILE).read_text()
    record = json.loads(text)
    assert (record["vote"], record["comment"], record["history"]) == ("down", "gammel pris", ["Før?"])
    assert record["answer"] == ANSWER
    assert READER not in text
