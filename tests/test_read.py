"""Files read as documents: text, structure, facts, and refusals that name the file."""

from datetime import date
from pathlib import Path

import pytest

from corpus.document import BlockKind, Document
from corpus.errors import SaksvarError
from corpus.interval import Grain
from corpus.read import READERS, read


def written(folder: Path, name: str, content: str | bytes) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path, folder)


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


def parent_of(document: Document, words: str) -> str | None:
    block = next(block for block in document.blocks if block.span.of(document.text) == words)
    return None if block.parent is None else document.blocks[block.parent].span.of(document.text)


# Markdown


def test_markdown_text_has_no_markup_left(tmp_path: Path) -> None:
    document = written(
        tmp_path, "a.md", "# A **b** [c](http://d.no)\n\nDet er *viktig* &amp; `kort`.\nSamme avsnitt.\n"
    )
    assert document.text == "A b c\n\nDet er viktig & kort. Samme avsnitt."


def test_slide_headings_give_slide_sections_with_their_numbers(tmp_path: Path) -> None:
    document = written(
        tmp_path, "a.md", "# Plan\n\n## Lysbilde 4: Rådet\n\nTekst.\n\n## Lysbilde 7 – Frister\n\nMer.\n"
    )
    assert [(s.kind, s.number, s.heading) for s in document.sections] == [
        ("slide", 4, "Rådet"),
        ("slide", 7, "Frister"),
    ]
    assert document.title == "Plan"
    assert document.section_at(document.text.index("Mer.")).label == "Lysbilde 7: Frister"


def test_page_headings_give_pages(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "## Side 2: Økonomi\n\nTekst.\n\n## Side 3\n\nMer.\n")
    assert [(s.kind, s.number, s.heading) for s in document.sections] == [("page", 2, "Økonomi"), ("page", 3, "")]


def test_other_headings_are_numbered_from_one_and_deeper_ones_stay_inside(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "# Sak\n\n## Bakgrunn\n\nA.\n\n### Lov\n\nB.\n\n## Vurdering\n\nC.\n")
    assert [(s.number, s.heading) for s in document.sections] == [(1, "Bakgrunn"), (2, "Vurdering")]
    assert parent_of(document, "B.") == "Lov"
    assert parent_of(document, "Lov") == "Bakgrunn"


def test_text_before_the_first_heading_is_a_section_of_its_own(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "# Sak\n\nIngress.\n\n## Bakgrunn\n\nA.\n")
    assert [s.heading for s in document.sections] == ["Sak", "Bakgrunn"]


def test_list_markers_stand_outside_items_and_lists_know_their_introduction(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "Rådet skal:\n\n* møtes\n  ofte\n  * i sal\n* vedta\n\n1. En\n2. To\n")
    assert told(document)[1:] == [
        ("item", 0, "møtes ofte"),
        ("item", 1, "i sal"),
        ("item", 0, "vedta"),
        ("item", 0, "En"),
        ("item", 0, "To"),
    ]
    assert parent_of(document, "vedta") == "Rådet skal:"
    assert parent_of(document, "i sal") == "møtes ofte"
    assert "\n- vedta" in document.text
    assert "\n2. To" in document.text


@pytest.mark.parametrize(
    "words",
    [
        "10. desember 2025",
        "10. desember 2025: oppstart",
        "2. halvår er fristen",
        "12. 3. 2024 møtes rådet",
        "2020. Da ble det bestemt",
        "31. oktober, kl. 12",
    ],
)
def test_a_date_that_opens_a_line_of_markdown_keeps_its_day(tmp_path: Path, words: str) -> None:
    document = written(tmp_path, "a.md", f"Frister:\n\n- {words}\n- noe\n\nAnnet.\n\n{words}\n\n1. Del en\n2. Del to\n")
    assert told(document)[1] == ("item", 0, words)
    assert told(document)[4:] == [("paragraph", 0, words), ("item", 0, "Del en"), ("item", 0, "Del to")]


def test_table_rows_point_to_the_row_of_column_names(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "|Fase|Frist|\n|-|-|\n|PD2|**30. mai** 2021|\n")
    assert told(document) == [("row", 0, "Fase | Frist"), ("row", 0, "PD2 | 30. mai 2021")]
    assert parent_of(document, "PD2 | 30. mai 2021") == "Fase | Frist"


def test_labelled_lines_in_markdown_keep_their_lines(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "# Notat\n\nFra: Kari Dahl\nDato: 14. februar 2024\n\nTekst.\n")
    assert [words for _, _, words in told(document)][1:3] == ["Fra: Kari Dahl", "Dato: 14. februar 2024"]
    assert document.date is not None
    assert document.date.earliest == date(2024, 2, 14)


