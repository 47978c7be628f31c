"""An answer in the form of the contract, as escaped HTML and as plain text for the clipboard.

Flows in: the JSON of one answer. Flows out: markup in which every sentence shows its kind and its citations. The
citations are links to `?…kilde=…` that work by themselves; assets/saksvar.js opens them without a new page load.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from assistant.app.html_text import escaped
from assistant.deadlines.wording import say_day, say_interval
from corpus.interval import Grain, Interval

Json = Mapping[str, Any]
EDITION = 16
"""Characters of a document's hash that tell its edition in an address."""

KIND_NAMES = {"quote": "sitat", "computed": "beregnet", "fixed": "", "model": "språkmodell"}
KIND_MEANINGS = {
    "quote": "Ordrett hentet fra kilden",
    "computed": "Regnet ut av programmet fra opplysninger i kilden",
    "model": "Skrevet av en språkmodell og sjekket mot kilden",
}
STATUS_HEADINGS = {
    "abstained": "Det står ikke i kildene",
    "clarify": "Kan du si litt mer?",
    "interface": "",
    "answered": "",
}


def answer_html(
    answer: Json, address: Mapping[str, str], *, is_current: bool = True, outdated: Collection[int] = ()
) -> str:
    """The answer itself: lead, items, context and notes in the order they were given.

    `address` holds the query parameters that bring a reader back to this answer. The citations of the current answer
    open beside it; those of earlier ones lead back to it first. `outdated` are the numbers of citations whose source
    has changed since.
    """
    status = str(answer["status"])
    heading = STATUS_HEADINGS.get(status, "")
    parts = [f'<h3 class="sv-status">{escaped(heading)}</h3>'] if heading else []
    links = Links(citation_links(answer, address), is_current, frozenset(outdated))
    for role, statements in groupby(answer["statements"], key=lambda statement: statement.get("role", "lead")):
        parts.append(_group(role, list(statements), links))
    return f'<div class="sv-answer sv-{escaped(status)}">{"".join(parts)}</div>'


@dataclass(frozen=True, slots=True)
class Links:
    """How the citations of one answer open: the address of each, whether beside the answer, and which are outdated."""

    by_number: Mapping[int, str]
    is_current: bool = True
    outdated: frozenset[int] = frozenset()


def _group(role: str, statements: list[Json], links: Links) -> str:
    if role == "item":
        items = "".join(f"<li>{_statement(statement, links)}</li>" for statement in statements)
        return f'<ul class="sv-items">{items}</ul>'
    css_class = {"lead": "sv-lead", "context": "sv-context", "note": "sv-note"}.get(role, "sv-context")
    return "".join(f'<p class="{css_class}">{_statement(statement, links)}</p>' for statement in statements)


def _statement(statement: Json, links: Links) -> str:
    references = "".join(reference_html(number, links) for number in statement["citations"])
    name = KIND_NAMES.get(str(statement["kind"]), "")
    meaning = KIND_MEANINGS.get(str(statement["kind"]), "")
    kind = f'<span class="sv-kind" title="{escaped(meaning)}">{escaped(name)}</span>' if name else ""
    text = escaped(str(statement["text"])).replace("\n", "<br>")
    return f'{text}<span class="sv-refs">{references}{kind}</span>'


def reference_html(number: int, links: Links) -> str:
    """The number in a pill, a link to the place in the source."""
    href = links.by_number.get(number)
    if href is None:
        return ""
    opens = f' data-open="{number}"' if links.is_current else ""
    is_outdated = number in links.outdated
    css_class, said = ("sv-ref sv-old", ", endret siden svaret") if is_outdated else ("sv-ref", "")
    return f'<a class="{css_class}" href="{escaped(href)}"{opens} aria-label="Kilde {number}{said}">{number}</a>'


def citation_links(answer: Json, address: Mapping[str, str]) -> dict[int, str]:
    """For each citation number, the address that opens its place."""
    return {
        int(citation["id"]): "?" + urlencode({**address, **place_address(citation)}) for citation in answer["citations"]
    }


def place_address(citation: Json) -> dict[str, str]:
    """The query parameters that name a place in one edition of a document."""
    span = {"fra": str(citation["start"]), "til": str(citation["end"])}
    return {"kilde": str(citation["document"]), **span, "utgave": str(citation["sha256"])[:EDITION]}


