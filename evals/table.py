"""A run as text for a terminal: the table per kind, then what broke and what was mended, then the rest.

Single questions of the report half are shown only when they are asked for: who tunes on them has none left to trust.
"""

from collections.abc import Callable, Sequence

from evals.baseline import Comparison
from evals.cases import TUNE
from evals.outcome import Outcome
from evals.records import Record
from evals.summary import Row, latencies, means, row, rows

Line = str
_LONGEST_TEXT = 600
_HEAD = f"{'':<22}{'antall':>7}{'riktig':>8}{'feil':>6}{'uten svar':>11}{'ugyldig':>9}   andel riktig (95 %)"


def table(records: Sequence[Record]) -> list[Line]:
    """Outcomes per kind, per part of the set, and together; then every measure."""
    lines = [_HEAD]
    lines += [_row(one) for one in rows(records, lambda record: record.kind)]
    parts = rows(records, lambda record: f"{record.set_name}, {'åpen' if record.half == TUNE else 'lukket'} del")
    lines += ["", *(_row(one) for one in parts), _row(row("alle", records)), ""]
    lines += [f"{one.label:<40}{one.value:>7.3f}  [{one.low:.3f}, {one.high:.3f}]  n={one.n}" for one in means(records)]
    times = latencies(records)
    told = f"median {times['p50']:.0f}, 95 % {times['p95']:.0f}, lengst {times['max']:.0f}"
    lines.append(f"{'svartid i ms (ikke del av porten)':<40} {told}")
    return lines


def _row(one: Row) -> Line:
    counts = [one.counts.get(outcome, 0) for outcome in Outcome]
    right, wrong, abstained, unscored = counts
    return (
        f"{one.name:<22}{one.total:>7}{right:>8}{wrong:>6}{abstained:>11}{unscored:>9}"
        f"   {one.share:6.1%}  [{one.low:.1%}, {one.high:.1%}]"
    )


def changes(comparison: Comparison, show: Callable[[Record], bool]) -> list[Line]:
    """What broke and what was mended since the baseline, what broke first."""
    lines = [f"Brutt siden grunnlinjen: {len(comparison.broken)}"]
    for record in comparison.broken:
        lines += in_full(record) if show(record) else [f"  {record.id} (lukket del)"]
    lines += ["", f"Rettet siden grunnlinjen: {len(comparison.mended)}"]
    for record in comparison.mended:
        lines.append(f"  {record.id}: {record.question}" if show(record) else f"  {record.id} (lukket del)")
    moved, low, high = comparison.change
    lines += ["", f"Andel riktige mot grunnlinjen: {moved:+.1%} [{low:+.1%}, {high:+.1%}]"]
    if comparison.slipped:
        lines += ["", f"Uten svar før, feil nå: {', '.join(one.id for one in comparison.slipped)}"]
    if comparison.gone:
        lines += ["", f"I grunnlinjen, men ikke blant spørsmålene: {', '.join(comparison.gone)}"]
    return lines


def failing(records: Sequence[Record], show: Callable[[Record], bool], *, full: bool) -> list[Line]:
    """Every case that is not right: a line each, or in full."""
    lines = []
    for record in records:
        if record.is_right or not show(record):
            continue
        why = "; ".join(f"{name}: {fault}" for name, fault in record.faults.items())
        lines += (
            in_full(record) if full else [f"  {record.outcome.told:<9} {record.id}: {record.question}  [{why[:160]}]"]
        )
    return lines


def in_full(record: Record) -> list[Line]:
    """Question, expected, got and evidence of one case."""
    lines = [f"  {record.id} – {record.outcome.told}"]
    if record.history:
        lines.append(f"    før:      {' | '.join(record.history)}")
    lines += [
        f"    spurt:    {record.question}  ({record.today})",
        f"    ventet:   {record.expected}",
        f"    fikk:     {record.status or 'ingenting'}{f' · {record.operation}' if record.operation else ''}",
    ]
    lines += [f"              {part}" for part in record.text[:_LONGEST_TEXT].split("\n") if part]
    lines += [f"    kilde:    {one.label}: «{' '.join(one.quote.split())[:160]}»" for one in record.sources]
    lines += [f"    {name + ':':<9} {fault}" for name, fault in record.faults.items()]
    return lines
