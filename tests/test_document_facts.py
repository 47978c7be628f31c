"""What papers say of themselves at their head: kind, date and title, in bokmål and nynorsk."""

from datetime import date
from pathlib import Path

import docx
import pytest

from corpus.date_line import date_near_top
from corpus.read import read
from corpus.read.document_kind import KINDS, is_kind_word, kind_of
from corpus.read.own_title import useful_title


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("SAKSFRAMLEGG\n\nSaksbehandler: Kari Dahl", "saksframlegg"),
        ("Saksfremlegg – nytt vannverk", "saksframlegg"),
        ("Lauvvik kommune\n\nSaksframstilling", "saksframlegg"),
        ("Kommunedirektøren si tilråding:", "saksframlegg"),
        ("Møteprotokoll for kommunestyret", "møteprotokoll"),
        ("Møteprotokoll formannskapet 3. juni 2024\n\nVedtak: Planen vedtas.", "møteprotokoll"),
        ("Saksprotokoll i formannskapet 12.03.2024", "møteprotokoll"),
        ("Møtebok\n\nHeradsstyret", "møteprotokoll"),
        ("Møteinnkalling\n\nUtval: Formannskapet", "møteinnkalling"),
        ("Innkalling til møte i rådet", "møteinnkalling"),
        ("Særutskrift\n\nSaksframlegg", "særutskrift"),
        ("Særutskrift av sak 12/24", "særutskrift"),
        ("Høyringsfråsegn frå Lauvvik ungdomsråd", "høringssvar"),
        ("Høringssvar fra Lauvvik vel", "høringssvar"),
        ("Høringsuttalelse – plan for vann", "høringssvar"),
        ("Melding om vedtak", "melding om vedtak"),
        ("Vedtak i sak 3/24", "vedtak"),
        ("Møtereferat\n\nTil stede: Kari", "referat"),
        ("Referat fra møte 3. mai", "referat"),
        ("Orienteringsnotat til kommunestyret", "notat"),
        ("Type: rapport", "rapport"),
        ("Leieavtale for hallen", "avtale"),
    ],
)
def test_the_word_at_the_head_is_the_kind(head: str, kind: str) -> None:
    assert kind_of(f"{head}\n\nKommunen bygger vannverk, og rådet har sett på saken.") == kind
    assert kind in {name for name, _ in KINDS}


@pytest.mark.parametrize(
    "text",
    [
        "Nytt vannverk\n\nKommunen bygger.",
        "Vedtaket ble fattet i mai, og rådet ventet.",
        "Notater er ikke ført.",
        "Rapporten viser at rørene lekker.",
        "Nytt vannverk\n\nKommunen bygger.\n\nMer tekst.\n\nVedtak:\n\nPlanen vedtas.",
    ],
)
def test_other_openings_tell_no_kind(text: str) -> None:
    assert kind_of(text) == ""


@pytest.mark.parametrize(
    "head",
    [
        "Dato: 12.03.2024",
        "DATO: 12. mars 2024",
        "Vår dato: 12.03.2024   Arkivsak: 24/17",
        "Møtedato: Tirsdag 12.03.2024 kl. 18:00",
        "Møtedato/tid: 12.03.2024",
        "Dato:\n12.03.2024",
        "**Dato:** 12. mars 2024",
        "Saksbehandler | Arkivsak | Dato\nKari Dahl | 24/17 | 12.03.2024",
        "Dato | 12.03.2024",
        "Utvalg | Formannskapet\nMøtedato | Tirsdag 12.03.2024 kl. 18:00\nSted | Rådhuset",
        "| **Dato** | 12. mars 2024 |",
        "Dato | | 12.03.2024",
        "Saksbehandler\tKari Dahl\nDato\t12.03.2024",
        "Saksbehandler   Kari Dahl\nDato            12.03.2024",
        "Dato | Utvalg\nMøtedato | 12.03.2024",
        "Lauvvik, 12. mars 2024",
        "Lauvvik, den 12.03.2024",
        "Utvalsdato: 12.3.2024",
        "Utarbeidet av rådgiver Ola Moen 12. mars 2024",
        "Utarbeidet av rådgiver Ola Moen (12. mars 2024)",
        "Sammenstilt av rådgiver Ola Moen, Lauvvik kommune den 12. mars 2024",
    ],
)
def test_a_paper_is_dated_by_its_head(head: str) -> None:
    found = date_near_top(f"Saksframlegg\n\n{head}\n\nKommunen bygger nytt vannverk.")
    assert found is not None
    assert found.earliest == found.latest == date(2024, 3, 12)


