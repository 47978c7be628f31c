"""Tables in plain text: cells parted by tabs, or set under each other by blanks."""

from pathlib import Path

import pytest

from corpus.document import BlockKind, Document
from corpus.folder import load

ALIGNED = """\
Referat fra styringsgruppa

Oppgaver

Oppgave                 Ansvarlig        Frist
Varslingsplan           Solveig Nesbakk  9. januar 2026
Oversikt over trafikk   Pål Rødsand      12. desember 2025
"""


def read(folder: Path, text: str) -> Document:
    (folder / "a.txt").write_text(text, "utf-8")
    (document,) = load(folder).documents
    return document


def rows(document: Document) -> list[str]:
    return [b.span.of(document.text).split()[0] for b in document.blocks if b.kind is BlockKind.ROW]


def test_cells_set_under_each_other_are_rows_below_the_line_that_names_the_columns(tmp_path: Path) -> None:
    document = read(tmp_path, ALIGNED)
    assert rows(document) == ["Oppgave", "Varslingsplan", "Oversikt"]
    header, *others = (place for place, b in enumerate(document.blocks) if b.kind is BlockKind.ROW)
    assert [document.blocks[place].parent for place in others] == [header, header]


def test_rows_without_a_line_of_names_stand_alone(tmp_path: Path) -> None:
    document = read(tmp_path, "Kostnader\n\nTak\t4,2 mill. kroner\nVinduer\t1,1 mill. kroner\n")
    places = [place for place, b in enumerate(document.blocks) if b.kind is BlockKind.ROW]
    assert len(places) == 2 and not {document.blocks[place].parent for place in places} & set(places)


def test_aligned_rows_of_a_hard_wrapped_text_are_not_run_together(tmp_path: Path) -> None:
    prose = (
        "Kommunen har lagt fram en plan for utbedring av skolebygget som er delt\ni tre trinn, og hvert trinn har sin\n"
    )
    prose += "egen ramme som vedtas for seg av formannskapet før arbeidet\nkan settes i gang.\n\n"
    document = read(tmp_path, f"Plan\n\n{prose}Trinn     Ramme           Ferdig\nTak       4,2 mill.       mai\n")
    assert rows(document) == ["Trinn", "Tak"]


@pytest.mark.parametrize(
    "line", ["Vanlig tekst med to mellomrom.  Den går videre her.", "SAK 12/24      BUDSJETT", "Til:   Formannskapet"]
)
def test_a_lone_line_with_a_gap_is_no_row(tmp_path: Path, line: str) -> None:
    assert rows(read(tmp_path, f"Referat\n\n{line}\n\nMøtet ble satt klokka ti.\n")) == []
