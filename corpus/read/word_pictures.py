"""Pictures in a Word file that may be pages somebody has scanned.

Flows in: the XML of the body. Flows out: whether it has pictures, and how many fill half a page or more. It does not
look at the pictures.
"""

import re
from itertools import chain

from docx.oxml.ns import qn

from corpus.read.unread import COVERED
from corpus.read.xml_part import Element

_BLIP, _OLD_PICTURE = qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Word measures pages in twentieths of a point, drawings in 12,700 parts of one, and old ones by a style.
_TWIPS, _PARTS = 20, 12_700
_A4 = 595.0 * 842.0
_IN_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_SIDE = re.compile(r"(?:^|;)\s*(?P<side>width|height)\s*:\s*(?P<number>\d{1,5}(?:\.\d+)?)(?P<unit>pt|in|cm|mm|px)")


def has_pictures(body: Element) -> bool:
    """Whether anything in the body is a picture."""
    return next(body.iter(_BLIP, _OLD_PICTURE), None) is not None


def pictured_pages(body: Element) -> int:
    """How many pictures fill at least half of a page."""
    page = _page(body)
    drawn = chain(body.iter(qn("wp:inline"), qn("wp:anchor")), body.iter(qn("w:pict")))
    return sum(
        _area(drawing) >= COVERED * page
        for drawing in drawn
        if next(drawing.iterancestors(_FALLBACK), None) is None and has_pictures(drawing)
    )


def _page(body: Element) -> float:
    """The area of the smallest page, in square points; A4 where no size is told."""
    sizes = [_number(size, qn("w:w")) * _number(size, qn("w:h")) / _TWIPS**2 for size in body.iter(qn("w:pgSz"))]
    return min(filter(None, sizes), default=_A4)


def _area(drawing: Element) -> float:
    extent = drawing.find(qn("wp:extent"))
    if extent is not None:
        return _number(extent, "cx") * _number(extent, "cy") / _PARTS**2
    sides = [
        {found["side"]: float(found["number"]) * _IN_POINTS[found["unit"]] for found in _SIDE.finditer(style)}
        for shape in drawing.iterchildren()
        if (style := shape.get("style", ""))
    ]
    return max((side.get("width", 0.0) * side.get("height", 0.0) for side in sides), default=0.0)


def _number(element: Element, name: str) -> float:
    told = element.get(name, "")
    return float(told) if told.isdecimal() and len(told) < 12 else 0.0
