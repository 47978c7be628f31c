"""What the evidence does not hold of a question, in a made-up case."""

import pytest
from made_up import hall

from assistant.evidence import Evidence, Scored
from assistant.missing import (
    closeness_in,
    gives_another_number,
    is_corrected,
    is_met_near,
    is_unheard_of,
    own_terms,
    says_another,
    stands_elsewhere,
    subject_closeness,
)
from assistant.reading.question_type import QuestionType


def best_of(evidence: Evidence) -> Scored:
    assert evidence.best is not None
    return evidence.best


def unheard_of(asked: str) -> list[str]:
    evidence = hall().evidence(asked)
    return [term.text for term in evidence.terms if is_unheard_of(term, evidence)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Hva mener Eldrerådet?", ["Eldrerådet"]),
        ("Hva mener Ungdomsrådet?", []),
        ("Hva gjør Badeland med B1?", ["Badeland"]),
        ("Hva koster B7?", ["B7"]),
        ("Hva er prisen på billetter?", []),
    ],
)
def test_a_name_that_no_paper_has_is_unheard_of(asked: str, names: list[str]) -> None:
    """A common word that they lack is another matter: it is «not stated»."""
    assert unheard_of(asked) == names


def test_a_name_that_stands_only_elsewhere_is_told_apart() -> None:
    evidence = hall().evidence("Hvor mange besøkende det siste hele året hadde Akustikk Vest?")
    best = best_of(evidence)
    assert "41 200" in best.unit.text
    assert {term.text for term in evidence.terms if stands_elsewhere(term, evidence, best)} >= {"Akustikk"}


def test_a_term_is_met_near_only_in_one_of_the_best_sentences() -> None:
    evidence = hall().evidence("Hvem oppdaget lekkasjen i ordførerens tak?")
    met = {term.plain: is_met_near(term, evidence) for term in evidence.terms}
    assert met["lekkasjen"] and not met["ordførerens"]


@pytest.mark.parametrize(
    ("asked", "another"),
    [
        ("Er rammen på 90 millioner kroner?", True),
        ("Er rammen på 86 millioner kroner?", False),
        ("Er rammen på millioner av kroner?", False),
        ("Hadde hallen 41 200 besøkende?", False),
        ("Hadde hallen 41200 besøkende?", False),
        ("Hadde hallen 1 200 besøkende?", True),
    ],
)
def test_another_number_than_the_one_asked_is_seen(asked: str, another: bool) -> None:
    assert gives_another_number(asked, best_of(hall().evidence(asked))) is another


@pytest.mark.parametrize(
    ("asked", "text", "another"),
    [
        ("Når starter synstesten av 6. trinn?", "Synstesten av 3. trinn starter i uke 45.", True),
        ("Når starter synstesten av 6. trinn?", "Synstesten av 5.–7. trinn starter i uke 45.", False),
        ("Hvor mange bød i første anbudsrunde?", "Tre bød i andre anbudsrunde.", True),
        ("Hva gjør andre kommuner?", "Sundal er første kommune i drift.", False),
        ("Hvor mange ble besvart i juni?", "I juli ble 96 besvart.", True),
        ("Hvor mange ble besvart i juni?", "I juni og juli ble 96 besvart.", False),
        ("Hva skjer 1. mars?", "Det skjer 3. mars.", False),
    ],
)
def test_another_place_in_a_row_or_month_is_seen(asked: str, text: str, another: bool) -> None:
    assert says_another(asked, text) is another


def test_the_subject_is_met_by_who_does_it() -> None:
    assert subject_closeness(hall().evidence("Hva mener Ungdomsrådet?")) == 1.0
    assert (subject_closeness(hall().evidence("Hva mener Badeland?")) or 0.0) < 0.45
    assert subject_closeness(hall().evidence("Hvem betaler?")) is None


def test_terms_of_earlier_questions_are_not_the_questions_own() -> None:
    evidence = hall().evidence("Hvem anbefalte det?", "Skal den gamle hallen pusses opp?")
    assert [term.plain for term, _ in own_terms(evidence, best_of(evidence))] == ["anbefalte"]
    assert any(term.leaned_on for term in evidence.terms)


def test_no_units_hold_nothing() -> None:
    evidence = hall().evidence("Hvem oppdaget lekkasjen?")
    assert closeness_in(evidence.terms[0], evidence, []) == 0.0


def test_a_premise_is_met_with_what_the_sources_say() -> None:
    evidence = hall().evidence("Har Badeland ansvaret for grunnarbeidet i B1?")
    unknown = [term for term in evidence.terms if is_unheard_of(term, evidence)]
    assert [term.text for term in unknown] == ["Badeland"]
    assert is_corrected(QuestionType.YES_NO, unknown, evidence)
    assert not is_corrected(QuestionType.WHO, unknown, evidence)


def test_a_question_that_is_wrong_about_more_than_a_name_is_not_corrected() -> None:
    evidence = hall().evidence("Har Badeland malt rådhuset grønt?")
    unknown = [term for term in evidence.terms if is_unheard_of(term, evidence)]
    assert not is_corrected(QuestionType.YES_NO, unknown, evidence)
