"""The case's folder as settings name it, read with what was kept of it from the last time.

Flows in: settings, and where progress is told. Flows out: the corpus. It does not know what is asked of the documents.
"""

from assistant.progress import Progress, when_slow
from assistant.settings import Settings
from corpus.folder import Corpus, load


def read_folder(settings: Settings, progress: Progress | None = None) -> Corpus:
    """Every document of the case; how far the reading has come is told only when it takes seconds.

    Raises: SaksvarError when the folder cannot be used.
    """
    if progress is None:
        return load(settings.corpus, settings.drafts_folder)
    return load(settings.corpus, settings.drafts_folder, when_slow(progress))
