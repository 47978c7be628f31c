"""Files as documents: one reader per format, chosen from a table by the file's suffix.

Flows in: a path below the corpus folder. Flows out: a `Document` with canonical text and exact spans. It does not know
what is done with documents.
"""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from corpus.date_line import date_near_top
from corpus.document import BlockKind, Document
from corpus.errors import SaksvarError
from corpus.read.draft import Draft
from corpus.read.markdown_file import read_markdown
from corpus.read.plain_file import read_plain
from corpus.read.web_page import read_web_page

Reader = Callable[[bytes, str], Draft]
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {".md": read_markdown, ".txt": read_plain, ".html": read_web_page, ".htm": read_web_page}
)
# Formats that case papers come in and that no reader is written for yet.
AWAITED = (".pdf", ".docx", ".pptx")
# 50 MB of text is some 20,000 pages; a file above it is a dump, not a case paper.
LARGEST = 50_000_000
_LONGEST_TITLE = 200


def read(path: Path, root: Path) -> Document:
    """The document in the file at `path`; its id is the path below `root`, with `/`.

    Raises: SaksvarError when the file cannot be opened, has a format without a reader, is no text, or is empty.
    """
    name = document_id(path, root)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SaksvarError(_unread(name, path.suffix.lower()))
    draft = reader(_bytes(path, name), name)
    if not draft.blocks:
        raise SaksvarError(
            f"{name} er tom: det er ingen tekst å lese i filen. Legg inn en fil med tekst, eller fjern denne."
        )
    facts = draft.facts
    return Document(
        id=name,
        title=_title(draft, path),
        text=draft.text,
        sections=draft.sections,
        blocks=draft.blocks,
        date=facts.date or date_near_top(draft.text),
        kind=facts.kind,
        origin=facts.origin,
    )


def document_id(path: Path, root: Path) -> str:
    """The path below `root` with `/`, in NFC, so that the same folder has the same ids on every machine."""
    below = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return unicodedata.normalize("NFC", below.as_posix())


def accepted() -> str:
    """The suffixes that can be read, as a person lists them: «.htm, .html, .md og .txt»."""
    *rest, last = sorted(READERS)
    return f"{', '.join(rest)} og {last}"


def _unread(name: str, suffix: str) -> str:
    if suffix in AWAITED:
        return f"{name} kan ikke leses ennå: {suffix} er ikke støttet. Lagre innholdet som en av {accepted()}."
    seen = f"formatet {suffix} er ukjent" if suffix else "filnavnet har ingen endelse"
    return f"{name} kan ikke leses: {seen}. Det som leses, er {accepted()}."


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            raise SaksvarError(f"{name} finnes ikke som fil. Kontroller navnet.")
        if path.stat().st_size > LARGEST:
            size, limit = path.stat().st_size // 1_000_000, LARGEST // 1_000_000
            raise SaksvarError(f"{name} er på {size} MB; grensen er {limit} MB. Del filen opp.")
        return path.read_bytes()
    except OSError as error:
        raise SaksvarError(f"{name} kan ikke åpnes ({error.strerror}). Kontroller at du har lesetilgang.") from None


def _title(draft: Draft, path: Path) -> str:
    headings = (block for block in draft.blocks if block.kind is BlockKind.HEADING)
    first = next(headings, draft.blocks[0])
    title = " ".join((draft.facts.title or first.span.of(draft.text).split("\n")[0]).split()) or path.stem
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
