"""A run as one HTML file that a person reads in a minute: what broke, what was mended, the curve, then every case.

Flows in: a run, what changed, the history. Flows out: markup that asks for nothing outside itself. Everything that came
from a question, an answer or a source is escaped.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from evals.baseline import Comparison
from evals.outcome import Outcome
from evals.records import Record, Run
from evals.report_plot import plot
from evals.report_shell import FRAME, SCRIPT, STYLE
from evals.summary import Row, latencies, means, row, rows

MayShow = Callable[[Record], bool]


def report(run: Run, comparison: Comparison | None, history: Sequence[Mapping[str, Any]], may_show: MayShow) -> str:
    """The whole page."""
    parts = (
        _opening(run, comparison),
        _changes(comparison, may_show),
        f"<h2>Over tid</h2>{plot(history, run.scope)}",
        _kinds(run.records),
        _measures(run.records),
        _cases(run.records, may_show),
        _made_with(run),
    )
    title = f"Saksvar: kjente spørsmål {run.started[:16].replace('T', ' ')}"
    return FRAME.format(title=escape(title), style=STYLE, script=SCRIPT, body="\n".join(parts))


def _opening(run: Run, comparison: Comparison | None) -> str:
    right = sum(record.is_right for record in run.records)
    if comparison is None:
        told = "Det finnes ingen grunnlinje å sammenligne med ennå."
    elif comparison.broken:
        told = f"{len(comparison.broken)} kjente svar er brutt siden grunnlinjen."
    else:
        told = "Ingen kjente svar er brutt siden grunnlinjen."
    state = "wrong" if comparison and comparison.broken else "right"
    return (
        f"<h1>Kjente spørsmål</h1><p>{escape(run.started[:16].replace('T', ' '))} UTC · {run.seconds:.0f} s · "
        f'{escape(run.scope)}</p><p class="verdict {state}">{right} av {len(run.records)} riktige. {told}</p>'
    )


def _changes(comparison: Comparison | None, may_show: MayShow) -> str:
    if comparison is None:
        return ""
    broken = "".join(_in_full(one) if may_show(one) else _closed(one) for one in comparison.broken)
    mended = "".join(f"<li>{_name(one, may_show)}</li>" for one in comparison.mended)
    moved, low, high = comparison.change
    gone = ", ".join(map(escape, comparison.gone))
    return (
        f"<h2>Brutt siden grunnlinjen: {len(comparison.broken)}</h2>{broken}"
        f"<h2>Rettet siden grunnlinjen: {len(comparison.mended)}</h2><ul>{mended}</ul>"
        f"<p>Andel riktige mot grunnlinjen: {moved:+.1%} (95 % intervall {low:+.1%} til {high:+.1%}).</p>"
        + (f"<p>I grunnlinjen, men ikke blant spørsmålene: {gone}</p>" if gone else "")
    )


def _name(record: Record, may_show: MayShow) -> str:
    return escape(f"{record.id}: {record.question}" if may_show(record) else f"{record.id} (lukket del)")


def _closed(record: Record) -> str:
    return f'<div class="case">{escape(record.id)} (lukket del)</div>'


def _in_full(record: Record) -> str:
    sources = "\n".join(f"{one.label}: «{' '.join(one.quote.split())}»" for one in record.sources)
    faults = "\n".join(f"{name}: {fault}" for name, fault in record.faults.items())
    facts = (
        ("Før", "\n".join(record.history)),
        ("Spurt", f"{record.question} ({record.today})"),
        ("Ventet", record.expected),
        ("Fikk", f"{record.status or 'ingenting'} {record.operation}\n{record.text}".strip()),
        ("Kilder", sources),
        ("Galt", faults),
    )
    rows_ = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    return f'<div class="case"><strong>{escape(record.id)}</strong><dl>{rows_}</dl></div>'


def _kinds(records: Sequence[Record]) -> str:
    head = "".join(f'<th class="n">{name}</th>' for name in ("antall", "riktig", "feil", "uten svar", "ugyldig"))
    body = "".join(map(_kind, (*rows(records, lambda record: record.kind), row("alle", records))))
    return (
        f'<h2>Per slag</h2><div class="scroll"><table><thead><tr><th>slag</th>{head}<th class="n">andel riktig</th>'
        f'<th class="n">95 % intervall</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _kind(one: Row) -> str:
    counts = "".join(f'<td class="n">{one.counts.get(outcome, 0)}</td>' for outcome in Outcome)
    return (
        f'<tr><td>{escape(one.name)}</td><td class="n">{one.total}</td>{counts}<td class="n">{one.share:.1%}</td>'
        f'<td class="n">{one.low:.1%} – {one.high:.1%}</td></tr>'
    )


def _measures(records: Sequence[Record]) -> str:
    body = "".join(
        f'<tr><td>{escape(one.label)}</td><td class="n">{one.n}</td><td class="n">{one.value:.3f}</td>'
        f'<td class="n">{one.low:.3f} – {one.high:.3f}</td></tr>'
        for one in means(records)
    )
    times = latencies(records)
    told = f"Svartid: median {times['p50']:.0f} ms, 95 % under {times['p95']:.0f} ms, lengst {times['max']:.0f} ms."
    return (
        '<h2>Mål</h2><div class="scroll"><table><thead><tr><th>mål</th><th class="n">antall</th>'
        '<th class="n">snitt</th><th class="n">95 % intervall</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div><p>{told}</p>"
    )


def _cases(records: Sequence[Record], may_show: MayShow) -> str:
    kinds = "".join(f"<option>{escape(name)}</option>" for name in sorted({record.kind for record in records}))
    states = "".join(f'<option value="{one.value}">{one.told}</option>' for one in Outcome)
    heads = "".join(f"<th><button>{name}</button></th>" for name in ("navn", "slag", "utfall", "spørsmål og svar"))
    body = "".join(_case(record, may_show) for record in records)
    return (
        '<h2>Alle spørsmål</h2><div class="filters">'
        f'<label>Slag <select id="kind"><option value="">alle</option>{kinds}</select></label>'
        f'<label>Utfall <select id="state"><option value="">alle</option>{states}</select></label>'
        '<label>Ord <input id="words" type="search"></label></div><p id="shown" role="status"></p>'
        f'<div class="scroll"><table id="cases"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _case(record: Record, may_show: MayShow) -> str:
    told = f"<details><summary>{escape(record.question)}</summary>{_in_full(record)}</details>"
    # Wrong sorts before abstained before right: what needs a person comes first.
    order = {"wrong": 0, "unscored": 1, "abstained": 2, "right": 3}[record.outcome.value]
    state = record.outcome.value
    return (
        f'<tr data-kind="{escape(record.kind)}" data-state="{state}"><td>{escape(record.id)}</td>'
        f'<td>{escape(record.kind)}</td><td data-sort="{order}" class="{state}">{record.outcome.told}</td>'
        f"<td>{told if may_show(record) else 'lukket del'}</td></tr>"
    )


def _made_with(run: Run) -> str:
    names = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in run.fingerprints.items())
    return f'<h2>Laget med</h2><div class="case"><dl>{names}</dl></div>'
