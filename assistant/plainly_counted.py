"""Whether a sentence counts the very thing that is asked how many of, or names who has the very role that is asked of.

Flows in: evidence. Flows out: whether its first sentence does so, whatever else is weighed. It does not know how likely
the sentence is to answer otherwise.
"""

import re

from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.terms import Term
from assistant.values import ValueKind, values
from index.lemma import lemma_stem
from index.words import words

_SAYS_IT = 0.7
_HEAD = 5
"""Letters of a last part that two compounds share: «journalsystemer», «EPJ-systemer»."""
_LOOKED_AT = 2
_NAME = r"[A-ZÆØÅ][\w’'-]+(?: (?:[A-ZÆØÅ]\. )?[A-ZÆØÅ][\w’'-]+)+"


def counts_it(evidence: Evidence) -> bool:
    """Whether the first sentence gives a number of what the question asks how many of, and lacks no name of it."""
    best = evidence.best
    focus = [term for term in evidence.terms if term.focus and not term.leaned_on]
    if best is None or not focus or _lacks_a_name(evidence, best):
        return False
    text = best.unit.text
    counted = (value for value in values(text) if value.kind is ValueKind.COUNT)
    return any(_is_of(focus[0], text[value.end : value.end + 60]) for value in counted)


def names_it(evidence: Evidence) -> bool:
    """Whether the first sentence has a name right beside the role that the question asks who has, and lacks no name."""
    best = evidence.best
    focus = [term for term in evidence.terms if term.focus and not term.leaned_on]
    if best is None or not focus or _lacks_a_name(evidence, best):
        return False
    text = best.unit.text
    for word in words(text):
        if not _says(focus[0], word.stem, word.form):
            continue
        before, after = text[: word.start], text[word.end :]
        if re.match(rf" (?:er |heter |var )?{_NAME}|,? {_NAME}", after):
            return True
        if re.search(rf"{_NAME}(?:,| \(|, som er|, som var| er| var) (?:\w+ ){{0,2}}?$|{_NAME} \($", before):
            return True
    return False


def _is_of(term: Term, after: str) -> bool:
    return any(_says(term, word.stem, word.form) for word in words(after)[:_LOOKED_AT])


def _says(term: Term, stem: str, form: str) -> bool:
    if term.closeness({stem: 1.0, lemma_stem(form): 1.0}) >= _SAYS_IT:
        return True
    own = [way.stems[0] for way in term.ways if len(way.stems) == 1 and way.closeness == 1.0]
    return any(len(one) > _HEAD and len(stem) > _HEAD and one[-_HEAD:] == stem[-_HEAD:] for one in own)


def _lacks_a_name(evidence: Evidence, best: Scored) -> bool:
    pairs = zip(evidence.terms, best.matches, strict=True)
    return any(term.named and not term.leaned_on and match < MET for term, match in pairs)
