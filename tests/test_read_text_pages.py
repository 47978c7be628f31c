"""Plain text as programs take it out of PDFs: pages, what they repeat, and words cut where lines end."""

from datetime import date
from pathlib import Path

import pytest
from made_up import case_in
from read_files import told, written

from assistant.answer import Answered
from corpus.document import Document
from corpus.split import split

HEADER = "Storvik kommune                       Møtebok"
PAGES = (
    """\
Saksframlegg

Skolestruktur i Storvik

Kommunestyret behandlet skolestruk-
turen i møtet 12. mars 2024 og ba om at administrasjonen
legger fram en utredning av innførings-
og driftskostnader, e-
helse og av hva det koster å drive den gamle skolen videre til""",
    """\
høsten 2026. Rådmannen mener at skolen på
Nesset bør legges ned, fordi elevtallet er halvert siden år-
tusenskiftet, og fordi bygget ikke holder kravene i forskrif-""",
    """\
ten. Vedtaket skal gjelde fra 1. august 2025.

3 Økonomi

Tiltaket koster 31 mill. kroner.""",
)


def pages(*bodies: str, header: str = HEADER, footer: str = "Side") -> str:
    made = (
        f"{header} {n}\n\n{body}\n\n{'':30}{footer} {n} av {len(bodies)}\n\f" for n, body in enumerate(bodies, start=1)
    )
    return "".join(made)


@pytest.fixture
def minutes(tmp_path: Path) -> Document:
    return written(tmp_path, "sak.txt", pages(*PAGES))


def test_words_cut_at_line_ends_are_whole_and_words_with_a_hyphen_keep_it(minutes: Document) -> None:
    text = " ".join(minutes.text.split())
    for words in (
        "skolestrukturen i møtet",
        "innførings- og driftskostnader",
        "e-helse og",
        "siden årtusenskiftet, og",
    ):
        assert words in text


def test_what_the_pages_repeat_is_neither_text_nor_title_nor_name_of_a_section(minutes: Document) -> None:
    assert "Møtebok" not in minutes.text and "Side" not in minutes.text
    assert "Møtebok" not in minutes.title + "".join(section.heading for section in minutes.sections)
    assert [(s.kind, s.number) for s in minutes.sections] == [("page", 1), ("page", 2), ("page", 3)]


def test_a_sentence_over_a_page_break_stands_whole_on_the_page_where_it_begins(minutes: Document) -> None:
    for words, page in (("videre til\nhøsten 2026.", 1), ("kravene i forskriften.", 2), ("Vedtaket skal", 3)):
        at = minutes.text.index(words)
        assert (minutes.section_at(at).number, minutes.section_at(at + len(words) - 1).number) == (page, page)
    assert ("paragraph", 0, "Vedtaket skal gjelde fra 1. august 2025.") in told(minutes)


def test_spans_slice_back_after_words_are_made_whole(minutes: Document) -> None:
    blocks = [words for _, _, words in told(minutes)]
    assert blocks[-2:] == ["3 Økonomi", "Tiltaket koster 31 mill. kroner."]
    assert all(passage.text == passage.span.of(minutes.text) for passage in split(minutes))
    assert minutes.sections[-1].span.end == len(minutes.text)


def test_an_answer_from_a_text_of_pages_has_whole_words_and_its_page(tmp_path: Path) -> None:
    (tmp_path / "sak.txt").write_text(pages(*PAGES), "utf-8")
    found = case_in(tmp_path).assistant.ask("Hvorfor bør skolen på Nesset legges ned?", today=date(2024, 10, 1))
    assert isinstance(found, Answered)
    cited = found.citations[0]
    assert "årtusenskiftet" in cited.quote and "forskriften" in cited.quote
    place = cited.document.section_at(cited.span.start)
    assert (place.kind, place.number) == ("page", 2)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Tiltaket koster 4 millioner kro-", "ner i året.", "kroner\ni året."),
        ("Kommunen legger ned barne-", "og ungdomsskolen.", "barne-\nog ungdomsskolen."),
        ("Vedtaket gjelder Helse Midt-", "Norge og kommunene.", "Midt-Norge\nog kommunene."),
        ("Kommunen skal ta i bruk e-", "helse fra 2026.", "e-helse\nfra 2026."),
        ("Kommunen utsetter prosjektet SW-", "2 ett år.", "SW-2\nett år."),
        ("Styret vil ha en ny hoved-", "plan.", "hovedplan."),
        ("Det var to for-", "synings-", "forsyningsveier."),
        ("Det skolestruk\u00adtur-", "utvalget mener.", "skolestrukturutvalget\nmener."),
        ("Saken gjelder tre punkt -", "og ett til.", "punkt -\nog ett til."),
    ],
)
def test_a_hyphen_at_a_line_end_goes_where_the_line_end_put_it_there(
    tmp_path: Path, above: str, below: str, whole: str
) -> None:
    third = "veier.\n" if below.endswith("-") else ""
    document = written(tmp_path, "a.txt", f"Sak\n\n{above}\n{below}\n{third}\nSlutt på saken.\n")
    assert document.text.startswith("Sak\n\n") and document.text.endswith("\n\nSlutt på saken.\n")
    assert whole in document.text


