"""How common a Norwegian word form is in general, so that the corpus need not have seen a word for it to be known.

Flows in: a folded form. Flows out: its share of running bokmål text. It does not know the corpus.
"""

import gzip
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgpack  # type: ignore[import-untyped]  # ships no types

from index.folding import fold

# Below this the list is mostly names and foreign words, which would make poor corrections.
_WRITTEN_OFTEN = 1e-7
_UNFOLDED = re.compile(r"[^a-z0-9æøå'. -]")


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    """Every form with its share, rarest first.

    The list is read from wordfreq's file: importing wordfreq takes .3 s of the first answer for tables of languages
    that are not asked for. The file is a header and then one list of forms for each hundredth of a power of ten.
    """
    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        return {}
    path = Path(next(iter(spec.submodule_search_locations))) / "data" / "large_nb.msgpack.gz"
    header, *levels = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    if header.get("format") != "cB" or header.get("version") != 1:
        import wordfreq

        return {fold(form): share for form, share in reversed(wordfreq.get_frequency_dict("nb", "large").items())}
    shares: dict[str, float] = {}
    for level in range(len(levels) - 1, -1, -1):
        share = 10 ** (-level / 100)
        for form in levels[level]:
            shares[fold(form) if _UNFOLDED.search(form) else form] = share
    return shares


def frequency(form: str) -> float:
    """Share of running text that is `form`, 0.0 for a form the list lacks.

    Source: wordfreq 3.1 (Speer 2022), list «nb», large: 318,881 forms down to 1e-8.
    """
    return _frequencies().get(form, 0.0)


@lru_cache(maxsize=64)
def beginning_with(letter: str) -> tuple[str, ...]:
    """The forms of the list that begin with `letter` and that people write often, most common last."""
    return tuple(f for f, share in _frequencies().items() if share >= _WRITTEN_OFTEN and f.startswith(letter))
