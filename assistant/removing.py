"""Documents taken out of the case's folder.

Flows in: names. Flows out: what was taken out and where it lies now. All of them go or none; the last document stays,
since a case without documents answers nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.file_names import meant
from assistant.folder_change import changing
from assistant.quotes_hold import check_quotes_hold
from corpus.errors import SaksvarError
from corpus.folder import Corpus, load
from corpus.sidecar import sidecar_of


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that is no longer in the case. `kept` is where its file lies now; None when it is gone."""

    id: str
    title: str
    kept: Path | None


def remove_documents(
    folder: Path, names: Sequence[str], *, delete: bool = False, corpus: Corpus | None = None
) -> tuple[Removed, ...]:
    """Takes the documents out, in the order they were named. Their files are moved to a hidden folder beside the
    others, where they are no part of the case; `delete` makes them gone. `corpus` is what is in the folder, where
    that has been read already.

    Raises: SaksvarError when a name is unknown or several documents', or no document would be left.
    """
    corpus = corpus or load(folder)
    titles = {document.id: document.title for document in corpus.documents}
    known = [*titles, *(refusal.path for refusal in corpus.refused)]
    ids = tuple(dict.fromkeys(meant(name, known) for name in names))
    if not any((folder / one).is_file() for one in titles.keys() - set(ids)):
        raise SaksvarError(
            f"Det ville ikke vært noen dokumenter igjen i {folder}, og en sak uten dokumenter kan ikke svare på noe. "
            "Legg til et annet dokument først."
        )
    check_quotes_hold(folder, taken=ids, documents=corpus.documents)
    with changing(folder) as change:
        removed = []
        for one in ids:
            kept = change.take(one, keep_as="" if delete else (folder / one).name)
            if sidecar_of(folder / one).is_file():
                change.take(sidecar_of(Path(one)).as_posix(), keep_as=sidecar_of(kept).name if kept else "")
            removed.append(Removed(one, titles.get(one, ""), kept))
        change.commit()
    return tuple(removed)
