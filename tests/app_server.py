"""Starts the web app for the browser tests: `python app_server.py STATE fake|INDEX`, on any free port."""

import sys
from pathlib import Path

from app_fake import FakeAssistant

from assistant.app.launch import launch
from assistant.settings import read_settings

if __name__ == "__main__":
    state, index = sys.argv[1:]
    is_fake = index == "fake"
    settings = read_settings({"state": Path(state), "index": None if is_fake else Path(index)})
    raise SystemExit(launch(0, settings, open_assistant=FakeAssistant if is_fake else None))
