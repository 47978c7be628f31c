"""Norwegian text said word by word in English, so that a sentence model that knows English sees what it means.

Flows in: any Norwegian text. Flows out: the same, each word replaced by its gloss; names, numbers and words without one
stay. It is never shown to anybody: only the embedding model reads it.

The lists were written for this by hand, from general Norwegian, without sight of any case or question set.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.compound import Splitter
from index.folding import fold
from index.lexicon import HERE, lexicon
from index.norwegian import frequency
from index.words import stem_of

GLOSSES = tuple(HERE / name for name in ("glosses.txt", "form_glosses.txt"))
"""The lists: lemmas and fixed phrases; the commonest inflected forms."""

_TOKEN = re.compile(r"\w+(?:[-‑/]\w+)*|[^\w\s]|\n+")
_CLOSE_UP = re.compile(r" ([.,;:!?)»])")
_SENTENCE_ENDS = frozenset(".!?:\n•–«»\"'(")
_SHORTEST_STEM = 4
_SHORTEST_COMPOUND = 6
_SHORTEST_PART = 3
_LINKS = ("", "s", "e")


@dataclass(frozen=True, slots=True)
class Glosses:
    """`forms` and `lemmas` map a folded form to English; `stems` a Snowball stem; `phrases` map the first lemma of a
    fixed phrase to its whole runs of lemmas, longest first, with their English."""

    forms: Mapping[str, str]
    lemmas: Mapping[str, str]
    stems: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@lru_cache(maxsize=1)
def glosses() -> Glosses:
    """The shipped lists, read once."""
    lemmas: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for norwegian, english in _lines(0):
        words = tuple(norwegian.split())
        if len(words) > 1:
            phrases.setdefault(words[0], {}).setdefault(words, english)
        else:
            lemmas.setdefault(norwegian, english)
    stems: dict[str, str] = {}
    for lemma, english in lemmas.items():
        if len(lemma) >= _SHORTEST_STEM:
            stems.setdefault(stem_of(lemma), english)
    ordered = {
        first: tuple(sorted(runs.items(), key=lambda run: (-len(run[0]), run[0]))) for first, runs in phrases.items()
    }
    return Glosses(dict(_lines(1)), lemmas, stems, ordered)


def _lines(which: int) -> list[tuple[str, str]]:
    found = []
    for line in GLOSSES[which].read_text("utf-8").splitlines():
        norwegian, equals, english = line.partition(" = ")
        if equals and not line.startswith("#"):
            found.append((fold(norwegian.strip()), english.split(";")[0].strip()))
    return found


def gloss(text: str) -> str:
    """`text` in English words in Norwegian order: «Når må opsjonen utløses?» → «when must option trigger?»."""
    tokens = _TOKEN.findall(text)
    forms = [fold(token) for token in tokens]
    said: list[str] = []
    place = 0
    while place < len(tokens):
        token, form = tokens[place], forms[place]
        taken = 1
        if token.isspace():
            said.append(".")
        elif not token[0].isalpha() or _is_name(tokens, place):
            said.append(token)
        elif run := _phrase(forms, place):
            said.append(run[1])
            taken = run[0]
        else:
            said.append(_word(form) or token)
        place += taken
    return _CLOSE_UP.sub(r"\1", " ".join(said))


def _is_name(tokens: list[str], place: int) -> bool:
    """Whether a capital tells a name: one inside a sentence that begins no common noun, or two in a row."""
    token = tokens[place]
    if not token[0].isupper():
        return False
    if token.isupper() and len(token) > 1:
        return True
    begins = place == 0 or tokens[place - 1][0] in _SENTENCE_ENDS or tokens[place - 1].isspace()
    following = tokens[place + 1][:1].isupper() if place + 1 < len(tokens) else False
    if begins:
        return following and _of_lists(fold(token)) is None
    return (
        following or (tokens[place - 1][0].isupper() and not _first_word(tokens, place - 1)) or not _known(fold(token))
    )


def _first_word(tokens: list[str], place: int) -> bool:
    """Whether the capital at `place` is only that of a sentence's first word."""
    begins = place == 0 or tokens[place - 1][0] in _SENTENCE_ENDS or tokens[place - 1].isspace()
    return begins and fold(tokens[place]) in glosses().forms


def _known(form: str) -> bool:
    return _of_lists(form) is not None


def _phrase(forms: list[str], place: int) -> tuple[int, str] | None:
    """How many tokens the fixed phrase at `place` takes, and its English."""
    for first in dict.fromkeys((forms[place], _lemma(forms[place]))):
        for run, english in glosses().phrases.get(first, ()):
            here = forms[place : place + len(run)]
            if len(here) == len(run) and all(
                form == word or _lemma(form) == word for form, word in zip(here, run, strict=True)
            ):
                return len(run), english
    return None


@lru_cache(maxsize=1 << 16)
def _lemma(form: str) -> str:
    """Source: simplemma 2.0 (Barbaresi), lists «nb» and «nn»."""
    import simplemma

    return fold(simplemma.lemmatize(form, lang=("nb", "nn"))) if form.isalpha() else form


@lru_cache(maxsize=1 << 16)
def _of_lists(form: str) -> str | None:
    """The English of a form that the lists have: as it stands, as its lemma, or as its bokmål form."""
    lists = glosses()
    if found := lists.forms.get(form) or lists.lemmas.get(form) or lists.lemmas.get(_lemma(form)):
        return found
    for bokmal in lexicon().nynorsk.get(form, ())[:1]:
        said = [lists.forms.get(word) or lists.lemmas.get(word) or lists.lemmas.get(_lemma(word)) for word in
                map(fold, bokmal.split())]  # fmt: skip
        if all(said):
            return " ".join(word for word in said if word)
    return None


@lru_cache(maxsize=1 << 16)
def _word(form: str) -> str | None:
    """The English of one form; of its parts when it is a compound; None when nothing is known of it."""
    if found := _of_lists(form):
        return found
    if parts := _splitter().split(form) or _parts(form):
        return " ".join(_part(part) for part in parts)
    if len(form) >= _SHORTEST_STEM and (found := glosses().stems.get(stem_of(form))):
        return found
    pieces = [piece for piece in re.split(r"[-‑/]", form) if piece]
    if len(pieces) > 1:
        return " ".join(_word(piece) or piece for piece in pieces)
    return None


def _part(form: str) -> str:
    return _of_lists(form) or glosses().stems.get(stem_of(form)) or form


def _parts(form: str) -> tuple[str, ...]:
    """Two words of the lists that `form` is put together from: «veikrav» → vei, krav; the longest last one wins."""
    if len(form) < _SHORTEST_COMPOUND or not form.isalpha():
        return ()
    for cut in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1):
        left, right = form[:cut], form[cut:]
        if _of_lists(right) is None:
            continue
        for link in _LINKS:
            bare = left.removesuffix(link) if link else left
            if len(bare) >= _SHORTEST_PART and bare in glosses().lemmas:
                return (bare, right)
    return ()


@lru_cache(maxsize=1)
def _splitter() -> Splitter:
    return Splitter(frequency)
