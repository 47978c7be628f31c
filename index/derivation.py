"""Words of the corpus made from the same root with a Norwegian suffix: «anbefale» ↔ «anbefaling», «eie» ↔ «eier».

Flows in: the stems that a corpus has. Flows out: those that a stem is related to by derivation. It does not know
meanings: roots shorter than four letters are left alone, as too many words share them.
"""

from bisect import bisect_left
from collections.abc import Iterable

_SUFFIXES = frozenset(
    (
        "", "e", "er", "ing", "ning", "else", "sel", "ende", "ar", "ør", "andør", "ant", "ent", "asjon", "sjon",
        "isjon", "ering", "eri", "nad", "skap", "dom", "het", "lig", "ig", "isk", "bar", "løs", "som", "t", "st", "at",
        "ator", "ment", "ist", "dig", "ling", "ere", "et", "r", "s", "a", "n", "leg", "heit", "ast", "ert", "elig",
        "mess", "lighet", "ighet",
    )
)  # fmt: skip
_SHORTEST_ROOT = 4
_SHORTEST_FIRST_PART = 6
_SHORTEST_SECOND_PART = 4
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))


class Derivations:
    """Looks up stems that share a root; made once for a vocabulary."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._sorted = sorted(stem for stem in stems if stem.isalpha())

    def beginning_with(self, stem: str) -> tuple[str, ...]:
        """Stems of the corpus that begin with `stem` and go on as a compound may: «helseleder» → helseledernettverk."""
        if not stem.isalpha() or len(stem) < _SHORTEST_FIRST_PART:
            return ()
        place = bisect_left(self._sorted, stem)
        found = []
        while place < len(self._sorted) and self._sorted[place].startswith(stem):
            if len(self._sorted[place]) >= len(stem) + _SHORTEST_SECOND_PART:
                found.append(self._sorted[place])
            place += 1
        return tuple(found)

    def of(self, stem: str) -> tuple[str, ...]:
        """Stems of the corpus that differ from `stem` only in a suffix, in alphabetical order."""
        if not stem.isalpha() or len(stem) < _SHORTEST_ROOT:
            return ()
        found: dict[str, None] = {}
        for length in range(max(_SHORTEST_ROOT, len(stem) - 5), len(stem) + 1):
            root, own = stem[:length], stem[length:]
            if own not in _SUFFIXES:
                continue
            place = bisect_left(self._sorted, root)
            while place < len(self._sorted) and self._sorted[place].startswith(root):
                other = self._sorted[place]
                rest = other[length:]
                if other != stem and rest in _SUFFIXES and (length >= 5 or own == "" or rest == ""):
                    found[other] = None
                place += 1
        return tuple(sorted(found))
