"""A question as it may be asked: not empty, not endless, no control characters.

Flows in: what was typed. Flows out: one line of text in NFC. It does not read it.
"""

import unicodedata

from corpus.errors import SaksvarError

LONGEST = 2_000
"""Characters. A question of this length is two pages; beyond it somebody pasted a document."""


def clean(question: str) -> str:
    """The question on one line.

    Raises: SaksvarError when it is empty, longer than `LONGEST`, or has control characters other than white space.
    """
    if len(question) > LONGEST:
        raise SaksvarError(
            f"Spørsmålet er på {len(question)} tegn, og det lengste som kan besvares, er {LONGEST} tegn. "
            "Kort det ned og spør igjen."
        )
    line = " ".join(unicodedata.normalize("NFC", question).split())
    hidden = next((char for char in line if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn")), None)
    if hidden:
        raise SaksvarError(
            f"Spørsmålet har et styretegn (U+{ord(hidden):04X}) som ikke kan leses. "
            "Skriv det på nytt med vanlige bokstaver."
        )
    if not any(char.isalnum() for char in line):
        raise SaksvarError("Spørsmålet er tomt. Skriv hva du vil vite om saken, for eksempel «Når er neste frist?».")
    return line
