"""Word and PowerPoint files that are pictures, wholly or in part: told as scans are in PDFs."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm as WordCm
from PIL import Image
from pptx.util import Cm

from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.read import read

TEXT = "Kommunestyret vedtok 12. mars 2024 at skolen på Nesset blir lagt ned fra høsten 2026."


def picture() -> BytesIO:
    out = BytesIO()
    Image.new("L", (85, 60), 200).save(out, "PNG")
    out.seek(0)
    return out


def deck_of(*slides: tuple[str, float]) -> Any:
    """A deck; for each slide its text, and how much of its width and height a picture covers."""
    deck = pptx.Presentation()
    for text, share in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        if text:
            slide.shapes.add_textbox(Cm(1), Cm(1), Cm(20), Cm(3)).text_frame.text = text
        if share:
            width, height = int(deck.slide_width * share), int(deck.slide_height * share)
            slide.shapes.add_picture(picture(), 0, 0, width, height)
    return deck


def saved(deck: Any, folder: Path) -> Document:
    deck.save(str(folder / "sak.pptx"))
    return read(folder / "sak.pptx", folder)


def document_of(*paragraphs: str | float) -> Any:
    """A Word file of paragraphs, and of pictures so many centimetres wide in the shape of the page."""
    document = docx.Document()
    for one in paragraphs:
        if isinstance(one, str):
            document.add_paragraph(one)
        else:
            document.add_picture(picture(), WordCm(one), WordCm(one * 1.4))
    return document


def told(document: Any, folder: Path) -> Document:
    document.save(str(folder / "sak.docx"))
    return read(folder / "sak.docx", folder)


def test_a_deck_of_nothing_but_pictures_is_told_to_be_a_scan(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match=r"sak\.pptx har bare bilder.*skannede.*\(OCR\)"):
        saved(deck_of(("", 1.0), ("", 0.3)), tmp_path)


def test_a_slide_that_is_a_picture_is_told_among_others(tmp_path: Path) -> None:
    saved(deck_of((TEXT, 0), ("", 1.0), ("", 0.2), (TEXT, 0.3), ("Kart", 0.9), (TEXT, 1.0), ("", 0)), tmp_path)
    [partly] = load(tmp_path).partly_read
    assert "sak.pptx: lysbilde 2–3 og 5 av 7 er bilder uten lesbar tekst" in partly.reason
    assert "(OCR)" in partly.reason


def test_notes_below_a_picture_are_read_and_the_picture_is_told(tmp_path: Path) -> None:
    deck = deck_of(("", 1.0), (TEXT, 0))
    deck.slides[0].notes_slide.notes_text_frame.text = TEXT
    document = saved(deck, tmp_path)
    assert document.text.count(TEXT) == 2
    assert "lysbilde 1 av 2" in document.warnings[0]


def test_pictures_in_groups_and_in_the_background_count(tmp_path: Path) -> None:
    deck = deck_of((TEXT, 0), ("", 0), ("", 1.0))
    group = deck.slides[1].shapes.add_group_shape()
    group.shapes.add_picture(picture(), 0, 0, deck.slide_width, deck.slide_height)
    shapes = deck.slides[2].shapes._spTree
    blip = next(shapes.iter("{*}blip"))
    shapes.remove(next(shapes.iter("{*}pic")))
    background = parse_xml(f"<p:bg {nsdecls('a')} xmlns:p='{shapes.nsmap['p']}'><p:bgPr><a:blipFill/></p:bgPr></p:bg>")
    next(background.iter("{*}blipFill")).append(blip)
    deck.slides[2]._element.cSld.insert(0, background)
    assert "lysbilde 2–3 av 3" in saved(deck, tmp_path).warnings[0]


def test_a_deck_with_words_and_small_pictures_has_no_warning(tmp_path: Path) -> None:
    assert saved(deck_of((TEXT, 0.4), ("Takk for oss", 0.3)), tmp_path).warnings == ()


@pytest.mark.parametrize("paragraphs", [(15.0, 15.0), (4.0,), ("Saksframlegg", 16.0)])
def test_a_word_file_of_nothing_but_pictures_is_told_to_be_a_scan(
    tmp_path: Path, paragraphs: tuple[str | float, ...]
) -> None:
    with pytest.raises(SaksvarError, match=r"sak\.docx har bare bilder.*skannede.*\(OCR\)"):
        told(document_of(*paragraphs), tmp_path)


def test_pictures_of_pages_in_a_word_file_with_text_are_told(tmp_path: Path) -> None:
    told(document_of(TEXT, 16.0, 4.0, 16.0), tmp_path)
    [partly] = load(tmp_path).partly_read
    assert "sak.docx: 2 bilder på en halv side eller mer er ikke lest" in partly.reason
    assert "(OCR)" in partly.reason


def test_a_picture_as_old_word_files_draw_it_counts(tmp_path: Path) -> None:
    document = document_of(TEXT)
    old = parse_xml(
        f"<w:pict {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><v:shape style='position:absolute;width:450pt;"
        "height:20cm'><v:imagedata/></v:shape></w:pict>"
    )
    document.add_paragraph().add_run()._r.append(old)
    assert "Ett bilde" in told(document, tmp_path).warnings[0]


def test_a_word_file_with_small_pictures_has_no_warning_and_one_without_any_is_empty(tmp_path: Path) -> None:
    assert told(document_of(TEXT, 6.0), tmp_path).warnings == ()
    with pytest.raises(SaksvarError, match="er tom"):
        told(document_of(""), tmp_path)
