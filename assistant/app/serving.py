"""The assistant that answers now, and a newer one as soon as the index has a new version.

Flows in: a way to open an assistant, and the name of the index version that is current. Flows out: the assistant. While
a new one is being opened the old one answers, each on its own whole version of documents and index.
"""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

Answering = TypeVar("Answering")
log = logging.getLogger("saksvar.app")

_PATIENCE_S = 5.0
"""After a version that could not be opened: documents may change while they are being loaded."""


class Serving(Generic[Answering]):
    """What readers meet. Safe to share between threads."""

    def __init__(self, first: Answering, version: Callable[[], str], reopen: Callable[[], Answering]) -> None:
        self._serves = (first, version())
        self._version = version
        self._reopen = reopen
        self._opening = Lock()
        self._not_before = 0.0

    @property
    def version(self) -> str:
        """The name of the index version that answers come from."""
        return self._serves[1]

    def current(self) -> Answering:
        """The assistant; a newer version is opened beside it, so that nobody waits."""
        if self._version() != self.version and monotonic() >= self._not_before and not self._opening.locked():
            Thread(target=self.renew, name="saksvar-åpner", daemon=True).start()
        return self._serves[0]

    def renew(self) -> bool:
        """Opens the current version, if it is another than the one that serves; says whether that one serves now."""
        with self._opening:
            name = self._version()
            if name == self.version:
                return True
            try:
                self._serves = (self._reopen(), name)
            except Exception:
                log.exception("Versjon %s av indeksen kunne ikke åpnes; %s svarer videre.", name, self.version)
                self._not_before = monotonic() + _PATIENCE_S
                return False
            return True
