"""Where a quotation stands in a document.

Flows in: a document, the number of a section and the words a person copied from it. Flows out: the span of those words
in the canonical text. It does not know what the quotation is evidence for.
"""

import re
import unicodedata

from corpus.document import Document, Section, Span
from corpus.errors import SaksvarError


def locate_quote(document: Document, section_number: int, quote: str) -> Span:
    """The span of `quote`, word for word, where it first stands in that section.

    White space is the one liberty: a line break and a run of blanks count as one blank, since YAML folds long lines.

    Raises: SaksvarError when the section is missing, or the quotation is empty or not there word for word.
    """
    numbered = [section for section in document.sections if section.number == section_number]
    if not numbered:
        known = ", ".join(str(section.number) for section in document.sections)
        raise SaksvarError(f"{document.id} har ingen del nummer {section_number}; den har {known}. Rett nummeret.")
    words = unicodedata.normalize("NFC", quote).split()
    if not words:
        raise SaksvarError(f"Et sitat fra {document.id}, {numbered[0].label}, er tomt. Skriv ordene som skal siteres.")
    # Whole words only: «30. mai 202» must not pass as a quotation of «30. mai 2021».
    edges = (r"(?<!\w)" if words[0][0].isalnum() else "", r"(?!\w)" if words[-1][-1].isalnum() else "")
    pattern = re.compile(r"\s+".join(map(re.escape, words)).join(edges))
    for section in numbered:
        if found := pattern.search(document.text, section.span.start, section.span.end):
            return Span(found.start(), found.end())
    raise SaksvarError(
        f"Sitatet «{' '.join(words)}» står ikke i {document.id}, {numbered[0].label}{_elsewhere(document, pattern)}. "
        "Sitatet må være ord for ord som i kilden."
    )


def _elsewhere(document: Document, pattern: re.Pattern[str]) -> str:
    found = pattern.search(document.text)
    if found is None:
        return ""
    section: Section = document.section_at(found.start())
    return f", men i {section.label}"
