"""A folder of case documents as one value.

Flows in: a folder, and where to keep what was read from its files. Flows out: its documents in order of path, its
glossary, and the files that could not be read, with the reason. It does not know what is asked of them.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.glossary import NAME as GLOSSARY
from corpus.glossary import GlossaryEntry, load_glossary
from corpus.read import accepted, document_id, read, shown_name
from corpus.read.kept import Kept
from corpus.sidecar import SUFFIX, is_sidecar, sidecar_of

Progress = Callable[[str, int, int], None]

# The case's own files beside the documents, and what operating systems and word processors leave behind.
_BESIDE = frozenset([GLOSSARY, "timeline.yaml"])
_LITTER = frozenset(["thumbs.db", "desktop.ini"])
_STEP = "Leser dokumentene"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is left out: its path below the folder, and a finished sentence that says why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of one folder, sorted by id; `fingerprint` changes with any text, structure or fact of theirs."""

    folder: Path
    documents: tuple[Document, ...]
    glossary: tuple[GlossaryEntry, ...] = ()
    refused: tuple[Refusal, ...] = ()
    fingerprint: str = field(init=False)
    _by_id: Mapping[str, Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", MappingProxyType({document.id: document for document in self.documents}))
        object.__setattr__(self, "fingerprint", _fingerprint(self.documents, self.glossary))

    @property
    def partly_read(self) -> tuple[Refusal, ...]:
        """The documents that are in, but not the whole of them (pages without text), with a sentence on what is not."""
        return tuple(Refusal(document.id, reason) for document in self.documents for reason in document.warnings)

    def document(self, document_id: str) -> Document:
        """The document with that id.

        Raises: SaksvarError when the folder has none.
        """
        if document_id not in self._by_id:
            raise SaksvarError(f"{self.folder} har ikke noe dokument som heter «{document_id}». Kontroller navnet.")
        return self._by_id[document_id]


def load(folder: Path, keep_in: Path | None = None, progress: Progress = lambda step, done, total: None) -> Corpus:
    """Every document that can be read in `folder` and its subfolders; a file that cannot is told in `refused`.

    What is read is kept in the folder `keep_in`, of this folder's files only: the next time, those that are as they
    were are not read again. `progress` gets the step in Norwegian, how many files are done and of how many.

    Raises: SaksvarError when the folder is missing, holds nothing that can be read, or has a broken glossary.
    """
    if not folder.is_dir():
        seen = "er ikke en mappe" if folder.exists() else "finnes ikke"
        raise SaksvarError(f"Mappen {folder} {seen}. Oppgi en mappe med dokumenter ({accepted()}).")
    documents: dict[str, Document] = {}
    refused: list[Refusal] = []
    kept = Kept(keep_in) if keep_in else None
    paths = sorted(_files(folder), key=lambda path: document_id(path, folder))
    for done, path in enumerate(paths):
        progress(_STEP, done, len(paths))
        name = document_id(path, folder)
        try:
            if name in documents:
                raise SaksvarError(f"To filer heter {name} når tegnene skrives likt. Gi den ene et annet navn.")
            documents[name] = read(_inside(path, folder, name), folder, kept)
        except SaksvarError as error:
            refused.append(Refusal(shown_name(name), str(error)))
    progress(_STEP, len(paths), len(paths))
    if kept:
        kept.forget_others()
    refused += _lone_sidecars(folder)
    if not documents:
        why = f" Den første filen: {refused[0].reason}" if refused else ""
        raise SaksvarError(f"Mappen {folder} har ingen dokumenter som kan leses ({accepted()}).{why}")
    return Corpus(folder, tuple(documents.values()), load_glossary(folder, documents), tuple(refused))


def _files(folder: Path) -> Iterator[Path]:
    """The files that could be documents: not the hidden ones, not the case's own, none in a linked folder."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            hidden = name.startswith((".", "~$")) or name.lower() in _LITTER or is_sidecar(name)
            if not hidden and not (Path(where) == folder and name in _BESIDE):
                yield Path(where) / name
        # A linked folder can lead anywhere, or round in a ring; it is told, not followed.
        yield from (Path(where) / name for name in folders if (Path(where) / name).is_symlink())


def _lone_sidecars(folder: Path) -> Iterator[Refusal]:
    """The files of facts that tell of a document that is not there, which a person should know of."""
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        document = path.with_name(path.name[: -len(SUFFIX)])
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and not document.exists():
            name = shown_name(document_id(path, folder))
            sentence = (
                f"{name} gjelder {shown_name(document.name)}, som ikke finnes. Legg inn dokumentet, eller fjern filen."
            )
            yield Refusal(name, sentence)


def _inside(path: Path, folder: Path, name: str) -> Path:
    """`path` itself.

    Raises: SaksvarError when it is a link to a place outside the folder, or to nothing.
    """
    if sidecar_of(path).is_symlink():
        raise SaksvarError(f"{name}{SUFFIX} er en lenke og leses ikke. Kopier filen inn i stedet.")
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            raise SaksvarError(
                f"{name} er en lenke til noe som ikke finnes. Fjern lenken, eller kopier filen inn."
            ) from None
        if target.is_dir():
            raise SaksvarError(f"{name} er en lenke til en mappe og følges ikke. Kopier mappen inn i stedet.")
        if not target.is_relative_to(folder.resolve()):
            raise SaksvarError(f"{name} er en lenke ut av mappen og leses ikke. Kopier filen inn i stedet.")
    return path


def _fingerprint(documents: tuple[Document, ...], glossary: tuple[GlossaryEntry, ...]) -> str:
    digest = sha256()
    for document in documents:
        facts = (document.id, document.sha256, document.title, document.date, document.kind, document.origin)
        digest.update(repr((facts, document.note, document.sections)).encode())
        # Text can stay the same while a paragraph becomes a list, and then the passages change.
        for block in document.blocks:
            digest.update(f"{block.kind}{block.span.start},{block.span.end},{block.level},{block.parent};".encode())
    digest.update(repr(glossary).encode())
    return digest.hexdigest()
