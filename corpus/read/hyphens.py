"""Words that a line end has cut in two, put together again.

Flows in: two pieces of text on either side of a line break, and the words the document has elsewhere. Flows out: one
text. It does not know how lines were found.
"""

import re
from collections.abc import Callable, Iterable

_LAST = re.compile(r"(?P<before>[^\W_][\w/.]*)(?P<hyphen>[-‐\u00ad])\Z")
_FIRST = re.compile(r"[^\W_][\w]*")
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐][^\W_]+)*")
# «sykehus- og legetjenester»: the hyphen stands for what the next word has too.
_SHARED = frozenset(["og", "eller", "samt", "til", "men", "enn", "som", "både", "kontra", "versus", "hhv", "inkl"])

Joined = Callable[[Iterable[str]], str]


def joining(text: str) -> Joined:
    """What joins lines of a document whose whole text, hyphens and all, is `text`."""
    known = {word.casefold().replace("‐", "-") for word in _WORDS.findall(text)}

    def joined(lines: Iterable[str]) -> str:
        parts: list[str] = []
        for line in lines:
            if parts and parts[-1].endswith(("-", "‐", "\u00ad")):
                parts[-1:] = [*_over_break(parts[-1], line, known)]
            elif line:
                parts.append(line)
        return " ".join(parts).replace("\u00ad", "")

    return joined


def _over_break(above: str, below: str, known: set[str]) -> tuple[str, ...]:
    """The two lines as one, the hyphen kept or not; or as they were, when it was a dash or belongs to the first word.

    A soft hyphen always goes. A hard one stays after figures, capitals and single letters («SW-2», «e-helse»), before
    «og», and where the document writes the word so in the middle of a line; else it was put there by the line's end.
    """
    last, first = _LAST.search(above), _FIRST.match(below)
    if last is None or first is None:
        return above, below
    before, after = last["before"], first[0]
    if last["hyphen"] == "\u00ad":
        return (above[:-1] + below,)
    if after.casefold() in _SHARED:
        return above, below
    word = re.split(r"[/.]", before)[-1]
    hyphenated, whole = f"{word}-{after}".casefold(), f"{word}{after}".casefold()
    if hyphenated in known and whole not in known:
        return (above + below,)
    compound = len(word) < 2 or not after[0].islower() or word[-1].isupper() or word[-1].isdigit()
    return (above + below,) if compound else (above[:-1] + below,)
