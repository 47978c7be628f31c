"""Whether words that no rule of small talk knows are still meant for the program and not for the case.

Flows in: the question in plain bokmål, and whether its content words stand in the sources. Flows out: the kind of talk,
or None. It looks nothing up.
"""

import re
from collections.abc import Sequence

from assistant.reading.smalltalk import Talk

_TO_YOU = re.compile(r"\b(?:du|deg|din|ditt|dine|saksvar|chatgpt|chatbot\w*|roboten?|assistenten?|svarene)\b")
_OF_YOU = re.compile(r"\b(?:deg|saksvar|chatgpt|svarene)\b")
_NODS = re.compile(
    r"^(?:ok|okei|bra|fint|flott|greit|supert|topp|perfekt|skjønner|forstår|jaha|ja|nei|aha)\b[\s\w,!.]*$"
)
_LONGEST_NOD = 4


def speaks_to_program(question: str) -> bool:
    """Whether the question says «du» or names the program."""
    return bool(_TO_YOU.search(question.casefold()))


def addressed(plain: str, known: Sequence[bool]) -> Talk | None:
    """The talk that a question is when it speaks to the program and asks the sources for nothing; `known` tells of each
    content word whether the sources have it."""
    text = plain.strip().casefold()
    if _NODS.match(text) and len(text.split()) <= _LONGEST_NOD and not any(known):
        return Talk.THANKS
    if not _TO_YOU.search(text):
        return None
    return Talk.HELP if not any(known) or (_OF_YOU.search(text) and len(known) <= 1) else None
