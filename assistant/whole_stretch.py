"""The whole of a decision or a proposal, where a question asks for all that was decided in a case.

Flows in: the question's terms and stage. Flows out: the stretch of the newest paper that fits, or None. «Hva vedtok
kommunestyret i scootersaken?» is answered by every point of the decision.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.asked_standing import ADMINISTRATION, BODY, COMMITTEE, THE_MATTER, Stage, says_stage
from assistant.reading.question_type import QuestionType
from assistant.terms import Term
from assistant.units import Bag
from corpus.document import BlockKind, Document, Span
from corpus.paper_kind import paper_date
from corpus.sentences import sentences
from corpus.standing import Stretch, standing_of, stretches
from corpus.standing_words import MATTER, Standing, lists_motions

_WHOLE = frozenset({QuestionType.WHAT, QuestionType.LIST, QuestionType.DEFINE, QuestionType.PROCESS})
_ADDITION = re.compile(r"\b(?:protokoll|stemme|røyste)(?:tilf[øy]rsel|merknad|forklaring)\w*", re.IGNORECASE)
"""What somebody has written into the minutes moves nothing."""
_SOUGHT = {Stage.DECISION: Standing.DECIDED, Stage.PROPOSAL: Standing.PROPOSED}
_MOTION = re.compile(
    r"(?:endrings|tilleggs|utsettelses|utsetjings|felles|alternativ|oversendelses)\w*forslag\w*|fremmet|fremma"
)
"""Words by which a question asks of what was moved in the meeting, not of what the administration proposes."""
_SEVERAL = re.compile(r"forslag(?:ene|a)?|framlegg(?:a)?")
_CASE_OF = re.compile(r"(?P<matter>\w{3,}?)s?-?sak(?:en|a)")
_MET = 0.45
_OPENING = 6


Spans = tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A stretch of a paper and the spans of its sentences, each with its block."""

    document: Document
    stretch: Stretch
    spans: Spans


class Wholes:
    """Finds whole stretches in the papers of one folder; `bag` gives the stems of texts."""

    def __init__(self, documents: Sequence[Document], bag: Callable[[Iterable[str]], Bag]) -> None:
        self._documents = {document.id: document for document in documents}
        self._bag = bag

    def find(self, kind: QuestionType, stage: Stage, terms: Sequence[Term], among: Iterable[str] = ()) -> Whole | None:
        """The newest stretch that is all of what is asked for, or the point of it that is asked by number; None when
        the question asks of one thing in it. `among`: ids of the papers to look in.
        """
        if kind not in _WHOLE or stage not in _SOUGHT:
            return None
        own = [term for term in terms if not term.leaned_on and not says_stage(term.plain, stage)]
        bodies = [term for term in own if BODY.fullmatch(term.plain)]
        administration = any(ADMINISTRATION.fullmatch(term.plain) for term in own)
        rest = [term for term in own if term not in bodies and not _is_frame(term.plain)]
        points = [int(term.plain) for term in rest if term.plain.isdigit()]
        if points and any(term.plain.startswith("punkt") for term in own):
            rest = [term for term in rest if not term.plain.isdigit()]
        else:
            points = []
        of_all = (
            kind is QuestionType.LIST and not administration and any(_SEVERAL.fullmatch(one.plain) for one in terms)
        )
        if stage is Stage.PROPOSAL and (of_all or any(_MOTION.fullmatch(term.plain) for term in terms)):
            return self._motions([one for one in own if not _is_frame(one.plain)], among, of_all=True)
        found: list[tuple[int, str, int, Whole]] = []
        for document in (self._documents[name] for name in among):
            when = paper_date(document)
            for stretch in stretches(document):
                if stretch.standing is not _SOUGHT[stage] or not stretch.label:
                    continue
                if administration and COMMITTEE.search(stretch.label.casefold()):
                    continue
                naming = _naming(document, stretch)
                named = self._bag(naming)
                whole = spans_of(document, stretch)
                within = [*naming, *(span.of(document.text) for _, span in whole)]
                fits = all(term.closeness(named) >= _MET or _is_case_of(term, within) for term in (*rest, *bodies))
                if fits and (spans := _points(document, whole, points)):
                    day = when.latest.toordinal() if when else 0
                    found.append((day, document.id, stretch.first, Whole(document, stretch, spans)))
        if stage is Stage.PROPOSAL and not found and not administration and rest:
            return self._motions([*rest, *bodies], among, of_all=False)
        return max(found, key=lambda row: row[:3])[3] if found else None

    def _motions(self, terms: Sequence[Term], among: Iterable[str], *, of_all: bool) -> Whole | None:
        """Every motion in the newest paper that has any of the case the terms name, or by whom they name; unless
        `of_all` motions are asked for, a name among the terms must stand in the line that says whose motion it is."""
        dated = [(document, paper_date(document)) for document in (self._documents[name] for name in among)]
        newest = sorted(dated, key=lambda one: (one[1].latest.toordinal() if one[1] else 0, one[0].id), reverse=True)
        for document, _ in newest:
            spans: list[tuple[int, Span]] = []
            first: Stretch | None = None
            for stretch in stretches(document):
                naming = _naming(document, stretch)
                for said, motion in _moved(document, stretch):
                    if _ADDITION.search(said) and not any(_ADDITION.search(term.plain) for term in terms):
                        continue
                    fits = all(term.closeness(self._bag((*naming, said))) >= _MET for term in terms)
                    mover = self._bag((re.split("[:«]", said)[0],))
                    if fits and (of_all or any(term.named and term.closeness(mover) >= _MET for term in terms)):
                        first = first or stretch
                        spans += motion
            if first is not None:
                return Whole(document, first, tuple(spans))
        return None


