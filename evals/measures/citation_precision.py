"""Citation precision: share of an answer's citations that lie on an expected place, in [0, 1].

Source: Liu, Zhang and Liang 2023 (arXiv 2304.09848) and ALCE (arXiv 2305.14627); they ask people or an entailment model
whether a citation supports its sentence, we ask whether it lies on the slide, or holds the phrase, that the case names.
"""

from evals.cases import Case
from evals.measures.evidence import is_expected
from evals.responses import Response


def citation_precision(case: Case, response: Response) -> float | None:
    """None when no place is expected or nothing is cited."""
    if not case.expected.wants_source or not response.citations:
        return None
    return sum(is_expected(citation, case.expected) for citation in response.citations) / len(response.citations)
