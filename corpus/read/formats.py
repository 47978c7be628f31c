"""Which reader reads which format, and which formats are read in a process of their own.

Flows in: a file's suffix. Flows out: its reader. The libraries for the office formats are imported when first used:
together they take .4 s, which a folder of text files need not wait for.
"""

from collections.abc import Callable
from types import MappingProxyType

from corpus.errors import SaksvarError
from corpus.read.draft import Draft, Reading
from corpus.read.markdown_file import read_markdown
from corpus.read.plain_file import read_plain
from corpus.read.web_page import read_web_page

Reader = Callable[[bytes, str], Draft]


def _read_pdf(data: bytes, name: str) -> Draft:
    from corpus.read.pdf_file import read_pdf

    return read_pdf(data, name)


def _read_word(data: bytes, name: str) -> Draft:
    from corpus.read.word_file import read_word

    return read_word(data, name)


def _read_slides(data: bytes, name: str) -> Draft:
    from corpus.read.slide_deck import read_slides

    return read_slides(data, name)


READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".md": read_markdown,
        ".txt": read_plain,
        ".html": read_web_page,
        ".htm": read_web_page,
        ".pdf": _read_pdf,
        ".docx": _read_word,
        ".pptx": _read_slides,
    }
)
# Made of many parts, by libraries in C; text formats are read here unless they are large.
COMPOUND = frozenset([".pdf", ".docx", ".pptx"])


def reading_of(data: bytes, suffix: str, name: str) -> Reading:
    """What the reader for `suffix` makes of the bytes. The same bytes and name give the same, refusals too."""
    try:
        return Reading(READERS[suffix](data, name))
    except SaksvarError as error:
        return Reading(refused=str(error))
