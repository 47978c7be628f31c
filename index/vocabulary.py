"""A vocabulary on disk.

Flows in: the vocabulary of an index, its folder. Flows out: the same vocabulary. It does not know what it is used for.
"""

from pathlib import Path

import msgpack  # type: ignore[import-untyped]  # ships no types

from index.analyse import Vocabulary

_FILE = "vocabulary.msgpack"


def write_vocabulary(folder: Path, vocabulary: Vocabulary) -> None:
    counts = [vocabulary.passages, vocabulary.forms, vocabulary.document_frequency]
    (folder / _FILE).write_bytes(msgpack.packb(counts))


def read_vocabulary(folder: Path) -> Vocabulary:
    """What `write_vocabulary` wrote.

    Raises: `OSError` or `ValueError` when it cannot be read.
    """
    match msgpack.unpackb((folder / _FILE).read_bytes()):
        case [int(passages), dict(forms), dict(document_frequency)]:
            return Vocabulary(passages, forms, document_frequency)
    raise ValueError(_FILE)
