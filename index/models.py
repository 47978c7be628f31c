"""Which way a model comes in: as ONNX where it is that or can be made that, else as sentence-transformers has it.

Flows in: a model's name and the index folder. Flows out: an `Embedder`. It does not know what is encoded.

An export takes 8–18 s and is the same for every index, so it lies in the user's cache; in the index folder only when
the cache cannot be written.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

from corpus.document import Span
from index.cache import cache_folder
from index.embed import Embedder, Encoded, Progress, Vectors, model_fingerprint, model_folder, sentence_transformer
from index.quick import QuickEmbedder, cannot_be_exported, export, open_quick

_MODELS = "models"
# Above the 18 s of an export on a slow machine; who waits longer makes one for itself.
_WAIT_S = 180


def embedder_for_building(name: str | None, index_dir: Path) -> Embedder:
    """The model called `name`, exported on its first use on this machine; the passages are then encoded by the export
    too, so that a rebuild needs no torch (.5 s instead of 8).

    Raises: `SaksvarError` when the model cannot be had.
    """
    return _quick(name, index_dir, threads=0) or sentence_transformer(name)


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

    def with_sentences(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], progress: Progress) -> Encoded:
        return self._model().with_sentences(texts, spans, progress)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model().queries(texts)

    def _model(self) -> Embedder:
        with self._loading:
            if self._loaded is None:
                self._loaded = _quick(self._name, self._index_dir, threads=1) or sentence_transformer(self._name)
            return self._loaded


def _quick(name: str | None, index_dir: Path, threads: int) -> QuickEmbedder | None:
    """The model as ONNX: in its own folder, in the cache or in the index folder; made where it is in none of them."""
    fingerprint = model_fingerprint(name)
    own = model_folder(name)
    if own is not None and (quick := open_quick(own, threads, fingerprint)):
        return quick
    shared = cache_folder()
    places = [folder / _MODELS / fingerprint for folder in (shared, index_dir) if folder is not None]
    for place in places:
        if quick := open_quick(place, threads, fingerprint):
            return quick
        if cannot_be_exported(place):
            return None
    for place in places:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(place.with_name(f"{fingerprint}.lock"), timeout=_WAIT_S):
                # Another process may have made it while this one waited.
                return open_quick(place, threads, fingerprint) or export(name, place, threads)
        except (OSError, Timeout):
            continue
    return None
