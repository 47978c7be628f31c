"""The same matter in every format: the same words in the same blocks, each at its right place."""

import re
from datetime import date
from pathlib import Path

import pytest
from made_files import HEADER, MAKERS, PARTS, TITLE, texts
from made_up import case_in

from assistant.answer import Answered
from corpus.document import Document
from corpus.read import READERS, read
from corpus.split import split


def folded(text: str) -> str:
    """The text with a blank for each line end and blank, sign for sign."""
    return "".join(" " if sign.isspace() else sign for sign in text)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("saken")
    return {suffix: read(make(folder / f"sak{suffix}"), folder) for suffix, make in MAKERS.items()}


def test_every_format_that_is_read_is_tried_here() -> None:
    assert set(MAKERS) == set(READERS) - {".htm"}


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_the_text_files_have_words_cut_at_line_ends_and_words_with_a_hyphen_of_their_own(
    tmp_path: Path, suffix: str
) -> None:
    written = MAKERS[suffix](tmp_path / f"sak{suffix}").read_text("utf-8")
    assert re.findall(r"\S+-\n\S+", written) == ["Kommune-\nstyret", "forsynings-\nsikkerheten", "e-\nhelseløsningen"]
    assert HEADER in written and "Side 1" in written


@pytest.mark.parametrize("suffix", MAKERS)
def test_the_same_matter_has_the_same_blocks_in_every_format(documents: dict[str, Document], suffix: str) -> None:
    document = documents[suffix]
    told = [(block.kind.value, folded(block.span.of(document.text))) for block in document.blocks]
    assert [told[0][1], *told[1:]] == [TITLE, *(block for part in PARTS for block in texts(part))]
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("suffix", "kind", "numbers"),
    [
        (".md", "section", (1, 2)),
        (".txt", "page", (1, 2)),
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
            place = document.section_at(folded(document.text).index(words))
            assert (place.kind, place.number, place.heading) == (kind, number, part.heading)


@pytest.mark.parametrize("suffix", MAKERS)
def test_lists_and_rows_know_what_introduces_them(documents: dict[str, Document], suffix: str) -> None:
    document = documents[suffix]
    words = [folded(block.span.of(document.text)) for block in document.blocks]
    item = document.blocks[words.index(PARTS[0].items[2])]
    row = document.blocks[words.index(" | ".join(PARTS[1].rows[2]))]
    assert item.parent is not None
    assert words[item.parent] == PARTS[0].opening
    assert row.parent is not None
    assert words[row.parent] in (" | ".join(PARTS[1].rows[0]), PARTS[1].heading)


@pytest.mark.parametrize("suffix", MAKERS)
def test_headers_and_page_numbers_are_in_no_passage(documents: dict[str, Document], suffix: str) -> None:
    passages = split(documents[suffix])
    assert passages
    assert not any(HEADER in passage.text or "Side 1" in passage.text for passage in passages)


@pytest.mark.parametrize(
    ("asks", "answer", "slide", "page", "heading"),
    [
        ("Når ble utredningen ferdig?", "Utredningen ble ferdig 12. mars 2024.", 2, 1, "1 Bakgrunn"),
        ("Hva er formålet med vannverket?", "trygt vann til 1 240 innbyggere", 2, 1, "1 Bakgrunn"),
        ("Hva koster ledningen?", "Ledning | 31 mill. | 2027", 3, 2, "2 Økonomi"),
        ("Hvem har beregnet kostnadene?", "Kostnadene er beregnet av Vannkonsult AS", 3, 2, "2 Økonomi"),
    ],
)
def test_the_same_questions_have_the_same_answers_from_the_right_place_in_every_format(
    tmp_path: Path, asks: str, answer: str, slide: int, page: int, heading: str
) -> None:
    for suffix, make in MAKERS.items():
        folder = tmp_path / suffix[1:]
        folder.mkdir()
        make(folder / f"sak{suffix}")
        found = case_in(folder).assistant.ask(asks, today=date(2024, 10, 1))
        assert isinstance(found, Answered), suffix
        said = next(one for one in found.statements if one.text.startswith(answer))
        cited = next(one for one in found.citations if one.id == said.citations[0])
        place = cited.document.section_at(cited.span.start)
        assert place.heading == heading, suffix
        assert place.number == {".pptx": slide, ".pdf": page, ".txt": page}.get(suffix, place.number), suffix
