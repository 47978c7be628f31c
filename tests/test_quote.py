"""Quotations are found word for word, or refused."""

import pytest

from corpus.document import Block, BlockKind, Document, Section, Span
from corpus.errors import SaksvarError
from corpus.quote import locate_quote

TEXT = "Fristen er 30. mai 2021.\nDen er fast.\n\nEn annen frist er\n31. oktober 2022."
CUT = TEXT.index("En annen")
DOCUMENT = Document(
    "plan.txt",
    "Plan",
    TEXT,
    (Section("slide", 1, "Først", Span(0, CUT)), Section("slide", 7, "Sist", Span(CUT, len(TEXT)))),
    (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),),
)


def test_a_quote_is_found_where_it_stands() -> None:
    assert locate_quote(DOCUMENT, 1, "30. mai 2021").of(TEXT) == "30. mai 2021"


def test_a_line_break_in_the_source_matches_a_blank_in_the_quote() -> None:
    assert locate_quote(DOCUMENT, 7, "frist er 31. oktober").of(TEXT) == "frist er\n31. oktober"


@pytest.mark.parametrize("quote", ["30. mai 2022", "30. mai 202", "0. mai 2021", "30. Mai 2021", "", "  "])
def test_a_quote_off_by_one_character_is_refused(quote: str) -> None:
    with pytest.raises(SaksvarError):
        locate_quote(DOCUMENT, 1, quote)


def test_a_quote_in_another_section_is_refused_and_told_where() -> None:
    with pytest.raises(SaksvarError, match="men i Lysbilde 7: Sist"):
        locate_quote(DOCUMENT, 1, "31. oktober 2022")


def test_a_missing_section_is_told_with_those_there_are() -> None:
    with pytest.raises(SaksvarError, match="den har 1, 7"):
        locate_quote(DOCUMENT, 3, "30. mai 2021")
