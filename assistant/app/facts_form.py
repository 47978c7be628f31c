"""The three boxes in which a person says what a document is called, when it is from, and what it is."""

import streamlit as st

from corpus.document import Document
from corpus.read.document_kind import KINDS

_UNSAID = "ikke oppgitt"


def boxes(document: Document, key: str) -> tuple[str, str, str]:
    """Title, date and kind as they stand in the boxes, filled with what the document says of itself."""
    title = st.text_input("Tittel", document.title, key=f"tittel-{key}", max_chars=200, autocomplete="off")
    with st.container(horizontal=True, gap="small", key=f"opplysninger-{key}"):
        date = st.text_input(
            "Dato (for eksempel 12. mai 2025)",
            document.date.wording if document.date else "",
            key=f"dato-{key}",
            max_chars=100,
            autocomplete="off",
        )
        known = sorted(name for name, _ in KINDS)
        kinds = list(dict.fromkeys([*([document.kind] if document.kind else []), _UNSAID, *known]))
        kind = st.selectbox("Type", kinds, key=f"type-{key}")
    return title, date, "" if kind == _UNSAID else str(kind)
