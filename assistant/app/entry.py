"""The script that Streamlit runs for every request: the frame around the pages, and the choice of page."""

import streamlit as st

from assistant.app import page_about, page_chat, page_evals, page_sources, page_timeline
from assistant.app.web_shell import ASSETS

st.set_page_config(page_title="Saksvar", page_icon=str(ASSETS / "ikon.png"), layout="wide")

chat = st.Page(page_chat.render, title="Spør", url_path="spor", default=True)
pages = [
    chat,
    st.Page(page_timeline.render, title="Tidslinje", url_path="tidslinje"),
    st.Page(page_sources.render, title="Kilder", url_path="kilder"),
    st.Page(page_evals.render, title="Kjente spørsmål", url_path="kjente"),
    st.Page(page_about.render, title="Om Saksvar", url_path="om"),
]
current = st.navigation(pages, position="hidden")
with st.container(horizontal=True, key="toppmeny", vertical_alignment="center", gap="small"):
    st.html('<p class="sv-brand"><span class="sv-brand-mark" aria-hidden="true"></span>Saksvar</p>', width="content")
    for page in pages:
        st.page_link(page)
current.run()
