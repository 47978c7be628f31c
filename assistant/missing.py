"""What of a question the evidence does not hold: names, the thing asked of, who does it, numbers, the wanted sign.

Flows in: evidence for one question. Flows out: single findings about it, for whoever decides and whoever explains. It
decides nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.deadlines.vocabulary import MONTH_NAMES
from assistant.evidence import Evidence, Scored
from assistant.reading.question_type import QuestionType
from assistant.terms import Term
from index.lemma import lemma_stem

MET = 0.45
"""From this closeness on a term counts as said; it lets a synonym and a derived word through, not half a compound."""

_TELLING = 0.5
_LOOKED_AT = 5
_ALL_BUT_THE_NAME = 0.8
_SAID_ITSELF = 0.75
_AS_WELL = 0.85
_JOINS = re.compile(
    r"\s*(?:,|,? (?:og|samt|eller|and))\s*|.*\b(?:enn|sammenlignet med|kontra|versus)\b.*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\w./-]|,\d)")

_ORDINALS = "første andre tredje fjerde femte sjette sjuende åttende niende tiende".split()
_PLACE_IN_ROW = re.compile(
    r"(?:(?<![\d.,])(?P<first>\d{1,2})\.(?: ?(?:–|-|til|og) ?(?P<last>\d{1,2})\.)?"
    rf"|\b(?P<word>{'|'.join(_ORDINALS)})) (?P<noun>[^\W\d_]{{3,}})",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?<!\bden )(?<!\bdet )\bandre ", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b", re.IGNORECASE)


def own_terms(evidence: Evidence, found: Scored) -> list[tuple[Term, float]]:
    """The question's own terms, without those of earlier questions, each with how well `found` says it."""
    pairs = zip(evidence.terms, found.matches, strict=True)
    return [(term, match) for term, match in pairs if not term.leaned_on]


def closeness_in(term: Term, evidence: Evidence, units: Iterable[Scored]) -> float:
    place = evidence.terms.index(term)
    return max((found.matches[place] for found in units), default=0.0)


def is_unheard_of(term: Term, evidence: Evidence) -> bool:
    """A name that no sentence found has, whole or nearly."""
    return term.named and not term.known and closeness_in(term, evidence, evidence.units) < MET


def stands_elsewhere(term: Term, evidence: Evidence, best: Scored) -> bool:
    """A name of the question that the sources have, but not where they carry the rest of the question."""
    telling = term.named and not term.leaned_on and term.weight >= _TELLING
    return telling and closeness_in(term, evidence, [best]) < MET and own_sentence(term, evidence, best) is None


def own_sentence(term: Term, evidence: Evidence, best: Scored) -> Scored | None:
    """The sentence that answers for a thing asked of beside another («Hva omfatter B1 *og B2*?»), where the best one
    speaks of the other; None when it is not asked of so, or no sentence carries the question as well."""
    place = evidence.terms.index(term)
    if term.leaned_on or not _joined_names(evidence, place) or closeness_in(term, evidence, [best]) >= _SAID_ITSELF:
        return None
    return next(
        (
            found
            for found in evidence.units
            if found.matches[place] >= _SAID_ITSELF and found.coverage >= _AS_WELL * best.coverage
        ),
        None,
    )


def _joined_names(evidence: Evidence, place: int) -> bool:
    """Whether the name at `place` stands beside another with «og» or a comma between."""
    named = [term for term in evidence.terms if term.named and not term.leaned_on]
    term = evidence.terms[place]
    pairs = [pair for pair in pairwise(named) if term in pair]
    return any(_JOINS.fullmatch(evidence.question[first.end : second.start]) for first, second in pairs)


def is_met_near(term: Term, evidence: Evidence) -> bool:
    """Whether one of the best sentences says it."""
    return closeness_in(term, evidence, evidence.units[:_LOOKED_AT]) >= MET


def subject_closeness(evidence: Evidence) -> float | None:
    """How well the best sentences say who or what does it; None when the question does not show it."""
    found = [
        closeness_in(term, evidence, evidence.units[:_LOOKED_AT])
        for term in evidence.terms
        if term.subject and not term.leaned_on
    ]
    return min(found, default=None)


def gives_another_number(question: str, best: Scored) -> bool:
    """Whether the question holds a number that the best sentence's block has not, but another."""
    document = best.unit.document
    return says_another(question, document.blocks[best.unit.block].span.of(document.text))


def says_another(question: str, text: str) -> bool:
    """Whether the question has a number («under 1 000 innbyggere»), a place in a row («6. trinn») or a month for which
    the text has only others."""
    asked, given = _numbers(question), _numbers(text)
    other = bool(asked) and bool(given) and not asked & given
    return other or _is_another_in_row(question, text) or _names_another_month(question, text)


def _is_another_in_row(question: str, text: str) -> bool:
    held: dict[str, set[int]] = {}
    for noun, places in _in_row(text):
        held.setdefault(noun, set()).update(places)
    # «andre kommuner» are others than these, and no second ones.
    asked = _in_row(_OTHERS.sub(" ", question))
    return any(noun in held and not places & held[noun] for noun, places in asked)


def _in_row(text: str) -> Iterator[tuple[str, set[int]]]:
    """«5.–7. trinn» → the stem of the noun and 5, 6, 7."""
    for found in _PLACE_IN_ROW.finditer(text):
        if found["noun"].casefold() in MONTH_NAMES:
            continue
        first = int(found["first"]) if found["first"] else _ORDINALS.index(found["word"].casefold()) + 1
        last = int(found["last"] or first)
        yield lemma_stem(found["noun"].casefold()), set(range(first, max(first, last) + 1))


def _names_another_month(question: str, text: str) -> bool:
    asked, given = ({one.casefold() for one in _MONTH.findall(said)} for said in (question, text))
    return bool(asked) and bool(given) and not asked & given


def _numbers(text: str) -> set[str]:
    """Without spaces: «2 000» is «2000»."""
    return {re.sub(r"[ \u00a0]", "", number) for number in _NUMBER.findall(text)}


def is_corrected(kind: QuestionType, missing: Sequence[Term], evidence: Evidence) -> bool:
    """Whether a question that takes something for granted gets what the sources say instead: one that asks why, or
    whether it is so, when a sentence carries all but the name."""
    if kind not in (QuestionType.WHY, QuestionType.YES_NO) or evidence.best is None:
        return False
    pairs = zip(evidence.terms, evidence.best.matches, strict=True)
    rest = [(term, match) for term, match in pairs if term not in missing]
    total = sum(term.weight for term, _ in rest)
    return total > 0 and sum(term.weight * match for term, match in rest) >= _ALL_BUT_THE_NAME * total
