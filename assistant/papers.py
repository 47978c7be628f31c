"""Answers from municipal papers: what was decided, proposed and opined kept apart, and newer papers before older.

Flows in: a question's type, stage and evidence. Flows out: the statements that `source_answer` makes of it, in the
right order and each under a line that says how it stands. A folder without such papers gets its answers unchanged.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.answer import Kind, Role, Statement
from assistant.asked_standing import Named, Stage, named_papers, says_stage, stage_of
from assistant.carries import carries
from assistant.cite import Citations, fixed
from assistant.evidence import Evidence, Scored
from assistant.motions import outcome
from assistant.reading.question_type import QuestionType
from assistant.recency import Told, day_of, in_order, standing, told
from assistant.source_answer import Composed, compose
from assistant.source_phrase import capitalised, place_phrase
from assistant.terms import Term
from assistant.units import Bag
from assistant.whole_stretch import Whole, Wholes
from corpus.document import BlockKind, Document, Span
from corpus.glossary import GlossaryEntry
from corpus.standing import is_paper, standing_of, stretch_at
from corpus.standing_words import Standing

_FAVOURED: Mapping[Stage, Mapping[Standing, float]] = {
    Stage.DECISION: {Standing.DECIDED: 1.3, Standing.VOTED: 1.2, Standing.MOVED: 0.8, Standing.PROPOSED: 0.8},
    Stage.PROPOSAL: {Standing.PROPOSED: 1.25, Standing.MOVED: 1.2, Standing.DECIDED: 0.8},
    Stage.VOTE: {Standing.VOTED: 1.3},
    Stage.OPINION: {Standing.OPINION: 1.15, Standing.DISSENT: 1.15, Standing.ARGUED: 1.05},
    Stage.ANY: {Standing.DECIDED: 1.06, Standing.MOVED: 0.85, Standing.DISSENT: 0.9, Standing.ASKED: 0.9},
}
_SETTLED = frozenset({Standing.DECIDED, Standing.VOTED})
_LABELLED = frozenset({Standing.DECIDED, Standing.PROPOSED, Standing.MOVED, Standing.DISSENT, Standing.ASKED})
_BY_LABEL = _LABELLED | {Standing.OPINION}
_FAR_BETTER = 0.3
_LONGEST_WHOLE = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of the papers, and all its terms."""

    stage: Stage
    named: Named
    terms: tuple[Term, ...]

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
        self._wholes = Wholes(documents, bag)
        self.active = any(is_paper(document) for document in documents)
        self.several = len(self._documents) > 1

    def read(self, plain: str, terms: Sequence[Term]) -> Asked:
        """What the question asks of the papers."""
        if not self.active:
            return Asked(Stage.ANY, Named((), frozenset()), tuple(terms))
        stage = stage_of(plain)
        named = named_papers(plain, self._documents)
        return Asked(stage, named, tuple(terms))

    def sought(self, asked: Asked, *, in_named: bool) -> tuple[Term, ...]:
        """The terms to look for in the sentences: without the words that say the stage and, where the search is
        `in_named` papers only, those that name them."""
        kept = [term for term in asked.terms if not says_stage(term.plain, asked.stage)]
        if in_named:
            kept = [term for term in kept if term.plain.casefold() not in asked.named.words]
        return tuple(kept) or asked.terms

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
        if whole := self._wholes.find(kind, asked.stage, asked.terms, asked.named.documents):
            return Composed(True, tuple(_say_whole(whole, citations)))
        if not evidence.units:
            return compose(kind, evidence, citations)
        weighed = _weighed(evidence, asked.stage)
        if asked.stage is Stage.DECISION:
            return self._decision(kind, weighed, citations)
        return self._newest_first(kind, weighed, citations)

    def _newest_first(self, kind: QuestionType, evidence: Evidence, citations: Citations) -> Composed:
        found = told(kind, evidence) if carries(kind, evidence) else None
        if found is None:
            composed = compose(kind, evidence, citations)
            return replace(composed, statements=tuple(_labelled(composed.statements, citations)))
        composed = compose(kind, in_order(evidence, found), citations)
        if not composed.carries:
            composed = compose(kind, evidence, citations)
            return replace(composed, statements=tuple(_labelled(composed.statements, citations)))
        return replace(composed, statements=tuple(_dated(composed.statements, found, citations)))

    def _decision(self, kind: QuestionType, evidence: Evidence, citations: Citations) -> Composed:
        """What was decided; never what was proposed in its place."""
        settled = replace(evidence, units=tuple(one for one in evidence.units if standing(one) in _SETTLED))
        lists = tuple(one for one in evidence.lists if _list_standing(one.document, one.block) in _SETTLED)
        settled = replace(settled, lists=lists)
        best = evidence.units[0]
        if settled.units and settled.units[0].coverage >= best.coverage - _FAR_BETTER and carries(kind, settled):
            return self._newest_first(kind, settled, citations)
        if not carries(kind, evidence):
            return replace(
                composed := compose(kind, evidence, citations),
                carries=False,
                statements=tuple(_labelled(composed.statements, citations)),
            )
        if result := _settled_motion(best, citations):
            return Composed(True, tuple(result))
        lines = [fixed(phrases.NOT_DECIDED, Role.LEAD)]
        lines += [citations.quote(one.unit.document, one.unit.span, Role.CONTEXT) for one in _others_that_say(evidence)]
        return Composed(kind is QuestionType.YES_NO, tuple(_labelled(lines, citations)))


