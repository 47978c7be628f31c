"""What a passage is found by and judged on: the text that is counted, encoded and read.

Flows in: a passage and its document's title. Flows out: the text, and where sentences stand in it. It does not know
what is made of it.
"""

from collections.abc import Sequence

from corpus.document import Passage, Span


def searched_text(title: str, passage: Passage) -> str:
    """What a passage is found by: its document's title, its heading, its text; none of them said twice."""
    lines = [passage.text]
    for above in (passage.heading, title):
        if above and not lines[0].startswith(above):
            lines.insert(0, above)
    return "\n".join(lines)


def within(text: str, passage: Passage, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Where the sentences stand in the searched text, which ends with the passage's own."""
    moved = len(text) - len(passage.text) - passage.span.start
    return tuple(Span(span.start + moved, span.end + moved) for span in sentences)
