"""The user's one folder for what any index may need and anyone can make again.

Flows in: the environment. Flows out: a folder, whether or not it is there yet. It does not know what is put in it.
"""

import os
import sys
from pathlib import Path

_VARIABLE = "SAKSVAR_CACHE"


def cache_folder() -> Path | None:
    """`SAKSVAR_CACHE`, else the platform's folder for caches, in it `saksvar`; None for a user without a home."""
    if given := os.environ.get(_VARIABLE, "").strip():
        return Path(given).expanduser()
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "saksvar" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "saksvar"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "saksvar"
