"""Things that a paper numbers by name: «Alternativ 1: …», «Alternativ 2: …», under headings, in a list or in a table.

Flows in: a question's type and the evidence found. Flows out: the document and the spans that name them all, in its
order, where the question asks for all of them and nothing of one.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Role
from assistant.evidence import Evidence
from assistant.missing import MET
from assistant.reading.question_type import QuestionType
from assistant.terms import Term
from corpus.document import Block, BlockKind, Document, Span
from corpus.sentences import sentences
from index.analyse import words
from index.lemma import lemma_stem

_NUMBERED = re.compile(r"\W*(?P<word>[^\W\d_]{3,}) ?(?P<number>\d{1,2}|[A-HÆØÅ])(?P<end>\s*(?:[:.)–|-]|$))?")
_CELL = re.compile(r"\W*(?P<number>\d{1,2}|[A-HÆØÅ])\s*(?:[:.)–-]|\||$)")
_COLUMN = re.compile(r"\W*(?P<word>[^\W\d_]{3,})")
"""The first column of a table may number its things under the word for them: «Alternativ | …», «A – …»."""
_KINDS = frozenset({QuestionType.LIST, QuestionType.WHAT})
_LOOKED_INTO = (
    r"vurder\w*|utred\w*|regn\w*|rekn\w*|beregn\w*|sammenlign\w*|greid\w*|present\w*|beskr\w+|omtal\w*|nevn\w*|finn\w*|fin[st]|forel\w+|legg\w*|lagt|skisse\w*"
    r"|konsulent\w*|rådgiver\w*|rapport\w*|drøft\w*|behandl\w*|sett|så|ser|aktuell\w*|mulig\w*|ulike|forskjellige|to|tre|fire|fem|seks|sak(?:en|a)?"
)
_TREATED = re.compile(rf"{_LOOKED_INTO}|foresl\w*|best[åo]\w*|inne\w*|omfatt\w*|planlagt\w*|plan(?:en|a)?|velge?")
"""What papers do with things that they number: it tells nothing of one among them."""
_OF_ONE_OR_ALL = re.compile(_LOOKED_INTO)
_LOOKED_AT = 3
_THE_WORD = 0.95
"""From this closeness on a way is the word itself, or what a mistyped one was meant to be."""
_LABEL = 5


@dataclass(frozen=True, slots=True)
class Series:
    """The lines that name the things of a series, in the source's order, under `lead`."""

    document: Document
    spans: tuple[Span, ...]
    lead: Span | None = None

    @property
    def said(self) -> tuple[tuple[Span, Role], ...]:
        """What is quoted, in order, each with its role."""
        above = ((self.lead, Role.LEAD),) if self.lead else ()
        return (*above, *((span, Role.ITEM) for span in self.spans))


def series(kind: QuestionType, evidence: Evidence) -> Series | None:
    """The whole series that the question asks for; None when it asks for none, or of one thing in it."""
    sought = next((term for term in evidence.terms if term.focus and not term.leaned_on), None)
    # «Kva alternativ er vurderte?» has the form of one and asks for all; «Hvilket er foreslått?» asks for one.
    frame = _TREATED if kind in _KINDS else _OF_ONE_OR_ALL
    if kind not in (*_KINDS, QuestionType.WHICH) or sought is None:
        return None
    stems = own_stems(sought)
    rest = [term for term in evidence.terms if term is not sought and not frame.fullmatch(term.plain.casefold())]
    for document in evidence.documents[:_LOOKED_AT]:
        spans = tuple(_named(document, stems))
        if len(spans) > 1 and all(tells_of(document, term) for term in rest):
            return Series(document, spans)
    return None


def own_stems(term: Term) -> frozenset[str]:
    """The stems of the word itself, and of what a mistyped one was meant to be."""
    return frozenset(stem for way in term.ways if way.closeness >= _THE_WORD for stem in way.stems)


def _named(document: Document, stems: Set[str]) -> Iterator[Span]:
    """The first line of each thing, where their numbers follow one another."""
    found: dict[str, Span] = {}
    for block in document.blocks:
        text = block.span.of(document.text)
        match = _NUMBERED.match(text)
        if match and _is_label(block, match) and lemma_stem(words(match["word"])[0].form) in stems:
            found.setdefault(match["number"], _line(document, block))
        elif block.kind is BlockKind.ROW and block.parent is not None and (cell := _CELL.match(text)):
            head = _COLUMN.match(document.blocks[block.parent].span.of(document.text))
            if head and lemma_stem(words(head["word"])[0].form) in stems:
                found.setdefault(cell["number"], block.span)
    ordinals = [int(number) if number.isdigit() else ord(number) for number in found]
    if ordinals and ordinals[0] in (0, 1, ord("A")) and all(after == one + 1 for one, after in pairwise(ordinals)):
        yield from found.values()


def _is_label(block: Block, match: re.Match[str]) -> bool:
    return block.kind is BlockKind.HEADING or match["end"] is not None


def _line(document: Document, block: Block) -> Span:
    """The heading, or the sentence that names the thing, with the next where it is a mere name."""
    if block.kind in (BlockKind.HEADING, BlockKind.ROW):
        return block.span
    told = sentences(document.text, block.span)
    named = told[0]
    if len(told) > 1 and len(named.of(document.text).split()) <= _LABEL:
        return Span(named.start, told[1].end)
    return named


def tells_of(document: Document, term: Term) -> bool:
    """Whether the title or a heading of the paper says the term, so that the whole series is of it; who looked into it
    may stand anywhere."""
    lines = [document.title, *(section.heading for section in document.sections)]
    if term.subject:
        lines.append(document.text)
    bag = {lemma_stem(word.form): 1.0 for line in lines for word in words(line)}
    return term.closeness(bag) >= MET
