"""What people say of a matter beside what its papers write: «hive» → kaste; levere avfall, deponere.

Flows in: the folded words of a question. Flows out: where a word or phrase of the list stands, and the stems of what
means nearly the same or of what a paper writes instead. The list leads one way only: what a paper writes is not turned
into what people say. It knows no document and no question.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.folding import fold
from index.lemma import lemma_stem
from index.norwegian import frequency
from index.stopwords import STOPWORDS
from index.words import forms_in

Stems = tuple[str, ...]
"""The stems of a word or of a fixed phrase, in order, without function words."""

_BETWEEN = 4
"""Words that may stand between those of a phrase: «Når *går* avtalen med Leia Nett *ut*?»"""
_NOT_BETWEEN = frozenset("å og som at når hvis dersom eller men".split())
"""What begins another clause or another verb: «penger *går* til å bygge *ut*» does not say that they run out."""
_NEGATORS = frozenset(
    "ikke ikkje uten ingen ingenting intet inga aldri mot imot verken hverken manglende mangle".split()
)
"""Words that turn round what they stand by: without them, «ikke tillatt» would be said by «tillatt»."""
_COMMON = 1e-4
"""From this share of running text on, a word says too little alone to stand for a phrase: «ta med» is not «ta»."""

_INFLECTIONS = tuple("r er en n et t a ene ne e te de ede es s ens ets enes".split())
_SHORTEST_ROOT = 3
_SHORT_PRESENTS = frozenset("går står slår får drar tar ber ser ler blir gir rir tror bor snur flyr dør".split())
"""Verbs in the present that the dictionary takes for words of their own, as it does «hiver»."""


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
            if head := tuple(forms_in(left)):
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


def denies(forms: Iterable[str]) -> bool:
    """Whether a phrase, as its folded words, says that something is not so."""
    return not _NEGATORS.isdisjoint(forms)


@lru_cache(maxsize=1 << 12)
def _ways(head: tuple[str, ...], ways: str) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
    near, _, written = ways.partition("~")
    own = tuple(lemma_stem(form) for form in head)
    return _each(near, own), _each(written, own)


def _each(side: str, head: Stems) -> tuple[Stems, ...]:
    """The stems of every part of `side` without its function words, but for parts that deny and parts of which only a
    common word is left."""
    found: dict[Stems, None] = {}
    for part in side.split(","):
        forms = forms_in(part)
        left = [form for form in forms if form not in STOPWORDS]
        if denies(forms) or (len(left) == 1 < len(forms) and frequency(left[0]) >= _COMMON):
            continue
        found[tuple(lemma_stem(form) for form in left)] = None
    return tuple(stems for stems in found if stems and stems != head)


@lru_cache(maxsize=1 << 12)
def _lemmas(form: str) -> tuple[str, ...]:
    """A form, and its lemma or infinitive, or what it may be inflected from where the dictionary lacks it. Not its
    stem, which «vanlig» and «vane» share.

    Source: simplemma 2.0 (Barbaresi), list «nb».
    """
    import simplemma

    lemma = simplemma.lemmatize(form, lang="nb")
    if form in _SHORT_PRESENTS or (form.endswith("er") and lemma == form):
        return (form, form[:-1])
    if simplemma.is_known(form, lang="nb"):
        return (form, fold(lemma))
    roots = [form.removesuffix(ending) for ending in _INFLECTIONS if form.endswith(ending)]
    roots = [root for root in roots if len(root) >= _SHORTEST_ROOT]
    return (form, *roots, *(root + "e" for root in roots))


def _places(head: Sequence[str], said: Sequence[Set[str]], start: int) -> tuple[int, ...]:
    """Where the words of `head` stand from `start` on, in order and near each other; () when one is missing."""
    places = [start]
    for wanted in head[1:]:
        place = _next(wanted, said, places[-1] + 1)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _next(wanted: str, said: Sequence[Set[str]], start: int) -> int | None:
    """Where `wanted` stands from `start` on, near it and before another clause begins."""
    for place in range(start, min(start + 1 + _BETWEEN, len(said))):
        if wanted in said[place]:
            return place
        if said[place] & _NOT_BETWEEN:
            break
    return None
