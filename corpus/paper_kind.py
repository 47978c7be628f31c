"""What kind of municipal paper a document is, when it is from, and from whom.

Flows in: a document. Flows out: its kind, its date and its sender, from its stated facts, else from its title and
opening lines. It does not know what stands where in the paper: that is `corpus.standing`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath

from corpus.date_line import date_near_top, date_of
from corpus.document import BlockKind, Document
from corpus.interval import Interval


class PaperKind(StrEnum):
    """A kind of paper, named as a sentence calls it: «Etter *saksframlegget* av 12. mars 2024»."""

    CASE_PAPER = "saksframlegget"
    MINUTES = "møteprotokollen"
    HEARING = "høringssvaret"
    NOTES = "referatet"
    DECISION = "vedtaksbrevet"
    EXCERPT = "særutskriften"
    QUESTION = "interpellasjonen"
    NOTE = "notatet"
    REPORT = "rapporten"
    PRESENTATION = "presentasjonen"
    LETTER = "brevet"
    OTHER = "dokumentet"


FORMAL = frozenset(
    {PaperKind.CASE_PAPER, PaperKind.MINUTES, PaperKind.HEARING, PaperKind.NOTES, PaperKind.DECISION}
    | {PaperKind.EXCERPT, PaperKind.QUESTION}
)
"""Papers in which what was proposed, decided and opined stands under headings of its own."""

OF_A_MEETING = frozenset({PaperKind.MINUTES, PaperKind.EXCERPT})
"""Papers of what one body did in one meeting."""

_KINDS: tuple[tuple[PaperKind, str], ...] = (
    (
        PaperKind.CASE_PAPER,
        r"saks?(?:s)?fr[ae]m(?:legg|stilling)\w*|saksutgreii?ng\w*|saksutredning\w*|sakspapir\w*|saksfremlegg\w*",
    ),
    (PaperKind.MINUTES, r"(?:møte|saks|utvalgs|styre)?protokoll(?!tilf)\w*|møtebok\w*|saksprotokoll\w*"),
    (
        PaperKind.HEARING,
        r"hø(?:yr)?r?ings(?:svar|uttal\w*|fråseg\w*|innspel\w*|innspill\w*)\w*|fråsegn\w*|innspill (?:til|fra)\w*"
        r"|innspel (?:til|frå)\w*|uttale(?:lse)? (?:til|fra|frå)\b|merknad(?:er)? til\b",
    ),
    (PaperKind.NOTES, r"\w*referat\w*|møtenotat\w*"),
    (PaperKind.DECISION, r"(?:melding om )?(?:endelig )?vedtak(?:sbrev\w*)?|underretning om vedtak"),
    (PaperKind.EXCERPT, r"særutskrift\w*"),
    (PaperKind.QUESTION, r"interpellasjon\w*|grunngitt\w* spørsmål|grunngjeve spørsmål"),
    (PaperKind.NOTE, r"\w*notat(?:et)?"),
    (PaperKind.REPORT, r"\w*rapport(?:en)?|\w*utredning(?:en|a)?|\w*utgreiing(?:a)?|\w*evaluering(?:en|a)?"),
    (PaperKind.PRESENTATION, r"presentasjon\w*|lysark\w*|foredrag\w*"),
    (PaperKind.LETTER, r"brev(?:et)?|epost|e-post"),
)
_COMPILED = tuple((kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for kind, pattern in _KINDS)
_LOOKED_AT = 7
_SHORT_LINE = 14
_SENDER = re.compile(r"\b(?:fra|frå) (?P<name>(?:[\wÆØÅæøå.&-]+ ?){1,5}?)(?=$|[,:(–]| (?:om|til|av|i|vedrørende|til))")
_DAY = re.compile(
    r"\b\d{1,2}\. ?(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) \d{4}\b"
    r"|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_NEAR_TOP = 1200


def kind_in(text: str) -> PaperKind | None:
    """The kind of paper that `text` names first; None when it names none."""
    found = [(match.start(), place, kind) for place, (kind, p) in enumerate(_COMPILED) if (match := p.search(text))]
    return min(found)[2] if found else None


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A document as a key, told apart by id, text and facts: comparing its blocks costs more than reading them."""

    document: Document

    def _facts(self) -> tuple[object, ...]:
        one = self.document
        return (one.id, one.sha256, one.title, one.kind, one.date)

    def __hash__(self) -> int:
        return hash((self.document.id, self.document.sha256))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and self._facts() == other._facts()


@lru_cache(maxsize=8192)
def _kind(known: Known) -> PaperKind:
    document = known.document
    name = _respelt(re.sub(r"[-_.]+", " ", PurePosixPath(document.id).stem))
    for text in (document.kind, document.title, *_opening(document), name):
        if found := kind_in(text):
            return found
    return PaperKind.OTHER


def paper_kind(document: Document) -> PaperKind:
    """The kind that the document is said to be, else that its title, first lines or file name call it."""
    return _kind(Known(document))


def paper_date(document: Document) -> Interval | None:
    """When the paper is from: its stated date, else that of its first date line or of its title; None when undated."""
    return document.date or _date(Known(document))


@lru_cache(maxsize=8192)
def _date(known: Known) -> Interval | None:
    opening = known.document.text[:_NEAR_TOP]
    if found := date_near_top(opening):
        return found
    for text in (known.document.title, opening.split("\n", 1)[0]):
        if (day := _DAY.search(text)) and (found := date_of(day[0])):
            return found
    return None


def sender(document: Document) -> str:
    """Whose paper it is («Hovden Turlag»): named after «fra» in its title, else its letterhead; empty when unknown."""
    for text in (document.title, *_opening(document)):
        if kind_in(text) and (found := _SENDER.search(text)) and found["name"][:1].isupper():
            return found["name"].strip()
    first = next(iter(_opening(document)), "")
    headed = kind_in(first) is None and 1 < len(first.split()) <= 6 and first[:1].isupper() and ":" not in first
    return first.strip() if headed and not first.rstrip().endswith((".", "?")) else ""


def _opening(document: Document) -> list[str]:
    """The short lines among the first blocks."""
    lines = []
    for block in document.blocks[:_LOOKED_AT]:
        text = block.span.of(document.text)
        if block.kind is not BlockKind.ROW and len(text.split()) <= _SHORT_LINE:
            lines.append(text)
    return lines


def _respelt(name: str) -> str:
    """A file name with the letters that file names often lack: «horingssvar», «moteprotokoll»."""
    return name.replace("horing", "høring").replace("hoyring", "høyring").replace("mote", "møte").replace("aa", "å")
