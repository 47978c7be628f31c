"""What a stretch of a municipal paper is: decided, proposed, moved, voted, argued, told, opined.

Flows in: a document. Flows out: for each sentence, how it stands: from the headings and label lines it lies under, from
the kind of paper, and from what the sentence itself says («Kommunestyret vedtok …», «Rådmannen tilrår …»). It does not
judge what the sentence is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.document import BlockKind, Document, Span
from corpus.gathered import sections_of
from corpus.paper_kind import FORMAL, Known, PaperKind, paper_kind
from corpus.sentences import sentences
from corpus.standing_words import (
    ADOPTS,
    MATTER,
    OPEN,
    Standing,
    heading_standing,
    is_own_advice,
    is_result,
    line_standing,
    lists_motions,
    opens_motion,
    said_of,
    tells_vote,
)

_BY_KIND = {
    PaperKind.CASE_PAPER: Standing.TOLD,
    PaperKind.MINUTES: Standing.TREATED,
    PaperKind.HEARING: Standing.OPINION,
    PaperKind.NOTES: Standing.TREATED,
    PaperKind.DECISION: Standing.TOLD,
    PaperKind.EXCERPT: Standing.TOLD,
    PaperKind.QUESTION: Standing.ASKED,
}


_SAYS_ITSELF = frozenset({PaperKind.NOTE, PaperKind.REPORT, PaperKind.LETTER})
"""Papers without such headings, in which a sentence may say that it recommends or that something was decided."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks `first` up to, not including, `end` of a document that stand alike. `label` is the heading or line that
    says so, empty where it is the paper's kind; `matter` numbers the cases of a paper («Sak 17/24»)."""

    standing: Standing
    first: int
    end: int
    label: str
    matter: int


@lru_cache(maxsize=1024)
def _stretches(known: Known) -> tuple[Stretch, ...]:
    document = known.document
    if paper_kind(document) is PaperKind.GATHERED:
        return tuple(_read_gathered(document))
    return _with_adopted(document, tuple(_read(document)))


def _read_gathered(document: Document) -> Iterator[Stretch]:
    """Each answer that the paper retells, labelled with its sender, and what the paper itself tells between them."""
    end = 0
    for part in sections_of(document):
        if part.first > end:
            yield Stretch(Standing.TOLD, end, part.first, "", 0)
        yield Stretch(Standing.OPINION, part.first, part.end, part.sender, 0)
        end = part.end
    if end < len(document.blocks):
        yield Stretch(Standing.TOLD if end else Standing.OPINION, end, len(document.blocks), "", 0)


