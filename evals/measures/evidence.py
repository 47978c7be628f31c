"""Evidence: which citations lie on a place that the case names, and whether the answer has one.

A case names slides, or documents and phrases of which a cited sentence must hold one.
"""

from collections.abc import Sequence

from evals.cases import Case, Expected
from evals.outcome import Check
from evals.responses import CitedSpan, Response, one_line


def is_expected(citation: CitedSpan, expected: Expected) -> bool:
    """Whether the citation lies on an expected slide, or in an expected document with an expected phrase."""
    if expected.slides and not (citation.location.kind == "slide" and citation.location.number in expected.slides):
        return False
    if expected.documents and citation.document not in expected.documents:
        return False
    return not expected.quotes or any(one_line(quote) in one_line(citation.quote) for quote in expected.quotes)


def check_evidence(case: Case, response: Response) -> Check:
    """Met when a citation lies where the case says, or the case demands no place."""
    expected = case.expected
    if not expected.wants_source:
        return Check("evidence")
    if any(is_expected(citation, expected) for citation in response.citations):
        return Check("evidence")
    return Check("evidence", f"siterer {_places(response.citations) or 'ingenting'}")


def _places(citations: Sequence[CitedSpan]) -> str:
    return ", ".join(dict.fromkeys(f"{one.document} {one.location.label.split(':')[0]}" for one in citations))
