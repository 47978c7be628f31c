"""The shipped lists of other ways to say a word."""

import pytest

from index.folding import fold
from index.lexicon import HERE, Related, content_stems, lexicon

FILES = ("nynorsk.txt", "dialect.txt", "english.txt")


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_form_and_its_bokmal(name):
    for number, raw in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1):
        line = raw.split("#")[0].strip()
        if line:
            left, mark, right = line.partition(" = ")
            assert mark and left.strip() and right.strip(), f"{name}:{number}: {raw}"


@pytest.mark.parametrize("table", [lexicon().nynorsk, lexicon().dialect, lexicon().english])
def test_keys_are_folded_or_they_would_never_be_found(table):
    unfound = [key for key in table if fold(key) != key]
    assert unfound == []


def test_a_form_keeps_all_its_meanings_in_order():
    assert lexicon().dialect["førr"] == ("for",)
    assert lexicon().english["option"][0] == "opsjon"
    assert "alternativ" in lexicon().english["option"]


def test_the_lists_are_as_large_as_they_are_said_to_be():
    assert len(lexicon().dialect) > 1500
    assert len(lexicon().nynorsk) > 3500
    assert len(lexicon().english) > 2500


def test_members_of_a_group_lead_to_each_other():
    stems = content_stems("betale")
    related = lexicon().related(stems)
    assert related and all(isinstance(one, Related) and stems not in one.others for one in related)
    others = {other for one in related for other in one.others}
    assert content_stems("finansiere") in others


def test_a_phrase_is_found_where_it_stands():
    stems = ("xqz", *content_stems("kutte"))
    assert {(one.start, one.end) for one in lexicon().related(stems)} == {(1, 2)}


def test_function_words_alone_are_still_stems():
    assert content_stems("for og imot")
