"""A web page as text without its tags.

Flows in: bytes of HTML. Flows out: a draft with headings, paragraphs, items and table rows; scripts, styles, menus,
forms and the page's foot are left out. It fetches nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.date_line import date_near_top, date_of
from corpus.document import BlockKind
from corpus.errors import SaksvarError
from corpus.front_matter import Facts
from corpus.read.decode import decode
from corpus.read.draft import Composer, Draft
from corpus.read.hyphens import joining
from corpus.read.web_labels import join_labels
from corpus.read.web_matter import keep_own

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Text runs on through any other element (<b>, <a>, <span>).
_LAID_OUT = """
li tr td th p div section article main header footer aside body blockquote pre dt dd dl ul ol table figure figcaption
caption address html tbody thead tfoot details summary hr [document]
"""
_BLOCKS = frozenset(_LAID_OUT.split()) | _HEADINGS.keys()
_CELLS = ["td", "th"]
# No table that is read is wider or has more such cells; a page made to do harm says a hundred thousand columns. A cell
# takes 80 microseconds to put in.
_WIDEST, _MOST_MADE = 60, 5_000
_ONLY_HOLDERS = frozenset(["ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr"])
_BLANKS = re.compile(r"\s+")
# A line end of the file's, which a browser shows as a blank; cleaned text has no such sign.
_SOFT = "\r"
# Programs that take pages out of a PDF end each line with <br>, also inside a word.
_BROKEN = re.compile(r"(?<=[^\W\d_][-‐\u00ad])\s*\n")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_DATE_NAMES = ("date", "dcterms.date", "dc.date", "article:published_time", "article:modified_time")


def read_web_page(data: bytes, name: str) -> Draft:
    """The web page as a draft.

    Raises: SaksvarError when the bytes are no text, or elements are nested beyond what can be followed.
    """
    try:
        # lxml closes <p>, <li> and <td> that old pages leave open; Python's own parser nests them in each other.
        soup = BeautifulSoup(_text(data, name), "lxml")
        facts = _facts(soup)
        foot = keep_own(soup)
        join_labels(soup)
        _spread(soup)
        composer = Composer()
        _compose(soup, composer)
    except RecursionError:
        raise SaksvarError(
            f"{name} har elementer inni hverandre i for mange lag. Lagre siden på nytt som ren tekst."
        ) from None
    draft = composer.draft(facts)
    if facts.date is None and date_near_top(draft.text) is None:
        facts = replace(facts, date=date_near_top(foot))
    return replace(draft, facts=facts)


def _spread(soup: BeautifulSoup) -> None:
    """Puts an empty cell wherever a wide or a tall one reaches, so that a value stays under its heading."""
    # For each table: the columns that a cell above still reaches into, and through how many rows.
    reached: dict[int, dict[int, int]] = {}
    made = 0
    for row in soup.find_all("tr"):
        if made > _MOST_MADE:
            return
        tall = reached.setdefault(id(row.find_parent("table")), {})
        column = 0
        cells = row.find_all(_CELLS, recursive=False)
        for cell in cells:
            while column in tall:
                _one_row_less(tall, column)
                cell.insert_before(soup.new_tag("td"))
                column, made = column + 1, made + 1
            wide, high = _reach(cell, "colspan"), _reach(cell, "rowspan")
            for beside in range(min(wide, _WIDEST - column)):
                if high > 1:
                    tall[column + beside] = high - 1
                # A cell over the whole width is a line of its own.
                if beside and len(cells) > 1:
                    cell.insert_after(soup.new_tag("td"))
                    made += 1
            column += wide
            if column >= _WIDEST:
                break
        for place in [place for place in tall if place >= column]:
            _one_row_less(tall, place)


def _one_row_less(tall: dict[int, int], column: int) -> None:
    tall[column] -= 1
    if not tall[column]:
        del tall[column]


def _reach(cell: Tag, way: str) -> int:
    """How many columns or rows a cell covers."""
    told = str(cell.get(way, "1")).strip()
    return min(max(int(told), 1), _WIDEST) if told.isdecimal() and len(told) < 6 else 1


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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where text under an element belongs: to `home` (a heading, item or row), else to `block`, the nearest block."""

    block: Tag
    home: Tag | None = None
    cell: Tag | None = None
    column: int = 0
    list_tag: Tag | None = None
    depth: int = -1


