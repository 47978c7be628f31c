"""Quotations marked on PDF pages: the right words, on the right lines, and nothing where they do not stand."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import SaksvarError
from corpus.read.pdf_places import quote_rectangles

LINE = 14.0


def drawn(
    folder: Path, *pages: list[str], x: float = 72, turn: int = 0, crop: tuple[int, ...] = (), top: int = 700
) -> Path:
    path = folder / "sak.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in pages:
        if turn:
            canvas.setPageRotation(turn)
        if crop:
            canvas.setCropBox(crop)
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(page):
            canvas.drawString(x, top - number * LINE, line)
        canvas.showPage()
    canvas.save()
    return path


def baselines(rectangles: tuple[tuple[float, float, float, float], ...]) -> list[int]:
    """Which line of the page each rectangle lies on."""
    return [round((700 - (bottom + top) / 2 + 4) / LINE) for _, bottom, _, top in rectangles]


def test_a_quotation_over_two_lines_gets_a_rectangle_for_each(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Rådet sier at innfø-", "ringen av SW-", "2 skjer i 2023."])
    found = quote_rectangles(path, 1, "innføringen av SW-2 skjer")
    assert baselines(found) == [0, 1, 2]
    assert found[0][0] > 72 + 50
    assert found[1][0] == pytest.approx(72, abs=1)


def test_blanks_list_markers_and_raised_digits_may_differ(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Kravene er:", "• møtes ofte", "• vedta budsjett"])
    assert baselines(quote_rectangles(path, 1, "møtes   ofte\n- vedta\nbudsjett")) == [1, 2]


def test_the_same_words_elsewhere_are_told_apart_by_what_stands_before(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Frist for A: 10. mai 2021.", "Frist for B: 10. mai 2021."])
    assert baselines(quote_rectangles(path, 1, "10. mai 2021", before="Frist for B: ")) == [1]
    assert baselines(quote_rectangles(path, 1, "10. mai 2021", before="Frist for A: ")) == [0]


def test_whole_words_come_before_parts_of_words(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Kommunedirektøren uttaler seg.", "Alt om kommune og fylke."])
    assert baselines(quote_rectangles(path, 1, "kommune")) == [1]


def test_words_that_are_not_there_get_no_rectangle(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Frist for A: 10. mai 2021."], ["Noe annet."])
    assert quote_rectangles(path, 1, "Frist for A: 10. mai 2022") == ()
    assert quote_rectangles(path, 1, "Frist for A: 10. mai 2021. Noe mer") == ()
    assert quote_rectangles(path, 1, "…") == ()
    assert quote_rectangles(path, 3, "Frist") == ()


def test_a_sentence_over_a_page_break_is_marked_on_both_pages(tmp_path: Path) -> None:
    path = drawn(tmp_path, ["Først.", "Rådet vedtar at saken", "Side 1"], ["Topp", "utsettes til høsten.", "Slutt."])
    quote = "Rådet vedtar at saken utsettes til høsten."
    assert baselines(quote_rectangles(path, 1, quote)) == [1]
    assert baselines(quote_rectangles(path, 2, quote)) == [1]


@pytest.mark.parametrize(("turn", "crop"), [(0, ()), (90, ()), (180, ()), (270, ()), (0, (50, 100, 595, 842))])
def test_the_rectangle_covers_the_words_in_the_picture_of_the_page(
    tmp_path: Path, turn: int, crop: tuple[int, ...]
) -> None:
    path = drawn(tmp_path, ["Et sitat her."], turn=turn, crop=crop, top=500)
    with pdfium.PdfDocument(path) as pdf:
        picture = pdf[0].render(scale=2, grayscale=True).to_numpy().squeeze() < 128
    [(left, bottom, right, top)] = quote_rectangles(path, 1, "Et sitat her.")
    height = picture.shape[0]
    assert picture.any()
    # Two points more: the letters are drawn with another font than the one the file counts with.
    rows, columns = (height - 2 * top - 4, height - 2 * bottom + 4), (2 * left - 4, 2 * right + 4)
    assert (right - left) * (top - bottom) < 53 * 14
    picture[round(rows[0]) : round(rows[1]), round(columns[0]) : round(columns[1])] = False
    assert not picture.any()


def test_what_is_no_pdf_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "sak.pdf").write_bytes(b"%PDF-1.7 avkortet")
    with pytest.raises(SaksvarError, match=r"sak\.pdf"):
        quote_rectangles(tmp_path / "sak.pdf", 1, "x")
