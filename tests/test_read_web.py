"""Web pages read as documents."""

from pathlib import Path

from read_files import parent_of, told, written


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
