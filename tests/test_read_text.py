"""Plain text files read as documents: paragraphs, lists, headings."""

from pathlib import Path

import pytest
from read_files import parent_of, told, written

from corpus.document import BlockKind


def test_plain_text_is_the_files_own_text(tmp_path: Path) -> None:
    raw = "\ufeffTittel her\r\n\r\n  Innrykket tekst\tmed tab.\r\nA\u030al er NFD.\r\n"
    assert written(tmp_path, "a.txt", raw).text == "Tittel her\n\n  Innrykket tekst\tmed tab.\nÅl er NFD.\n"


def test_three_empty_lines_start_a_section_and_two_do_not(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Første del\n\nTekst en.\n\n\nFortsatt en.\n\n\n\nAndre del\n\nTekst to.\n")
    assert [(s.kind, s.number, s.heading) for s in document.sections] == [
        ("section", 1, "Første del"),
        ("section", 2, "Andre del"),
    ]


def test_a_form_feed_starts_a_section_and_a_run_of_them_only_one(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "\f\fFørste del\n\nTekst.\f\n\f\fAndre del\n\nMer.\n\f\f")
    assert [s.heading for s in document.sections] == ["Første del", "Andre del"]


def test_bullets_of_two_kinds_make_two_depths(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Valg\n\no Første valg\n• under det\n\n• også under\no Andre valg\n")
    assert told(document) == [
        ("heading", 1, "Valg"),
        ("item", 0, "Første valg"),
        ("item", 1, "under det"),
        ("item", 1, "også under"),
        ("item", 0, "Andre valg"),
    ]
    assert parent_of(document, "også under") == "Første valg"
    assert parent_of(document, "Andre valg") == "Valg"


def test_hard_wrapped_lines_belong_to_their_item_even_below_a_blank_line(tmp_path: Path) -> None:
    raw = (
        "Valg\n\no Rådet skal sikre at innspill fra kommunene vurderes i fellesmøter med \n\nprosjektet hvert år.\n"
        "o Et forprosjekt er estimert til å ta seks måneder og må resultere i en \nsak. Den skal vedtas.\n"
    )
    document = written(tmp_path, "a.txt", raw)
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM]


def test_one_paragraph_to_a_line_gives_one_block_to_a_line(tmp_path: Path) -> None:
    raw = "Flyplassen er stengt\nFlyplassen har vært stengt siden 2016.\n– Vi håper, sier Dahl.\n– Når?\n"
    raw += "– Snart, svarer han.\n"
    document = written(tmp_path, "a.txt", raw)
    assert [kind for kind, _, _ in told(document)] == ["heading", "paragraph", "paragraph", "paragraph", "paragraph"]
    assert document.title == "Flyplassen er stengt"
    assert told(document)[2][2] == "– Vi håper, sier Dahl."


def test_dashes_below_a_colon_are_a_list(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Sak\n\nRådet krever:\n– Vi må vente.\n– Vi må spare.\n")
    assert told(document)[2:] == [("item", 0, "Vi må vente."), ("item", 0, "Vi må spare.")]
    assert parent_of(document, "Vi må spare.") == "Rådet krever:"


def test_a_list_goes_on_from_a_line_that_breaks_off_and_not_from_one_that_says_something(tmp_path: Path) -> None:
    raw = "Sak\n\nDe to truslene er\n\n1. at vannet stiger,\n2. at veien raser.\n"
    raw += "\nRådet er enig.\n\n– Eva Lie\n– Per Dal\n"
    document = written(tmp_path, "a.txt", raw)
    assert parent_of(document, "at veien raser.") == "De to truslene er"
    assert parent_of(document, "Per Dal") == "Sak"


def test_numbered_items_count_and_dates_are_not_items(tmp_path: Path) -> None:
    raw = "Vedtak\n\nStyret vedtok:\n1. Saken utsettes\n   til høsten.\n2. Kommunen venter.\n a) i juni\n b) i juli\n"
    raw += "\n31. oktober er fristen.\n"
    document = written(tmp_path, "a.txt", raw)
    assert told(document)[2:] == [
        ("item", 0, "Saken utsettes\n   til høsten."),
        ("item", 0, "Kommunen venter."),
        ("item", 1, "i juni"),
        ("item", 1, "i juli"),
        ("paragraph", 0, "31. oktober er fristen."),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2.1 Bakgrunn", "2.2 Vurdering"),
        ("1. Bakgrunn", "2. Vurdering"),
        ("BAKGRUNN", "VURDERING"),
        ("Bakgrunn\n--------", "Vurdering\n---------"),
        ("§ 3 Formål", "§ 4 Virkeområde"),
        ("Bakgrunn", "Vurdering"),
    ],
)
def test_headings_start_sections_in_a_file_without_gaps(tmp_path: Path, first: str, second: str) -> None:
    raw = f"Saksframlegg\n\nInnledning her.\n\n{first}\n\nTekst her.\n\n{second}\n\nSlutt her.\n"
    document = written(tmp_path, "a.txt", raw)
    assert [s.heading for s in document.sections] == ["Saksframlegg", first.split("\n")[0], second.split("\n")[0]]


def test_short_numbered_lines_in_a_row_are_a_list_and_no_headings(tmp_path: Path) -> None:
    document = written(
        tmp_path, "a.txt", "Krav\n\nVi trenger dette nå:\n\n1. Kostnad\n\n2. Behov\n\n3. Tid\n\nDet haster.\n"
    )
    assert [kind for kind, _, _ in told(document)] == ["heading", "paragraph", "item", "item", "item", "paragraph"]


def test_figure_text_is_neither_headings_nor_one_paragraph(tmp_path: Path) -> None:
    raw = "Plan\n\nKommuner i Trøndelag\n\nKommunale fastleger\n\nPD1 PD2 PD3 SW1\n\n7 mnd. planfase\n"
    document = written(tmp_path, "a.txt", raw)
    assert [kind for kind, _, _ in told(document)] == ["heading", "paragraph", "paragraph", "paragraph", "paragraph"]


def test_a_plain_file_may_open_with_title_and_date(tmp_path: Path) -> None:
    raw = "Tittel: Nytt vannverk\nDato: 3. mai 2024\n\n\n\nBakgrunn\n\nTekst.\n\n\n\nSlutt\n\nMer.\n"
    document = written(tmp_path, "a.txt", raw)
    assert document.title == "Nytt vannverk"
    assert document.date is not None
    assert [s.heading for s in document.sections] == ["Bakgrunn", "Slutt"]


def test_a_letterhead_is_not_the_title(tmp_path: Path) -> None:
    raw = "Lauvvik vel\nStrandveien 3\n\nUttalelse om vannverk\n\nVi mener at saken haster.\n\nVi takker.\n"
    assert written(tmp_path, "a.txt", raw).title == "Uttalelse om vannverk"


def test_a_windows_file_is_read(tmp_path: Path) -> None:
    assert written(tmp_path, "a.txt", "Tre små kommuner på Østlandet.".encode("cp1252")).text.startswith("Tre små")


def test_tabbed_lines_are_rows(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Frister\n\nFase\tFrist\nPD2\t2021\n")
    assert [kind for kind, _, _ in told(document)] == ["heading", "row", "row"]


def test_a_sentence_that_ends_inside_quotation_marks_is_no_heading(tmp_path: Path) -> None:
    text = (
        "MØTEBOK\n\nBehandling:\nKommunalsjefen orienterte i tjue minutter og svarte på spørsmål fra salen.\n\n"
        'Ingrid Lie (SV) foreslo: "Ungdom reiser gratis."\n\n'
        "Forslaget ble vedtatt med fem mot fire stemmer, og saken går videre til kommunestyret i juni.\n"
    )
    document = written(tmp_path, "a.txt", text)
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds['Ingrid Lie (SV) foreslo: "Ungdom reiser gratis."'] is BlockKind.PARAGRAPH
