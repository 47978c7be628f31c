"""The shipped lists of other ways to say a word."""

import pytest

from index.folding import fold
from index.lemma import lemma_stem
from index.lexicon import HERE, Related, content_stems, lexicon, shortest_forms
from index.lexicon.everyday import Everyday

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


def test_every_everyday_line_is_a_headword_and_where_it_leads():
    heads = []
    for number, raw in enumerate((HERE / "everyday.txt").read_text(encoding="utf-8").splitlines(), 1):
        line = raw.split("#")[0].strip()
        if line:
            left, mark, right = line.partition(" =")
            assert mark and "=" not in right and right.count("~") <= 1, f"everyday.txt:{number}: {raw}"
            assert right.replace("~", " ").strip(), f"everyday.txt:{number} leads nowhere"
            heads.append(left)
    assert heads == sorted(set(heads))
    assert len(heads) > 9000


EVERYDAY = Everyday.of(
    [
        "hive = kaste, slenge ~ levere avfall",
        "gå ut = utløpe ~ avtaleperiode",
        "gå = spasere",
        "ut = utendørs",
        "punge ut = ~ gebyr",
    ]
)


def said(text):
    return {one.places: (one.near, one.written) for one in EVERYDAY.found(text.split())}


def test_a_word_of_the_list_leads_to_what_means_the_same_and_what_papers_write():
    assert said("hvor mye hiver folk") == {(2,): ((("kast",), ("sleng",)), (("lever", "avfall"),))}


def test_the_words_of_a_phrase_may_stand_apart_and_the_phrase_goes_before_its_words():
    assert said("når går den nye avtalen ut") == {(1, 5): ((("utløp",),), (("avtaleperiod",),))}
    assert set(said("når går bussen som kjører langs hele fjorden ut")) == {(1,), (8,)}


def test_one_side_may_be_empty():
    assert said("må vi punge ut") == {(2, 3): ((), (("gebyr",),))}
    assert said("gå") == {(0,): ((("spaser",),), ())}


def test_a_name_is_no_word_of_the_list():
    assert [one.places for one in EVERYDAY.found(["hvem", "", "", "ut"])] == [(3,)]


def test_the_list_leads_one_way():
    assert said("hvem kaster") == {}


def test_a_phrase_that_denies_leads_nowhere():
    denied = Everyday.of(["forbudt = ikke tillatt, ulovlig ~ uten tillatelse, påbud"])
    (one,) = denied.found(["forbudt"])
    assert (one.near, one.written) == ((("ulov",),), (("påbud",),))
    others = {other for one in lexicon().related(content_stems("forbudt")) for other in one.others}
    assert content_stems("tillatt") not in others


def test_a_phrase_of_which_only_a_common_word_is_left_leads_nowhere():
    (one,) = Everyday.of(["inkludere = ta med, omfatte"]).found(["inkludere"])
    assert one.near == (("omfatt",),)


def test_a_phrase_does_not_reach_into_another_clause():
    assert set(said("penger som går til å bygge ut")) == {(2,), (6,)}


@pytest.mark.parametrize("word", ["fart", "bilde", "vann", "skatt", "kontor", "dør", "post", "kart"])
def test_a_word_that_the_dictionary_has_is_no_inflection_of_a_shorter_one(word):
    shorter = Everyday.of([f"{word[:-length]} = annet" for length in (1, 2) if len(word) - length > 2])
    assert shorter.found([word]) == ()


def test_a_stem_is_turned_to_nynorsk_from_its_shortest_form():
    assert shortest_forms()["sak"] == "sak"
    assert shortest_forms()[lemma_stem("vannledning")] == "vannledning"