def test_a_table_of_labels_without_colons_dates_a_word_file_and_a_web_page(tmp_path: Path) -> None:
    rows = (("Utvalg", "Formannskapet"), ("Dato", "05.06.2024"), ("Sted", "Rådhuset"))
    document = docx.Document()
    document.add_paragraph("Møteprotokoll")
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    told = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    (tmp_path / "b.html").write_text(f"<h1>Møteprotokoll</h1><table>{told}</table>", "utf-8")
    for name in ("a.docx", "b.html"):
        dated = read(tmp_path / name, tmp_path).date
        assert dated is not None and dated.earliest == dated.latest == date(2024, 6, 5), name


@pytest.mark.parametrize(
    "text",
    [
        "Fristen er 12.03.2024.",
        "Deres dato: 12.03.2024",
        "Dato for oppstart er 12.03.2024",
        "Møtet var i Lauvvik, 12. mars 2024 kom svaret fra alle de andre kommunene.",
        "Fase | Frist\nPD2 | 12.03.2024",
        "Møtedato | 12.03.2024 | 19.03.2024",
        "Møtedato | Utvalg",
        "Deres dato | 12.03.2024",
        "Dato 12.03.2024 er ikke fastsatt",
        "Utarbeidet av rådgiver Ola Moen etter møtet 3. mai 2024",
        "Utarbeidet av rådgiver Ola Moen etter møtet den 3. mai 2024",
    ],
)
def test_a_day_in_the_text_does_not_date_the_paper(text: str) -> None:
    assert date_near_top(f"Nytt vannverk\n\n{text}\n") is None


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - dok1.docx",
        "Microsoft PowerPoint - Presentasjon1",
        "Presentasjon1",
        "PowerPoint-presentasjon",
        "Dokument 2",
        "Untitled",
        "scan_0042",
        "sak-12_endelig.pdf",
        "2024-03",
        "",
        "Mal",
    ],
)
def test_a_title_that_no_person_wrote_is_useless(title: str) -> None:
    assert useful_title(title) == ""


@pytest.mark.parametrize(
    "title", ["Nytt vannverk", "Dokumentasjon av lekkasjer", "Presentasjon av vannverket", "Sak 12"]
)
def test_a_title_that_a_person_wrote_is_kept(title: str) -> None:
    assert useful_title(f"  {title}\n") == title


def test_the_bare_name_of_a_kind_is_told_from_a_title() -> None:
    assert is_kind_word("SAKSFRAMLEGG")
    assert not is_kind_word("Saksframlegg om vann")


def test_the_day_a_file_was_saved_does_not_date_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nytt vannverk\n\nKommunen bygger.", encoding="utf-8")
    document = read(tmp_path / "a.txt", tmp_path)
    assert document.date is None
    assert "date" in document.unknown


@pytest.mark.parametrize(("kind", "day"), [("Særutskrift", "30.05.2024"), ("Saksframlegg", "14.05.2024")])
def test_an_extract_is_from_the_last_of_the_meetings_it_tells_of(tmp_path: Path, kind: str, day: str) -> None:
    rows = "Saksnr | Utvalg | Møtedato\n021/24 | Formannskapet | 14.05.2024\n033/24 | Kommunestyret | 30.05.2024"
    (tmp_path / "sak.txt").write_text(f"{kind}\n\n{rows}\n\nSkolen leies ut.\n", "utf-8")
    dated = read(tmp_path / "sak.txt", tmp_path).date
    assert dated is not None and dated.wording == day
