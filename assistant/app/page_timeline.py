"""The plan of the case: picture, delay, table with sources, counting back from a wanted date, and a calendar file."""

from datetime import date

import streamlit as st

from assistant.app import plan_figure, running, source_panel
from assistant.app.html_text import escaped
from assistant.app.plan_rows import Row, RowKind, from_today, plan_rows, undated_phases
from assistant.app.plan_wish import show_wish
from assistant.clock import today_in_oslo
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.delay import delayed
from assistant.deadlines.operand import NotStated
from assistant.deadlines.wording import listed, months, say_interval, say_weekday
from corpus.timeline import Timeline

MOST_MONTHS = 24


def render() -> None:
    """The whole page for one request."""
    today = today_in_oslo()
    timeline = running.assistant().timeline
    if timeline is None:
        st.html(
            "<h1>Tidslinje</h1><p class='sv-ingress'>Kildene har ingen tidslinje. Legg filen timeline.yaml i mappen "
            "med dokumentene, så vises den her.</p>"
        )
        return
    st.html(f'<h1>Tidslinje</h1><p class="sv-ingress">{escaped(_opening(timeline))}</p>')
    cause, moved_by = _delay_choice(timeline)
    rows = plan_rows(timeline, cause, moved_by)
    if moved_by:
        _tell_delay(timeline, cause, moved_by, today)
    st.altair_chart(plan_figure.figure(rows, today), key="figur", alt=plan_figure.told(rows, today))
    st.html(_legend(rows))
    _table(timeline, rows, today)
    show_wish(timeline, today)


def _opening(timeline: Timeline) -> str:
    dates = {document.date.wording for document in timeline.documents if document.date}
    as_of = f"slik den sto {listed(sorted(dates))}" if dates else "slik dokumentene gir den"
    return f"Planen {as_of}. Hver dato viser hvor den står i kilden."


def _delay_choice(timeline: Timeline) -> tuple[str | None, int]:
    if not timeline.delays:
        return None, 0
    delay = timeline.delays[0]
    if len(timeline.delays) > 1:
        names = {option.id: option.cause for option in timeline.delays}
        chosen = st.selectbox("Hva blir forsinket?", list(names), format_func=names.__getitem__, key="arsak")
        delay = next(option for option in timeline.delays if option.id == chosen)
    label = f"Hva om {delay.cause} blir forsinket? Antall måneder"
    return delay.id, int(st.slider(label, 0, MOST_MONTHS, 0, key="forsinkelse"))


def _tell_delay(timeline: Timeline, cause: str | None, moved_by: int, today: date) -> None:
    told = delayed(timeline, Amount(moved_by), today, cause)
    sentences = (told.sentence,) if isinstance(told, NotStated) else told.sentences
    said = f"Forsinkelse {months(moved_by)}."
    lines = "".join(f"<p>{escaped(sentence)}</p>" for sentence in sentences)
    st.html(f'<div class="sv-told" data-announce="{moved_by}: {said}">{lines}</div>')


def _legend(rows: tuple[Row, ...]) -> str:
    parts = [
        "<span><i class='sv-key sv-key-bar'></i>planlagt drift</span>",
        "<span><i class='sv-key sv-key-thin'></i>tiden prosjektet må ha før drift</span>",
        "<span><i class='sv-key sv-key-diamond'></i>frist</span>",
        "<span><i class='sv-key sv-key-dot'></i>annen hendelse</span>",
        "<span><i class='sv-key sv-key-line'></i>i dag</span>",
    ]
    if any(row.is_moved for row in rows):
        parts.append("<span><i class='sv-key sv-key-left'></i>før forsinkelsen</span>")
    if any(row.if_moved for row in rows):
        parts.append("<span><i class='sv-key sv-key-hollow'></i>om fristen følger med (det sier ikke kilden)</span>")
    return f'<p class="sv-legend">{"".join(parts)}</p>'


def _table(timeline: Timeline, rows: tuple[Row, ...], today: date) -> None:
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
    head += "<th scope='col'>Fra i dag</th><th scope='col'>Kilde</th>"
    body = "".join(_row_html(row, today, is_delayed) for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row_html(row: Row, today: date, is_delayed: bool) -> str:
    link = source_panel.link_to(row.evidence)
    found = "" if row.confirmed else ' <span class="sv-kind">funnet i teksten, ikke bekreftet</span>'
    name = f"{escaped(row.name)}{found}"
    after = f"<td data-head='Etter forsinkelsen'>{escaped(_after(row))}</td>" if is_delayed else ""
    return (
        f"<tr><th scope='row'><span class='sv-kind'>{row.kind.value}</span><br>{name}</th>"
        f"<td data-head='Dato'>{escaped(_stated(row))}</td>{after}"
        f"<td data-head='Fra i dag'>{escaped(from_today(row.when, today))}</td>"
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
