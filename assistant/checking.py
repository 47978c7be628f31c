"""`saksvar check`: whether the sources can be read, quotations are exact, the index fits and the plan agrees.

Flows in: settings. Flows out: printed findings and an exit status. It mends nothing. Dates of the plan that disagree
are the sources' own and are told, not counted as faults: no file of the case is wrong because of them.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from assistant.case_folder import read_folder
from assistant.cli_words import with_options
from assistant.deadlines.consistency import findings, problem_texts
from assistant.deadlines.wording import listed
from assistant.given_facts import NAMES
from assistant.progress import progress_bar
from assistant.settings import Settings
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from corpus.timeline_file import load_timeline
from index.serve import is_fresh
from index.versions import current


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: whether it holds, what was seen in a sentence, and what else should be known."""

    name: str
    holds: bool
    text: str
    findings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "ok": self.holds, "text": self.text, "findings": list(self.findings)}


def run(settings: Settings, as_json: bool, given: Mapping[str, object] = MappingProxyType({})) -> int:
    """0 when all that must hold holds, else 1; prints what was looked at and what was found. `given`: the options as
    they were typed, for the commands it tells to run."""
    seen = tuple(replace(one, text=with_options(one.text, given)) for one in checks(settings))
    holds = all(one.holds for one in seen)
    if as_json:
        print(json.dumps({"ok": holds, "checks": [one.as_json() for one in seen]}, ensure_ascii=False))
        return 0 if holds else 1
    for one in seen:
        print(f"{'ok  ' if one.holds else 'FEIL'}  {one.text}")
        for finding in one.findings:
            print(f"      – {finding}")
    return 0 if holds else 1


def checks(settings: Settings) -> Iterator[Checked]:
    """Sources, glossary, timeline and index, in that order; without sources nothing else can be looked at."""
    try:
        corpus = read_folder(settings, progress_bar())
    except SaksvarError as error:
        # It reads the glossary too: the sentence names the file that is wrong.
        yield Checked("sources", False, str(error))
        return
    yield _sources(corpus)
    yield _glossary(corpus)
    yield _guarded("timeline", lambda: _timeline(settings, corpus))
    yield _guarded("index", lambda: _index(settings, corpus))


def _guarded(name: str, look: Callable[[], Checked]) -> Checked:
    try:
        return look()
    except SaksvarError as error:
        return Checked(name, False, str(error))


def _sources(corpus: Corpus) -> Checked:
    refused = tuple(f"{refusal.path}: {refusal.reason}" for refusal in corpus.refused)
    text = f"Kilder: {_count(len(corpus.documents), 'dokument', 'dokumenter')} lest"
    unread = f", {_count(len(refused), 'fil', 'filer')} kan ikke leses." if refused else "."
    partly = tuple(f"{one.path}: {one.reason}" for one in corpus.partly_read)
    lacking = tuple(
        f"{document.id} sier ikke {listed([NAMES[name] for name in document.unknown])}."
        for document in corpus.documents
        if document.unknown
    )
    return Checked("sources", not refused, text + unread, refused + partly + lacking)


def _glossary(corpus: Corpus) -> Checked:
    entries = _count(len(corpus.glossary), "innslag", "innslag")
    said = f"Ordliste: {entries}; hvert sitat står ord for ord i kilden." if corpus.glossary else "Ordliste: ingen."
    return Checked("glossary", True, said)


def _timeline(settings: Settings, corpus: Corpus) -> Checked:
    timeline = load_timeline(settings.corpus, corpus.documents)
    if timeline is None:
        return Checked("timeline", True, "Tidslinje: mappen har ingen timeline.yaml.")
    compared = findings(timeline)
    wrong = sum(finding.is_problem for finding in compared)
    agreement = f"{wrong} av {len(compared)} sammenlikninger stemmer ikke" if wrong else "datoene stemmer med reglene"
    dates = (
        len(timeline.deadlines) + len(timeline.milestones) + sum(phase.go_live is not None for phase in timeline.phases)
    )
    counted = f"{_count(dates, 'dato', 'datoer')} og {_count(len(timeline.rules), 'regel', 'regler')}"
    text = f"Tidslinje: {counted}; hvert sitat står ord for ord i kilden; {agreement}."
    return Checked("timeline", True, text, problem_texts(timeline))


def _index(settings: Settings, corpus: Corpus) -> Checked:
    folder = settings.index_folder
    if current(folder) is None:
        return Checked("index", False, f"Indeks: fant ingen i {folder}. Kjør «saksvar index».")
    if not is_fresh(folder, corpus, settings.embedding, store=settings.store):
        return Checked("index", False, f"Indeks: den i {folder} passer ikke lenger til kildene. Kjør «saksvar index».")
    return Checked("index", True, "Indeks: passer til kildene, programmet og språkmodellen.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
