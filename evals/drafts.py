"""Draft cases from answers that readers rejected.

Flows in: the votes that the app stored. Flows out: a YAML file per rejected answer in cases/drafts, with what was asked
and answered, for a person to say what is right. Drafts are not part of the gate until they are moved to a case file.
"""

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from assistant.app.eval_files import read_objects
from evals.case_sets import HERE
from evals.cases import DRAFTS

FOLDER = HERE / "cases" / DRAFTS
_VOTES = "votes.jsonl"


def write_drafts(state: Path, folder: Path = FOLDER) -> int:
    """Writes a draft for every rejected answer that has none yet, and prints their names; 0."""
    made = 0
    for vote in last_votes(state / _VOTES):
        if vote.get("vote") != "down":
            continue
        name = draft_name(vote)
        path = folder / f"{name}.yaml"
        if path.exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(_draft(name, vote), encoding="utf-8")
        print(path)
        made += 1
    print(f"{made} nye utkast. Skriv inn hva som er riktig, og flytt dem til cases/tune.", file=sys.stderr)
    return 0


def last_votes(path: Path) -> tuple[dict[str, Any], ...]:
    """The last vote of every turn, in the order of their first."""
    by_turn: dict[str, dict[str, Any]] = {}
    for number, vote in enumerate(read_objects(path)):
        by_turn[str(vote.get("turn", number))] = vote
    return tuple(by_turn.values())


def draft_name(vote: dict[str, Any]) -> str:
    """The same for the same question, history and day, however often it is rejected."""
    key = repr((vote.get("question"), vote.get("history"), vote.get("today")))
    return f"draft-{sha256(key.encode()).hexdigest()[:8]}"


def _draft(name: str, vote: dict[str, Any]) -> str:
    answer = vote.get("answer") or {}
    citations = answer.get("citations") or []
    slides = {one["location"]["number"] for one in citations if one.get("location", {}).get("kind") == "slide"}
    entry = {
        "id": name,
        "question": vote.get("question", ""),
        "history": list(vote.get("history") or []),
        "today": vote.get("today", ""),
        "status": answer.get("status", "answered"),
        "slides": sorted(slides),
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
    body = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=110)
    return "\n".join(head) + "\n" + body
