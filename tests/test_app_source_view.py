"""A section as HTML: the marked characters are the quote, and all the text is there once."""

import re
from html import unescape

from app_fake import BRIDGE, HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.source_view import Place, place_of, section_html, span_within
from corpus.document import Block, BlockKind, Document, Section, Span

MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def words(html: str) -> str:
    return unescape(TAG.sub("", html))


def marked(html: str) -> str:
    return words("".join(MARK.findall(html)))


texts = st.text(alphabet="ab <>&\"'\n-#æ", min_size=1, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> Place:
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    kinds = st.sampled_from(list(BlockKind))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    blocks = tuple(Block(draw(kinds), Span(start, end), level=draw(st.integers(0, 3))) for start, end in pairs)
    section = Section("slide", 1, "", Span(0, len(text)))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Place(Document("d", "d", text, (section,), blocks), section, Span(start, end))


@given(places())
def test_marked_characters_are_exactly_the_span(place: Place) -> None:
    assert place.marked is not None
    assert marked(section_html(place)) == place.marked.of(place.document.text)


@given(places())
def test_the_whole_section_is_shown_once_in_order(place: Place) -> None:
    assert words(section_html(place)) == place.document.text


@given(places())
def test_no_tag_comes_from_the_source(place: Place) -> None:
    names = set(re.findall(r"</?([a-z0-9]+)", section_html(place)))
    assert names <= {"mark", "span", "p", "ul", "li", "div", "h4"}


def test_hostile_text_is_escaped() -> None:
    start = BRIDGE.text.index(HOSTILE)
    html = section_html(place_of(BRIDGE, Span(start, start + len(HOSTILE))))
    assert "<img" not in html
    assert marked(html) == HOSTILE


def test_an_address_outside_the_text_marks_nothing() -> None:
    for start, end in (("0", "999999"), ("5", "5"), ("9", "3"), ("-1", "4"), ("", ""), ("²", "9"), ("1e3", "9")):
        assert span_within(BRIDGE, start, end) is None


def test_the_section_is_the_one_asked_for_else_the_one_with_the_span() -> None:
    span = Span(BRIDGE.text.index("Fristen"), BRIDGE.text.index("Fristen") + 7)
    assert place_of(BRIDGE, span).section.number == 3
    assert place_of(BRIDGE, span, 1).section.number == 1
    assert place_of(BRIDGE, None, 99).section.number == 1
