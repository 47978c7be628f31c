"""The whole of a decision or a proposal, where a question asks for all that was decided in a case.

Flows in: the question's terms and stage. Flows out: the stretch of the newest paper that fits, or None. «Hva vedtok
kommunestyret i scootersaken?» is answered by every point of the decision.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.asked_standing import ADMINISTRATION, BODY, COMMITTEE, THE_MATTER, Stage, says_stage
from assistant.reading.question_type import QuestionType
from assistant.terms import Term
from assistant.units import Bag
from corpus.document import BlockKind, Document, Span
from corpus.paper_kind import paper_date
from corpus.sentences import sentences
from corpus.standing import Stretch, stretches
from corpus.standing_words import Standing

_WHOLE = frozenset({QuestionType.WHAT, QuestionType.LIST, QuestionType.DEFINE, QuestionType.PROCESS})
_SOUGHT = {Stage.DECISION: Standing.DECIDED, Stage.PROPOSAL: Standing.PROPOSED}
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
        found: list[tuple[int, str, int, Whole]] = []
        for document in (self._documents[name] for name in among):
            when = paper_date(document)
            for stretch in stretches(document):
                if stretch.standing is not _SOUGHT[stage] or not stretch.label:
                    continue
                if administration and COMMITTEE.search(stretch.label.casefold()):
                    continue
                named = self._bag(_naming(document, stretch))
                fits = all(term.closeness(named) >= _MET for term in (*rest, *bodies))
                if fits and (spans := _points(document, _spans(document, stretch), points)):
                    day = when.latest.toordinal() if when else 0
                    found.append((day, document.id, stretch.first, Whole(document, stretch, spans)))
        return max(found, key=lambda row: row[:3])[3] if found else None


def _points(document: Document, spans: Spans, points: Sequence[int]) -> Spans:
    """The spans of the points with those numbers; all where none is asked for."""
    if not points:
        return spans
    items = list(dict.fromkeys(place for place, _ in spans if document.blocks[place].kind is BlockKind.ITEM))
    chosen = {items[point - 1] for point in points if 0 < point <= len(items)}
    return tuple((place, span) for place, span in spans if place in chosen)


def _is_frame(word: str) -> bool:
    return bool(ADMINISTRATION.fullmatch(word) or THE_MATTER.fullmatch(word))


def _naming(document: Document, stretch: Stretch) -> list[str]:
    """The title, the opening lines and the headings above the stretch: what says which case it is."""
    texts = [document.title]
    texts += [block.span.of(document.text) for block in document.blocks[:_OPENING] if block.kind is not BlockKind.ROW]
    place: int | None = stretch.first
    while place is not None:
        block = document.blocks[place]
        if block.kind is BlockKind.HEADING:
            texts.append(block.span.of(document.text))
        place = block.parent
    return texts


def _spans(document: Document, stretch: Stretch) -> Spans:
    found = []
    for place in range(stretch.first, stretch.end):
        block = document.blocks[place]
        if block.kind is not BlockKind.HEADING:
            found += [(place, span) for span in sentences(document.text, block.span)]
    if found and found[0][1].of(document.text).rstrip(" :") == stretch.label:
        found = found[1:]
    return tuple(found)
