"""Files that the tests make: one small municipal matter in each format, with what each format adds of its own."""

from dataclasses import dataclass
from pathlib import Path

import docx
import pptx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx.util import Cm
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, PageBreak, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus import Paragraph as Flowing

HEADER = "Lauvvik kommune – Teknisk etat"


@dataclass(frozen=True)
class Part:
    """One heading with what stands below it: a paragraph ending in a colon, its list, a table, a last paragraph."""

    heading: str
    opening: str
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    closing: str = ""


TITLE = "Nytt vannverk på Øvre Lauvvik"
PARTS = (
    Part(
        "1 Bakgrunn",
        "Kommunen har drevet vannverket siden 1974, og rørene lekker. Kommunestyret ba i sak 12/24 om en utredning av "
        "nytt vannverk, der forsyningssikkerheten for skolen og sykehjemmet skulle gå foran alt annet. Formålet er:",
        ("trygt vann til 1 240 innbyggere", "lavere lekkasje enn 20 prosent", "drift uten tilsyn om natten"),
        (),
        "Utredningen ble ferdig 12. mars 2024.",
    ),
    Part(
        "2 Økonomi",
        "Kostnadene er beregnet av Vannkonsult AS og gjelder i 2024-kroner.",
        (),
        (
            ("Tiltak", "Kostnad", "Ferdig"),
            ("Råvann", "12,5 mill. kroner", "2025"),
            ("Ledning", "31 mill.", "2027"),
        ),
        "Fylkesmannen har ikke innvendinger til finansieringen, men ber om at e-helseløsningen vurderes.",
    ),
)


# Where a typesetter cuts these words, when one of them falls at a line's end.
CUTS = {
    "Kommunestyret": "Kommune|styret",
    "forsyningssikkerheten": "forsynings|sikkerheten",
    "e-helseløsningen": "e|helseløsningen",
}


def texts(part: Part) -> list[tuple[str, str]]:
    """Kind and text of each block the part should be read as, whatever the format."""
    rows = [("row", " | ".join(row)) for row in part.rows]
    return [
        ("heading", part.heading),
        ("paragraph", part.opening),
        *(("item", item) for item in part.items),
        *rows,
        ("paragraph", part.closing),
    ]


def hard_wrapped(text: str) -> str:
    """The text in lines of at most 72 signs, with some words cut by a hyphen where a line ends."""
    lines = [""]
    for word in text.split():
        first, cut, rest = CUTS.get(word.strip(".,"), "").partition("|")
        whole, begun = f"{lines[-1]} {word}".strip(), f"{lines[-1]} {first}-".strip()
        if len(whole) <= 72:
            lines[-1] = whole
        elif cut and len(begun) <= 72:
            lines[-1:] = [begun, rest + word[len(word.rstrip(".,")) :]]
        else:
            lines.append(word)
    return "\n".join(lines)


def on_pages(parts: list[list[str]]) -> str:
    """Each part on a page of its own, under a header and over a page number, as `pdftotext` writes them."""
    pages = [
        "\n".join([f"{HEADER}          Saksmappe {n}", "", *lines, "", f"{'':30}Side {n} av {len(parts)}", ""])
        for n, lines in enumerate(parts, start=1)
    ]
    return "".join(f"{page}\f" for page in pages)


def make_markdown(path: Path) -> Path:
    pages = []
    for part in PARTS:
        lines = [] if pages else [f"# {TITLE}", ""]
        lines += [f"## {part.heading}", "", hard_wrapped(part.opening), "", *(f"- {item}" for item in part.items), ""]
        for number, row in enumerate(part.rows):
            lines += [f"| {' | '.join(row)} |", *(["|" + "-|" * len(row)] if not number else [])]
        pages.append([*lines, "", hard_wrapped(part.closing)])
    path.write_text(on_pages(pages), encoding="utf-8")
    return path


def make_plain(path: Path) -> Path:
    pages = []
    for part in PARTS:
        lines = [] if pages else [TITLE, ""]
        lines += [part.heading, "", hard_wrapped(part.opening), *(f"- {item}" for item in part.items), ""]
        lines += [" | ".join(row) for row in part.rows]
        pages.append([*lines, "", hard_wrapped(part.closing)])
    path.write_text(on_pages(pages), encoding="utf-8")
    return path


