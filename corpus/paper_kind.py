"""What kind of municipal paper a document is, when it is from, and from whom.

Flows in: a document. Flows out: its kind, its date and its sender, from its stated facts, else from its title and
opening lines. It does not know what stands where in the paper: that is `corpus.standing`.
"""

import re
from collections.abc import Sequence
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
    GATHERED = "sammenstillingen av høringssvar"
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
    | {PaperKind.EXCERPT, PaperKind.QUESTION, PaperKind.GATHERED}
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
_ANSWERS = (
    r"(?:hø(?:yr)?r?ing(?:s(?:svar|uttal|fråseg|innsp|merknad)\w*|en|a)|(?:uttal|fråseg|merknad)\w*"
    r"|(?P<bare>(?:innsp|svar)\w*))"
)
_GATHERING = re.compile(
    r"\b(?:sammen?still\w*|samanstill?\w*|oppsummer\w+|sammendrag\w*|samandrag\w*|sammenfatning\w*)"
    rf"(?: (?:av|over|frå|fra|til))?(?: (?!(?:vårt?|våre|mitt|min|mine)\b)\w+){{0,2}}? {_ANSWERS}"
    r"|\bhø(?:yr)?r?ings(?:svar|uttal|fråseg|innsp|merknad)\w* (?:samlet|samla)\b",
    re.IGNORECASE,
)
"""Says that a paper puts the answers of a hearing together: «Sammenstilling av høringsuttalelser»."""
_A_HEARING = re.compile(r"hø(?:yr)?r?ing", re.IGNORECASE)
_CAME_IN = re.compile(
    r"\bkom(?: det)?(?: også)? inn(?: \w+){1,3} (?:høringssvar|uttal|fråsegn|høringsuttal|innsp)\w*"
    r"|^\W*(?:samm?en|saman)stil\w+ (?:av|ved)\b",
    re.IGNORECASE,
)
"""Says in the opening of a paper called «Høringsuttalelser» that it holds those of several."""
_MUNICIPALITY = re.compile(r"\b(?:kommune|fylkeskommune|herad)\w*$", re.IGNORECASE)
_OF_MEETINGS = frozenset({PaperKind.CASE_PAPER, PaperKind.MINUTES, PaperKind.EXCERPT, PaperKind.DECISION})
_LOOKED_AT = 7
_SHORT_LINE = 14
_SENDER = re.compile(r"\b(?:fra|frå) (?P<name>(?:[\wÆØÅæøå.&-]+ ?){1,5}?)(?=$|[,:(–]| (?:om|til|av|i|vedrørende|til))")
_DAY = re.compile(
    r"\b\d{1,2}\. ?(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) \d{4}\b"
    r"|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_NEAR_TOP = 1200
ORGANISATION = re.compile(
    r"\b(?:(?!\w*(?:(?:for|an|på|ut|inn|opp|ned|be|av|over)slag(?:et)?|(?:grunn|under)lag(?:et)?|grad|tråd|området"
    r"|(?:for|sam)råd(?:et)?|(?:regel|nett|ramme|lov|kunst)verk(?:et)?|likevel|inngangsparti(?:et)?|målgrupp(?:a|en))\b)"
    r"\w*(?:lag|laget|forening|foreining|foreningen|foreininga|forbund|forbundet|r[åa]d|r[åa]det|kommune|kommunen"
    r"|utvalg|utvalet|velforening|vel|forum|forumet|klubb|klubben|parti|partiet|direktorat|direktoratet|vesen|vesenet"
    r"|forvalteren|forvaltaren|verk|verket|etaten|tilsynet|nemnda|styret|ombudet|ombodet|museum|museet|selskap"
    r"|selskapet|gruppa|gruppen|utvalget|menighet|fagforbundet)|(?-i:AS|SA|BA|FAU|SU|NVE|LO|KS|NHO))\b",
    re.IGNORECASE,
)
"""Words that say a name to be that of a body, a firm or an association; «forslag» and «regelverk» only end like one."""
_OF_MATTER = re.compile(r"\b(?:om|av|for|til|i)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:på|og)\b", re.IGNORECASE)


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
    texts = (document.kind, document.title, *_opening(document), name)
    found = next((kind for text in texts if (kind := kind_in(text))), PaperKind.OTHER)
    return PaperKind.GATHERED if _gathers(document, found, texts) else found


def _gathers(document: Document, called: PaperKind, texts: Sequence[str]) -> bool:
    """Whether a paper `called` so puts the answers of many together: its title or its file name say that it does, or
    its first lines where it is of no other kind, or it is of hearing answers and says how many came in."""
    if called in _OF_MEETINGS:
        return False
    kind, title, *_, name = texts
    saying = texts if called in (PaperKind.HEARING, PaperKind.OTHER) else (kind, title, name)
    of_hearing = any(_A_HEARING.search(text) for text in texts)
    says_so = any((found := _GATHERING.search(text)) and (of_hearing or not found["bare"]) for text in saying)
    if says_so and not _answers_alone(texts):
        return True
    top = (block.span.of(document.text) for block in document.blocks[:_LOOKED_AT])
    # A body whose own answer tells how many wrote to it is named as the sender; a municipality may be either.
    who = _named_sender(document)
    is_one = bool(who) and not _MUNICIPALITY.search(who)
    return called is PaperKind.HEARING and not is_one and any(_CAME_IN.search(text) for text in top)


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
    """Whose paper it is («Hovden Turlag»): named after «fra» in its title, else its letterhead; empty when unknown, and
    where the paper puts those of many together."""
    return "" if paper_kind(document) is PaperKind.GATHERED else _named_sender(document)


def _from_whom(text: str) -> str:
    """The name after «fra» in a line that names a kind of paper; empty when there is none."""
    found = _SENDER.search(text) if kind_in(text) else None
    return found["name"].strip() if found and found["name"][:1].isupper() else ""


def _answers_alone(texts: Sequence[str]) -> bool:
    """Whether a line says that the paper is from one sender; «Sammenstilling av høringssvar fra Vika kommune» does not:
    a municipality puts together."""
    named = ((text, _from_whom(text)) for text in texts)
    return any(name and not (_MUNICIPALITY.search(name) and _GATHERING.search(text)) for text, name in named)


def _named_sender(document: Document) -> str:
    for text in (document.title, *_opening(document)):
        if name := _from_whom(text):
            return name
    first = next(iter(_opening(document)), "")
    # «Framtidig skolestruktur i Vika kommune» is what the paper is of, and no letterhead; «Nes og omegn vel» is one.
    of_matter = _OF_MATTER.search(first)
    name = first[: of_matter.start()] if of_matter else first
    if first == document.title and (of_matter or _JOINED.search(first)) and not ORGANISATION.search(name):
        return ""
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
