"""What models learn from: papers as they are searched, with the questions put to them and the sentences that answer.

Flows in: documents with questions, and folders of made-up matters. Flows out: groups, one for each paper or matter. It
does not know which model learns, nor how.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.reading.standalone import standalone
from corpus.document import Document, Span
from corpus.folder import load
from corpus.split import split
from corpus.spoken import spoken
from evals.case_sets import DOCUMENTS
from evals.cases import load_cases
from evals.retrieval import Question
from evals.right_sentence import is_right
from index.lexicon import lexicon
from index.searched import searched_text, within


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it is searched, with where its sentences stand in it."""

    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the (passage, sentence) positions that answer it, none when nothing does."""

    question: str
    answers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One paper: its passages, and the questions to it."""

    texts: tuple[Text, ...]
    pairs: tuple[Pair, ...]


def texts_of(document: Document) -> list[tuple[Text, tuple[Span, ...]]]:
    """The document's passages as they are searched, each with where its sentences stand in the document."""
    found = []
    for passage in split(document):
        said, text = spoken(document, passage), searched_text(document.title, passage)
        found.append((Text(text, within(text, passage, said)), tuple(said)))
    return found


def grouped(
    documents: Sequence[Document], questions: Sequence[Question], unanswered: Sequence[tuple[str, str]]
) -> list[Group]:
    """Every document that is asked of, as a group; `unanswered` are (document, question)."""
    found: list[Group] = []
    for document in documents:
        passages = texts_of(document)
        pairs = [
            Pair(
                asked.text,
                tuple(
                    (row, at)
                    for row, (_, spans) in enumerate(passages)
                    for at, span in enumerate(spans)
                    if any(span.start <= answer.start < span.end for answer in asked.answers)
                ),
            )
            for asked in questions
            if asked.document_id == document.id
        ]
        pairs = [pair for pair in pairs if pair.answers]
        pairs += [Pair(question, ()) for name, question in unanswered if name == document.id]
        if pairs:
            found.append(Group(tuple(text for text, _ in passages), tuple(pairs)))
    return found


def of_case(folder: Path, times: int = 1) -> Group:
    """The papers of one matter and what is asked of them, each question so many `times` and in the words it is read
    in; sums of dates and what the program's own texts answer are left out."""
    passages = [(document, *one) for document in load(folder / DOCUMENTS).documents for one in texts_of(document)]
    pairs = []
    for case in load_cases(folder):
        expected = case.expected
        if expected.operation or expected.status not in ("answered", "abstained"):
            continue
        answers = tuple(
            (row, at)
            for row, (document, _, spans) in enumerate(passages)
            for at, span in enumerate(spans)
            if expected.status == "answered" and is_right(case, document, span)
        )
        if answers or expected.status == "abstained":
            asked = standalone(case.question, case.history, lexicon()).wordings[0]
            pairs += [Pair(asked, answers)] * times
    return Group(tuple(text for _, text, _ in passages), tuple(pairs))