def test_front_matter_gives_the_facts_and_is_not_text(tmp_path: Path) -> None:
    head = "---\ntitle: Nei\ndate: sommeren 2020\ndate_earliest: 2020-06-01\ndate_latest: 2020-08-31\nkind: notat\n"
    document = written(tmp_path, "a.md", head + "origin: Rådet\nlayout: post\n---\n\nTekst.\n")
    assert (document.title, document.kind, document.origin, document.text) == ("Nei", "notat", "Rådet", "Tekst.")
    assert document.date is not None
    assert (document.date.earliest, document.date.latest) == (date(2020, 6, 1), date(2020, 8, 31))
    assert (document.date.grain, document.date.wording) == (Grain.SPAN, "sommeren 2020")


@pytest.mark.parametrize(
    "head",
    [
        "title: Sak: to kolon: her",
        "title: [a, b]",
        "date_earliest: 2020-06-01",
        "date_earliest: 2020-06-01\ndate_latest: 2019-01-01",
        "date_earliest: i fjor\ndate_latest: i år",
    ],
)
def test_broken_front_matter_is_refused_with_the_file_named(tmp_path: Path, head: str) -> None:
    with pytest.raises(SaksvarError, match=r"under/a\.md"):
        written(tmp_path, "under/a.md", f"---\n{head}\n---\n\nTekst.\n")


def test_prose_between_rules_is_no_front_matter(tmp_path: Path) -> None:
    assert "Bare tekst" in written(tmp_path, "a.md", "---\nBare tekst\n---\n\nMer.\n").text


# Dates


@pytest.mark.parametrize(
    ("wording", "earliest", "latest", "grain"),
    [
        ("2020-08-24", (2020, 8, 24), (2020, 8, 24), Grain.DAY),
        ("24. august 2020", (2020, 8, 24), (2020, 8, 24), Grain.DAY),
        ("mandag 24. aug. 2020 kl. 18.00", (2020, 8, 24), (2020, 8, 24), Grain.DAY),
        ("24.08.2020", (2020, 8, 24), (2020, 8, 24), Grain.DAY),
        ("24/8-2020", (2020, 8, 24), (2020, 8, 24), Grain.DAY),
        ("juni 2020", (2020, 6, 1), (2020, 6, 30), Grain.MONTH),
        ("februar 2024", (2024, 2, 1), (2024, 2, 29), Grain.MONTH),
        ("2020", (2020, 1, 1), (2020, 12, 31), Grain.YEAR),
    ],
)
def test_the_date_line_of_a_plain_file_dates_it(
    tmp_path: Path, wording: str, earliest: tuple[int, int, int], latest: tuple[int, int, int], grain: Grain
) -> None:
    found = written(tmp_path, "a.txt", f"Møteprotokoll\n\nMøtedato: {wording}\n\nSaken ble behandlet.\n").date
    assert found is not None
    assert (found.earliest, found.latest, found.grain) == (date(*earliest), date(*latest), grain)
    assert found.wording == wording.removeprefix("mandag ").removesuffix(" kl. 18.00")


@pytest.mark.parametrize(
    "line",
    [
        "- Dato: 6. mai 2025",
        "- Møtedato: tirsdag 6. mai 2025, kl. 10.00–15.40",
        "- Tid: tirsdag 6. mai 2025, kl. 12.00",
    ],
)
def test_a_date_line_may_be_an_item_and_comes_before_the_table_of_meetings(tmp_path: Path, line: str) -> None:
    table = "" if "Tid" in line else "\n\n| Utvalg | Møtedato |\n|---|---|\n| Formannskapet | 27. mai 2025 |"
    found = written(tmp_path, "a.md", f"# Saksframlegg\n\n- Saksnummer: 34/25\n{line}{table}\n\nSaken gjelder.\n").date
    assert found is not None and found.wording == "6. mai 2025"


@pytest.mark.parametrize("wording", ["sommeren 2020", "30. februar 2020", "snart", "24.13.2020", "1234567"])
def test_any_other_date_leaves_the_document_undated(tmp_path: Path, wording: str) -> None:
    assert written(tmp_path, "a.txt", f"Notat\n\nDato: {wording}\n\nTekst.\n").date is None


# Plain text


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


# Web pages


