"""Draft cases from answers that readers rejected.

Flows in: the votes that the app stored. Flows out: a YAML file per rejected answer, with what was asked and answered,
for a person to say what is right. Drafts take no part in the gate until they are moved to a case file.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from assistant.app import votes
from assistant.settings import home


def drafts_folder() -> Path:
    """Beside the known cases, which the runner reads; it leaves drafts out."""
    return home() / "evals" / "cases" / "drafts"


def rejected(state: Path) -> tuple[dict[str, Any], ...]:
    """The votes that say no, newest last; of several votes on one answer the last counts."""
    return tuple(vote for vote in votes.last_votes(state) if vote.get("vote") == "down" and vote.get("question"))


def draft_name(vote: dict[str, Any]) -> str:
    """The same for the same question, history and day, however often it is rejected."""
    key = repr((vote.get("question"), vote.get("history"), vote.get("today")))
    return f"draft-{sha256(key.encode()).hexdigest()[:8]}"


def write_draft(vote: dict[str, Any], folder: Path) -> Path | None:
    """The new file of a rejected answer; None when it has one already, which a person may have worked on."""
    path = folder / f"{draft_name(vote)}.yaml"
    if path.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(_draft(vote), encoding="utf-8")
    return path


def _draft(vote: dict[str, Any]) -> str:
    answer = vote.get("answer") or {}
    places = [one.get("location") or {} for one in answer.get("citations") or []]
    entry = {
        "id": draft_name(vote),
        "question": str(vote["question"]),
        "history": [str(earlier) for earlier in vote.get("history") or []],
        "today": str(vote.get("today", "")),
        "status": str(answer.get("status", "answered")),
        "slides": sorted({place["number"] for place in places if place.get("kind") == "slide"}),
        "must": [],
        "any": [],
        "must_not": [],
        "operation": None,
        "result": None,
        "kind": "draft",
        "lang": "nb",
        "tags": [],
        "twin_of": None,
        "nynorsk_of": None,
        "origin": f"avvist av en leser {str(vote.get('when', ''))[:10]}",
    }
    head = ["# Utkast: svaret under ble avvist. Skriv inn status, lysbilder og mønstre for det riktige svaret."]
    head += [f"# Kommentar: {line}" for line in str(vote.get("comment") or "").splitlines()]
    head += [f"# Svaret var: {line}" for line in str(answer.get("text") or "").splitlines()]
    return "\n".join(head) + "\n" + yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=110)
