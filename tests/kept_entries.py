"""What tests of kept readings hold against each other: all that a folder gives, and the entries that are kept."""

from pathlib import Path

from corpus.folder import Corpus

TRIED_AGAIN = {"pakket.pdf"}
"""Its reader was stopped by a limit or died: that is no reading, and nothing of it is kept."""


def all_of(found: Corpus) -> str:
    """Every field of everything, types too: an enumeration equals its word, but is not written alike."""
    return repr((found.documents, found.glossary, found.refused, found.fingerprint))


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))
