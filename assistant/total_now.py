"""What the whole matter is reckoned to cost now: the newest paper's forecast, in a sentence or in a table's last row.

Flows in: the evidence found for one question. Flows out: the document and what it says of the total, where the question
asks what all of it costs, now or by the last reckoning. Older papers that name a total say so in more of the question's
words than «prognosen er …» does.
"""

import re
from collections.abc import Iterator
from itertools import islice

from assistant.evidence import Evidence
from assistant.series import Series, tells_of
from corpus.document import BlockKind, Document, Span
from corpus.paper_kind import paper_date
from corpus.sentences import sentences
from corpus.standing import stretch_at
from corpus.standing_words import WISHED
from corpus.tables import heading_row

_COST = re.compile(
    r"\b(?:kost\w*|pris\w*|(?:komme|kommer|kommet|kjem|kjæm) (?:\w+ ){0,4}på|regning\w*|rekning\w*"
    r"|anslag\w*|overslag\w*|prognose\w*)\b"
)
_WHOLE = re.compile(r"\b(?:hele|heile|samlet|samla|total\w*|i alt|til sammen|alt sammen)\b")
_NAMED_MATTER = re.compile(r"\b(?:anlegget|bygget|utbygging(?:en|a)|bygging(?:en|a))\b")
_MATTER = re.compile(rf"{_NAMED_MATTER.pattern}|\b(?:prosjektet|tiltaket|det hele)\b")
"""What the papers as a whole are of: its cost is the cost of all of it, where nothing else is named."""
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


def total_now(evidence: Evidence) -> Series | None:
    """The newest total of the papers that the evidence is of; None where that is not asked for, or none states one."""
    asked = evidence.question.casefold()
    if not (_COST.search(asked) and _NOW.search(asked) and (_WHOLE.search(asked) or _names_only_the_matter(evidence))):
        return None
    rest = [
        term
        for term in evidence.terms
        if not term.leaned_on and (_NAMED_MATTER.fullmatch(term.plain) or not _OF_THE_SUM.fullmatch(term.plain))
    ]
    dated = [(when.latest, document) for document in evidence.documents if (when := paper_date(document))]
    for _, document in sorted(dated, key=lambda one: one[0], reverse=True):
        if all(tells_of(document, term) for term in rest) and (found := _stated(document)):
            return found
    return None


def _names_only_the_matter(evidence: Evidence) -> bool:
    """«Hva koster prosjektet nå?», and not «Hva koster prosjektlederen i prosjektet nå?»."""
    own = [term.plain for term in evidence.terms if not term.leaned_on]
    matters = [word for word in own if _MATTER.fullmatch(word)]
    return bool(matters) and all(_COST.fullmatch(word) or _NOW.fullmatch(word) or word in matters for word in own)


def _stated(document: Document) -> Series | None:
    """The first forecast over the first sum of money, or what there is of the two."""
    told = (*islice(_forecasts(document), 1), *next(_sums(document), ()))
    return Series(document, told[1:], told[0]) if told else None


def _forecasts(document: Document) -> Iterator[Span]:
    for place, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and stretch_at(document, place).standing not in WISHED:
            yield from (one for one in sentences(document.text, block.span) if _FORECAST.search(one.of(document.text)))


def _sums(document: Document) -> Iterator[tuple[Span, ...]]:
    """The row of the sum of each table of money, below the row that names its columns where it has one."""
    for block in document.blocks:
        if block.kind is BlockKind.ROW and _SUM.match(block.span.of(document.text)):
            head = heading_row(document, block)
            heading = document.section_at(block.span.start).heading
            if _OF_MONEY.search(f"{head.span.of(document.text) if head else ''} {heading}"):
                yield (head.span, block.span) if head else (block.span,)
