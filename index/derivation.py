"""Words of the corpus made from the same root with a Norwegian suffix: «anbefale» ↔ «anbefaling», «eie» ↔ «eier».

Flows in: the stems that a corpus has. Flows out: those that a stem is related to by derivation. It does not know
meanings: roots shorter than four letters are left alone, as too many words share them.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from index.compound import without_link
from index.norwegian import frequency

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
_SHORTEST_LAST_PART = 3
_BEFORE = {3: 6, 4: 4}
_TURNS = frozenset(
    "bak over mot fram frem til under av inn ut opp ned for etter mellom gjen sam vel mis an be bi fra frå hoved på "
    "unna ved om gjennom igjen utenom innom imot framover".split()
)
"""First parts that make another thing of what follows: a «bakgrunn» is no ground, a «motstand» no stand."""
_WRITTEN = 1e-6
_SHORTEST_HALF = 4
_TURNED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("t", ("tak", "tek", "taking", "tag")), ("by", ("bud", "bod")), ("slå", ("slag",)), ("bryt", ("brudd", "brot")),
    ("skyt", ("skudd", "skot")), ("komm", ("komst", "kom")), ("krev", ("krav",)), ("velg", ("valg", "val")),
    ("selg", ("salg", "sal")), ("tr", ("tred",)), ("gi", ("giv", "givning")), ("utgi", ("utgav", "utgåv")),
    ("påstå", ("påstand",)), ("motstå", ("motstand",)), ("bistå", ("bistand",)), ("gjennomgå", ("gjennomgang",)),
    ("overgå", ("overgang",)), ("avgå", ("avgang",)), ("duser", ("duksjon", "dusent")), ("kluder", ("klusjon",)),
    ("kuter", ("kusjon",)), ("vider", ("visjon",)), ("iker", ("iko",)), ("sl", ("sel",)), ("gl", ("gel",)),
    ("dl", ("del",)), ("hindr", ("hind",)), ("øke", ("økning", "auk")), ("voks", ("vekst",)),
)  # fmt: skip
"""Stems of verbs as they end, and the nouns of strong verbs and of Latin ones: «vedta» ↔ «vedtak», «tilby» ↔ «tilbud»,
«revidere» ↔ «revisjon», which no suffix makes."""
_STANDS_ALONE = 3
"""A verb that long may have nothing before it («kreve» ↔ «krav»); a shorter one may be another word («by», a town)."""
_NOUNS_OF_VERBS = ("ing", "ning")
_SHORTEST_VERB = 3


@lru_cache(maxsize=1 << 14)
def _is_first_part(form: str) -> bool:
    """Whether a compound may begin with `form`, a linking s or e at its end or not."""
    return any(frequency(first) >= _WRITTEN or _is_compound(first) for first in without_link(form))


def _is_compound(form: str) -> bool:
    """Whether `form` is two words that people write; rarer ones than where nothing else tells of a compound."""
    cuts = range(_SHORTEST_HALF, len(form) - _SHORTEST_HALF + 1)
    return any(min(frequency(form[:cut]), frequency(form[cut:])) >= _WRITTEN for cut in cuts)


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

    def ending_with(self, stem: str) -> tuple[str, ...]:
        """Stems of the corpus that are compounds of `stem` and a word before it: «pel» → kalksementpel.

        What stands before must be a word that people write, or a compound of such, and a long one before a short
        stem: «ost» ends no «frokost», and what is an ending too («dom», «skap») ends words that are no compounds.
        """
        if not stem.isalpha() or len(stem) < _SHORTEST_LAST_PART or stem in _SUFFIXES:
            return ()
        least = len(stem) + _BEFORE.get(len(stem), _SHORTEST_LAST_PART)
        ending = [other for other in self._sorted if other.endswith(stem) and len(other) >= least]
        return tuple(
            other for other in ending if other[: -len(stem)] not in _TURNS and _is_first_part(other[: -len(stem)])
        )

    def _has(self, stem: str) -> bool:
        place = bisect_left(self._sorted, stem)
        return place < len(self._sorted) and self._sorted[place] == stem

    def of(self, stem: str) -> tuple[str, ...]:
        """Stems of the corpus that differ from `stem` only in a suffix, or as a verb from its noun, in alphabetical
        order."""
        if not stem.isalpha() or len(stem) < _SHORTEST_VERB:
            return ()
        found = dict.fromkeys(other for other in _turned(stem) if other != stem and self._has(other))
        if len(stem) < _SHORTEST_ROOT:
            return tuple(sorted(found))
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


@lru_cache(maxsize=1 << 14)
def _turned(stem: str) -> tuple[str, ...]:
    """The nouns that the stem of a verb may have and the verbs that the stem of a noun may be of, whether or not they
    are words."""
    found = [
        stem[: -len(one)] + other
        for verb, nouns in _TURNED
        for noun in nouns
        for one, other in ((verb, noun), (noun, verb))
        if stem.endswith(one) and (len(verb) >= _STANDS_ALONE or len(stem) >= len(one) + 2)
    ]
    if len(stem) == _SHORTEST_VERB and min(frequency(f"{stem}e"), frequency(f"{stem}er")) >= _WRITTEN:
        found += [stem + noun for noun in _NOUNS_OF_VERBS]
    found += [
        stem.removesuffix(noun)
        for noun in _NOUNS_OF_VERBS
        if len(stem) == _SHORTEST_VERB + len(noun) and stem.endswith(noun)
    ]
    return tuple(dict.fromkeys(found))