def _moved(document: Document, stretch: Stretch) -> Iterator[tuple[str, Spans]]:
    """The motions in a stretch: the line that says whose each is, and the spans of all of it."""
    spans = spans_of(document, stretch, with_label=True)
    if stretch.standing is Standing.MOVED and lists_motions(stretch.label):
        for place, span in spans:
            yield span.of(document.text), ((place, span),)
    elif stretch.standing is Standing.MOVED:
        yield stretch.label, spans
    elif stretch.standing is Standing.TREATED:
        for place, span in spans:
            if standing_of(document, place, span) is Standing.MOVED:
                yield span.of(document.text), ((place, span),)


def _points(document: Document, spans: Spans, points: Sequence[int]) -> Spans:
    """The spans of the points with those numbers; all where none is asked for."""
    if not points:
        return spans
    items = list(dict.fromkeys(place for place, _ in spans if document.blocks[place].kind is BlockKind.ITEM))
    chosen = {items[point - 1] for point in points if 0 < point <= len(items)}
    return tuple((place, span) for place, span in spans if place in chosen)


def _is_case_of(term: Term, naming: Iterable[str]) -> bool:
    """Whether the term calls the case by a part of what it is of («brusaken» for «Ny Tarvsundbru»), or of what is said
    in it."""
    case = _CASE_OF.fullmatch(term.plain.casefold())
    return case is not None and any(case["matter"] in text.casefold() for text in naming)


def _is_frame(word: str) -> bool:
    return bool(ADMINISTRATION.fullmatch(word) or THE_MATTER.fullmatch(word))


def _naming(document: Document, stretch: Stretch) -> list[str]:
    """The title, the opening lines and the headings above the stretch: what says which case it is.

    Minutes have many cases, and their headings may all look alike: the last that names a case is this one's.
    """
    texts = [document.title]
    texts += [block.span.of(document.text) for block in document.blocks[:_OPENING] if block.kind is not BlockKind.ROW]
    heads = (document.blocks[n] for n in range(stretch.first, -1, -1))
    told = (head.span.of(document.text) for head in heads if head.kind is BlockKind.HEADING)
    own = next((text for text in told if MATTER.search(text)), None)
    if own is not None:
        texts = [own, *(text for text in texts if not MATTER.search(text))]
    place: int | None = stretch.first
    while place is not None:
        block = document.blocks[place]
        if block.kind is BlockKind.HEADING:
            texts.append(block.span.of(document.text))
        place = block.parent
    return texts


def spans_of(document: Document, stretch: Stretch, *, with_label: bool = False) -> Spans:
    """The sentences of a stretch, each with its block; the line that opens it only `with_label`."""
    found = []
    for place in range(stretch.first, stretch.end):
        block = document.blocks[place]
        if block.kind is not BlockKind.HEADING:
            found += [(place, span) for span in sentences(document.text, block.span)]
    if found and not with_label and found[0][1].of(document.text).rstrip(" :") == stretch.label:
        found = found[1:]
    return tuple(found)
