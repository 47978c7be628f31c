"""Counting back from a wanted go-live: what must be done by when, with weekends and holidays named."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from assistant.answer import Computation
from assistant.app.answer_view import warnings_html
from assistant.app.html_text import escaped
from assistant.app.source_panel import link_to
from assistant.deadlines.backplan import backplan
from assistant.deadlines.date_reading import DateRefusal
from assistant.deadlines.grammar import read_date
from assistant.deadlines.operand import NotStated, of_interval
from corpus.timeline import Timeline


def show_wish(timeline: Timeline, today: date) -> None:
    """The box for the wanted date, and the plan counted back from it."""
    st.html(
        "<h2>Regn tilbake fra en ønsket driftsdato</h2>"
        "<p>Skriv datoen slik du ville sagt den, for eksempel «1. november 2024», «mai 2024» eller «Q3 2024».</p>"
    )
    with st.container(key="onske"):
        wish = st.text_input("Ønsket driftsdato", key="driftsdato", autocomplete="off", max_chars=100)
    if not wish or not wish.strip():
        return
    read = read_date(wish, today)
    if isinstance(read, DateRefusal):
        st.html(f'<div class="sv-told" role="alert"><p>{escaped(read.reason)}</p></div>')
        return
    counted = backplan(timeline, of_interval(read.interval), today)
    if isinstance(counted, NotStated):
        st.html(f'<div class="sv-told"><p>{escaped(counted.sentence)}</p></div>')
        return
    st.html(_told([*read.notes, *counted.sentences]) + warnings_html(counted.warnings) + _working(timeline, counted))


def _told(sentences: Sequence[str]) -> str:
    items = _items(escaped(sentence) for sentence in sentences)
    return f'<div class="sv-told sv-wish" role="status"><ul>{items}</ul></div>'


def _working(timeline: Timeline, counted: Computation) -> str:
    rules = (
        f'{escaped(given.label)}: <a href="{escaped(link_to(given.evidence))}">'
        f"{escaped(timeline.place(given.evidence))}</a>"
        for given in counted.inputs
        if given.evidence
    )
    steps = _items(escaped(step) for step in counted.steps)
    return (
        f'<details class="sv-calc" open><summary>Slik er det regnet ut</summary><ol>{steps}</ol>'
        f"<p>Reglene står her:</p><ul>{_items(rules)}</ul></details>"
    )


def _items(parts: Iterable[str]) -> str:
    return "".join(f"<li>{part}</li>" for part in parts)
