"""A sentence that says how many there are does not say which: what counts as counting only, and what tells."""

import pytest
from made_up import Case, case_of

from assistant.answer import Role
from assistant.only_counted import only_counts

PAPER = """# Flomvern på Nesmoen

Framlegget gjelder flomvern. To forsikringsselskap har skrevet til kommunen om egenandelen. {said}

## Videre arbeid

Saken kommer opp igjen til høsten. Kommunedirektøren legger fram en ny kalkyle.
"""


def _case(said: str = "") -> Case:
    return case_of({"flomvern.md": PAPER.replace("{said}", said)})


@pytest.mark.parametrize(
    "asked",
    [
        "Hvilke forsikringsselskap har skrevet til kommunen?",
        "Hvilke to forsikringsselskap har skrevet til kommunen?",
        "Kva for to forsikringsselskap har skrive til kommunen?",
    ],
)
def test_how_many_is_no_answer_to_which(asked: str) -> None:
    kind, evidence = _case().assistant.evidence_for(asked)
    assert evidence.units[0].unit.text.startswith("To forsikringsselskap") and only_counts(kind, evidence)


def test_the_refusal_says_what_is_missing_and_quotes_the_count() -> None:
    composed = _case().composed("Hvilke forsikringsselskap har skrevet til kommunen?")[0]
    assert not composed.carries
    assert composed.statements[0].text == "Kildene sier hvor mange det er, men ikke hvem eller hvilke."
    assert any("To forsikringsselskap" in said.text for said in composed.statements if said.role is not Role.LEAD)


@pytest.mark.parametrize("asked", ["Hvor mange forsikringsselskap har skrevet til kommunen?", "Hva er saken?"])
def test_what_asks_for_no_names_is_left_alone(asked: str) -> None:
    kind, evidence = _case().assistant.evidence_for(asked)
    assert not only_counts(kind, evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tre tiltak er vurdert: voll, mur og pumpe.",
        "Tre tiltak er vurdert, voll, mur og pumpe.",
        "Tre tiltak er vurdert, deriblant en voll.",
        "Tre tiltak er vurdert, Nesvollen først av dem.",
        "Ett tiltak er vurdert.",
    ],
)
def test_names_and_lists_after_the_count_tell(sentence: str) -> None:
    kind, evidence = _case(sentence).assistant.evidence_for("Hvilke tiltak er vurdert?")
    assert evidence.units[0].unit.text == sentence and not only_counts(kind, evidence)


def test_a_code_and_a_decade_count_nothing() -> None:
    said = "PD2 mangler funksjonalitet. På 1990-tallet kom pumper."
    for asked in ("Hvilken funksjonalitet mangler?", "Hvilke pumper kom?"):
        kind, evidence = _case(said).assistant.evidence_for(asked)
        assert not only_counts(kind, evidence)
