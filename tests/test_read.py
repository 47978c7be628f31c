"""Markdown files read as documents, dates, and refusals that name the file."""

from datetime import date
from pathlib import Path

import pytest
from read_files import parent_of, told, written

from corpus.errors import SaksvarError
from corpus.interval import Grain
from corpus.read import READERS, read

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
