"""A Markdown file as text without markup.

Flows in: bytes. Flows out: a draft whose text has no `**`, no link targets and no `#`, with headings, paragraphs, items
and table rows as blocks. It does not know what the headings mean.
"""

import re

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.document import BlockKind
from corpus.front_matter import split_front_matter
from corpus.read.decode import decode
from corpus.read.draft import Composer, Draft
from corpus.read.hyphens import Joined, joining
from corpus.read.lines import is_key_value, is_ordinal_noun
from corpus.read.text_pages import BREAK, paged

# Indented text is a paragraph here: case papers pasted into Markdown keep their indents, and none holds program code.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).disable("code")
# Addresses are never shown, so every link is its text, whatever it leads to.
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]
# The parser drops what lies in more layers than it follows; so many quotations or lists are somebody's trick.
_DEEP = re.compile(
    r"^(?:(?P<quote>[ \t]*>)[ \t>]*|(?P<indent>[ \t]{40})[ \t]+|(?P<bullets>(?:[-*+][ \t]+){4})(?:[-*+][ \t]+)+)",
    re.MULTILINE,
)
# What CommonMark takes for the number of a list item, and a reader for part of the words: «10. desember 2025», «2.
# halvår», «12. 3. 2024»; «2020. Da …»; and after a bullet on the same line any number but the first.
_NO_ITEM = re.compile(
    r"^(?P<before>[ \t>]*+(?:(?P<bullet>[-*+])[ \t]+)*+)(?P<number>\d{1,9})\.(?=[ \t]+(?P<after>\S+(?:[ \t]+\d{4})?))",
    re.MULTILINE,
)


def read_markdown(data: bytes, name: str) -> Draft:
    """The Markdown file as a draft.

    Raises: SaksvarError when the bytes are no text or the front matter is no YAML.
    """
    facts, body = split_front_matter(decode(data, name), name)
    # A program that took the text out of a PDF left form feeds between the pages.
    body = paged(body, None).text.replace(BREAK, "\n\n")
    composer = Composer()
    _Walk(composer, joining(body)).tokens(_PARSER.parse(_NO_ITEM.sub(_escaped, _DEEP.sub(_shallow, body))))
    return composer.draft(facts)


def _shallow(deep: re.Match[str]) -> str:
    return f"{deep['quote']} " if deep["quote"] else deep["indent"] or deep["bullets"]


def _escaped(number: re.Match[str]) -> str:
    """The number with its full stop escaped where it counts no item; as it stands where it may."""
    after = number["after"]
    date = re.match(r"\d{1,2}\.[ \t]*\d{4}\Z", after) is not None
    ordinal = after[0].islower() and is_ordinal_noun(re.sub(r"\W+$", "", after.split()[0]))
    counted = number["bullet"] is not None and number["number"] != "1"
    if date or ordinal or counted or len(number["number"]) > 2:
        return f"{number['before']}{number['number']}\\."
    return number[0]


class _Walk:
    """Goes through the parser's tokens in order; the lists that are open decide what a paragraph is."""

    def __init__(self, composer: Composer, joined: Joined) -> None:
        self._composer = composer
        self._joined = joined
        self._lists: list[int | None] = []  # the next number of each open list; None for bullets
        self._item_text: list[str] = []  # paragraphs of the open item that are not written yet
        self._item_begun: list[bool] = []
        self._cells: list[str] | None = None
        self._header: int | None = None

    def tokens(self, tokens: list[Token]) -> None:
        heading = 0
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self._write_item()
                    ordered = token.type == "ordered_list_open"
                    self._lists.append(int(token.attrGet("start") or 1) if ordered else None)
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._item_begun.append(False)
                case "list_item_close":
                    self._write_item()
                    self._item_begun.pop()
                case "heading_open":
                    self._write_item()
                    heading = int(token.tag[1:])
                case "heading_close":
                    heading = 0
                case "table_open":
                    self._write_item()
                    self._header = None
                case "tr_open":
                    self._cells = []
                case "tr_close":
                    row = self._composer.add(BlockKind.ROW, " | ".join(self._cells or ()), parent=self._header)
                    self._header = row if self._header is None else self._header
                    self._cells = None
                case "inline" if self._cells is not None:
                    self._cells.append(plain(token).replace("\n", " "))
                case "inline" if heading:
                    self._composer.add(BlockKind.HEADING, plain(token).replace("\n", " "), level=heading)
                case "inline":
                    for paragraph in self._paragraphs(token):
                        self._paragraph(paragraph)
                case "fence" | "code_block":
                    self._paragraph(token.content)
                case "html_block":
                    self._paragraph(BeautifulSoup(token.content, "lxml").get_text(" "))

    def _paragraph(self, text: str) -> None:
        if not self._item_begun:
            self._composer.add(BlockKind.PARAGRAPH, text)
        elif self._item_begun[-1]:
            # Text after an inner list belongs to the item, which is written already.
            self._composer.add(BlockKind.PARAGRAPH, text)
        else:
            self._item_text.append(text)

    def _paragraphs(self, inline: Token) -> list[str]:
        """The paragraph; or its lines, when each is a labelled fact («Dato: …») that Markdown would run together."""
        lines = _lines(inline)
        each = [line for soft in lines for line in soft]
        return each if all(is_key_value(line.strip()) for line in each) else ["\n".join(map(self._joined, lines))]

    def _write_item(self) -> None:
        """Writes what the open item has gathered, all its paragraphs as one block."""
        if not self._item_begun or self._item_begun[-1]:
            return
        number = self._lists[-1]
        marker = "-" if number is None else f"{number}."
        added = self._composer.add(
            BlockKind.ITEM, "\n".join(self._item_text), level=len(self._lists) - 1, marker=marker
        )
        self._item_text = []
        self._item_begun[-1] = True
        if number is not None and added is not None:
            self._lists[-1] = number + 1


def plain(inline: Token) -> str:
    """What a reader sees of a line of Markdown: link text, image description, code without its marks."""
    return "\n".join(" ".join(lines) for lines in _lines(inline))


def _lines(inline: Token) -> list[list[str]]:
    """The same, parted where the writer broke the line on purpose, and within that where the file does."""
    lines: list[list[list[str]]] = [[[]]]
    for token in inline.children or ():
        if token.type in ("text", "code_inline"):
            lines[-1][-1].append(token.content)
        elif token.type == "image":
            lines[-1][-1].append(plain(token))
        elif token.type == "softbreak":
            lines[-1].append([])
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            lines.append([[]])
    return [["".join(parts) for parts in soft] for soft in lines]
