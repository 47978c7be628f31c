"""Files that staff have sent and not yet kept: read, shown, and either put into the case or thrown away.

Flows in: a name and bytes from a browser. Flows out: what was read of them, or the sentence that refuses them. They lie
in the state folder meanwhile, and are no part of the case.
"""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.adding import Addition
from assistant.file_names import document_name
from assistant.given_facts import given_facts
from corpus.document import BlockKind, Document
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read import read
from corpus.split import split

_FOLDER = "uploads"
_HEADINGS = 6
_KEPT_S = 86_400


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that was sent. `document` is what was read; without it `refusal` says why not."""

    id: str
    name: str
    file: Path
    document: Document | None = None
    passages: int = 0
    refusal: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The first headings under the title, for whoever must see that the right file was read."""
        if self.document is None:
            return ()
        text, title = self.document.text, self.document.title
        found = (block.span.of(text) for block in self.document.blocks if block.kind is BlockKind.HEADING)
        return tuple(dict.fromkeys(one for one in found if one != title))[:_HEADINGS]


def receive(state: Path, given: str, contents: bytes) -> Upload:
    """The file as it was read; it lies in the state folder until `forget`."""
    upload_id = secrets.token_hex(8)
    folder = state / _FOLDER / upload_id
    try:
        name = document_name(given)
        folder.mkdir(parents=True, mode=0o700)
        (folder / name).write_bytes(contents)
        document = read(folder / name, folder)
    except SaksvarError as error:
        return Upload(upload_id, given, folder / "ulest", refusal=str(error))
    return Upload(upload_id, name, folder / name, document, len(split(document)))


def addition(upload: Upload, title: str, date: str, kind: str) -> Addition:
    """What puts the file into the case, with the facts that a person gave and the file does not say itself.

    Raises: SaksvarError when a fact cannot be used.
    """
    assert upload.document is not None
    return Addition(upload.file, upload.name, facts_given(upload.document, title, date, kind))


def facts_given(document: Document, title: str, date: str, kind: str) -> Facts:
    """What a person says that the document does not say already.

    Raises: SaksvarError when a fact cannot be used.
    """
    said = (document.title if document.titled else "", document.date.wording if document.date else "", document.kind)
    words = zip((title, date, kind), said, strict=True)
    return given_facts(*("" if given.strip() == known else given for given, known in words))


def forget(state: Path, upload: Upload) -> None:
    """Throws the file away."""
    shutil.rmtree(state / _FOLDER / upload.id, ignore_errors=True)


def forget_old(state: Path, now: datetime) -> None:
    """Throws away what nobody decided on for a day."""
    for folder in (state / _FOLDER).glob("*"):
        if now.timestamp() - folder.stat().st_mtime > _KEPT_S:
            shutil.rmtree(folder, ignore_errors=True)
