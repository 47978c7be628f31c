"""Inflected forms that meet in one stem."""

import pytest

from index.lemma import lemma_stem


@pytest.mark.parametrize(
    "forms",
    [
        ("utløst", "utløses", "utløse", "utløser"),
        ("vedtatt", "vedtar", "vedta"),
        ("kjøpte", "kjøper", "kjøpe"),
        ("bøker", "boken", "bok"),
        ("ansvaret", "ansvar"),
        ("kommunane", "kommunar", "kommune"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({lemma_stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("forprosjekt", "hovedprosjekt"), ("kjøpe", "selge"), ("b1", "b2")])
def test_other_words_have_another(one: str, other: str) -> None:
    assert lemma_stem(one) != lemma_stem(other)


@pytest.mark.parametrize("code", ["pd2", "2024", "1,2", "15844"])
def test_codes_and_numbers_are_left_as_they_are(code: str) -> None:
    assert lemma_stem(code) == code


def test_a_word_that_no_dictionary_has_is_still_stemmed() -> None:
    assert lemma_stem("blomsterkvernene") == lemma_stem("blomsterkvern")
