"""Answers from municipal papers: what was decided, proposed and opined kept apart, and newer papers before older.

Flows in: a question's type, stage and evidence. Flows out: the statements that `source_answer` makes of it, in the
right order and each under a line that says how it stands. A folder without such papers gets its answers unchanged.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant import phrases
from assistant.answer import Role, Statement
from assistant.asked_standing import (
    ADMINISTRATION,
    BODY,
    Named,
    Stage,
    asks_other_side,
    asks_outcome,
    named_papers,
    says_stage,
    stage_of,
)
from assistant.bodies import Bodies
from assistant.cite import Citations, fixed
from assistant.decided import (
    became_of,
    decision,
    moved_by_somebody,
    newest_first,
    proposed,
    same_vote,
    says_at_once,
    says_who_voted,
    voted_motion,
)
from assistant.evidence import Evidence, Scored
from assistant.missing import MET
from assistant.moved_rows import with_moved_first
from assistant.reading.question_type import QuestionType, question_type
from assistant.recency import standing
from assistant.senders import Senders
from assistant.source_answer import Composed, compose
from assistant.stages_compared import proposed_and_decided
from assistant.standing_labels import labelled
from assistant.terms import Term
from assistant.units import Bag
from assistant.unknown_numbers import unknown_numbers
from assistant.voted import all_with_result
from assistant.whole_stretch import Whole, Wholes
from assistant.writers import Writers
from corpus.document import BlockKind, Document
from corpus.glossary import GlossaryEntry
from corpus.paper_kind import Known, PaperKind, paper_kind, sender
from corpus.standing import is_paper, stretch_at
from corpus.standing_words import Standing

_FAVOURED: Mapping[Stage, Mapping[Standing, float]] = {
    Stage.DECISION: {Standing.DECIDED: 1.2, Standing.VOTED: 1.05, Standing.MOVED: 0.85, Standing.PROPOSED: 0.85},
    Stage.PROPOSAL: {Standing.PROPOSED: 1.1, Standing.MOVED: 1.05, Standing.DECIDED: 0.85},
    Stage.VOTE: {Standing.VOTED: 1.2},
    Stage.OPINION: {Standing.OPINION: 1.15, Standing.DISSENT: 1.15, Standing.ARGUED: 1.05},
    Stage.ANY: {Standing.MOVED: 0.9, Standing.DISSENT: 0.9, Standing.ASKED: 0.9},
}
_SAID_BY: Mapping[Stage, frozenset[Standing]] = {
    Stage.DECISION: frozenset({Standing.DECIDED, Standing.VOTED}),
    Stage.PROPOSAL: frozenset({Standing.PROPOSED, Standing.MOVED}),
    Stage.VOTE: frozenset({Standing.VOTED}),
    Stage.OPINION: frozenset({Standing.OPINION, Standing.DISSENT}),
    Stage.ANY: frozenset(),
}
_VOTERS = re.compile(r"\bhvilke[nt]? (?:representant|politiker|folkevalgt|parti|medlem)\w*\b")
_LONGEST_WHOLE = 24
_THEIRS = 0.7
_OPENING = 6
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of the papers, in plain bokmål, and all its terms; `outcome`: it asks what became of
    something."""

    stage: Stage
    named: Named
    terms: tuple[Term, ...]
    outcome: bool = False
    plain: str = ""

    def holds(self, document_id: str) -> bool:
        return document_id in self.named.documents

    def without_name(self, question: str) -> str:
        """The question without the years and words that name a paper: they tell no namesakes apart."""
        kept = (word for word in question.split() if word.strip("?.,:;").casefold() not in self.named.words)
        return " ".join(kept)


