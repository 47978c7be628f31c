"""What an index was made from, and whether that is what is asked for now.

Flows in: a corpus, a model, the code that splits and analyses. Flows out: an `Identity` that two indexes share only
when they would be the same. It does not know where an index lies.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpus.folder import Corpus
from index.embed import Embedder, model_fingerprint

_FORMAT = 3
_ROOT = Path(__file__).parent
# What decides where a passage ends, and what it is found by. Their text is the fingerprint: a number kept by hand
# would be forgotten, and a rebuild too many costs seconds.
_SPLITTER = tuple(_ROOT.parent / "corpus" / f"{name}.py" for name in ("split", "sentences", "spoken"))
_ANALYSER = tuple(
    _ROOT / f"{name}.py"
    for name in (
        "analyse", "build", "compound", "count", "folding", "lexical", "norwegian", "passages", "pieces", "postings",
        "searched", "sentence_rows", "stopwords", "store", "vectors", "vocabulary", "words",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """Fingerprints of the corpus, of the code that splits it and that analyses it, and of the embedding model."""

    corpus: str
    splitter: str
    analyser: str
    model: str
    format: int = _FORMAT

    @property
    def name(self) -> str:
        return sha256(repr(self).encode()).hexdigest()[:12]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> "Identity":
        """The identity that a manifest tells; what it lacks is empty and fits nothing."""
        text = {key: str(manifest.get(key, "")) for key in ("corpus", "splitter", "analyser", "model")}
        kept = manifest.get("format")
        return cls(**text, format=kept if isinstance(kept, int) else 0)


def identity(corpus: Corpus, embedding: str | None, embedder: Embedder | None = None) -> Identity:
    """What an index of `corpus` with that model would be made from now."""
    model = embedder.fingerprint if embedder else model_fingerprint(embedding)
    return Identity(corpus.fingerprint, _of_files(_SPLITTER), _of_files(_ANALYSER), model)


@lru_cache(maxsize=4)
def _of_files(paths: tuple[Path, ...]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