def test_a_web_page_is_read_without_scripts_and_menus(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Fane</title><style>p{}</style></head><body><nav>Meny</nav><h1>Sak 12</h1>"
        "<p>Frist<i>en</i> er<br>fast.</p><script>x()</script><!-- nei --><h2>Krav</h2><p>Rådet skal:</p>"
        "<ul><li>møtes<ul><li>i sal</li></ul></li><li><p>vedta</p><p>nå</p></li></ul></body></html>"
    )
    document = written(tmp_path, "a.html", page)
    assert told(document) == [
        ("heading", 1, "Sak 12"),
        ("paragraph", 0, "Fristen er\nfast."),
        ("heading", 2, "Krav"),
        ("paragraph", 0, "Rådet skal:"),
        ("item", 0, "møtes"),
        ("item", 1, "i sal"),
        ("item", 0, "vedta\nnå"),
    ]
    assert document.title == "Sak 12"
    assert parent_of(document, "vedta\nnå") == "Rådet skal:"


def test_of_a_web_page_that_says_what_is_its_own_only_that_is_read(tmp_path: Path) -> None:
    page = (
        "<html><body><div>Vi bruker informasjonskapsler.</div><main><h1>Høring</h1><p>Fristen er 1. mai.</p></main>"
        "<footer>Rådhusvegen 1</footer></body></html>"
    )
    assert written(tmp_path, "a.html", page).text == "Høring\n\nFristen er 1. mai."


def test_an_empty_cell_keeps_its_column_and_a_layout_table_is_no_table(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Fase<th>Frist<th>Sted</tr><tr><td>PD2<td><td>Namsos</tr></table>"
        "<table><tr><td><h2>Del</h2><p>Avsnitt.</p></td></tr></table>"
    )
    kinds = told(written(tmp_path, "a.html", page))
    assert kinds[:2] == [("row", 0, "Fase | Frist | Sted"), ("row", 0, "PD2 | | Namsos")]
    assert kinds[2:] == [("heading", 2, "Del"), ("paragraph", 0, "Avsnitt.")]


def test_wide_and_tall_cells_of_a_web_page_keep_values_under_their_headings(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Skole</th><th colspan=2>Elever</th><th>Trinn</th></tr>"
        "<tr><td rowspan=2>Vika</td><td>84</td><td>91</td><td>1</td></tr><tr><td>12</td><td>14</td><td>2</td></tr>"
        "<tr><td>Bekken</td><td>46</td><td>31</td><td>1</td></tr></table>"
    )
    assert written(tmp_path, "a.html", page).text.split("\n") == [
        "Skole | Elever | | Trinn",
        "Vika | 84 | 91 | 1",
        "| 12 | 14 | 2",
        "Bekken | 46 | 31 | 1",
    ]


def test_a_web_page_may_carry_its_date_and_charset(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-1"><meta name="date" content="2020-08-24"><title>Øre</title><p>Blåbær</p>'
    document = written(tmp_path, "a.html", page.encode("latin-1"))
    assert (document.title, document.text) == ("Øre", "Blåbær")
    assert document.date is not None
    assert document.date.is_day


# Refusals


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.txt", b""),
        ("tom.md", b" \n\n "),
        ("bare_fakta.md", b"---\ntitle: A\n---\n"),
        ("tom.html", b"<html><script>x</script></html>"),
        ("bilde.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("ulest.txt", bytes(range(128, 256)) * 20),
        ("nuller.md", b"tekst\x00tekst"),
        ("regneark.xlsx", b"PK"),
        ("uten_endelse", b"tekst"),
        ("sak.PDF", b"%PDF"),
        ("sak.docx", b"PK"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(SaksvarError, match=name):
        written(tmp_path, name, content)


def test_an_unknown_format_is_told_every_format_that_is_read(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError) as refusal:
        written(tmp_path, "sak.csv", b"x")
    assert all(suffix in str(refusal.value) for suffix in READERS)


@pytest.mark.parametrize(("name", "advice"), [("sak.doc", ".docx"), ("sak.ODT", ".docx"), ("sak.ppt", ".pptx")])
def test_an_older_office_format_is_told_what_to_save_it_as(tmp_path: Path, name: str, advice: str) -> None:
    with pytest.raises(SaksvarError, match=rf"Lagre som \{advice}"):
        written(tmp_path, name, b"x")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mappe.md").mkdir()
    for name in ("mappe.md", "borte.txt"):
        with pytest.raises(SaksvarError, match=name):
            read(tmp_path / name, tmp_path)


def test_the_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    assert written(tmp_path, "møter/2020/A\u030ar.txt", "Tekst.").id == "møter/2020/År.txt"


def test_a_file_without_heading_takes_its_first_line_as_title_and_cuts_it(tmp_path: Path) -> None:
    assert (
        written(tmp_path, "a.txt", "Kommunen venter på svar. Det haster.\n").title
        == "Kommunen venter på svar. Det haster."
    )
    assert len(written(tmp_path, "b.txt", "ord " * 1000).title) == 200