def cards_html(citations: Sequence[Json], links: Mapping[int, str], open_number: int | None) -> str:
    """A card for each place that is cited: its name, the document with date, and the quoted words by number."""
    by_place: dict[tuple[str, str], list[Json]] = {}
    for citation in citations:
        by_place.setdefault((str(citation["document"]), str(citation["location"]["label"])), []).append(citation)
    return "".join(_card(label, group, links, open_number) for (_, label), group in by_place.items())


def _card(label: str, group: Sequence[Json], links: Mapping[int, str], open_number: int | None) -> str:
    quotes = "".join(_quote_link(citation, links, open_number) for citation in group)
    title = dated_title(str(group[0]["title"]), str(group[0]["date"]))
    return (
        f'<div class="sv-card"><h3 class="sv-card-place">{escaped(label)}</h3>'
        f'<p class="sv-card-title">{escaped(title)}</p><ul>{quotes}</ul></div>'
    )


def _quote_link(citation: Json, links: Mapping[int, str], open_number: int | None) -> str:
    number = int(citation["id"])
    state = ' aria-current="true"' if number == open_number else ""
    return (
        f'<li><a class="sv-quote" href="{escaped(links[number])}" data-open="{number}"{state}>'
        f'<span class="sv-number"><span class="sv-unseen">Kilde </span>{number}</span>'
        f"<q>{escaped(_shortened(str(citation['quote'])))}</q></a></li>"
    )


def dated_title(title: str, wording: str) -> str:
    """The title with the document's date after it, unless the title says it already."""
    return title if not wording or wording in title else f"{title} ({wording})"


def _shortened(quote: str, longest: int = 240) -> str:
    if len(quote) <= longest:
        return quote
    return quote[:longest].rsplit(" ", 1)[0] + " …"


def computation_html(computation: Json, links: Links) -> str:
    """The *regnestykke*: what went in, with its source, and each step."""
    inputs = "".join(
        f"<li>{escaped(str(given['label']))}: <strong>{escaped(_value(given))}</strong> {_origin(given, links)}</li>"
        for given in computation["inputs"]
    )
    steps = "".join(f"<li>{escaped(str(step))}</li>" for step in computation["steps"])
    used = f"<p>Dette bygger det på:</p><ul>{inputs}</ul>" if inputs else ""
    return f'<details class="sv-calc" open><summary>Slik er det regnet ut</summary>{used}<ol>{steps}</ol></details>'


def _value(given: Json) -> str:
    earliest, latest = date.fromisoformat(given["earliest"]), date.fromisoformat(given["latest"])
    return say_interval(Interval(earliest, latest, Grain(given["grain"]), str(given["wording"])))


def _origin(given: Json, links: Links) -> str:
    number = given.get("citation")
    if number is None:
        return '<span class="sv-kind">uten kilde: fra spørsmålet eller dagens dato</span>'
    return reference_html(int(number), links)


def warnings_html(warnings: Iterable[str]) -> str:
    """Reservations, each in its own line, in one frame."""
    lines = "".join(f"<p>{escaped(warning)}</p>" for warning in warnings)
    return f'<div class="sv-warning"><p class="sv-warning-head">Merk</p>{lines}</div>' if lines else ""


def as_plain_text(answer: Json) -> str:
    """Question, answer, working and sources, for pasting into a note or an e-mail."""
    lines = [f"Spørsmål: {answer['question']}"]
    if answer["reading"] and answer["reading"] != answer["question"]:
        lines.append(f"Forstått som: {answer['reading']}")
    lines += ["", str(answer["text"])]
    if answer.get("computation"):
        lines += ["", "Slik er det regnet ut:", *(f"– {step}" for step in answer["computation"]["steps"])]
    if answer["warnings"]:
        lines += ["", *(f"Merk: {warning}" for warning in answer["warnings"])]
    if answer["citations"]:
        lines += ["", "Kilder:"]
    for citation in answer["citations"]:
        title = dated_title(str(citation["title"]), str(citation["date"]))
        lines.append(f"[{citation['id']}] {title}, {citation['location']['label']}: «{citation['quote']}»")
    lines += ["", f"Svar fra Saksvar, {say_day(date.fromisoformat(answer['today']))}."]
    return "\n".join(lines)
