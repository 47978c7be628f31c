"""The sentences of a passage: all of them, each once, as an answer would quote them."""

from made_up import FILES, document

from assistant.units import Outlines
from corpus.document import BlockKind, Passage, Span
from corpus.split import split
from corpus.spoken import spoken
from index.analyse import Vocabulary

HALL = document(FILES["hall.md"], "hall.md")


def test_every_sentence_of_a_document_is_spoken_in_one_of_its_passages() -> None:
    found = [span for passage in split(HALL) for span in spoken(HALL, passage)]
    outlines = Outlines(Vocabulary.of([HALL.text]), {HALL.id: HALL})
    units = [unit.span for place in range(len(HALL.blocks)) for unit in outlines.units(HALL, place)]
    headings = [block.span for block in HALL.blocks if block.kind is BlockKind.HEADING]
    assert len(found) == len(set(found))
    assert set(units) <= set(found)
    assert set(found) - set(units) <= set(headings)


def test_sentences_stand_in_order_inside_their_passage() -> None:
    for passage in split(HALL):
        found = spoken(HALL, passage)
        assert list(found) == sorted(found)
        assert all(passage.span.contains(span) for span in found)


def test_a_passage_that_cuts_a_sentence_is_spoken_whole() -> None:
    start = HALL.blocks[-1].span.start
    cut = Passage(HALL.id, Span(start + 1, start + 5), HALL.text[start + 1 : start + 5], "")
    assert spoken(HALL, cut) == (cut.span,)
