"""What the whole matter is reckoned to cost now: the newest paper's forecast, in a sentence or in a table's last row.

Flows in: the evidence found for one question. Flows out: the document and what it says of the total, where the question
asks what all of it costs, now or by the last reckoning. Older papers that name a total say so in more of the question's
words than «prognosen er …» does.
"""

import re
from collections.abc import Iterator

from assistant.evidence import Evidence
from assistant.series import Series, tells_of
from assistant.terms import Term
from corpus.document import Block, BlockKind, Document, Span
from corpus.paper_kind import paper_date
from corpus.sentences import sentences
from corpus.standing import stretch_at
from corpus.standing_words import Standing

_COST = re.compile(
    r"\b(?:kost\w*|pris\w*|(?:komme|kommer|kommet|kjem|kjæm) (?:\w+ ){0,4}på|regning\w*|rekning\w*"
    r"|anslag\w*|overslag\w*|prognose\w*)\b"
)
_WHOLE = re.compile(r"\b(?:hele|heile|samlet|samla|total\w*|i alt|til sammen|alt sammen)\b")
_NOW = re.compile(r"\b(?:nå|no|siste|sist|nyeste|nyaste|oppdatert\w*|per i dag)\b")
_OF_THE_SUM = re.compile(
    rf"{_COST.pattern}|{_WHOLE.pattern}|{_NOW.pattern}"
    r"|\b(?:prosjekt\w*|sak\w*|grei\w*|ting\w*|innfør\w*|utbygging\w*|bygg\w*|anlegg\w*|regn\w*|rekn\w*|vent\w*|tro\w*|tru\w*)\b"
)
"""What says that a total is asked for, or names any matter: it tells nothing of one part of it."""
_FORECAST = re.compile(
    r"\b(?:prognosen?|(?:slutt|total)(?:sum|kostnad|prognose)\w*"
    r"|(?:samlet|samla|total\w*|forventet|venta) kostnad\w*)\b"
    r"(?=.*\d)(?=.*\b(?:mill\w*|kr|kroner|mrd\w*|milliard\w*)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SUM = re.compile(r"\W*(?:sum|total\w*|i alt|samlet|samla|til sammen)\b[^|]*\|.*\d", re.IGNORECASE)
_OF_MONEY = re.compile(r"\b(?:mill\w*|kr|kroner|kostnad\w*|budsjett\w*|ramme\w*|prognose\w*|økonomi)\b", re.IGNORECASE)
_TOLD = frozenset({Standing.PROPOSED, Standing.MOVED, Standing.OPINION, Standing.DISSENT, Standing.ASKED})


def total_now(evidence: Evidence) -> Series | None:
    """The newest total of the papers that the evidence is of; None where that is not asked for, or none states one."""
    asked = evidence.question.casefold()
    if not (_COST.search(asked) and _WHOLE.search(asked) and _NOW.search(asked)):
        return None
    rest = [term for term in evidence.terms if not term.leaned_on and not _OF_THE_SUM.fullmatch(term.plain)]
    documents = {found.unit.document.id: found.unit.document for found in evidence.units}
    dated = [(when.latest, document) for document in documents.values() if (when := paper_date(document))]
    for _, document in sorted(dated, key=lambda one: one[0], reverse=True):
        if _is_of_all(document, rest) and (found := _stated(document)):
            return found
    return None


def _is_of_all(document: Document, terms: list[Term]) -> bool:
    return all(tells_of(document, term) for term in terms)


def _stated(document: Document) -> Series | None:
    told = next(_forecasts(document), None)
    table = next(_sums(document), None)
    if told is None and table is None:
        return None
    if table is None:
        return Series(document, (), told)
    header, row = table
    spans = [span for span in (header, row) if span is not None]
    return Series(document, tuple(spans), told) if told else Series(document, tuple(spans[1:]), spans[0])


def _forecasts(document: Document) -> Iterator[Span]:
    for place, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and stretch_at(document, place).standing not in _TOLD:
            yield from (one for one in sentences(document.text, block.span) if _FORECAST.search(one.of(document.text)))


def _sums(document: Document) -> Iterator[tuple[Span | None, Span]]:
    """The line of columns, and the row of the sum, of each table of money."""
    for block in document.blocks:
        if block.kind is BlockKind.ROW and _SUM.match(block.span.of(document.text)):
            header = _header(document, block)
            heading = document.section_at(block.span.start).heading
            if _OF_MONEY.search(f"{header.of(document.text) if header else ''} {heading}"):
                yield header, block.span


def _header(document: Document, block: Block) -> Span | None:
    above = document.blocks[block.parent] if block.parent is not None else None
    return above.span if above is not None and above.kind is BlockKind.ROW else None
