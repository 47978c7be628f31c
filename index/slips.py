"""Spellings that differ only in whether a letter is doubled: the commonest slip in written Norwegian.

Flows in: a folded form. Flows out: what all such spellings of it have in common. It does not know which is right.
"""

import re

_DOUBLED = re.compile(r"(.)\1+")


def once(form: str) -> str:
    """`form` with each doubled letter written once: «innbyggere» and «inbygere» are both «inbygere»."""
    return _DOUBLED.sub(r"\1", form)
