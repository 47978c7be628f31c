"""One spelling for letters that Norwegians write in several ways.

Flows in: any text. Flows out: the form that words are compared by. It does not know where words begin or end.
"""

import unicodedata

_RING = "\u030a"
_NORDIC = str.maketrans(
    {"ä": "æ", "ö": "ø", "đ": "d", "ð": "d", "ł": "l", "\u00ad": None, "’": "'", "‑": "-", "–": "-"}
)


def fold(text: str) -> str:
    """`text` casefolded in NFC, accents taken off («idé» → «ide»); æ, ø and å stay, Swedish ä and ö become æ and ø."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", text.casefold()).translate(_NORDIC)
    if composed.isascii():
        return composed
    letters = []
    for letter in composed:
        if letter in "æøå" or letter.isascii():
            letters.append(letter)
            continue
        marks = unicodedata.normalize("NFD", letter)
        letters.append(letter if _RING in marks else "".join(m for m in marks if not unicodedata.combining(m)))
    return unicodedata.normalize("NFC", "".join(letters))
