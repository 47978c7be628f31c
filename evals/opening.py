"""An assistant for a set of cases, with an index that fits what is there now.

The exported model is the largest part of an index and the same for every set, so a second index borrows it from the
first: exporting it again took 86 s of an otherwise 20 s run.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.case_folder import read_folder
from assistant.settings import Settings
from index.build import build
from index.serve import is_fresh

if TYPE_CHECKING:
    from assistant.ask import Assistant

MODELS = "models"


def opened(settings: Settings) -> "Assistant":
    """The assistant on these settings; its index is built again when sources or program have changed.

    Raises: SaksvarError when the documents, the index or the model cannot be used.
    """
    from assistant.ask import Assistant  # loads numpy and the word lists: only where somebody asks
    from assistant.progress import progress_bar

    documents = read_folder(settings)
    folder = settings.index_folder
    if not is_fresh(folder, documents, settings.embedding, store=settings.store):
        build(documents, folder, settings.embedding, progress_bar(), store=settings.store)
    return Assistant.open(settings)


def borrow_models(lender: Path, borrower: Path) -> None:
    """Lets the index folder `borrower` use the models exported for `lender`, if it has none of its own."""
    if (lender / MODELS).is_dir() and not (borrower / MODELS).exists() and lender != borrower:
        borrower.mkdir(parents=True, exist_ok=True)
        # Where links are not allowed the model is exported again; that is slow and right.
        with suppress(OSError):
            (borrower / MODELS).symlink_to((lender / MODELS).resolve())
