"""Deadlines that stand in the text of documents for which nobody has written a plan.

Flows in: documents. Flows out: deadlines with their sentences as evidence, marked as found and not confirmed. A
sentence states one when it bounds a date («innen», «senest», «før» with what must be done) or names a deadline
(«fristen er …»); whether it still holds, and whom it binds, nobody has judged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.deadlines.arithmetic import one_day
from assistant.deadlines.columns import cells_of
from assistant.deadlines.former_dates import former_dates
from assistant.deadlines.grammar import Bound, FoundDate, find_dates
from corpus.document import BlockKind, Document, Evidence, Span
from corpus.interval import Interval
from corpus.sentences import sentences
from corpus.timeline import Deadline, Event, Timeline

# «høringsfristen», «søknadsfrist», «fristen»; not «friste», «fristelse», «fristilt» or «frister» as a verb.
NAMED = re.compile(r"\b\w*(?<!be)frist(?:en|ens|ane|ene|er|ar|s)?\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:må|skal|bør|kan|vil)\b|\b\w{3,}(?:es|ast)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ble|blei|vart|var|hadde|har)\b", re.IGNORECASE)
BOUNDED = (Bound.AT_LATEST, Bound.BEFORE, Bound.UNTIL)
# CommonMark takes «- 10. desember» for a numbered item in an item, so the day would be lost as a list marker.
_DAY_AS_MARKER = re.compile(r"(?<!\d)(?:[12]?\d|3[01])\.[ \t]+\Z")
_MONTH_FIRST = re.compile(r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)", re.IGNORECASE)
_LONGEST_LABEL = 110


def with_found(timeline: Timeline | None, documents: Sequence[Document], today: date) -> Timeline | None:
    """The plan with the deadlines found in every document that it does not rest on; None when there are none of either.

    A deadline that the plan already states on that day is not found again.
    """
    planned = timeline or Timeline((), (), (), (), (), (), ())
    others = [document for document in documents if document.id not in planned.document_by_id]
    stated = {deadline.when for deadline in planned.deadlines}
    found = [pair for pair in find_deadlines(others, today) if pair[1].when not in stated]
    if not found:
        return timeline
    cited = {deadline.evidence.document_id for _, deadline in found}
    return replace(
        planned,
        events=(*planned.events, *(event for event, _ in found)),
        deadlines=(*planned.deadlines, *(deadline for _, deadline in found)),
        documents=(*planned.documents, *(document for document in others if document.id in cited)),
    )


def find_deadlines(documents: Iterable[Document], today: date) -> Iterator[tuple[Event, Deadline]]:
    """Each deadline with the event it is of, in the order of the documents.

    A date without a year is read from the document's own date; without that either it is left out. The event's name is
    the sentence, its other names the words for deadlines in it («høringsfrist»).
    """
    for document in documents:
        for span in _statements(document):
            yield from deadlines_at(document, span, today)


def deadlines_at(document: Document, span: Span, today: date) -> Iterator[tuple[Event, Deadline]]:
    """The deadlines that the sentence at `span` states, as `find_deadlines` finds them."""
    text = span.of(document.text)
    changed = [cell.span for cell in cells_of(document, span) if cell.is_now]
    for number, when in enumerate(_deadlines_in(text, document, today, changed, span.start)):
        key = f"funnet-{document.sha256[:8]}-{span.start}-{number}"
        event = Event(key, label(document, span), "", also=_names(text))
        yield event, Deadline(key, None, key, event.name, when, Evidence(document.id, span), confirmed=False)


def _statements(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            yield from sentences(document.text, with_day(document.text, block.span))


def with_day(text: str, span: Span) -> Span:
    """The span with a day number before its month taken back from the list markers."""
    marker = _DAY_AS_MARKER.search(text, max(0, span.start - 6), span.start)
    return Span(marker.start(), span.end) if marker and _MONTH_FIRST.match(text, span.start) else span


def _deadlines_in(
    text: str, document: Document, today: date, changed: Sequence[Span], start: int
) -> Iterator[Interval]:
    """The last days that the sentence, which begins at `start`, allows, each once; where some of it tells what dates
    were `changed` to, those only."""
    dated = [found for found in find_dates(text, document.date.latest if document.date else today) if found.reading]
    former = former_dates(text, dated)
    dated = [found for found in dated if found not in former]
    if changed:
        places = [(Span(start + one.span.start, start + one.span.end), one) for one in dated]
        dated = [one for place, one in places if any(cell.contains(place) for cell in changed)] or dated
    usable = [found for found in dated if document.date or not _without_year(found)]
    bounded = [found for found in usable if found.reading and found.reading.bound in BOUNDED]
    named = NAMED.search(text)
    if named is None and not _MUST.search(text):
        return
    if named is None and _PAST.search(text) and not re.search(r"\b(?:må|skal|bør)\b", text, re.IGNORECASE):
        return
    chosen = bounded or ([_nearest(usable, named)] if named and usable else [])
    for found in dict.fromkeys(chosen):
        if found and found.reading and (last := found.reading.last_day):
            yield one_day(last, text[found.span.start : found.span.end])


def _without_year(found: FoundDate) -> bool:
    return found.reading is not None and found.reading.year_supplied


def _nearest(usable: list[FoundDate], named: re.Match[str]) -> FoundDate:
    """The first date after the word for deadline, else the last before it."""
    after = [found for found in usable if found.span.start >= named.end()]
    return after[0] if after else usable[-1]


def _names(text: str) -> tuple[str, ...]:
    """The words for deadlines in the sentence that say of what: «høringsfristen» and its stem «høringsfrist»."""
    words = [word.lower() for word in NAMED.findall(text) if not word.lower().startswith("frist")]
    stems = [re.sub(r"frist\w*$", "frist", word) for word in words]
    return tuple(dict.fromkeys((*words, *stems)))


def label(document: Document, span: Span) -> str:
    """The sentence on one line, cut at a word when it is long."""
    text = " ".join(span.of(document.text).split()).rstrip(".")
    if len(text) > _LONGEST_LABEL:
        text = f"{text[:_LONGEST_LABEL].rsplit(' ', 1)[0]} …"
    return text
