"""What things that papers number are called: «Alternativ B» is «Nytt gjenbrukstorg på Langmyra».

Flows in: the documents found for one question. Flows out: for a sentence that says «alternativ B», the words that some
label, row or bracket gives for it, and that it shares with none of its namesakes. It does not know the question.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.units import PART, Bag, Unit
from assistant.values import numbered
from corpus.document import BlockKind, Document
from corpus.paper_kind import Known
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

Name = tuple[str, str]
"""The stem of the word and the number or letter: («alternativ», «B»)."""

_NUMBER = r"\d{1,2}|[A-H]"
_LABEL = re.compile(rf"\W*(?P<word>[^\W\d_]{{3,}}) ?(?P<number>{_NUMBER})\s*[:.)–|-]\s*(?P<called>[^|:.;]{{3,90}})")
_CELL = re.compile(rf"(?P<number>{_NUMBER})\s*[:.)–-]\s*(?P<called>[^|:;]{{3,90}})")
_BRACKET = re.compile(rf"(?P<called>\b[A-ZÆØÅ]\w{{2,}}) \((?P<word>[^\W\d_]{{4,}}) (?P<number>{_NUMBER})\)")
_HEADING = re.compile(r"\W*(?P<word>[^\W\d_]{3,})\s*\|")


@dataclass(frozen=True, slots=True)
class Called:
    """What is said of each name in each of some documents, their own first."""

    of_documents: Mapping[str, Mapping[Name, Bag]]

    @classmethod
    def in_documents(cls, documents: Iterable[Document]) -> "Called":
        found = ((document.id, _names(Known(document))) for document in documents)
        return cls({name: names for name, names in found if names})

    def beside(self, unit: Unit) -> Bag:
        """The words that a sentence says by the names in it; its own paper's, else those of the first that has any."""
        if not self.of_documents:
            return {}
        said = {(stem, number) for _, stem, number in numbered(unit.text)}
        own = self.of_documents.get(unit.document.id, {})
        bags = [bag for name in said if (bag := own.get(name) or self._elsewhere(name))]
        return {stem: PART for bag in bags for stem in bag}

    def _elsewhere(self, name: Name) -> Bag:
        return next((names[name] for names in self.of_documents.values() if name in names), {})


@lru_cache(maxsize=256)
def _names(known: Known) -> Mapping[Name, Bag]:
    """The names that the document explains, where it has several of a kind, each with the words of its own."""
    said: dict[Name, set[str]] = {}
    for name, called in _explained(known.document):
        telling = (word.form for word in words(called) if word.form not in STOPWORDS)
        said.setdefault(name, set()).update(map(lemma_stem, telling))
    kinds = Counter(word for word, _ in said)
    shared = Counter((word, stem) for (word, _), stems in said.items() for stem in stems)
    return {
        name: {stem: 1.0 for stem in stems if shared[name[0], stem] == 1}
        for name, stems in said.items()
        if kinds[name[0]] > 1
    }


def _explained(document: Document) -> Iterator[tuple[Name, str]]:
    for block in document.blocks:
        text = block.span.of(document.text)
        if match := _LABEL.match(text):
            yield (lemma_stem(match["word"].casefold()), match["number"]), match["called"]
        if block.kind is BlockKind.ROW and block.parent is not None and (cell := _CELL.match(text)):
            heading = _HEADING.match(document.blocks[block.parent].span.of(document.text))
            if heading:
                yield (lemma_stem(heading["word"].casefold()), cell["number"]), cell["called"]
        for match in _BRACKET.finditer(text):
            yield (lemma_stem(match["word"].casefold()), match["number"]), match["called"]
