"""`python -m evals.gathered --data …/validation.jsonl --to FILE`: the evidence of every pair that may be tuned on.

Flows in: the tune half of the shipped case, the matters that are to be judged, some of the municipal papers that the
models have not seen, some questions to the others asked of those, and the questions of a file in NorQuAD's format, each
asked of a folder that has its text and of one that has not; all asked of the program as it stands. Flows out: a file
that `evals.train_evidence` and `evals.train_carries` fit on, so that each question is read once for both. Nothing that
is only reported is opened, nor the report half; nor what the cross-encoder has learnt from, of which it is too sure.
"""

import argparse
import copyreg
import pickle
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from assistant import Assistant
from assistant.evidence import Evidence
from assistant.reading.question_type import QuestionType
from assistant.settings import Settings
from evals.case_sets import DOCUMENTS, HERE
from evals.cases import TUNE, Case, Expected, load_cases
from evals.matters import FOLDER, JUDGED, matters
from evals.municipal import as_cases, papers, write_folder
from evals.opening import borrow_models, opened
from evals.retrieval import laid_out

TODAY = date(2026, 11, 28)
_FOLDERS, _ASKED = 6, (0,)
_HALVES, _OF_HALVES = 2, (0,)
"""In how many parts the held-out papers and the news are put, and which of them are asked."""
_FOREIGN, _SEED = 210, 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """A question with the evidence found for it; `source` is the set it is of."""

    case: Case
    kind: QuestionType
    evidence: Evidence
    source: str


def _frozen(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda proxy: (_frozen, (dict(proxy),)))


def gathered(data: Path, jobs: int) -> list[Gathered]:
    """All of it, in an order that does not depend on `jobs`."""
    tasks = ["namdal", *(f"matter {one.name}" for one in matters(JUDGED))]
    tasks += [*(f"municipal {part}" for part in _ASKED), *(f"norquad {n}" for n in _OF_HALVES), "outside 1"]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return [one for found in pool.map(_of_task, tasks, [data] * len(tasks)) for one in found]


def load(path: Path) -> list[Gathered]:
    """What this module wrote; only a file that you made yourself is to be opened."""
    with path.open("rb") as file:
        found: list[Gathered] = pickle.load(file)
    return found


def _of_task(task: str, data: Path) -> list[Gathered]:
    name, _, part = task.partition(" ")
    if name in ("municipal", "outside"):
        held = [paper for paper in papers() if paper.held_out]
        here = held[int(part) :: _FOLDERS]
        others = [paper for paper in held if paper not in here]
        with TemporaryDirectory() as folder:
            write_folder(Path(folder) / "papers", here)
            asked = as_cases(here, TODAY) if name == "municipal" else _foreign(as_cases(others, TODAY))
            return list(_evidence(_opened(Path(folder) / "papers", Path(folder)), asked, name))
    if name == "norquad":
        return _of_half(data, int(part))
    if name == "matter":
        matter = FOLDER / JUDGED / part
        with TemporaryDirectory() as folder:
            assistant = _opened(matter / DOCUMENTS, Path(folder))
            return list(_evidence(assistant, _put_to_sources(assistant, load_cases(matter)), part))
    assistant = opened(Settings())
    some_cases = [case for case in load_cases(HERE / "cases") if case.half == TUNE]
    return list(_evidence(assistant, _put_to_sources(assistant, some_cases), name))


def _foreign(cases: Sequence[Case]) -> list[Case]:
    """Some of the questions to other papers, which these have no answer to, but for the most general among them."""
    drawn = random.Random(_SEED).sample(cases, _FOREIGN)
    return [replace(case, expected=_expected(False)) for case in drawn]


def _of_half(data: Path, half: int) -> list[Gathered]:
    """Every question asked of one half of the texts, where those of the other half have no answer."""
    with laid_out(data) as (corpus, questions), TemporaryDirectory() as folder:
        names = sorted(document.id for document in corpus.documents)[half::_HALVES]
        papers_of = Path(folder) / "papers"
        papers_of.mkdir()
        for name in names:
            copyfile(corpus.folder / name, papers_of / name)
        asked = [
            Case(one.document_id, one.text, (), TODAY, _expected(one.document_id in names), "", "nb")
            for one in questions
        ]
        return list(_evidence(_opened(papers_of, Path(folder)), asked, "norquad"))


def _expected(answerable: bool) -> Expected:
    return Expected("answered" if answerable else "abstained")


def _opened(papers_of: Path, folder: Path) -> Assistant:
    """The assistant on the papers, its index below `folder`, with the model that was exported for the shipped case."""
    borrow_models(Settings().index_folder, folder / "index")
    return opened(Settings(corpus=papers_of, index=folder / "index"))


def _put_to_sources(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Case]:
    """The cases that the sources are to answer: no date sums, greetings or questions back."""
    for case in cases:
        if case.expected.status not in ("answered", "abstained"):
            continue
        answer = assistant.ask(case.question, history=case.history, today=case.today)
        if answer.computation is None and answer.status not in ("interface", "clarify"):
            yield case


def _evidence(assistant: Assistant, cases: Iterable[Case], source: str) -> Iterator[Gathered]:
    for case in cases:
        kind, evidence = assistant.evidence_for(case.question, case.history)
        yield Gathered(case, kind, evidence, source)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.gathered", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format")
    parser.add_argument("--to", type=Path, required=True, help="the file to write")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    given = parser.parse_args()
    opened(Settings())  # so that the model is exported once, for all processes
    found = gathered(given.data, given.jobs)
    with given.to.open("wb") as file:
        pickle.dump(found, file)
    print(f"{len(found)} spørsmål")
    return 0


if __name__ == "__main__":
    # What is pickled here is to be of this module for those who read it, not of whatever they run as.
    from evals.gathered import main as of_this_module

    sys.exit(of_this_module())
