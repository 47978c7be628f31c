"""One XML part of an office file, parsed without fetching or expanding anything.

Flows in: bytes. Flows out: the root element. It does not know what the part describes.
"""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # ships no types

# What lxml gives out; it ships no types.
Element = Any
XmlError = etree.XMLSyntaxError


def parsed(part: bytes) -> Element:
    """The root of the part.

    Raises: XmlError when it is no XML, or nested deeper than 256 elements.
    """
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
