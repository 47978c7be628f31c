"""Quotes with numbers: one span, one number; nothing is retyped."""

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import document

from assistant.answer import Kind, Role
from assistant.cite import Citations, fixed, on_one_line
from corpus.document import Evidence, Span

SAK = document("# Sak\n\nFørste linje\ner brutt her. Andre setning.\n")
OTHER = document("# Sak\n\nFørste linje.\n", "annen.md")


def test_spans_are_numbered_from_one_in_the_order_they_are_cited() -> None:
    citations = Citations()
    spans = [Span(7, 12), Span(0, 3), Span(7, 12), Span(2, 9)]
    assert [citations.number(SAK, span) for span in spans] == [1, 2, 1, 3]
    assert [(cited.id, cited.span) for cited in citations.all()] == [(1, spans[0]), (2, spans[1]), (3, spans[3])]


def test_the_same_offsets_in_two_documents_are_two_places() -> None:
    citations = Citations()
    assert citations.number(SAK, Span(0, 5)) != citations.number(OTHER, Span(0, 5))
    assert not citations.cited(Span(7, 9), SAK)


@given(st.integers(0, len(SAK.text)), st.integers(0, len(SAK.text)))
@settings(deadline=None)
def test_a_quote_is_the_text_at_its_span_on_one_line(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    citations = Citations()
    said = citations.quote(SAK, span)
    assert said.kind is Kind.QUOTE
    assert said.text == " ".join(SAK.text[span.start : span.end].split())
    assert citations.all()[said.citations[0] - 1].quote == SAK.text[span.start : span.end]


def test_a_line_break_in_the_source_is_shown_as_a_space() -> None:
    start = SAK.text.index("Første")
    said = Citations().quote(SAK, Span(start, SAK.text.index(" Andre")))
    assert said.text == "Første linje er brutt her."


def test_what_lies_inside_a_cited_span_is_cited() -> None:
    citations = Citations()
    citations.quote(SAK, Span(5, 20))
    assert citations.cited(Span(5, 20), SAK) and citations.cited(Span(8, 10), SAK)
    assert not citations.cited(Span(4, 10), SAK)
    assert not citations.cited(Span(8, 21), SAK)


def test_evidence_is_cited_in_its_own_document() -> None:
    citations = Citations()
    number = citations.of_evidence(Evidence("annen.md", Span(0, 5)), {"annen.md": OTHER, "sak.md": SAK})
    assert citations.all()[number - 1].document is OTHER


def test_fixed_text_cites_nothing() -> None:
    said = fixed("Kilden sier:", Role.LEAD)
    assert (said.kind, said.citations, said.role) == (Kind.FIXED, (), Role.LEAD)


def test_all_white_space_is_one_space() -> None:
    assert on_one_line("  a\n\n b\tc ") == "a b c"
