"""The clean text of a text file's bytes.

Flows in: bytes and the file's name. Flows out: text in NFC with `\\n` line ends and without control characters, the
form that all offsets count in. It does not know what the text is about.
"""

import re
import unicodedata

from corpus.errors import SaksvarError

# Everything in Unicode's category Cc but tab, line feed and form feed, and the surrogates, which no file can hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Signs without width, and those that turn the writing round: «1 000» could be shown where the text has «000 1».
_UNSEEN = re.compile(r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A letter from an old Windows program is mostly letters and blanks; a picture read as cp1252 is not (about half).
_PLAUSIBLE_SHARE = 0.7


# «æ», «ø», «å» and «é», small and large, dashes, quotation marks and «§», as the two or three signs they turn into.
_GARBLED = re.compile(r"Ã[¦¸¥†˜…©‰]|â€[“”œ]|Â[«»§°]")
# What Norwegian text has beside ASCII. UTF-8 writes each as two or three signs that no word of the western alphabet has
# in a row; the rest of UTF-8 could be «Å» before a quotation mark or a hard blank there.
_EXPECTED = re.compile(r"[\xa0-\xff\u2010-\u2026\u20ac\u2122]")


def decode(data: bytes, name: str) -> str:
    """The clean text of `data`: UTF-8, UTF-16 with its mark, or Windows' western alphabet where that reads as text.

    A file that is put together of both is read line by line.

    Raises: SaksvarError when the bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError:
        text = _western(data, name)
    if "\x00" in text:
        raise _not_text(name)
    return clean(text)


def clean(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without control characters and signs that are not seen; cleaning twice
    changes nothing more."""
    shown = _UNSEEN.sub("", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return unicodedata.normalize("NFC", shown)


def _western(data: bytes, name: str) -> str:
    try:
        text = "\n".join(_line(line) for line in data.split(b"\n"))
    except UnicodeError:
        raise _not_text(name) from None
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if _CONTROL.search(text.replace("\r", "")) or letters < _PLAUSIBLE_SHARE * len(text):
        raise _not_text(name)
    return text


def _line(line: bytes) -> str:
    """One line of a file that is not UTF-8 as a whole."""
    try:
        text = line.decode()
    except UnicodeError:
        return line.decode("cp1252")
    return text if line.isascii() or _EXPECTED.search(text) else line.decode("cp1252")


def is_garbled(text: str) -> bool:
    """Whether some of the text was written as UTF-8 and read as something else on its way here: «MÃ¸tet»."""
    return _GARBLED.search(text) is not None


def _not_text(name: str) -> SaksvarError:
    return SaksvarError(
        f"{name} kan ikke leses som tekst: innholdet er verken UTF-8 eller Windows-tekst. Lagre filen som UTF-8."
    )
