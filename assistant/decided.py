"""Answers on what was decided, proposed or voted: from the stretches of the papers that say so, never from others.

Flows in: weighed evidence. Flows out: composed answers. What was only proposed never answers what was decided: it is
shown as what it is, below a sentence that says there is no decision.
"""

import re
from dataclasses import replace

from assistant import phrases
from assistant.answer import Role, Statement
from assistant.carries import carries
from assistant.cite import Citations, fixed
from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.motions import outcome
from assistant.reading.question_type import QuestionType
from assistant.recency import in_order, standing, told
from assistant.signs import Sign, signs
from assistant.source_answer import Composed, compose
from assistant.standing_labels import dated, labelled
from assistant.whole_stretch import spans_of
from corpus.document import Document, Span
from corpus.standing import standing_of, stretch_at, stretches
from corpus.standing_words import WISHED, Standing

_SETTLED = frozenset({Standing.DECIDED, Standing.VOTED})
_PROPOSED = frozenset({Standing.PROPOSED, Standing.ARGUED})
_FAR_BETTER = 0.3
_RELATED = 0.85
_HALF = 0.5
_SAYS_IT = 0.5
_BOTH = 2
_LOOKED_AT, _LOOKED_FURTHER = 5, 14
_AS_MUCH = 0.75
Places = frozenset[int]
_TELLING = 0.3
_MOVED_BY = re.compile(
    r"\W*(?:[A-Z]\.? |\d{1,2}[.)]? |(?:[Ff]orslag|[Ff]ramlegg) \d{1,2}[,:]? )?(?:(?:fra|frå|av|ved) )?"
    r"[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)+ \([\w ]{1,16}\)"
    r"(?:(?:,? på veg(?:ne|ner) av [^:.|]{1,60})?\s*[:|]|,? (?:foreslo|føreslo|fremmet|fremma|fremja|la fr[ae]m)\b)"
)
"""«C. Kari Moen (V): …», «Forslag 3, Ola Lie (H): …», «Ola Lie (H) foreslo …»; not «Ola Lie (H) støttet forslaget»."""
_MOVER = re.compile(r"\b(?:fra|frå|av|til) (?:[A-ZÆØÅ][\wæøå.-]*(?: \([^)]*\))?(?: (?:og )?)?)+")


def newest_first(kind: QuestionType, evidence: Evidence, citations: Citations) -> Composed:
    """The answer with the newest paper's sentence first and the older ones below it, each under its date."""
    if kind is QuestionType.YES_NO:
        if became := _voted_on(evidence, citations):
            return Composed(True, (fixed(phrases.THE_SOURCE_SAYS), *became))
        evidence = _settled_first(evidence)
    found = told(kind, evidence) if carries(kind, evidence) else None
    if found is not None:
        # Composed with numbers of its own first: an answer that comes to nothing must leave none behind.
        if compose(kind, in_order(evidence, found), Citations()).carries:
            statements = compose(kind, in_order(evidence, found), citations).statements
        else:
            first = found.first.unit
            statements = (citations.quote(first.document, first.span),)
        return Composed(True, tuple(dated(statements, found, citations)))
    composed = compose(kind, evidence, citations)
    return replace(composed, statements=tuple(labelled(composed.statements, citations)))


def _voted_on(evidence: Evidence, citations: Citations) -> tuple[Statement, ...]:
    """What became of the motion that the question is of, where somebody's wish would lead the answer."""
    best = evidence.units[0]
    if standing(best) not in WISHED:
        return ()
    least = max(_AS_MUCH * best.coverage, _SAYS_IT)
    near = evidence.units[:_LOOKED_FURTHER]
    if any(standing(one) is Standing.DECIDED and one.coverage >= least for one in near):
        return ()
    moved = (one for one in near if standing(one) is Standing.MOVED)
    return next((told for one in moved if one.coverage >= least and (told := voted_motion(one, citations))), ())


