"""The plan as a picture: one line per dated item, with today's line.

Flows in: rows. Flows out: an Altair chart whose every word is Norwegian and made here; Vega's own date names, which are
English, are not used. What is said by colour is said by shape too.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from assistant.app.look import DARK, LIGHT
from assistant.app.plan_rows import Row, RowKind
from assistant.deadlines.wording import say_day, say_interval

ACCENT = "#2b8a97"
FAINT = "#7d8b91"
TODAY = "#c9531f"
STEP = 46
"""Pixels per line: room for the words above the mark, so that they never need a column of their own on a phone."""
_LONGEST_IN_QUARTERS = 30
_MONTHS = "['jan.','feb.','mars','april','mai','juni','juli','aug.','sep.','okt.','nov.','des.']"


def figure(rows: Sequence[Row], today: date, *, is_dark: bool) -> alt.LayerChart:
    """A line per row in the rows' order. All marks are at least 3 : 1 against the light and the dark background."""
    ink = DARK if is_dark else LIGHT
    order = [str(row.number) for row in rows]
    first, last = _stretch(rows, today)
    x = alt.X("start:T", scale=alt.Scale(padding=14, nice=False), axis=_axis(first, last, ink), title=None)
    y = alt.Y("row:N", sort=order, axis=None, scale=alt.Scale(domain=order, paddingInner=0, paddingOuter=0))

    def layer(values: Sequence[dict[str, Any]]) -> Any:
        return alt.Chart(alt.InlineData(values=list(values))).encode(y=y, tooltip=alt.Tooltip("told:N", title=" "))

    preparing = [_mark(row, row.start, row.when.earliest) for row in rows if row.start]
    left = [_mark(row, row.stated.earliest, row.stated.latest) for row in rows if row.is_moved]
    live = [_mark(row, row.when.earliest, row.when.latest) for row in rows if row.kind is RowKind.GO_LIVE]
    deadlines = [_mark(row, row.when.latest) for row in rows if row.kind is RowKind.DEADLINE]
    events = [_mark(row, row.when.earliest) for row in rows if row.kind is RowKind.MILESTONE]
    followed = [_mark(row, row.if_moved.latest) for row in rows if row.if_moved]
    labels = [{"row": str(row.number), "label": _label(row)} for row in rows]
    now = [{"start": _local(today), "told": f"I dag, {say_day(today)}"}]

    # Words that run past the edge of a phone are cut there; else they would take the width from the picture.
    within: dict[str, Any] = {"aria": False, "clip": True, "limit": alt.expr("width")}
    bars = {"aria": False, "yOffset": 9, "tooltip": True}
    points = {"aria": False, "yOffset": 9, "opacity": 1, "tooltip": True}
    drawn = [
        (preparing, layer(preparing).mark_bar(color=ACCENT, opacity=0.35, height=6, **bars).encode(x=x, x2="end:T")),
        (
            left,
            layer(left)
            .mark_bar(filled=False, stroke=FAINT, strokeDash=[3, 3], height=14, **bars)
            .encode(x=x, x2="end:T"),
        ),
        (live, layer(live).mark_bar(color=ACCENT, height=14, cornerRadius=2, **bars).encode(x=x, x2="end:T")),
        (
            deadlines,
            layer(deadlines).mark_point(shape="diamond", filled=True, color=ACCENT, size=150, **points).encode(x=x),
        ),
        (
            followed,
            layer(followed)
            .mark_point(shape="diamond", filled=False, stroke=FAINT, strokeWidth=2, size=150, **points)
            .encode(x=x),
        ),
        (events, layer(events).mark_point(shape="circle", filled=True, color=FAINT, size=90, **points).encode(x=x)),
        (
            labels,
            alt.Chart(alt.InlineData(values=labels))
            .mark_text(align="left", baseline="middle", yOffset=-10, fontSize=14, color=ink["textColor"], **within)
            .encode(x=alt.value(2), y=y, text="label:N"),
        ),
        (
            now,
            alt.Chart(alt.InlineData(values=now))
            .mark_rule(aria=False, color=TODAY, strokeWidth=2)
            .encode(x=x, tooltip="told:N"),
        ),
    ]
    chart: Any = alt.layer(*(one for values, one in drawn if values))
    sized: alt.LayerChart = chart.properties(height=STEP * len(rows), width="container").configure_view(stroke=None)
    return sized


def told(rows: Sequence[Row], today: date) -> str:
    """The picture in words, for those who do not see it; the table has it all."""
    parts = [f"{row.name} {say_interval(row.when)}" for row in rows if row.kind is not RowKind.MILESTONE]
    return f"Tidslinje med {len(rows)} linjer. I dag er {say_day(today)}. {'; '.join(parts)}. Alt står i tabellen."


def _mark(row: Row, start: date | None, end: date | None = None) -> dict[str, Any]:
    first = start or row.when.earliest
    # A go-live «mai 2022» fills the whole month, so the bar ends where the next day begins.
    until = (end or first) + timedelta(days=1)
    return {"row": str(row.number), "start": _local(first), "end": _local(until), "told": _label(row)}


def _local(day: date) -> str:
    """Midnight where the browser is. A bare date is read as midnight in Greenwich, the day before further west."""
    return f"{day.isoformat()}T00:00:00"


def _label(row: Row) -> str:
    was = f" (var {row.stated.wording or say_interval(row.stated)})" if row.is_moved else ""
    shown = row.when.wording or say_interval(row.when)
    return row.name if row.name.endswith(shown) else f"{row.name} – {shown}{was}"


def _stretch(rows: Sequence[Row], today: date) -> tuple[date, date]:
    """First and last day of the picture, today always within."""
    days = [day for row in rows for day in (row.start, row.when.earliest, row.when.latest, row.stated.earliest) if day]
    days += [row.if_moved.latest for row in rows if row.if_moved]
    return min([*days, today]), max([*days, today])


def _axis(first: date, last: date, ink: Mapping[str, str]) -> alt.Axis:
    is_short = (last - first).days <= _LONGEST_IN_QUARTERS * 31
    every: Any = {"interval": "month", "step": 3} if is_short else {"interval": "year", "step": 1}
    label = f"{_MONTHS}[month(datum.value)] + ' ' + year(datum.value)" if is_short else "toString(year(datum.value))"
    return alt.Axis(
        labelExpr=label,
        labelFontSize=14,
        labelColor=ink["textColor"],
        tickCount=every,
        aria=False,
        orient="top",
        domain=False,
        grid=True,
        gridColor=ink["borderColor"],
    )
