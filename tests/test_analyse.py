"""Norwegian words: where they begin and end, what they are found by, and what a mistyped one was meant to be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyse import STOPWORDS, Vocabulary, fold, forms_in, stem_of, words

PASSAGES = (
    "Helseplattformen innføres i Namdalen. Leverandøren valgte et innføringstidspunkt i 2022.",
    "Kommunestyret vedtar når opsjonen skal utløses. Beslutningen er politisk.",
    "Fristen for forprosjektet er 31.10.2020, og SW1-3 følger etter.",
    "Rådmannen i Overhalla la fram en e-helse-sak om EPJ-en og pasientsikkerhet.",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(PASSAGES)


@given(st.text(max_size=200))
def test_every_word_slices_back_to_its_text(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(max_size=200))
def test_forms_alone_are_the_forms_of_the_words(text: str) -> None:
    assert forms_in(text) == [word.form for word in words(text)]


@given(st.text(max_size=80))
def test_folding_twice_equals_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aæøåÆØÅéü bcsk-1", max_size=60))
def test_norwegian_letters_survive_folding(text: str) -> None:
    for letter in "æøå":
        assert fold(text).count(letter) == text.lower().count(letter)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("PD2 og SW1-3, se Q3/4.", ["PD2", "og", "SW1-3", "se", "Q3/4"]),
        ("1,2 mill. kr i 2020", ["1,2", "mill", "kr", "i", "2020"]),
        ("15 844 innbyggere", ["15 844", "innbyggere"]),
        ("31.10.2020.", ["31.10.2020"]),
        ("e-helse og 1990-årene", ["e-helse", "og", "1990-årene"]),
        ("(se https://helse.no/a?b=1).", ["se", "https://helse.no/a?b=1"]),
        ("«Nord-Trøndelag» – SW2-opsjonen", ["Nord-Trøndelag", "SW2-opsjonen"]),
    ],
)
def test_text_falls_into_these_words(text: str, tokens: list[str]) -> None:
    assert [word.text for word in words(text)] == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kommuner", "kommunar"),
        ("Fristen", "frister"),
        ("15.844", "15 844"),
        ("033/24", "33/24"),
        ("33/2024", "33/24"),
        ("PD2s", "PD2"),
        ("EPJ-en", "EPJ"),
        ("e-helsen", "e-helse"),
        ("idéen", "ideen"),
        ("a\u030ar", "år"),
    ],
)
def test_spellings_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert words(one)[0].stem == words(other)[0].stem


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("fastlegen", "fastlege"),
        ("kommunelegene", "kommunelege"),
        ("tannlege", "tannlege"),
        ("barnehageloven", "barnehagelov"),
        ("kommunelova", "kommunelov"),
        ("vanlege", "van"),
        ("forlover", "for"),
        ("lovene", "lov"),
    ],
)
def test_doctors_and_laws_are_no_endings(form: str, stem: str) -> None:
    assert stem_of(form) == stem


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("innføringstidspunkt", ("innføring", "tidspunkt")),
        ("sw1-3", ("sw1", "sw2", "sw3")),
        ("q3/4", ("q3", "q4")),
        ("31.10.2020", ("2020",)),
        ("e-helse", ("hels",)),
        ("sw2-opsjonen", ("sw2", "opsjon")),
        ("fristen", ()),
        ("samarbeid", ()),
        ("endringer", ()),
        ("minister", ()),
    ],
)
def test_compounds_come_apart_and_simple_words_do_not(
    vocabulary: Vocabulary, form: str, parts: tuple[str, ...]
) -> None:
    assert vocabulary.parts(form) == parts


def test_a_word_that_only_the_corpus_has_can_be_a_part() -> None:
    assert Vocabulary.of(["Akronaxen er valgt."]).parts("akronaxenavtale") == ("akronax", "avtal")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("leverandørn", "leverandøren"),
        ("helseplatformen", "helseplattformen"),
        ("komunestyret", "kommunestyret"),
        ("beslutingen", "beslutningen"),
        ("fristn", "fristen"),
        ("ovehralla", "overhalla"),
        ("leverandøren", None),
        ("opsjonane", None),
        ("statsminister", None),
        ("pd3", None),
        ("xyzzyq", None),
    ],
)
def test_a_mistyped_word_is_read_as_the_one_meant(vocabulary: Vocabulary, typed: str, meant: str | None) -> None:
    assert vocabulary.correct(typed) == meant


@given(st.sampled_from(sorted(Vocabulary.of(PASSAGES).forms)))
def test_no_word_of_the_corpus_is_corrected(form: str) -> None:
    assert Vocabulary.of(PASSAGES).correct(form) is None


def test_a_rarer_stem_weighs_more(vocabulary: Vocabulary) -> None:
    assert vocabulary.idf("finnesikke") > vocabulary.idf("opsjon") > vocabulary.idf("er") > 0


def test_a_part_counts_as_seen_in_the_passage_of_its_compound(vocabulary: Vocabulary) -> None:
    assert vocabulary.document_frequency["tidspunkt"] == 1


def test_question_words_of_three_written_forms_are_stopwords() -> None:
    assert {"hvem", "kven", "kem", "ikke", "ikkje", "itj"} <= STOPWORDS
