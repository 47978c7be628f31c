"""The Streamlit pages; the only files that import streamlit."""
