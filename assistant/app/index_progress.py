"""How far the rebuilding of the index has come, on the page."""

import streamlit as st

from assistant.app import failures, running
from assistant.app.html_text import escaped
from assistant.app.rebuilding import Phase, State
from assistant.deadlines.wording import count

_EVERY_S = 1.0
_WATCHED = "folger_byggingen"


def show() -> None:
    """The running build, with progress; once it is done, that the answers build on the new documents."""
    sources = running.sources()
    if sources is None:
        return
    state = sources.rebuilding.state
    if state.phase is Phase.RUNNING:
        st.session_state[_WATCHED] = True
        _running()
    elif st.session_state.pop(_WATCHED, False):
        _ended(state)


@st.fragment(run_every=_EVERY_S)
def _running() -> None:
    sources = running.sources()
    state = sources.rebuilding.state if sources else State()
    if state.phase is not Phase.RUNNING:
        st.rerun(scope="app")
    st.html(progress_html(state))


def progress_html(state: State) -> str:
    """The step in words with a bar under it; the words are read out once for each step, the counts are not."""
    counted = f" ({state.done} av {state.total})" if state.total > 1 else ""
    bar = f' value="{state.done}" max="{state.total}"' if state.total > 1 else ""
    said = f"Søkeindeksen blir bygd. {state.step}."
    return (
        f'<div class="sv-building"><p data-announce="{escaped(f"bygger: {said}")}">'
        f"<strong>Søkeindeksen blir bygd.</strong> {escaped(state.step + counted)}.</p>"
        f'<progress aria-label="Byggingen av søkeindeksen"{bar}></progress>'
        '<p class="sv-hint">Svarene bygger på de gamle dokumentene til den er ferdig. Du kan gå til andre sider.</p>'
        "</div>"
    )


def _ended(state: State) -> None:
    if state.phase is Phase.FAILED:
        failures.note(state.sentence)
        return
    said = f"Søkeindeksen er ferdig. Svarene bygger nå på {count(state.documents, 'dokument', 'dokumenter')}."
    st.html(f'<div class="sv-done" data-announce="{escaped(f"ferdig: {said}")}"><p>{escaped(said)}</p></div>')
