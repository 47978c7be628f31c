"""Questions for the empty page, made from what the folder itself holds.

Flows in: documents and timeline. Flows out: at most six questions. It asks nothing that it has not a heading or a date for.
"""

from collections.abc import Sequence

from corpus.document import Document
from corpus.timeline import Timeline

_MOST = 6
_FROM_HEADINGS = 4


def examples(documents: Sequence[Document], timeline: Timeline | None) -> tuple[str, ...]:
    """Date questions when there is a timeline, then headings that are questions already, then other headings."""
    found: list[str] = []
    if timeline is not None and timeline.deadlines:
        found.append("Hva er neste frist?")
        deadline = timeline.deadlines[0]
        found.append(f"Hvor mange dager er det til {_lowered(deadline.label)}?")
    headings = [section.heading for document in documents for section in document.sections if section.heading]
    asked = [heading for heading in headings if heading.endswith("?")]
    told = [
        f"Hva står det om {_lowered(heading)}?"
        for heading in headings
        if not heading.endswith("?") and len(heading) < 60
    ]
    found += [*asked, *told][:_FROM_HEADINGS]
    return tuple(dict.fromkeys(found))[:_MOST]


def _lowered(heading: str) -> str:
    first = heading.split()[0] if heading.split() else ""
    return heading if first.isupper() or any(c.isdigit() for c in first) else heading[:1].lower() + heading[1:]
