"""Words, numbers and marks of a Norwegian text, with their places in it.

Flows in: any text. Flows out: tokens in order, white space left out but remembered. It knows no calendar.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

WORD, NUMBER, MARK, BREAK = "word", "number", "mark", "break"

# Combining marks are taken into the word: a file in NFD writes «å» as two characters.
_PATTERN = re.compile(
    r"(?P<number>[0-9]+)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)|(?P<space>\s+)|(?P<mark>.)", re.DOTALL
)
_DASHES = dict.fromkeys("-‐‑‒–—−", "-")


class Token(NamedTuple):
    """`norm`: lower case NFC for a word, the digits of a number, `-` for every dash. `spaced`: after white space."""

    kind: str
    norm: str
    start: int
    end: int
    spaced: bool
    capital: bool = False

    @property
    def value(self) -> int:
        return int(self.norm)

    @property
    def digits(self) -> int:
        return len(self.norm) if self.kind == NUMBER else 0


_END = Token(BREAK, "", 0, 0, True)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text; asking outside it gives a token that matches nothing."""

    items: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < len(self.items) else _END

    def norm(self, index: int) -> str:
        return self[index].norm

    def glued(self, index: int) -> bool:
        """Whether the token follows the one before it without white space."""
        return 0 < index < len(self.items) and not self.items[index].spaced

    def mark(self, index: int, marks: str) -> bool:
        """Whether the token is one of these marks."""
        token = self[index]
        return token.kind == MARK and token.norm in marks

    def words(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether exactly these norms stand here, in order."""
        return all(self[index + offset].norm == word for offset, word in enumerate(phrase))


def tokenise(text: str) -> Tokens:
    """The tokens of a text. An empty line becomes a break, which no expression crosses; linear in the text's length."""
    items: list[Token] = []
    spaced = True
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or MARK
        piece, start, end = match.group(), match.start(), match.end()
        if kind == "space":
            if piece.count("\n") > 1:
                items.append(Token(BREAK, "", start, end, True))
            spaced = True
            continue
        norm = unicodedata.normalize("NFC", piece).lower() if kind == WORD else _DASHES.get(piece, piece)
        items.append(Token(kind, norm, start, end, spaced, kind == WORD and piece[0].isupper()))
        spaced = False
    return Tokens(tuple(items))


_ASCII_SPELLINGS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))


def respelled(tokens: Tokens) -> Tokens:
    """The same tokens with «aa», «oe», «ae» read as «å», «ø», «æ»; no word of the grammar has those pairs itself."""
    if not any(pair in token.norm for token in tokens.items for pair, _ in _ASCII_SPELLINGS):
        return tokens
    return Tokens(tuple(token._replace(norm=_letters(token.norm)) for token in tokens.items))


def _letters(word: str) -> str:
    for pair, letter in _ASCII_SPELLINGS:
        word = word.replace(pair, letter)
    return word
