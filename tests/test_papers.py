"""Answers from municipal papers: decided, proposed and opined kept apart; newer before older; disagreement told."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from made_up import Case, case_of, hall

from assistant.answer import Abstained, Answer, Answered, Kind
from assistant.verify import verify

DOCUMENTS = Path(__file__).parent.parent / "evals" / "fourth_case" / "documents"
TODAY = date(2024, 11, 1)


@cache
def scooter() -> Case:
    return case_of({path.name: path.read_text("utf-8") for path in sorted(DOCUMENTS.iterdir())})


def asked(question: str, case: Case | None = None) -> Answer:
    return (case or scooter()).assistant.ask(question, today=TODAY)


def paper(title: str, day: str, *lines: str) -> str:
    dated = f"- Dato: {day}\n\n" if day else ""
    return f"# {title}\n\n{dated}## Saksopplysninger\n\nRådgiveren har innhentet opplysninger.\n\n" + "\n\n".join(lines)


def two(older: str, newer: str, *, days: tuple[str, str] = ("3. mai 2022", "12. mars 2024")) -> Case:
    return case_of({"a.md": paper("Saksframlegg", days[0], older), "b.md": paper("Saksframlegg", days[1], newer)})


def test_the_newer_paper_leads_under_its_date_and_the_older_follows_as_older() -> None:
    text = asked("Hva koster det å etablere løypene?").text
    places = [text.index(part) for part in ("referatet av 8. oktober 2024", "2,9 mill", "Eldre kilde", "2,3 mill")]
    assert places == sorted(places)


def test_every_line_on_a_source_cites_what_it_introduces() -> None:
    statements = asked("Hva koster det å etablere løypene?").statements
    for line, introduced in pairwise(statements):
        if line.kind is Kind.COMPUTED:
            assert line.citations and line.citations == introduced.citations


def test_papers_that_differ_are_said_to_differ_and_the_undated_one_stands_last() -> None:
    text = asked("Hvor mange hytter får støy over 55 desibel?").text
    assert "ikke enige" in text
    assert text.index("26 hytter") < text.index("Udatert kilde") < text.index("31 hytter")


@pytest.mark.parametrize(
    "asks", ["Hvilken årsavgift ble vedtatt?", "Kva årsavgift vart vedteken?", "Hva ble vedtatt om årsavgiften?"]
)
def test_what_was_decided_is_never_answered_from_a_proposal_or_a_motion(asks: str) -> None:
    found = asked(asks)
    assert isinstance(found, Answered)
    assert "600 kroner" in found.text and "800" not in found.text and "500" not in found.text


def test_all_of_a_decision_is_given_in_order_where_all_is_asked_for() -> None:
    said = [one.text for one in asked("Hva vedtok kommunestyret i saken om snøscooterløyper?").statements]
    assert said[1].endswith("løype 1, 2 og 3.") and said[-1].startswith("Løypene evalueres") and len(said) == 8


def test_a_point_of_the_decision_is_found_by_its_number() -> None:
    said = [one.text for one in asked("Hva sier punkt 4 i vedtaket?").statements if one.kind is Kind.QUOTE]
    assert said == ["Fartsgrensa settes til 70 kilometer i timen."]


@pytest.mark.parametrize("asks", ["Hva vedtok kommunestyret om aldersgrensen?", "Hva ble vedtatt om oppsyn i løypene?"])
def test_what_was_never_decided_is_not_answered_and_the_nearest_is_labelled(asks: str) -> None:
    found = asked(asks)
    assert isinstance(found, Abstained)
    assert "ikke noe vedtak" in found.text


def test_whether_it_is_decided_is_answered_by_what_there_is_instead() -> None:
    found = asked("Er det vedtatt at løype 2 skal flyttes?")
    assert isinstance(found, Answered)
    assert "ikke noe vedtak" in found.text and "Lydfag anbefaler" in found.text


def test_a_motion_that_was_asked_after_as_decided_is_told_with_its_vote() -> None:
    assert "falt med 2 mot 17" in asked("Er det vedtatt scooterfrie søndager?").text


def test_a_proposal_is_labelled_as_one() -> None:
    text = asked("Hva innstilte kommunedirektøren på om årsavgiften?").text
    assert text.index("ommunedirektørens innstilling i saksframlegget av") < text.index("800 kroner")
    assert "600 kroner" not in text


def test_an_opinion_is_labelled_with_whose_it_is() -> None:
    text = asked("Hva mener ungdomsrådet om aldersgrensen?").text
    assert re.search(r"Høringssvaret fra Hovden ungdomsråd av 14\. februar 2024 sier:.*\n.*16 år", text)


def test_who_voted_is_not_answered_by_whose_motion_it_was() -> None:
    found = asked("Hvem stemte mot utsettelsesforslaget?")
    assert isinstance(found, Abstained) and "hvem som stemte" in found.text


def test_an_opinion_is_not_put_together_of_one_sentence_on_the_speaker_and_another_on_the_matter() -> None:
    assert isinstance(asked("Hva mente ordføreren om årsavgiften?"), Abstained)


def test_a_question_that_names_a_paper_is_answered_from_that_paper() -> None:
    text = asked("Hvor mange snøscootere var registrert ifølge saksframlegget fra 2022?").text
    assert "412" in text and "530" not in text


def test_a_numbered_thing_that_no_paper_has_is_said_to_be_unknown() -> None:
    found = asked("Hvor lang er løype 5?")
    assert isinstance(found, Abstained) and "«løype 5»" in found.text


SAME = (
    ("Hvor mange elever går på Vika skole?", "Vika skole har 84 elever.", "Ved Vika skole går det nå 91 elever."),
    (
        "Hva koster ombyggingen av Vika skole?",
        "Ombyggingen av Vika skole er beregnet til 12 mill. kroner.",
        "Ombyggingen av Vika skole vil koste 18 millioner kroner.",
    ),
    ("Når åpner Vika barnehage?", "Vika barnehage åpner 1. august 2025.", "Vika barnehage åpner 4. mai 2026."),
)
OTHER = (
    ("Hvor mange elever går på Vika skole?", "Vika skole har 84 elever.", "12 elever ved Vika skole får skoleskyss."),
    ("Hvor mange elever går på Vika skole?", "Vika skole har 84 elever.", "Moen skole har 91 elever."),
    ("Hvor mange senger får Vika sykehjem?", "Vika sykehjem får 40 senger.", "Vika sykehjem får minst 12 senger."),
    (
        "Hva koster ombyggingen av Vika skole?",
        "Ombyggingen av Vika skole er beregnet til 12 mill. kroner.",
        "Driften av Vika skole koster 7 mill. kroner per år.",
    ),
    (
        "Hva koster alternativ 1 for Vika skole?",
        "Alternativ 1 for Vika skole koster 12 mill. kroner.",
        "Alternativ 2 for Vika skole koster 18 mill. kroner.",
    ),
    (
        "Når åpner Vika barnehage?",
        "Vika barnehage åpner 1. august 2025.",
        "Byggingen av Vika barnehage starter 4. mai 2025.",
    ),
)


@pytest.mark.parametrize(("asks", "older", "newer"), SAME)
def test_two_values_of_one_thing_are_told_as_a_disagreement(asks: str, older: str, newer: str) -> None:
    text = asked(asks, two(older, newer)).text
    assert "ikke enige" in text and text.index(newer) < text.index("Eldre kilde") < text.index(older)


@pytest.mark.parametrize(("asks", "older", "newer"), OTHER)
def test_values_of_two_things_are_no_disagreement(asks: str, older: str, newer: str) -> None:
    assert "ikke enige" not in asked(asks, two(older, newer)).text
    assert "ikke enige" not in asked(asks, two(newer, older)).text


def test_the_same_value_in_two_papers_is_no_disagreement() -> None:
    asks, said, _ = SAME[0]
    text = asked(asks, two(said, "Ved Vika skole går det nå 84 elever.")).text
    assert "ikke enige" not in text and text.index("går det nå 84") < text.index("Eldre kilde")


def test_a_sentence_and_its_denial_in_another_paper_are_told_as_a_disagreement() -> None:
    case = two("Det kreves bompenger på Vikabrua.", "Det kreves ikke bompenger på Vikabrua.")
    text = asked("Kreves det bompenger på Vikabrua?", case).text
    assert "ikke enige" in text and text.index("ikke bompenger") < text.index("kreves bompenger")


def test_a_folder_of_one_plain_document_gets_its_answers_as_before() -> None:
    case = hall()
    for question in ("Hvem oppdaget lekkasjen?", "Hvilke alternativer er vurdert?", "Hva mener Eldrerådet?"):
        before, _ = case.composed(question)
        told = [one for one in asked(question, case).statements if one.kind is Kind.QUOTE]
        assert told == [one for one in before.statements if one.kind is Kind.QUOTE]


@pytest.mark.parametrize(
    "asks", ["Hva koster det å etablere løypene?", "Hva vedtok kommunestyret om aldersgrensen?", "Hva ble vedtatt?"]
)
def test_labelled_answers_stand_when_they_are_verified_again(asks: str) -> None:
    answer = asked(asks).as_json()
    documents = {one.id: one for one in scooter().assistant.documents}
    assert verify([("svar", answer)], documents, lambda _: [asked(asks).as_json()]) == ()
    changed = {**answer, "statements": [dict(one) for one in answer["statements"]]}
    computed = next(one for one in changed["statements"] if one["kind"] == "computed")
    computed["text"] = computed["text"].replace("2024", "2023")
    changed["text"] = answer["text"].replace(computed["text"].replace("2023", "2024"), computed["text"], 1)
    assert verify([("svar", changed)], documents, lambda _: [asked(asks).as_json()])


@pytest.mark.parametrize(
    "asks",
    [
        "Hva skjedde med forslaget om høyere fartsgrense?",
        "Kva hende med framlegget om høgare fartsgrense?",
        "Gikk forslaget om 80 km/t gjennom?",
    ],
)
def test_what_became_of_a_motion_is_told_by_its_vote(asks: str) -> None:
    found = asked(asks)
    assert isinstance(found, Answered)
    lead = next(one for one in found.statements if one.kind is Kind.QUOTE)
    assert re.search(r"falt|vedtatt|mot \d+ stemmer", lead.text)
