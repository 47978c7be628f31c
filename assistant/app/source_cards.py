"""The list of documents: what each is, what is missing, and for staff the ways to change that."""

from pathlib import Path

import streamlit as st

from assistant.adding import Addition, add_documents
from assistant.app import facts_form, failures, running, source_panel
from assistant.app.html_text import escaped
from assistant.app.uploads import facts_given
from assistant.deadlines.wording import count, listed
from assistant.given_facts import NAMES
from assistant.printed_sources import counted_sections
from assistant.removing import remove_documents
from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.folder import Corpus, Refusal
from corpus.split import split

_AT_ONCE = 25
_SHOWN = "viste_dokumenter"
_passages: dict[str, int] = {}


def show(documents: tuple[Document, ...], *, can_change: bool) -> None:
    """A card for each document; many are shown a few at a time, and can be looked for by name."""
    found = documents
    if len(documents) > _AT_ONCE:
        wanted = st.text_input("Finn dokument", key="finn_dokument", autocomplete="off").casefold().strip()
        found = tuple(one for one in documents if wanted in f"{one.title} {one.id} {one.kind}".casefold())
        said = f"{len(found)} av {count(len(documents), 'dokument', 'dokumenter')}."
        st.html(f'<p class="sv-hint" data-announce="{escaped(f"{wanted}: {said}")}">{said}</p>')
    shown = st.session_state.get(_SHOWN, _AT_ONCE)
    for position, document in enumerate(found[:shown]):
        with st.container(border=True, key=f"dokument-{position}"):
            _card(document, position, can_change=can_change)
    if len(found) > shown:
        st.button(f"Vis {min(_AT_ONCE, len(found) - shown)} til", key="vis_flere", on_click=_show_more, args=(shown,))


def _show_more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + _AT_ONCE


def show_refused(refused: tuple[Refusal, ...]) -> None:
    """The files in the folder that are no documents, each with the reason."""
    if not refused:
        return
    items = "".join(f"<li>{escaped(one.reason)}</li>" for one in refused)
    said = f"{count(len(refused), 'fil', 'filer')} i mappen kan ikke leses"
    st.html(f'<details class="sv-contents sv-unread"><summary>{said}</summary><ul>{items}</ul></details>')


def _card(document: Document, position: int, *, can_change: bool) -> None:
    st.html(_facts(document))
    with st.container(horizontal=True, gap="small", key=f"dokumentvalg-{position}"):
        place = {"kilde": document.id}
        st.button("Les dokumentet", key=f"les-{position}", on_click=source_panel.go_to, args=(place,))
        if can_change and st.button("Endre opplysninger", key=f"endre-{position}"):
            _change(document)
        if can_change and st.button("Ta ut", key=f"taut-{position}"):
            _take_out(document)


def _facts(document: Document) -> str:
    size = f"{counted_sections(document)}, {count(_passages_of(document), 'avsnitt', 'avsnitt')}"
    facts = [
        ("Dato", document.date.wording if document.date else "ikke oppgitt"),
        ("Type", document.kind or "ikke oppgitt"),
        ("Omfang", f"{size}, {len(document.text)} tegn"),
        ("Fil", document.id),
        ("Opphav", document.origin),
        ("Kontrollsum (SHA-256)", document.sha256),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in facts if value)
    notes = list(document.warnings)
    if document.unknown:
        notes.append(f"Dokumentet sier ikke {listed([NAMES[name] for name in document.unknown])} selv.")
    said = "".join(f'<p class="sv-lack">{escaped(note)}</p>' for note in notes)
    return f'<h3 class="sv-document">{escaped(document.title)}</h3><dl class="sv-facts">{rows}</dl>{said}'


def _passages_of(document: Document) -> int:
    """Counted once for each text."""
    if document.sha256 not in _passages:
        _passages[document.sha256] = len(split(document))
    return _passages[document.sha256]


@st.dialog("Endre opplysninger")
def _change(document: Document) -> None:
    sources = running.sources()
    if sources is None:
        return
    with st.form("endre-opplysninger", border=False):
        said = facts_form.boxes(document, f"endre-{document.sha256[:8]}")
        saved = st.form_submit_button("Lagre", type="primary")
    if not saved:
        return
    try:
        facts = facts_given(document, *said)
        add_documents(sources.settings.corpus, [Addition(_file(sources.settings.corpus, document), document.id, facts)])
    except SaksvarError as error:
        failures.note(str(error))
        return
    sources.rebuilding.start()
    st.rerun()


@st.dialog("Ta ut dokumentet?")
def _take_out(document: Document) -> None:
    sources = running.sources()
    if sources is None:
        return
    st.html(
        f"<p>Svarene vil ikke lenger bygge på «{escaped(document.title)}». Svar som alt er gitt, blir stående og "
        "merket. Filen blir tatt vare på utenfor saken, så den kan legges til igjen.</p>"
    )
    delete = st.checkbox("Slett filen for godt", key="slett_for_godt")
    with st.container(horizontal=True, gap="small", key="tautvalg"):
        sure = st.button("Ta ut dokumentet", type="primary", key="taut_sikker")
        if st.button("Avbryt", key="taut_avbryt"):
            st.rerun()
    if not sure:
        return
    folder = sources.settings.corpus
    known = Corpus(folder, running.assistant().documents, refused=running.refused())
    try:
        remove_documents(folder, [document.id], delete=delete, corpus=known)
    except SaksvarError as error:
        failures.note(str(error))
        return
    sources.rebuilding.start()
    st.rerun()


def _file(folder: Path, document: Document) -> Path:
    return folder / document.id
