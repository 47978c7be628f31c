"""Which stored answers still stand on the documents as they are now.

Flows in: an answer in the form of the contract, the documents that are served. Flows out: the citations that have lost
their source. An answer quotes one edition of a document, known by the hash of its text; a changed document voids it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.deadlines.wording import listed
from corpus.document import Document

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outdated:
    """What of an answer no longer stands: the numbers of citations, and titles of documents changed and removed."""

    citations: frozenset[int] = frozenset()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.citations)

    @property
    def sentence(self) -> str:
        """What has happened to which document."""
        parts = []
        for titles, what in ((self.changed, "er endret"), (self.removed, "er tatt ut")):
            if titles:
                parts.append(f"{listed([f'«{title}»' for title in titles])} {what} siden svaret ble gitt.")
        return " ".join(parts)


def outdated(answer: Json, documents: Sequence[Document]) -> Outdated:
    """The citations whose document is another now, or gone; all of them stand when there are none."""
    hashes = {document.id: document.sha256 for document in documents}
    gone = [one for one in answer.get("citations") or () if hashes.get(str(one.get("document"))) != one.get("sha256")]
    changed = [one for one in gone if one.get("document") in hashes]
    removed = [one for one in gone if one.get("document") not in hashes]
    return Outdated(frozenset(int(one["id"]) for one in gone), _titles(changed), _titles(removed))


def _titles(citations: Sequence[Json]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one.get("title")) for one in citations))
