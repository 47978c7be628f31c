"""Codes and years that tell things of one kind apart."""

import pytest

from assistant.namesakes import names_in, other_names, speaks_of_another


def test_codes_and_years_are_found_by_kind() -> None:
    assert names_in("B1 og B 2 skal stå ferdig i 2025.") == {
        "code": frozenset({"b1", "b2"}),
        "year": frozenset({"2025"}),
    }


@pytest.mark.parametrize("text", ["Prisen er 2 025 kroner.", "Rammen er 12.2025 mill.", "om 2 uker", "helt uten navn"])
def test_numbers_that_name_nothing_are_no_names(text: str) -> None:
    assert names_in(text) == {}


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("Når er B2 ferdig?", "B1 skal stå ferdig i august.", True),
        ("Når er B2 ferdig?", "B1 og B2 skal stå ferdig i august.", False),
        ("Når er B2 ferdig?", "Bygget skal stå ferdig i august 2025.", False),
        ("Hva skjedde i 2022?", "I 2023 ble hallen stengt.", True),
        ("Hva skjedde i 2022?", "Hallen ble stengt.", False),
        ("Hva skjedde?", "I 2023 ble B1 stengt.", False),
    ],
)
def test_a_sentence_speaks_of_another_when_it_names_only_a_namesake(
    question: str, sentence: str, another: bool
) -> None:
    assert speaks_of_another(names_in(question), sentence) is another
    assert bool(other_names(question, sentence)) is another


def test_the_names_that_the_sentence_lacks_are_told_as_written_in_capitals() -> None:
    assert other_names("Hva gjelder b2 og B3 i 2022?", "B1 er fra 2021.") == ("B3", "2022")
