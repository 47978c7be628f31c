"""Documents → passages → stored index, whole or not at all.

Flows in: a corpus, a model, a folder. Flows out: a new current version in that folder. It does not know what will be
asked.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from corpus.document import Passage
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from corpus.split import split
from corpus.spoken import spoken
from index.embed import Embedder, Progress
from index.identity import Identity, identity
from index.models import embedder_for_building
from index.passages import passage_ids, write_passages
from index.searched import searched_text, within
from index.sentence_rows import write_sentence_spans
from index.server import Address, remove_others, upload
from index.store import Written, write
from index.vectors import KEYS, MATRIX, forget_unfinished, write_vectors
from index.versions import current, kept_manifests, manifest, publish, sole_writer
from index.vocabulary import write_vocabulary


def build(
    corpus: Corpus,
    index_dir: Path,
    embedding: str | None,
    progress: Progress = lambda step, done, total: None,
    embedder: Embedder | None = None,
    *,
    store: str | None = None,
    anew: bool = False,
) -> None:
    """Builds the index of `corpus` in `index_dir` and makes it current. `progress` gets a step in Norwegian, how much
    is done and of how much. `embedder` stands in for the model called `embedding`, None being the packaged one.
    `store` is the address of a Chroma server that takes the vectors, None for the index folder.

    Only passages that the index before lacks are encoded, unless it is made `anew`. Killed at any moment, it leaves
    the index that was current before, and the next build goes on where it was. While another process builds here it
    waits, and is done if that one built the same.

    Raises: `SaksvarError` when the model or the server cannot be had, the folder not written, or the corpus has no
    passages.
    """
    address = Address.of(store) if store else None
    try:
        with sole_writer(index_dir, progress) as waited:
            wanted = identity(corpus, embedding, embedder)
            if waited and is_current(index_dir, wanted, store):
                return
            progress("Laster språkmodellen", 0, 1)
            model = embedder or embedder_for_building(embedding, index_dir)
            work = _Work(corpus, index_dir, wanted, model, address, anew, progress)
            publish(index_dir, wanted.name, work.fill)
            forget_unfinished(index_dir)
            if address is not None:
                kept = [told.get("collection") for told in kept_manifests(index_dir)]
                remove_others(address, index_dir, [name for name in kept if isinstance(name, str)])
    except OSError as error:
        raise SaksvarError(
            f"Fikk ikke skrevet indeksen i {index_dir} ({_seen(error)}); velg en mappe du kan skrive i, med "
            "ledig plass, med --index."
        ) from error


def _seen(error: OSError) -> str:
    """What the system says; numpy says only how many bytes it got rid of."""
    return error.strerror or ("en fil ble ikke skrevet ferdig" if "written" in str(error) else str(error))


def is_current(index_dir: Path, wanted: Identity, store: str | None) -> bool:
    """Whether the current index is what `wanted` tells, with its vectors where they should be."""
    folder = current(index_dir)
    if folder is None:
        return False
    told = manifest(folder)
    return Identity.of(told) == wanted and bool(told.get("collection")) == bool(store)


@dataclass(frozen=True, slots=True)
class _Work:
    """One build: what goes in, and where."""

    corpus: Corpus
    index_dir: Path
    wanted: Identity
    model: Embedder
    address: Address | None
    anew: bool
    progress: Progress

    def fill(self, folder: Path) -> dict[str, Any]:
        """Writes every part of an index into the empty `folder`; gives its manifest."""
        passages = _passages(self.corpus, self.progress)
        write_passages(folder, passages)
        documents = {document.id: document for document in self.corpus.documents}
        texts = [searched_text(documents[passage.document_id].title, passage) for passage in passages]
        said = [spoken(documents[passage.document_id], passage) for passage in passages]
        write_sentence_spans(folder, said)
        inside = [within(text, passage, own) for text, passage, own in zip(texts, passages, said, strict=True)]
        told = write_vectors(folder, texts, inside, self.model, self.index_dir, self.progress, self.anew)
        self._count_words(folder, texts, passages)
        del texts
        collection = self._store(folder, [passage.id for passage in passages])
        return {
            **self.wanted.as_json(),
            **told,
            **({"collection": collection} if collection else {}),
            "passages": len(passages),
            "documents": len(self.corpus.documents),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "process": os.getpid(),
        }

    def _count_words(self, folder: Path, texts: Sequence[str], passages: Sequence[Passage]) -> None:
        from index.count import counted_index  # scipy, which only a build needs

        numbers = {document.id: number for number, document in enumerate(self.corpus.documents)}
        lexical = counted_index(texts, [numbers[passage.document_id] for passage in passages], self.progress)
        write_vocabulary(folder, lexical.vocabulary)
        lexical.save(folder / "lexical")
        self.progress("Lager ordregister", 1, 1)

    def _store(self, folder: Path, ids: Sequence[str]) -> str | None:
        """Puts the vectors into the server or the folder's Chroma; gives the collection's name on the server."""
        vectors = np.load(folder / MATRIX, mmap_mode="r")
        if self.address is not None:
            return upload(self.address, self.index_dir, folder.stem, ids, vectors, self.progress)
        earlier = None if self.anew else current(self.index_dir)
        try:
            write(folder / "chroma", ids, np.load(folder / KEYS), vectors, self.progress, _written(earlier))
        except OSError:
            raise
        except Exception as error:  # a full disk comes out of Chroma as an error of its own
            raise OSError(None, " ".join(f"Chroma: {error}".split())[:120]) from error
        return None


def _written(folder: Path | None) -> Written | None:
    """The Chroma folder of an earlier index, None when it has none or its parts do not fit together."""
    if folder is None or not (folder / "chroma").is_dir():
        return None
    try:
        ids, keys = [f"{number:016x}" for number in passage_ids(folder).tolist()], np.load(folder / KEYS)
    except (OSError, ValueError):
        return None
    return Written(folder / "chroma", ids, keys) if len(ids) == len(keys) else None


def _passages(corpus: Corpus, progress: Progress) -> Sequence[Passage]:
    passages: list[Passage] = []
    for done, document in enumerate(corpus.documents, start=1):
        passages.extend(split(document))
        progress("Deler opp dokumentene", done, len(corpus.documents))
    if not passages:
        raise SaksvarError(
            f"Fant ingen tekst i dokumentene i {corpus.folder}; legg til minst ett dokument med tekst i mappen."
        )
    return passages