class Papers:
    """The papers of one folder. `active` is whether any of them is a municipal paper."""

    def __init__(self, documents: Sequence[Document], bag: Callable[[Iterable[str]], Bag]) -> None:
        self._documents = tuple(documents)
        self._bag = bag
        self._wholes = Wholes(documents, bag)
        self._writers = Writers(documents, bag)
        self._bodies = Bodies(documents, bag)
        self._senders = Senders(documents, bag)
        self._openings = lru_cache(maxsize=512)(lambda known: self._opening(known.document))
        self.active = any(is_paper(document) for document in documents)
        self.several = len(self._documents) > 1

    def read(self, plain: str, terms: Sequence[Term]) -> Asked:
        """What the question asks of the papers."""
        if not self.active:
            return Asked(Stage.ANY, Named((), frozenset()), tuple(terms), plain=plain)
        # «Hva menes med innstilt avgang?» asks what a word means, and of no proposal.
        stage = stage_of(plain) if question_type(plain) is not QuestionType.DEFINE else Stage.ANY
        if stage is Stage.ANY and asks_other_side(plain):
            leaned = any(says_stage(term.plain, Stage.VOTE) for term in terms if term.leaned_on)
            stage = Stage.VOTE if leaned else stage
        named = named_papers(plain, self._documents)
        if not named.documents:
            named = self._writers.named(plain, terms)
        return Asked(stage, named, tuple(terms), asks_outcome(plain), plain)

    def sought(self, asked: Asked, *, in_named: bool) -> tuple[Term, ...]:
        """The terms to look for: where the search is `in_named` papers only, without those that name them."""
        if not in_named:
            return asked.terms
        kept = tuple(term for term in asked.terms if term.plain.casefold() not in asked.named.words)
        return kept or asked.terms

    def understood(self, asked: Asked, evidence: Evidence) -> Evidence:
        """The evidence, where what a sentence stands under says the question's «vedtatt», «innstilte» or
        «kommunestyret» for it: a point of a decision does not say that it was decided, nor who did it."""
        if self.several:
            evidence = with_moved_first(question_type(asked.plain), evidence)
        if self.active:
            evidence = self._senders.heard(asked.plain, evidence)
        total = sum(term.weight for term in evidence.terms)
        if not self.active or asked.stage is Stage.ANY or not total:
            return evidence
        units = [self._with_its_standing(asked.stage, one, evidence.terms, total) for one in evidence.units]
        units.sort(key=lambda one: (-one.score, one.unit.document.id, one.unit.span.start))
        return replace(evidence, units=tuple(units))

    def _with_its_standing(self, stage: Stage, found: Scored, terms: Sequence[Term], total: float) -> Scored:
        how = standing(found)
        if how not in _SAID_BY[stage]:
            return found
        said = [self._is_said(term, stage, how, found) for term in terms]
        # A point of the decision that says nothing of the matter must not answer for having been decided.
        share = _share((term, match) for term, match, out in zip(terms, found.matches, said, strict=True) if not out)
        matches = [max(match, share) if out else match for match, out in zip(found.matches, said, strict=True)]
        gained = sum(t.weight * (new - old) for t, new, old in zip(terms, matches, found.matches, strict=True)) / total
        return replace(
            found,
            matches=tuple(matches),
            score=found.score + gained,
            coverage=min(found.coverage + gained, 1.0),
            own=min(found.own + gained, 1.0),
            itself=min(found.itself + gained, 1.0),
        )

    def _is_said(self, term: Term, stage: Stage, how: Standing, found: Scored) -> bool:
        """Whether the place of a sentence says a term of the question for it."""
        document = found.unit.document
        if says_stage(term.plain, stage):
            if not term.plain.casefold().startswith("innst"):
                return True
            stretch = stretch_at(document, found.unit.block)
            return stretch.standing is Standing.PROPOSED and bool(stretch.label)
        if stage is Stage.DECISION and BODY.fullmatch(term.plain):
            is_minutes = paper_kind(document) in (PaperKind.MINUTES, PaperKind.DECISION, PaperKind.EXCERPT)
            return is_minutes and term.closeness(self._openings(Known(document))) >= _THEIRS
        if stage is Stage.PROPOSAL and ADMINISTRATION.fullmatch(term.plain):
            return how is Standing.PROPOSED and paper_kind(document) is PaperKind.CASE_PAPER
        if stage is Stage.OPINION and paper_kind(document) is PaperKind.GATHERED:
            return term.closeness(self._senders.called(document.id, found.unit.block)) >= MET
        if stage is Stage.OPINION and paper_kind(document) is PaperKind.HEARING:
            # «Vellet» for a Velforening: whoever writes is called by part of their name.
            return term.closeness(self._openings(Known(document))) >= MET
        return False

    def matter(self, asked: Asked) -> frozenset[int]:
        """Where the terms start that say what the question is of, and not who decided or proposed it."""
        frame = (BODY, ADMINISTRATION)
        return frozenset(
            term.start
            for term in asked.terms
            if not says_stage(term.plain, asked.stage) and not any(one.fullmatch(term.plain) for one in frame)
        )

    def _opening(self, document: Document) -> Bag:
        """The words of the title, the sender, the opening lines and the headings of a paper."""
        lines = [
            block.span.of(document.text)
            for place, block in enumerate(document.blocks)
            if place < _OPENING or block.kind is BlockKind.HEADING
        ]
        short = (line for line in lines if len(line.split()) <= _SHORT and not line.endswith("."))
        return self._bag((document.title, sender(document), *short))

    def _near(self, asked: Asked, evidence: Evidence) -> tuple[str, ...]:
        """The papers that the question names, else those of the sentences found."""
        return asked.named.documents or tuple(dict.fromkeys(found.unit.document.id for found in evidence.units))

    def compose(
        self,
        kind: QuestionType,
        asked: Asked,
        evidence: Evidence,
        citations: Citations,
        defined: Sequence[tuple[Document, GlossaryEntry]] = (),
    ) -> Composed:
        """The answer from the evidence, as the papers' order of things demands."""
        if not (self.active or self.several) or defined:
            return compose(kind, evidence, citations, defined)
        near_papers = self._near(asked, evidence)
        if not asked.outcome and (whole := self._wholes.find(kind, asked.stage, asked.terms, near_papers)):
            return Composed(True, tuple(_say_whole(whole, citations)))
        if asked.stage is Stage.OPINION and (whole := self._senders.whole(asked.plain, asked.terms)):
            return Composed(True, tuple(_say_whole(whole, citations)))
        stage = asked.stage if kind is not QuestionType.COMPARE else Stage.ANY
        if stage is Stage.VOTE:
            evidence = self._bodies.only_theirs(evidence)
            theirs = {one.unit.document.id: one.unit.document for one in evidence.units if one.score > 0}
            if results := all_with_result(asked.plain, self._bodies.of_theirs(asked.terms, theirs.values())):
                said = [citations.quote(document, span, Role.ITEM) for document, span in results[:_LONGEST_WHOLE]]
                return Composed(True, tuple(labelled(said, citations)))
        if not evidence.units:
            return compose(kind, evidence, citations)
        near = {one.unit.document.id: one.unit.document for one in evidence.units}
        if sides := proposed_and_decided(asked.plain, asked.terms, near.values(), self._bag):
            both = [citations.quote(document, span, Role.LEAD) for document, span in sides]
            return Composed(True, tuple(labelled(both, citations)))
        weighed = _weighed(evidence, stage)
        if unknown := unknown_numbers(evidence):
            return _nothing(phrases.never_named(unknown), weighed, citations)
        if asked.outcome and (became := became_of(weighed, self.matter(asked), citations)):
            return Composed(True, became)
        asks_mover = kind is QuestionType.WHO and stage is Stage.PROPOSAL
        if asks_mover and (moved := moved_by_somebody(weighed, self.matter(asked), citations)):
            return Composed(True, moved)
        if stage is Stage.VOTE and asks_other_side(asked.plain) and (vote := same_vote(weighed, citations)):
            return Composed(True, vote)
        asks_who = kind is QuestionType.WHO or _VOTERS.search(asked.plain.casefold()) is not None
        match stage:
            case Stage.DECISION:
                return decision(kind, weighed, citations, self.matter(asked))
            case Stage.OPINION if not says_at_once(weighed, self.matter(asked)):
                return _nothing(_not_of(asked, self.matter(asked)), weighed, citations)
            case Stage.VOTE if not (says_who_voted(weighed) if asks_who else _tells_votes_of(weighed)):
                return _nothing(phrases.WHO_VOTED, weighed, citations)
            case Stage.VOTE if not asks_who and (became := voted_motion(weighed.units[0], citations)):
                return Composed(True, became)
            case Stage.PROPOSAL if any(ADMINISTRATION.fullmatch(term.plain) for term in asked.terms):
                return newest_first(kind, proposed(weighed), citations)
        return newest_first(kind, weighed, citations)


