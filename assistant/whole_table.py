"""A table that answers as a whole: «Hvilke teiger består skogen av?» by one whose first column is «Teig», «Hva skal
gjøres nå, og hvem skal gjøre det?» by one of tasks.

Flows in: a question's type and the evidence found. Flows out: the document, the line that names the columns, the rows,
where the question asks for all of them and nothing of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.evidence import Evidence
from assistant.missing import MET
from assistant.reading.question_type import QuestionType
from assistant.series import Series, own_stems, tells_of
from assistant.terms import Term
from corpus.document import Document, Span
from corpus.paper_kind import paper_date
from corpus.tables import heading_row
from index.analyse import words
from index.lemma import lemma_stem

_LOOKED_AT, _PAPERS, _MOST = 5, 12, 20
_NUMBER = r"\W*(?:n(?:umme)?r\.?\s*\|\s*)?"
_TASK = re.compile(
    rf"{_NUMBER}(?:oppg[aå]ve\w*|tiltak\w*|gj[øe]remål\w*|aktivitet\w*|oppfølg\w*|hva|kva)\b", re.IGNORECASE
)
_BY_WHOM = re.compile(r"\|\s*(?:ansvar\w*|hvem|kven|utføres av)\b", re.IGNORECASE)
_OF_TASKS = re.compile(
    r"gjør\w*|gjort|oppgave\w*|ansvar\w*|frist\w*|gjenst\w*|igjen|videre|fr[ae]mover|neste|skritt|steg|følg\w*|opp|gruppa"
    r"|gruppen|delt|fordelt|møtet?"
)
_ASKS_FOR_TASKS = re.compile(
    r"\b(?:skal|må|bør|er) (?:\w+ )?(?:gjøres|gjerast|gjøre|gjere|gjort)\b|\boppg[aå]v(?:er|ene|ane)\b"
    r"|\b(?:gjenstår|står igjen)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"best[åo]\w*|inngå\w*|fin\w*|omfatt\w*|fordel\w*|del\w*|har|hadde|finst|være|vere|er|sammen\w*|ulike|forskjellige"
    r"|to|tre|fire|fem|seks|sju|åtte"
)
"""What says that things are many or what they are parts of: it tells nothing of one among them."""


@dataclass(frozen=True, slots=True)
class _Table:
    document: Document
    head: Span
    rows: tuple[Span, ...]

    @property
    def heading(self) -> str:
        return self.head.of(self.document.text)


def whole_table(kind: QuestionType, evidence: Evidence) -> Series | None:
    """The rows that the question asks for, all of them; None when it asks for none, or of one among them."""
    own = [term for term in evidence.terms if not term.leaned_on]
    if _ASKS_FOR_TASKS.search(evidence.question) and all(_OF_TASKS.fullmatch(term.plain) for term in own):
        return _of_tasks(replace(evidence, units=evidence.units[:_PAPERS]).documents)
    sought = next((term for term in own if term.focus), None)
    if kind is not QuestionType.LIST or sought is None:
        return None
    rest = [term for term in own if term is not sought and not _LISTED.fullmatch(term.plain)]
    for table in _near(evidence):
        first = _stems(table.heading.partition("|")[0])
        # The word itself, and nothing else, heads the column.
        is_called_so = bool(first) and first <= own_stems(sought)
        if is_called_so and all(tells_of(table.document, term) or _says(table.heading, term) for term in rest):
            return Series(table.document, table.rows, table.head)
    return None


def _of_tasks(documents: Sequence[Document]) -> Series | None:
    """The newest of their tables of tasks."""
    tables = [
        table
        for document in documents
        for table in _tables(document)
        if _TASK.match(table.heading) and _BY_WHOM.search(table.heading)
    ]
    newest = max(tables, key=lambda table: _day(table.document), default=None)
    return Series(newest.document, newest.rows, newest.head) if newest else None


def _day(document: Document) -> date:
    when = paper_date(document)
    return when.latest if when else date.min


def _near(evidence: Evidence) -> Iterator[_Table]:
    """The tables that the best sentences are rows of, the best one's first."""
    best = evidence.units[:_LOOKED_AT]
    tables = {document.id: tuple(_tables(document)) for document in replace(evidence, units=best).documents}
    for found in best:
        for table in tables[found.unit.document.id]:
            if any(span.overlaps(found.unit.span) for span in (table.head, *table.rows)):
                yield table


def _tables(document: Document) -> Iterator[_Table]:
    rows: dict[Span, list[Span]] = {}
    for block in document.blocks:
        if (head := heading_row(document, block)) is not None:
            rows.setdefault(head.span, []).append(block.span)
    for head_span, own in rows.items():
        if 1 < len(own) <= _MOST:
            yield _Table(document, head_span, tuple(own))


def _stems(text: str) -> frozenset[str]:
    return frozenset(lemma_stem(word.form) for word in words(text))


def _says(text: str, term: Term) -> bool:
    return term.closeness(dict.fromkeys(_stems(text), 1.0)) >= MET
