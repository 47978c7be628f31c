"""Documents → passages → stored index, whole or not at all.

Flows in: a corpus, a model, a folder. Flows out: a new current version in that folder. It does not know what will be
asked.
"""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from corpus.document import Passage
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from corpus.split import split
from index import store
from index.analyse import Vocabulary
from index.embed import Embedder, Progress
from index.identity import Identity, identity
from index.models import embedder_for_building
from index.passages import write_passages
from index.versions import current, manifest, publish, sole_writer


def build(
    corpus: Corpus,
    index_dir: Path,
    embedding: str | None,
    progress: Progress = lambda step, done, total: None,
    embedder: Embedder | None = None,
) -> None:
    """Builds the index of `corpus` in `index_dir` and makes it current. `progress` gets a step in Norwegian, how much
    is done and of how much. `embedder` stands in for the model called `embedding`, None being the packaged one.

    Killed at any moment, it leaves the index that was current before. While another process builds here it waits, and
    is done if that one built the same.

    Raises: `SaksvarError` when the model cannot be had, the folder not written, or the corpus has no passages.
    """
    try:
        with sole_writer(index_dir, progress) as waited:
            wanted = identity(corpus, embedding, embedder)
            if waited and _is_current(index_dir, wanted):
                return
            progress("Laster språkmodellen", 0, 1)
            model = embedder or embedder_for_building(embedding, index_dir)
            publish(index_dir, wanted.name, lambda folder: _fill(folder, corpus, wanted, model, progress))
    except OSError as error:
        raise SaksvarError(
            f"Fikk ikke skrevet indeksen i {index_dir} ({error.strerror or error}); velg en mappe du kan skrive i, med "
            "ledig plass, med --index."
        ) from error


def _is_current(index_dir: Path, wanted: Identity) -> bool:
    folder = current(index_dir)
    return folder is not None and Identity.of(manifest(folder)) == wanted


def _fill(folder: Path, corpus: Corpus, wanted: Identity, model: Embedder, progress: Progress) -> dict[str, Any]:
    from index.count import lexical_index

    passages = _passages(corpus, progress)
    write_passages(folder, passages)
    titles = {document.id: document.title for document in corpus.documents}
    numbers = {document.id: number for number, document in enumerate(corpus.documents)}
    texts = [searched_text(titles[passage.document_id], passage) for passage in passages]
    progress("Teller ord", 0, 1)
    vocabulary = Vocabulary.of(texts)
    counts = {"passages": len(texts), "forms": vocabulary.forms, "document_frequency": vocabulary.document_frequency}
    (folder / "vocabulary.json").write_text(json.dumps(counts, ensure_ascii=False), "utf-8")
    lexical_index(texts, [numbers[passage.document_id] for passage in passages], vocabulary).save(folder / "lexical")
    progress("Teller ord", 1, 1)
    vectors = model.passages(texts, progress)
    np.save(folder / "vectors.npy", vectors)
    store.write(folder / "chroma", passages, vectors, progress)
    return {
        **wanted.as_json(),
        "passages": len(passages),
        "documents": len(corpus.documents),
        "dimension": int(vectors.shape[1]),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "process": os.getpid(),
    }


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


def searched_text(title: str, passage: Passage) -> str:
    """What a passage is found by: its document's title, its heading, its text; none of them said twice."""
    lines = [passage.text]
    for above in (passage.heading, title):
        if above and not lines[0].startswith(above):
            lines.insert(0, above)
    return "\n".join(lines)
