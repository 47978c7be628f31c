"""Words that a line end has cut in two, put together again.

Flows in: two pieces of text on either side of a line break, and the words the document has elsewhere. Flows out: one
text, or how the two are to be joined. It does not know how lines were found.
"""

import re
from collections.abc import Callable, Container, Iterable

SOFT_HYPHEN = "\u00ad"
_LAST = re.compile(r"(?P<before>[^\W_][\w/.]*)(?P<hyphen>[-‐\u00ad])\Z")
_FIRST = re.compile(r"[^\W_][\w]*")
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐][^\W_]+)*")
# «sykehus- og legetjenester»: the hyphen stands for what the next word has too.
_SHARED = frozenset(["og", "eller", "samt", "til", "men", "enn", "som", "både", "kontra", "versus", "hhv", "inkl"])

# No word is longer; a line of megabytes that is one word takes too long to look through.
LONGEST_WORD = 100

HYPHENS = ("-", "‐", SOFT_HYPHEN)
Joined = Callable[[Iterable[str]], str]


def joining(text: str) -> Joined:
    """What joins lines of a document whose whole text, hyphens and all, is `text`."""
    known: frozenset[str] | None = None

    def joined(lines: Iterable[str]) -> str:
        nonlocal known
        parts: list[str] = []
        for line in lines:
            if parts and parts[-1].endswith(HYPHENS):
                known = words_in(text) if known is None else known
                above = opened(parts[-1], line, known)
                parts[-1:] = [parts[-1], line] if above is None else [above + line]
            elif line:
                parts.append(line)
        return " ".join(parts).replace(SOFT_HYPHEN, "")

    return joined


def words_in(text: str) -> frozenset[str]:
    """The words of a text, those with a hyphen inside them whole, in small letters."""
    return frozenset(word.casefold().replace("‐", "-") for word in _WORDS.findall(text))


def opened(above: str, below: str, known: Container[str]) -> str | None:
    """The line above as it is to be followed by the one below without a blank, its hyphen kept or not; None when the
    two are not one word, since the hyphen is a dash or belongs to the first word.

    A soft hyphen always goes. A hard one stays after figures, capitals and single letters («SW-2», «e-helse»), before
    «og», and where the document writes the word so in the middle of a line; else it was put there by the line's end.
    """
    last, first = _LAST.search(above[-LONGEST_WORD:]), _FIRST.match(below)
    if last is None or first is None:
        return None
    before, after = last["before"], first[0]
    if last["hyphen"] == SOFT_HYPHEN:
        return above[:-1]
    if after.casefold() in _SHARED:
        return None
    word = re.split(r"[/.]", before)[-1]
    hyphenated, whole = f"{word}-{after}".casefold(), f"{word}{after}".casefold()
    if hyphenated in known and whole not in known:
        return above
    compound = len(word) < 2 or not after[0].islower() or word[-1].isupper() or word[-1].isdigit()
    return above if compound else above[:-1]
