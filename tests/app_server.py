"""Starts the web app for the browser tests, on any free port: `python app_server.py STATE fake|INDEX [CORPUS]`."""

import sys
from pathlib import Path

from app_fake import FakeAssistant

from assistant.app.launch import launch
from assistant.settings import read_settings

if __name__ == "__main__":
    state, index, *corpus = sys.argv[1:]
    is_fake = index == "fake"
    given = {
        "state": Path(state),
        "index": None if is_fake else Path(index),
        "corpus": Path(corpus[0]) if corpus else None,
    }
    raise SystemExit(launch(0, read_settings(given), open_assistant=FakeAssistant if is_fake else None))
