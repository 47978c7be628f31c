"""The pieces that a word shows on its face: at hyphens, slashes and dots, and the codes a range runs over.

Flows in: a folded form. Flows out: its pieces as forms. It does not know which letters make words.
"""

import re

_RANGE = re.compile(r"([a-zæøå]*)(\d{1,4})[-/]\1?(\d{1,4})")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_BETWEEN = re.compile(r"[\W_]+")
_WIDEST_RANGE = 20
_EVERYDAY = frozenset(
    {"http", "https", "www", "no", "com", "html", "pdf", "en", "et", "er", "ene",
     "tall", "tallet", "tallets", "åra", "årene", "og", "eller"}
)  # fmt: skip


def pieces(form: str) -> tuple[str, ...]:
    """Forms inside `form`: «sw1-3» has sw1, sw2, sw3; «31.10.2020» has 2020; «e-helse» has helse; «tid» has none."""
    if form.isalnum():
        return ()
    if span := _RANGE.fullmatch(form):
        prefix, first, last = span.group(1), int(span.group(2)), int(span.group(3))
        if prefix and first < last <= first + _WIDEST_RANGE:
            return tuple(f"{prefix}{number}" for number in range(first, last + 1))
    if form[:1].isdigit():
        return tuple(_YEAR.findall(form)) + tuple(_LETTERS.findall(form))
    return tuple(piece for piece in _BETWEEN.split(form) if len(piece) > 1 and piece not in _EVERYDAY)
