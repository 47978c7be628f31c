"""Things that a question asks of by a number that no paper gives: «løype 5», where there are four.

Flows in: the evidence of a question. Flows out: those of its numbered things that the papers found do not have. It
does not know what they are.
"""

from collections.abc import Mapping
from functools import lru_cache

from assistant.evidence import Evidence
from assistant.values import identifiers, numbered
from corpus.paper_kind import Known

_PLACES = frozenset("punkt pkt sak sid kapittel kap avsnitt del lysbild vedlegg møt uk vek kl paragraf".split())
"""Stems of what numbers a place in a paper or a time, and no thing that the paper must name."""


def unknown_numbers(evidence: Evidence) -> list[str]:
    """«løype 5», where the papers that were found number such things and none has that number."""
    asked = [one for one in numbered(evidence.question) if one[1] not in _PLACES]
    held: dict[str, set[str]] = {}
    for document in evidence.documents if asked else ():
        for word, numbers in _identifiers(Known(document)).items():
            held.setdefault(word, set()).update(numbers)
    return [f"{word} {n}" for word, stem, n in asked if len(held.get(stem, ())) > 1 and n not in held[stem]]


@lru_cache(maxsize=256)
def _identifiers(known: Known) -> Mapping[str, frozenset[str]]:
    return identifiers(known.document.text)
