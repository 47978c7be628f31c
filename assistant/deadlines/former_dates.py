"""Which dates of a sentence are what a date was before it was changed: «Åpning: 3. mai 2028 (før 1. mars 2028)».

Flows in: a sentence and the dates found in it. Flows out: those that stand in brackets behind the date that holds, said
to be the old one. It reads no date and knows no columns.
"""

import re
from collections.abc import Sequence

from assistant.deadlines.grammar import FoundDate

_FORMERLY = re.compile(
    r"\W*(?:før|tidligere|tidlegare|opprinnelig\w*|opphavleg\w*|forrige|førre|var|ble|i ?stedet for|i staden for)"
    r"(?: (?:planlagt|planlagd|satt|sett|dato|den|i|til))*\W*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"før\b", re.IGNORECASE)


def former_dates(text: str, dated: Sequence[FoundDate]) -> list[FoundDate]:
    """Those in brackets after another date, with nothing but a word for what was so before between."""
    found = []
    for place, one in enumerate(dated):
        opens = text.rfind("(", 0, one.span.start + 1)
        if (
            opens < 0
            or ")" in text[opens : one.span.start]
            or not any(other.span.end <= opens for other in dated[:place])
        ):
            continue
        # «før Q3 2028» is found whole, as a day before that.
        bound = _BEFORE.match(text, one.span.start)
        said = text[opens + 1 : bound.end() if bound else one.span.start]
        if not text[one.span.end :].lstrip().startswith(")") or not _FORMERLY.fullmatch(said):
            continue
        if _is_earlier(one, dated[:place]) or not _BEFORE.search(said):
            found.append(one)
    return found


def _is_earlier(one: FoundDate, others: Sequence[FoundDate]) -> bool:
    """Whether it is from before the last of the others: «åpner 1. august (før 15. august)» says no old day."""
    last = others[-1].reading
    return bool(one.reading and last and one.reading.interval.earliest < last.interval.earliest)
