"""A run in figures: outcomes per kind with their interval, means of the measures, twins, latency.

Flows in: records. Flows out: rows for the table, the report and the history. Invalid cases are counted, and in no mean.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.measures.interval import bootstrap_interval
from evals.measures.latency import percentile
from evals.measures.twins import agreement, overlap
from evals.outcome import Outcome
from evals.records import Record

LABELS: Mapping[str, str] = {
    "facts": "fakta funnet (andel av kravene)",
    "citation_fidelity": "sitattroskap (eksakt)",
    "citation_precision": "siteringspresisjon",
    "citation_recall": "siteringsdekning",
    "span_f1": "F1 mellom sitat og ventet ordlyd",
    "date_exactness": "datoer og tall eksakt",
    "operation": "samme operasjon som ventet",
    "false_answer": "svarte der kildene tier",
    "false_refusal": "tidde der kildene svarer",
    "success@1": "søk: Success@1",
    "success@5": "søk: Success@5",
    "recall@5": "søk: R@5",
    "rr": "søk: RR",
    "ndcg@10": "søk: nDCG@10",
    "twin_agreement": "nynorsk: samme kilder som bokmål",
    "twin_overlap": "nynorsk: overlapp i kilder",
    "pair": "par med og uten svar: begge riktige",
}


@dataclass(frozen=True, slots=True)
class Row:
    """Outcomes of a group of cases. `share` is right over all that could be scored, with its 95 % interval."""

    name: str
    counts: Mapping[Outcome, int]
    share: float
    low: float
    high: float

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Mean:
    """One measure over the cases it applies to."""

    name: str
    n: int
    value: float
    low: float
    high: float

    @property
    def label(self) -> str:
        return LABELS.get(self.name, self.name)


def rows(records: Sequence[Record], key: Callable[[Record], str]) -> tuple[Row, ...]:
    """A row per group, by name."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return tuple(row(name, groups[name]) for name in sorted(groups))


def row(name: str, records: Sequence[Record]) -> Row:
    """The outcomes of `records` together."""
    values = [float(one.is_right) for one in records if one.outcome is not Outcome.UNSCORED]
    low, high = bootstrap_interval(values)
    share = sum(values) / len(values) if values else 0.0
    return Row(name, Counter(one.outcome for one in records), share, low, high)


def means(records: Sequence[Record]) -> tuple[Mean, ...]:
    """Every measure that applies to at least one case, in the order of `LABELS`."""
    values: dict[str, list[float]] = {}
    for record in records:
        for name, value in record.scores.items():
            values.setdefault(name, []).append(value)
    values |= _twins(records)
    return tuple(
        Mean(name, len(values[name]), sum(values[name]) / len(values[name]), *bootstrap_interval(values[name]))
        for name in LABELS
        if values.get(name)
    )


def _twins(records: Sequence[Record]) -> dict[str, list[float]]:
    by_id = {record.id: record for record in records}

    def pairs(other_of: Callable[[Record], str | None]) -> Iterable[tuple[Record, Record]]:
        return ((one, by_id[name]) for one in records if (name := other_of(one)) is not None and name in by_id)

    nynorsk = [(_places(one), _places(other)) for one, other in pairs(lambda record: record.nynorsk_of)]
    return {
        "twin_agreement": [agreement(one, other) for one, other in nynorsk],
        "twin_overlap": [overlap(one, other) for one, other in nynorsk],
        "pair": [float(one.is_right and other.is_right) for one, other in pairs(lambda record: record.twin_of)],
    }


def _places(record: Record) -> frozenset[tuple[str, int, int]]:
    return frozenset((one.document, one.start, one.end) for one in record.sources)


def latencies(records: Sequence[Record]) -> dict[str, float]:
    """Milliseconds per answer: median, 95th percentile, longest. Nothing rests on them."""
    times = [record.elapsed_ms for record in records if record.outcome is not Outcome.UNSCORED]
    return {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95), "max": percentile(times, 1.0)}
