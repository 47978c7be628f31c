"""Every way an answer is made untrue by a small change: the alterations that `saksvar verify` must catch.

Each is a name and an altered copy. Those that only someone who knew the format would make are among them: one change
made in quote, statement and text at once.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
Change = Callable[[str], str]

_MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november")


def _digit(text: str) -> str:
    return re.sub(r"\d", lambda found: str((int(found.group()) + 1) % 10), text, count=1)


def _last_digit(text: str) -> str:
    return re.sub(r"\d(?=\D*$)", lambda found: str((int(found.group()) + 1) % 10), text, count=1)


def _month(text: str) -> str:
    found = re.search("|".join(_MONTHS), text)
    return text.replace(found.group(), "desember", 1) if found else text


def _negation(text: str) -> str:
    if " ikke" in text:
        return text.replace(" ikke", "", 1)
    return re.sub(r" (er|var|må|skal|kan|har|vil|bør|blir)\b", r" \1 ikke", text, count=1)


def _name(text: str) -> str:
    return re.sub(r"(?<=\s)[A-ZÆØÅ]\w{2,}", "Bjarkøy", text, count=1)


def _letter(text: str) -> str:
    return re.sub(r"[a-zæøå]", lambda found: "x" if found.group() != "x" else "y", text, count=1)


def _cut(text: str) -> str:
    return text.rsplit(" ", 1)[0]


def _space(text: str) -> str:
    return f"{text} "


CHANGES: dict[str, Change] = {
    "et siffer": _digit,
    "siste siffer": _last_digit,
    "en måned": _month,
    "en nektelse": _negation,
    "et navn": _name,
    "en bokstav": _letter,
    "siste ord": _cut,
    "et mellomrom": _space,
    "alt": lambda text: "",
}
PLACES = ("sha256", "title", "date", "document", "quote")


def alterations(answer: Json) -> Iterator[tuple[str, Json]]:
    """Every altered copy of `answer`, none equal to it."""
    for what, altered in _all(answer):
        if json.dumps(altered, sort_keys=True) != json.dumps(answer, sort_keys=True):
            yield what, altered


def _all(answer: Json) -> Iterator[tuple[str, Json]]:
    for place, citation in enumerate(answer["citations"]):
        yield from _of_citation(answer, place, citation)
    for place, statement in enumerate(answer["statements"]):
        yield from _of_statement(answer, place, statement)
    for what, change in CHANGES.items():
        yield f"teksten: {what}", _with(answer, ("text",), change(answer["text"]))
    yield "teksten: en linje borte", _with(answer, ("text",), "\n".join(answer["text"].split("\n")[1:]))
    yield "teksten: en setning til", _with(answer, ("text",), answer["text"] + "\nKommunen har vedtatt det.")
    if _is_worked_out(answer):
        yield from _of_what_is_worked_out(answer)


def _of_citation(answer: Json, place: int, citation: Json) -> Iterator[tuple[str, Json]]:
    at = ("citations", place)
    for field in PLACES:
        for what, change in CHANGES.items():
            yield f"{field}: {what}", _with(answer, (*at, field), change(citation[field]))
    for start, end in ((-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-1, -1), (10_000_000, 10_000_000)):
        moved = _with(answer, (*at, "start"), citation["start"] + start)
        yield f"plassering {start:+},{end:+}", _with(moved, (*at, "end"), citation["end"] + end)
    for field in ("start", "end"):
        yield f"{field} som tekst", _with(answer, (*at, field), str(citation[field]))
        yield f"{field} borte", _without(answer, at, field)
    yield "nummeret", _with(answer, (*at, "id"), citation["id"] + 1)
    yield "nummeret som sant", _with(answer, (*at, "id"), True)
    yield "stedets nummer", _with(answer, (*at, "location", "number"), citation["location"]["number"] + 1)
    yield "stedets slag", _with(answer, (*at, "location", "kind"), "side")
    for what, change in CHANGES.items():
        label = change(citation["location"]["label"])
        yield f"stedets navn: {what}", _with(answer, (*at, "location", "label"), label)
    yield "henvisningen borte", _with(answer, ("citations",), [c for c in answer["citations"] if c != citation])


def _of_statement(answer: Json, place: int, statement: Json) -> Iterator[tuple[str, Json]]:
    at = ("statements", place)
    for what, change in CHANGES.items():
        text = change(statement["text"])
        yield f"setningen: {what}", _with(answer, (*at, "text"), text)
        yield f"alle steder: {what}", _everywhere(answer, statement["text"], text)
    yield "rollen", _with(answer, (*at, "role"), "item" if statement["role"] != "item" else "lead")
    for kind in ("quote", "computed", "fixed", "model", "sant"):
        yield f"slaget er {kind}", _with(answer, (*at, "kind"), kind)
    others = [citation["id"] for citation in answer["citations"] if citation["id"] not in statement["citations"]]
    for numbers in ([], [99], [*statement["citations"], *others[:1]], others[:1], "1"):
        if numbers != statement["citations"]:
            renumbered = _with(answer, (*at, "citations"), numbers)
            yield f"henvisningene er {numbers}", renumbered
            if isinstance(numbers, list):
                yield f"henvisningene er {numbers}, også i teksten", _with(renumbered, ("text",), _text(renumbered))
    yield (
        "setningen borte, ikke i teksten",
        _with(answer, ("statements",), [said for said in answer["statements"] if said != statement]),
    )
    claim = {**statement, "kind": "fixed", "text": "Kommunen har vedtatt det 1. mai 2021.", "citations": []}
    added = _with(answer, ("statements",), [*answer["statements"], claim])
    yield "en påstand som fast tekst", _with(added, ("text",), _text(added))
    computed = _with(added, ("statements", len(answer["statements"]), "kind"), "computed")
    yield "en påstand som regnet ut", computed


def _of_what_is_worked_out(answer: Json) -> Iterator[tuple[str, Json]]:
    computation = answer["computation"]
    if computation:
        yield "regnestykket borte", _with(answer, ("computation",), None)
        for path in _leaves(computation, ("computation",)):
            value = _at(answer, path)
            changed = value + 1 if isinstance(value, int) else _letter(_digit(f"{value} 1"))
            yield f"{path}", _with(answer, path, changed)
    own = [said for said in answer["statements"] if said["kind"] != "quote"]
    for said in own if len(own) > 1 else []:
        yield "en egen setning borte", _said(answer, [one for one in answer["statements"] if one != said])
    if computation or answer["status"] != "answered" or answer["warnings"] or answer["suggestions"]:
        yield "alle egne setninger borte", _said(answer, [one for one in answer["statements"] if one not in own])
    for key in ("warnings", "suggestions"):
        yield f"{key}: en til", _with(answer, (key,), [*answer[key], "Fristen er utsatt."])
        for place, text in enumerate(answer[key]):
            yield f"{key}: en borte", _with(answer, (key,), [one for one in answer[key] if one != text])
            for what, change in CHANGES.items():
                yield f"{key}: {what}", _with(answer, (key, place), change(text))
    for status in ("answered", "abstained", "clarify", "interface", ""):
        yield f"utfallet er {status}", _with(answer, ("status",), status)


def _is_worked_out(answer: Json) -> bool:
    """Whether the program itself says anything in it: a quote is not made untrue by what stands beside it."""
    return any(said["kind"] != "quote" for said in answer["statements"])


def _everywhere(answer: Json, old: str, new: str) -> Json:
    """The same change in statement, quote, text, working and notes."""

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(old, new) if old else value
        if isinstance(value, list):
            return [changed(one) for one in value]
        return {key: changed(one) for key, one in value.items()} if isinstance(value, dict) else value

    kept = ("question", "reading", "history", "today", "id")
    return {key: value if key in kept else changed(value) for key, value in answer.items()}


def _said(answer: Json, statements: list[Json]) -> Json:
    """The answer with these statements, in the text too."""
    altered = _with(answer, ("statements",), statements)
    return _with(altered, ("text",), _text(altered))


def _text(answer: Json) -> str:
    return "\n".join(
        f"{'– ' if said['role'] == 'item' else ''}{said['text']}{''.join(f' [{n}]' for n in said['citations'])}"
        for said in answer["statements"]
    )


def _leaves(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The paths to every text and number below `value`."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, (*path, key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _leaves(one, (*path, place))
    elif value is not None and not isinstance(value, bool):
        yield path


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def _with(answer: Json, path: tuple[Any, ...], value: Any) -> Json:
    altered = copy.deepcopy(answer)
    _at(altered, path[:-1])[path[-1]] = value
    return altered


def _without(answer: Json, path: tuple[Any, ...], key: str) -> Json:
    altered = copy.deepcopy(answer)
    del _at(altered, path)[key]
    return altered
