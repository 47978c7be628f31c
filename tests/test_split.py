"""Passages: what stays together, what is cut, and what they are called."""

from pathlib import Path

from corpus.document import Document, Passage
from corpus.read import read
from corpus.split import LONGEST, LONGEST_WHOLE, split

SENTENCE = "Kommunen skal vurdere saken på nytt før sommeren. "


def document_of(folder: Path, text: str, name: str = "a.md") -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name, folder)


def passages_of(folder: Path, text: str, name: str = "a.md") -> tuple[Passage, ...]:
    return split(document_of(folder, text, name))


def test_a_short_section_is_one_passage_that_opens_with_its_heading(tmp_path: Path) -> None:
    (passage,) = passages_of(tmp_path, "## Lysbilde 2: Krav\n\nRådet skal:\n\n- møtes\n- vedta\n")
    assert passage.text == "Lysbilde 2: Krav\n\nRådet skal:\n\n- møtes\n- vedta"
    assert passage.heading == "Krav"


def test_no_passage_crosses_a_section(tmp_path: Path) -> None:
    found = passages_of(tmp_path, "## A her\n\nKort.\n\n## B her\n\nKort.\n")
    assert [passage.heading for passage in found] == ["A her", "B her"]


def test_a_list_stays_with_its_introduction_when_both_fit(tmp_path: Path) -> None:
    items = "".join(f"- punkt nummer {i} er viktig for kommunen\n" for i in range(8))
    found = passages_of(tmp_path, f"## Krav\n\n{SENTENCE * 6}\n\nRådet skal:\n\n{items}")
    (listed,) = (passage for passage in found if "punkt nummer 0" in passage.text)
    assert listed.text.startswith("Rådet skal:")
    assert "punkt nummer 7" in listed.text


def test_a_long_list_is_cut_between_items_and_opens_with_its_marker(tmp_path: Path) -> None:
    items = "".join(f"- punkt {i} {SENTENCE}\n" for i in range(30))
    found = passages_of(tmp_path, f"Rådet skal:\n\n{items}")
    assert len(found) > 2
    assert found[0].text.startswith("Rådet skal:\n\n- punkt 0")
    assert all(passage.text.startswith("- punkt") for passage in found[1:])
    assert all(passage.text.endswith("sommeren.") for passage in found)


def test_a_long_paragraph_is_cut_between_sentences(tmp_path: Path) -> None:
    found = passages_of(tmp_path, SENTENCE * 40)
    assert len(found) > 2
    assert all(passage.text.endswith("sommeren.") and len(passage.text) <= LONGEST for passage in found)


def test_an_item_longer_than_a_passage_stays_whole(tmp_path: Path) -> None:
    item = (SENTENCE * 20).strip()
    assert any(item in passage.text for passage in passages_of(tmp_path, f"- kort\n- {item}\n- kort\n"))


def test_a_sentence_longer_than_a_passage_stays_whole(tmp_path: Path) -> None:
    sentence = "Kommunen " + "vurderer " * 150 + "saken."
    assert any(sentence in passage.text for passage in passages_of(tmp_path, f"Først. {sentence} Sist."))


def test_a_line_without_end_is_cut_at_white_space(tmp_path: Path) -> None:
    found = passages_of(tmp_path, "ord " * 100_000, "a.txt")
    assert all(len(passage.text) <= LONGEST_WHOLE for passage in found)
    assert all(set(passage.text.split()) == {"ord"} for passage in found)


def test_a_line_without_white_space_is_cut_all_the_same(tmp_path: Path) -> None:
    found = passages_of(tmp_path, "x" * 50_000, "a.txt")
    assert sum(len(passage.text) for passage in found) == 50_000


def test_inner_headings_are_told_when_they_hold_for_the_whole_passage(tmp_path: Path) -> None:
    filler = SENTENCE * 8
    found = passages_of(
        tmp_path, f"# Sak\n\n## Krav\n\n{filler}\n\n### Økonomi\n\n{filler}\n\n#### Drift\n\n{filler}\n"
    )
    assert [passage.heading for passage in found] == ["Krav", "Krav › Økonomi", "Krav › Økonomi › Drift"]


def test_a_heading_never_closes_a_passage_that_goes_on(tmp_path: Path) -> None:
    found = passages_of(tmp_path, f"## Krav\n\n{SENTENCE * 5}\n\n### Økonomi\n\n{SENTENCE * 11}\n")
    assert not any(passage.text.endswith("Økonomi") for passage in found)


def test_a_section_of_only_a_heading_can_be_found(tmp_path: Path) -> None:
    raw = "Første del\n\nTekst.\n\n\n\nTre sentrale valg\n\n\n\nSiste del\n\nTekst.\n"
    assert [passage.text for passage in passages_of(tmp_path, raw, "a.txt")][1] == "Tre sentrale valg"


def test_ids_depend_on_document_place_and_text_only(tmp_path: Path) -> None:
    first, again = passages_of(tmp_path, "Tekst."), passages_of(tmp_path, "Tekst.")
    assert first[0].id == again[0].id
    assert first[0].id != passages_of(tmp_path, "Tekst.", "b.md")[0].id
