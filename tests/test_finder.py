"""Which passages are read with the question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from made_up import case_of

from assistant.finder import Finder
from assistant.reading.question_type import question_type
from assistant.reading.standalone import standalone
from assistant.terms import terms
from index.lexicon import lexicon
from index.retriever import Hit
from index.serve import Index

PAPERS = {
    f"{name}.md": f"# Notat {name}\n\nSaken om {name} er sendt.\n" for name in ("bil", "båt", "tog", "fly", "buss")
}
PAPERS["ferge.md"] = "# Notat\n\nFergeleiet på Nesøya åpner igjen etter sommeren, sa lederen av saken.\n"


class Counting:
    """An index that gives the hits it was given, the best last among those that are read at first, and counts."""

    def __init__(self, index: Index) -> None:
        self.vocabulary = index.vocabulary
        self.read_first: list[list[str]] = []

    def read(self, question: str, hits: Sequence[Hit], titles: Mapping[str, str], most: int) -> tuple[Hit, ...]:
        self.read_first.append([hit.passage.document_id for hit in hits[:most]])
        return tuple(replace(hit, odds=(1.0,)) if at < most else hit for at, hit in enumerate(hits))


def test_a_passage_with_more_of_the_questions_words_than_the_best_is_read_too() -> None:
    assistant = case_of(PAPERS).assistant
    counting = Counting(assistant.index)
    finder = Finder(cast(Index, counting), assistant.gatherer)
    reading = standalone("Når åpner fergeleiet på Nesøya?", (), lexicon())
    wanted = terms(
        reading.focus, assistant.index.vocabulary, assistant.derivations, lexicon(), assistant.corpus.glossary
    )
    kind = question_type(reading.focus.text)
    found = {hit.passage.document_id: hit for hit in assistant.index.search("saken fergeleiet nesøya åpner", 10)}
    ferry = found.pop("ferge.md")
    others = [replace(hit, score=1.0, meanings=((hit.passage.span, 0.5),)) for hit in found.values()]
    last = replace(ferry, score=0.01, meanings=((ferry.passage.span, 0.1),))
    finder.evidence(reading, reading.text, kind, wanted, [*others, last])
    assert "ferge.md" not in counting.read_first[0]
    assert counting.read_first[1:] == [["ferge.md"]]
