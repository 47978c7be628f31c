"""What people say of a matter beside what its papers write: «hive» → kaste; levere avfall, deponere.

Flows in: the words of a question, as stems. Flows out: where a word or phrase of the list stands, and the stems that
mean nearly the same or that a paper writes instead. The list leads one way only: what a paper writes is not turned
into what people say. It knows no document and no question.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.lemma import lemma_stem
from index.stopwords import STOPWORDS
from index.words import stem_of, words

Stems = tuple[str, ...]
"""The stems of a word or of a fixed phrase, in order, without function words."""

_BETWEEN = 4
"""Words that may stand between those of a phrase: «Når *går* avtalen med Leia Nett *ut*?»"""


@dataclass(frozen=True, slots=True)
class Said:
    """A headword at `places` of a question: `near` means nearly the same, `written` is what papers write instead."""

    places: tuple[int, ...]
    near: tuple[Stems, ...]
    written: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    head: Stems
    ways: str


@dataclass(frozen=True, slots=True)
class Everyday:
    """The list, by the first stem of the headwords. What a headword leads to is read when it is met: the stems of all
    take more than a second."""

    entries: Mapping[str, tuple[_Entry, ...]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Everyday":
        """Reads «headword = what means nearly the same ~ what papers write», with commas; either side may be empty."""
        entries: dict[str, list[_Entry]] = {}
        for line in lines:
            left, _, ways = line.partition("=")
            if head := tuple(word.stem for word in words(left)):
                entries.setdefault(head[0], []).append(_Entry(head, ways))
        return cls({first: tuple(found) for first, found in entries.items()})

    def found(self, forms: Sequence[str]) -> tuple[Said, ...]:
        """Every headword in `forms`, the folded words of a question in order with "" for each that is a name, but for
        those within a longer headword."""
        stems = [frozenset(_stems(form)) if form else frozenset() for form in forms]
        held: list[tuple[tuple[int, ...], _Entry]] = []
        for place, here in enumerate(stems):
            for stem in sorted(here):
                held += [
                    (places, entry)
                    for entry in self.entries.get(stem, ())
                    if (places := _places(entry.head, stems, place))
                ]
        whole = [(places, entry) for places, entry in held if not any(set(places) < set(other) for other, _ in held)]
        return tuple(Said(places, *_ways(entry.head, entry.ways)) for places, entry in whole)


@lru_cache(maxsize=1 << 12)
def _ways(head: Stems, ways: str) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
    near, _, written = ways.partition("~")
    return _each(near, head), _each(written, head)


def _each(side: str, head: Stems) -> tuple[Stems, ...]:
    found = (
        tuple(lemma_stem(word.form) for word in words(part) if word.form not in STOPWORDS) for part in side.split(",")
    )
    return tuple(dict.fromkeys(stems for stems in found if stems and stems != head))


def _stems(form: str) -> Iterator[str]:
    """The stem of a form, of its lemma, and of its infinitive where it may be a verb in the present («går»)."""
    yield stem_of(form)
    yield lemma_stem(form)
    if form.endswith("r"):
        yield stem_of(form[:-1])


def _places(head: Stems, stems: Sequence[Set[str]], start: int) -> tuple[int, ...]:
    """Where the words of `head` stand from `start` on, in order and near each other; () when one is missing."""
    places = [start]
    for wanted in head[1:]:
        after = range(places[-1] + 1, min(places[-1] + 2 + _BETWEEN, len(stems)))
        place = next((place for place in after if wanted in stems[place]), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)
