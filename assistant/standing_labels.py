"""The lines that say how what follows stands: «Vedtaket i møteprotokollen av 25. april 2024 sier:», «Eldre kilde, …:».

Flows in: the statements of an answer. Flows out: the same, each stretch of a paper under a line of ours that cites what
it introduces. It chooses no sentence.
"""

from collections.abc import Iterable, Sequence

from assistant import phrases
from assistant.answer import Kind, Role, Statement
from assistant.cite import Citations, fixed
from assistant.evidence import Scored
from assistant.recency import Told, day_of
from assistant.source_phrase import capitalised, place_phrase
from corpus.document import Document, Span
from corpus.paper_kind import PaperKind, paper_kind
from corpus.standing import is_paper, stretch_at
from corpus.standing_words import Standing

_LABELLED = frozenset({Standing.DECIDED, Standing.PROPOSED, Standing.MOVED, Standing.DISSENT, Standing.ASKED})


def labelled(statements: Iterable[Statement], citations: Citations) -> Iterable[Statement]:
    """The statements, with a line before each stretch that is no plain account: who proposes, decides or opines."""
    by_number = {citation.id: citation for citation in citations.all()}
    before = ""
    for said in statements:
        if said.kind is Kind.QUOTE:
            cited = by_number[said.citations[0]]
            block = block_at(cited.document, cited.span)
            phrase = place_phrase(cited.document, block) if _needs_label(cited.document, block, cited.span) else ""
            if phrase and phrase != before:
                yield _line(f"{capitalised(phrase)} sier:", said)
            before = phrase
        elif said.kind is Kind.FIXED:
            before = ""
        yield said


def dated(statements: Sequence[Statement], found: Told, citations: Citations) -> Iterable[Statement]:
    """The leading sentence under its date, the others after it, each under its own; then the rest."""
    first = found.first.unit
    place = next((at for at, said in enumerate(statements) if _is_quote_of(said, found.first, citations)), None)
    if place is None:
        yield from labelled(statements, citations)
        return
    end = place + 1
    while end < len(statements) and statements[end].role is Role.ITEM:
        end += 1
    if found.differs:
        yield fixed(phrases.SOURCES_DIFFER, Role.NOTE)
    yield from (said for said in statements[:place] if said.kind is Kind.FIXED or said.kind is Kind.QUOTE)
    several = bool(found.others)
    phrase = place_phrase(first.document, first.block)
    undated = day_of(found.first) is None
    if several:
        yield _line(f"Udatert kilde, {phrase}:" if undated else f"Etter {phrase}:", statements[place])
        yield from statements[place:end]
    else:
        yield from labelled(statements[place:end], citations)
    for other in found.others:
        quoted = citations.quote(other.unit.document, other.unit.span, Role.CONTEXT)
        yield _line(_beside(other, found.first), quoted)
        yield quoted
    yield from labelled(statements[end:], citations)


def _beside(other: Scored, first: Scored) -> str:
    phrase = place_phrase(other.unit.document, other.unit.block)
    mine, leading = day_of(other), day_of(first)
    if mine is None:
        return f"Udatert kilde, {phrase}:"
    if leading is not None and mine < leading:
        return f"Eldre kilde, {phrase}:"
    return f"{capitalised(phrase)} sier:"


def _line(text: str, introduced: Statement) -> Statement:
    role = Role.LEAD if introduced.role is Role.ITEM else introduced.role
    return Statement(text, Kind.COMPUTED, introduced.citations, role)


def _is_quote_of(said: Statement, found: Scored, citations: Citations) -> bool:
    if said.kind is not Kind.QUOTE:
        return False
    cited = next(one for one in citations.all() if one.id == said.citations[0])
    return cited.document.id == found.unit.document.id and cited.span.contains(found.unit.span)


def _needs_label(document: Document, block: int, span: Span) -> bool:
    """What stands under a heading of its own; a sentence that itself says who proposes or opines needs none."""
    if not is_paper(document):
        return False
    stretch = stretch_at(document, block)
    if stretch.standing is Standing.OPINION or paper_kind(document) is PaperKind.GATHERED:
        return True
    return bool(stretch.label) and stretch.standing in _LABELLED


def block_at(document: Document, span: Span) -> int:
    """The position of the block that holds the span's first character."""
    places = document.blocks_in(Span(0, span.end))
    return max((place for place in places if document.blocks[place].span.start <= span.start), default=0)
