"""`saksvar eval --draft`: a draft case for every answer that a reader rejected."""

import sys
from pathlib import Path

from assistant.app.case_drafts import drafts_folder, rejected, write_draft


def write_drafts(state: Path) -> int:
    """Writes what is missing, prints the new files, and gives exit status 0."""
    made = [path for vote in rejected(state) if (path := write_draft(vote, drafts_folder()))]
    for path in made:
        print(path)
    told = f"{len(made)} nye utkast i {drafts_folder()}."
    print(f"{told} Skriv inn hva som er riktig, og flytt dem til cases/tune." if made else told, file=sys.stderr)
    return 0
