"""What became of a motion: the sentence of the minutes that tells how the vote on it went.

Flows in: a paper and the place of a motion in it. Flows out: the span of that sentence, or None. It goes by who moved
it, and where they moved several, by what the vote says it was about.
"""

import re
from collections.abc import Sequence

from assistant.values import identifiers
from corpus.document import Document, Span
from corpus.standing import sentences_standing, stretch_at
from corpus.standing_words import Standing
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

_NAME = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)*|\b[A-ZÆØÅ]{1,4}\b")
_OPENING = re.compile(r"[«\"“]")
_MOTION = "forslag"
_ADVICE = re.compile(r"\b(?:\w*innstilling|tilråding|kommunedirektør|rådmann|administrasjon)\w*", re.IGNORECASE)
_SOMEBODYS = re.compile(r"\b(?:fra|frå|til|av) [A-ZÆØÅ]")
_SAYS_NOTHING = re.compile(r"\w*forslag\w*|foresl\w+|føresl\w+|fremm\w+|vedt\w+|fal[tl]\w*|stemm\w+|røyst\w*|settes?")


def outcome(document: Document, block: int, span: Span) -> Span | None:
    """The sentence on the vote over the motion at `span`; None when the minutes do not tell, or not plainly."""
    text = span.of(document.text)
    names = _names(_OPENING.split(text, maxsplit=1)[0])
    numbers = identifiers(text).get(_MOTION, frozenset())
    matter = stretch_at(document, block).matter
    told = (vote for stretch, _, vote in sentences_standing(document, Standing.VOTED) if stretch.matter == matter)
    votes = [(vote, vote.of(document.text)) for vote in told]
    numbered = [vote for vote, said in votes if numbers & identifiers(said).get(_MOTION, frozenset())]
    if len(numbered) == 1:
        return numbered[0]
    about = _stems(text) - _stems(" ".join(names))
    theirs = [(vote, said) for vote, said in votes if names & _names(said)]
    if len(theirs) == 1 and about & _stems(theirs[0][1]):
        return theirs[0][0]
    nobodys = [(vote, said) for vote, said in votes if not (_SOMEBODYS.search(said) or _ADVICE.search(said))]
    # Whose motion it is, or else what it is of.
    return _closest(theirs, about, least=1) or _closest(nobodys, about, least=1) or _closest(theirs, about, least=0)


def _names(text: str) -> set[str]:
    """The names in a text, whole and by their last word: votes call «Sunniva Brekke (MDG)» «Brekke»."""
    found = _NAME.findall(text)
    return {*found, *(name.split()[-1] for name in found)}


def _closest(votes: Sequence[tuple[Span, str]], about: set[str], least: int) -> Span | None:
    """The one vote that shares most with the motion, `least` words or more; None where there is none, or several."""
    found = sorted(((len(about & _stems(said)), -vote.start, vote) for vote, said in votes), reverse=True, key=_rank)
    if not found or found[0][0] < least or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][2]


def _rank(one: tuple[int, int, Span]) -> tuple[int, int]:
    return one[:2]


def _stems(text: str) -> set[str]:
    telling = (word.form for word in words(text) if word.form not in STOPWORDS)
    return {lemma_stem(form) for form in telling if not _SAYS_NOTHING.fullmatch(form)}
