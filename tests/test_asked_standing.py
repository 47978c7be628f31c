"""What a question asks of the papers: the stage, and the paper it names."""

import pytest
from made_up import document

from assistant.asked_standing import Stage, asks_outcome, named_papers, says_stage, stage_of

PAPERS = (
    document("# Saksframlegg\n\nDato: 3. mai 2022\n\nTekst.\n", "a.md"),
    document("# Saksframlegg\n\nDato: 12. mars 2024\n\nTekst.\n", "b.md"),
    document("# Referat\n\nDato: 8. oktober 2024\n\nTekst.\n", "c.md"),
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hva vedtok kommunestyret?", Stage.DECISION),
        ("hva er bestemt om sesongen?", Stage.DECISION),
        ("hva er forslaget til vedtak?", Stage.PROPOSAL),
        ("hva innstilte rådmannen på?", Stage.PROPOSAL),
        ("hvor mange stemte imot?", Stage.VOTE),
        ("ble forslaget fra ap vedtatt?", Stage.VOTE),
        ("ble det enstemmig?", Stage.VOTE),
        ("hva mente ungdomsrådet?", Stage.OPINION),
        ("stemmer det at brua er stengt?", Stage.ANY),
        ("hvor mange stemmer har kommunen i rådet?", Stage.ANY),
        ("hvor mange stemmer fikk forslaget?", Stage.VOTE),
        ("hvor lang er brua?", Stage.ANY),
    ],
)
def test_the_stage_is_read_from_the_question(question: str, expected: Stage) -> None:
    assert stage_of(question) is expected


def test_words_that_say_the_stage_say_nothing_of_the_matter() -> None:
    assert says_stage("vedtatt", Stage.DECISION)
    assert not says_stage("årsavgift", Stage.DECISION)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hva sto i saksframlegget fra 2022?", ("a.md",)),
        ("hva sa rådmannen i 2022?", ("a.md",)),
        ("hva sier referatet fra oktober?", ("c.md",)),
        ("hvor lang var løypa i det eldste saksframlegget?", ("a.md",)),
        ("hva foreslo rådmannen i mars 2024?", ("b.md",)),
        ("hva skjer i 2030?", ()),
        ("hvor mange saksframlegg er det?", ()),
        ("hvor lang er løypa?", ()),
    ],
)
def test_a_question_names_papers_by_kind_date_or_age(question: str, expected: tuple[str, ...]) -> None:
    assert named_papers(question, PAPERS).documents == expected


@pytest.mark.parametrize(
    ("question", "stage"),
    [
        ("Når blir områdeplanen vedtatt?", Stage.ANY),
        ("Når skal bystyret vedta planen?", Stage.ANY),
        ("Når ble områdeplanen vedtatt?", Stage.DECISION),
        ("Hva blir vedtatt om planen?", Stage.DECISION),
        ("Når i juni skal bystyret vedta planen?", Stage.ANY),
        ("Og når blir den vedtatt?", Stage.ANY),
        ("Hva ble vedtatt om når skolen skal åpne?", Stage.DECISION),
        ("Vedtok kommunestyret når brua skal bygges?", Stage.DECISION),
        ("Hvem bestemte når brua skal bygges?", Stage.DECISION),
        ("Hvem foreslo når brua skal bygges?", Stage.PROPOSAL),
        ("Når vedtok bystyret at skolen skal stenges?", Stage.DECISION),
        ("Når ble planen som skal rives vedtatt?", Stage.DECISION),
        ("Når vil rådmannen fremme forslaget?", Stage.PROPOSAL),
    ],
)
def test_a_day_that_is_planned_for_a_decision_is_none_of_what_was_decided(question: str, stage: Stage) -> None:
    assert stage_of(question) is stage


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Gikk det gjennom?", True),
        ("Gikk det i gjennom?", True),
        ("Men gikk den igjennom til slutt?", True),
        ("Når gikk de inn i avtalen?", False),
        ("Gikk de inn i avtalen?", False),
        ("Hvem gikk de gjennom planen med?", False),
    ],
)
def test_whether_something_went_through_asks_what_became_of_it(question: str, expected: bool) -> None:
    assert asks_outcome(question) is expected
