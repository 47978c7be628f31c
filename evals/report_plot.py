"""The share of right answers over the latest runs, as an SVG drawing.

Flows in: lines of history. Flows out: markup. Only runs of the same scope are drawn: a share of other cases is another
figure.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_MOST = 60
_WIDTH, _HEIGHT, _LEFT, _BELOW = 760, 220, 46, 28


def plot(history: Sequence[Mapping[str, Any]], scope: str) -> str:
    """A line of the share right per run, and one of answers where there should be none; nothing for a first run."""
    runs = [line for line in history if line.get("scope") == scope and line.get("total")][-_MOST:]
    if len(runs) < 2:
        return "<p>Kurven kommer når det finnes to kjøringer av de samme spørsmålene.</p>"
    right = [run["outcomes"].get("right", 0) / run["total"] for run in runs]
    false = [run.get("means", {}).get("false_answer", 0.0) for run in runs]
    grid = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" stroke="var(--line)"/>'
        f'<text x="{_LEFT - 6}" y="{_y(share) + 5:.1f}" text-anchor="end">{share:.0%}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    told = (
        f"Andel riktige svar, fra {right[0]:.1%} i den første til {right[-1]:.1%} i den siste av {len(runs)} kjøringer."
    )
    dates = f"{escape(str(runs[0]['started'])[:10])} – {escape(str(runs[-1]['started'])[:10])}"
    return (
        f'<svg viewBox="0 0 {_WIDTH + 10} {_HEIGHT + _BELOW}" role="img" aria-label="{told}" font-size="13" '
        f'fill="currentColor">{grid}{_line(right, "var(--good)", "")}{_line(false, "var(--bad)", "5 4")}'
        f'<text x="{_LEFT}" y="{_HEIGHT + _BELOW - 6}">{dates}</text></svg>'
        "<p>Heltrukket: andel riktige. Stiplet: andel svart der kildene ikke svarer.</p>"
    )


def _line(shares: Sequence[float], colour: str, dashes: str) -> str:
    step = (_WIDTH - _LEFT - 8) / (len(shares) - 1)
    points = [(_LEFT + 4 + step * place, _y(share)) for place, share in enumerate(shares)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>{dots}'
    )


def _y(share: float) -> float:
    return 8 + (1 - share) * (_HEIGHT - 16)
