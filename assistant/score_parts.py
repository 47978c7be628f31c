"""What a sentence's score is made of, and what each part counts.

Flows in: nothing. Flows out: the parts' names and weights. It does not know how a part is measured:
`assistant.scorer` does.
"""

from typing import NamedTuple


class Parts(NamedTuple):
    """What a sentence's score is made of.

    `passage`: the root of its passage's share of the likelihood, the first one's being 1; `echo`: how nearly its
    heading is the question; `sign`: 1 when it shows what is asked for, -1 when not, 0 when nothing is; `length`:
    doublings above the usual; `odds`: log odds, the least of those read where it was not read itself; the others as in
    `Scored`.
    """

    coverage: float
    own: float
    passage: float
    echo: float
    sign: float
    length: float
    defines: float
    labelled: float
    asks: float
    nearness: float
    odds: float


WEIGHTS = Parts(
    coverage=0.67,
    own=0.0,
    passage=0.13,
    echo=0.3,
    sign=0.085,
    length=-0.045,
    defines=0.5,
    labelled=0.1,
    asks=-0.05,
    nearness=0.195,
    odds=0.08,
)
"""What each part counts; `python -m evals.train_evidence` proposes them."""
BASE = 0.06


def total(parts: Parts) -> float:
    """The score that those parts come to, before what a sentence is halved for."""
    return BASE + sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True))
