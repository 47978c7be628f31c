"""What the documents hold on one question: search, reading, then the sentences and lists with how they meet it.

Flows in: a reading and the terms to look for. Flows out: hits, and evidence. It does not know whether the evidence
answers, nor which papers the question names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.gatherer import Gatherer
from assistant.parties import theirs_first
from assistant.reading.question_type import QuestionType
from assistant.reading.standalone import Standalone
from assistant.reworded import between, reworded
from assistant.terms import Term
from index.retriever import Hit
from index.serve import Index

_PASSAGES = 24
_READ = 4
"""Passages that are read with the question: some 90 ms each on one slow core, twice that in other words too."""
_READ_MORE = 2
"""Passages that are read besides, since a sentence of theirs has more of the question's words than the best."""
_HALF = 0.5
_EXPANSION = 0.5


@dataclass(frozen=True)
class Finder:
    """Finds in `index`, and gathers from the documents of `gatherer`."""

    index: Index
    gatherer: Gatherer

    def find(self, reading: Standalone, wanted: Sequence[Term], k: int = _PASSAGES) -> tuple[Hit, ...]:
        """The `k` passages nearest the question, best first; other words for its terms are looked for too."""
        extra: dict[str, float] = {}
        for term in wanted:
            for way in term.ways:
                if 0 < way.closeness < 1.0:
                    for stem in (stem for stem in way.stems if stem in self.index.vocabulary.document_frequency):
                        extra[stem] = max(extra.get(stem, 0.0), _EXPANSION * way.closeness * term.weight)
        return self.index.search(reading.query, k, extra, reading.wordings)

    def evidence(
        self, reading: Standalone, question: str, kind: QuestionType, wanted: Sequence[Term], hits: Sequence[Hit]
    ) -> Evidence:
        """What the passages of `hits` hold on `question`, the first of them read together with it, and those besides
        that seem to answer by their words."""
        plain = reading.focus.text
        hits = self._read(reading, wanted, hits, _READ)
        found = theirs_first(self.gatherer.gather(question, plain, kind, wanted, hits))
        more = _worth_reading(found, hits)
        if not more:
            return found
        rest = [hit for hit in hits if hit not in more]
        read = self._read(reading, wanted, [*more, *rest], len(more))
        return theirs_first(self.gatherer.gather(question, plain, kind, wanted, read))

    def _read(self, reading: Standalone, wanted: Sequence[Term], hits: Sequence[Hit], most: int) -> tuple[Hit, ...]:
        """`hits`, the first `most` of them read with the question, and with it in their own words where they have
        others."""
        asked, titles = reading.wordings[0], self.gatherer.titles
        read: list[Hit] = []
        for before, hit in zip(hits, self.index.read(asked, hits, titles, most), strict=True):
            is_new = bool(hit.odds) and not before.odds
            if is_new and (again := reworded(asked, wanted, hit.passage.text)) is not None:
                read.append(between(hit, *self.index.read(again, [before], titles, 1)))
            else:
                read.append(hit)
        return tuple(read)


def _worth_reading(found: Evidence, hits: Sequence[Hit]) -> list[Hit]:
    """The passages of the sentences that have most of the question's words, where nobody read them and they have as
    many as the best."""
    if found.best is None:
        return []
    least = max(found.best.coverage, _HALF)
    unread = [hit for hit in hits if hit.meanings and not hit.odds]
    more: dict[str, Hit] = {}
    for one in sorted(found.units, key=lambda one: -one.coverage):
        if one.coverage < least or len(more) == _READ_MORE:
            break
        if one.odds is None:
            own = (hit for hit in unread if hit.passage.document_id == one.unit.document.id)
            more |= {hit.passage.id: hit for hit in own if hit.passage.span.overlaps(one.unit.span)}
    return list(more.values())
