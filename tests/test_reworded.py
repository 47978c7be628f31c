"""Questions said in the words of the passage that they are read with."""

import pytest
from made_up import case_of, question

from assistant.finder import Finder
from assistant.reworded import between, reworded
from assistant.terms import terms
from corpus.document import Passage, Span
from index.lexicon import lexicon
from index.retriever import Hit

PAPER = "# Sak: Ny kai\n\n## Kostnader\n\nKommunen betaler for kaia. Havnesjefen leverer tegningene i mai.\n"
PASSAGE = "Kommunen betaler for kaia. Havnesjefen leverer tegningene i mai."


def said(asked: str, passage: str = PASSAGE) -> str | None:
    assistant = case_of({"sak.md": PAPER}).assistant
    wanted = terms(question(asked), assistant.index.vocabulary, assistant.derivations, lexicon())
    return reworded(asked, wanted, passage)


@pytest.mark.parametrize(
    ("asked", "reads"),
    [
        ("Hvem må punge ut for kaia?", "betaler"),
        ("Hvem spanderer kaia?", "betaler"),
    ],
)
def test_a_word_that_the_passage_lacks_is_said_in_its_words(asked: str, reads: str) -> None:
    found = said(asked)
    assert found is not None and reads in found and found.endswith("kaia?")


@pytest.mark.parametrize(
    "asked",
    [
        "Hvem betaler for kaia?",
        "Hvem betalte for kaia?",
        "Hva mener Punge om kaia?",
        "Hvor høyt er tårnet?",
    ],
)
def test_what_the_passage_says_itself_and_what_it_does_not_say_at_all_stay(asked: str) -> None:
    assert said(asked) is None


def test_a_number_is_written_as_the_passage_writes_it() -> None:
    passage = "Kaia koster 12 500 kroner."
    assert said("Koster kaia 12500 kroner?", passage) == "Koster kaia 12 500 kroner?"
    assert said("Koster kaia 12 500 kroner?", passage) is None
    assert said("Koster kaia 12600 kroner?", passage) is None


def test_two_readings_count_alike() -> None:
    passage = Passage("sak.md", Span(0, 10), "Kaia åpner", "")
    first, again = (Hit(passage, 1.0, ((Span(0, 10), 0.5),), odds) for odds in ((2.0,), (-1.0,)))
    assert between(first, again).odds == (0.5,)


def test_a_passage_is_read_in_other_words_only_where_it_is_read_for_the_first_time() -> None:
    assistant = case_of({"sak.md": PAPER}).assistant
    asked: list[str] = []

    class Reads:
        vocabulary = assistant.index.vocabulary

        def read(self, text: str, hits: tuple[Hit, ...], titles: object, most: int) -> tuple[Hit, ...]:
            asked.append(text)
            return tuple(Hit(hit.passage, hit.score, hit.meanings, hit.odds or (1.0,)) for hit in hits)

    from assistant.reading.standalone import standalone

    reading = standalone("Hvem må punge ut for kaia?", (), lexicon())
    wanted = terms(question(reading.text), assistant.index.vocabulary, assistant.derivations, lexicon())
    passage = Passage("sak.md", Span(0, 26), PASSAGE, "")
    fresh, known = (Hit(passage, 1.0, ((Span(0, 26), 0.5),), odds) for odds in ((), (0.3,)))
    finder = Finder(Reads(), assistant.gatherer)  # type: ignore[arg-type]  # a stand-in for the index
    assert finder._read(reading, wanted, (fresh,), 1)[0].odds == (1.0,)
    assert len(asked) == 2 and "betaler" in asked[1]
    asked.clear()
    assert finder._read(reading, wanted, (known,), 1)[0].odds == (0.3,)
    assert len(asked) == 1
