from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from plan_case import shipped_timeline

from assistant.answer import Computation
from assistant.deadlines.found_deadlines import find_deadlines, with_found
from assistant.deadlines.lookup import next_deadline
from corpus.document import Document
from corpus.folder import load

TODAY = date(2025, 3, 10)


def document(folder: Path, text: str, dated: str = "3. mars 2025") -> Document:
    front = f"---\ntitle: Reguleringsplan\ndate: {dated}\n---\n" if dated else ""
    (folder / "plan.md").write_text(f"{front}# Plan\n\n## Framdrift\n\n{text}\n", encoding="utf-8")
    (read,) = load(folder).documents
    return read


def found(folder: Path, text: str, dated: str = "3. mars 2025") -> list[str]:
    pairs = find_deadlines([document(folder, text, dated)], TODAY)
    return [deadline.when.latest.isoformat() for _, deadline in pairs]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Høringsfristen er 15. mai 2025.", "2025-05-15"),
        ("Uttalelser må sendes inn innen 15. mai 2025.", "2025-05-15"),
        ("Svar leveres senest 1. juni 2025.", "2025-06-01"),
        ("Fråsegner må sendast innan 1. juni 2025.", "2025-06-01"),
        ("Kommunedirektøren skal leggje fram sak seinast 1. oktober 2025.", "2025-10-01"),
        ("Byggingen må starte før 1. september 2025.", "2025-08-31"),
        ("Skolen skal stå ferdig innen utgangen av 2027.", "2027-12-31"),
        ("Søknadsfristen ble forlenget fra 1. mai til 1. juni 2025.", "2025-06-01"),
        ("20. juni 2025 er siste frist for merknader.", "2025-06-20"),
        ("- 10. desember 2025 er siste frist for rapportering.", "2025-12-10"),
    ],
)
def test_a_sentence_that_states_a_deadline_is_found_with_its_last_day(tmp_path: Path, text: str, day: str) -> None:
    assert found(tmp_path, text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Planen ble vedtatt 3. februar 2024.",
        "Rådmannen orienterte før møtet 4. april 2025.",
        "Rapporten ble levert før 1. mai 2024.",
        "Fristelsen er stor i 2025.",
        "Fristen for klage er tre uker.",
        "Møtet er 4. april 2025.",
        "Arbeidet skal begynne etter 1. mai 2025.",
        "Forsinket: rapporten sendes ut 16. november 2025 (før 30. oktober).",
    ],
)
def test_a_sentence_that_states_no_deadline_is_left(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_date_without_a_year_takes_the_year_of_the_document_or_is_left(tmp_path: Path) -> None:
    text = "Uttalelser må sendes inn innen 15. mai."
    assert found(tmp_path, text) == ["2025-05-15"]
    assert found(tmp_path, text, dated="") == []


def test_what_is_found_quotes_its_sentence_and_is_not_confirmed(tmp_path: Path) -> None:
    read = document(tmp_path, "Planen er lang. Høringsfristen er 15. mai 2025. Den er ny.")
    timeline = with_found(None, [read], TODAY)
    assert timeline is not None
    (deadline,) = timeline.deadlines
    assert timeline.quote(deadline.evidence) == "Høringsfristen er 15. mai 2025."
    assert not deadline.confirmed
    assert {"høringsfristen", "høringsfrist"} <= set(timeline.names_of_events())


def test_the_lookups_answer_from_what_is_found_and_say_that_nobody_confirmed_it(tmp_path: Path) -> None:
    timeline = with_found(None, [document(tmp_path, "Høringsfristen er 15. mai 2025.")], TODAY)
    assert timeline is not None
    told = next_deadline(timeline, TODAY)
    assert isinstance(told, Computation)
    assert told.result["items"][0]["latest"] == "2025-05-15"
    assert "ikke bekreftet" in told.warnings[0]


def test_documents_that_the_plan_rests_on_are_not_searched(tmp_path: Path) -> None:
    timeline = shipped_timeline()
    assert with_found(timeline, timeline.documents, TODAY) is timeline


def test_what_the_plan_states_stays_first_and_the_same(tmp_path: Path) -> None:
    timeline = shipped_timeline()
    more = with_found(timeline, [*timeline.documents, document(tmp_path, "Høringsfristen er 15. mai 2025.")], TODAY)
    assert more is not None
    assert more.deadlines[:4] == timeline.deadlines
    assert replace(more, deadlines=(), events=(), documents=()) == replace(
        timeline, deadlines=(), events=(), documents=()
    )


def test_no_deadlines_and_no_plan_is_no_timeline(tmp_path: Path) -> None:
    assert with_found(None, [document(tmp_path, "Planen er lang.")], TODAY) is None
