"""Facts: the patterns that the answer's text must, may and must not hold.

A pattern is a regular expression, so that «31.10.2020» and «31. oktober 2020» are one fact.
Source: answer-string containment as in ALCE's correctness on ASQA (arXiv 2305.14627, "EM recall"), made all-or-nothing.
"""

import re

from evals.cases import Case
from evals.outcome import Check
from evals.responses import Response


def check_facts(case: Case, response: Response) -> Check:
    """Met when every `must`, one of `any` and none of `must_not` is found."""
    expected = case.expected
    missing = [f"mangler /{pattern}/" for pattern in expected.must if not re.search(pattern, response.text)]
    if expected.one_of and not any(re.search(pattern, response.text) for pattern in expected.one_of):
        missing.append("mangler " + " eller ".join(f"/{pattern}/" for pattern in expected.one_of))
    forbidden = [f"sier /{pattern}/" for pattern in expected.must_not if re.search(pattern, response.text)]
    return Check("facts", "; ".join((*missing, *forbidden)))


def fact_recall(case: Case, response: Response) -> float | None:
    """Share of the `must` patterns that are found, in [0, 1]; None when there are none."""
    if not case.expected.must:
        return None
    return sum(bool(re.search(pattern, response.text)) for pattern in case.expected.must) / len(case.expected.must)
