"""Files written for a test and read as documents, and what stands in them in short."""

from pathlib import Path

from corpus.document import Document
from corpus.read import read


def written(folder: Path, name: str, content: str | bytes) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path, folder)


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


def parent_of(document: Document, words: str) -> str | None:
    block = next(block for block in document.blocks if block.span.of(document.text) == words)
    return None if block.parent is None else document.blocks[block.parent].span.of(document.text)
