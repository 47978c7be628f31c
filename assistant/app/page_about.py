"""What Saksvar is, what it promises, and how accessible it is."""

from pathlib import Path

import streamlit as st


def render() -> None:
    """The page, a fixed text."""
    st.html(Path(__file__).with_name("assets") / "om.html")
