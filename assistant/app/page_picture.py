"""Pages of PDF documents as pictures, with the quoted words marked.

Flows in: the address of a page (document, edition, number, offsets). Flows out: the picture, or that there is none. A
picture is of the file that the answering documents were read from, or it is not shown.
"""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from types import MappingProxyType
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from assistant.app import running
from assistant.app.source_view import Place, span_within
from corpus.document import Document, Span
from corpus.read import document_id

ROUTE = "/saksvar-side"
MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 20
_AT_ONCE = BoundedSemaphore(2)
_KEPT = 48
_BEFORE = 60

Stamp = tuple[int, int, int]
"""What tells a file from what later lies at its place: inode, size in bytes, time of change in nanoseconds."""


def stamps(folder: Path) -> Mapping[str, tuple[Path, Stamp]]:
    """The PDF files in the folder by document id, as they are now. Take it before the documents are read."""
    found = {}
    for path in folder.rglob("*"):
        if path.suffix.lower() == ".pdf" and path.is_file():
            found[document_id(path, folder)] = (path, _stamp(path))
    return MappingProxyType(found)


def _stamp(path: Path) -> Stamp:
    told = path.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns


def has_pictures(place: Place) -> bool:
    """Whether the place is a page that can be drawn."""
    return place.section.kind == "page" and _file(place.document) is not None


def address(place: Place) -> str:
    """Where the browser gets the picture of the page, with the marked words."""
    document, marked = place.document, place.marked
    where = {"kilde": document.id, "utgave": document.sha256, "side": str(place.section.number)}
    span = {"fra": str(marked.start), "til": str(marked.end)} if marked else {}
    return f".{ROUTE}?" + urlencode({**where, **span})


def told(place: Place) -> str:
    """The picture in words: which page, and the words that are marked on it."""
    document, marked = place.document, place.marked
    page = f"Side {place.section.number} av {len(document.sections)} i «{document.title}» som bilde."
    if marked is None:
        return f"{page} Teksten på siden står under bildet."
    quote = " ".join(marked.of(document.text).split())
    return f"{page} Disse ordene er merket: «{quote}»"


def page_picture(request: Request) -> Response:
    """The picture at that address; 404 when it is not a page of a document that is being answered from."""
    asked = request.query_params
    documents = running.assistant().documents
    document = next((one for one in documents if one.id == asked.get("kilde", "")), None)
    number = asked.get("side", "")
    if document is None or document.sha256 != asked.get("utgave", "") or not number.isdecimal() or len(number) > 6:
        return PlainTextResponse("Siden finnes ikke.", status_code=404)
    file = _file(document)
    if file is None or not 1 <= int(number) <= len(document.sections):
        return PlainTextResponse("Siden kan ikke vises som bilde.", status_code=404)
    span = span_within(document, asked.get("fra", ""), asked.get("til", ""))
    quote, before = _words(document, span)
    try:
        picture = _drawn(str(file[0]), file[1], int(number), quote, before)
    except (OSError, subprocess.SubprocessError):
        return PlainTextResponse("Siden kan ikke vises som bilde.", status_code=404)
    kind = "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"
    return Response(picture, media_type=kind, headers={"Cache-Control": "private, max-age=3600"})


def _words(document: Document, span: Span | None) -> tuple[str, str]:
    """The words to mark, and those right before them."""
    if span is None:
        return "", ""
    return span.of(document.text), document.text[max(span.start - _BEFORE, 0) : span.start]


def _file(document: Document) -> tuple[Path, Stamp] | None:
    """The file the document was read from; None when it is no PDF or has been changed since."""
    files = running.pdf_files()
    path, stamp = files.get(unicodedata.normalize("NFC", document.id), (None, None))
    try:
        return (path, stamp) if path and stamp and _stamp(path) == stamp else None
    except OSError:
        return None


@lru_cache(maxsize=_KEPT)
def _drawn(path: str, stamp: Stamp, number: int, quote: str, before: str) -> bytes:
    """The picture; one that was drawn is kept.

    Raises: OSError and SubprocessError when it cannot be drawn.
    """
    errand = {"path": path, "page": number, "quote": quote, "before": before}
    limits = {"memory": MOST_MEMORY, "seconds": MOST_SECONDS}
    with _AT_ONCE:
        return subprocess.run(
            [sys.executable, "-m", "assistant.app.page_picture_process"],
            input=json.dumps({**errand, **limits}).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            timeout=MOST_SECONDS * 2,
            check=True,
        ).stdout
