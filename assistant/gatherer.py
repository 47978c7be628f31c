"""Which sentences and list items carry a question.

Flows in: terms, the wanted signs, passages that search found. Flows out: scored units, best first, and lists whose
introducing line carries the question. It decides nothing about answering: that is `assistant.source_answer`.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from assistant.called import Called
from assistant.definitions import defining
from assistant.evidence import Evidence, Scored, ScoredList, appeal
from assistant.meanings import Meanings
from assistant.namesakes import names_in
from assistant.reading.question_type import QuestionType
from assistant.scorer import HEADS_LIST, Scorer, said, whole_names
from assistant.signs import wanted
from assistant.terms import Term
from assistant.units import Outlines
from corpus.document import BlockKind, Document
from index.retriever import Hit

_ECHO_BONUS = 0.15


class Gatherer:
    """Finds evidence in documents, by way of the passages that search returned."""

    def __init__(self, documents: Mapping[str, Document], outlines: Outlines) -> None:
        self.documents = documents
        self.titles = {key: document.title for key, document in documents.items()}
        self._outlines = outlines
        self.bag = outlines.bag
        self._titles = {key: outlines.bag([title]) for key, title in self.titles.items()}

    def gather(
        self, question: str, plain: str, kind: QuestionType, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Evidence:
        """Every unit of the passages in `hits`, scored; and every list that begins or lies in them."""
        total = sum(term.weight for term in terms)
        if not total:
            return Evidence(question, frozenset(), tuple(terms), (), ())
        top = max((hit.score for hit in hits), default=0.0) or 1.0
        meanings = Meanings.of(hits)
        found_in = dict.fromkeys(hit.passage.document_id for hit in hits)
        called = Called.in_documents(self.documents[name] for name in found_in)
        scorer = Scorer(
            tuple(terms),
            total,
            wanted(kind, plain),
            names_in(question),
            plain.casefold(),
            whole_names(terms),
            defining(kind, terms),
            said(terms),
            meanings,
            called,
        )
        scored: dict[tuple[str, int, int], Scored] = {}
        introducing: dict[tuple[str, int], None] = {}
        for hit in hits:
            document = self.documents[hit.passage.document_id]
            title = self._titles[document.id]
            for block in document.blocks_touching(hit.passage.span):
                for unit in self._outlines.units(document, block):
                    if not unit.span.overlaps(hit.passage.span):
                        continue
                    found = scorer.score(unit, title, sqrt(max(hit.score, 0.0) / top))
                    scored[document.id, unit.span.start, unit.span.end] = found
                for intro in self._chain(document, block):
                    introducing[document.id, intro] = None
        units = sorted(scored.values(), key=best_first)
        lists = [self._list(scorer, self.documents[name], block) for name, block in introducing]
        ranked = sorted(
            (found for found in lists if found),
            key=lambda found: (-appeal(found), -found.inside, found.document.id, found.block),
        )
        return Evidence(question, scorer.wanted, tuple(terms), tuple(units), tuple(ranked))

    def _chain(self, document: Document, block: int) -> Iterable[int]:
        """The block itself when it introduces a list, and every block above it that does."""
        here: int | None = block
        while here is not None:
            if self._outlines.children(document, here):
                yield here
            here = document.blocks[here].parent

    def _list(self, scorer: Scorer, document: Document, block: int) -> ScoredList | None:
        children = self._outlines.children(document, block)
        items = tuple(self._outlines.units(document, child) for child in children)
        title = self._titles[document.id]
        if document.blocks[block].kind is BlockKind.HEADING:
            heading = self._outlines.bag([document.blocks[block].span.of(document.text)])
            lead: tuple[Scored, ...] = ()
            matches = scorer.matches(heading, heading, heading, heading, title)
        else:
            lead = tuple(scorer.score(unit, title, 0.0) for unit in self._outlines.units(document, block))
            if not lead:
                return None
            under = lead[0].unit.heading
            headed = scorer.matches(under, under, under, under, title)
            told = [unit.matches for unit in lead] + [tuple(HEADS_LIST * match for match in headed)]
            matches = tuple(max(column) for column in zip(*told, strict=True))
        inside = [matches]
        inside += [scorer.score(unit, title, 0.0).matches for item in items for unit in item]
        together = tuple(max(column) for column in zip(*inside, strict=True))
        echo = _ECHO_BONUS * scorer.echo(document.section_at(document.blocks[block].span.start).heading)
        nearness, odds = scorer.of_list(document, block, lead, items)
        inside_it = scorer.share(together)
        return ScoredList(document, block, lead, items, scorer.share(matches) + echo, inside_it, nearness, odds)


def best_first(found: Scored) -> tuple[float, str, int]:
    """What sentences are sorted by; of equal ones the place decides."""
    return (-found.score, found.unit.document.id, found.unit.span.start)
