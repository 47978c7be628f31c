"""PDF pages as text: reading order, paragraphs, hyphens, tables, what is repeated, and what runs over a page break."""

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from made_files import BODY, HEAD, TOP, make_pdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flowing

from corpus.document import Document
from corpus.read import read
from corpus.read.hyphens import joining
from corpus.split import split

WORDS = [
    *("kommunen", "vedtok", "saken", "etter", "at", "rådet", "hadde", "vurdert", "kostnadene", "for", "vannverket"),
    *("og", "skolen", "mens", "fylket", "ventet", "med", "å", "gi", "svar", "på", "høringen", "om", "planen", "som"),
    *("gjelder", "ledningsnettet", "innføringen", "økonomi", "tiltak"),
]


def prose(dice: random.Random, mark: int) -> str:
    """A sentence that can be told from all others by its last word."""
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(25, 70))).capitalize() + f" nr{mark}."


def in_columns(path: Path, flowables: Sequence[Flowable], columns: int) -> Document:
    gutter, margin = 0.7 * cm, 2 * cm
    width = (A4[0] - 2 * margin - (columns - 1) * gutter) / columns
    title = Frame(margin, A4[1] - 4 * cm, A4[0] - 2 * margin, 2 * cm, 0, 0, 0, 0)
    frames = [Frame(margin + n * (width + gutter), 2 * cm, width, A4[1] - 6.5 * cm, 0, 0, 0, 0) for n in range(columns)]
    template = BaseDocTemplate(str(path), pagesize=A4, pageTemplates=[PageTemplate(frames=[title, *frames])])
    template.build([Flowing("Høringen om vannverket", TOP), FrameBreak(), *flowables])
    return read(path, path.parent)


def flowed(path: Path, flowables: Sequence[Flowable]) -> Document:
    SimpleDocTemplate(str(path), pagesize=A4).build(list(flowables))
    return read(path, path.parent)


