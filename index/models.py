"""Which way a model comes in: exported where that is possible, else as sentence-transformers has it.

Flows in: a model's name and the index folder, where exported models lie. Flows out: an `Embedder`. It does not know
what is encoded.
"""

from pathlib import Path

from index.embed import Embedder, model_fingerprint, sentence_transformer
from index.quick import export, open_quick


def embedder_for_building(name: str | None, index_dir: Path) -> Embedder:
    """The model called `name`, exported on its first use; the passages are then encoded by the export too, so that a
    rebuild needs no torch (.5 s instead of 8).

    Raises: `SaksvarError` when the model cannot be had.
    """
    folder = _folder(name, index_dir)
    return open_quick(folder, threads=0) or export(name, folder) or sentence_transformer(name)


def embedder_for_queries(name: str | None, index_dir: Path) -> Embedder:
    """The model called `name`, the export where there is one.

    Raises: `SaksvarError` when the model cannot be had.
    """
    return open_quick(_folder(name, index_dir)) or sentence_transformer(name)


def _folder(name: str | None, index_dir: Path) -> Path:
    return index_dir / "models" / model_fingerprint(name)
