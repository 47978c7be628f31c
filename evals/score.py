"""One answer held against its case: the demands it meets, the measures it gets, and the outcome.

Flows in: a case, the answer's JSON, the documents, the ranking of places that search gave. Flows out: a record.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from corpus.document import Document
from evals.cases import Case
from evals.measures import abstention, ranking
from evals.measures.citation_precision import citation_precision
from evals.measures.citation_recall import citation_recall
from evals.measures.dates import check_dates, date_exactness, operation_match
from evals.measures.evidence import check_evidence
from evals.measures.facts import check_facts, fact_recall
from evals.measures.fidelity import check_fidelity, fidelity
from evals.measures.span_f1 import span_f1
from evals.measures.status import check_status
from evals.outcome import Outcome, outcome_of
from evals.records import CitedPlace, Record
from evals.responses import Response

SUCCESS_AT = (1, 5)
NDCG_AT = 10


def scored(
    case: Case,
    set_name: str,
    answer: Mapping[str, Any],
    documents: Mapping[str, Document],
    found: Mapping[str, float],
    elapsed_ms: float,
) -> Record:
    """The record of an answered case. An answer that breaks the contract is a crash. `found`: scores of the search."""
    try:
        response = Response.model_validate(answer)
    except ValidationError as error:
        first = error.errors()[0]
        return crashed(case, set_name, f"svaret bryter kontrakten: {'.'.join(map(str, first['loc']))}", elapsed_ms)
    checks = (
        check_status(case, response),
        check_facts(case, response),
        check_evidence(case, response),
        check_dates(case, response),
        check_fidelity(response, documents),
    )
    return _record(
        case,
        set_name,
        outcome=outcome_of(case.expected.status, response.status, checks),
        status=response.status,
        reading=response.reading,
        text=response.text,
        operation=response.computation.operation if response.computation else "",
        faults={check.name: check.fault for check in checks if check.fault},
        sources=tuple(
            CitedPlace(one.document, one.start, one.end, one.location.label, one.quote) for one in response.citations
        ),
        scores={**_scores(case, response, documents), **found},
        elapsed_ms=elapsed_ms,
    )


def crashed(case: Case, set_name: str, why: str, elapsed_ms: float) -> Record:
    """The record of a case that the program fell over on: wrong, never missing."""
    return _record(case, set_name, outcome=Outcome.WRONG, faults={"crash": why}, elapsed_ms=elapsed_ms)


def unscored(case: Case, set_name: str, why: str) -> Record:
    """The record of a case whose evidence is gone."""
    return _record(case, set_name, outcome=Outcome.UNSCORED, faults={"invalid": why})


def search_scores(places: Sequence[str], relevant: frozenset[str]) -> dict[str, float]:
    """Success@k, RR and nDCG of a ranking of distinct places."""
    found = {f"success@{k}": ranking.success(places, relevant, k) for k in SUCCESS_AT}
    found |= {"recall@5": ranking.recall(places, relevant, 5), "rr": ranking.reciprocal_rank(places, relevant)}
    return {**found, f"ndcg@{NDCG_AT}": ranking.ndcg(places, relevant, NDCG_AT)}


def _scores(case: Case, response: Response, documents: Mapping[str, Document]) -> dict[str, float]:
    expected = case.expected.status
    found = {
        "facts": fact_recall(case, response),
        "citation_fidelity": fidelity(response, documents),
        "citation_precision": citation_precision(case, response),
        "citation_recall": citation_recall(case, response),
        "span_f1": span_f1(case, response),
        "date_exactness": date_exactness(case, response),
        "operation": operation_match(case, response),
        "false_answer": abstention.false_answer(expected, response.status),
        "false_refusal": abstention.false_refusal(expected, response.status),
    }
    # Six decimals: the same share summed in another order must not look like a change.
    return {name: round(value, 6) for name, value in found.items() if value is not None}


def _record(case: Case, set_name: str, **came: Any) -> Record:
    return Record(
        id=case.id,
        case=case.fingerprint,
        set_name=set_name,
        half=case.half,
        kind=case.kind,
        lang=case.lang,
        question=case.question,
        history=case.history,
        today=case.today.isoformat(),
        expected=case.expected.told(),
        expected_status=case.expected.status,
        twin_of=case.twin_of,
        nynorsk_of=case.nynorsk_of,
        **came,
    )
