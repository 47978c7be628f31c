"""The sentence model that comes with Saksvar: kept in 8 bits, laid out as sentence-transformers lays out its models.

Flows in: the packed weights in `index/model`. Flows out: a folder that sentence-transformers, and so any tool that
takes its models, can open. It does not know how the model was trained: `index/model/README.md` says so.

Packed, a matrix is 8-bit numbers and a scale for every 64 of them; unpacked it is float32 again. That is 41 MB in the
repository instead of 163.
"""

from functools import lru_cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import gettempdir

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SaksvarError
from index.cache import cache_folder
from index.model_files import folder_fingerprint

PACKED = Path(__file__).parent / "model"
WEIGHTS = "weights.npz"
_SCALES = " scales"
_FOLDER = "shipped"
_GROUP = 64


def shipped_model() -> Path:
    """The folder of the unpacked model, made by the first use on this machine (1 s): in the user's cache, else among
    the temporary files.

    Raises: `SaksvarError` when the packed model is not whole, or can be unpacked nowhere.
    """
    roots = [root for root in (cache_folder(), Path(gettempdir()) / "saksvar") if root is not None]
    for root in roots:
        place = root / _FOLDER / packed_fingerprint()
        try:
            if not (place / "model.safetensors").is_file():
                _unpack(place)
        except OSError:
            continue
        return place
    raise SaksvarError(
        f"Fikk ikke pakket ut språkmodellen i {roots[0]}; oppgi en mappe du kan skrive i, med ledig plass, i "
        "miljøvariabelen SAKSVAR_CACHE."
    )


@lru_cache(maxsize=1)
def packed_fingerprint() -> str:
    """What tells one packed model from another: 16 hexadecimal digits of the files it is made of.

    Raises: `SaksvarError` when one is missing.
    """
    try:
        (PACKED / WEIGHTS).stat()
        return folder_fingerprint(PACKED)
    except OSError as error:
        raise SaksvarError(
            f"Fant ikke språkmodellen som følger med Saksvar ({PACKED}); hent programmet på nytt, eller oppgi en annen "
            "modell med --embedding."
        ) from error


def pack(weights: dict[str, NDArray[np.float32]], path: Path) -> None:
    """Writes `weights` to `path`: matrices in 8 bits, what has one dimension as it is."""
    packed: dict[str, NDArray[np.generic]] = {}
    for name, values in weights.items():
        if values.ndim == 1:
            packed[name] = values.astype(np.float32)
            continue
        groups = values.reshape(len(values), -1, _GROUP)
        scales = (np.maximum(np.abs(groups).max(axis=2), 1e-6) / 127).astype(np.float16)
        numbers = np.rint(groups / scales[:, :, None].astype(np.float32))
        packed[name] = np.clip(numbers, -127, 127).astype(np.int8).reshape(values.shape)
        packed[name + _SCALES] = scales
    np.savez(path, **packed)  # type: ignore[arg-type]  # numpy's own signature takes the names for options


def unpacked(path: Path) -> dict[str, NDArray[np.float32]]:
    """What `pack` was given, as near as 8 bits hold it."""
    with np.load(path) as packed:
        return {
            name: _whole(packed[name], packed[name + _SCALES]) if name + _SCALES in packed else packed[name]
            for name in packed.files
            if not name.endswith(_SCALES)
        }


def _whole(numbers: NDArray[np.int8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    groups = numbers.reshape(len(numbers), -1, _GROUP).astype(np.float32)
    return np.asarray(groups * scales[:, :, None].astype(np.float32), np.float32).reshape(numbers.shape)


def _unpack(place: Path) -> None:
    """Makes `place` whole or not at all; two processes at once make it twice, and the first stays."""
    from safetensors.numpy import save_file

    half = place.with_name(f"{place.name}.{id(place):x}.tmp")
    rmtree(half, ignore_errors=True)
    try:
        for path in sorted(PACKED.rglob("*.json")):
            copy = half / path.relative_to(PACKED)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copyfile(path, copy)
        save_file(unpacked(PACKED / WEIGHTS), half / "model.safetensors", metadata={"format": "pt"})
        try:
            half.rename(place)
        except OSError:
            if not (place / "model.safetensors").is_file():
                raise
    finally:
        rmtree(half, ignore_errors=True)
