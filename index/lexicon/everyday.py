"""What people say of a matter beside what its papers write: «hive» → kaste; levere avfall, deponere.

Flows in: the words of a question, as stems. Flows out: where a word or phrase of the list stands, and the stems that
mean nearly the same or that a paper writes instead. The list leads one way only: what a paper writes is not turned
into what people say. It knows no document and no question.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.folding import fold
from index.lemma import lemma_stem
from index.stopwords import STOPWORDS
from index.words import words

Stems = tuple[str, ...]
"""The stems of a word or of a fixed phrase, in order, without function words."""

_BETWEEN = 4
"""Words that may stand between those of a phrase: «Når *går* avtalen med Leia Nett *ut*?»"""


_INFLECTIONS = (
    "r",
    "er",
    "en",
    "n",
    "et",
    "t",
    "a",
    "ene",
    "ne",
    "e",
    "te",
    "de",
    "ede",
    "es",
    "s",
    "ens",
    "ets",
    "enes",
)
_SHORTEST_ROOT = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A headword at `places` of a question: `near` means nearly the same, `written` is what papers write instead."""

    places: tuple[int, ...]
    near: tuple[Stems, ...]
    written: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    head: tuple[str, ...]
    ways: str


@dataclass(frozen=True, slots=True)
class Everyday:
    """The list, by the first word of the headwords. What a headword leads to is read when it is met: the stems of all
    take more than a second."""

    entries: Mapping[str, tuple[_Entry, ...]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Everyday":
        """Reads «headword = what means nearly the same ~ what papers write», with commas; either side may be empty."""
        entries: dict[str, list[_Entry]] = {}
        for line in lines:
            left, _, ways = line.partition("=")
            if head := tuple(word.form for word in words(left)):
                entries.setdefault(head[0], []).append(_Entry(head, ways))
        return cls({first: tuple(found) for first, found in entries.items()})

    def found(self, forms: Sequence[str]) -> tuple[Said, ...]:
        """Every headword in `forms`, the folded words of a question in order with "" for each that is a name, but for
        those within a longer headword."""
        said = [frozenset(_lemmas(form)) if form else frozenset() for form in forms]
        held: list[tuple[tuple[int, ...], _Entry]] = []
        for place, here in enumerate(said):
            for lemma in sorted(here):
                held += [
                    (places, entry)
                    for entry in self.entries.get(lemma, ())
                    if (places := _places(entry.head, said, place))
                ]
        whole = [(places, entry) for places, entry in held if not any(set(places) < set(other) for other, _ in held)]
        return tuple(Said(places, *_ways(entry.head, entry.ways)) for places, entry in whole)


@lru_cache(maxsize=1 << 12)
def _ways(head: tuple[str, ...], ways: str) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
    near, _, written = ways.partition("~")
    own = tuple(lemma_stem(form) for form in head)
    return _each(near, own), _each(written, own)


def _each(side: str, head: Stems) -> tuple[Stems, ...]:
    found = (
        tuple(lemma_stem(word.form) for word in words(part) if word.form not in STOPWORDS) for part in side.split(",")
    )
    return tuple(dict.fromkeys(stems for stems in found if stems and stems != head))


@lru_cache(maxsize=1 << 12)
def _lemmas(form: str) -> tuple[str, ...]:
    """A form and its lemma, or what it may be inflected from where no dictionary has it. Not its stem, which «vanlig»
    and «vane» share.

    Source: simplemma 2.0 (Barbaresi), list «nb».
    """
    import simplemma

    lemma = fold(simplemma.lemmatize(form, lang="nb"))
    roots = [form.removesuffix(ending) for ending in _INFLECTIONS if form.endswith(ending) and lemma == form]
    roots = [root for root in roots if len(root) >= _SHORTEST_ROOT]
    return (form, lemma, *roots, *(root + "e" for root in roots))


def _places(head: Sequence[str], said: Sequence[Set[str]], start: int) -> tuple[int, ...]:
    """Where the words of `head` stand from `start` on, in order and near each other; () when one is missing."""
    places = [start]
    for wanted in head[1:]:
        after = range(places[-1] + 1, min(places[-1] + 2 + _BETWEEN, len(said)))
        place = next((place for place in after if wanted in said[place]), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)
