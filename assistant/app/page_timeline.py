"""The timeline page."""

import streamlit as st


def render() -> None:
    st.html("<h1>Tidslinje</h1>")
