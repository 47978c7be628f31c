"""What became of a motion, who moved it, and the other side of a vote: rows and lines of minutes."""

from datetime import date

import pytest
from made_up import case_of

from assistant.answer import Answer, Answered

MINUTES = """# Møteprotokoll – Vika kommunestyre

Dato: 4. juni 2024

## Sak 12/24: Badeplassen

### Forslag i møtet

| Nr. | Forslagsstiller | Forslag | For | Mot | Utfall |
|---|---|---|---|---|---|
| 1 | Kari Moen (SV) | Brygga på Neset beholdes | 11 | 14 | Falt |
| 2 | Ola Lie (H) | Brygga på Odden rives | 20 | 5 | Vedtatt |

### Vedtak

1. Kommunestyret velger alternativ 1.

## Sak 13/24: Svømmekurs

Forslag:

A. Per Haug (V): Hver elev får ti timers svømmekurs og to prøver i åpent vann.

B. Siri Berg (Ap): Kurset holdes i Odden hall.

Votering:

- Forslag A falt med 8 mot 17 stemmer.
- Alternativ 3 ble dermed vedtatt med 19 mot 6 stemmer.
- Forslag B ble enstemmig vedtatt.

## Sak 14/24: Skogen

### Forslag

Nina Aas (SV) støttet forslaget om å verne ospeskogen ved Tjernet.

Tor Dahl (Sp), på vegne av Sp og V: Ospeskogen ved Tjernet får et vern i tjue år.
"""


def asked(question: str, *before: str) -> Answer:
    case = case_of({"moteprotokoll-kommunestyret-2024.md": MINUTES, "notat.md": "# Notat\n\nBrygga er gammel.\n"})
    return case.assistant.ask(question, history=before, today=date(2024, 11, 1))


@pytest.mark.parametrize(
    ("question", "before", "words"),
    [
        ("Hvordan gikk det med forslaget om å rive brygga på Odden?", (), "Brygga på Odden rives | 20 | 5 | Vedtatt"),
        ("Koss gikk det med forslaget om å riv brygga på Odden?", (), "Brygga på Odden rives | 20 | 5 | Vedtatt"),
        ("Hvem foreslo to prøver i åpent vann?", (), "Per Haug (V)"),
        ("Gikk det gjennom?", ("Hva foreslo Siri Berg om kurset?",), "Forslag B ble enstemmig vedtatt"),
        ("Og imot?", ("Hvor mange stemte for alternativ 3 i kommunestyret?",), "19 mot 6 stemmer"),
    ],
)
def test_motions_and_votes_are_told_where_they_are_asked_after(
    question: str, before: tuple[str, ...], words: str
) -> None:
    found = asked(question, *before)
    assert isinstance(found, Answered)
    assert any(words in one.text for one in found.statements[:2])


def test_whoever_supported_a_motion_is_not_said_to_have_moved_it() -> None:
    found = asked("Hvem foreslo å verne ospeskogen ved Tjernet?")
    assert isinstance(found, Answered)
    assert any("Tor Dahl" in one.text for one in found.statements)
    assert not any("Nina Aas" in one.text for one in found.statements)


def test_nobody_is_said_to_have_moved_what_no_motion_says() -> None:
    assert not isinstance(asked("Hvem foreslo en badstue på Neset?"), Answered)
