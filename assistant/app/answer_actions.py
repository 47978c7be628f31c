"""Thumbs up or down under an answer, with a comment: stored the moment they are given."""

from hashlib import sha256

import streamlit as st

from assistant.app import running, votes
from assistant.app.conversations import Conversation, Turn


def vote(turn: Turn, conversation: Conversation) -> None:
    """The two thumbs, and after a vote a box for a comment."""
    this_turn = f"{conversation.id}-{turn.number}"
    given: dict[str, str] = st.session_state.setdefault("stemmer", {})
    chosen = given.get(this_turn)
    with st.container(key="stemme", gap="small"):
        if chosen is None:
            with st.container(horizontal=True, key="tomler", vertical_alignment="center", gap="small"):
                st.html('<p class="sv-vote-question">Var svaret nyttig?</p>', width="content")
                st.button("Ja", key="tommel_opp", on_click=_cast, args=(turn, conversation, True))
                st.button("Nei", key="tommel_ned", on_click=_cast, args=(turn, conversation, False))
            return
        thanks = {"takk": "Takk! Kommentaren er lagret.", "opp": "Takk! Det er lagret.", "ned": "Takk! Det er lagret."}
        st.html(f'<p class="sv-thanks" data-announce="{this_turn}: {thanks[chosen]}">{thanks[chosen]}</p>')
        if chosen == "takk":
            return
        with st.form(f"kommentar-{this_turn}", border=False):
            label = "Hva var galt eller manglet? (valgfritt)" if chosen == "ned" else "Vil du si noe mer? (valgfritt)"
            comment = st.text_area(label, key="kommentar", max_chars=votes.LONGEST_COMMENT, height=100)
            st.html('<p class="sv-hint">Ikke skriv personopplysninger.</p>')
            if st.form_submit_button("Send kommentar") and comment.strip():
                _store(turn, conversation, chosen == "opp", comment)
                given[this_turn] = "takk"
                st.rerun()


def _cast(turn: Turn, conversation: Conversation, useful: bool) -> None:
    _store(turn, conversation, useful, "")
    st.session_state["stemmer"][f"{conversation.id}-{turn.number}"] = "opp" if useful else "ned"


def _store(turn: Turn, conversation: Conversation, useful: bool, comment: str) -> None:
    votes.cast(
        running.state_folder(),
        useful=useful,
        comment=comment,
        answer=turn.answer,
        history=conversation.questions[: turn.number - 1],
        turn=_nameless(conversation, turn),
        when=running.now(),
    )


def _nameless(conversation: Conversation, turn: Turn) -> str:
    """What ties two votes to the same answer without telling whose it is."""
    return f"{sha256(conversation.id.encode()).hexdigest()[:16]}-{turn.number}"
