"""Citation recall: share of the required facts that stand in a statement with a citation on an expected place.

Source: ALCE (arXiv 2305.14627) counts the sentences that their citations support; we count the case's facts, so that an
answer cannot gain by leaving them out.
"""

import re

from evals.cases import Case
from evals.measures.evidence import is_expected
from evals.responses import Response


def citation_recall(case: Case, response: Response) -> float | None:
    """In [0, 1]; None when the case names no place or no fact."""
    expected = case.expected
    if not expected.wants_source or not expected.must:
        return None
    borne = [
        said.text
        for said in response.statements
        if any(is_expected(citation, expected) for citation in response.quotes_of(said))
    ]
    # A list's facts may be spread over its items, and one pattern may span two of them.
    together = "\n".join(borne)
    return sum(bool(re.search(pattern, together)) for pattern in expected.must) / len(expected.must)
