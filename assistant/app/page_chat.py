"""The page where questions are asked: the box, the newest answer beside its sources, the turns before it."""

import streamlit as st

from assistant.app import conversations, failures, running, source_panel, turn_view
from assistant.app.conversations import Conversation, Turn
from assistant.app.html_text import escaped
from assistant.app.web_shell import BROWSER_COOKIE
from assistant.clock import today_in_oslo
from assistant.deadlines.wording import count
from corpus.errors import SaksvarError

PENDING = "ventende_sporsmal"


def render() -> None:
    """The whole page for one request."""
    conversation = _conversation()
    turn = _turn_in_address(conversation)
    _heading(conversation)
    _question_box(conversation)
    if (question := _question_to_answer()) is not None:
        _answer_question(conversation, question)
    documents = running.assistant().documents
    place = source_panel.place_in_address(documents)
    source_panel.tell_missing(documents)
    if trouble := running.trouble():
        failures.note(trouble)
    if turn is None:
        _empty_page()
        if place is not None:
            source_panel.show(place, can_close=True)
        return
    answer_column, source_column = st.columns([7, 5], gap="large")
    with answer_column:
        turn_view.show_answer(turn, conversation, _ask)
    with source_column:
        if place is not None:
            source_panel.show(place, can_close=True)
        turn_view.show_sources(turn, conversation, place)
    turn_view.show_earlier(turn, conversation)


def _conversation() -> Conversation:
    """The conversation in the address; a link with a question (`?q=`) begins a new one."""
    cookie = st.context.cookies.get(BROWSER_COOKIE)
    own = st.session_state.setdefault("leser", conversations.begin("").id)
    reader = conversations.reader_of(cookie or own)
    if "q" in st.query_params:
        st.session_state[PENDING] = st.query_params["q"]
        st.query_params.clear()
        st.session_state.pop("samtale", None)
    wanted = st.query_params.get("samtale") or st.session_state.get("samtale", "")
    conversation = conversations.resume(running.state_folder(), reader, wanted)
    if conversation.turns:
        _remember(conversation)
    elif "samtale" in st.query_params:
        del st.query_params["samtale"]
    return conversation


def _remember(conversation: Conversation) -> None:
    st.session_state["samtale"] = conversation.id
    if st.query_params.get("samtale") != conversation.id:
        st.query_params["samtale"] = conversation.id


def _turn_in_address(conversation: Conversation) -> Turn | None:
    number = st.query_params.get("tur", "")
    by_number = {str(turn.number): turn for turn in conversation.turns}
    return by_number.get(number, conversation.turns[-1] if conversation.turns else None)


def _heading(conversation: Conversation) -> None:
    if conversation.turns or PENDING in st.session_state:
        return
    titles = [document.title for document in running.assistant().documents]
    about = f"«{titles[0]}»" if len(titles) == 1 else count(len(titles), "dokument", "dokumenter")
    st.html(
        '<div class="sv-hero"><h1>Spør om saken</h1>'
        f"<p>Svarene hentes fra {escaped(about)}. Hver setning viser hvor den står, "
        "og det kildene ikke sier, sier heller ikke svaret.</p></div>"
    )


def _question_box(conversation: Conversation) -> None:
    is_follow_up = bool(conversation.turns)
    label = "Still et oppfølgingsspørsmål" if is_follow_up else "Hva lurer du på?"
    with (
        st.form("sporsmal", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="sporreboks", gap="small"),
    ):
        st.text_input(label, key="skrevet", autocomplete="off")
        st.form_submit_button("Spør", type="primary", on_click=_submitted)
    if is_follow_up:
        with st.container(horizontal=True, key="samtalevalg"):
            st.button("Ny samtale", key="ny_samtale", on_click=_new_conversation, type="tertiary")
            st.button("Slett samtalen", key="slett", on_click=_forget, args=(conversation,), type="tertiary")


def _submitted() -> None:
    _ask(str(st.session_state.get("skrevet", "")))


def _ask(question: str) -> None:
    """Leaves the question for the run that follows the click."""
    st.session_state[PENDING] = question


def _new_conversation() -> None:
    st.session_state.pop("samtale", None)
    st.query_params.clear()


def _forget(conversation: Conversation) -> None:
    conversations.forget(running.state_folder(), conversation)
    _new_conversation()


def _question_to_answer() -> str | None:
    """The question that waits, once; None when there is none."""
    question = st.session_state.pop(PENDING, None)
    return None if question is None else str(question)


def _answer_question(conversation: Conversation, question: str) -> None:
    """Stores the answer and shows the page anew with it; tells the reader when the question could not be read."""
    try:
        with st.spinner("Leter i kildene …"):
            answer = running.assistant().ask(question, history=conversation.questions, today=today_in_oslo()).as_json()
    except SaksvarError as error:
        failures.note(str(error))
        return
    conversations.add(running.state_folder(), conversation, question, answer, running.now())
    st.session_state["samtale"] = conversation.id
    st.query_params.from_dict({"samtale": conversation.id})
    st.rerun()


def _empty_page() -> None:
    examples = running.assistant().examples()
    if not examples:
        return
    st.html('<h2 class="sv-small-head">Spørsmål du kan prøve</h2>')
    with st.container(key="eksempler", gap="small"):
        for number, example in enumerate(examples, start=1):
            st.button(example, key=f"eksempel-{number}", on_click=_ask, args=(example,), width="stretch")
