"""A reader's conversation, kept on the server so that a reload shows it again.

Flows in: questions and answers as they are given. Flows out: the turns of one conversation, to the browser that asked
them and to no other: the folder is named by a hash of that browser's cookie, the file by an unguessable number.
"""

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.app import stored_lines

_FOLDER = "conversations"
_DAY_S = 86_400
_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer in the form of the contract. `number` counts from 1."""

    number: int
    question: str
    answer: dict[str, Any]
    asked: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one reader, in order."""

    id: str
    reader: str
    turns: tuple[Turn, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(turn.question for turn in self.turns)


def reader_of(cookie: str) -> str:
    """The folder name for the browser that holds `cookie`."""
    return sha256(cookie.encode()).hexdigest()[:32]


def begin(reader: str) -> Conversation:
    """An empty conversation; nothing is stored before the first question."""
    return Conversation(secrets.token_urlsafe(16), reader)


def resume(state: Path, reader: str, conversation_id: str) -> Conversation:
    """The conversation with this id if this reader has it, else a new one."""
    if not _ID.fullmatch(conversation_id):
        return begin(reader)
    records = stored_lines.read(_path(state, reader, conversation_id))
    turns = tuple(
        Turn(number, str(record["question"]), record["answer"], str(record["asked"]))
        for number, record in enumerate(records, start=1)
        if isinstance(record.get("answer"), dict) and {"question", "asked"} <= record.keys()
    )
    return Conversation(conversation_id, reader, turns) if turns else begin(reader)


def add(
    state: Path, conversation: Conversation, question: str, answer: dict[str, Any], asked: datetime
) -> Conversation:
    """The conversation with one more turn, stored."""
    when = asked.isoformat(timespec="seconds")
    record = {"question": question, "answer": answer, "asked": when}
    stored_lines.append(_path(state, conversation.reader, conversation.id), record)
    turn = Turn(len(conversation.turns) + 1, question, answer, when)
    return Conversation(conversation.id, conversation.reader, (*conversation.turns, turn))


def forget(state: Path, conversation: Conversation) -> None:
    """Removes the stored turns of this conversation."""
    _remove(_path(state, conversation.reader, conversation.id))


def forget_all(state: Path, reader: str) -> int:
    """Removes every conversation of this reader; gives how many there were."""
    paths = list((state / _FOLDER / reader).glob("*.jsonl"))
    for path in paths:
        _remove(path)
    return len(paths)


def forget_old(state: Path, now: datetime, days: int) -> int:
    """Removes every conversation whose last question is more than `days` days old; gives how many."""
    removed = 0
    for path in (state / _FOLDER).glob("*/*.jsonl"):
        try:
            last = path.stat().st_mtime
        except OSError:  # its reader was quicker
            continue
        if now.timestamp() - last > days * _DAY_S:
            _remove(path)
            removed += 1
    return removed


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    with suppress(OSError):  # others of the same reader's lie there
        path.parent.rmdir()


def _path(state: Path, reader: str, conversation_id: str) -> Path:
    return state / _FOLDER / reader / f"{conversation_id}.jsonl"
