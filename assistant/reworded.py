"""A question in the words of the passage it is read with: «Hvem må punge ut?» beside «Kommunen betaler …» as «Hvem må
betale …?».

Flows in: a question, its terms, a passage. Flows out: the question with each word that the passage lacks replaced by
what the passage has for it, None where nothing is. It does not read; the model that does sees little through other
words, being small.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.terms import Term, Way
from index.lemma import lemma_stem
from index.retriever import Hit
from index.words import words

_THE_WORD_ITSELF = 0.8
"""From this closeness on a way is the word in another form, which the model sees through."""
_LEAST = 0.4


def reworded(question: str, terms: Sequence[Term], passage: str) -> str | None:
    """`question` as the passage would put it."""
    forms: dict[str, str] = {}
    for word in words(passage):
        for stem in (word.stem, lemma_stem(word.form)):
            forms.setdefault(stem, word.text.lower())
    changed = question
    for term in terms:
        if (said := _said_for(term, forms)) is None:
            continue
        for own in (term.plain, term.text):
            put = re.compile(rf"(?<!\w){re.escape(own)}(?!\w)", re.IGNORECASE)
            if put.search(changed):
                changed = put.sub(said, changed, count=1)
                break
    return changed if changed != question else None


def _said_for(term: Term, forms: dict[str, str]) -> str | None:
    """The passage's words for a term that it does not have itself; names stay."""
    if term.plain.isdigit():
        # «2000», where the passage has «2 000».
        return next((forms[stem] for way in term.ways[:1] for stem in way.stems if forms.get(stem, stem) != stem), None)
    if term.named or term.leaned_on:
        return None
    if any(_stands(way, forms) for way in term.ways if way.closeness >= _THE_WORD_ITSELF):
        return None
    others = [way for way in term.ways if way.closeness >= _LEAST and _stands(way, forms)]
    if not others:
        return None
    # Of what is as near, the longer word tells more: «tilskudd» before «lag».
    nearest = max(others, key=lambda way: (way.closeness, sum(map(len, way.stems))))
    return " ".join(forms[stem] for stem in nearest.stems)


def _stands(way: Way, forms: dict[str, str]) -> bool:
    return all(stem in forms for stem in way.stems)


def between(hit: Hit, again: Hit) -> Hit:
    """The hit with the mean of the two log odds of each sentence: the higher would speak for evidence that two readings
    disagree on."""
    pairs = zip(hit.odds, again.odds, strict=True)
    return replace(hit, odds=tuple((first + second) / 2 for first, second in pairs))
