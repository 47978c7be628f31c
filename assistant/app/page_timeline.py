"""The plan of the case: picture, delay, table with sources, counting back from a wanted date, and a calendar file."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assistant.answer import Input
from assistant.app import plan_figure, running, source_panel
from assistant.app.html_text import escaped
from assistant.app.plan_rows import Row, RowKind, plan_rows
from assistant.app.plan_table import show_table
from assistant.app.plan_wish import show_wish
from assistant.clock import today_in_oslo
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.consistency import problems
from assistant.deadlines.delay import delayed
from assistant.deadlines.ical import calendar
from assistant.deadlines.lookup import next_deadline
from assistant.deadlines.operand import NotStated
from assistant.deadlines.wording import listed, months
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
    st.html(_next_deadline(timeline, today))
    cause, moved_by = _delay_choice(timeline)
    rows = plan_rows(timeline, cause, moved_by)
    if moved_by:
        _tell_delay(timeline, cause, moved_by, today)
    chart = plan_figure.figure(rows, today, is_dark=st.context.theme.type == "dark")
    st.altair_chart(chart, key="figur", alt=plan_figure.told(rows, today))
    st.html(_legend(rows))
    show_table(timeline, rows, today)
    _show_findings(timeline)
    show_wish(timeline, today)
    _show_calendar(timeline, moved_by)


def _opening(timeline: Timeline) -> str:
    dates = {document.date.wording for document in timeline.documents if document.date}
    as_of = f"slik den sto {listed(sorted(dates))}" if dates else "slik dokumentene gir den"
    return f"Planen {as_of}. Hver dato viser hvor den står i kilden."


def _delay_choice(timeline: Timeline) -> tuple[str | None, int]:
    if not timeline.delays:
        return None, 0
    st.html("<h2>Hva om noe blir forsinket?</h2>")
    delay = timeline.delays[0]
    if len(timeline.delays) > 1:
        names = {option.id: option.cause for option in timeline.delays}
        chosen = st.selectbox("Hva blir forsinket?", list(names), format_func=names.__getitem__, key="arsak")
        delay = next(option for option in timeline.delays if option.id == chosen)
    label = f"Antall måneder som {delay.cause} blir forsinket"
    return delay.id, int(st.slider(label, 0, MOST_MONTHS, 0, key="forsinkelse"))


def _tell_delay(timeline: Timeline, cause: str | None, moved_by: int, today: date) -> None:
    told = delayed(timeline, Amount(moved_by), today, cause)
    sentences = (told.sentence,) if isinstance(told, NotStated) else told.sentences
    said = f"Forsinkelse {months(moved_by)}."
    st.html(f'<div class="sv-told" data-announce="{moved_by}: {said}">{_paragraphs(sentences)}</div>')


def _legend(rows: tuple[Row, ...]) -> str:
    kinds = {row.kind for row in rows}
    signs = (
        (RowKind.GO_LIVE in kinds, "bar", "planlagt drift"),
        (any(row.start for row in rows), "thin", "tiden prosjektet må ha før drift"),
        (RowKind.DEADLINE in kinds, "diamond", "frist"),
        (RowKind.MILESTONE in kinds, "dot", "annen hendelse"),
        (True, "line", "i dag"),
        (any(row.is_moved for row in rows), "left", "før forsinkelsen"),
        (any(row.if_moved for row in rows), "hollow", "om fristen følger med (det sier ikke kilden)"),
    )
    parts = [f"<span><i class='sv-key sv-key-{key}'></i>{said}</span>" for is_shown, key, said in signs if is_shown]
    return f'<p class="sv-legend">{"".join(parts)}</p>'


def _next_deadline(timeline: Timeline, today: date) -> str:
    found = next_deadline(timeline, today)
    sentences = (found.sentence,) if isinstance(found, NotStated) else found.sentences
    return f'<h2>Neste frist</h2><div class="sv-told">{_paragraphs(sentences)}</div>'


def _paragraphs(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{escaped(sentence)}</p>" for sentence in sentences)


def _show_findings(timeline: Timeline) -> None:
    """What does not agree in the plan itself, each with the places it rests on."""
    found = problems(timeline)
    if not found:
        st.html("<h2>Stemmer planen med seg selv?</h2><p>Ja, alle datoene stemmer med reglene i kildene.</p>")
        return
    items = "".join(f"<li>{escaped(finding.text)} {_places(timeline, finding.inputs)}</li>" for finding in found)
    st.html(
        "<h2>Stemmer planen med seg selv?</h2><p>Dette bør noen se på. Saksvar retter ingenting, det bare sier fra.</p>"
        f'<div class="sv-warning"><ul>{items}</ul></div>'
    )


def _places(timeline: Timeline, inputs: Sequence[Input]) -> str:
    links = {source_panel.link_to(given.evidence): timeline.place(given.evidence) for given in inputs if given.evidence}
    parts = [f'<a href="{escaped(link)}">{escaped(place)}</a>' for link, place in links.items()]
    return f"({listed(parts)})" if parts else ""


def _show_calendar(timeline: Timeline, moved_by: int) -> None:
    st.html(
        "<h2>Ta datoene med i kalenderen</h2><p>Filen kan åpnes i Outlook, Google Kalender og Apple Kalender."
        f"{' Den har datoene slik de blir etter forsinkelsen over.' if moved_by else ''}</p>"
    )
    st.download_button(
        "Last ned kalenderfil (.ics)",
        calendar(timeline, moved_by),
        file_name="tidslinje.ics",
        mime="text/calendar",
        key="ics",
        on_click="ignore",
    )
