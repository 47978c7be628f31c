"""Who may change the sources from the web page.

Flows in: the setting `staff`, the address the reader came by, and the code a person types. Flows out: yes or no. With a
code everyone must type it; without one, only those at the machine itself may.
"""

import secrets
import time
from urllib.parse import urlsplit

import streamlit as st

from assistant.app import failures, running

_ADMITTED = "ansatt"
_PENALTY_S = 1.0
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def may_change() -> bool:
    """Whether the reader of this page may add and remove documents."""
    sources = running.sources()
    if sources is None:
        return False
    if sources.settings.staff is not None:
        return bool(st.session_state.get(_ADMITTED))
    host = urlsplit(f"//{st.context.headers.get('Host', '')}").hostname
    return sources.is_local and host in _LOOPBACK


def door() -> None:
    """The box for the code, where there is a code and it was not typed yet."""
    sources = running.sources()
    if sources is None or sources.settings.staff is None or may_change():
        return
    st.html('<h2>For ansatte</h2><p class="sv-hint">Med koden kan du legge til og ta ut dokumenter.</p>')
    with st.form("ansattkode", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input("Kode", type="password", autocomplete="off", key="kode")
        sent = st.form_submit_button("Fortsett")
    if not sent:
        return
    if secrets.compare_digest(typed.encode(), sources.settings.staff.encode()):
        st.session_state[_ADMITTED] = True
        st.rerun()
    time.sleep(_PENALTY_S)
    failures.note("Koden er ikke riktig. Prøv igjen, eller spør den som drifter Saksvar.")
