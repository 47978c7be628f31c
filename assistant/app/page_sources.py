"""The page of sources: every document and what it is, the text of one, and for staff the ways to change them."""

from urllib.parse import urlencode

import streamlit as st

from assistant.app import index_progress, running, source_cards, source_panel, staff, upload_view
from assistant.app.html_text import escaped
from assistant.deadlines.wording import count
from corpus.document import Document, Section


def render() -> None:
    """The list of documents, and the one that the address names."""
    documents = running.assistant().documents
    place = source_panel.place_in_address(documents)
    can_change = staff.may_change()
    st.html(f"<h1>Kilder</h1><p class='sv-ingress'>{_summary(documents)}</p>")
    index_progress.show()
    source_panel.tell_missing(documents)
    if place is not None:
        source_panel.show(place, can_close=True)
        st.html(_contents(place.document))
    if can_change:
        upload_view.show()
    st.html("<h2>Alle dokumenter</h2>")
    source_cards.show(documents, can_change=can_change)
    source_cards.show_refused(running.refused())
    staff.door()


def _summary(documents: tuple[Document, ...]) -> str:
    number = count(len(documents), "dokument", "dokumenter")
    return f"Svarene bygger på {number}. Her kan du lese alt de er hentet fra, del for del."


def _contents(document: Document) -> str:
    def address(section: Section) -> str:
        return "?" + urlencode({"kilde": document.id, "del": section.number})

    items = "".join(
        f'<li><a href="{escaped(address(section))}">{escaped(section.label)}</a></li>' for section in document.sections
    )
    return f'<details class="sv-contents"><summary>Innhold</summary><ol class="sv-plain">{items}</ol></details>'
