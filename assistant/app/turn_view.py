"""One turn on the page: the answer with its working, the cards of its sources, and the turns before it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from assistant.app import answer_actions, editions, running, source_panel
from assistant.app.answer_view import (
    Links,
    answer_html,
    as_plain_text,
    cards_html,
    citation_links,
    computation_html,
    place_address,
    warnings_html,
)
from assistant.app.conversations import Conversation, Turn
from assistant.app.html_text import escaped
from assistant.app.source_view import Place
from assistant.deadlines.wording import count
from corpus.document import Document


def _address(turn: Turn, conversation: Conversation) -> dict[str, str]:
    return {"samtale": conversation.id, "tur": str(turn.number)}


def show_answer(turn: Turn, conversation: Conversation, ask: Callable[[str], None]) -> None:
    """Question, answer, warnings, working, and what can be done with it. `ask` is called with a chosen suggestion."""
    answer = turn.answer
    old = editions.outdated(answer, running.assistant().documents)
    links = Links(citation_links(answer, _address(turn, conversation)), outdated=old.citations)
    ready = f"Svaret er klart. {count(len(answer['citations']), 'kilde', 'kilder')}."
    parts = [
        f'<h1 class="sv-question" data-announce="{escaped(f"{turn.number}: {ready}")}">{escaped(turn.question)}</h1>'
    ]
    if answer["reading"] and answer["reading"] != turn.question:
        parts.append(f'<p class="sv-reading">Forstått som: {escaped(answer["reading"])}</p>')
    if old:
        parts.append(_outdated_html(old))
    parts.append(answer_html(answer, _address(turn, conversation), outdated=old.citations))
    parts.append(warnings_html(answer["warnings"]))
    if answer["computation"]:
        parts.append(computation_html(answer["computation"], links))
    st.html("".join(parts))
    link = "./?" + urlencode({"q": answer["reading"] or turn.question})
    st.html(
        '<div class="sv-actions">'
        f'<button type="button" class="sv-button" data-copy="{escaped(as_plain_text(answer))}">Kopier svaret</button>'
        f'<button type="button" class="sv-button" data-copy-link="{escaped(link)}">Kopier lenke</button></div>'
    )
    if old:
        asked = answer["reading"] or turn.question
        st.button("Spør på nytt", key="spor_pa_nytt", on_click=ask, args=(asked,))
    else:
        answer_actions.vote(turn, conversation)
    if answer["suggestions"]:
        st.html('<h2 class="sv-small-head">Spør videre</h2>')
        with st.container(key="forslag", gap="small"):
            for number, suggestion in enumerate(answer["suggestions"], start=1):
                key = f"forslag-{turn.number}-{number}"
                st.button(suggestion, key=key, on_click=ask, args=(suggestion,), width="stretch")


def _outdated_html(old: editions.Outdated) -> str:
    return (
        '<div class="sv-warning sv-outdated"><p class="sv-warning-head">Kilden er endret siden svaret</p>'
        f"<p>{escaped(old.sentence)} Svaret står slik det ble gitt. Tilbakemeldinger på det teller ikke lenger.</p>"
        "</div>"
    )


def show_sources(turn: Turn, conversation: Conversation, place: Place | None) -> None:
    """A card for each citation; `place` is the one that stands open."""
    citations = turn.answer["citations"]
    if not citations:
        return
    links = citation_links(turn.answer, _address(turn, conversation))
    st.html(f'<h2 class="sv-small-head">{"Kilde" if len(citations) == 1 else "Kilder"}</h2>')
    st.html(cards_html(citations, links, _number_of(place, citations)))
    for citation in citations:
        # The number and the quote are what a reader sees and reaches; the script presses this button in their place.
        label, key = f"Åpne kilde {citation['id']}", f"apne-{citation['id']}"
        st.button(label, key=key, on_click=_open, args=(turn, citation))


def _number_of(place: Place | None, citations: Sequence[Mapping[str, Any]]) -> int | None:
    """The number of the citation that stands open, if one of these does."""
    if place is None or place.marked is None:
        return None
    shown = (place.document.id, place.marked.start, place.marked.end)
    numbers = (int(c["id"]) for c in citations if shown == (c["document"], c["start"], c["end"]))
    return next(numbers, None)


def _open(turn: Turn, citation: Mapping[str, Any]) -> None:
    st.query_params["tur"] = str(turn.number)
    source_panel.go_to(place_address(citation))


def show_earlier(shown: Turn, conversation: Conversation) -> None:
    """The other turns, newest first, each folded behind its question."""
    others = [turn for turn in reversed(conversation.turns) if turn.number != shown.number]
    if not others:
        return
    st.html('<h2 class="sv-small-head">Tidligere i samtalen</h2>')
    documents = running.assistant().documents
    st.html("".join(_earlier_html(turn, conversation, documents) for turn in others))


def _earlier_html(turn: Turn, conversation: Conversation, documents: Sequence[Document]) -> str:
    old = editions.outdated(turn.answer, documents)
    mark = ' <span class="sv-kind">(kilden er endret siden svaret)</span>' if old else ""
    address = _address(turn, conversation)
    answer = answer_html(turn.answer, address, is_current=False, outdated=old.citations)
    note = _outdated_html(old) if old else ""
    return f'<details class="sv-earlier"><summary>{escaped(turn.question)}{mark}</summary>{note}{answer}</details>'
