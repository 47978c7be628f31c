"""Documents put into the case's folder with what is known of them, each read first so that nothing unreadable gets in.

Flows in: files anywhere, and facts that a person gives. Flows out: the documents as they will be found, and what was
done with each. All of them are put in or none; another document of the same name is never replaced unasked.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from filecmp import cmp
from pathlib import Path

from assistant.file_names import document_name
from assistant.folder_change import Change, changing
from assistant.given_facts import NOTHING
from assistant.quotes_hold import check_quotes_hold
from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read import accepted, document_id, read
from corpus.sidecar import facts_beside, sidecar_of, write_sidecar


@dataclass(frozen=True, slots=True)
class Addition:
    """A file, and the id that it will have: its path below the case's folder."""

    file: Path
    id: str
    facts: Facts = NOTHING


class Done(StrEnum):
    """What became of one file."""

    NEW = "new"
    REPLACED = "replaced"
    FACTS = "facts"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Added:
    """A document after it was added. `kept` is where the file lies that it took the place of; `no_longer`: what a
    person had said of that one, and goes with it, since the new one may have another day."""

    document: Document
    done: Done
    kept: Path | None = None
    no_longer: Facts = NOTHING


def addition(folder: Path, given: str, facts: Facts) -> Addition:
    """What a person means by `given`: a file anywhere, or the id of a document that is in `folder` already.

    Raises: SaksvarError when there is no such file, it is a folder, or its name cannot be a document's.
    """
    file = Path(given)
    if "\0" in given:
        raise SaksvarError("Filnavnet har et tegn som ikke kan vises (U+0000). Oppgi navnet på nytt.")
    if file.is_dir():
        raise SaksvarError(f"{file} er en mappe. Oppgi filene i den ({accepted()}), for eksempel {file / '*.md'}.")
    if not file.is_file():
        if not (folder / file).is_file():
            raise SaksvarError(f"Filen {file} finnes ikke. Kontroller navnet og mappen.")
        file = folder / file
    name = document_name(file.name)
    if file.resolve().is_relative_to(folder.resolve()):
        return Addition(file, document_id(file.resolve(), folder.resolve()), facts)
    return Addition(file, name, facts)


def add_documents(
    folder: Path, additions: Sequence[Addition], *, replace: bool = False, keep_in: Path | None = None
) -> tuple[Added, ...]:
    """Reads every file, then puts them all in; one that cannot be read keeps all of them out. `replace` lets a file
    take the place of another of the same name, which is kept among the removed. `keep_in` is where readings of the
    documents that are there are kept.

    Raises: SaksvarError that names the file.
    """
    names = [one.id for one in additions]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SaksvarError(f"To av filene heter «{twice}». Gi dem ulike navn og prøv igjen.")
    with changing(folder) as change:
        added = tuple(_staged(change, one, replace) for one in additions)
        new = [one.document for one in added if one.done is not Done.SAME]
        if any(one.done is Done.REPLACED for one in added):
            check_quotes_hold(folder, put=new, keep_in=keep_in)
        if new:
            change.commit()
    return added


def _staged(change: Change, one: Addition, replace: bool) -> Added:
    there = change.folder / one.id
    is_there = there.is_file()
    same = is_there and cmp(one.file, there, shallow=False)
    if is_there and not same and not replace:
        raise SaksvarError(
            f"Mappen {change.folder} har alt et annet dokument som heter «{one.id}». Bruk --replace for å erstatte "
            "det, eller gi filen et annet navn."
        )
    if there.is_dir():
        raise SaksvarError(f"Mappen {change.folder} har en undermappe som heter «{one.id}». Gi filen et annet navn.")
    if same and one.facts == NOTHING:
        return Added(read(there, change.folder), Done.SAME)
    staged = change.staged / one.id
    staged.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(one.file, staged)
    facts = one.facts.over(facts_beside(there)) if same else one.facts
    if facts != NOTHING:
        write_sidecar(staged, facts)
    document = read(staged, change.staged)
    if same:
        return Added(document, Done.FACTS)
    if not is_there:
        return Added(document, Done.NEW)
    old_facts, no_longer = sidecar_of(there), NOTHING
    if old_facts.is_file() and facts == NOTHING:
        no_longer = facts_beside(there)
        change.take(old_facts.relative_to(change.folder).as_posix())
    return Added(document, Done.REPLACED, change.take(one.id, keep_as=there.name), no_longer)
