"""Norwegian text → words with form, stem and compound parts, as a corpus knows them.

Flows in: the texts of the passages, then any question. Flows out: words, how rare they are, and what a mistyped one
was meant to be. It does not know where a passage stands, nor what is asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log

from index.compound import Splitter
from index.correction import Correction
from index.folding import fold
from index.norwegian import frequency
from index.pieces import pieces
from index.stopwords import STOPWORDS
from index.words import Word, form_and_stem, forms_in, stem_of, words

__all__ = ["STOPWORDS", "Vocabulary", "Word", "fold", "form_and_stem", "forms_in", "stem_of", "words"]

# A form that only the corpus has counts as a word that parts may be made of, but a rare one.
_CORPUS_SHARE = 2e-6
RARE_IN_BOKMAL = 2e-6
"""Up to this share of running bokmål, a form is hardly bokmål."""
_NYNORSK = frozenset(("ikkje", "frå", "eit", "vert", "dei"))


@dataclass(frozen=True)
class Vocabulary:
    """What the passages are written with. `forms` counts each folded form; `document_frequency` counts, for each stem
    and each compound part's stem, the passages that have it; `passages` is how many there are."""

    passages: int
    forms: Mapping[str, int]
    document_frequency: Mapping[str, int]
    _splitter: Splitter = field(init=False, repr=False, compare=False)
    _correction: Correction = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_splitter", Splitter(self._share))
        correction = Correction(self.forms, self.document_frequency, self.parts)
        object.__setattr__(self, "_correction", correction)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The vocabulary of passages given as their texts (title and heading in them, when these are searched too)."""
        held = [Counter(forms_in(text)) for text in texts]
        forms: Counter[str] = Counter()
        for passage in held:
            forms.update(passage)
        bare = cls(len(held), forms, {})
        stems_of = {form: (stem_of(form), *bare.parts(form)) for form in forms}
        seen_in: Counter[str] = Counter()
        for passage in held:
            seen_in.update({stem for form in passage for stem in stems_of[form]})
        return cls(len(held), dict(forms), dict(seen_in))

    @cached_property
    def nynorsk_stems(self) -> frozenset[str]:
        """The stems of the forms that bokmål hardly writes, where some of the corpus is in nynorsk; else none."""
        if not _NYNORSK.intersection(self.forms):
            return frozenset()
        return frozenset(stem_of(form) for form in self.forms if form.isalpha() and frequency(form) <= RARE_IN_BOKMAL)

    def analyse(self, text: str) -> tuple[Word, ...]:
        """The words of `text` in order, with the stems of their compound parts."""
        return tuple(replace(word, parts=self.parts(word.form)) for word in words(text))

    def parts(self, form: str) -> tuple[str, ...]:
        """The stems of what `form` is put together from: «innføringstidspunkt» → innføring, tidspunkt."""
        found: list[str] = []
        for piece in pieces(form) or (form,):
            halves = self._splitter.split(piece)
            if halves:
                found.extend(halves)
            elif piece != form:
                found.append(piece)
        stem = stem_of(form)
        return tuple(dict.fromkeys(s for s in map(stem_of, found) if s != stem))

    def halves(self, form: str) -> tuple[str, ...]:
        """What `form` is put together from, as written; empty when it is no compound."""
        return self._splitter.split(form)

    def idf(self, stem: str) -> float:
        """How rare a stem is among the passages, from 0; one that none of them has is the rarest.

        Source: BM25's Robertson–Spärck Jones weight with 1 added inside the logarithm, so that it is never negative.
        """
        seen = self.document_frequency.get(stem, 0)
        return log(1 + (self.passages - seen + 0.5) / (seen + 0.5))

    def known(self, form: str) -> bool:
        """Whether `form` is written in the corpus, is an inflection of what is, or is a Norwegian word."""
        return self._seen(form) or bool(self.parts(form))

    def _seen(self, form: str) -> bool:
        return form in self.forms or stem_of(form) in self.document_frequency or frequency(form) > 0

    def correct(self, form: str) -> str | None:
        """The form of the corpus that an unknown `form` was most likely meant to be: «leverandørn» → «leverandøren».

        None when it is known, short, has digits, or nothing is close, as `Correction.meant` says what close is.
        """
        return None if self._seen(form) else self._correction.meant(form)

    def _share(self, form: str) -> float:
        return max(frequency(form), _CORPUS_SHARE if form in self.forms else 0.0)
