"""What became of a motion: the sentence of the minutes that tells how the vote on it went.

Flows in: a paper and the place of a motion in it. Flows out: the span of that sentence, or None. It goes by who moved
it, and where they moved several, by what the vote says it was about.
"""

import re

from corpus.document import Document, Span
from corpus.sentences import sentences
from corpus.standing import standing_of, stretch_at, stretches
from corpus.standing_words import Standing
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

_NAME = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)*|\b[A-ZÆØÅ]{1,4}\b")
_OPENING = re.compile(r"[«\"“]")


def outcome(document: Document, block: int, span: Span) -> Span | None:
    """The sentence on the vote over the motion at `span`; None when the minutes do not tell, or not plainly."""
    text = span.of(document.text)
    mover = _OPENING.split(text, maxsplit=1)[0]
    names = set(_NAME.findall(mover))
    if not names:
        return None
    about = _stems(text)
    found = [
        (len(about & _stems(vote.of(document.text))), -vote.start, vote)
        for vote in _votes(document, stretch_at(document, block).matter)
        if names & set(_NAME.findall(vote.of(document.text)))
    ]
    if not found:
        return None
    found.sort(key=lambda one: one[:2], reverse=True)
    if len(found) > 1 and found[0][0] == found[1][0]:
        return None
    return found[0][2]


def _votes(document: Document, matter: int) -> list[Span]:
    found: list[Span] = []
    for stretch in stretches(document):
        if stretch.matter != matter:
            continue
        for place in range(stretch.first, stretch.end):
            told = sentences(document.text, document.blocks[place].span)
            found += [one for one in told if standing_of(document, place, one) is Standing.VOTED]
    return found


def _stems(text: str) -> set[str]:
    return {lemma_stem(word.form) for word in words(text) if word.form not in STOPWORDS}
