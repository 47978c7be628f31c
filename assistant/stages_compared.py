"""What was proposed beside what was decided: «Hva er forskjellen på rammen i innstillingen og den som ble vedtatt?»

Flows in: a question in plain bokmål with its terms, and the papers it is near. Flows out: the point of the proposal and
the point of the decision that it is of, or nothing. It reckons no difference.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.asked_standing import ADMINISTRATION, BODY, Stage, says_stage
from assistant.terms import Term
from assistant.units import Bag
from assistant.values import values
from corpus.document import BlockKind, Document, Span
from corpus.paper_kind import PaperKind, paper_date, paper_kind
from corpus.standing import sentences_standing
from corpus.standing_words import Standing

_SIDES = re.compile(r"\b(?:forskjell\w*|sammenlign\w*|kontra|i forhold til|avvik\w*|\w+(?:ere|re) enn)\b")
_PROPOSED = re.compile(
    r"\b(?:innstil\w+|\w*innstilling\w*|foresl\w+|foreslåtte|\w*forslag(?:et)?|anbefal\w+|tilrå\w*)\b"
)
_DECIDED = re.compile(r"\b(?:vedtatt|vedtatte|vedtok|vedtak(?:et|ene)?|vedtar|bestemt|besluttet)\b")
_SAID = 0.75

Point = tuple[Document, Span]


def proposed_and_decided(
    plain: str, terms: Sequence[Term], among: Iterable[Document], bag: Callable[[Iterable[str]], Bag]
) -> tuple[Point, ...]:
    """The two sentences, the proposal first; nothing where the question does not hold the one against the other, or
    the papers lack one of them."""
    text = plain.casefold()
    if not all(one.search(text) for one in (_SIDES, _PROPOSED, _DECIDED)):
        return ()
    matter = [term for term in terms if not term.leaned_on and _is_matter(term.plain.casefold())]
    papers = list(among)
    proposed, decided = (_saying(papers, matter, how, bag) for how in (Standing.PROPOSED, Standing.DECIDED))
    # A point of the decision is worded as the one of the proposal that it is of.
    pairs = [(_alike(one.own, other.own), one.rank, other.rank, one, other) for one in proposed for other in decided]
    if not pairs:
        return ()
    *_, one, other = max(pairs, key=lambda pair: pair[:3])
    return (one.point, other.point)


@dataclass(frozen=True, slots=True)
class _Point:
    """A point, its stems, and what speaks for it, the weightiest first."""

    point: Point
    own: Bag
    rank: tuple[float, bool, bool, date, str, int]


def _alike(one: Bag, other: Bag) -> float:
    return len(one.keys() & other.keys()) / len(one.keys() | other.keys())


def _is_matter(word: str) -> bool:
    frame = (_SIDES, _PROPOSED, _DECIDED, BODY, ADMINISTRATION)
    return not any(one.fullmatch(word) for one in frame) and not any(says_stage(word, one) for one in Stage)


def _saying(
    papers: Iterable[Document], matter: Sequence[Term], how: Standing, bag: Callable[[Iterable[str]], Bag]
) -> list[_Point]:
    """The points standing so that say most of the matter."""
    total = sum(term.weight for term in matter)
    found: list[_Point] = []
    for document in papers if total else ():
        day = paper_date(document)
        of_case_paper = how is Standing.PROPOSED and paper_kind(document) is PaperKind.CASE_PAPER
        newest = day.latest if day else date.min
        for span in _points(document, how):
            text = span.of(document.text)
            own = bag((text,))
            said = sum(term.weight * term.closeness(own) for term in matter) / total
            if said >= _SAID:
                rank = (said, bool(values(text)), of_case_paper, newest, document.id, span.start)
                found.append(_Point((document, span), own, rank))
    return found


def _points(document: Document, how: Standing) -> Iterator[Span]:
    """The sentences that stand under a line that says how."""
    for stretch, place, span in sentences_standing(document, how):
        if stretch.standing is how and stretch.label and document.blocks[place].kind is not BlockKind.HEADING:
            yield span