def _compose(soup: BeautifulSoup, composer: Composer) -> None:
    """Adds a block for each run of text in one place."""
    header: int | None = None
    table: Tag | None = None
    written: set[int] = set()
    counted: Counter[int] = Counter()
    joined = joining(soup.get_text("\n"))
    for place, run in _runs(soup):
        text = "\n".join(joined(line.split(_SOFT)) for line in _BROKEN.sub(_SOFT, run).split("\n"))
        home = place.home or place.block
        if home.name == "tr":
            if table is not (table := home.find_parent("table")):
                header = None
            added = composer.add(BlockKind.ROW, text.replace("\n", " "), parent=header)
            header = added if header is None else header
        elif home.name in _HEADINGS:
            composer.add(BlockKind.HEADING, text.replace("\n", " "), level=_HEADINGS[home.name])
        elif home.name == "li" and id(home) not in written:
            ordered = place.list_tag is not None and place.list_tag.name == "ol"
            marker = f"{counted[id(place.list_tag)] + 1}." if ordered else "-"
            if composer.add(BlockKind.ITEM, text, level=max(place.depth, 0), marker=marker) is not None:
                written.add(id(home))
                counted[id(place.list_tag)] += 1
        else:
            composer.add(BlockKind.PARAGRAPH, text)


def _runs(soup: BeautifulSoup) -> Iterator[tuple[_Place, str]]:
    """Each stretch of text with its place, in order; table cells of one row joined by « | »."""
    # Parents come before children, so each element's place is one step from its parent's, however deep the page is.
    places = {id(soup): _Place(soup)}
    last = places[id(soup)]
    cells: Counter[int] = Counter()
    parts: list[str] = []
    for node in soup.descendants:
        parent = node.parent
        if parent is None:
            continue
        here = places[id(parent)]
        if isinstance(node, Tag):
            places[id(node)] = _below(here, node, cells[id(parent)])
            cells[id(parent)] += node.name in _CELLS
            if node.name == "br":
                parts.append("\n")
            continue
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
            continue
        if not node.strip() and parent.name in _ONLY_HOLDERS:
            continue
        if (here.home or here.block) is not (last.home or last.block):
            yield last, "".join(parts)
            parts = []
            last = _Place(here.block, here.home)
        if here.cell is not None and here.cell is not last.cell:
            # Empty cells count, so that a value stays under its heading.
            parts.append(" | " * (here.column - last.column))
        elif here.block is not last.block:
            parts.append("\n")
        last = here
        parts.append(str(node) if here.block.name == "pre" else _BLANKS.sub(_folded, node))
    yield last, "".join(parts)


def _folded(blanks: re.Match[str]) -> str:
    return _SOFT if "\n" in blanks[0] else " "


def _below(above: _Place, tag: Tag, column: int) -> _Place:
    """The place of text under `tag`, which stands under `above`; `column`: how many cells of the row are before it."""
    if tag.name in ("ul", "ol"):
        return replace(above, block=tag, list_tag=tag, depth=above.depth + 1)
    # Old pages lay everything out in tables; a heading or a list in a cell is what it says it is.
    if tag.name == "li" or tag.name in _HEADINGS:
        return replace(above, block=tag, home=tag, cell=None)
    if tag.name in _CELLS:
        row = tag.parent
        alone = tag.find_previous_sibling(_CELLS) is None and tag.find_next_sibling(_CELLS) is None
        if row is None or row.name != "tr" or alone:
            return replace(above, block=tag, home=None, cell=None)
        return replace(above, block=tag, home=row, cell=tag, column=column)
    return replace(above, block=tag) if tag.name in _BLOCKS else above
