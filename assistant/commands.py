"""What each `saksvar` command does: settings and options in, printed text and an exit status out."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Clarify
from assistant.ask import Assistant, Progress
from assistant.batch import AskedLine, read_batch, read_jsonl
from assistant.cite import fixed
from assistant.clock import today_in_oslo
from assistant.settings import Settings
from assistant.verify import verify as find_faults
from corpus.document import Document
from corpus.errors import SaksvarError
from index.retriever import Hit

_MOST_HITS = 1000


def progress_bar() -> Progress:
    """A bar on standard error, a new one for each thing done."""
    from tqdm import tqdm

    bars: dict[str, Any] = {}

    def show(what: str, done: int, total: int) -> None:
        if what not in bars:
            bars[what] = tqdm(total=total, desc=what, file=sys.stderr, leave=True, ncols=88)
        bar = bars[what]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return show


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

    _opened(settings)
    return launch(given["port"], settings)


def ask(settings: Settings, given: dict[str, Any]) -> int:
    if given["batch"]:
        lines = read_batch(Path(given["batch"]))
        day = read_day(given["today"])
        assistant = _opened(settings)
        for line in lines:
            _print_json(_answered_line(assistant, line, day))
        return 0
    question = _needed(given)
    day = read_day(given["today"])
    assistant = _opened(settings)
    started = time.perf_counter()
    answer = assistant.ask(question, history=given["history"], today=day)
    if given["json"]:
        _print_json({**answer.as_json(), "elapsed_ms": _since(started)})
    else:
        print(_as_text(answer))
    return 0


def search(settings: Settings, given: dict[str, Any]) -> int:
    if not 1 <= given["k"] <= _MOST_HITS:
        raise SaksvarError(f"-k må være fra 1 til {_MOST_HITS}, ikke {given['k']}.")
    lines = read_batch(Path(given["batch"])) if given["batch"] else [AskedLine(question=_needed(given))]
    assistant = _opened(settings)
    documents = {document.id: document for document in assistant.documents}
    for line in lines:
        try:
            hits = assistant.search(line.question, given["k"])
        except SaksvarError:
            if not given["batch"]:
                raise
            hits = ()
        if given["batch"] or given["json"]:
            found = {"hits": [_hit_json(hit, documents) for hit in hits]}
            _print_json({"id": line.id, **found} if given["batch"] else found)
        else:
            for hit in hits:
                place = documents[hit.passage.document_id].section_at(hit.passage.span.start).label
                print(f"{hit.score:.3f}  {hit.passage.document_id} · {place}\n{hit.passage.text}\n")
    return 0


def index(settings: Settings, given: dict[str, Any]) -> int:
    from corpus.folder import load
    from index.build import build
    from index.serve import is_fresh

    corpus = load(settings.corpus)
    _tell_refused(corpus.refused)
    if not given["rebuild"] and is_fresh(settings.index_folder, corpus, settings.embedding):
        print("Indeksen passer til kildene; ingenting å gjøre.")
        return 0
    build(corpus, settings.index_folder, settings.embedding, progress_bar())
    print(f"Indeksen er bygd: {len(corpus.documents)} dokument(er).")
    return 0


def add(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.adding import add_documents

    added = add_documents(settings.corpus, [Path(name) for name in given["files"]])
    for document in added:
        print(f"La til «{document.title}» ({document.id}), {len(document.sections)} del(er).")
    return index(settings, {"rebuild": False})


def sources(settings: Settings, given: dict[str, Any]) -> int:
    from corpus.folder import load

    corpus = load(settings.corpus)
    if given["json"]:
        _print_json([_source_json(document, given["text"]) for document in corpus.documents])
        _tell_refused(corpus.refused)
        return 0
    for document in corpus.documents:
        dated = document.date.wording if document.date else "uten dato"
        print(
            f"{document.id}\n  {document.title} · {dated} · {len(document.sections)} del(er) · sha256 {document.sha256}"
        )
        if given["text"]:
            print(f"\n{document.text}\n")
    _tell_refused(corpus.refused)
    return 0


def timeline(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.timeline_command import run

    return run(
        settings, given["delay"], read_day(given["today"]), given["json"], Path(given["ics"]) if given["ics"] else None
    )


def check(settings: Settings, given: dict[str, Any]) -> int:
    from assistant.checking import run

    return run(settings, given["json"])


def verify(settings: Settings, given: dict[str, Any]) -> int:
    from corpus.folder import load

    stored = [(str(value.get("id", f"linje {number}")), value) for number, value in read_jsonl(Path(given["file"]))]
    documents = {document.id: document for document in load(settings.corpus).documents}
    faults = find_faults(stored, documents)
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
    "sources": sources,
    "timeline": timeline,
    "check": check,
    "verify": verify,
}


def _opened(settings: Settings) -> Assistant:
    assistant = Assistant.open(settings, progress_bar())
    _tell_refused(assistant.corpus.refused)
    for warning in assistant.index.warnings:
        print(warning, file=sys.stderr)
    return assistant


def _answered_line(assistant: Assistant, line: AskedLine, day: date) -> dict[str, Any]:
    started = time.perf_counter()
    today = line.today or day
    try:
        answer = assistant.ask(line.question, history=line.history, today=today)
    except SaksvarError as error:
        answer = _unreadable(line.question, str(error), today)
    head = {} if line.id is None else {"id": line.id}
    return {**head, **answer.as_json(), "elapsed_ms": _since(started)}


def _unreadable(question: str, why: str, today: date) -> Answer:
    """A question of a batch that cannot be read gets a line too, so that none after it is lost."""
    return Clarify(question, "", (fixed(why),), (), today.isoformat())


def _as_text(answer: Answer) -> str:
    lines = [f"Lest som: {answer.reading}\n"] if answer.reading != answer.question else []
    lines.append(answer.text)
    if answer.computation:
        lines += ["", "Regnestykke:", *(f"  {step}" for step in answer.computation.steps)]
    if answer.warnings:
        lines += ["", *(f"Merk: {warning}" for warning in answer.warnings)]
    if answer.citations:
        lines += ["", "Kilder:"]
        for citation in answer.citations:
            section = citation.document.section_at(citation.span.start)
            lines.append(
                f"  [{citation.id}] {citation.document.title} – {section.label}\n      «{' '.join(citation.quote.split())}»"
            )
    return "\n".join(lines)


def _hit_json(hit: Hit, documents: dict[str, Document]) -> dict[str, Any]:
    passage = hit.passage
    section = documents[passage.document_id].section_at(passage.span.start)
    return {
        "document": passage.document_id,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "score": round(hit.score, 6),
        "location": {"kind": section.kind, "number": section.number, "label": section.label},
    }


def _source_json(document: Document, with_text: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "document": document.id,
        "title": document.title,
        "date": document.date.wording if document.date else "",
        "kind": document.kind,
        "sha256": document.sha256,
        "sections": [
            {"kind": s.kind, "number": s.number, "label": s.label, "start": s.span.start, "end": s.span.end}
            for s in document.sections
        ],
    }
    return {**found, "text": document.text} if with_text else found


def _needed(given: dict[str, Any]) -> str:
    question = given["question"]
    if question is None:
        raise SaksvarError("Det mangler et spørsmål. Skriv det i anførselstegn, eller oppgi en fil med --batch.")
    return str(question)


def _tell_refused(refused: Sequence[Any]) -> None:
    for one in refused:
        print(f"Hoppet over {one.path}: {one.reason}", file=sys.stderr)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
