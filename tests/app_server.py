"""Starts the web app for the browser tests: `python app_server.py STATE [fake]`, on any free port."""

import sys
from pathlib import Path

from app_fake import FakeAssistant

from assistant.app.launch import launch
from assistant.settings import read_settings

if __name__ == "__main__":
    settings = read_settings({"state": Path(sys.argv[1])})
    raise SystemExit(launch(0, settings, open_assistant=FakeAssistant if "fake" in sys.argv else None))
