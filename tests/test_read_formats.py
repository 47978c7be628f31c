"""The same matter in every format: the same words in the same blocks, each at its right place."""

import pytest
from made_files import HEADER, MAKERS, PARTS, TITLE, texts

from corpus.document import Document
from corpus.read import READERS, read
from corpus.split import split


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("saken")
    return {suffix: read(make(folder / f"sak{suffix}"), folder) for suffix, make in MAKERS.items()}


def test_every_format_that_is_read_is_tried_here() -> None:
    assert set(MAKERS) == set(READERS) - {".htm"}


@pytest.mark.parametrize("suffix", MAKERS)
def test_the_same_matter_has_the_same_blocks_in_every_format(documents: dict[str, Document], suffix: str) -> None:
    document = documents[suffix]
    told = [(block.kind.value, block.span.of(document.text)) for block in document.blocks]
    assert [told[0][1], *told[1:]] == [TITLE, *(block for part in PARTS for block in texts(part))]
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("suffix", "kind", "numbers"),
    [
        (".md", "section", (1, 2)),
        (".txt", "section", (2, 3)),
        (".html", "section", (1, 2)),
        (".docx", "section", (1, 2)),
        (".pptx", "slide", (2, 3)),
        (".pdf", "page", (1, 2)),
    ],
)
def test_each_part_is_at_its_place(
    documents: dict[str, Document], suffix: str, kind: str, numbers: tuple[int, int]
) -> None:
    document = documents[suffix]
    for part, number in zip(PARTS, numbers, strict=True):
        for words in (part.opening, part.closing, *part.items):
            place = document.section_at(document.text.index(words))
            assert (place.kind, place.number, place.heading) == (kind, number, part.heading)


@pytest.mark.parametrize("suffix", MAKERS)
def test_lists_and_rows_know_what_introduces_them(documents: dict[str, Document], suffix: str) -> None:
    document = documents[suffix]
    words = [block.span.of(document.text) for block in document.blocks]
    item = document.blocks[words.index(PARTS[0].items[2])]
    row = document.blocks[words.index(" | ".join(PARTS[1].rows[2]))]
    assert item.parent is not None
    assert words[item.parent] == PARTS[0].opening
    assert row.parent is not None
    expected = " | ".join(PARTS[1].rows[0]) if suffix != ".txt" else PARTS[1].opening
    assert words[row.parent] in (expected, PARTS[1].heading)


@pytest.mark.parametrize("suffix", MAKERS)
def test_headers_and_page_numbers_are_in_no_passage(documents: dict[str, Document], suffix: str) -> None:
    passages = split(documents[suffix])
    assert passages
    assert not any(HEADER in passage.text or "Side 1" in passage.text for passage in passages)
