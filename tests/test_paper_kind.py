"""What kind of paper a document is, when it is from, and from whom."""

import pytest
from made_up import document

from corpus.paper_kind import PaperKind, paper_date, paper_kind, sender


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("# Saksframlegg", PaperKind.CASE_PAPER),
        ("# Møteprotokoll for formannskapet", PaperKind.MINUTES),
        ("# Saksprotokoll", PaperKind.MINUTES),
        ("# Særutskrift av sak 12/24", PaperKind.EXCERPT),
        ("# Melding om vedtak", PaperKind.DECISION),
        ("# Høyringsfråsegn frå Vika bygdelag", PaperKind.HEARING),
        ("# Referat fra arbeidsgruppa", PaperKind.NOTES),
        ("# Kunstgress på Øya", PaperKind.OTHER),
    ],
)
def test_the_title_says_what_paper_it_is(opening: str, expected: PaperKind) -> None:
    assert paper_kind(document(f"{opening}\n\nTekst her.\n", "a.md")) is expected


def test_what_is_said_of_a_document_goes_before_its_title() -> None:
    told = "---\ntitle: Protokoll for valget\nkind: saksframlegg\n---\n\nTekst.\n"
    assert paper_kind(document(told)) is PaperKind.CASE_PAPER


def test_a_protocol_statement_is_no_set_of_minutes() -> None:
    assert paper_kind(document("# Protokolltilførsel\n\nTekst.\n", "a.md")) is PaperKind.OTHER


def test_the_file_name_helps_where_the_text_does_not() -> None:
    assert paper_kind(document("# Sak 4\n\nTekst.\n", "horingssvar-elvelaget.md")) is PaperKind.HEARING


@pytest.mark.parametrize(
    "text",
    [
        "# Referat\n\n- Tid: tirsdag 11. november 2025, kl. 12.00\n",
        "# Referat\n\n- Dato: 11. november 2025\n",
        "# Referat fra møte 11.11.2025\n\nTekst.\n",
    ],
)
def test_the_day_is_read_from_a_date_line_a_meeting_time_or_the_title(text: str) -> None:
    found = paper_date(document(text))
    assert found is not None and found.earliest.isoformat() == "2025-11-11"


def test_a_paper_that_names_no_day_of_its_own_is_undated() -> None:
    assert paper_date(document("# Notat\n\nBrua ble åpnet 4. mai 1968.\n")) is None


def test_the_sender_is_named_after_fra_or_in_the_letterhead() -> None:
    assert sender(document("# Høringssvar fra Elvelaget\n\nVi er imot.\n")) == "Elvelaget"
    assert sender(document("Hovden Turlag\n\nHøringssvar til forslaget\n\nVi er imot.\n", "a.txt")) == "Hovden Turlag"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Nes og omegn velforening", "Nes og omegn velforening"),
        ("Legene på Nes legesenter og vaktlag", "Legene på Nes legesenter og vaktlag"),
        ("Bom og avgift", ""),
        ("Kunstgress på Øya", ""),
        ("Skolestruktur og takster i Vika kommune", ""),
        ("Forslag til gebyr", ""),
    ],
)
def test_a_first_line_is_a_letterhead_where_it_names_a_body(first: str, expected: str) -> None:
    assert sender(document(f"# {first}\n\nVi skriver dette.\n")) == expected
