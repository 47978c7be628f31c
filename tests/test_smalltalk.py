"""Greetings, thanks and questions to the program itself, in every form of the language."""

import pytest

from assistant.reading.bokmal import plain
from assistant.reading.smalltalk import Talk, smalltalk
from index.lexicon import lexicon


def talk(question: str) -> Talk | None:
    return smalltalk(plain(question, lexicon()).text)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Hei!", Talk.GREETING),
        ("God dag", Talk.GREETING),
        ("Hei på dåkker", Talk.GREETING),
        ("Good morning", Talk.GREETING),
        ("Tusen takk for hjelpen!", Talk.THANKS),
        ("Tusen takk for hjelpa!", Talk.THANKS),
        ("Takk ska du ha", Talk.THANKS),
        ("Thank you very much!", Talk.THANKS),
        ("Thanks!", Talk.THANKS),
        ("Hva kan du hjelpe meg med?", Talk.HELP),
        ("Kva kan du hjelpe meg med?", Talk.HELP),
        ("Ka kan du hjelp mæ me?", Talk.HELP),
        ("What can you do?", Talk.HELP),
        ("Kem e du?", Talk.HELP),
        ("Kven er du?", Talk.HELP),
        ("Who are you?", Talk.HELP),
        ("Hvilke kilder bruker du?", Talk.SOURCES),
        ("Kva kjelder brukar du?", Talk.SOURCES),
        ("Ka kilda bruke du?", Talk.SOURCES),
        ("What sources do you use?", Talk.SOURCES),
        ("Kan eg stole på svara?", Talk.TRUST),
        ("Can we trust you?", Talk.TRUST),
    ],
)
def test_talk_is_known_in_every_form(said, kind):
    assert talk(said) is kind


@pytest.mark.parametrize(
    "said",
    [
        "Hei, når er fristen?",
        "Takk, men hvem betaler?",
        "Kven er ordførar?",
        "What is the deadline?",
        "Hvilke kilder viser rapporten til om økonomi?",
        "Ka kan vi gjør førr å få mer tid?",
    ],
)
def test_a_question_of_the_case_is_no_talk(said):
    assert talk(said) is None
