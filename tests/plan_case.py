"""The shipped plan for tests, read with the smallest reader that can: sections are the lines that begin with `## `."""

import re
from datetime import date
from pathlib import Path

from corpus.document import Document, Section, Span
from corpus.interval import Grain, Interval
from corpus.timeline import Timeline
from corpus.timeline_file import load_timeline

SOURCES = Path(__file__).parent.parent / "corpus" / "sources"
SUMMER = Interval(date(2020, 6, 1), date(2020, 8, 31), Grain.SPAN, "sommeren 2020")


def document_of(text: str, name: str = "plan.md", kind: str = "slide", dated: Interval | None = SUMMER) -> Document:
    """A document whose sections begin at its `## ` lines."""
    starts = [found.start() for found in re.finditer(r"^## ", text, re.MULTILINE)] or [0]
    ends = [*starts[1:], len(text)]
    headings = [text[start:].split("\n")[0].removeprefix("## ") for start in starts]
    spans = zip(starts, ends, headings, strict=True)
    sections = tuple(Section(kind, i, head, Span(start, end)) for i, (start, end, head) in enumerate(spans, 1))
    return Document(name, "Presentasjonen", text, sections, (), dated)


def shipped_timeline() -> Timeline:
    """`corpus/sources/timeline.yaml` on the shipped presentation."""
    name = "namdal-presentasjon-2020.md"
    loaded = load_timeline(SOURCES, [document_of((SOURCES / name).read_text(encoding="utf-8"), name)])
    assert loaded is not None
    return loaded