def _tells_votes_of(evidence: Evidence) -> bool:
    """Whether a sentence on a vote names the party or person whose vote is asked for; the result is not theirs."""
    voters = [place for place, term in enumerate(evidence.terms) if term.subject and term.named]
    votes = [one for one in evidence.units if standing(one) is Standing.VOTED]
    return all(any(one.matches[place] >= MET for one in votes) for place in voters)


def _say_whole(whole: Whole, citations: Citations) -> Iterable[Statement]:
    document = whole.document
    roles = [Role.ITEM if document.blocks[place].kind is BlockKind.ITEM else Role.LEAD for place, _ in whole.spans]
    said = [citations.quote(document, span, role) for (_, span), role in zip(whole.spans, roles, strict=True)]
    return labelled(said[:_LONGEST_WHOLE], citations)


def _not_of(asked: Asked, matter: frozenset[int]) -> str:
    return phrases.not_stated_of([term.text for term in asked.terms if term.start in matter])


def _share(pairs: Iterable[tuple[Term, float]]) -> float:
    """The share of some terms that is said; 1 of none."""
    held = list(pairs)
    total = sum(term.weight for term, _ in held)
    return sum(term.weight * match for term, match in held) / total if total else 1.0


def _weighed(evidence: Evidence, stage: Stage) -> Evidence:
    favoured = _FAVOURED[stage]
    units = [replace(one, score=one.score * favoured.get(standing(one), 1.0)) for one in evidence.units]
    units.sort(key=lambda one: (-one.score, one.unit.document.id, one.unit.span.start))
    return replace(evidence, units=tuple(units))


def _nothing(why: str, evidence: Evidence, citations: Citations) -> Composed:
    """Why the papers do not answer, and what comes nearest."""
    near = [citations.quote(one.unit.document, one.unit.span, Role.CONTEXT) for one in evidence.units[:2]]
    return Composed(False, (fixed(why, Role.LEAD), fixed(phrases.NEAREST), *labelled(near, citations)))
