"""Readers' thumbs up or down on an answer, with a comment if they wrote one.

Flows in: a vote, at once when it is given. Flows out: `votes.jsonl` in the state folder, from which staff make
regression cases. It holds the question and the answer, and nothing that tells who asked.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.app import stored_lines

FILE = "votes.jsonl"
LONGEST_COMMENT = 2000


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
