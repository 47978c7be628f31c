"""Readers' thumbs up or down on an answer, with a comment if they wrote one.

Flows in: a vote, at once when it is given. Flows out: `votes.jsonl` in the state folder, from which staff make
regression cases. It holds the question and the answer, and nothing that tells who asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.app import stored_lines
from assistant.app.editions import outdated
from corpus.document import Document

FILE = "votes.jsonl"
LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers readers found useful and not, and how many votes are void: kept, and given on an answer whose
    source has changed since."""

    useful: int = 0
    not_useful: int = 0
    void: int = 0


def last_votes(state: Path) -> tuple[dict[str, Any], ...]:
    """The vote that counts for each answer, in the order they were given."""
    by_turn: dict[str, dict[str, Any]] = {}
    for number, vote in enumerate(stored_lines.read(state / FILE)):
        by_turn[str(vote.get("turn", number))] = vote
    return tuple(by_turn.values())


def is_void(vote: dict[str, Any], documents: Sequence[Document]) -> bool:
    """Whether the answer that was voted on rests on an earlier edition of a document."""
    return bool(outdated(vote.get("answer") or {}, documents))


def tally(state: Path, documents: Sequence[Document]) -> Tally:
    """The votes that count, and those that no longer do."""
    counted = [vote for vote in last_votes(state) if vote.get("vote") in ("up", "down")]
    standing = [vote for vote in counted if not is_void(vote, documents)]
    useful = sum(vote["vote"] == "up" for vote in standing)
    return Tally(useful, len(standing) - useful, len(counted) - len(standing))


def cast(
    state: Path,
    *,
    useful: bool,
    comment: str,
    answer: dict[str, Any],
    history: tuple[str, ...],
    turn: str,
    when: datetime,
) -> None:
    """Stores one vote. `turn` ties a later comment to the same answer; the last vote of a turn counts."""
    stored_lines.append(
        state / FILE,
        {
            "turn": turn,
            "when": when.isoformat(timespec="seconds"),
            "vote": "up" if useful else "down",
            "comment": comment.strip()[:LONGEST_COMMENT],
            "question": answer["question"],
            "history": list(history),
            "today": answer["today"],
            "answer": answer,
        },
    )
