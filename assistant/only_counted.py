"""Whether a sentence only counts what is asked for by name: «To selskap har skrevet til kommunen» tells not which two.

Flows in: a question's type and evidence. Flows out: yes or no. It does not know what follows from it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.evidence import Evidence
from assistant.missing import own_terms
from assistant.reading.question_type import QuestionType
from assistant.signs import Sign, signs
from assistant.terms import Term
from index.lemma import lemma_stem
from index.words import Word, words

_ASKS_WHICH = frozenset({QuestionType.LIST, QuestionType.WHO})
_SOMEBODY = frozenset({Sign.PERSON, Sign.BODY})
_THE_SAME = 0.75
_FAR = 3
"""Words after a number among which what is counted stands: «to av de minste kommunene»."""
_OF_THEM = frozenset({"dem", "dei", "de", "desse", "disse"})
_LISTS = re.compile(r":|[^\W\d]\w*, [^\W\d]\w*(?: \w+){0,3} og [^\W\d]|\b(?:både|deriblant|blant annet)\b")
_PLACES = frozenset({"i", "på", "ved", "fra", "frå", "til", "for", "om", "hos", "mot", "med"})
_ENDS = _PLACES | {"per", "pr", "og", "som"}
_ONE = frozenset({"1", "én", "ett", "en", "et"})


def only_counts(kind: QuestionType, evidence: Evidence) -> bool:
    """Whether the question asks which or who some are, and the best sentence says how many without naming one."""
    # «Hvilket flertall kreves?» asks for one thing, which may be a number; «Hvilke to …» asks for some.
    asks_for_some = kind is QuestionType.WHICH and Sign.NUMBER in signs(evidence.question)
    if kind not in _ASKS_WHICH and not asks_for_some:
        return False
    best = evidence.units[0]
    if kind is QuestionType.WHO and best.found & _SOMEBODY:
        return False
    said = words(best.unit.text)
    asked = [term for term, _ in own_terms(evidence, best) if not term.named]
    asked = [term for term in asked if term.focus] or asked
    counted = next(_counted(said, asked), None)
    if counted is None or _LISTS.search(best.unit.text, counted.end):
        return False
    return not any(_is_name(said, place, evidence.terms) for place in range(1, len(said)))


def _counted(said: Sequence[Word], asked: Sequence[Term]) -> Iterator[Word]:
    """The word that says what a number counts, where that is asked for: «To selskap», «tre av dem»."""
    for place, word in enumerate(said):
        if not _is_count(word):
            continue
        after = list(takewhile(lambda one: one.form not in _ENDS, said[place + 1 : place + 1 + _FAR]))
        if len(after) > 1 and after[0].form == "av" and after[1].form in _OF_THEM:
            yield after[1]
        yield from (one for one in after if any(_says(one, term) for term in asked))


def _is_count(word: Word) -> bool:
    """«17», «to»; no code or decade («PD2», «1840-tallet»), and not «ett», which names what there is one of."""
    is_mixed = any(map(str.isdigit, word.text)) and any(map(str.isalpha, word.text))
    return word.form not in _ONE and not is_mixed and Sign.NUMBER in signs(word.text)


def _says(word: Word, term: Term) -> bool:
    return max(term.closeness({stem: 1.0}) for stem in (word.stem, lemma_stem(word.form))) >= _THE_SAME


def _is_name(said: Sequence[Word], place: int, terms: Sequence[Term]) -> bool:
    """Whether a word is a name that the question lacks, and no place that something is at."""
    word = said[place]
    return (
        word.text[:1].isupper() and said[place - 1].form not in _PLACES and not any(_says(word, term) for term in terms)
    )
