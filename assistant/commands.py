"""What each `saksvar` command does: settings and options in, printed text and an exit status out."""

import json
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.ask import Assistant
from assistant.batch import Asked, answered, asked_in, read_batch, read_jsonl
from assistant.case_folder import read_folder
from assistant.clock import today_in_oslo
from assistant.printed import answer_text, hit_json, hit_text
from assistant.progress import progress_bar
from assistant.question import clean
from assistant.settings import Settings, read_settings
from assistant.verify import Json
from assistant.verify import verify as find_faults
from corpus.errors import SaksvarError
from corpus.read.kept import Kept

_MOST_HITS = 1000


def read_day(text: str | None) -> date:
    """The day the user gave, else today in Oslo."""
    if text is None:
        return today_in_oslo()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SaksvarError(f"«{text}» er ikke en dato på formen ÅÅÅÅ-MM-DD, for eksempel 2020-09-01.") from error


def chat(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.app.launch import launch

    assistant = _opened(settings)
    return launch(given["port"], settings, open_browser=True, opened=assistant)


def ask(settings: Settings, given: dict[str, Any]) -> int:
    day = read_day(given["today"])
    if given["batch"]:
        _alone(given, "history")
        lines = read_batch(_batch_file(given))
        assistant = _opened(settings)
        for line in lines:
            _print_json(answered(assistant, line, day))
        return 0
    question = _needed(given)
    clean(question)
    history = tuple(clean(earlier) for earlier in given["history"])
    assistant = _opened(settings)
    if given["json"]:
        _print_json(answered(assistant, Asked(question, day, history), day))
    else:
        print(answer_text(assistant.ask(question, history=history, today=day)))
    return 0


def search(settings: Settings, given: dict[str, Any]) -> int:
    k = given["k"]
    if not 1 <= k <= _MOST_HITS:
        raise SaksvarError(f"-k må være fra 1 til {_MOST_HITS}, ikke {k}.")
    if given["batch"]:
        lines = read_batch(_batch_file(given))
        assistant = _opened(settings)
        for line in lines:
            _print_json({"id": dict(line.head).get("id"), "hits": _hits_or_none(assistant, line.question, k)})
        return 0
    question = clean(_needed(given))
    assistant = _opened(settings)
    hits = assistant.search(question, k)
    documents = {document.id: document for document in assistant.documents}
    if given["json"]:
        _print_json({"hits": [hit_json(hit, documents) for hit in hits]})
        return 0
    for hit in hits:
        print(hit_text(hit, documents))
    return 0


def index(settings: Settings, given: dict[str, Any]) -> int:
    from corpus.timeline_file import load_timeline
    from index.build import build
    from index.serve import is_fresh

    progress = progress_bar()
    if given["rebuild"]:
        Kept(settings.drafts_folder).forget_others()
    corpus = read_folder(settings, progress)
    load_timeline(settings.corpus, corpus.documents)
    _tell_refused(corpus.refused)
    if not given["rebuild"] and is_fresh(settings.index_folder, corpus, settings.embedding, store=settings.store):
        print("Indeksen passer til kildene; ingenting å gjøre.")
        return 0
    build(
        corpus,
        settings.index_folder,
        settings.embedding,
        progress,
        store=settings.store,
        anew=bool(given["rebuild"]),
    )
    print(f"Indeksen er bygd: {len(corpus.documents)} dokument(er).")
    return 0


def add(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.adding import add_documents, addition
    from assistant.given_facts import given_facts
    from assistant.printed_sources import added_text

    if given["title"] and len(given["files"]) > 1:
        raise SaksvarError("--title gjelder ett dokument. Legg til filene én for én når de skal ha hver sin tittel.")
    facts = given_facts(*(given[name] or "" for name in ("title", "date", "kind")))
    additions = [addition(settings.corpus, name, facts) for name in given["files"]]
    for added in add_documents(settings.corpus, additions, replace=given["replace"], keep_in=settings.drafts_folder):
        print(added_text(added, _folder_option(settings)))
    return index(settings, {"rebuild": False})


def remove(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.printed_sources import removed_text
    from assistant.removing import remove_documents

    corpus = read_folder(settings, progress_bar())
    for removed in remove_documents(settings.corpus, given["names"], delete=given["delete"], corpus=corpus):
        print(removed_text(removed))
    return index(settings, {"rebuild": False})


def sources(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.printed_sources import source_json, source_text

    corpus = read_folder(settings, progress_bar())
    _tell_refused(corpus.refused)
    if given["json"]:
        _print_json([source_json(document, given["text"]) for document in corpus.documents])
        return 0
    for document in corpus.documents:
        print(source_text(document, given["text"]))
    return 0


def timeline(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.timeline_command import run

    ics = Path(given["ics"]) if given["ics"] else None
    return run(settings, given["delay"], read_day(given["today"]), given["json"], ics)


def check(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.checking import run

    return run(settings, given["json"], given)


def verify(settings: Settings, given: dict[str, Any]) -> int:
    stored = [_stored(number, line) for number, line in read_jsonl(Path(given["file"]))]
    documents = {document.id: document for document in read_folder(settings, progress_bar()).documents}
    faults = find_faults(stored, documents, _Again(settings))
    for fault in faults:
        print(f"{fault.answer}: {fault.what}.")
    wrong = len({fault.answer for fault in faults})
    print(f"{len(stored)} svar kontrollert; {wrong} med feil.")
    return 1 if faults else 0


COMMANDS: dict[str, Callable[[Settings, dict[str, Any]], int]] = {
    "chat": chat,
    "ask": ask,
    "search": search,
    "index": index,
    "add": add,
    "remove": remove,
    "sources": sources,
    "timeline": timeline,
    "check": check,
    "verify": verify,
}


class _Again:
    """Asks a stored answer's question again, by itself and as it was read, on the day that it was answered.

    The index is opened by the first answer that needs it: quotes alone are held against the documents without one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._assistant: Assistant | None = None

    def __call__(self, answer: Json) -> Sequence[Json]:
        try:
            asked = asked_in(dict(answer))
        except ValidationError:
            return ()
        if asked.today is None:
            return ()
        self._assistant = self._assistant or _opened(self._settings)
        # An answer that was stored without its earlier questions can only be asked as it was read.
        readings = [asked.question] if asked.history else [asked.question, str(answer.get("reading") or asked.question)]
        return tuple(
            answered(self._assistant, Asked(question, asked.today, asked.history), asked.today)
            for question in dict.fromkeys(readings)
        )


def _stored(number: int, line: dict[str, Any]) -> tuple[str, Json]:
    """An answer with its name; a line of the readers' votes holds it with the questions before it beside."""
    inner = line.get("answer")
    answer: Json = {**inner, "history": line.get("history")} if isinstance(inner, Mapping) else line
    name = line.get("id")
    return f"linje {number}" if name is None else f"linje {number} ({name})", answer


def _folder_option(settings: Settings) -> str:
    """What a command that is told to a user must have so that it means the same folder."""
    return "" if read_settings({}).corpus == settings.corpus else f" --corpus {shlex.quote(str(settings.corpus))}"


def _opened(settings: Settings) -> Assistant:
    assistant = Assistant.open(settings, progress_bar())
    _tell_refused(assistant.corpus.refused)
    for warning in assistant.index.warnings:
        print(warning, file=sys.stderr)
    return assistant


def _hits_or_none(assistant: Assistant, query: str, k: int) -> list[dict[str, Any]]:
    """A query of a batch that cannot be read finds nothing, so that none after it is lost."""
    documents = {document.id: document for document in assistant.documents}
    try:
        return [hit_json(hit, documents) for hit in assistant.search(query, k)]
    except SaksvarError as error:
        print(str(error), file=sys.stderr)
        return []


def _batch_file(given: dict[str, Any]) -> Path:
    _alone(given, "question")
    return Path(given["batch"])


def _alone(given: dict[str, Any], other: str) -> None:
    if given[other]:
        what = "et spørsmål" if other == "question" else f"--{other}"
        raise SaksvarError(
            f"--batch kan ikke brukes sammen med {what}; hver linje i filen har sitt eget. Velg én av dem."
        )


def _needed(given: dict[str, Any]) -> str:
    question = given["question"]
    if question is None:
        raise SaksvarError("Det mangler et spørsmål. Skriv det i anførselstegn, eller oppgi en fil med --batch.")
    return str(question)


def _tell_refused(refused: Sequence[Any]) -> None:
    for one in refused:
        print(f"Hoppet over: {one.reason}", file=sys.stderr)


def _print_json(value: Any) -> None:
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # half a character in an `id`, or a terminal without the Norwegian letters
        line = json.dumps(value)
    print(line, flush=True)