def _settled_first(evidence: Evidence) -> Evidence:
    """The evidence of «Blir det åpent på søndager?», what was voted or decided on it before what somebody wished."""
    best = evidence.units[0]
    if standing(best) not in WISHED:
        return evidence
    near = evidence.units[1:_LOOKED_FURTHER]
    settled = [
        one for one in near if standing(one) in _SETTLED and one.coverage >= max(_AS_MUCH * best.coverage, _SAYS_IT)
    ]
    if not settled:
        return evidence
    first = replace(settled[0], score=best.score, coverage=best.coverage)
    return replace(evidence, units=(first, *(one for one in evidence.units if one is not settled[0])))


def decision(kind: QuestionType, evidence: Evidence, citations: Citations, matter: Places) -> Composed:
    """What was decided; where nothing was, that the papers have no decision, and what they have instead.

    Whether something is decided is answered by that; what was decided is not: then the answer is none. `matter`: where
    the terms start that say what the decision is of.
    """
    settled, others = _only(evidence, _SETTLED), _only(evidence, frozenset(Standing) - _SETTLED)
    found = _said(settled.units[0], evidence, matter) if settled.units else 0.0
    beside = max((_said(one, evidence, matter) for one in others.units[:_LOOKED_AT]), default=0.0)
    if found >= _SAYS_IT and found >= beside - _FAR_BETTER:
        composed = newest_first(kind, settled, Citations())
        if composed.carries:
            return newest_first(kind, settled, citations)
        best = settled.units[0]
        return Composed(True, tuple(labelled([citations.quote(best.unit.document, best.unit.span)], citations)))
    if not others.units or not (beside >= _SAYS_IT or carries(kind, evidence)):
        composed = compose(kind, evidence, citations)
        return Composed(False, tuple(labelled(composed.statements, citations)))
    ranked = sorted(others.units[:_LOOKED_AT], key=lambda one: -_said(one, evidence, matter))
    if result := voted_motion(ranked[0], citations):
        return Composed(True, result)
    near = [one for one in ranked[:2] if one.score >= _RELATED * ranked[0].score]
    near += [one for one in settled.units[:1] if found >= _HALF * _SAYS_IT]
    places = [(one.unit.document, one.unit.span) for one in near]
    places += [one for one in _decided_in_same_case(ranked[0]) if one not in places]
    lines = [fixed(phrases.NOT_DECIDED, Role.LEAD)]
    lines += [citations.quote(*place, Role.CONTEXT) for place in places]
    return Composed(kind is QuestionType.YES_NO and beside >= _SAYS_IT, tuple(labelled(lines, citations)))


def says_at_once(evidence: Evidence, matter: Places) -> bool:
    """Whether one of the best sentences says both who is asked of and what: «Hva mente ordføreren om avgiften?» is not
    answered by one on the mayor and another on the fee."""
    telling = [
        place
        for place, term in enumerate(evidence.terms)
        if term.start in matter
        and term.weight >= _TELLING
        # A word that no sentence has says nothing of whether two are said together.
        and any(one.matches[place] >= MET for one in evidence.units)
    ]
    if len(telling) < _BOTH or any(evidence.terms[place].leaned_on for place in telling):
        return True
    return any(
        all(one.matches[place] >= MET or evidence.terms[place].closeness(one.unit.beside) >= MET for place in telling)
        for one in evidence.units[:_LOOKED_AT]
    )


def _said(found: Scored, evidence: Evidence, matter: Places) -> float:
    """How much of the matter a sentence says, 0 to 1, all of none; or how likely it answers, for whoever read it."""
    return max(_in_words(found, evidence, matter), found.likelihood or 0.0)


def _in_words(found: Scored, evidence: Evidence, matter: Places) -> float:
    pairs = zip(evidence.terms, found.matches, strict=True)
    held = [(term, match) for term, match in pairs if term.start in matter or term.leaned_on]
    total = sum(term.weight for term, _ in held)
    return sum(term.weight * match for term, match in held) / total if total else 1.0


def proposed(evidence: Evidence) -> Evidence:
    """The evidence of what the administration proposes and argues; all of it when there is none."""
    found = _only(evidence, _PROPOSED)
    return found if found.units else evidence


