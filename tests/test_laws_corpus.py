"""Laws of the corpus: spans slice back, sections partition, passages hold every block, only our own error is raised."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import BlockKind, Document, Section, Span
from corpus.errors import SaksvarError
from corpus.quote import locate_quote
from corpus.read.decode import clean, decode
from corpus.read.draft import Draft
from corpus.read.formats import COMPOUND, READERS
from corpus.sentences import sentences
from corpus.split import LONGEST, LONGEST_WHOLE, split

# Pieces that case papers are made of, so that structure and its breakages turn up far more often than in random text.
_PIECES = [
    *(
        "\n",
        "\n\n",
        "\n\n\n\n",
        "\f",
        "\r\n",
        "  ",
        "\t",
        " ",
        "# ",
        "## Lysbilde 3: ",
        "### ",
        "- ",
        "• ",
        "o ",
        "– ",
        "* ",
    ),
    *(
        "1. ",
        "2) ",
        "a) ",
        "2.1 ",
        "§ 11-3. ",
        "|",
        "|-|-|\n",
        "---\n",
        "=====\n",
        "> ",
        "**",
        "[a](b)",
        "«",
        "»",
        "(",
        ")",
    ),
    *("Kommunen skal vurdere saken", "kommunene og", "VEDTAK", "Dato: 24. august 2020", "title: x\n", "mnd. ", "osv. "),
    *(
        "31. oktober 2020",
        "Er det mulig? ",
        "Slutt. ",
        "følgende:",
        "<p>",
        "<li>",
        "<table><tr><td>",
        "</td></tr></table>",
    ),
    *(
        "skole-\n",
        "inn- og",
        "utred\u00ad",
        "\u00ad\n",
        "e-\n\nhelse ",
        "Storvik kommune Side 2 av 4\n",
        "\f\n",
        "A……… 3\n",
    ),
    *("<dl><dt>", "</dt><dd>", "</dl>", "<footer>", "</footer>", "<aside><a>", "<br>"),
    *("<h2>", "</h2>", "<!--", "&amp;", "\u00a0", "\u030a", "A", "æ", "…", "x" * 700, "Ord. " * 150),
]
_PAPERS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=25).map("".join)
_TEXT_FORMATS = sorted(READERS.keys() - COMPOUND)
_SUFFIXES = st.sampled_from(_TEXT_FORMATS)


def drafted(suffix: str, data: bytes) -> Draft | None:
    """The draft, or None when the file is refused as it should be."""
    try:
        return READERS[suffix](data, "fil")
    except SaksvarError:
        return None


def document_of(draft: Draft) -> Document:
    return Document("fil", "Tittel", draft.text, draft.sections, draft.blocks)


@given(_SUFFIXES, st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    draft = drafted(suffix, data)
    assert draft is None or draft.text == clean(draft.text)


@settings(max_examples=300)
@given(_SUFFIXES, _PAPERS)
def test_structure_is_sound_whatever_the_paper(suffix: str, paper: str) -> None:
    draft = drafted(suffix, paper.encode("utf-8", "replace"))
    if draft is None:
        return
    assert draft.text == clean(draft.text)
    edges = [section.span for section in draft.sections]
    assert edges[0].start == 0
    assert edges[-1].end == len(draft.text)
    assert all(before.end == after.start for before, after in itertools.pairwise(edges))
    here = 0
    for position, block in enumerate(draft.blocks):
        words = block.span.of(draft.text)
        assert words
        assert words == words.strip()
        assert here <= block.span.start
        assert any(section.contains(block.span) for section in edges)
        assert block.parent is None or 0 <= block.parent < position
        here = block.span.end


@settings(max_examples=300)
@given(_SUFFIXES, _PAPERS)
def test_passages_hold_every_block_and_cut_no_item_and_no_sentence(suffix: str, paper: str) -> None:
    draft = drafted(suffix, paper.encode("utf-8", "replace"))
    if draft is None:
        return
    document = document_of(draft)
    passages = split(document)
    spans = [passage.span for passage in passages]
    assert all(document.text[passage.span.start : passage.span.end] == passage.text for passage in passages)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(any(section.span.contains(span) for section in document.sections) for span in spans)
    for block in document.blocks:
        whole = block.kind is not BlockKind.PARAGRAPH and block.span.end - block.span.start < LONGEST_WHOLE - 10
        kept = [block.span] if whole else sentences(document.text, block.span)
        for part in kept:
            if part.end - part.start <= LONGEST_WHOLE:
                assert sum(span.contains(part) for span in spans) == 1
    for passage in passages:
        held = [document.blocks[i] for i in document.blocks_in(passage.span)]
        assert len(passage.text) <= LONGEST or sum(b.kind is not BlockKind.HEADING for b in held) <= 1


@given(st.text(max_size=300) | _PAPERS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(_PAPERS)
def test_reading_a_plain_text_again_gives_the_same(paper: str) -> None:
    data = paper.encode("utf-8", "replace")
    draft = drafted(".txt", data)
    if draft is not None and draft.text:
        again = drafted(".txt", draft.text.encode())
        assert again is not None
        # Of pages without their headers, the next lines may be what they repeat.
        assert again.text == draft.text or "\f" in paper
        # Where words were made whole the lines are others, and a short line may now end its paragraph.
        assert again == draft or draft.text != decode(data, "fil")


@given(st.text(max_size=200) | _PAPERS, st.integers(0, 200), st.integers(0, 400))
def test_sentences_hold_all_but_white_space_in_order(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    found = sentences(text, span)
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(span.of(text).split())
    assert all(s.of(text) == s.of(text).strip() != "" and span.contains(s) for s in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@given(st.text("abc .\n", min_size=1, max_size=60), st.data())
def test_a_quotation_cut_from_the_text_is_found_with_its_words(text: str, data: st.DataObject) -> None:
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    document = Document("a", "", text, (Section("section", 1, "", Span(0, len(text))),), ())
    assert locate_quote(document, 1, quote).of(text).split() == quote.split()


@pytest.mark.parametrize("suffix", _TEXT_FORMATS)
def test_ten_megabytes_on_one_line_are_read_and_split(suffix: str) -> None:
    draft = drafted(suffix, b"ord " * 2_500_000)
    assert draft is not None
    passages = split(document_of(draft))
    assert max(len(passage.text) for passage in passages) <= LONGEST_WHOLE
