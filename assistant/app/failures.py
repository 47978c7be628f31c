"""What a reader sees when something went wrong: a Norwegian sentence and a code, never a trace.

Flows in: an exception. Flows out: a note on the page, and the trace in the server's log under the same code.
"""

import logging
import secrets

import streamlit as st

from assistant.app.html_text import escaped
from corpus.errors import SaksvarError

log = logging.getLogger("saksvar.app")


def show(error: Exception) -> bool:
    """True: the page has said what can be said, and Streamlit shall not show its own message."""
    if isinstance(error, SaksvarError):
        note(str(error))
        return True
    code = secrets.token_hex(3).upper()
    log.error("Feil %s", code, exc_info=error)
    note(
        "Noe gikk galt hos oss, og siden kunne ikke vises. Last siden på nytt. "
        f"Skjer det igjen, oppgi feilkode {code} til den som drifter Saksvar."
    )
    return True


def note(sentence: str) -> None:
    """The sentence in a frame that is read out at once."""
    st.html(f'<div class="sv-feil" role="alert">{escaped(sentence)}</div>')
