"""A verb and its particle are the one word that they also are."""

from datetime import date

import pytest
from made_up import case_of

from assistant.answer import Answered
from assistant.particle_verbs import joined, taken_apart

PAPER = """\
# Notat om skolene

Kommunedirektøren vil legge skolen på Nes ned i 2029.

Vikarene skal få opplæring i desember.

Rådmannen har skrevet brev til fylket.
"""


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("legge skolen ned", ["nedlegg"]),
        ("skal læres opp", ["opplær"]),
        ("setter i gang arbeidet", ["igangsett"]),
        ("skolen ligger nede", []),
        ("en gang til og en del av det", []),
    ],
)
def test_the_particle_goes_before_the_verb(text: str, stems: list[str]) -> None:
    forms = text.split()
    found = [stem for place in range(len(forms)) for stem in joined(forms, place)]
    assert found == stems


def test_a_noun_of_the_two_gives_the_same_stem() -> None:
    assert "nedlegg" in set(taken_apart("nedleggelse"))
    assert "utbygg" in set(taken_apart("utbyggingen"))
    assert not list(taken_apart("brev"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Når er nedleggelsen av skolen på Nes?", "Kommunedirektøren vil legge skolen på Nes ned i 2029."),
        ("Når skal vikarene læres opp?", "Vikarene skal få opplæring i desember."),
    ],
)
def test_one_word_finds_two_and_two_find_one(question: str, said: str) -> None:
    answer = case_of({"notat.md": PAPER}).assistant.ask(question, today=date(2026, 11, 3))
    assert isinstance(answer, Answered)
    assert answer.text.startswith(said)
