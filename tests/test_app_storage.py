"""Conversations and votes on disk: whole, private, and safe to write from several places at once."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from app_fake import FakeAssistant

from assistant.app import conversations, stored_lines, uploads, votes

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


def test_conversations_are_forgotten_after_their_time_and_no_sooner(tmp_path: Path) -> None:
    old = conversations.add(tmp_path, conversations.begin(READER), "Gammelt?", ANSWER, NOON)
    new = conversations.add(tmp_path, conversations.begin(READER), "Nytt?", ANSWER, NOON)
    path = next(path for path in tmp_path.rglob("*.jsonl") if path.stem == old.id)
    other = next(path for path in tmp_path.rglob("*.jsonl") if path.stem == new.id)
    os.utime(path, (NOON.timestamp() - 91 * 86_400,) * 2)
    os.utime(other, (NOON.timestamp() - 89 * 86_400,) * 2)
    assert conversations.forget_old(tmp_path, NOON, 90) == 1
    assert conversations.resume(tmp_path, READER, old.id).turns == ()
    assert conversations.resume(tmp_path, READER, new.id).turns == new.turns
    assert not [left for left in tmp_path.rglob("*") if old.id in left.name]


def test_a_reader_can_have_all_conversations_deleted_and_nobody_elses(tmp_path: Path) -> None:
    for _ in range(3):
        conversations.add(tmp_path, conversations.begin(READER), "Hva koster ny bru?", ANSWER, NOON)
    stranger = conversations.reader_of("en annen")
    kept = conversations.add(tmp_path, conversations.begin(stranger), "Hva koster ny bru?", ANSWER, NOON)
    assert conversations.forget_all(tmp_path, READER) == 3
    assert [path.stem for path in tmp_path.rglob("*.jsonl")] == [kept.id]


def test_uploads_nobody_decided_on_are_thrown_away_after_a_day(tmp_path: Path) -> None:
    kept = uploads.receive(tmp_path, "notat.md", b"# Notat\n\nEn setning.\n")
    left = uploads.receive(tmp_path, "gammelt.md", b"# Notat\n\nEn setning.\n")
    os.utime(left.file.parent, (NOON.timestamp() - 90_000,) * 2)
    os.utime(kept.file.parent, (NOON.timestamp() - 80_000,) * 2)
    uploads.forget_old(tmp_path, NOON)
    assert kept.file.is_file() and not left.file.exists()


@pytest.mark.parametrize("name", ["../ute.md", "a\\b.md", ".skjult.md", "a\x00.md", "", "x" * 300 + ".md"])
def test_an_upload_with_a_misleading_name_is_refused_and_leaves_no_file(tmp_path: Path, name: str) -> None:
    assert uploads.receive(tmp_path / "state", name, b"# Notat\n\nEn setning.\n").refusal.endswith(".")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
