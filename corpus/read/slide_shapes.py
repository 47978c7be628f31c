"""What stands on one slide, in the order a person reads it.

Flows in: a slide. Flows out: its title, and the paragraphs, list items, tables and charts of its other shapes from the
top down and from left to right; and how much of it is pictures. It does not lay out text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide

from corpus.read.charts import chart_of
from corpus.read.xml_part import Element, parsed

# Repeated by the template on every slide.
_FURNITURE = frozenset([PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER])
_LISTING = frozenset([PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY])
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
# Shapes whose tops are within this (a quarter of an inch, in PowerPoint's units) stand side by side.
_LEVEL = 228_600
_DEEPEST_GROUP = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `marker` is what the slide draws before it, empty when it is no list item."""

    text: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The words of a table, row by row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A chart that the file keeps no values of."""


Framed = Paragraph | Table | Unread


def title_of(slide: Slide) -> str:
    """The title of the slide on one line; empty without one."""
    title = slide.shapes.title
    return "" if title is None else " ".join(title.text_frame.text.replace("\v", " ").split())


def contents_of(slide: Slide) -> Iterator[Framed]:
    """Everything else with words on the slide, in reading order."""
    title = slide.shapes.title
    for shape in _ordered(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        yield from _framed(shape, slide, 0)
    # The newest kinds of charts are not among the shapes that python-pptx gives.
    if any(relation.reltype.endswith("/chartEx") for relation in slide.part.rels.values()):
        yield Unread()


def covered(slide: Slide, area: int) -> float:
    """How much of the slide lies under pictures; `area` is the slide's own. Any picture makes it more than nothing."""
    if any(True for _ in slide._element.iterfind(f".//{qn('p:bg')}//{qn('a:blip')}")):
        return 1.0
    return sum(_pictured(shape, 0) for shape in slide.shapes) / area


def _pictured(shape: Any, depth: int) -> int:
    """The area of the pictures in a shape; at least 1 where there is one."""
    if hasattr(shape, "shapes"):
        return sum(_pictured(inner, depth + 1) for inner in shape.shapes) if depth < _DEEPEST_GROUP else 0
    if getattr(shape, "has_chart", False) or next(shape._element.iter(qn("a:blip")), None) is None:
        return 0
    return max(int(shape.width or 0) * int(shape.height or 0), 1)


def _framed(shape: Any, slide: Slide, depth: int) -> Iterator[Framed]:
    if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
        return
    if hasattr(shape, "shapes"):
        if depth < _DEEPEST_GROUP:
            for inner in _ordered(shape.shapes):
                yield from _framed(inner, slide, depth + 1)
    elif getattr(shape, "has_table", False):
        yield Table(tuple(_row(row) for row in shape.table._tbl.tr_lst))
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape)
    elif shape.has_text_frame:
        yield from _paragraphs(shape)
    else:
        yield from _diagram(shape, slide)


def _row(row: Element) -> tuple[str, ...]:
    """The cells of a row; empty for what a wide or tall cell covers."""
    cells = row.findall(qn("a:tc"))
    covered = [cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true") for cell in cells]
    return tuple("" if under else _text(cell) for cell, under in zip(cells, covered, strict=True))


def _text(element: Element) -> str:
    """The words under an element, one paragraph to a line."""
    return "\n".join(_text_of(paragraph) for paragraph in element.iter(qn("a:p")))


def _paragraphs(shape: Any) -> Iterator[Paragraph]:
    body = shape.text_frame._txBody
    levels = _inherited(shape)
    counts: dict[int, int] = {}
    for paragraph in body.findall(qn("a:p")):
        text = _text_of(paragraph)
        if not text.strip():
            continue
        own = paragraph.find(qn("a:pPr"))
        level = int(own.get("lvl", "0")) if own is not None else 0
        sign = _sign([own, *(properties.get(level) for properties in levels)])
        if sign == "number":
            counts = {depth: count for depth, count in counts.items() if depth <= level}
            counts[level] = counts.get(level, 0) + 1
            yield Paragraph(text, level, f"{counts[level]}.")
        else:
            counts = {depth: count for depth, count in counts.items() if depth < level}
            yield Paragraph(text, level, "-" if sign == "bullet" else "")


def _text_of(paragraph: Element) -> str:
    parts = ("\n" if part.tag == qn("a:br") else part.text or "" for part in paragraph.iter(qn("a:t"), qn("a:br")))
    return "".join(parts).replace("\v", "\n").strip()


def _sign(sources: Iterable[Element | None]) -> str:
    """What is drawn before a paragraph, by the first source that says: «bullet», «number», or nothing."""
    for source in sources:
        if source is None:
            continue
        if source.find(qn("a:buNone")) is not None:
            return ""
        if source.find(qn("a:buAutoNum")) is not None:
            return "number"
        if source.find(qn("a:buChar")) is not None or source.find(qn("a:buBlip")) is not None:
            return "bullet"
    return ""


def _inherited(shape: Any) -> list[dict[int, Element]]:
    """For each source that a paragraph inherits from, nearest first: its properties at each level."""
    sources = [_list_styles(shape.text_frame._txBody.find(qn("a:lstStyle")))]
    if not shape.is_placeholder or shape.placeholder_format.type not in _LISTING:
        return sources
    base, seen = shape, 0
    while (base := getattr(base, "_base_placeholder", None)) is not None and seen < 3:
        seen += 1
        if base.has_text_frame:
            sources.append(_list_styles(base.text_frame._txBody.find(qn("a:lstStyle"))))
    master = shape.part.slide_layout.slide_master if hasattr(shape.part, "slide_layout") else None
    if master is not None:
        sources.append(_list_styles(master._element.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}")))
    return sources


def _list_styles(styles: Element | None) -> dict[int, Element]:
    if styles is None:
        return {}
    found = {level: styles.find(qn(f"a:lvl{level + 1}pPr")) for level in range(9)}
    return {level: properties for level, properties in found.items() if properties is not None}


def _chart(shape: Any) -> Iterator[Framed]:
    """The values a chart is drawn from, below its title."""
    chart = chart_of(shape.chart_part._element)
    if chart.title:
        yield Paragraph(chart.title)
    yield from map(Table, chart.tables)
    if not chart.tables:
        yield Unread()


def _diagram(shape: Any, slide: Slide) -> Iterator[Paragraph]:
    """The words of a drawn figure (SmartArt), which lie in a part of their own."""
    frame = shape._element
    for reference in frame.iter(f"{{{_DIAGRAM}}}relIds"):
        relation = reference.get(qn("r:dm"))
        if relation in slide.part.rels and not slide.part.rels[relation].is_external:
            part = slide.part.rels[relation].target_part
            for point in parsed(part.blob).iter(f"{{{_DIAGRAM}}}pt"):
                text = _text(point)
                if text.strip() and point.get("type", "node") == "node":
                    yield Paragraph(text, 0, "-")


def _ordered(shapes: Iterable[Any]) -> list[Any]:
    """From the top down; those that begin at about the same height from left to right."""
    placed = sorted(
        ((shape.top or 0, shape.left or 0, n, shape) for n, shape in enumerate(shapes)), key=lambda p: p[:3]
    )
    rows: list[list[tuple[int, int, int, Any]]] = []
    for place in placed:
        if rows and place[0] - rows[-1][0][0] <= _LEVEL:
            rows[-1].append(place)
        else:
            rows.append([place])
    return [place[3] for row in rows for place in sorted(row, key=lambda place: place[1:3])]
