"""The words of one Word paragraph as they are read: inserted text in, deleted text, comments and field codes out.

Flows in: a paragraph's XML. Flows out: its text, the text boxes, charts and footnotes it holds, and whether it is bold.
It does not know styles or lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from corpus.read.xml_part import Element

# Deleted and moved-away text, what only tells Word how to draw, and the older twin of a drawing told twice.
_UNREAD = frozenset(
    qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rubyPr", "sdtPr", "sdtEndPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:rt")}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_RUN, _PROPERTIES, _HYPHEN = qn("w:r"), qn("w:rPr"), qn("w:noBreakHyphen")
_BOX, _NOTE, _END_NOTE = qn("w:txbxContent"), qn("w:footnoteReference"), qn("w:endnoteReference")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHART, _NEW_CHART = qn("c:chart"), "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_VALUE = qn("w:val")


@dataclass(slots=True)
class Words:
    """The text of a paragraph. `boxes`: text boxes anchored in it; `notes`: footnotes, («footnote», id), in order;
    `charts`: what the file calls the charts in it, empty for one of the kinds that are not read."""

    text: str = ""
    is_bold: bool = False
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)


def raised(number: int) -> str:
    """The number as a raised one, which is no figure of the sentence it stands in: «¹²»."""
    return str(number).translate(_RAISED)


def words_of(paragraph: Element, noted: int = 0) -> Words:
    """The words of the paragraph. `noted`: how many footnotes stand before it in the document."""
    words = Words()
    parts: list[str] = []
    bold = plain = 0
    for element, is_bold in _pieces(paragraph, words):
        if element.tag in (_TEXT, _MATHS):
            text = (element.text or "").replace("\n", " ")
            parts.append(text)
            bold, plain = bold + len(text.strip()) * is_bold, plain + len(text.strip()) * (not is_bold)
        elif element.tag == _TAB:
            parts.append("\t")
        elif element.tag in (_BREAK, _RETURN):
            parts.append("\n")
        elif element.tag == _HYPHEN:
            parts.append("-")
        elif element.tag == _CHART:
            words.charts.append(element.get(qn("r:id"), ""))
        elif element.tag == _NEW_CHART:
            words.charts.append("")
        elif element.tag in (_NOTE, _END_NOTE):
            kind = "footnote" if element.tag == _NOTE else "endnote"
            words.notes.append((kind, element.get(qn("w:id"), "")))
            parts.append(raised(noted + len(words.notes)))
    words.text = "".join(parts).replace("\u00ad", "").strip()
    words.is_bold = bold > 0 and not plain
    return words


def _pieces(paragraph: Element, words: Words) -> Iterator[tuple[Element, bool]]:
    """What stands in the paragraph, in order, and whether it is bold; text boxes are laid in `words` instead."""
    pending: list[tuple[Element, bool]] = [(child, False) for child in reversed(paragraph)]
    while pending:
        element, is_bold = pending.pop()
        if element.tag in _UNREAD or not isinstance(element.tag, str):
            continue
        if element.tag == _BOX:
            words.boxes.append(element)
            continue
        if element.tag == _RUN:
            properties = element.find(_PROPERTIES)
            if properties is not None and is_on(properties, "w:vanish"):
                continue
            is_bold = properties is not None and is_on(properties, "w:b")
        yield element, is_bold
        pending += [(child, is_bold) for child in reversed(element)]


def is_on(properties: Element, name: str) -> bool:
    """Whether a switch among the properties is on: present, and not turned off."""
    switch = properties.find(qn(name))
    return switch is not None and switch.get(_VALUE, "true") not in ("0", "false", "off")
