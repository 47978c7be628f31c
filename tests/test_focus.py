"""What a question wants to know of, who does it, and which of its words are verbs."""

import pytest
from made_up import question

from assistant.reading.focus import focus_of, shown_by, subject_of, verbs_of
from assistant.reading.question_type import question_type
from assistant.signs import Sign


def word_at(asked: str, place: int | None) -> str:
    """The word of the question as written that starts at `place`; empty for None."""
    return next((token.text for token in question(asked).tokens if token.start == place), "")


def focus(asked: str) -> str:
    read = question(asked)
    return word_at(asked, focus_of(read, question_type(read.text)))


def subject(asked: str) -> str:
    read = question(asked)
    return word_at(asked, subject_of(read, question_type(read.text)))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hvor mange elever går på skolen?", "elever"),
        ("Kor mange elevar går på skulen?", "elevar"),
        ("Hvor mange prosent av elevene sykler?", "elevene"),
        ("Hvilket firma bygger hallen?", "firma"),
        ("Hvilke tre alternativer finnes?", "alternativer"),
        ("Hvor stor er rammen?", "rammen"),
        ("Hvem er den nye ordføreren?", "ordføreren"),
        ("Hvordan fungerer ordningen?", "ordningen"),
    ],
)
def test_the_focus_is_the_noun_after_the_question_word(asked: str, expected: str) -> None:
    assert focus(asked) == expected


@pytest.mark.parametrize(
    "asked",
    ["Hvorfor stenger hallen?", "Er hallen åpen?", "Hvor ligger hallen?", "svømmehallen", "Hva ble vedtatt i møtet?"],
)
def test_a_question_without_such_a_noun_has_no_focus(asked: str) -> None:
    assert focus(asked) == ""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hvor mye av budsjettet bruker skolene på leker?", "skolene"),
        ("Hva mener Ungdomsrådet om saken?", "Ungdomsrådet"),
        ("Hvilket firma brukte kommunen?", "kommunen"),
        ("Når starter entreprenøren?", "entreprenøren"),
        ("Hva ble avslått i møtet?", ""),
    ],
)
def test_the_subject_stands_after_the_finite_verb(asked: str, expected: str) -> None:
    assert subject(asked) == expected


@pytest.mark.parametrize("asked", ["Hva mener du?", "Hva må vi gjøre?", "Når ble det vedtatt?", "Hvem betaler?"])
def test_a_pronoun_or_a_verb_is_no_subject(asked: str) -> None:
    assert subject(asked) == ""


def test_words_with_a_verbs_form_are_verbs_unless_a_noun_must_stand_there() -> None:
    asked = "Hvem signerte avtalen om en bygning for leie?"
    assert {word_at(asked, place) for place in verbs_of(question(asked))} == {"signerte"}


@pytest.mark.parametrize("asked", ["Hva mener rådet?", "Hva mener Eldrerådet?", "Hva gjorde styret?", "Hva sa møtet?"])
def test_a_body_that_ends_like_a_participle_is_the_subject_and_no_verb(asked: str) -> None:
    body = asked.rstrip("?").split()[-1]
    assert subject(asked) == body
    assert body not in {word_at(asked, place) for place in verbs_of(question(asked))}


@pytest.mark.parametrize(
    ("asked", "verb"),
    [("Hva blir behandlet?", "behandlet"), ("Når ble saken varslet?", "varslet"), ("Hva er endret?", "endret")],
)
def test_a_participle_is_a_verb_and_no_subject(asked: str, verb: str) -> None:
    assert subject(asked) != verb
    assert verb in {word_at(asked, place) for place in verbs_of(question(asked))}


def test_a_word_for_a_class_is_shown_by_an_instance() -> None:
    assert shown_by("firma") == {Sign.NAME}
    assert shown_by("forsikringsselskapene") == {Sign.NAME}
    assert shown_by("organ") == {Sign.NAME, Sign.BODY}
    assert shown_by("Sted") == {Sign.PLACE}
    assert shown_by("svømmehall") == frozenset()
