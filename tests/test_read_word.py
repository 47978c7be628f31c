"""Word files as text: what a person sees on the page when all changes are accepted, nothing that is kept beside."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from made_files import tracked

from corpus.document import Document
from corpus.read import read


def made(folder: Path, fill: Callable[[WordDocument], object]) -> Document:
    document = docx.Document()
    fill(document)
    document.save(str(folder / "sak.docx"))
    return read(folder / "sak.docx", folder)


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


def xml(text: str) -> OxmlElement:
    return parse_xml(text.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def test_inserted_text_is_in_and_deleted_text_is_out(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Fristen er ")
        paragraph._p.append(tracked("del", "1. mai"))
        paragraph._p.append(tracked("ins", "1. juni"))
        paragraph.add_run(" 2024.")
        document.add_paragraph()._p.append(tracked("del", "Hele avsnittet er strøket."))

    assert made(tmp_path, fill).text == "Fristen er 1. juni 2024."


def test_a_deleted_row_is_out(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=2)
        for number, row in enumerate(table.rows):
            row.cells[0].text, row.cells[1].text = f"Rad {number}", "verdi"
        properties = table.rows[1]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:del"))

    assert [words for _, _, words in told(made(tmp_path, fill))] == ["Rad 0 | verdi", "Rad 2 | verdi"]


def test_fields_give_their_result_and_hidden_text_nothing(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Se side ")
        for kind, words in (("begin", ""), ("", "PAGEREF _Toc1"), ("separate", ""), ("result", "7"), ("end", "")):
            run = paragraph.add_run()
            if kind in ("begin", "separate", "end"):
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:t" if kind else "w:instrText")
                mark.text = words
            run._r.append(mark)
        hidden = paragraph.add_run(" skjult merknad")
        hidden.font.hidden = True
        paragraph.add_run(".")

    assert made(tmp_path, fill).text == "Se side 7."


def test_comments_headers_and_the_table_of_contents_are_left_out(tmp_path: Path) -> None:
    contents = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Innhold: 1 Bakgrunn 2</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    def fill(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Saksframlegg – Lauvvik kommune"
        document.element.body.insert(0, parse_xml(contents))
        paragraph = document.add_paragraph("Rådet vedtar planen.")
        document.add_comment(paragraph.runs, text="Er dette riktig?", author="K")

    document = made(tmp_path, fill)
    assert document.text == "Rådet vedtar planen."
    assert document.kind == "saksframlegg"


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = (
        "<w:r {ns} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent>{p}</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{p}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ).format(ns=nsdecls("w"), p="<w:p><w:r><w:t>Fakta i ramme.</w:t></w:r></w:p>")

    def fill(document: WordDocument) -> None:
        document.add_paragraph("Avsnittet.")._p.append(parse_xml(box))

    assert made(tmp_path, fill).text == "Avsnittet.\n\nFakta i ramme."


def test_bold_short_paragraphs_head_what_stands_below_and_bold_sentences_do_not(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        for text, bold in (
            ("3 Økonomi", True),
            ("Kostnaden er 12 millioner.", False),
            ("3.2 Drift", True),
            ("Dette er viktig for alle.", True),
            ("Saksbehandler: Kari Dahl", True),
        ):
            document.add_paragraph().add_run(text).bold = bold

    kinds = {words: (kind, level) for kind, level, words in told(made(tmp_path, fill))}
    assert kinds["3 Økonomi"][0] == kinds["3.2 Drift"][0] == "heading"
    assert kinds["3 Økonomi"][1] < kinds["3.2 Drift"][1]
    assert kinds["Dette er viktig for alle."][0] == kinds["Saksbehandler: Kari Dahl"][0] == "paragraph"


def test_lists_count_as_word_shows_them(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.add_paragraph("Rådet vedtar:")
        document.add_paragraph("planen", style="List Number")
        document.add_paragraph("budsjettet", style="List Number")
        document.add_paragraph("for 2024", style="List Bullet 2")
        document.add_paragraph("• skrevet for hånd")

    document = made(tmp_path, fill)
    assert told(document)[1:] == [
        ("item", 0, "planen"),
        ("item", 0, "budsjettet"),
        ("item", 1, "for 2024"),
        ("item", 0, "skrevet for hånd"),
    ]
    assert "1. planen\n2. budsjettet\n  - for 2024" in document.text


def test_wide_and_tall_cells_keep_values_under_their_headings(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=3)
        for row, cells in zip(table.rows, (("Tiltak", "", "Sum"), ("Vann", "1", "2"), ("", "3", "4")), strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(1, 0).merge(table.cell(2, 0))

    assert [words for _, _, words in told(made(tmp_path, fill))] == ["Tiltak | | Sum", "Vann | 1 | 2", "| 3 | 4"]


def test_a_table_of_labels_gives_labelled_facts_and_the_date(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=2)
        for row, pair in zip(table.rows, (("Møtedato:", "12.03.2024"), ("Arkivsak:", "24/17")), strict=True):
            row.cells[0].text, row.cells[1].text = pair

    document = made(tmp_path, fill)
    assert document.text == "Møtedato: 12.03.2024\n\nArkivsak: 24/17"
    assert document.date is not None
    assert document.date.is_day


def test_a_table_around_text_is_read_as_the_text(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "Innstilling:"
        cell.add_paragraph("Planen vedtas.")

    assert told(made(tmp_path, fill)) == [("paragraph", 0, "Innstilling:"), ("paragraph", 0, "Planen vedtas.")]


def test_footnotes_follow_the_section_they_belong_to(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Bakgrunn", 1)
    paragraph = document.add_paragraph("Kostnaden er 5")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    paragraph.add_run(" millioner.")
    document.add_paragraph("Mer tekst.")
    document.add_heading("Vurdering", 1)
    document.add_paragraph("Slutt.")
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Uten mva.</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, notes.encode(), document.part.package)
    document.part.relate_to(part, kind)
    document.save(str(tmp_path / "sak.docx"))
    text = read(tmp_path / "sak.docx", tmp_path).text
    assert text == "Bakgrunn\n\nKostnaden er 5¹ millioner.\n\nMer tekst.\n\n¹ Uten mva.\n\nVurdering\n\nSlutt."


@pytest.mark.parametrize(
    ("title", "expected"), [("Microsoft Word - dok1.docx", "Avsnitt en."), ("Nytt vannverk", "Nytt vannverk")]
)
def test_the_title_among_the_properties_counts_when_a_person_wrote_it(
    tmp_path: Path, title: str, expected: str
) -> None:
    def fill(document: WordDocument) -> None:
        document.core_properties.title = title
        document.add_paragraph("Avsnitt en.")

    assert made(tmp_path, fill).title == expected


def test_the_name_of_the_kind_is_not_the_title(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("SAKSFRAMLEGG", 1)
        document.add_paragraph("Sakstittel: Nytt vannverk på Lauvvik")
        document.add_heading("Bakgrunn", 2)
        document.add_paragraph("Tekst.")

    document = made(tmp_path, fill)
    assert (document.title, document.kind) == ("Nytt vannverk på Lauvvik", "saksframlegg")


def test_bold_labels_head_what_stands_below_and_lie_under_the_case(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        for case in ("OPP 17/24 Leirskole", "OPP 18/24 Skolestart"):
            for bold, words in ((True, case), (True, "Vedtak:"), (False, "Saken tas til orientering.")):
                document.add_paragraph().add_run(words).bold = bold

    document = made(tmp_path, fill)
    assert [kind for kind, _, _ in told(document)] == ["heading", "heading", "paragraph"] * 2
    assert [section.heading for section in document.sections] == ["OPP 17/24 Leirskole", "OPP 18/24 Skolestart"]


def test_minutes_are_named_by_whose_meeting_it_was_and_not_by_their_first_case(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        for words in ("Møteprotokoll", "Utvalg: Hovedutvalg for oppvekst", "Dato: 12.09.2024"):
            document.add_paragraph(words)
        for words in ("OPP 17/24 Leirskole", "OPP 18/24 Orienteringer"):
            document.add_heading(words, 1)
            document.add_paragraph("Saken ble drøftet.")

    assert made(tmp_path, fill).title == "Møteprotokoll – Hovedutvalg for oppvekst 12.09.2024"


def test_the_name_of_the_municipality_is_not_the_title(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        for words in ("Lauvvik kommune", "Særutskrift", "Sal av gamle Lauvvik skule"):
            document.add_paragraph().add_run(words).bold = True
            document.add_paragraph("Arkivsak 24/12.")

    assert made(tmp_path, fill).title == "Sal av gamle Lauvvik skule"
