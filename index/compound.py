"""Norwegian compounds taken apart: «innføringstidspunkt» is «innføring» and «tidspunkt».

Flows in: a form and how common forms are. Flows out: its parts as forms. It does not know passages.
"""

from collections.abc import Callable
from functools import lru_cache

from index.stopwords import STOPWORDS
from index.words import stem_of

_SHORTEST_LEFT = 3
_SHORTEST_RIGHT = 4
_SHORTEST_COMPOUND = 8
# Both parts must be words that people write, short ones commonly: «plat|form» and «hand|ling» fall here.
_RARE = 1e-6
_RARE_SHORT = 1e-5
_SHORT = 5
# Prefixes and endings that happen to be words of their own: «sam|arbeid», «viten|skap».
_PREFIXES = frozenset(
    {"sam", "mis", "van", "fore", "frem", "fram", "foran", "gjen",
     "bort", "hen", "ned", "opp", "sær", "ung", "kon", "beg", "bes", "ett"}
)  # fmt: skip
_SUFFIXES = (
    "skap", "messig", "aktig", "ende", "else", "ning", "inger", "ingen", "ingene", "heten", "heter", "hetene", "dommen",
    "somt", "somme", "bart", "bare", "lige", "lege", "ligere", "iske", "sten", "ster", "stene", "tene", "erne", "eren",
)  # fmt: skip


class Splitter:
    """Takes forms apart by how common their parts are; answers are kept, since a corpus repeats its words."""

    def __init__(self, frequency: Callable[[str], float]) -> None:
        self._frequency = frequency
        self.split = lru_cache(maxsize=1 << 17)(self._split)

    def _split(self, form: str) -> tuple[str, ...]:
        """The parts of `form` in order, at least two; `()` when it is no compound of known words."""
        pair = self._best_pair(form)
        if pair is None:
            return ()
        return tuple(part for half in pair for part in (self.split(half) or (half,)))

    def _best_pair(self, form: str) -> tuple[str, str] | None:
        """The split whose two parts are most common by geometric mean, when that is more common than the whole is.

        Source: Koehn and Knight 2003, «Empirical Methods for Compound Splitting», section 3.3.
        """
        if len(form) < _SHORTEST_COMPOUND or not form.isalpha():
            return None
        best, best_score = None, self._frequency(form) ** 2
        last = min(len(form), len(stem_of(form)) + 1) - _SHORTEST_RIGHT
        for cut in range(_SHORTEST_LEFT, last + 1):
            right = form[cut:]
            if right in STOPWORDS or right.startswith(_SUFFIXES) or not (right_share := self._share(right)):
                continue
            for left in without_link(form[:cut]):
                if left in STOPWORDS or left in _PREFIXES:
                    continue
                score = self._share(left) * right_share
                if score > best_score:
                    best, best_score = (left, right), score
        return best

    def _share(self, part: str) -> float:
        """How common a part is, 0.0 when it is too rare to be one."""
        share = self._frequency(part)
        return share if share >= (_RARE_SHORT if len(part) <= _SHORT else _RARE) else 0.0


def without_link(left: str) -> tuple[str, ...]:
    """What the first part may be when a linking s or e is taken off: «innførings» → «innføring»."""
    if len(left) > _SHORTEST_LEFT + 1 and left[-1] in "se":
        return (left, left[:-1])
    return (left,)
