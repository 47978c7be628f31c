"""Sources, and what was done with them, as the command line prints them.

Flows in: documents, what was added or removed. Flows out: text for a terminal, or plain JSON values. It prints nothing
itself.
"""

import shlex
from typing import Any

from assistant.adding import Added, Done
from assistant.deadlines.wording import count, listed
from assistant.given_facts import NAMES
from assistant.removing import Removed
from corpus.document import Document
from corpus.front_matter import Facts
from corpus.split import split


def source_text(document: Document, with_text: bool) -> str:
    """Name, title, date, kind, length and hash of one document, what is missing and what could not be read; its whole
    text below when it is wanted."""
    facts = (document.title, document.date.wording if document.date else "uten dato", document.kind or "uten type")
    size = f"{counted_sections(document)}, {count(len(split(document)), 'avsnitt', 'avsnitt')}"
    lines = [document.id, f"  {' · '.join((*facts, size))} · sha256 {document.sha256}"]
    lines += [f"  Merk: {warning}" for warning in document.warnings]
    if lacks := document.unknown:
        lines.append(f"  Mangler: {listed([NAMES[name] for name in lacks])}")
    return "\n".join(lines) + (f"\n\n{document.text}\n" if with_text else "")


def source_json(document: Document, with_text: bool) -> dict[str, Any]:
    """`sha256` is that of `text` in UTF-8; the sections' offsets count its characters."""
    found: dict[str, Any] = {
        "document": document.id,
        "title": document.title,
        "date": document.date.wording if document.date else "",
        "kind": document.kind,
        "sha256": document.sha256,
        "passages": len(split(document)),
        "warnings": list(document.warnings),
        "missing": list(document.unknown),
        "sections": [
            {"kind": s.kind, "number": s.number, "label": s.label, "start": s.span.start, "end": s.span.end}
            for s in document.sections
        ],
    }
    return {**found, "text": document.text} if with_text else found


def added_text(added: Added, folder_option: str) -> str:
    """What became of one file, and how to say what it does not say of itself."""
    document = added.document
    lines = [_DONE[added.done].format(title=document.title, id=document.id, size=counted_sections(document))]
    if added.kept:
        lines.append(f"  Den forrige utgaven ligger i {added.kept}.")
    if gone := said_of(added.no_longer):
        lines.append(f"  Det som var sagt om den forrige utgaven, gjelder ikke lenger: {listed(gone)}.")
    lines += [f"  Merk: {warning}" for warning in document.warnings]
    if lacks := document.unknown:
        options = " ".join(f"--{name} {_EXAMPLES[name]}" for name in lacks)
        command = f"saksvar add {shlex.quote(document.id)} {options}{folder_option}"
        lines.append(f"  Dokumentet sier ikke {listed([NAMES[name] for name in lacks])} selv. Si det med: {command}")
    return "\n".join(lines)


def said_of(facts: Facts) -> list[str]:
    """«tittel «Nytt gjerde»», «dato 4. juni 2024»: each of the facts that is said."""
    date = facts.date.wording if facts.date else ""
    told = {"title": f"«{facts.title}»" if facts.title else "", "date": date, "kind": facts.kind}
    return [f"{NAMES[name]} {value}" for name, value in told.items() if value]


_DONE = {
    Done.NEW: "La til «{title}» ({id}), {size}.",
    Done.REPLACED: "Erstattet «{title}» ({id}), {size}.",
    Done.FACTS: "Endret opplysningene om «{title}» ({id}).",
    Done.SAME: "«{title}» ({id}) er der alt, med samme innhold.",
}
_EXAMPLES = {"title": "TITTEL", "date": "2020-08-24", "kind": "saksframlegg"}


def removed_text(removed: Removed) -> str:
    """What was taken out, and where its file lies."""
    what = f"«{removed.title}» ({removed.id})" if removed.title else removed.id
    where = f"Filen ligger nå i {removed.kept}." if removed.kept else "Filen er slettet."
    return f"Tok ut {what}. {where}"


def counted_sections(document: Document) -> str:
    """«3 sider», «15 lysbilder», «1 del»."""
    one, many = _UNITS[document.sections[0].kind]
    return count(len(document.sections), one, many)


_UNITS = {"slide": ("lysbilde", "lysbilder"), "page": ("side", "sider"), "section": ("del", "deler")}
