"""What a file really holds, whatever its name says.

Flows in: the first bytes of a file. Flows out: the suffix it should have had, and what a person calls such a file. It
reads nothing further in.
"""

import re
from dataclasses import dataclass

from corpus.errors import SaksvarError


@dataclass(frozen=True, slots=True)
class Contents:
    """A kind of file: what it is called, the suffixes it goes by, and what to do with one that no reader takes."""

    name: str
    suffixes: tuple[str, ...]
    advice: str = ""


_TEXT = (".md", ".txt")
_PICTURE = Contents("et bilde", (), "Kjør tekstgjenkjenning (OCR) på bildet, og lagre resultatet som PDF eller tekst.")
_LOCKED = Contents(
    "en passordbeskyttet fil, eller en fil i et gammelt Office-format",
    (),
    "Åpne den, og lagre den uten passord som .docx eller .pptx.",
)
_RTF = Contents("en RTF-fil", (".rtf",), "Lagre den som .docx.")
_PACKED = Contents("en pakket mappe (zip)", (".zip",), "Pakk den ut, og legg inn filene hver for seg.")
_PDF = Contents("en PDF-fil", (".pdf",))
_WORD = Contents("et Word-dokument", (".docx",))
_SLIDES = Contents("en PowerPoint-fil", (".pptx",))
_SHEET = Contents("et regneark", (".xlsx",), "Lagre arket som PDF, eller kopier tallene inn i et Word-dokument.")
_OPEN = Contents("en OpenDocument-fil", (".odt", ".odp"), "Lagre den som .docx, .pptx eller PDF.")
_PAGE = Contents("en nettside", (".html", ".htm"))
_OPENINGS = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"BM", _PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _LOCKED),
    (b"{\\rtf", _RTF),
)
_PARTS = ((b"word/", _WORD), (b"ppt/", _SLIDES), (b"xl/", _SHEET), (b"mimetypeapplication/vnd.oasis", _OPEN))
_PAGE_OPENING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,100}>\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
# What else case papers come in, and what each should be saved as.
SAVED_AS = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".docm": ".docx",
    ".odt": ".docx",
    ".rtf": ".docx",
    ".pages": ".docx",
    ".ppt": ".pptx",
    ".pps": ".pptx",
    ".pptm": ".pptx",
    ".ppsx": ".pptx",
    ".odp": ".pptx",
    ".key": ".pptx",
    ".xls": ".pdf",
    ".xlsx": ".pdf",
    ".ods": ".pdf",
    ".msg": ".pdf",
    ".eml": ".pdf",
    ".xml": ".html",
}
# So much is looked at: a PDF may have a kilobyte of something else first, and a package names its parts early.
LOOKED_AT = 4096


def contents_of(opening: bytes) -> Contents | None:
    """What a file that begins so holds; None for text and for anything unknown."""
    for sign, contents in _OPENINGS:
        if opening.startswith(sign) and not (contents is _PICTURE and sign == b"BM" and b"\x00" not in opening):
            return contents
    if b"%PDF-" in opening[:1024]:
        return _PDF
    if opening.startswith(b"PK"):
        return next((contents for part, contents in _PARTS if part in opening), _PACKED)
    return _PAGE if _PAGE_OPENING.match(opening) else None


def check_contents(opening: bytes, suffix: str, name: str) -> None:
    """Nothing when the file holds what its suffix says, or something that only its reader can tell.

    Raises: SaksvarError when it plainly holds something else.
    """
    contents = contents_of(opening)
    if contents is None:
        if suffix in (".docx", ".pptx") and opening:
            raise SaksvarError(
                f"{name} er ikke en {suffix[1:]}-fil, selv om navnet sier det. Åpne den i programmet den kommer fra, "
                f"og lagre den som {suffix}."
            )
        return
    # A package tells what it is some way in; its reader looks closer.
    if suffix in contents.suffixes or (contents is _PACKED and suffix in (".docx", ".pptx")):
        return
    if contents is _PDF and not opening.startswith(b"%PDF-") and suffix in _TEXT:
        return
    if contents.suffixes and not contents.advice:
        advice = f"Gi filen endelsen {contents.suffixes[0]}."
    else:
        advice = contents.advice
    raise SaksvarError(f"{name} er {contents.name}, selv om navnet slutter på {suffix}. {advice}")
