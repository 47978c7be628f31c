"""Documents copied into the case's folder, each read first so that nothing unreadable gets in.

Flows in: files anywhere. Flows out: the documents as they will be found. A file in the folder is never overwritten by
another with the same name.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.read import read


def add_documents(folder: Path, files: Sequence[Path]) -> tuple[Document, ...]:
    """Reads every file, then copies them all; one that cannot be read keeps all of them out.

    Raises: SaksvarError that names the file.
    """
    names = [file.name for file in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise SaksvarError(f"To av filene heter «{twice}». Gi dem ulike navn og prøv igjen.")
    for file in files:
        if not file.is_file():
            raise SaksvarError(f"Filen {file} finnes ikke. Kontroller navnet og mappen.")
        if file.name.startswith((".", "~$")):
            raise SaksvarError(
                f"Filen {file} er skjult og ville ikke blitt lest. Gi den et navn som ikke begynner slik."
            )
        there = folder / file.name
        if there.exists() and there.read_bytes() != file.read_bytes():
            raise SaksvarError(
                f"Mappen {folder} har alt et annet dokument som heter «{file.name}». Gi filen et annet navn."
            )
        read(file, file.parent)
    folder.mkdir(parents=True, exist_ok=True)
    beside = {file: folder / f".{file.name}.ny" for file in files}
    try:
        for file, copy in beside.items():
            shutil.copyfile(file, copy)
        for file, copy in beside.items():
            copy.replace(folder / file.name)
    finally:
        for copy in beside.values():
            copy.unlink(missing_ok=True)
    return tuple(read(folder / file.name, folder) for file in files)
