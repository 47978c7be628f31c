"""What of a web page is the paper's own, and not the site's.

Flows in: a parsed page. Flows out: the same page without scripts, menus, forms, what is hidden, and its foot. It does
not know what the page says.
"""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import Tag

_UNREAD = frozenset("script style noscript template nav form button select svg iframe head object dialog".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What stands at the foot of one of these is its own («Publisert …»); the page's foot stands in none.
_PARTS = frozenset(["main", "article", "section", "blockquote", "td"])
_LINES = frozenset(["p", "div", "li", "br", "td", "tr", "ul", "address", "small"])
# A menu is links, but for a heading over them.
_LINKED = 0.8


def keep_own(soup: BeautifulSoup) -> str:
    """Leaves only what the page says is its own matter, where it says so; else all but its foot and the menus beside
    it, which are alike on every page. Gives what stood in the foot, each part of it on a line."""
    for unread in soup.find_all(_is_unread):
        unread.decompose()
    feet = _beside(soup, lambda tag: tag.name == "footer" or tag.get("role") == "contentinfo")
    told = "\n".join(line for foot in feet for line in _lines(foot))
    main = soup.select_one("main, [role=main]")
    if soup.body is None:
        return told
    if main is not None and _has_words(main):
        soup.body.clear()
        soup.body.append(main)
        return told
    asides = _beside(soup, lambda tag: tag.name == "aside" or tag.get("role") == "navigation")
    removed = [part.extract() for part in (*feet, *filter(_is_menu, asides))]
    if not _has_words(soup.body):
        soup.body.extend(removed)
    return told


def _is_unread(tag: Tag) -> bool:
    """Whether a browser shows nothing of the element's own text, or only what is no part of the paper."""
    return tag.name in _UNREAD or tag.has_attr("hidden") or _HIDDEN.search(str(tag.get("style", ""))) is not None


def _beside(soup: BeautifulSoup, wanted: Callable[[Tag], bool]) -> list[Tag]:
    """The outermost of the elements that are wanted, but for those inside a part of the page."""
    # Parents come before children, so each is one step from what is known of its parent, however deep the page is.
    passed = {id(soup): False}
    found: list[Tag] = []
    for tag in soup.descendants:
        if isinstance(tag, Tag):
            inside = passed[id(tag.parent)]
            if not inside and wanted(tag):
                found.append(tag)
                inside = True
            passed[id(tag)] = inside or tag.name in _PARTS
    return found


def _lines(tag: Tag) -> list[str]:
    """The words under the element, those of each paragraph, division or item on a line."""
    lines: list[list[str]] = [[]]
    for node in tag.descendants:
        if isinstance(node, Tag):
            lines += [[]] if node.name in _LINES else []
        else:
            lines[-1].append(str(node))
    return [" ".join("".join(line).split()) for line in lines]


def _has_words(tag: Tag) -> bool:
    return any(text.strip() for text in tag.stripped_strings)


def _is_menu(tag: Tag) -> bool:
    """Whether nearly all the words under the element are links; a box of facts beside the text is the paper's."""
    links = {id(tag): False}
    linked = 0
    for node in tag.descendants:
        under = links[id(node.parent)]
        if isinstance(node, Tag):
            links[id(node)] = under or node.name == "a"
        else:
            linked += under * len(str(node).strip())
    return linked >= _LINKED * sum(map(len, tag.stripped_strings))
