"""The process that rebuilds the index while the app answers: settings as JSON in, a line of JSON for each step out.

It is a process of its own so that a build takes neither the readers' processor time nor, if it dies, their server.
"""

import json
import os
import sys

from assistant.settings import Settings
from corpus.errors import SaksvarError


def main() -> int:
    """0 when the index fits the documents now; the last line has either how many documents or why not."""
    settings = Settings.model_validate_json(sys.argv[1])
    if hasattr(os, "nice"):
        os.nice(5)
    try:
        _tell({"documents": _built(settings)})
    except SaksvarError as error:
        _tell({"refused": str(error)})
        return 2
    return 0


def _built(settings: Settings) -> int:
    from assistant.folder_change import settle
    from corpus.folder import load
    from corpus.timeline_file import load_timeline
    from index.build import build

    _tell_step("Leser dokumentene", 0, 0)
    settle(settings.corpus)
    corpus = load(settings.corpus, settings.drafts_folder, _tell_step)
    load_timeline(settings.corpus, corpus.documents)
    build(corpus, settings.index_folder, settings.embedding, _tell_step, store=settings.store)
    return len(corpus.documents)


def _tell_step(step: str, done: int, total: int) -> None:
    _tell({"step": step, "done": done, "total": total})


def _tell(line: dict[str, object]) -> None:
    print(json.dumps(line, ensure_ascii=True), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
