"""Small stand-ins for tests of the index: an embedder without a model, and corpora made in memory."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from corpus.document import Block, BlockKind, Document, Section, Span
from corpus.folder import Corpus
from index.embed import Encoded, Progress, Vectors

QUIET: Progress = lambda step, done, total: None  # noqa: E731 a name for the one progress that shows nothing

TEXTS = {
    "vann.md": "Vannverket i Lakselva ble åpnet i 1987.\n\nKommunestyret vedtok en ny vannforsyningsplan i mars 2019.",
    "skole.md": "Skolen i Nordbygda har 212 elever.\n\nRektor heter Anne Berg, og skoleskyssen betales av fylket.",
    "bru.md": "Brua over fjorden er 840 meter lang.\n\nByggingen av brua kostet 1,2 milliarder kroner.",
}


class HashEmbedder:
    """Vectors by hashing words, the same for the same text; `fingerprint` tells which model it plays."""

    def __init__(self, fingerprint: str = "hash", dimension: int = 16) -> None:
        self.fingerprint = fingerprint
        self._dimension = dimension

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        progress("Regner ut vektorer", len(texts), len(texts))
        return np.stack([self._vector(text) for text in texts])

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        said = [self._vector(span.of(text)) for text, own in zip(texts, spans, strict=True) for span in own]
        return Encoded(self.passages(texts, progress), np.stack(said).astype(np.float16))

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Vectors:
        vector = np.full(self._dimension, 1e-3, np.float32)
        for word in text.lower().split():
            vector[blake2b(word.encode(), digest_size=1).digest()[0] % self._dimension] += 1
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def document(name: str, text: str) -> Document:
    """A document of one section whose paragraphs are parted by empty lines; its title is its first word."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    section = Section("section", 1, "", Span(0, len(text)))
    return Document(name, text.split()[0], text, (section,), tuple(blocks))


def corpus_of(texts: dict[str, str]) -> Corpus:
    return Corpus(Path("saken"), tuple(document(name, text) for name, text in sorted(texts.items())))
