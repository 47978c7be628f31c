"""The motions that fell, or that went through, where a question asks for them all: «Hvilke forslag falt?»

Flows in: a question in plain bokmål and the papers that were found. Flows out: the sentences of the minutes that tell
it, in their order. What each vote was on, it does not know.
"""

import re
from collections.abc import Sequence

from corpus.document import Document, Span
from corpus.paper_kind import OF_A_MEETING, paper_kind
from corpus.standing import sentences_standing
from corpus.standing_words import Standing

_WHICH = r"\b(?:(?:hvilke|alle|hva slags|nevn|list)\b.*\b|hva )(?:forslag|framlegg|fremlegg)\w*\b.*"
_FALLEN = r"\b(?:falt|fall|nedstemt|nedrøysta|avvist|forkastet|forkasta)\b"
_PASSED = r"\b(?:vedtatt|vedteke|godkjent|godkjend|gjennom|flertall)\b"
_DENIES = re.compile(r"\b(?:ikke|ingen|aldri|fra|om|av)\b", re.IGNORECASE)
"""What is denied, or asked of one mover or one thing, is none of «all that fell»."""
_OF_A_CASE = re.compile(r"\b\w{3,}sak(?:en|a)\b", re.IGNORECASE)
_ASKS_FALLEN = re.compile(_WHICH + _FALLEN, re.IGNORECASE)
_ASKS_PASSED = re.compile(_WHICH + _PASSED, re.IGNORECASE)
_TELLS_FALLEN = re.compile(_FALLEN, re.IGNORECASE)
_TELLS_PASSED = re.compile(r"\b(?:vedtatt|vedteke|godkjent|godkjend)\b", re.IGNORECASE)

Told = tuple[tuple[Document, Span], ...]


def all_with_result(plain: str, documents: Sequence[Document]) -> Told:
    """The votes with the result asked for, in the first of `documents` that are minutes with more than one; nothing
    where the question asks for none or one."""
    if _DENIES.search(plain):
        return ()
    if _ASKS_FALLEN.search(plain):
        tells, denies = _TELLS_FALLEN, None
    elif _ASKS_PASSED.search(plain):
        tells, denies = _TELLS_PASSED, _TELLS_FALLEN
    else:
        return ()
    for document in documents:
        if paper_kind(document) not in OF_A_MEETING:
            continue
        told = list(sentences_standing(document, Standing.VOTED))
        if _OF_A_CASE.search(plain) and len({stretch.matter for stretch, _, _ in told}) > 1:
            # Which of its cases is meant is not known here.
            return ()
        votes = [span for _, _, span in told if tells.search(span.of(document.text))]
        votes = [span for span in votes if denies is None or not denies.search(span.of(document.text))]
        if len(votes) > 1:
            return tuple((document, span) for span in votes)
    return ()
