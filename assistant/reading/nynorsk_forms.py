"""How nynorsk writes a bokmål word: what a question in bokmål is to look for in a paper in nynorsk.

Flows in: a folded bokmål form, the lexicon, and the stems that only nynorsk has in a corpus. Flows out: those that
stand for the word. It turns round the rules of `assistant.reading.other_forms`, and never gives a form that bokmål
writes too.
"""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from assistant.reading.other_forms import ENDINGS, SOUNDS, respelt
from index.analyse import RARE_IN_BOKMAL, stem_of
from index.lemma import lemma_stem
from index.lexicon import Lexicon
from index.norwegian import frequency

_SHORTEST, _SHORTEST_PART = 4, 3
_LINKS = ("", "s", "e")


def nynorsk_stems(form: str, parts: tuple[str, ...], lexicon: Lexicon, among: Set[str]) -> tuple[str, ...]:
    """The stems `among` those that only nynorsk has in a corpus of `form` in nynorsk. `parts`: the two halves of a
    compound, as written in it."""
    if not among or len(form) < _SHORTEST or not form.isalpha():
        return ()
    found = [stem for stem in _listed(form, lexicon) if stem in among]
    found += [stem for made in _respelt(form) if (stem := stem_of(made)) in among and _is_meant(made, form)]
    if len(parts) == 2:
        found += [stem for stem in _compounds(parts, lexicon) if stem in among]
    own = {stem_of(form), lemma_stem(form)}
    return tuple(dict.fromkeys(stem for stem in found if stem not in own))


def _compounds(parts: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    """Compounds whose parts are in nynorsk, one of them or both."""
    first, second = parts
    lefts = dict.fromkeys((first, *_inverse(lexicon.nynorsk)[1].get(first, ()), *_written(first, lexicon)))
    rights = dict.fromkeys((second, *_written(second, lexicon)))
    for left in lefts:
        for right in rights:
            for link in _LINKS:
                if (left, right) != (first, second) and frequency(f"{left}{link}{right}") <= RARE_IN_BOKMAL:
                    yield stem_of(f"{left}{link}{right}")


def _written(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    listed = _inverse(lexicon.nynorsk)[0].get(lemma_stem(form), ())
    return (*listed, *(made for made in _respelt(form) if _is_meant(made, form)))


def _listed(form: str, lexicon: Lexicon) -> Iterator[str]:
    return map(stem_of, _inverse(lexicon.nynorsk)[0].get(lemma_stem(form), ()))


_Turned = tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]
_KEPT: dict[int, tuple[Mapping[str, tuple[str, ...]], _Turned]] = {}
"""By the list's identity; the list is held with it, so that no other can come to have the same."""


def _inverse(nynorsk: Mapping[str, tuple[str, ...]]) -> _Turned:
    """Bokmål lemma stem → nynorsk forms, and bokmål form → what stands first in nynorsk compounds."""
    if id(nynorsk) not in _KEPT:
        whole: dict[str, dict[str, None]] = {}
        first: dict[str, dict[str, None]] = {}
        for form, meanings in nynorsk.items():
            for meaning in meanings:
                if form.endswith("-"):
                    first.setdefault(meaning.removesuffix("-"), {})[form[:-1]] = None
                elif " " not in form and " " not in meaning and frequency(form) <= RARE_IN_BOKMAL:
                    whole.setdefault(lemma_stem(meaning), {})[form] = None
        turned = ({k: tuple(v) for k, v in whole.items()}, {k: tuple(v) for k, v in first.items()})
        _KEPT[id(nynorsk)] = (nynorsk, turned)
    return _KEPT[id(nynorsk)][1]


@lru_cache(maxsize=1 << 12)
def _respelt(form: str) -> tuple[str, ...]:
    """Spellings of `form` with an ending or a sound, or both, as nynorsk may have them."""
    roots = [form] + [
        form[: -len(right)] + left for left, right in ENDINGS if form.endswith(right) and len(form) > len(right) + 1
    ]
    made = dict.fromkeys(roots[1:])
    for root in roots:
        for left, right in SOUNDS:
            place = root.find(right)
            while place >= 0:
                made[root[:place] + left + root[place + len(right) :]] = None
                place = root.find(right, place + 1)
    return tuple(one for one in made if one != form and len(one) >= _SHORTEST_PART and frequency(one) <= RARE_IN_BOKMAL)


@lru_cache(maxsize=1 << 14)
def _is_meant(made: str, form: str) -> bool:
    """Whether the spelling is read as the word again."""
    read = respelt(made)
    return read is not None and (read == form or lemma_stem(read) == lemma_stem(form))
