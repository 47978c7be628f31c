"""Things that a question asks of by a number that no paper gives: «løype 5», where there are four.

Flows in: the evidence of a question. Flows out: those of its numbered things that the papers found do not have. It
does not know what they are.
"""

from collections.abc import Mapping
from functools import lru_cache

from assistant.evidence import Evidence
from assistant.reading.standalone import asked_itself
from assistant.values import identifiers, numbered
from corpus.paper_kind import Known

_PLACES = frozenset("punkt pkt sak sid kapittel kap avsnitt del lysbild vedlegg møt uk vek kl paragraf".split())
"""Stems of what numbers a place in a paper or a time, and no thing that the paper must name."""


def unknown_numbers(evidence: Evidence) -> list[str]:
    """«løype 5», where the papers that were found number such things and none has that number. A code («B3») is a name
    like others."""
    question = asked_itself(evidence.question)
    asked = [one for one in numbered(question) if one[1] not in _PLACES and f"{one[0]}{one[2]}" not in question]
    held: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    for document in evidence.documents if asked else ():
        for kept, loosely in ((held, False), (written, True)):
            for word, numbers in _identifiers(Known(document), loosely).items():
                kept.setdefault(word, set()).update(numbers)
    return [f"{word} {n}" for word, stem, n in asked if len(held.get(stem, ())) > 1 and n not in written[stem]]


@lru_cache(maxsize=512)
def _identifiers(known: Known, loosely: bool) -> Mapping[str, frozenset[str]]:
    return identifiers(known.document.text, loosely)
