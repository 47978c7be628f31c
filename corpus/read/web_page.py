"""A web page as text without its tags.

Flows in: bytes of HTML. Flows out: a draft with headings, paragraphs, items and table rows; scripts, styles, menus and
forms are left out. It fetches nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.date_line import date_of
from corpus.document import BlockKind
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read.decode import decode
from corpus.read.draft import Composer, Draft

_UNREAD = ["script", "style", "noscript", "template", "nav", "form", "button", "select", "svg", "iframe", "head"]
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Text runs on through any other element (<b>, <a>, <span>).
_LAID_OUT = """
li tr td th p div section article main header footer aside body blockquote pre dt dd dl ul ol table figure figcaption
caption address html tbody thead tfoot details summary hr [document]
"""
_BLOCKS = frozenset(_LAID_OUT.split()) | _HEADINGS.keys()
_ONLY_HOLDERS = frozenset(["ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr"])
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_DATE_NAMES = ("date", "dcterms.date", "dc.date", "article:published_time", "article:modified_time")


def read_web_page(data: bytes, name: str) -> Draft:
    """The web page as a draft.

    Raises: SaksvarError when the bytes are no text, or elements are nested beyond what can be followed.
    """
    try:
        soup = BeautifulSoup(_text(data, name), "html.parser")
        facts = _facts(soup)
        for unread in soup.find_all(_UNREAD):
            unread.decompose()
        composer = Composer()
        _compose(soup, composer)
    except RecursionError:
        raise SaksvarError(
            f"{name} har elementer inni hverandre i for mange lag. Lagre siden på nytt som ren tekst."
        ) from None
    return composer.draft(facts)


def _text(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data, 0, 2048)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return decode(data.decode(declared[1].decode("ascii")).encode(), name)
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)


def _facts(soup: BeautifulSoup) -> Facts:
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    dated = None
    for key in _DATE_NAMES:
        meta = soup.find("meta", attrs={"name": key}) or soup.find("meta", attrs={"property": key})
        if isinstance(meta, Tag) and (dated := date_of(str(meta.get("content", "")))):
            break
    # The page's own heading names it better than the browser's tab («Sak 12 – Namsos kommune – Forside»).
    heading = soup.find("h1")
    return Facts("" if heading else title, dated)


def _compose(soup: BeautifulSoup, composer: Composer) -> None:
    """Adds a block for each run of text under one block element."""
    header: int | None = None
    table: Tag | None = None
    written: set[int] = set()
    counted: Counter[int] = Counter()
    for home, text in _runs(soup):
        if home.name == "tr":
            if table is not (table := home.find_parent("table")):
                header = None
            added = composer.add(BlockKind.ROW, text.replace("\n", " "), parent=header)
            header = added if header is None else header
        elif home.name in _HEADINGS:
            composer.add(BlockKind.HEADING, text.replace("\n", " "), level=_HEADINGS[home.name])
        elif home.name == "li" and id(home) not in written:
            lists = home.find_parents(["ul", "ol"])
            number = counted[id(lists[0])] + 1 if lists and lists[0].name == "ol" else None
            marker = f"{number}." if number else "-"
            if composer.add(BlockKind.ITEM, text, level=max(len(lists) - 1, 0), marker=marker) is not None:
                written.add(id(home))
                counted[id(lists[0]) if lists else 0] += 1
        else:
            composer.add(BlockKind.PARAGRAPH, text)


def _runs(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    """Each stretch of text with the block element it belongs to, in order; table cells of one row joined by « | »."""
    home: Tag = soup
    inner: Tag = soup
    cell: Tag | None = None
    parts: list[str] = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                parts.append("\n")
            continue
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
            continue
        if not node.strip() and node.parent is not None and node.parent.name in _ONLY_HOLDERS:
            continue
        here, block, in_cell = _places(node)
        if here is not home:
            yield home, "".join(parts)
            home, parts, cell = here, [], None
        if in_cell is not None and in_cell is not cell:
            parts.append(" | " * (_column(in_cell) - (_column(cell) if cell else 0)))
        elif block is not inner:
            parts.append("\n")
        inner, cell = block, in_cell
        parts.append(str(node) if block.name == "pre" else re.sub(r"\s+", " ", node))
    yield home, "".join(parts)


def _column(cell: Tag) -> int:
    """The number of cells before this one in its row; empty ones count, so that a value stays under its heading."""
    return len(cell.find_previous_siblings(["td", "th"]))


def _places(node: NavigableString) -> tuple[Tag, Tag, Tag | None]:
    """What the text belongs to (a heading, item, row or other block), its nearest block element, and its cell."""
    block: Tag | None = None
    cell: Tag | None = None
    for parent in node.parents:
        if block is None and parent.name in _BLOCKS:
            block = parent
        # Old pages lay everything out in tables; a heading or a list in a cell is what it says it is.
        if block is not None and (parent.name == "li" or parent.name in _HEADINGS):
            return parent, block, None
        if parent.name in ("td", "th"):
            cell = cell or parent
        elif parent.name == "tr" and cell is not None and block is not None:
            alone = len(parent.find_all(["td", "th"], recursive=False)) == 1
            return (block, block, None) if alone else (parent, block, cell)
    assert block is not None  # the document itself is a block
    return block, block, None
