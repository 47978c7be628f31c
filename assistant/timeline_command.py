"""`saksvar timeline`: the plan of a folder as text, JSON or a calendar file.

Flows in: settings, a delay in months, the day it is read on. Flows out: printed lines, a file where one is asked for,
and an exit status. A folder without a plan shows the deadlines found in its documents, marked as not confirmed.
"""

import json
from datetime import date
from pathlib import Path

from assistant.case_folder import read_folder
from assistant.deadlines.found_deadlines import with_found
from assistant.deadlines.ical import calendar
from assistant.deadlines.overview import timeline_json, timeline_text
from assistant.progress import progress_bar
from assistant.settings import Settings
from corpus.errors import SaksvarError
from corpus.timeline import Timeline
from corpus.timeline_file import load_timeline


def run(settings: Settings, delay: int, today: date, as_json: bool, ics: Path | None) -> int:
    """0 when the plan is printed, and the calendar file written where `ics` names one.

    Raises: SaksvarError when the folder has neither a plan nor a sentence that states a deadline, when the delay is
    outside 0–120 months, or when the file cannot be written.
    """
    timeline = plan_of(settings, today)
    text = timeline_text(timeline, delay, today)
    if ics is not None:
        _write(ics, calendar(timeline, delay))
    if as_json:
        print(json.dumps(timeline_json(timeline, delay, today), ensure_ascii=False))
    else:
        print(text, end="")
        if ics is not None:
            print(f"\nKalenderfilen er skrevet til {ics}.")
    return 0


def plan_of(settings: Settings, today: date) -> Timeline:
    """The folder's plan with the deadlines found in documents that it does not rest on.

    Raises: SaksvarError when there are none of either.
    """
    documents = read_folder(settings, progress_bar()).documents
    timeline = with_found(load_timeline(settings.corpus, documents), documents, today)
    if timeline is None:
        raise SaksvarError(
            f"Mappen {settings.corpus} har ingen timeline.yaml, og ingen setning i dokumentene oppgir en frist. "
            "Legg til timeline.yaml for å få en tidslinje."
        )
    return timeline


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SaksvarError(
            f"Kalenderfilen {path} kan ikke skrives ({error.strerror}). "
            "Oppgi en fil i en mappe du har skrivetilgang til."
        ) from error