def make_page(path: Path) -> Path:
    body = f"<h1>{TITLE}</h1>"
    for part in PARTS:
        body += f"<h2>{part.heading}</h2><p>{hard_wrapped(part.opening)}</p>"
        body += f"<ul>{''.join(f'<li>{item}</li>' for item in part.items)}</ul>" if part.items else ""
        rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part.rows)
        body += f"<table>{rows}</table>" if rows else ""
        body += f"<p>{hard_wrapped(part.closing)}</p>"
    body += f"<footer><p>{HEADER}</p><p>Side 1</p></footer>"
    path.write_text(f"<!doctype html><html><head><meta charset='utf-8'></head><body>{body}</body></html>", "utf-8")
    return path


def make_word(path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEADER
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_paragraph(TITLE, style="Title")
    for part in PARTS:
        document.add_heading(part.heading, level=1)
        document.add_paragraph(part.opening)
        for item in part.items:
            document.add_paragraph(item, style="List Bullet")
        if part.rows:
            table = document.add_table(rows=0, cols=len(part.rows[0]))
            for row in part.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.add_paragraph(part.closing)
    document.core_properties.title = "Microsoft Word - dok1.docx"
    document.save(str(path))
    return path


def make_slides(path: Path) -> Path:
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = TITLE
    for part in PARTS:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = part.heading
        opening = slide.shapes.add_textbox(Cm(2), Cm(4), Cm(20), Cm(3)).text_frame
        opening.text = part.opening
        if part.items:
            frame = slide.shapes.add_textbox(Cm(2), Cm(7), Cm(20), Cm(4)).text_frame
            for number, item in enumerate(part.items):
                paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
                paragraph.text = item
                bullet = paragraph._p.get_or_add_pPr().makeelement(
                    "{http://schemas.openxmlformats.org/drawingml/2006/main}buChar", {"char": "•"}
                )
                paragraph._p.get_or_add_pPr().append(bullet)
        if part.rows:
            shape = slide.shapes.add_table(len(part.rows), len(part.rows[0]), Cm(2), Cm(11), Cm(20), Cm(3))
            for row, cells in zip(shape.table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        slide.shapes.add_textbox(Cm(2), Cm(15), Cm(20), Cm(2)).text_frame.text = part.closing
    deck.save(str(path))
    return path


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=8, alignment=TA_LEFT)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=10, spaceAfter=6)
TOP = ParagraphStyle("top", fontName="Helvetica-Bold", fontSize=18, leading=24, spaceAfter=10)
# Narrow enough for long words to be cut at line ends.
HYPHENATED = ParagraphStyle("cut", parent=BODY, splitLongWords=False)


def make_pdf(path: Path, *, ruled: bool = True, title: str = "Microsoft Word - dok1.docx") -> Path:
    """Each part on a page of its own, under a header and over a page number."""
    flowables: list[object] = [Flowing(TITLE, TOP)]
    for number, part in enumerate(PARTS):
        flowables += [PageBreak()] if number else []
        flowables += [Flowing(part.heading, HEAD), Flowing(with_cuts(part.opening), BODY)]
        if part.items:
            flowables.append(
                ListFlowable([ListItem(Flowing(item, BODY)) for item in part.items], bulletType="bullet", start="•")
            )
        if part.rows:
            rules = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
            style = TableStyle([("FONT", (0, 0), (-1, -1), "Helvetica", 10.5), *rules])
            flowables.append(Table(part.rows, colWidths=[4 * cm, 5 * cm, 4 * cm], style=style, spaceAfter=10))
        flowables.append(Flowing(part.closing, BODY))

    def furniture(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(2.5 * cm, A4[1] - 1.5 * cm, HEADER)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, f"Side {canvas.getPageNumber()} av {len(PARTS)}")

    template = SimpleDocTemplate(str(path), pagesize=A4, title=title)
    template.build(flowables, onFirstPage=furniture, onLaterPages=furniture)
    return path


def with_cuts(text: str) -> str:
    """The text with one long word cut by a hyphen at a line end, as a typesetter leaves it."""
    return text.replace("forsyningssikkerheten", "forsynings-<br/>sikkerheten").replace(
        "Vannkonsult", "Vann-<br/>konsult"
    )


MAKERS = {
    ".md": make_markdown,
    ".txt": make_plain,
    ".html": make_page,
    ".docx": make_word,
    ".pptx": make_slides,
    ".pdf": make_pdf,
}


def tracked(kind: str, text: str) -> OxmlElement:
    """A run of inserted («ins») or deleted («del») text."""
    change, run = OxmlElement(f"w:{kind}"), OxmlElement("w:r")
    words = OxmlElement("w:t" if kind == "ins" else "w:delText")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    return change
