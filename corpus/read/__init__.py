"""Files as documents: one reader per format, chosen from a table by the file's suffix.

Flows in: a path below the corpus folder. Flows out: a `Document` with canonical text and exact spans. It does not know
what is done with documents.
"""

import unicodedata
from hashlib import sha256
from pathlib import Path

from corpus.date_line import date_in_name, date_near_top
from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.read.contents import LOOKED_AT, SAVED_AS, check_contents
from corpus.read.decode import is_garbled
from corpus.read.document_kind import TREATED, kind_of
from corpus.read.draft import READINGS, Draft, Reading
from corpus.read.formats import COMPOUND, READERS, reading_of
from corpus.read.guard import read_guarded
from corpus.read.kept import Kept
from corpus.read.own_title import LONGEST as LONGEST_TITLE
from corpus.read.own_title import own_title
from corpus.sidecar import facts_beside

# 50 MB of text is some 20,000 pages; a file above it is a dump, not a case paper.
LARGEST = 50_000_000
# A larger text file is read in a process of its own as well: of 40 texts made to be slow to read, 100 kB each, the
# slowest took 4 s (open square brackets in Markdown, which take four times as long when doubled), the others below 1 s.
_SMALL = 100_000
_DATED_BY_NAME = "Datoen er tatt fra filnavnet; teksten oppgir ingen."
_INVISIBLE = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])


def read(path: Path, root: Path, kept: Kept | None = None) -> Document:
    """The document in the file at `path`; its id is the path below `root`, with `/`. A file that is among the `kept`
    is not read again, and one that is not gets there.

    What a person says of it in the file beside it goes before what the file says itself. The day a file was saved is
    not taken for the document's date: an old decision that is copied today would come before newer ones.

    Raises: SaksvarError when the file cannot be opened, has a name that cannot be shown, has a format without a reader
    or other contents than its suffix says, is empty, or asks too much of its reader.
    """
    name = document_id(path, root)
    check_name(name)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise SaksvarError(_unread(name, suffix))
    draft = _draft(path, suffix, name, kept)
    if not draft.blocks:
        raise SaksvarError(_empty(name))
    facts = facts_beside(path).over(draft.facts)
    title = facts.title or own_title(draft)
    kind = facts.kind or kind_of(draft.text)
    dated = facts.date or date_near_top(draft.text, treated=kind in TREATED)
    by_name = None if dated else date_in_name(path.stem)
    return Document(
        id=name,
        title=_short(title or _first_line(draft) or path.stem),
        text=draft.text,
        sections=draft.sections,
        blocks=draft.blocks,
        date=dated or by_name,
        kind=kind,
        origin=facts.origin,
        note=facts.note,
        titled=bool(title),
        warnings=(*draft.warnings, *_misread(draft.text, name), *([_DATED_BY_NAME] if by_name else [])),
    )


def document_id(path: Path, root: Path) -> str:
    """The path below `root` with `/`, in NFC, so that the same folder has the same ids on every machine."""
    below = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return unicodedata.normalize("NFC", below.as_posix())


def check_name(name: str) -> None:
    """Nothing when the name can be shown as it is.

    Raises: SaksvarError when it has a sign that is not seen, breaks the line or turns the writing round.
    """
    odd = next((sign for sign in name if unicodedata.category(sign) in _INVISIBLE), None)
    if odd is not None:
        raise SaksvarError(
            f"Filnavnet «{shown_name(name)}» har et tegn som ikke kan vises (U+{ord(odd):04X}). Gi filen et navn av "
            "vanlige tegn."
        )


def shown_name(name: str) -> str:
    """The name with a mark for each sign that cannot be shown."""
    return "".join("�" if unicodedata.category(sign) in _INVISIBLE else sign for sign in name)


def accepted() -> str:
    """The suffixes that can be read, as a person lists them: «.htm, .html, .md og .txt»."""
    *rest, last = sorted(READERS)
    return f"{', '.join(rest)} og {last}"


def _unread(name: str, suffix: str) -> str:
    if suffix in SAVED_AS:
        return f"{name} kan ikke leses: {suffix} er ikke støttet. Lagre som {SAVED_AS[suffix]}, og legg inn den filen."
    seen = f"formatet {suffix} er ukjent" if suffix else "filnavnet har ingen endelse"
    return f"{name} kan ikke leses: {seen}. Det som leses, er {accepted()}."


def _draft(path: Path, suffix: str, name: str, kept: Kept | None) -> Draft:
    try:
        if not path.is_file():
            raise SaksvarError(f"{name} finnes ikke som fil. Kontroller navnet.")
        size = path.stat().st_size
        if size > LARGEST:
            told, limit = -(-size // 1_000_000), LARGEST // 1_000_000
            raise SaksvarError(f"{name} er på {told} MB; grensen er {limit} MB. Del filen opp.")
        if not size:
            raise SaksvarError(_empty(name))
        with path.open("rb") as file:
            check_contents(file.read(LOOKED_AT), suffix, name)
        reading = kept.reading(path, name) if kept else None
        if reading is None:
            reading = _read_anew(path, suffix, name, kept)
    except OSError as error:
        raise SaksvarError(f"{name} kan ikke åpnes ({error.strerror}). Kontroller at du har lesetilgang.") from None
    if reading.draft is None:
        raise SaksvarError(reading.refused)
    return reading.draft


def _read_anew(path: Path, suffix: str, name: str, kept: Kept | None) -> Reading:
    if suffix in COMPOUND or path.stat().st_size > _SMALL:
        reply = read_guarded(path, suffix, name)
        if kept:
            kept.keep(reply.sha256, name, reply.told)
        return READINGS.validate_json(reply.told)
    data = path.read_bytes()
    reading = reading_of(data, suffix, name)
    if kept:
        kept.keep(sha256(data).hexdigest(), name, READINGS.dump_json(reading))
    return reading


def _misread(text: str, name: str) -> list[str]:
    """A sentence on letters that were lost before the file came here, and that no question will find."""
    if not is_garbled(text):
        return []
    return [
        f"{name} har bokstaver som er blitt til andre tegn («Ã¸» for «ø»). Lagre filen på nytt som UTF-8 i programmet "
        "den kommer fra."
    ]


def _empty(name: str) -> str:
    return f"{name} er tom: det er ingen tekst å lese i filen. Legg inn en fil med tekst, eller fjern denne."


def _first_line(draft: Draft) -> str:
    return " ".join(draft.blocks[0].span.of(draft.text).split("\n")[0].split())


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"
