"""How a sentence of ours names a place in the papers: «vedtaket i møteprotokollen av 25. april 2024».

Flows in: a document and a block of it. Flows out: the words. It says what stands in the paper and when it is from, and
nothing of the matter.
"""

import re

from assistant.deadlines.wording import say_interval
from corpus.document import Document
from corpus.paper_kind import PaperKind, paper_date, paper_kind, sender
from corpus.standing import is_paper, stretch_at
from corpus.standing_words import Standing, heading_standing

_LABEL_NOISE = re.compile(r"^(?:(?:sak|pkt\.?|punkt)?\s*[\d./–-]+[.):]?\s+)+|[\s:.]+$", re.IGNORECASE)
_OWNED = re.compile(
    r"^\w+(?:s|s'| si| sin| sitt) (?:\w+ )?(?:innstilling|forslag|tilråding|framlegg|vedtak)\b", re.IGNORECASE
)
_NOUNS = {
    Standing.DECIDED: "vedtaket",
    Standing.VOTED: "voteringen",
    Standing.PROPOSED: "innstillingen",
    Standing.MOVED: "et forslag",
    Standing.DISSENT: "protokolltilførselen",
    Standing.ASKED: "interpellasjonen",
    Standing.OPINION: "uttalelsene",
}
_PROPOSAL_NOUNS = (
    (re.compile(r"tilrå", re.IGNORECASE), "tilrådingen"),
    (re.compile(r"(?:forslag|framlegg|fremlegg)\w* til", re.IGNORECASE), "forslaget til vedtak"),
    (re.compile(r"anbefaling", re.IGNORECASE), "anbefalingen"),
    (re.compile(r"forslag", re.IGNORECASE), "forslaget"),
)
_LONGEST_LABEL = 6


def paper_phrase(document: Document) -> str:
    """«saksframlegget av 12. mars 2024», «høringssvaret fra Hovden Turlag av 19. februar 2024», «notatet «Støy»»."""
    kind = paper_kind(document)
    when = paper_date(document)
    named = kind.value
    if kind is PaperKind.GATHERED:
        return f"{named} datert {say_interval(when)}" if when else named
    if kind is PaperKind.HEARING and (who := sender(document)):
        named = f"{named} fra {who}"
    elif kind is PaperKind.OTHER or when is None:
        named = f"{named} «{document.title}»"
    return f"{named} av {say_interval(when)}" if when else named


def place_phrase(document: Document, block: int) -> str:
    """The stretch of the paper and the paper: «vedtaket i møteprotokollen av 25. april 2024»."""
    if not is_paper(document):
        return paper_phrase(document)
    stretch = stretch_at(document, block)
    if stretch.label and paper_kind(document) is PaperKind.GATHERED:
        when = paper_date(document)
        where = f"i sammenstillingen av {say_interval(when)}" if when else "i sammenstillingen"
        return f"høringsuttalelsen fra {stretch.label} ({where})"
    if not stretch.label or stretch.standing not in _NOUNS:
        return paper_phrase(document)
    return f"{_stretch_phrase(stretch.standing, stretch.label)} i {paper_phrase(document)}"


def _stretch_phrase(standing: Standing, label: str) -> str:
    words = _LABEL_NOISE.sub("", label)
    if standing is Standing.DECIDED and heading_standing(label) is Standing.PROPOSED:
        return f"{_stretch_phrase(Standing.PROPOSED, label)}, som ble vedtatt,"
    if _OWNED.match(words) and len(words.split()) <= _LONGEST_LABEL:
        return words[:1].lower() + words[1:]
    if standing is Standing.PROPOSED:
        return next((noun for pattern, noun in _PROPOSAL_NOUNS if pattern.search(words)), _NOUNS[standing])
    return _NOUNS[standing]


def capitalised(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
