"""Cases put to an assistant, in this process or spread over several.

Flows in: sets of cases, and how an assistant is opened. Flows out: one record per case, sorted by id, however many
processes asked. A question that the assistant falls over on gives a record too.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Protocol

from assistant.answer import Answer
from assistant.settings import Settings
from corpus.document import Document, Passage
from evals.case_sets import CaseSet
from evals.cases import Case
from evals.records import Record
from evals.responses import one_line
from evals.score import crashed, scored, search_scores, unscored
from evals.validity import invalid_cases
from index.retriever import Hit

DEPTH = 30
"""Passages that a ranking of places is made from: enough for ten distinct places."""


class Respondent(Protocol):
    """What is asked: an assistant, or a test's stand-in."""

    @property
    def documents(self) -> tuple[Document, ...]: ...

    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer: ...

    def search(self, query: str, k: int = 10) -> tuple[Hit, ...]: ...


Opener = Callable[[Settings], Respondent]
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Batch:
    name: str
    settings: Settings
    cases: tuple[Case, ...]


def ask_all(
    sets: Sequence[CaseSet], wanted: Callable[[Case], bool], opener: Opener, watch: Watch, jobs: int = 1
) -> tuple[Record, ...]:
    """The records of all wanted cases, sorted by id. `watch` is told how many are done since last."""
    records: list[Record] = []
    batches: list[_Batch] = []
    opened: dict[str, Respondent] = {}
    for one in sets:
        respondent = opener(one.settings)
        opened[one.name] = respondent
        invalid = invalid_cases(one.cases, respondent.documents)
        chosen = [case for case in one.cases if wanted(case)]
        records += [unscored(case, one.name, invalid[case.id]) for case in chosen if case.id in invalid]
        batches += _batches(one, [case for case in chosen if case.id not in invalid])
    watch(len(records))
    asked = _asked_apart(batches, opener, jobs) if jobs > 1 else _asked_here(batches, opened)
    for found in asked:
        records += found
        watch(len(found))
    return tuple(sorted(records, key=lambda record: record.id))


def _batches(one: CaseSet, cases: Sequence[Case], size: int = 16) -> Iterator[_Batch]:
    for start in range(0, len(cases), size):
        yield _Batch(one.name, one.settings, tuple(cases[start : start + size]))


def _asked_here(batches: Iterable[_Batch], opened: Mapping[str, Respondent]) -> Iterator[list[Record]]:
    for batch in batches:
        yield from ([ask_one(case, batch.name, opened[batch.name])] for case in batch.cases)


# One assistant per process and folder; opened by the first batch that needs it.
_OPENED: dict[Settings, Respondent] = {}


def _asked_apart(batches: Sequence[_Batch], opener: Opener, jobs: int) -> Iterator[list[Record]]:
    # Not forked: a model's threads do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_ask_batch, batches, [opener] * len(batches))


def _ask_batch(batch: _Batch, opener: Opener) -> list[Record]:
    if batch.settings not in _OPENED:
        _OPENED[batch.settings] = opener(batch.settings)
    return [ask_one(case, batch.name, _OPENED[batch.settings]) for case in batch.cases]


def ask_one(case: Case, set_name: str, respondent: Respondent) -> Record:
    """The record of one case; whatever the assistant raises is a crash, and a crash is wrong."""
    documents = {document.id: document for document in respondent.documents}
    started = time.perf_counter()
    try:
        answer = respondent.ask(case.question, history=case.history, today=case.today).as_json()
        elapsed_ms = _since(started)
        found = _search_scores(case, respondent, documents)
    except Exception as error:  # a crash of any kind is an outcome, and the run goes on
        return crashed(case, set_name, f"{type(error).__name__}: {error}", _since(started))
    return scored(case, set_name, answer, documents, found, elapsed_ms)


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


def _search_scores(case: Case, respondent: Respondent, documents: Mapping[str, Document]) -> dict[str, float]:
    """Measures of the search alone, for cases that name a place and lean on no earlier question."""
    relevant = relevant_places(case, respondent.documents)
    if not relevant or case.history:
        return {}
    places = places_of((hit.passage for hit in respondent.search(case.question, DEPTH)), documents)
    return {name: round(value, 6) for name, value in search_scores(places, relevant).items()}


def places_of(passages: Iterable[Passage], documents: Mapping[str, Document]) -> list[str]:
    """The sections that passages lie in, best first, each once."""
    named = (
        _place(documents[passage.document_id], passage.span.start)
        for passage in passages
        if passage.document_id in documents
    )
    return list(dict.fromkeys(named))


def _place(document: Document, offset: int) -> str:
    return f"{document.id}#{document.section_at(offset).number}"


def relevant_places(case: Case, documents: Sequence[Document]) -> frozenset[str]:
    """The sections that hold a case's evidence: its slides, or where its phrases stand in its documents."""
    expected = case.expected
    slides = {
        f"{document.id}#{section.number}"
        for document in documents
        for section in document.sections
        if section.kind == "slide" and section.number in expected.slides
    }
    quoted = {
        f"{document.id}#{section.number}"
        for document in documents
        if document.id in expected.documents
        for section in document.sections
        if any(one_line(quote) in one_line(section.span.of(document.text)) for quote in expected.quotes)
    }
    return frozenset(slides | quoted)