def says_who_voted(evidence: Evidence) -> bool:
    """Whether a sentence near the top names somebody besides those whose motion was voted on."""
    names = frozenset({Sign.PERSON, Sign.NAME})
    for one in evidence.units[:3]:
        if standing(one) is Standing.VOTED and not signs(_MOVER.sub(" ", one.unit.text)) & names:
            continue
        return True
    return False


def _only(evidence: Evidence, allowed: frozenset[Standing]) -> Evidence:
    units = tuple(one for one in evidence.units if standing(one) in allowed)
    lists = tuple(one for one in evidence.lists if _list_standing(one.document, one.block) in allowed)
    return replace(evidence, units=units, lists=lists)


def _list_standing(document: Document, block: int) -> Standing:
    following = min(block + 1, len(document.blocks) - 1)
    return standing_of(document, following, document.blocks[following].span)


def _decided_in_same_case(best: Scored) -> list[tuple[Document, Span]]:
    """The sentences of a short decision in the case that the proposal was made in: «Saken utsettes.» says nothing of
    the fee that was proposed, and is all that was decided of it."""
    document = best.unit.document
    case = stretch_at(document, best.unit.block).matter
    decisions = [one for one in stretches(document) if one.matter == case and one.standing is Standing.DECIDED]
    found = [span for one in decisions[:1] for _, span in spans_of(document, one)]
    return [(document, span) for span in found] if case and len(found) <= _BOTH else []


def became_of(evidence: Evidence, matter: Places, citations: Citations) -> tuple[Statement, ...]:
    """What became of a motion that the question asks after: the row of the votes that says most of it, else the vote
    on the motion that was found first."""
    rows = [one for one in evidence.units[:_LOOKED_FURTHER] if standing(one) is Standing.VOTED and one.unit.is_row]
    if rows:
        best = max(rows, key=lambda one: _in_words(one, evidence, matter))
        said = _in_words(best, evidence, matter)
        if said >= _AS_MUCH and said >= max(_in_words(one, evidence, matter) for one in evidence.units[:_LOOKED_AT]):
            return tuple(labelled([citations.quote(best.unit.document, best.unit.span)], citations))
    near = [one for one in evidence.units[:_LOOKED_AT] if standing(one) is Standing.MOVED]
    best = max(near, key=lambda one: _in_words(one, evidence, matter), default=evidence.units[0])
    first = best if _in_words(best, evidence, matter) >= _SAYS_IT else evidence.units[0]
    return voted_motion(first, citations)


def same_vote(evidence: Evidence, citations: Citations) -> tuple[Statement, ...]:
    """The vote that was asked of before, which tells both sides: «… vedtatt med 19 mot 8 stemmer»."""
    best = evidence.units[0]
    leaned = [match for term, match in zip(evidence.terms, best.matches, strict=True) if term.leaned_on]
    if standing(best) is not Standing.VOTED or not leaned or sum(leaned) < _SAYS_IT * len(leaned):
        return ()
    return tuple(labelled([citations.quote(best.unit.document, best.unit.span)], citations))


def moved_by_somebody(evidence: Evidence, matter: Places, citations: Citations) -> tuple[Statement, ...]:
    """The motion that the question describes, where it names who moved it."""
    for one in evidence.units[:_LOOKED_AT]:
        names = standing(one) is Standing.MOVED and _MOVED_BY.match(one.unit.text)
        if names and _in_words(one, evidence, matter) >= _AS_MUCH:
            return tuple(labelled([citations.quote(one.unit.document, one.unit.span)], citations))
    return ()


def voted_motion(best: Scored, citations: Citations) -> tuple[Statement, ...]:
    """The vote on a motion, then the motion; nothing when it is no motion, or its vote is not found."""
    document = best.unit.document
    if standing(best) is not Standing.MOVED or (vote := outcome(document, best.unit.block, best.unit.span)) is None:
        return ()
    told = citations.quote(document, vote, Role.LEAD)
    return tuple(labelled([told, citations.quote(document, best.unit.span, Role.CONTEXT)], citations))
