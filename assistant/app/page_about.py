"""What Saksvar is, what it promises, and how accessible it is."""

from pathlib import Path

import streamlit as st

from assistant.app import conversations, running
from assistant.app.html_text import escaped
from assistant.app.web_shell import BROWSER_COOKIE
from assistant.deadlines.wording import count


def render() -> None:
    """The page: a fixed text but for how long conversations are stored, and a way to have one's own deleted."""
    days = count(running.keep(), "dag", "dager")
    text = (Path(__file__).with_name("assets") / "om.html").read_text("utf-8").replace("{dager}", days)
    before, after = text.split("{slett}")
    st.html(before + "</div>")
    _deletion()
    st.html('<div class="sv-text">' + after)


def _deletion() -> None:
    cookie = st.context.cookies.get(BROWSER_COOKIE)
    if st.button("Slett alle samtalene mine", key="slett_alle") and cookie:
        removed = conversations.forget_all(running.state_folder(), conversations.reader_of(cookie))
        st.session_state.pop("samtale", None)
        said = f"Slettet {count(removed, 'samtale', 'samtaler')} fra denne nettleseren."
        st.html(f'<p class="sv-thanks" data-announce="{escaped(f"slettet: {said}")}">{escaped(said)}</p>')
