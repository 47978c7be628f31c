"""The documents that answers are taken from, to be read as they are."""

from urllib.parse import urlencode

import streamlit as st

from assistant.app import running, source_panel
from assistant.app.html_text import escaped
from assistant.deadlines.wording import count
from corpus.document import Document, Section


def render() -> None:
    """The list of documents, and the one that the address names."""
    documents = running.assistant().documents
    place = source_panel.place_in_address(documents)
    st.html(f"<h1>Kilder</h1><p class='sv-ingress'>{_summary(documents)}</p>")
    if place is not None:
        source_panel.show(place, can_close=True)
        st.html(_contents(place.document))
    st.html('<h2 class="sv-small-head">Alle dokumenter</h2>')
    for position, document in enumerate(documents):
        with st.container(border=True, key=f"dokument-{position}"):
            st.html(_facts(document))
            st.button(
                "Les dokumentet",
                key=f"les-{position}",
                on_click=source_panel.go_to,
                args=({"kilde": document.id},),
            )


def _summary(documents: tuple[Document, ...]) -> str:
    number = count(len(documents), "dokument", "dokumenter")
    return f"Svarene bygger på {number}. Her kan du lese alt de er hentet fra, del for del."


def _facts(document: Document) -> str:
    facts = [
        ("Dato", document.date.wording if document.date else "ikke oppgitt"),
        ("Type", document.kind or "ikke oppgitt"),
        ("Omfang", f"{count(len(document.sections), 'del', 'deler')}, {len(document.text)} tegn"),
        ("Fil", document.id),
        ("Opphav", document.origin),
        ("Kontrollsum (SHA-256)", document.sha256),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in facts if value)
    return f'<h3 class="sv-document">{escaped(document.title)}</h3><dl class="sv-facts">{rows}</dl>'


def _contents(document: Document) -> str:
    def address(section: Section) -> str:
        return "?" + urlencode({"kilde": document.id, "del": section.number})

    items = "".join(
        f'<li><a href="{escaped(address(section))}">{escaped(section.label)}</a></li>' for section in document.sections
    )
    return f'<details class="sv-contents"><summary>Innhold</summary><ol class="sv-plain">{items}</ol></details>'
