"""Documents sent from the browser: the limits beforehand, what was read, and then kept or thrown away."""

import streamlit as st

from assistant.adding import Addition, Done, add_documents
from assistant.app import facts_form, failures, running, uploads
from assistant.app.html_text import escaped
from assistant.app.uploads import Upload
from assistant.deadlines.wording import count, listed
from assistant.given_facts import NAMES
from assistant.printed_sources import counted_sections, said_of
from corpus.errors import SaksvarError
from corpus.read import LARGEST, accepted
from corpus.read.office_package import LARGEST_UNPACKED
from corpus.read.pdf_file import MOST_PAGES

_WAITING = "opplastede"
_ROUND = "opplastingsrunde"
_MESSAGE = "lagt_til"
MOST_AT_ONCE = 20
_OPENING = 160


def show() -> None:
    """The box for files, and below it what was read of those that were sent."""
    st.html(f'<h2>Legg til dokumenter</h2><p class="sv-hint">{escaped(_limits())}</p>')
    if message := st.session_state.pop(_MESSAGE, ""):
        st.html(
            f'<div class="sv-done" data-announce="{escaped(f"lagt til: {message}")}"><p>{escaped(message)}</p></div>'
        )
    _receive()
    waiting: list[Upload] = st.session_state.get(_WAITING, [])
    if waiting:
        said = f"{count(len(waiting), 'fil', 'filer')} lest. Ingenting er lagt til ennå."
        st.html(f'<p data-announce="{escaped(f"{waiting[-1].id}: {said}")}">{escaped(said)}</p>')
    for upload in waiting:
        with st.container(border=True, key=f"opplastet-{upload.id}"):
            _card(upload)


def _limits() -> str:
    return (
        f"Du kan sende {MOST_AT_ONCE} filer om gangen, hver på inntil {LARGEST // 1_000_000} MB: {accepted()}. "
        f"En PDF kan ha {MOST_PAGES} sider. Word- og PowerPoint-filer kan være på "
        f"{LARGEST_UNPACKED // 1_000_000} MB når de er pakket ut. "
        "Du ser hva som ble lest, før noe blir lagt til."
    )


def _receive() -> None:
    """Reads the files in the box, and empties it."""
    this_round = st.session_state.setdefault(_ROUND, 0)
    sent = st.file_uploader("Velg filer", accept_multiple_files=True, key=f"filer-{this_round}")
    if not sent:
        return
    waiting: list[Upload] = st.session_state.setdefault(_WAITING, [])
    bar = st.progress(0.0, text="Leser filene …")
    for number, file in enumerate(sent[:MOST_AT_ONCE], start=1):
        bar.progress((number - 1) / len(sent), text=f"Leser fil {number} av {len(sent)} …")
        waiting.append(uploads.receive(running.state_folder(), file.name, file.getvalue()))
    if len(sent) > MOST_AT_ONCE:
        st.session_state[_MESSAGE] = left_out(len(sent))
    st.session_state[_ROUND] = this_round + 1
    st.rerun()


def left_out(sent: int) -> str:
    """What is said when more files are sent than are read at once."""
    return f"Bare de første {MOST_AT_ONCE} av {sent} filer ble lest. Send resten etterpå."


def _card(upload: Upload) -> None:
    document = upload.document
    if document is None:
        st.html(
            f'<h3 class="sv-document">{escaped(upload.name)}</h3>'
            f'<div class="sv-feil" role="alert">{escaped(upload.refusal)}</div>'
        )
        st.button("Forkast", key=f"forkast-{upload.id}", on_click=_forget, args=(upload,))
        return
    st.html(f'<h3 class="sv-document">{escaped(upload.name)}</h3>{_read_html(upload)}')
    other = _other_of_that_name(upload)
    with st.form(f"skjema-{upload.id}", border=False):
        said = facts_form.boxes(document, upload.id)
        replaces = other and st.checkbox(
            "Erstatt dokumentet som heter det samme. Svar som bygger på det, blir merket som utdaterte.",
            key=f"erstatt-{upload.id}",
        )
        with st.container(horizontal=True, gap="small"):
            kept = st.form_submit_button("Legg til", type="primary", key=f"behold-{upload.id}")
            thrown = st.form_submit_button("Forkast", key=f"forkast-{upload.id}")
    if thrown:
        _forget(upload)
        st.rerun()
    if kept and other and not replaces:
        failures.note("Et annet dokument heter det samme. Kryss av for å erstatte det, eller forkast filen.")
    elif kept:
        _keep(upload, said, replace=bool(replaces))


def _read_html(upload: Upload) -> str:
    """How much was read, how it begins, and what could not be read."""
    document = upload.document
    assert document is not None
    size = f"{counted_sections(document)}, {count(upload.passages, 'avsnitt', 'avsnitt')}, {len(document.text)} tegn"
    words = " ".join(document.text.split())
    begins = words if len(words) <= _OPENING else f"{words[:_OPENING].rsplit(' ', 1)[0]} …"
    facts = [("Lest", size), ("Begynner slik", f"«{begins}»"), ("Overskrifter", " · ".join(upload.headings))]
    rows = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in facts if value)
    warnings = "".join(f"<p>{escaped(warning)}</p>" for warning in document.warnings)
    note = f'<div class="sv-warning"><p class="sv-warning-head">Merk</p>{warnings}</div>' if warnings else ""
    return f'<dl class="sv-facts">{rows}</dl>{note}'


def _other_of_that_name(upload: Upload) -> bool:
    """Whether the folder has a file of that name with other contents."""
    sources = running.sources()
    there = sources.settings.corpus / upload.name if sources else None
    return bool(there and there.is_file() and there.read_bytes() != upload.file.read_bytes())


def _keep(upload: Upload, said: tuple[str, str, str], *, replace: bool) -> None:
    sources = running.sources()
    if sources is None:
        return
    try:
        additions: list[Addition] = [uploads.addition(upload, *said)]
        settings = sources.settings
        (added,) = add_documents(settings.corpus, additions, replace=replace, keep_in=settings.drafts_folder)
    except SaksvarError as error:
        failures.note(str(error))
        return
    _forget(upload)
    title = added.document.title
    if added.done is Done.SAME:
        st.session_state[_MESSAGE] = f"«{title}» er der alt, med samme innhold."
    else:
        did = {Done.NEW: "er lagt til", Done.REPLACED: "er erstattet", Done.FACTS: "har fått nye opplysninger"}
        lacks = added.document.unknown
        missing = f" Dokumentet mangler {listed([NAMES[name] for name in lacks])}." if lacks else ""
        gone = said_of(added.no_longer)
        older = f" Det som var sagt om den forrige utgaven, gjelder ikke lenger: {listed(gone)}." if gone else ""
        st.session_state[_MESSAGE] = f"«{title}» {did[added.done]}.{older}{missing}"
        sources.rebuilding.start()
    st.rerun()


def _forget(upload: Upload) -> None:
    uploads.forget(running.state_folder(), upload)
    st.session_state[_WAITING] = [one for one in st.session_state.get(_WAITING, []) if one.id != upload.id]
