"""Which way a model comes in: exported where that is possible, else as sentence-transformers has it.

Flows in: a model's name and the index folder, where exported models lie. Flows out: an `Embedder`. It does not know
what is encoded.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from index.embed import Embedder, Progress, Vectors, model_fingerprint, sentence_transformer
from index.quick import export, open_quick


def embedder_for_building(name: str | None, index_dir: Path) -> Embedder:
    """The model called `name`, exported on its first use; the passages are then encoded by the export too, so that a
    rebuild needs no torch (.5 s instead of 8).

    Raises: `SaksvarError` when the model cannot be had.
    """
    folder = _folder(name, index_dir)
    return open_quick(folder, threads=0) or export(name, folder) or sentence_transformer(name)


class QueryEmbedder:
    """The model called `name`, the export where there is one, loaded by its first use: that takes .4 s of an opening,
    and most questions are found by their words alone.

    Its methods raise `SaksvarError` when the model cannot be had.
    """

    def __init__(self, name: str | None, index_dir: Path) -> None:
        self._name = name
        self._index_dir = index_dir
        self._loaded: Embedder | None = None
        self._loading = Lock()
        self.fingerprint = model_fingerprint(name)

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        return self._model().passages(texts, progress)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model().queries(texts)

    def _model(self) -> Embedder:
        with self._loading:
            if self._loaded is None:
                self._loaded = open_quick(_folder(self._name, self._index_dir)) or sentence_transformer(self._name)
            return self._loaded


def _folder(name: str | None, index_dir: Path) -> Path:
    return index_dir / "models" / model_fingerprint(name)
