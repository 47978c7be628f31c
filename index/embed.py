"""How models come in: sentence-transformers behind LangChain's `Embeddings`, each model with its own prefixes.

Flows in: the name of a model, or nothing for the one that is installed with Saksvar. Flows out: an `Embedder`. It does
not know what the vectors are compared with.
"""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.document import Span
from corpus.errors import SaksvarError
from index.model_files import folder_fingerprint
from index.shipped import packed_fingerprint, shipped_model

Vectors = NDArray[np.float32]
Progress = Callable[[str, int, int], None]

# What a model was trained to see before queries and before passages; asked without, multilingual-e5 loses much of
# what it knows. Each from the model's card on huggingface.co; the first that fits the name holds.
_REPRESENT = "Represent this sentence for searching relevant passages: "
_PREFIXES: tuple[tuple[str, str, str], ...] = (
    (r"e5-.*instruct", "Instruct: Given a question, retrieve passages that answer it\nQuery: ", ""),
    (r"(?:^|[/_-])e5-", "query: ", "passage: "),
    (r"arctic-embed-.*v2", "query: ", ""),
    (r"arctic-embed|bge-(?:small|base|large)-en|mxbai-embed", _REPRESENT, ""),
    (r"nomic-embed", "search_query: ", "search_document: "),
    (r"embeddinggemma", "task: search result | query: ", "title: none | text: "),
)  # fmt: skip
_SHIPPED_FAMILY = "e5-"
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Encoded:
    """`passages` (n, d) float32 and `sentences` (m, d) float16, rows of length 1; the sentences of the first passage
    come first, in order, then those of the second."""

    passages: Vectors
    sentences: NDArray[np.float16]


class Embedder(Protocol):
    """Texts → vectors, (n, d) float32, rows of length 1, in input order. `fingerprint` changes when the model does."""

    @property
    def fingerprint(self) -> str: ...

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors: ...

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        """Passages, and the sentences that stand at `spans` in each of them."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...


def sentences_alone(
    model: Embedder, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress
) -> Encoded:
    """For a model that gives no vector for a part of a text: each sentence as a text of its own, once each."""
    said = [span.of(text) for text, own in zip(texts, spans, strict=True) for span in own]
    rows = {text: row for row, text in enumerate(dict.fromkeys((*texts, *said)))}
    vectors = model.passages(tuple(rows), progress)
    return Encoded(vectors[[rows[text] for text in texts]], vectors[[rows[text] for text in said]].astype(np.float16))


def prefixes(name: str | None) -> tuple[str, str]:
    """What to put before a query and before a passage for the model called `name`, None being Saksvar's own, which is
    of the e5 family; both empty for most models."""
    for pattern, query, passage in _PREFIXES:
        if re.search(pattern, (name or _SHIPPED_FAMILY).lower()):
            return query, passage
    return "", ""


def model_folder(name: str | None) -> Path | None:
    """The folder that `name` is, or that of the model that comes with Saksvar when it is None; None for a name on the
    hub.

    Raises: `SaksvarError` when Saksvar's own model is not whole or can be unpacked nowhere.
    """
    if name is None:
        return shipped_model()
    folder = Path(name).expanduser()
    return folder if (folder / "config.json").is_file() or (folder / "modules.json").is_file() else None


def model_fingerprint(name: str | None) -> str:
    """What tells one model from another: a hash of the folder's files, or of the name on the hub."""
    if name is None:
        return packed_fingerprint()
    folder = model_folder(name)
    return sha256(f"hub:{name}".encode()).hexdigest()[:16] if folder is None else folder_fingerprint(folder)


@dataclass(frozen=True, slots=True)
class SentenceTransformerEmbedder:
    """A sentence-transformers model, as LangChain's `Embeddings` has it."""

    fingerprint: str
    langchain: Any  # langchain_huggingface ships no types

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        parts: list[list[float]] = []
        for start in range(0, len(texts), _BATCH):
            parts.extend(self.langchain.embed_documents(list(texts[start : start + _BATCH])))
            progress("Regner ut vektorer", min(start + _BATCH, len(texts)), len(texts))
        return np.asarray(parts, dtype=np.float32).reshape(len(texts), -1)

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        return sentences_alone(self, texts, spans, progress)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.asarray([self.langchain.embed_query(text) for text in texts], dtype=np.float32)


def sentence_transformer(name: str | None) -> SentenceTransformerEmbedder:
    """The model called `name`: a folder, a name on the hub, or None for the packaged one.

    Raises: `SaksvarError` when it cannot be had.
    """
    folder = model_folder(name)
    if folder is not None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # else a local folder too asks the hub, 90 s of retries without a network
    from langchain_huggingface import HuggingFaceEmbeddings  # 7–8 s with torch, so only where it is needed
    from transformers.utils.logging import disable_progress_bar, set_verbosity_error

    # Saksvar shows its own, in Norwegian; that a model lacks the layer for pooling by [CLS] is no news.
    disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it untyped
    set_verbosity_error()  # type: ignore[no-untyped-call]

    query, passage = prefixes(name)
    try:
        model = HuggingFaceEmbeddings(
            model_name=str(folder or name),
            encode_kwargs={"normalize_embeddings": True, "batch_size": _BATCH, "prompt": passage},
            query_encode_kwargs={"normalize_embeddings": True, "prompt": query},
        )
    except Exception as error:  # whatever the hub, torch or the files raise, the user can mend only the name
        raise SaksvarError(
            f"Fikk ikke lastet modellen «{name or folder}»; oppgi en mappe med en sentence-transformers-modell eller "
            "et navn på huggingface.co (krever nett første gang) med --embedding, eller utelat valget."
        ) from error
    return SentenceTransformerEmbedder(model_fingerprint(name), model)