def written(path: Path, *pages: Sequence[tuple[float, float, str]], size: float = 11) -> Document:
    """A PDF with each text at its place: points from the left and from the top."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for left, down, text in page:
            canvas.drawString(left, A4[1] - down, text)
        canvas.showPage()
    canvas.save()
    return read(path, path.parent)


def told(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(("columns", "alignment", "seed"), [(2, 0, 1), (2, 4, 2), (3, 0, 3), (2, 0, 4)])
def test_columns_are_read_one_after_the_other(tmp_path: Path, columns: int, alignment: int, seed: int) -> None:
    dice = random.Random(seed)
    style = ParagraphStyle("tekst", parent=BODY, fontSize=9, leading=11.5, alignment=alignment, spaceAfter=6)
    paragraphs = [prose(dice, number) for number in range(12)]
    flowables: list[Flowable] = [Flowing(text, style) for text in paragraphs]
    flowables.insert(5, Flowing("2 Økonomi", HEAD))
    document = in_columns(tmp_path / "a.pdf", flowables, columns)
    assert told(document)[0] == ("heading", "Høringen om vannverket")
    assert [words for kind, words in told(document)[1:] if kind == "paragraph"] == paragraphs
    assert ("heading", "2 Økonomi") in told(document)


def test_a_sentence_over_a_page_break_stands_whole_where_it_begins(tmp_path: Path) -> None:
    dice = random.Random(5)
    text = " ".join(prose(dice, number) for number in range(30))
    document = flowed(tmp_path / "a.pdf", [Flowing(text, BODY)])
    assert [section.number for section in document.sections] == [1, 2]
    first, second = document.blocks
    assert f"{first.span.of(document.text)} {second.span.of(document.text)}" == text
    assert first.span.of(document.text).endswith(".")
    assert document.section_at(first.span.start).number == 1
    assert document.section_at(second.span.start).number == 2


def test_no_passage_crosses_a_page(tmp_path: Path) -> None:
    dice = random.Random(6)
    document = flowed(tmp_path / "a.pdf", [Flowing(prose(dice, number), BODY) for number in range(40)])
    assert len(document.sections) > 2
    for passage in split(document):
        place = document.section_at(passage.span.start)
        assert passage.span.end <= place.span.end


def test_headers_and_footers_that_only_differ_in_figures_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (72, 40, "Lauvvik kommune    Saksnr. 2024/17"),
            (72, 120, f"Første avsnitt på side {number} sier noe nytt."),
            (72, 500, "Samme setning midt på hver side blir stående."),
            (300, 810, f"- {number} -"),
        ]
        for number in range(1, 5)
    ]
    document = written(tmp_path / "a.pdf", *pages)
    assert "Saksnr" not in document.text
    assert "- 1 -" not in document.text
    assert document.text.count("Samme setning midt på hver side") == 4
    assert document.text.count("sier noe nytt") == 4


def test_rows_that_only_differ_in_figures_are_no_footers(tmp_path: Path) -> None:
    pages = [[(72, 400, "Tallene følger."), (72, 800, f"{n} 2{n}0 3{n}1")] for n in range(1, 4)]
    assert "210 311" in written(tmp_path / "a.pdf", *pages).text


def test_a_table_of_contents_is_left_out_and_a_price_list_is_not(tmp_path: Path) -> None:
    contents = [(72, 100 + 16 * n, f"{n} Kapittel {'. ' * 30}{n * 2}") for n in range(1, 6)]
    prices = [(72, 300 + 16 * n, f"Leie av sal {'.' * 40} {500 - n * 40}") for n in range(1, 6)]
    assert "Kapittel" not in written(tmp_path / "a.pdf", [*contents, (72, 250, "Innledningen.")]).text
    assert "460" in written(tmp_path / "b.pdf", prices).text


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("om innfø-", "ringen av planen", "om innføringen av planen"),
        ("om innfø\u00ad", "ringen av planen", "om innføringen av planen"),
        ("fase SW-", "2 begynner", "fase SW-2 begynner"),
        ("en e-", "helseløsning", "en e-helseløsning"),
        ("i Nord-", "Trøndelag", "i Nord-Trøndelag"),
        ("IKT-", "tjenester", "IKT-tjenester"),
        ("2024-", "kroner", "2024-kroner"),
        ("sykehus-", "og legetjenester", "sykehus- og legetjenester"),
        ("rådet – ", "som ventet", "rådet –  som ventet"),
        ("møtet 12-", "14. mai", "møtet 12-14. mai"),
    ],
)
def test_words_cut_at_a_line_end_are_whole_again_and_true_hyphens_stay(above: str, below: str, joined: str) -> None:
    assert joining(f"{above}\n{below}")([above, below]) == joined


def test_a_hyphen_the_document_writes_elsewhere_stays() -> None:
    join = joining("Valget av ikke-kommunale aktører. Om ikke-\nkommunale aktører.")
    assert join(["Om ikke-", "kommunale aktører"]) == "Om ikke-kommunale aktører"


def test_a_soft_hyphen_in_the_middle_of_a_line_is_gone() -> None:
    assert joining("")(["inn\u00adføringen"]) == "innføringen"


def test_a_raised_number_is_no_figure_of_its_sentence(tmp_path: Path) -> None:
    text = "Kostnaden er 5<super size=7>1</super> millioner etter vedtaket<super size=7>2</super> i mai."
    document = flowed(tmp_path / "a.pdf", [Flowing(text, BODY)])
    assert document.text == "Kostnaden er 5¹ millioner etter vedtaket² i mai."


def test_unruled_columns_of_short_cells_are_rows(tmp_path: Path) -> None:
    document = make_pdf(tmp_path / "sak.pdf", ruled=False)
    rows = [words for kind, words in told(read(document, tmp_path)) if kind == "row"]
    assert rows == ["Tiltak | Kostnad | Ferdig", "Råvann | 12,5 mill. kroner | 2025", "Ledning | 31 mill. | 2027"]


def test_labels_with_values_beside_them_are_labelled_facts(tmp_path: Path) -> None:
    labels = (("Saksbehandler:", "Kari Dahl"), ("Arkivsak:", "2024/17"), ("Dato:", "12.03.2024"))
    page = [
        (72, 60, "Saksframlegg"),
        *((x, 100 + 18 * n, words) for n, pair in enumerate(labels) for x, words in zip((72, 220), pair, strict=True)),
    ]
    document = written(tmp_path / "a.pdf", [*page, (72, 220, "Kommunen bygger nytt vannverk i 2025.")])
    assert ("paragraph", "Saksbehandler: Kari Dahl") in told(document)
    assert document.date is not None
    assert document.date.wording == "12.03.2024"
    assert document.kind == "saksframlegg"


def test_items_with_other_indents_have_other_depths_and_keep_their_lines(tmp_path: Path) -> None:
    page = [
        (72, 100, "Rådet krever:"),
        (80, 116, "•"), (98, 116, "møter hver måned, med sak og referat til alle, og at de som"),
        (98, 130, "ikke møter, får beskjed"),
        (110, 146, "–"), (125, 146, "i rådhuset"),
        (80, 162, "•"), (98, 162, "åpen journal"),
    ]  # fmt: skip
    document = written(tmp_path / "a.pdf", page)
    assert [(b.kind.value, b.level, b.span.of(document.text)) for b in document.blocks] == [
        ("paragraph", 0, "Rådet krever:"),
        ("item", 0, "møter hver måned, med sak og referat til alle, og at de som ikke møter, får beskjed"),
        ("item", 1, "i rådhuset"),
        ("item", 0, "åpen journal"),
    ]


def test_numbered_headings_nest_by_their_numbers(tmp_path: Path) -> None:
    flowables = [
        Flowing("Plan for vann", TOP),
        *(part for head in ("3 Økonomi", "3.1 Kostnad", "3.2 Finansiering") for part in (
            Flowing(head, HEAD), Flowing(f"Teksten under {head} er kort.", BODY), Spacer(1, 8)))
    ]  # fmt: skip
    document = flowed(tmp_path / "a.pdf", flowables)
    levels = {
        words: block.level
        for block, (kind, words) in zip(document.blocks, told(document), strict=True)
        if kind == "heading"
    }
    assert levels["Plan for vann"] < levels["3 Økonomi"] < levels["3.1 Kostnad"] == levels["3.2 Finansiering"]


def test_text_along_the_margin_is_left_out(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(72, 700, "Vedtaket er enstemmig.")
    canvas.rotate(90)
    canvas.drawString(200, -30, "Dok 2024/17")
    canvas.save()
    assert read(tmp_path / "a.pdf", tmp_path).text == "Vedtaket er enstemmig."


def test_a_title_that_a_program_wrote_is_no_title_and_a_persons_is(tmp_path: Path) -> None:
    for number, (title, expected, titled) in enumerate(
        [("Microsoft Word - dok1.docx", "Kommunen bygger vannverk.", False), ("Nytt vannverk", "Nytt vannverk", True)]
    ):
        canvas = Canvas(str(tmp_path / f"{number}.pdf"))
        canvas.setTitle(title)
        canvas.drawString(72, 700, "Kommunen bygger vannverk.")
        canvas.save()
        document = read(tmp_path / f"{number}.pdf", tmp_path)
        assert (document.title, document.titled) == (expected, titled)
        assert ("title" in document.unknown) is not titled


def test_pages_follow_each_other_and_cover_the_text(tmp_path: Path) -> None:
    document = read(make_pdf(tmp_path / "sak.pdf"), tmp_path)
    assert document.sections[0].span.start == 0
    assert document.sections[-1].span.end == len(document.text)
    assert all(a.span.end == b.span.start for a, b in pairwise(document.sections))


def test_the_only_page_number_between_two_columns_does_not_make_rows_of_them(tmp_path: Path) -> None:
    dice = random.Random(7)
    lines = [" ".join(dice.choice(WORDS) for _ in range(6))[:40] for _ in range(40)]
    page = [(72 + 240 * (n // 20), 120 + 13 * (n % 20), line) for n, line in enumerate(lines)]
    document = written(tmp_path / "a.pdf", [*page, (296, 800, "1")], size=9)
    assert not any(kind == "row" for kind, _ in told(document))
    assert document.text.index(lines[19]) < document.text.index(lines[20])


def test_words_in_slanting_letters_are_apart_where_a_blank_is_drawn(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(72, 700, "Innbyggernytt fra Lauvvik")
    canvas.save()
    assert read(tmp_path / "a.pdf", tmp_path).text == "Innbyggernytt fra Lauvvik"


def test_headings_right_below_each_other_are_two_in_minutes_of_short_paragraphs(tmp_path: Path) -> None:
    flowables = [
        *(part for case in ("PS 1/24 Nytt gjerde", "PS 2/24 Ny skolevei") for part in (
            Flowing(case, HEAD), Flowing("Formannskapets innstilling", HEAD), Flowing("Saken utsettes.", BODY),
            Flowing("Behandling:", HEAD), Flowing("Ordføreren orienterte.", BODY), Flowing("Saken ble drøftet.", BODY)))
    ]  # fmt: skip
    document = flowed(tmp_path / "a.pdf", flowables)
    heads = [words for kind, words in told(document) if kind == "heading"]
    assert heads[:3] == ["PS 1/24 Nytt gjerde", "Formannskapets innstilling", "Behandling:"]
    assert [words for kind, words in told(document) if kind == "paragraph"][:2] == [
        "Saken utsettes.",
        "Ordføreren orienterte.",
    ]


def test_a_list_goes_on_with_its_numbers_over_a_page_break(tmp_path: Path) -> None:
    first, second = [(72, 100, "Vedtaket er:"), (72, 120, "1. Gjerdet bygges.")], [(72, 100, "2. Skolen betaler.")]
    document = written(tmp_path / "a.pdf", first, second)
    assert told(document)[1:] == [("item", "Gjerdet bygges."), ("item", "Skolen betaler.")]


def test_the_title_below_the_larger_name_of_its_kind_is_the_title(tmp_path: Path) -> None:
    lower = ParagraphStyle("tittel", parent=TOP, fontSize=TOP.fontSize - 3)
    flowables = [Flowing("Særutskrift", TOP), Flowing("Sal av gamle Lauvvik skule", lower)]
    for head in ("Bakgrunn", "Økonomi"):
        flowables += [Flowing(head, HEAD), Flowing("Skulen har stått tom sidan 2019.", BODY)]
    assert flowed(tmp_path / "a.pdf", flowables).title == "Sal av gamle Lauvvik skule"
