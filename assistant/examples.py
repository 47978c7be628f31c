"""Questions for the empty page, made from what the folder itself holds.

Flows in: documents and timeline. Flows out: at most six questions. It asks nothing that it has not a heading or a
deadline for, and it does not know the answers.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from corpus.document import Document
from corpus.timeline import Timeline

_MOST = 6
_FROM_TIMELINE = 2
_FEWEST_WORDS, _MOST_WORDS = 2, 9
"""A heading of one word («Vurdering») stands in every case paper; a long one is a sentence."""

_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[A-ZÆØÅ]{2,4} \d+/\d+)\s+")
_ASIDE = re.compile(r"\s*\([^)]*\)")
_PARTS = re.compile(r" [–-] |: |, og ")
_VERB = r"(?P<verb>er|var|har|hadde|må|skal|skulle|kan|kunne|bør|vil|ville|blir|ble)"
_CLAUSES = (
    (re.compile(r"(?P<word>[Hh](?:vem|va)) som (?P<rest>.+)"), "{word} {rest}"),
    (re.compile(rf"(?P<word>[Hh](?:vorfor|vordan|va|vor)|[Nn]år) (?P<who>\S.*?) {_VERB}(?P<rest>(?: .+)?)"), None),
    (re.compile(rf"[Oo]m (?P<who>\S.*?) {_VERB}(?P<rest> .+)"), "{verb} {who}{rest}"),
)


def examples(documents: Sequence[Document], timeline: Timeline | None) -> tuple[str, ...]:
    """Deadlines first when there is a timeline, then what headings ask, then what they are about; every document in
    turn gives one before any gives its second."""
    dated = list(_of_timeline(timeline))[:_FROM_TIMELINE] if timeline else []
    asked = _in_turn([list(_asked_by(document)) for document in documents])
    about = _in_turn([list(_told_of(document)) for document in documents])
    return tuple(dict.fromkeys([*dated, *asked, *about]))[:_MOST]


def _of_timeline(timeline: Timeline) -> Iterator[str]:
    if timeline.deadlines:
        yield "Hva er neste frist?"
    names = {phase.id: phase.name for phase in timeline.phases}
    for deadline in timeline.deadlines:
        todo = timeline.event(deadline.event).todo
        if todo and deadline.phase in names:
            yield f"Når er fristen for å {todo} i {names[deadline.phase]}?"


def _asked_by(document: Document) -> Iterator[str]:
    """Headings that are questions, and clauses that are made questions by moving the verb: «Hvorfor vi må velge» →
    «Hvorfor må vi velge?»."""
    for heading in _headings(document):
        if heading.endswith("?"):
            yield heading
            continue
        for part in _PARTS.split(heading):
            if question := _as_question(part):
                yield question


def _as_question(clause: str) -> str:
    for pattern, form in _CLAUSES:
        found = pattern.fullmatch(clause)
        if found:
            asked = (form or "{word} {verb} {who}{rest}").format(**found.groupdict())
            return f"{asked[:1].upper()}{asked[1:]}?"
    return ""


def _told_of(document: Document) -> Iterator[str]:
    for heading in _headings(document):
        topic = _PARTS.split(heading)[-1]
        if _FEWEST_WORDS <= len(topic.split()) <= _MOST_WORDS and not _as_question(topic) and topic[-1] not in ".?!":
            yield f"Hva står det om {_lowered(topic, document.text)}?"


def _headings(document: Document) -> Iterator[str]:
    for section in document.sections:
        heading = _ASIDE.sub("", _NUMBERED.sub("", section.heading)).strip()
        if heading and heading != document.title:
            yield heading


def _in_turn(lists: Sequence[Sequence[str]]) -> Iterator[str]:
    return (one for one in chain.from_iterable(zip_longest(*lists)) if one)


def _lowered(heading: str, text: str) -> str:
    """The heading as the middle of a sentence; a first word that the text never has in small letters may be a name."""
    first = re.split(r"[\s,]", heading)[0]
    small = first[:1].lower() + first[1:]
    return small + heading[len(first) :] if re.search(rf"\b{re.escape(small)}\b", text) else heading
