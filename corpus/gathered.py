"""Whose answer each part of a paper retells that puts the answers of a hearing together.

Flows in: such a paper. Flows out: its parts, each with the sender that its heading names. What the paper itself tells,
before, between and after them, is no part, nor what it answers the sender itself. It does not judge what a sender says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import BlockKind, Document
from corpus.paper_kind import ORGANISATION, Known
from corpus.standing_words import heading_standing, opines

_NUMBER = re.compile(r"^\W*\d{1,3}[.)]?\s+")
_FROM = re.compile(
    r"^(?:(?:hø(?:yr)?r?ings)?(?:uttal\w+|fråsegn|innspill|innspel|svar|merknad(?:er)?)|brev|e-?post)"
    r"(?: (?:nr\.? ?)?\d{1,3})?(?: (?:fra|frå)|:)\s+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_DATED = re.compile(
    r"(?:,\s*|\s+)(?:(?:datert|dagsett|mottatt|motteke|den|av)\s+)*"
    r"\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{4}|\d{2})|[a-zæøå]{3,9}\.?\s\d{4})\W*$",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(r"\b(?:vi|jeg|eg|oss|vår|vårt|våre|meg)\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"^\W*(?:kommunedirektør|rådmann|administrasjon|rådgiver|rådgjevar|kommune|saksbehandler|saksbehandlar)\w*"
    r"(?: (?:sin|si|sitt|sine))? (?:vurdering|kommentar|merknad|svar)\w*(?: er at\b|(?: \w+){0,3}\W*(?:[:.]|\Z))",
    re.IGNORECASE,
)
"""Opens what the paper itself answers a sender: «Kommunedirektørens vurdering: Innspillet tas ikke til følge.»"""
_LONGEST = 12
_STEM = 4
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """Blocks `first` up to, not including, `end` of a paper, which retell the answer of `sender`."""

    first: int
    end: int
    sender: str


def sections_of(document: Document) -> tuple[Answer, ...]:
    """The answers that the paper retells under headings that name their senders, in order."""
    return _sections(Known(document))


@lru_cache(maxsize=256)
def _sections(known: Known) -> tuple[Answer, ...]:
    document = known.document
    headings = [place for place, one in enumerate(document.blocks) if one.kind is BlockKind.HEADING]
    rows: dict[tuple[int, int, bool], list[int]] = {}
    for place in headings:
        rows.setdefault(_series(document, place), []).append(place)
    found: list[Answer] = []
    for places in rows.values():
        parts = [_part(document, place, headings) for place in places]
        telling = [one for one in parts if _names_somebody(one.sender)]
        # One heading that names nobody plainly («Statsforvalteren», «Beboere i Kaigata») is of a row that does.
        bodies = [one for one in telling if ORGANISATION.search(one.sender)]
        senders = [one for one in telling if one in bodies or _speaks(document, one, beside_bodies=bool(bodies))]
        if len(senders) > 1 and len(senders) > _MOST * len(telling):
            found += telling
    return tuple(sorted(found, key=lambda one: one.first))


def _series(document: Document, place: int) -> tuple[int, int, bool]:
    """What headings of one row have in common: their level, what they lie under, and whether they are numbered."""
    block = document.blocks[place]
    parent = -1 if block.parent is None else block.parent
    return block.level, parent, _NUMBER.match(block.span.of(document.text)) is not None


def _part(document: Document, place: int, headings: Sequence[int]) -> Answer:
    level = document.blocks[place].level
    below = (one for one in headings if one > place and document.blocks[one].level <= level)
    end = next(below, len(document.blocks))
    verdict = (one for one in range(place + 1, end) if _VERDICT.match(document.blocks[one].span.of(document.text)))
    words = _FROM.sub("", _NUMBER.sub("", document.blocks[place].span.of(document.text).strip()))
    return Answer(place, next(verdict, end), _DATED.sub("", _ASIDE.sub("", words)).strip(" :"))


def _names_somebody(sender: str) -> bool:
    """Whether a heading may name a sender: it is short, begins with a capital, and heads no part of every paper."""
    is_short = 0 < len(sender.split()) <= _LONGEST and sender[:1].isupper()
    return is_short and heading_standing(sender) is None and _VERDICT.match(sender) is None


def _speaks(document: Document, part: Answer, *, beside_bodies: bool) -> bool:
    """Whether whoever the heading names speaks below it: «Legene ser helst …», and «Vi krever …» where headings beside
    it name bodies; a paper by topics says «vi» of those who wrote it."""
    below = " ".join(document.blocks[place].span.of(document.text) for place in range(part.first + 1, part.end))
    if beside_bodies and _OWN_VOICE.search(below):
        return True
    named = {word[:_STEM].casefold() for word in re.findall(r"[\w-]{4,}", part.sender)}
    first = re.match(r"\W*(\w+)", below)
    return first is not None and first[1][:_STEM].casefold() in named and opines(below)