def _with_adopted(document: Document, found: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The stretches, a proposal counted as decided where the minutes only say that it was adopted, and repeat no word
    of it («Innstillingen ble enstemmig vedtatt.»)."""
    kept = list(found)
    for matter in {stretch.matter for stretch in found}:
        of_it = [stretch for stretch in found if stretch.matter == matter]
        texts = {stretch: _sentences(document, stretch) for stretch in of_it}
        proposals = [
            one
            for one in of_it
            if one.standing is Standing.PROPOSED
            and one.label
            and texts[one]
            and not is_own_advice(one.label, document.title)
        ]
        decided = [text for one in of_it if one.standing is Standing.DECIDED for text in texts[one]]
        told = [text for one in of_it if one.standing is not Standing.PROPOSED for text in texts[one]]
        adopted = any(ADOPTS.search(text) for text in told)
        if adopted and len(proposals) == 1 and all(ADOPTS.search(text) for text in decided):
            kept[kept.index(proposals[0])] = replace(proposals[0], standing=Standing.DECIDED)
    return tuple(kept)


def _sentences(document: Document, stretch: Stretch) -> list[str]:
    blocks = [document.blocks[place] for place in range(stretch.first, stretch.end)]
    spans = [span for one in blocks if one.kind is not BlockKind.HEADING for span in sentences(document.text, one.span)]
    return [span.of(document.text) for span in spans if span.of(document.text).rstrip(" :") != stretch.label]


def stretches(document: Document) -> tuple[Stretch, ...]:
    """The stretches of a paper in order; they cover its blocks without overlap."""
    return _stretches(Known(document))


def is_paper(document: Document) -> bool:
    """Whether anything in the document shows how it stands: its kind, or a heading for what was proposed or decided."""
    if paper_kind(document) in FORMAL:
        return True
    telling = {Standing.DECIDED, Standing.PROPOSED, Standing.VOTED}
    return any(stretch.standing in telling for stretch in stretches(document))


def _read(document: Document) -> Iterator[Stretch]:
    base = _BY_KIND.get(paper_kind(document), Standing.NONE)
    in_minutes = base is Standing.TREATED
    # Heading level → how it stands, and its words; a deeper heading that says nothing takes after the one above.
    above: dict[int, tuple[Standing, str]] = {}
    now, matter, first = (base, ""), 0, 0
    # What was said of the case before a motion; it goes on where the motion ends.
    around = now
    for place, block in enumerate(document.blocks):
        text = block.span.of(document.text)
        then = now
        if block.kind is BlockKind.HEADING:
            above = {level: held for level, held in above.items() if level < block.level}
            if MATTER.search(text):
                matter += 1
            found = heading_standing(text)
            if in_minutes and lists_motions(text):
                found = Standing.MOVED
            if base is Standing.OPINION and found is not Standing.DECIDED:
                found = None
            inherited = above[max(above)] if above else (base, "")
            then = (found, text) if found else inherited
            # A title that names the paper («Høringssvar …») is its kind and no stretch of its own.
            if place == 0 and found and base is not Standing.NONE:
                then = (base, "")
            above[block.level] = then
        elif base is not Standing.OPINION and block.kind is BlockKind.PARAGRAPH:
            if opens_motion(text):
                then = (Standing.MOVED, text.rstrip(" :"))
            elif opened := line_standing(text):
                then = (Standing.MOVED, opened[1]) if in_minutes and lists_motions(opened[1]) else opened
            elif now[0] is Standing.MOVED and (tells_vote(text) or _ends_motion(document, place)):
                then = around
        if then[0] is Standing.MOVED and now[0] is not Standing.MOVED:
            around = now
        if (then, matter) != (now, matter) or block.kind is BlockKind.HEADING:
            if place > first:
                yield Stretch(now[0], first, place, now[1], matter - _opens(document, place))
            now, first = then, place
    if len(document.blocks) > first:
        yield Stretch(now[0], first, len(document.blocks), now[1], matter)


def _ends_motion(document: Document, place: int) -> bool:
    """Whether the motion above the block was in quotation marks and these were closed."""
    above = document.blocks[place - 1]
    return above.kind is not BlockKind.HEADING and above.span.of(document.text).rstrip(" .").endswith(("»", "”", '"'))


def _opens(document: Document, place: int) -> int:
    """1 when the block at `place` opens a new case, so that what lies before it belongs to the one before."""
    block = document.blocks[place]
    return int(block.kind is BlockKind.HEADING and bool(MATTER.search(block.span.of(document.text))))


def stretch_at(document: Document, block: int) -> Stretch:
    """The stretch that holds the block at `block`."""
    return next(found for found in stretches(document) if found.first <= block < found.end)


def sentences_standing(document: Document, how: Standing) -> Iterator[tuple[Stretch, int, Span]]:
    """Each sentence of a paper that stands so, in order, with its stretch and its block."""
    for stretch in stretches(document):
        for place in range(stretch.first, stretch.end):
            for span in sentences(document.text, document.blocks[place].span):
                if standing_of(document, place, span) is how:
                    yield stretch, place, span


def standing_at(document: Document, span: Span) -> Standing:
    """How the sentence at `span` stands."""
    return standing_of(document, document.blocks_touching(span)[0], span)


def standing_of(document: Document, block: int, span: Span) -> Standing:
    """How the sentence at `span`, in the block at `block`, stands."""
    if not (is_paper(document) or paper_kind(document) in _SAYS_ITSELF):
        return Standing.NONE
    base = stretch_at(document, block).standing
    if document.blocks[block].kind is BlockKind.ROW and is_result(span.of(document.text)):
        return Standing.VOTED
    return said_of(span.of(document.text), base) if base in OPEN else base
