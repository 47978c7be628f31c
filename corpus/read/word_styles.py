"""What the styles of a Word file make of a paragraph: a heading, a list item, a line of the table of contents.

Flows in: the file's styles and a paragraph. Flows out: the paragraph's style, with what it sets itself over what its
style and the styles below that one set. It does not read the words.
"""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn

from corpus.read.xml_part import Element

_VALUE = qn("w:val")
_HEADING = re.compile(r"(?:heading|overskrift)\s*(?P<level>[1-9])\Z", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tittel)\Z", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innh)\s*\d|(?:toc|table of contents|innholdsfortegnelse)", re.IGNORECASE)
_LIST = re.compile(r"(?:list|liste).*?(?P<depth>[2-5])?\Z", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`heading`: its level, 0 for none. `list_id` and `list_level`: the list that numbers it, empty for none.

    `depth`: how far in it stands. «List Bullet 2» is the second depth and the first level of a list of its own.
    """

    heading: int = 0
    list_id: str = ""
    list_level: int = 0
    depth: int = 0
    is_contents: bool = False


class Styles:
    """The styles of one file by id."""

    def __init__(self, elements: dict[str, Element]) -> None:
        self._elements = elements
        self._known: dict[str, Style] = {}

    def of_paragraph(self, paragraph: Element) -> Style:
        """The style as it is for this paragraph."""
        own = paragraph.find(qn("w:pPr"))
        if own is None:
            return self._named("")
        base = self._named(_of(own, "w:pStyle"))
        return _over(own, base)

    def _named(self, style_id: str) -> Style:
        if style_id not in self._known:
            self._known[style_id] = self._resolved(style_id)
        return self._known[style_id]

    def _resolved(self, style_id: str) -> Style:
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[style_id])
            style_id = _of(chain[-1], "w:basedOn")
        style = Style()
        for element in reversed(chain):
            name = _of(element, "w:name")
            heading, is_contents, depth = style.heading, style.is_contents, style.depth
            if found := _HEADING.match(name):
                heading = int(found["level"]) + 1
            elif _TITLE.match(name):
                heading = 1
            elif _CONTENTS.match(name):
                is_contents = True
            if (listed := _LIST.match(name)) and listed["depth"]:
                depth = int(listed["depth"]) - 1
            style = Style(heading, style.list_id, style.list_level, depth, is_contents)
            properties = element.find(qn("w:pPr"))
            if properties is not None:
                style = _over(properties, style)
        return style


def styles_of(root: Element) -> Styles:
    """The paragraph styles that the part `styles.xml` describes."""
    elements = {style.get(qn("w:styleId"), ""): style for style in root.findall(qn("w:style"))}
    default = next((style for style in elements.values() if style.get(qn("w:default")) in ("1", "true")), None)
    return Styles(elements if default is None else {"": default, **elements})


def _over(properties: Element, base: Style) -> Style:
    """`base` with what the properties set."""
    heading, list_id, level, depth = base.heading, base.list_id, base.list_level, base.depth
    outline = _of(properties, "w:outlineLvl")
    if outline.isdecimal():
        heading = int(outline) + 2 if int(outline) < 9 else 0
        heading = base.heading if base.heading and heading else heading
    numbered = properties.find(qn("w:numPr"))
    if numbered is not None:
        list_id = _of(numbered, "w:numId") or list_id
        inner = _of(numbered, "w:ilvl")
        if inner.isdecimal():
            level, depth = int(inner), max(int(inner), depth if inner == "0" else 0)
    return Style(heading, "" if list_id == "0" else list_id, level, depth, base.is_contents)


def _of(element: Element, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(_VALUE, "")
