"""Names of one kind that tell things apart: codes («PD2», «SW2») and years.

Flows in: the texts of a question and a sentence. Flows out: whether the sentence speaks of a namesake instead. It
does not know what a name stands for.
"""

import re
from collections.abc import Mapping

_CODE = re.compile(r"\b([^\W\d_]{1,4})\s?(\d{1,2})\b")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])")

Names = Mapping[str, frozenset[str]]
"""Kind («code», «year») → the names of that kind, folded; a kind without names is left out."""


def names_in(text: str) -> Names:
    """Codes and years in `text`, by kind: one of a kind in a question tells its namesakes apart."""
    codes = {f"{letters}{digits}".casefold() for letters, digits in _CODE.findall(text) if letters[0].isupper()}
    found = {"code": frozenset(codes), "year": frozenset(_YEAR.findall(text))}
    return {kind: names for kind, names in found.items() if names}


def speaks_of_another(asked: Names, sentence: str) -> bool:
    """Whether the sentence names a namesake (SW2, 2022) of what is asked of (PD2, 2020) and not that itself."""
    here = names_in(sentence)
    return any(kind in here and not (here[kind] & names) for kind, names in asked.items())


def other_names(question: str, sentence: str) -> tuple[str, ...]:
    """Codes and years that the question names while the sentence names their namesakes instead."""
    asked, here = names_in(question), names_in(sentence)
    return tuple(
        name.upper()
        for kind, names in sorted(asked.items())
        if kind in here and not names & here[kind]
        for name in sorted(names)
    )
