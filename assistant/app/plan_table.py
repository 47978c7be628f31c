"""Every date of the plan in a table, each with its source one click away."""

from datetime import date

import streamlit as st

from assistant.app import source_panel
from assistant.app.html_text import escaped
from assistant.app.plan_rows import Row, RowKind, from_today, undated_phases
from assistant.deadlines.wording import listed, say_interval, say_weekday
from corpus.timeline import Timeline


def show_table(timeline: Timeline, rows: tuple[Row, ...], today: date) -> None:
    """The table, and beside it the source that was opened."""
    place = source_panel.place_in_address(timeline.documents)
    table_column, source_column = st.columns([7, 5], gap="large") if place else (st.container(), None)
    with table_column:
        st.html(
            '<h2>Alle datoene</h2><div class="sv-table">' + _table_html(rows, today) + "</div>" + _undated(timeline)
        )
        for row in rows:
            place_of_row = source_panel.address_of(row.evidence)
            label, key = f"Åpne kilden {row.number}", f"apne-{row.number}"
            st.button(label, key=key, on_click=source_panel.go_to, args=(place_of_row,))
    if place is not None and source_column is not None:
        with source_column:
            source_panel.show(place, can_close=True)


def _table_html(rows: tuple[Row, ...], today: date) -> str:
    is_delayed = any(row.is_moved or row.if_moved for row in rows)
    head = "<th scope='col'>Hva</th><th scope='col'>Dato</th>"
    head += "<th scope='col'>Etter forsinkelsen</th>" if is_delayed else ""
    head += "<th scope='col'>Kilde</th>"
    body = "".join(_row_html(row, today, is_delayed) for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row_html(row: Row, today: date, is_delayed: bool) -> str:
    ago = from_today(row.stated, today)
    link = source_panel.link_to(row.evidence)
    found = "" if row.confirmed else ' <span class="sv-kind">funnet i teksten, ikke bekreftet</span>'
    name = f"{escaped(row.name)}{found}"
    after = f"<td data-head='Etter forsinkelsen'>{escaped(_after(row))}</td>" if is_delayed else ""
    return (
        f"<tr><th scope='row'><span class='sv-kind'>{row.kind.value}</span><br>{name}</th>"
        f"<td data-head='Dato'>{escaped(_stated(row))}<br><span class='sv-kind'>{ago}</span></td>{after}"
        f"<td data-head='Kilde'><a href='{escaped(link)}' data-open='{row.number}'>{escaped(row.place)}"
        f"<span class='sv-unseen'> for {escaped(row.name)}</span></a></td></tr>"
    )


def _stated(row: Row) -> str:
    is_deadline_day = row.kind is RowKind.DEADLINE and row.stated.is_day
    return say_weekday(row.stated.latest) if is_deadline_day else say_interval(row.stated)


def _after(row: Row) -> str:
    if row.is_moved:
        return say_interval(row.when)
    if row.if_moved:
        return f"står fast i kilden; følger den med, blir det {say_interval(row.if_moved)}"
    return "uendret"


def _undated(timeline: Timeline) -> str:
    names = undated_phases(timeline)
    return f'<p class="sv-hint">Kildene gir ingen dato for {escaped(listed(names))}.</p>' if names else ""
