"""A question as it may be asked, and what is not one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import LONGEST, clean
from corpus.errors import SaksvarError


@pytest.mark.parametrize("text", ["", " ", "\n\t", "?", "…!?", "–"])
def test_a_question_without_a_letter_or_a_figure_is_empty(text: str) -> None:
    with pytest.raises(SaksvarError, match="tomt"):
        clean(text)


def test_the_longest_question_is_read_and_one_character_more_is_not() -> None:
    assert clean("å" * LONGEST) == "å" * LONGEST
    with pytest.raises(SaksvarError, match=f"{LONGEST + 1} tegn"):
        clean("å" * (LONGEST + 1))


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\ue000", "\uffff"])
def test_a_character_that_cannot_be_read_is_named(char: str) -> None:
    with pytest.raises(SaksvarError, match=f"U\\+{ord(char):04X}"):
        clean(f"Når er{char} fristen?")


def test_white_space_of_any_kind_is_one_space() -> None:
    assert clean("\r\n Når\ter \u00a0fristen?\u2028") == "Når er fristen?"


def test_letters_in_two_parts_are_letters_in_one() -> None:
    assert clean("Na\u030ar?") == "Når?"


@given(st.text(max_size=300))
def test_a_cleaned_question_is_one_clean_line_and_cleaning_again_changes_nothing(text: str) -> None:
    try:
        line = clean(text)
    except SaksvarError as error:
        assert str(error).endswith((".", "».")) and "\n" not in str(error)
        return
    assert line == line.strip() and len(line.splitlines()) == 1 and clean(line) == line
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in line)
