"""Which parties a question and a sentence name, and what is told of another party than the one asked of."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Abstained, Answered
from assistant.parties import parties_asked_of, parties_in

MINUTES = (
    "# Møteprotokoll\n\nMøtedato: 5. juni 2024\n\nUtvalg: Kommunestyret\n\n## Sak 12/24 Svømmehallen\n\n"
    "### Behandling\n\nGro Aas (H) foreslo at billettene skal koste 90 kroner.\n\n"
    "Kari Moe (Ap) foreslo at billettene skal koste 40 kroner.\n\n"
    "Forslaget fra Per Lie (V) om gratis bading ble oversendt uten votering.\n\n"
    "### Vedtak\n\nBillettene skal koste 60 kroner. Vedtaket ble gjort med 19 mot 6 stemmer.\n"
)


@pytest.fixture(scope="module")
def minutes() -> Case:
    return case_of({"protokoll.md": MINUTES})


@pytest.mark.parametrize(
    ("asked", "parties"),
    [
        ("Hva foreslo Høyre?", {"H"}),
        ("Hva foreslo V?", {"V"}),
        ("Hvem i Ap og Frp stemte mot?", {"AP", "FRP"}),
        ("Hva mener Kristelig Folkeparti?", {"KRF"}),
        ("Går veien til høyre?", set()),
        ("Hva koster alternativ H?", set()),
        ("Når stenges Høyre felt?", set()),
        ("NÅR STENGES FELTET TIL HØYRE?", set()),
        ("Rødt lys i Storgata, når tennes det?", set()),
        ("Hvor mange ansatte har PP-tjenesten?", set()),
        ("Hva er Senterpartiets forslag?", {"SP"}),
    ],
)
def test_a_question_names_these_parties(asked: str, parties: set[str]) -> None:
    assert parties_asked_of(asked) == parties


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Gro Aas (H) og Per Lie (V) stemte mot.", {"H", "V"}),
        ("3 | R | Varsling | 25 | 0", {"R"}),
        ("Ta til venstre ved H. Hansens gate.", set()),
        ("Fløyen i bygg H males.", set()),
    ],
)
def test_a_sentence_names_these_parties(told: str, parties: set[str]) -> None:
    assert parties_in(told) == parties


@pytest.mark.parametrize(
    "asked", ["Hvor mye ville Venstre at billettene skulle koste?", "Hvor mange fra SV stemte mot?"]
)
def test_what_another_party_moved_is_no_answer(minutes: Case, asked: str) -> None:
    assert isinstance(minutes.assistant.ask(asked, today=date(2024, 7, 1)), Abstained)


def test_the_partys_own_sentence_goes_first(minutes: Case) -> None:
    answer = minutes.assistant.ask("Hva foreslo Venstre?", today=date(2024, 7, 1))
    assert isinstance(answer, Answered)
    assert "Per Lie (V) om gratis bading" in answer.text.splitlines()[0]
