"""PowerPoint files as text: slides by number, shapes in reading order, notes kept and told as notes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Cm

from corpus.document import Document
from corpus.read import read


def made(folder: Path, fill: Callable[[Any], object]) -> Document:
    deck = pptx.Presentation()
    fill(deck)
    deck.save(str(folder / "lysark.pptx"))
    return read(folder / "lysark.pptx", folder)


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


def titled(deck: Any, title: str, layout: int = 5) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    return slide


def test_notes_are_kept_below_their_slide_under_a_heading_of_their_own(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        titled(deck, "Frister").notes_slide.notes_text_frame.text = "Husk å si at fristen er flyttet."
        titled(deck, "Slutt")

    document = made(tmp_path, fill)
    assert told(document) == [
        ("heading", 2, "Frister"),
        ("heading", 6, "Notater"),
        ("paragraph", 0, "Husk å si at fristen er flyttet."),
        ("heading", 2, "Slutt"),
    ]
    assert document.section_at(document.text.index("Husk")).label == "Lysbilde 1: Frister"


def test_the_body_of_a_slide_is_a_list_with_depths(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        frame = titled(deck, "Valg", layout=1).placeholders[1].text_frame
        frame.text = "Avvente"
        inner = frame.add_paragraph()
        inner.text, inner.level = "til 2023", 1
        frame.add_paragraph().text = "Bli med"

    document = made(tmp_path, fill)
    assert told(document)[1:] == [("item", 0, "Avvente"), ("item", 1, "til 2023"), ("item", 0, "Bli med")]


def test_shapes_are_read_from_the_top_and_side_by_side_from_the_left(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        slide = titled(deck, "Figur")
        for text, left, top in (("sist", 2, 12), ("høyre", 15, 5.2), ("venstre", 2, 5)):
            slide.shapes.add_textbox(Cm(left), Cm(top), Cm(8), Cm(1)).text_frame.text = text

    assert [words for _, _, words in told(made(tmp_path, fill))] == ["Figur", "venstre", "høyre", "sist"]


def test_a_slide_without_words_keeps_its_number(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        titled(deck, "En")
        deck.slides.add_slide(deck.slide_layouts[6])
        titled(deck, "Tre")

    assert [(s.number, s.heading) for s in made(tmp_path, fill).sections] == [(1, "En"), (3, "Tre")]


def test_groups_are_read_and_slide_numbers_are_not(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        slide = titled(deck, "Figur")
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(Cm(2), Cm(5), Cm(8), Cm(1)).text_frame.text = "i gruppen"
        for placeholder in slide.slide_layout.placeholders:
            if placeholder.placeholder_format.idx == 12:
                slide.shapes._spTree.append(placeholder._element)

    assert [words for _, _, words in told(made(tmp_path, fill))] == ["Figur", "i gruppen"]


def test_a_deck_is_a_presentation_named_by_its_first_slide(tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        deck.core_properties.title = "PowerPoint-presentasjon"
        titled(deck, "Nytt vannverk", layout=0)

    document = made(tmp_path, fill)
    assert (document.title, document.kind, document.unknown) == ("Nytt vannverk", "presentasjon", ("date",))


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Formannskapet 3. oktober 2024", "3. oktober 2024"),
        ("Lauvvik, oktober 2024", "oktober 2024"),
        ("Budsjett og økonomiplan 2025", None),
    ],
)
def test_the_title_slide_dates_the_presentation(tmp_path: Path, line: str, dated: str | None) -> None:
    def fill(deck: Any) -> None:
        titled(deck, "Status", layout=0).placeholders[1].text_frame.text = line
        titled(deck, "Frist 1. mai 2025")

    found = made(tmp_path, fill).date
    assert (found.wording if found else None) == dated
