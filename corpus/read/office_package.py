"""The parts of a Word or PowerPoint file, once it is sure that they can be unpacked without harm.

Flows in: the file's bytes. Flows out: the same bytes, after a look at the list of parts and at the head of each; or a
sentence. It does not read what the parts say.
"""

import zipfile
import zlib
from io import BytesIO

from corpus.errors import SaksvarError

# A council's thickest Word file seen has some 600 parts (a picture each); ten times that is somebody's trick.
MOST_PARTS = 5_000
# Pictures included; XML alone at most LARGEST_XML, which is some 10,000 pages and takes lxml about 600 MB.
LARGEST_UNPACKED = 300_000_000
LARGEST_XML = 40_000_000
# XML packs to a tenth or, full of repeated markup, a fortieth. Only parts above a megabyte can do harm.
MOST_PACKED = 200
_HARMLESS = 1_000_000


def check_package(data: bytes, main: str, name: str) -> None:
    """Nothing when the parts can be unpacked safely and `main` («word/document.xml») is among them.

    Raises: SaksvarError when the package is broken, lacks its main part, has too much in it, or has XML that declares
    entities, which no word processor writes.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _check_size(parts, name)
            if main not in package.namelist():
                raise SaksvarError(
                    f"{name} mangler innholdet som en slik fil skal ha ({main}). Åpne den i programmet den kommer "
                    "fra, og lagre den på nytt."
                )
            for part in parts:
                if part.flag_bits & 1:
                    raise SaksvarError(f"{name} er låst med passord og kan ikke leses. Lagre en kopi uten passord.")
                if part.filename.endswith((".xml", ".rels")) and _declares(package, part):
                    raise SaksvarError(
                        f"{name} har XML med egne definisjoner ({part.filename}), som kan skjule skadelig innhold. "
                        "Åpne filen i programmet den kommer fra, og lagre den på nytt."
                    )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, UnicodeError):
        raise SaksvarError(
            f"{name} er avkortet eller skadet og kan ikke pakkes ut. Hent filen på nytt, eller lagre den om igjen."
        ) from None


def _check_size(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MOST_PARTS:
        raise SaksvarError(f"{name} har {len(parts)} deler inni seg; grensen er {MOST_PARTS}. Del dokumentet opp.")
    total = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    for size, limit, what in ((total, LARGEST_UNPACKED, "i alt"), (xml, LARGEST_XML, "tekst og oppsett")):
        if size > limit:
            raise SaksvarError(
                f"{name} er på {size // 1_000_000} MB {what} når den pakkes ut; grensen er {limit // 1_000_000} MB. "
                "Del dokumentet opp, eller lagre det på nytt med mindre bilder."
            )
    for part in parts:
        if part.file_size > _HARMLESS and part.file_size > MOST_PACKED * max(part.compress_size, 1):
            raise SaksvarError(
                f"{name} har en del som er pakket {part.file_size // max(part.compress_size, 1)} ganger "
                f"({part.filename}); grensen er {MOST_PACKED}. Lagre dokumentet på nytt."
            )


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the XML part declares a document type: such a declaration stands before the first element."""
    with package.open(part) as opened:
        opening = opened.read(4096).replace(b"\x00", b"")
    return b"<!DOCTYPE" in opening or b"<!ENTITY" in opening
