"""Status: whether the answer is of the expected kind (answered, abstained, clarify, interface).

Source: the answerable/unanswerable decision of SQuAD 2.0 (arXiv 1806.03822), with two more kinds of our contract.
"""

from evals.cases import Case
from evals.outcome import Check
from evals.responses import Response


def check_status(case: Case, response: Response) -> Check:
    """Met when the status is the expected one."""
    if response.status == case.expected.status:
        return Check("status")
    return Check("status", f"ventet {case.expected.status}, fikk {response.status}")