def _say_whole(whole: Whole, citations: Citations) -> Iterable[Statement]:
    document = whole.document
    roles = [Role.ITEM if document.blocks[place].kind is BlockKind.ITEM else Role.LEAD for place, _ in whole.spans]
    said = [citations.quote(document, span, role) for (_, span), role in zip(whole.spans, roles, strict=True)]
    return _labelled(said[:_LONGEST_WHOLE], citations)


def _weighed(evidence: Evidence, stage: Stage) -> Evidence:
    favoured = _FAVOURED[stage]
    units = [replace(one, score=one.score * favoured.get(standing(one), 1.0)) for one in evidence.units]
    units.sort(key=lambda one: (-one.score, one.unit.document.id, one.unit.span.start))
    return replace(evidence, units=tuple(units))


def _list_standing(document: Document, block: int) -> Standing:
    following = min(block + 1, len(document.blocks) - 1)
    return standing_of(document, following, document.blocks[following].span)


def _others_that_say(evidence: Evidence) -> Iterable[Scored]:
    best = evidence.units[0]
    return [one for one in evidence.units[:2] if one.score >= 0.85 * best.score]


def _settled_motion(best: Scored, citations: Citations) -> list[Statement]:
    """The vote on a motion, then the motion; nothing when it is no motion, or its vote is not found."""
    document = best.unit.document
    if standing(best) is not Standing.MOVED or (vote := outcome(document, best.unit.block, best.unit.span)) is None:
        return []
    lines = [citations.quote(document, vote, Role.LEAD), citations.quote(document, best.unit.span, Role.CONTEXT)]
    return list(_labelled(lines, citations))


def _labelled(statements: Iterable[Statement], citations: Citations) -> Iterable[Statement]:
    """The statements, with a line before each stretch that is no plain account: who proposes, decides or opines."""
    by_number = {citation.id: citation for citation in citations.all()}
    before: tuple[str, int] | None = None
    for said in statements:
        if said.kind is Kind.QUOTE:
            cited = by_number[said.citations[0]]
            block = block_at(cited.document, cited.span)
            key = (cited.document.id, _stretch_start(cited.document, block))
            if key != before and _needs_label(cited.document, block, cited.span):
                yield _line(f"{capitalised(place_phrase(cited.document, block))} sier:", said)
            before = key
        elif said.kind is Kind.FIXED:
            before = None
        yield said


def _dated(statements: Sequence[Statement], found: Told, citations: Citations) -> Iterable[Statement]:
    """The leading sentence under its date, the others after it, each under its own; then the rest."""
    first = found.first.unit
    place = next((at for at, said in enumerate(statements) if _is_quote_of(said, found.first, citations)), None)
    if place is None:
        yield from _labelled(statements, citations)
        return
    end = place + 1
    while end < len(statements) and statements[end].role is Role.ITEM:
        end += 1
    if found.differs:
        yield fixed(phrases.SOURCES_DIFFER, Role.NOTE)
    yield from (said for said in statements[:place] if said.kind is Kind.FIXED or said.kind is Kind.QUOTE)
    several = bool(found.others)
    phrase = place_phrase(first.document, first.block)
    undated = day_of(found.first) is None
    if several:
        yield _line(f"Udatert kilde, {phrase}:" if undated else f"Etter {phrase}:", statements[place])
        yield from statements[place:end]
    else:
        yield from _labelled(statements[place:end], citations)
    for other in found.others:
        quoted = citations.quote(other.unit.document, other.unit.span, Role.CONTEXT)
        yield _line(_beside(other, found.first), quoted)
        yield quoted
    yield from _labelled(statements[end:], citations)


def _beside(other: Scored, first: Scored) -> str:
    phrase = place_phrase(other.unit.document, other.unit.block)
    mine, leading = day_of(other), day_of(first)
    if mine is None:
        return f"Udatert kilde, {phrase}:"
    if leading is not None and mine < leading:
        return f"Eldre kilde, {phrase}:"
    return f"{capitalised(phrase)} sier:"


def _line(text: str, introduced: Statement) -> Statement:
    role = Role.LEAD if introduced.role is Role.ITEM else introduced.role
    return Statement(text, Kind.COMPUTED, introduced.citations, role)


def _is_quote_of(said: Statement, found: Scored, citations: Citations) -> bool:
    if said.kind is not Kind.QUOTE:
        return False
    cited = next(one for one in citations.all() if one.id == said.citations[0])
    return cited.document.id == found.unit.document.id and cited.span.contains(found.unit.span)


def _needs_label(document: Document, block: int, span: Span) -> bool:
    """What stands under a heading of its own; a sentence that itself says who proposes or opines needs none."""
    if not is_paper(document):
        return False
    stretch = stretch_at(document, block)
    if stretch.standing is Standing.OPINION:
        return True
    return bool(stretch.label) and stretch.standing in _LABELLED


def _stretch_start(document: Document, block: int) -> int:
    return stretch_at(document, block).first


def block_at(document: Document, span: Span) -> int:
    """The position of the block that holds the span's first character."""
    places = document.blocks_in(Span(0, span.end))
    return max((place for place in places if document.blocks[place].span.start <= span.start), default=0)
