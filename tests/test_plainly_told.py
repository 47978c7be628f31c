"""What answers whatever else is weighed: that just what is asked is open, an address, whoever is
asked of by name."""

import pytest
from made_up import case_of

from assistant.carries import carries
from assistant.plainly_told import plainly_told

PAPER = (
    "# Notat om kaia\n\n## Fremdrift\n\nKaia er forsinket, og når den blir ferdig, er usikkert. "
    "Det er ikke avklart hvem som skal drive kaia. Byggherren er Havn AS. "
    "Ingeniør Kari Moe målte dybden i mai.\n\n"
    "## Økonomi\n\nHva reparasjonen av moloen vil koste, er ennå ikke kjent. Rammen for kaia er 12 500 000 kroner.\n\n"
    "## Kontakt\n\nPå nettsiden www.kaia.example.no står nyheter om kaia. Vakttelefonen er 22 22 22 22.\n"
)


def told(asked: str) -> tuple[bool, bool]:
    kind, evidence = case_of({"notat.md": PAPER}).assistant.evidence_for(asked)
    return plainly_told(kind, evidence), carries(kind, evidence)


@pytest.mark.parametrize(
    "asked",
    [
        "Når blir kaia ferdig?",
        "Hvem skal drive kaia?",
        "Hvor mye koster reparasjonen av moloen?",
        "Hva er nettsiden om kaia?",
        "Hvem er Kari Moe?",
    ],
)
def test_it_carries_the_question(asked: str) -> None:
    assert told(asked) == (True, True)


@pytest.mark.parametrize(
    "asked",
    [
        "Når ble byggherren valgt?",
        "Hvor mye er rammen for kaia?",
        "Hvem er byggherren?",
        "Hvem er Kari Vik?",
        "Hvem er med Kari Moe?",
    ],
)
def test_what_is_open_of_something_else_does_not(asked: str) -> None:
    assert not told(asked)[0]
