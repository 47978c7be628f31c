"""Whether the plan and the glossary beside the documents still stand on them after a change.

Flows in: a folder, documents that are put in, ids that are taken out. Flows out: nothing, or the sentence that says
which quotation would be left without its source: a case with such a quotation answers nothing at all.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.glossary import NAME as GLOSSARY
from corpus.glossary import load_glossary
from corpus.timeline_file import load_timeline
from corpus.timeline_schema import NAME as TIMELINE


def check_quotes_hold(
    folder: Path,
    *,
    put: Sequence[Document] = (),
    taken: Collection[str] = (),
    documents: Sequence[Document] | None = None,
    keep_in: Path | None = None,
) -> None:
    """Says nothing when all quotations that hold now would hold after the change. `documents` are those of the folder,
    where they have been read already; else they are read, with what was kept in `keep_in`.

    Raises: SaksvarError when one would not.
    """
    if not any((folder / name).exists() for name in (TIMELINE, GLOSSARY)):
        return
    try:
        there = load(folder, keep_in).documents if documents is None else documents
    except SaksvarError:
        return
    now = {document.id: document for document in there}
    if _fault(folder, now):
        return  # broken before: the change makes it no worse, and may be what mends it
    after = {name: document for name, document in now.items() if name not in taken}
    if fault := _fault(folder, after | {document.id: document for document in put}):
        raise SaksvarError(f"Dokumentene er ikke endret, for et sitat ville mistet kilden sin. {fault}")


def _fault(folder: Path, documents: Mapping[str, Document]) -> str:
    try:
        load_timeline(folder, tuple(documents.values()))
        load_glossary(folder, documents)
    except SaksvarError as error:
        return str(error)
    return ""
