"""Web pages read as documents."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from made_up import case_in
from read_files import parent_of, told, written

from assistant.answer import Answered


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


# Labels and their values

LIST = (
    "<h1>Om kommunen</h1><dl><dt>Ordfører</dt>\n<dd>Per\n Dahl</dd><dt>Varaordfører:</dt><dd><p>Kari <b>Lie</b></p>"
    "</dd><div><dt>Medlemmer</dt><dd>Ola Moen</dd><dd>Eva Vik</dd></div>"
    "<dt>Utvalg</dt><dt>Råd<dd>Plan, miljø<dd>Eldre</dl>"
)


def test_a_label_and_its_value_are_one_labelled_fact(tmp_path: Path) -> None:
    assert [words for _, _, words in told(written(tmp_path, "a.html", LIST))][1:] == [
        "Ordfører: Per Dahl",
        "Varaordfører: Kari Lie",
        "Medlemmer: Ola Moen, Eva Vik",
        "Utvalg, Råd: Plan, miljø; Eldre",
    ]


def test_a_label_is_answered_with_its_value(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(LIST, "utf-8")
    found = case_in(tmp_path).assistant.ask("Hvem er ordfører?", today=date(2024, 10, 1))
    assert isinstance(found, Answered)
    assert "Per Dahl" in found.statements[0].text


def test_a_value_that_is_a_list_stands_below_its_label(tmp_path: Path) -> None:
    page = (
        "<h1>Støtte</h1><dl><dt>Krav</dt><dd><ul><li>søknad<li>regnskap</ul></dd><dt>Hvem kan søke?</dt><dd>Alle.</dl>"
    )
    document = written(tmp_path, "a.html", page)
    assert told(document)[1:] == [
        ("paragraph", 0, "Krav:"),
        ("item", 0, "søknad"),
        ("item", 0, "regnskap"),
        ("paragraph", 0, "Hvem kan søke? Alle."),
    ]
    assert parent_of(document, "regnskap") == "Krav:"


def test_a_list_of_labels_without_values_is_kept(tmp_path: Path) -> None:
    page = "<dl><dt>Ordfører</dt><dd> </dd><dt>Adresse</dt></dl><dl><dd>Uten navn</dd></dl>"
    assert written(tmp_path, "a.html", page).text == "Ordfører\n\nAdresse\n\nUten navn"


# What is the site's


def test_the_foot_of_a_page_and_menus_beside_it_are_left_out_and_boxes_of_facts_are_not(tmp_path: Path) -> None:
    page = (
        "<body><h1>Høring</h1><p>Fristen er 1. mai.</p><article><p>Skolen består.</p><footer>Publisert av Ola."
        "</footer></article><aside><h2>Fakta</h2><p>Skolen er fra 1974.</p></aside><aside><h2>Les mer</h2><ul><li>"
        "<a href='a'>Saken om skolene</a><li><a href='b'>Saken om veien over fjellet</a></ul></aside>"
        "<footer><p>Vika kommune</p><p>Rådhusvegen 1</p></footer></body>"
    )
    assert [words for _, _, words in told(written(tmp_path, "a.html", page))] == [
        "Høring",
        "Fristen er 1. mai.",
        "Skolen består.",
        "Publisert av Ola.",
        "Fakta",
        "Skolen er fra 1974.",
    ]


def test_a_page_that_is_nothing_but_its_foot_is_kept(tmp_path: Path) -> None:
    assert written(tmp_path, "a.html", "<body><footer><p>Fristen er 1. mai.</p></footer></body>").text


@pytest.mark.parametrize("opening", ["<main>", "<div>"])
def test_the_foot_dates_a_page_that_says_no_other_day(tmp_path: Path, opening: str) -> None:
    foot = "<footer><div>Vika kommune</div><p>Sist oppdatert <time>9. februar 2026</time></p></footer>"
    page = f"<body>{opening}<h1>Høring</h1><p>Fristen er 1. mai.</p>{opening.replace('<', '</')}{foot}</body>"
    document = written(tmp_path, "a.html", page)
    assert document.date is not None and document.date.wording == "9. februar 2026"
    dated = written(tmp_path, "a.html", page.replace("<p>Fristen", "<p>Dato: 3. mai 2024</p><p>Fristen"))
    assert dated.date is not None and dated.date.wording == "3. mai 2024"


@pytest.mark.parametrize("tag", ["footer", "dl><dd", "aside><a", "dl><dt"])
def test_thousands_of_such_elements_in_each_other_do_not_hold_the_reader_up(tmp_path: Path, tag: str) -> None:
    started = process_time()
    written(tmp_path, "a.html", f"<{tag}>" * 5_000 + "<p>Innerst.")
    assert process_time() - started < 5
