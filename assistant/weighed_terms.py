"""The terms of a question with what each counts: what it wants to know of counts more, its verb and its topic less.

Flows in: a reading, its type, and how terms are made of a question. Flows out: terms, those of the topic last. It does
not know the sources.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.reading.bokmal import Plain
from assistant.reading.focus import focus_of, subject_of, verbs_of
from assistant.reading.question_type import QuestionType
from assistant.reading.standalone import Standalone
from assistant.terms import Term, Way

_TOPIC_WEIGHT = 0.5
_FOCUS_WEIGHT = 1.3
_VERB_WEIGHT = 0.5
_NOT = ("u", "in")
_OPPOSITE = 0.6
_SHORTEST = 4
_FRAMES = {
    QuestionType.WHEN: re.compile(r"senest|seneste|tidligst|tidligste"),
    QuestionType.DEFINE: re.compile(
        r"(?:forkortelse|forkorting|begrep|ord|uttrykk|betegnelse|nemning|term)(?:en|et|a)?"
    ),
    QuestionType.WHY: re.compile(r"(?:hoved)?(?:årsak|grunn|begrunnelse|bakgrunn|forklaring)(?:en|a|ene|er|ane|ar|i)?"),
}
"""Words that only say how a day is bounded, that a reason is wanted or that the next word is to be explained; they tell
nothing of what happens."""
_GROUND = re.compile(r"\bgrunn(?:en)?\b(?! (?:til|for)\b)")
"""«Hvorfor må grunnen undersøkes?»"""


def _opposites(term: Term) -> Iterator[Way]:
    """«Er hun inhabil?» is answered by «habil», and «Er det lovlig?» by «ulovlig»; a way of saying it that the papers
    do not have costs nothing."""
    if term.named or len(term.plain) < _SHORTEST:
        return
    for way in term.ways:
        if way.closeness == 1.0 and len(way.stems) == 1:
            [stem] = way.stems
            for prefix in _NOT:
                yield Way((f"{prefix}{stem}",), _OPPOSITE, whole=True)
                if stem.startswith(prefix) and len(stem) >= len(prefix) + _SHORTEST:
                    yield Way((stem.removeprefix(prefix),), _OPPOSITE, whole=True)


def weighed_terms(
    reading: Standalone, kind: QuestionType, terms_in: Callable[[Plain], tuple[Term, ...]]
) -> tuple[Term, ...]:
    """The terms of what is asked, then those of the earlier questions that it leans on and does not say again."""
    focus = focus_of(reading.focus, kind)
    subject = subject_of(reading.focus, kind)
    verbs = verbs_of(reading.focus) if kind is not QuestionType.WHO else frozenset()
    own = tuple(
        replace(
            term,
            subject=term.start == subject,
            focus=term.start == focus,
            weight=term.weight
            * (_FOCUS_WEIGHT if term.start == focus else _VERB_WEIGHT if term.start in verbs else 1.0),
        )
        for term in terms_in(reading.focus)
    )
    if kind is QuestionType.YES_NO:
        own = tuple(replace(term, ways=(*term.ways, *_opposites(term))) for term in own)
    if kind in _FRAMES and not (kind is QuestionType.WHY and _GROUND.search(reading.focus.text.casefold())):
        own = tuple(term for term in own if not _FRAMES[kind].fullmatch(term.plain)) or own
    if reading.topic is None:
        return own
    said = {way.stems for term in own for way in term.ways if way.closeness == 1.0}
    added = (
        replace(term, weight=term.weight * _TOPIC_WEIGHT, leaned_on=True)
        for term in terms_in(reading.topic)
        if term.ways[0].stems not in said
    )
    return (*own, *added)
