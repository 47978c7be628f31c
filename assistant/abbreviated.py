"""Short names that the papers themselves spell out: «Øyriket avfall og gjenbruk IKS (ØAG)», «ØAG: Øyriket avfall …».

Flows in: the documents of a folder, once. Flows out: each short name with the words it stands for. It knows no
question, and takes nothing for a short name whose letters do not begin the words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Document
from corpus.glossary import GlossaryEntry
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

_SHORT = r"[A-ZÆØÅ]{2,7}"
_OF_PARTIES = frozenset("AP SP SV KRF FRP MDG INP".split())
"""What stands in brackets after a person's name, who may well have the same initials."""
_COMPANY_FORMS = frozenset("as asa iks kf fkf sa hf rhf ans da".split())
_LONGEST = 90
_IN_BRACKETS = re.compile(rf"\((?:(?:heretter|også|forkorta?t?|kalla?t?|kalt|til) ){{0,3}}«?({_SHORT})»?[,;)]")
_BEFORE_BRACKETS = re.compile(rf"(?<!\w)({_SHORT}) \(([^()|\n]{{5,{_LONGEST}}})\)")
_TOLD = re.compile(
    rf"(?:(?:^|\n|\. )\W{{0,5}}({_SHORT})(?:\W{{0,3}}:|\s*[=–|]|\s+er(?=\s+[A-ZÆØÅ]))"
    rf"|(?<!\w)({_SHORT})\W?\s+(?:står for|betyr|betyder))\s+"
    rf"(?=\S)([^.;:()|,\n]{{5,{_LONGEST}}})"
)
_BREAKS = re.compile(r"[.;:()|,\n«»]\s*|\s[–-]\s")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WITHIN = 3
_SPELLED_OUT = 0.9
_HEAD_SPELLED_OUT = 0.85
_LONGEST_EXPANSION = 3
_MOST_MEANINGS = 3


@dataclass(frozen=True)
class Abbreviation:
    """`short` («ØAG») and the words it stands for («Øyriket avfall og gjenbruk»), without the form of the company."""

    short: str
    long: str

    @cached_property
    def short_stem(self) -> str:
        return lemma_stem(words(self.short)[0].form)

    @cached_property
    def long_stems(self) -> tuple[str, ...]:
        return tuple(lemma_stem(word.form) for word in words(self.long) if word.form not in STOPWORDS)


def abbreviations(documents: Iterable[Document]) -> tuple[Abbreviation, ...]:
    """Every short name that a document explains, in alphabetical order; none that stands for many things."""
    found: defaultdict[str, dict[tuple[str, ...], Abbreviation]] = defaultdict(dict)
    for document in documents:
        for block in document.blocks:
            for short, long in _explained(block.span.of(document.text)):
                if short not in _OF_PARTIES:
                    told = Abbreviation(short, " ".join(long))
                    found[short].setdefault(told.long_stems, told)
    few = (meanings for _, meanings in sorted(found.items()) if len(meanings) <= _MOST_MEANINGS)
    return tuple(told for meanings in few for stems, told in meanings.items() if stems)


def spelled_out(
    stems: Sequence[str], glossary: Sequence[GlossaryEntry], abbreviations: Sequence[Abbreviation]
) -> Iterator[tuple[int, tuple[str, ...], float]]:
    """For each place in `stems` where a short name, or what it stands for, is written: the other of the two, and how
    nearly it says the same. The head alone of the long one («direktoratet») says it where a glossary tells so."""
    for entry in glossary:
        short = {
            lemma_stem(word.form) for name in (entry.term, *entry.also) for word in words(name)[:1] if " " not in name
        }
        long = tuple(lemma_stem(w.form) for w in words(entry.expansion or "") if w.form not in STOPWORDS)
        if short and long:
            yield from _each_for_the_other(stems, sorted(short), long)
            if 1 < len(long) <= _LONGEST_EXPANSION:
                for place in (place for place, stem in enumerate(stems) if stem == long[-1]):
                    yield from ((place, (name,), _HEAD_SPELLED_OUT) for name in sorted(short))
    for told in abbreviations:
        yield from _each_for_the_other(stems, (told.short_stem,), told.long_stems)


def _each_for_the_other(
    stems: Sequence[str], short: Sequence[str], long: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...], float]]:
    for place, stem in enumerate(stems):
        if stem in short:
            yield place, long, _SPELLED_OUT
        if tuple(stems[place : place + len(long)]) == long:
            for inside in range(place, place + len(long)):
                yield from ((inside, (name,), _SPELLED_OUT) for name in short)


def _explained(text: str) -> Iterator[tuple[str, Sequence[str]]]:
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(match.start() - _LONGEST, 0) : match.start()]
        # A heading or line that is nothing but the long name may have letters from within its words.
        whole = before.rsplit("\n", 1)[-1] if len(before) < _LONGEST or "\n" in before else ""
        whole = re.sub(r"^\W*\d+\W+", "", whole)
        said = _WORD.findall(_BREAKS.split(before.rstrip())[-1])
        if _fits(match[1], _WORD.findall(whole), within=True) and not _BREAKS.search(whole.strip()):
            yield match[1], _without_form(_WORD.findall(whole))
        elif (begins := _last_words(match[1], said)) is not None:
            yield match[1], _without_form(said[begins:])
    for match in _BEFORE_BRACKETS.finditer(text):
        said = _WORD.findall(match[2])
        if _fits(match[1], said, within=True):
            yield match[1], _without_form(said)
    for match in _TOLD.finditer(text):
        short = match[1] or match[2]
        said = _WORD.findall(match[3])
        if _fits(short, said, within=True):
            yield short, _without_form(said)
        elif (ends := _first_words(short, said)) is not None:
            yield short, _without_form(said[:ends])


def _last_words(short: str, said: Sequence[str]) -> int | None:
    """Where the words before a bracket begin that `short` stands for: as few as have its letters first."""
    starts = range(len(said) - 1, max(len(said) - 2 * len(short) - 3, -1), -1)
    return next((start for start in starts if _fits(short, said[start:])), None)


def _first_words(short: str, said: Sequence[str]) -> int | None:
    ends = range(2, min(len(said), 2 * len(short) + 2) + 1)
    return next((end for end in ends if _fits(short, said[:end])), None)


def _fits(short: str, said: Sequence[str], *, within: bool = False) -> bool:
    """Whether the letters of `short` begin the words of `said`, of which small words and the form of a company may be
    passed over; `within`: a word may also give letters from its inside («årsdøgntrafikk»)."""
    if not said or said[0][:1].upper() != short[0] or len(said) > 2 * len(short) + 2:
        return False
    return _aligned(short, [word.upper() for word in said], within=within and len(short) >= _LEAST_WITHIN)


def _aligned(letters: str, said: Sequence[str], *, within: bool) -> bool:
    if not said:
        return not letters
    word, rest = said[0], said[1:]
    if (word.lower() in STOPWORDS or word.lower() in _COMPANY_FORMS) and _aligned(letters, rest, within=within):
        return True
    if not letters or word[0] != letters[0] or word == letters:
        return False
    place = 0
    for taken in range(1, len(letters) + 1):
        if _aligned(letters[taken:], rest, within=within):
            return True
        # The next letter comes from within the word, after those already taken from it.
        place = word.find(letters[taken], place + 1) if within and taken < len(letters) else -1
        if place < 0:
            return False
    return False


def _without_form(said: Sequence[str]) -> Sequence[str]:
    return said[:-1] if len(said) > 1 and said[-1].lower() in _COMPANY_FORMS else said
