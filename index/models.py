"""Which way a model comes in: as ONNX where it is that or can be made that, else as sentence-transformers has it.

Flows in: a model's name and the index folder. Flows out: an `Embedder`. It does not know what is encoded.

An export takes 8–18 s and is the same for every index, so it lies in the user's cache; in the index folder only when
the cache cannot be written.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeVar

from filelock import FileLock, Timeout

from corpus.document import Span
from index.cache import cache_folder
from index.cross_encoder import CrossEncoder, open_cross_encoder
from index.cross_weights import cross_fingerprint, export_cross_encoder
from index.embed import Embedder, Encoded, Progress, Vectors, model_fingerprint, model_folder, sentence_transformer
from index.exported import cannot_be_exported, told
from index.quick import QuickEmbedder, export, open_quick

_MODELS = "models"
# Above the 18 s of an export on a slow machine; who waits longer makes one for itself.
_WAIT_S = 180


def embedder_for_building(name: str | None, index_dir: Path) -> Embedder:
    """The model called `name`, exported on its first use on this machine; the passages are then encoded by the export
    too, so that a rebuild needs no torch (.5 s instead of 8). Where that is the shipped model, the cross-encoder that
    goes with it is exported too, so that no question waits for it.

    Raises: `SaksvarError` when the model cannot be had.
    """
    cross = cross_fingerprint() if name is None else None
    if cross and not any(told(place) for place in _places(cross, index_dir)):
        _cross(index_dir, threads=1)
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


class QueryCrossEncoder:
    """The cross-encoder, loaded by its first use."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._loaded: CrossEncoder | None = None
        self._looked = False
        self._loading = Lock()

    def model(self) -> CrossEncoder | None:
        """The model; None when it does not come with this sentence model, or cannot be exported here."""
        with self._loading:
            if not self._looked:
                self._loaded = _cross(self._index_dir, threads=1)
                self._looked = True
            return self._loaded


def _quick(name: str | None, index_dir: Path, threads: int) -> QuickEmbedder | None:
    """The model as ONNX: in its own folder, in the cache or in the index folder; made where it is in none of them."""
    fingerprint = model_fingerprint(name)
    own = model_folder(name)
    if own is not None and (quick := open_quick(own, threads, fingerprint)):
        return quick
    return _kept(
        fingerprint, index_dir, lambda place: open_quick(place, threads), lambda place: export(name, place, threads)
    )


def _cross(index_dir: Path, threads: int) -> CrossEncoder | None:
    """The cross-encoder as ONNX, in the cache or in the index folder; made where it is in none of them."""
    fingerprint = cross_fingerprint()
    if fingerprint is None:
        return None
    return _kept(
        fingerprint,
        index_dir,
        lambda place: open_cross_encoder(place, threads),
        lambda place: export_cross_encoder(place, threads),
    )


_Model = TypeVar("_Model")


def _kept(
    fingerprint: str,
    index_dir: Path,
    opened: Callable[[Path], _Model | None],
    made: Callable[[Path], _Model | None],
) -> _Model | None:
    places = _places(fingerprint, index_dir)
    for place in places:
        if model := opened(place):
            return model
        if cannot_be_exported(place):
            return None
    for place in places:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(place.with_name(f"{fingerprint}.lock"), timeout=_WAIT_S):
                # Another process may have made it while this one waited.
                return opened(place) or made(place)
        except (OSError, Timeout):
            continue
    return None


def _places(fingerprint: str, index_dir: Path) -> list[Path]:
    """Where an export may lie: the user's cache, else the index folder."""
    return [folder / _MODELS / fingerprint for folder in (cache_folder(), index_dir) if folder is not None]
