"""What a document may be called in the case's folder, and which document a person means by a name.

Flows in: a name that somebody gave a file, or typed. Flows out: the name as it will stand, or the id of the document
that is meant. It opens no file.
"""

import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from corpus.errors import SaksvarError

# File systems take 255 bytes; the facts beside a document and a copy that is kept have longer names than its own.
_LONGEST = 200
_NEAR = 60
_SHOWN = 8


def document_name(given: str) -> str:
    """`given` in NFC, when it can be the name of a document.

    Raises: SaksvarError when it is empty, hidden, a path, too long or has control characters.
    """
    name = unicodedata.normalize("NFC", given)
    if odd := next((sign for sign in name if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")), None):
        shown = "".join(sign if sign.isprintable() else "�" for sign in name)
        raise SaksvarError(
            f"Filnavnet «{shown}» har et tegn som ikke kan vises (U+{ord(odd):04X}). Gi filen et navn av vanlige tegn."
        )
    if "/" in name or "\\" in name or name in ("", ".", ".."):
        raise SaksvarError(f"«{name}» kan ikke være et filnavn. Gi filen et navn uten skråstreker.")
    if name.startswith((".", "~$")):
        raise SaksvarError(f"Filen {name} er skjult og ville ikke blitt lest. Gi den et navn som ikke begynner slik.")
    if len(name.encode()) > _LONGEST:
        raise SaksvarError(f"Filnavnet «{name[:40]}…» er for langt. Gi filen et navn på høyst {_LONGEST // 2} tegn.")
    return name


def meant(name: str, known: Sequence[str]) -> str:
    """The one of `known` (paths below the folder) that `name` is: the path, the file name, or that without suffix.

    Raises: SaksvarError when there is none or more than one, with those that are near.
    """
    wanted = unicodedata.normalize("NFC", name).strip()
    for form in (str, _file_name, _stem, _folded):
        found = [one for one in known if form(one) == (_folded(wanted) if form is _folded else wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise SaksvarError(f"«{name}» kan være flere dokumenter: {_listed(found)}. Skriv hele navnet.")
    near = [one for one, _, _ in process.extract(wanted, known, scorer=fuzz.WRatio, limit=3, score_cutoff=_NEAR)]
    if near:
        raise SaksvarError(f"Mappen har ikke noe dokument som heter «{name}». Ligner: {_listed(near)}.")
    raise SaksvarError(f"Mappen har ikke noe dokument som heter «{name}». Den har: {_listed(known)}.")


def _listed(names: Sequence[str]) -> str:
    more = f" og {len(names) - _SHOWN} til" if len(names) > _SHOWN else ""
    return ", ".join(f"«{name}»" for name in names[:_SHOWN]) + more


def _file_name(path: str) -> str:
    return PurePosixPath(path).name


def _folded(path: str) -> str:
    return _file_name(path).casefold()


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
