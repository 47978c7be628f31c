"""The panel that shows a place in a source, with buttons to leaf through the document.

Flows in: the query parameters `kilde`, `fra`, `til` and `del` of the address. Flows out: the panel, and the address
after a click, so that a reload, the back button and a shared link all lead to the same place.
"""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from assistant.app import failures, page_picture
from assistant.app.answer_view import EDITION, dated_title
from assistant.app.html_text import escaped
from assistant.app.source_view import Place, place_of, section_html, span_within
from corpus.document import Document, Evidence

UNITS = {"slide": "Lysbilde", "page": "Side", "section": "Del"}
PLACE_PARAMETERS = ("kilde", "fra", "til", "del", "utgave")


def place_in_address(documents: Sequence[Document]) -> Place | None:
    """The place that the address names, if there is such a document."""
    wanted = st.query_params.get("kilde", "")
    document = next((document for document in documents if document.id == wanted), None)
    if document is None:
        return None
    marked = span_within(document, st.query_params.get("fra", ""), st.query_params.get("til", ""))
    number = st.query_params.get("del", "")
    place = place_of(document, marked, int(number) if number.isdecimal() and len(number) < 6 else None)
    if not document.sha256.startswith(st.query_params.get("utgave", "")):
        return replace(place, marked=None, is_outdated=True)
    return place


def tell_missing(documents: Sequence[Document]) -> None:
    """Says so when the address names a document that is not among the sources."""
    wanted = st.query_params.get("kilde", "")
    if wanted and all(document.id != wanted for document in documents):
        failures.note(f"Dokumentet «{wanted}» er ikke blant kildene nå. Det kan være tatt ut siden lenken ble laget.")


def address_of(evidence: Evidence) -> dict[str, str]:
    """The query parameters that name the place the evidence points at."""
    return {"kilde": evidence.document_id, "fra": str(evidence.span.start), "til": str(evidence.span.end)}


def link_to(evidence: Evidence) -> str:
    """A link to that place on the page of sources, which works from every page."""
    return "./kilder?" + urlencode(address_of(evidence))


def go_to(place: dict[str, str]) -> None:
    """Puts another place in the address; all else in it stays."""
    kept = {key: value for key, value in st.query_params.to_dict().items() if key not in PLACE_PARAMETERS}
    st.query_params.from_dict({**kept, **place})


def show(place: Place, *, can_close: bool) -> None:
    """The panel: document, section with the marked words, previous and next."""
    document, section = place.document, place.section
    marked = {"fra": str(place.marked.start), "til": str(place.marked.end)} if place.marked else {}
    edition = {"utgave": document.sha256[:EDITION]} if place.marked else {}
    here = {"kilde": document.id, **marked, **edition}
    link = "./kilder?" + urlencode({**here, "del": str(section.number)})
    title = dated_title(document.title, document.date.wording if document.date else "")
    unit = UNITS.get(section.kind, "Del")
    with st.container(key="kildepanel", border=True):
        st.html(
            f'<p class="sv-panel-title">{escaped(title)}</p>'
            f'<h3 class="sv-panel-place" tabindex="-1" data-focus="{escaped(link)}">{escaped(section.label)}</h3>'
            f'{_outdated_html(place)}{_picture_html(place)}<div class="sv-source">{section_html(place)}</div>'
        )
        before = document.sections[place.position - 1] if place.position > 0 else None
        after = document.sections[place.position + 1] if place.position + 1 < len(document.sections) else None
        with st.container(horizontal=True, key="kildeblad", vertical_alignment="center", gap="small"):
            if before is not None:
                _leaf("← Forrige", {**here, "del": str(before.number)}, "forrige")
            st.html(f'<p class="sv-count">{unit} {place.position + 1} av {len(document.sections)}</p>', width="content")
            if after is not None:
                _leaf("Neste →", {**here, "del": str(after.number)}, "neste")
        with st.container(horizontal=True, key="kildevalg", gap="small"):
            address = f'data-copy-link="{escaped(link)}"'
            st.html(
                f'<button type="button" class="sv-button" {address}>Kopier lenke til stedet</button>', width="content"
            )
            if can_close:
                st.button("Lukk kilden", key="lukk", on_click=go_to, args=({},))


def _outdated_html(place: Place) -> str:
    if not place.is_outdated:
        return ""
    return (
        '<div class="sv-warning sv-outdated"><p class="sv-warning-head">Kilden er endret siden svaret</p>'
        "<p>Du ser dokumentet slik det er nå. Ordene svaret viste til, kan stå et annet sted eller være borte.</p>"
        "</div>"
    )


def _picture_html(place: Place) -> str:
    """The page as it looks on paper, with the words marked; its text follows below."""
    if not page_picture.has_pictures(place):
        return ""
    address = escaped(page_picture.address(place))
    return (
        f'<figure class="sv-page"><img src="{address}" alt="{escaped(page_picture.told(place))}">'
        f'<figcaption><a href="{address}">Åpne bildet av siden</a></figcaption></figure>'
        '<h4 class="sv-page-text">Teksten på siden</h4>'
    )


def _leaf(label: str, place: dict[str, str], key: str) -> None:
    st.button(label, key=key, on_click=go_to, args=(place,))