def test_a_hyphen_the_document_writes_elsewhere_stays(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Sak\n\nDet er et lønns-\noppgjør. Et lønns-oppgjør tar tid.\n")
    assert document.text.count("lønns-oppgjør") == 2


def test_rows_and_items_are_not_run_together_with_the_line_below(tmp_path: Path) -> None:
    document = written(
        tmp_path, "a.txt", "Valg\n\nNavn\tParti-\nleder\tSted\n\nVi skal ha:\n- kultur-\n- idretts-\n- andre tilbud\n"
    )
    assert document.text.count("-\n") == 3


def test_a_text_without_pages_or_cut_words_is_the_files_own(tmp_path: Path) -> None:
    raw = "Sak\n\nSide 1 av 2\n\nKommunen har en plan -\nden gjelder 2024–\n2028.\n\nSide 2 av 2\n"
    assert written(tmp_path, "a.txt", raw).text == raw


@pytest.mark.parametrize("header", ["Sak 12/24", "Kapittel 1", "VEDTAK"])
def test_what_names_a_case_or_a_part_of_the_paper_is_kept_on_every_page(tmp_path: Path, header: str) -> None:
    bodies = [f"{header.replace('1', str(n))}\n\nSkole nummer {n} legges ned.\n" for n in (1, 2, 3)]
    document = written(tmp_path, "a.txt", "\f".join(bodies))
    assert [section.heading for section in document.sections] == [body.split("\n")[0] for body in bodies]


def test_a_case_number_in_a_header_with_page_numbers_is_repeated(tmp_path: Path) -> None:
    bodies = [f"Storvik kommune Sak 12/24 Side {n}\n\nSkole nummer {n} legges ned.\n" for n in (1, 2, 3)]
    assert "Storvik" not in written(tmp_path, "a.txt", "\f".join(bodies)).text


def test_sentences_and_facts_that_differ_only_in_figures_are_kept(tmp_path: Path) -> None:
    bodies = [f"Rom: {n}\nAreal: {20 + n} kvm\n\nRommet koster {n} mill.\nSum drift {3 * n}" for n in (1, 2, 3)]
    text = written(tmp_path, "a.txt", "\n\f".join(bodies)).text
    assert text == "\n\f".join(bodies)


def test_a_text_that_is_nothing_but_what_it_repeats_is_kept(tmp_path: Path) -> None:
    assert written(tmp_path, "a.txt", "Storvik kommune\n\fStorvik kommune\n\f").text.count("Storvik") == 2


def test_the_kind_of_paper_that_only_the_header_tells_is_known(tmp_path: Path) -> None:
    bodies = ["Skolen på Nesset legges ned.", "Skolen på Vika består.", "Møtet ble hevet."]
    assert written(tmp_path, "a.txt", pages(*bodies, header="Møteprotokoll for Storvik, ark")).kind == "møteprotokoll"


def test_one_page_keeps_its_sections_and_loses_its_number(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Første del\n\nTekst en.\n\n\n\nAndre del\n\nTekst to.\n\nSide 1 av 1\n\f")
    assert [(s.kind, s.number, s.heading) for s in document.sections] == [
        ("section", 1, "Første del"),
        ("section", 2, "Andre del"),
    ]
    assert "Side" not in document.text


def test_pages_count_those_without_words_and_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    contents = "Innhold\n\n1 Skole ........ 2\n2 Vei .......... 3\n3 Vann ......... 3\n"
    document = written(tmp_path, "a.txt", f"\f{contents}\f1 Skole\n\nSkolen består.\n")
    assert "....." not in document.text
    assert document.section_at(document.text.index("Skolen består")).number == 3


# Markdown and web pages


def test_a_word_cut_at_a_line_end_of_markdown_is_whole(tmp_path: Path) -> None:
    raw = "# Sak\n\nTiltaket koster 4 millioner kro-\nner, med innførings-\nog **drifts-**\nkostnader og e-\nhelse.\n"
    assert written(tmp_path, "a.md", raw).text == (
        "Sak\n\nTiltaket koster 4 millioner kroner, med innførings- og driftskostnader og e-helse."
    )


def test_a_word_cut_in_an_item_of_markdown_is_whole(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "# Sak\n\n- drifts-\n  kostnader\n- lønns-  \n  oppgjør\n")
    assert told(document)[1:] == [("item", 0, "driftskostnader"), ("item", 0, "lønns-\noppgjør")]


def test_pages_that_a_program_made_markdown_of_lose_what_they_repeat(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", pages("# Skole\n\nSkolen på Nesset består.", "# Vei\n\nVeien stenges."))
    assert [words for _, _, words in told(document)] == ["Skole", "Skolen på Nesset består.", "Vei", "Veien stenges."]


def test_a_word_cut_at_a_line_end_of_a_web_page_is_whole(tmp_path: Path) -> None:
    page = (
        "<h1>Skole&shy;struktur</h1><p>Tiltaket koster 4 millioner kro-\nner, med innførings-\nog drifts-<br>kostnader "
        "og e-\nhelse.</p><table><tr><td>Byg-<br>ning</td><td>31</td></tr></table><pre>drifts-\nkostnader\ni år</pre>"
    )
    assert written(tmp_path, "a.html", page).text == (
        "Skolestruktur\n\nTiltaket koster 4 millioner kroner, med innførings- og driftskostnader og e-helse.\n\n"
        "Bygning | 31\n\ndriftskostnader\ni år"
    )
