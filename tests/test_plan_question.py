"""From a question in plain bokmål to the operation that answers it, on the shipped plan."""

from datetime import date

import pytest
from plan_case import shipped_timeline

from assistant.answer import Computation
from assistant.deadlines.mentions import names_of
from assistant.deadlines.operand import NotStated
from assistant.deadlines.plan_question import Impossible, Planned, Unclear, answer_from_plan

TIMELINE = shipped_timeline()
NAMES = names_of(TIMELINE)
AUTUMN = date(2020, 9, 1)


def planned(question: str, topic: str = "", today: date = AUTUMN) -> Planned:
    found = answer_from_plan(question, topic, NAMES, TIMELINE, today)
    assert found is not None, question
    return found


def computed(question: str, topic: str = "", today: date = AUTUMN) -> Computation:
    found = planned(question, topic, today)
    assert found.whole, question
    assert isinstance(found.outcome, Computation), found.outcome
    return found.outcome


@pytest.mark.parametrize(
    ("question", "operation", "said"),
    [
        ("Hvor mange dager er det igjen til opsjonsfristen for PD2?", "days_left", "Det er 271 dager igjen"),
        ("Hvor mange uker er det til opsjonsfristen for PD2?", "days_left", "38 uker og 5 dager"),
        ("hvor mange dager til opsjon pd2", "days_left", "271 dager"),
        ("når er det 100 dager igjen til opsjonsfristen for pd2?", "shift", "19. februar 2021"),
        ("Hvor mye tid har vi igjen?", "days_left", "60 dager"),
        ("Hvor lenge siden er det styremøtet i juni?", "days_left", "71 dager siden"),
        ("Hvor mange dager er det mellom de to fristene i PD2?", "between", "211 dager"),
        ("Hvor mange dager er det mellom fristen i PD2 og fristen i SW2?", "between", "er det 576 dager"),
        ("Hvor lenge er det fra fristen for PD2 til fristen for SW2?", "between", "er det 519 dager"),
        (
            "Rekker vi fristen for PD2 hvis vi møtes 27. mai 2021?",
            "feasible",
            "27. mai 2021 er 3 dager før fristen for å",
        ),
        ("Hvor mange måneder er det mellom PD2-innføring og SW2-innføring?", "between", "mellom 396 og 609 dager"),
        ("Hvor mange dager før innføringen i PD2 er opsjonsfristen?", "between", "mellom 336 og 366 dager"),
        ("Hvor mange dager etter styremøtet 24. august er fristen for PD2?", "between", "er det 68 dager"),
        ("Er det nok tid til forprosjektet mellom fristene i SW2?", "consistency", "Nei."),
        ("Hvor mange uker er det i 2020?", "between", "52 uker og 2 dager"),
        ("Hvor mange dager er det i februar 2024?", "between", "29 dager"),
        ("Hvor lang tid er det mellom PD2 og SW2?", "between", "mellom 396 og 609 dager"),
        ("Hvor lang er perioden mellom forprosjektavtale og opsjon i SW2?", "between", "er det 154 dager"),
        ("Hvilken frist er nærmest?", "look_up", "PD2 er 31. oktober 2020"),
        ("31.10.2022 - 6 mnd", "shift", "30. april 2022"),
        ("31. august 2022 pluss 6 måneder", "shift", "28. februar 2023"),
        ("Hvilken dato er det om tre uker?", "shift", "22. september 2020"),
        ("Hvilken dato er seks uker før 30. mai 2021?", "shift", "18. april 2021"),
        ("siste virkedag før opsjonsfristen i PD2", "working_days", "fredag 28. mai 2021"),
        ("Hva er første virkedag etter 30. mai 2021?", "working_days", "mandag 31. mai 2021"),
        ("Hvor mange virkedager er det til fristen for forprosjekt i PD2?", "working_days", "43 virkedager"),
        ("Hvor mange arbeidsdager er det i mai 2021?", "working_days", "18 virkedager"),
        ("Når er 10 virkedager før fristen for forprosjekt i PD2?", "working_days", "19. oktober 2020"),
        ("Er 17. mai 2021 en virkedag?", "weekday", "Nei. 17. mai 2021 er en mandag"),
        ("Er fristen for forprosjekt i PD2 på en lørdag eller søndag?", "weekday", "Ja. Fristen"),
        ("Er 31. oktober 2020 en søndag?", "weekday", "Nei. 31. oktober 2020 er en lørdag"),
        ("Hvilken dag faller 17. mai på i 2022?", "weekday", "17. mai 2022 er en tirsdag"),
        ("Hvis vi vil i drift 1. november 2024, når må vi senest starte?", "latest_start", "lørdag 1. april 2023"),
        ("Vi vil i drift 1. november 2024. Når må forprosjektet senest starte?", "latest_start", "1. mai 2023"),
        ("Når måtte vi ha startet for å komme med i PD2 i mai 2022?", "latest_start", "oktober 2020"),
        ("Når må avtalen i SW2 signeres for at alt skal gå opp?", "latest_start", "lørdag 30. april 2022"),
        (
            "Vi starter planfasen 1. januar 2022. Når kan systemet tidligst være i drift?",
            "forward_plan",
            "1. august 2023",
        ),
        ("Hvis forprosjektet starter 1. februar 2021, når er det ferdig?", "forward_plan", "1. august 2021"),
        (
            "Når er planfasen ferdig hvis vi starter 1. mars 2022?",
            "forward_plan",
            "Planfasen er ferdig 1. oktober 2022",
        ),
        (
            "Rekker vi fristen for forprosjekt i PD2 29. oktober 2020?",
            "feasible",
            "Ja. 29. oktober 2020 er 2 dager før",
        ),
        ("Er 1. november 2020 for sent for forprosjekt i PD2?", "feasible", "Ja, det er for sent. 1. november 2020"),
        (
            "Blir forprosjektet ferdig før opsjonsfristen i SW2 hvis vi signerer 1. mai 2022?",
            "feasible",
            "Nei. 6 måneder",
        ),
        ("Kan vi være i drift 1. mai 2024 hvis vi starter 1. januar 2023?", "feasible", "92 dager etter"),
        ("Hva om hovedprosjektet blir et halvt år forsinket?", "delay", "Q1/2 2024"),
        ("Hva betyr om 3 måneder utsettelse for SW2?", "delay", "oktober 2023–mars 2024"),
        ("Forskyves fristene hvis HMP blir forsinket?", "delay", "Kildene sier ikke at fristene"),
        ("Flytter PD2 seg hvis HMP blir forsinket?", "delay", "Nei, kildene sier ikke at PD2 flyttes."),
        ("Er det nok tid mellom fristene i SW2?", "consistency", "Nei. "),
        ("Er det noe i planen som ikke stemmer?", "consistency", "Ja. "),
        ("Når går opsjonsfristen for PD2 ut etter domstolloven § 149?", "statutory", "mandag 31. mai 2021"),
        ("Når er opsjonsfristen for SW2?", "look_up", "31. oktober 2022"),
        ("Innen når må vi ha utløst SW2-opsjonen?", "look_up", "opsjonen i SW2 er 31. oktober 2022"),
        ("Når går SW2 live?", "look_up", "Q3/4 2023"),
        ("Hvor mange frister har vi i 2022?", "look_up", "2 slike frister"),
        ("Er fristen for å utløse opsjonen i PD2 1. juni 2021?", "look_up", "Nei. Fristen"),
        ("Hva er neste frist?", "look_up", "31. oktober 2020"),
    ],
)
def test_the_first_sentences_answer_the_very_question(question: str, operation: str, said: str) -> None:
    found = computed(question)
    assert found.operation == operation
    assert said in " ".join(found.sentences[:2])


@pytest.mark.parametrize(
    "question",
    [
        "Hvem må utløse opsjonen?",
        "Hvor lang tid tar forprosjektet?",
        "Hvor mange måneder er et forprosjekt anslått til?",
        "Hva sies om drift og forvaltning?",
        "Hvorfor er fristen satt til 31. oktober 2020?",
        "Når ble kontrakten signert?",
        "Når er fristen for å levere selvangivelsen i 2021?",
        "Hva er forskjellen på PD2 og SW2?",
        "Hvor mange observatører har RIL?",
        "Stemmer det at PD2 er anbefalt?",
        "Hva koster det å utsette ett år?",
        "Når kan vi starte hvis vi verken velger PD2 eller SW2?",
        "Når kommer systemet i drift om vi ikke velger PD2?",
    ],
)
def test_a_question_that_is_not_about_a_date_is_left_to_the_sources(question: str) -> None:
    assert answer_from_plan(question, "", NAMES, TIMELINE, AUTUMN) is None


def test_whether_any_deadline_falls_in_a_weekend_is_asked_of_all_weekends() -> None:
    found = computed("Faller noen av fristene i helgen?")
    assert found.operation == "weekday"
    assert [said[:4] for said in found.sentences if said.startswith(("Ja. ", "Nei. "))] == [
        "Ja. ",
        "Ja. ",
        "Nei.",
        "Nei.",
    ]


@pytest.mark.parametrize("question", ["Har vi frist før helgen?", "Er fristen etter helgen?"])
def test_before_and_after_the_weekend_is_of_the_next_one(question: str) -> None:
    found = answer_from_plan(question, "", NAMES, TIMELINE, AUTUMN)
    assert found is None or getattr(found.outcome, "operation", "") != "weekday"


def test_a_phase_that_is_left_out_leaves_the_other() -> None:
    found = computed("Hva er fristen for SW2 hvis vi ikke velger PD2?")
    assert [item["earliest"] for item in found.result["items"]] == ["2022-05-30", "2022-10-31"]


def test_a_length_beside_another_thing_is_not_the_plans() -> None:
    found = computed(
        "Når må vi starte forprosjektet i SW2 for å rekke opsjonen når vi trenger 2 uker til politisk behandling?"
    )
    assert found.operation == "latest_start"


def test_it_that_starts_is_the_thing_asked_of() -> None:
    found = computed("Når er forprosjektet ferdig hvis det starter 15. november 2020?")
    assert found.sentences[0].startswith("Forprosjektet er ferdig 15. mai 2021")


def test_a_length_that_the_question_says_goes_before_the_plans() -> None:
    found = computed("Hvis forprosjektet tar 8 måneder, når må vi starte for å rekke opsjonsfristen i PD2?")
    assert (found.operation, found.result["latest"]) == ("shift", "2020-09-30")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hvor mange dager er det igjen av året?", "Det er 121 dager igjen"),
        ("Hvor mange dager er det igjen av 2020?", "Det er 121 dager igjen"),
        ("Hvilken uke er 31. oktober 2020 i?", "31. oktober 2020 er i uke 44."),
        ("I hvilken uke faller opsjonsfristen for PD2?", "30. mai 2021 er i uke 21."),
    ],
)
def test_the_rest_of_a_year_and_the_week_of_a_day_are_reckoned(question: str, first: str) -> None:
    assert computed(question).sentences[0].startswith(first)


def test_between_two_deadlines_that_are_named_by_what_they_are_for() -> None:
    found = computed("Hvor mye tid går det fra avtalefristen til opsjonsfristen i PD2?")
    assert found.operation == "between" and found.result["days"] == 211


def test_a_conflict_that_is_asked_for_and_is_there_is_answered_with_yes() -> None:
    assert computed("Er fristene for SW2 i konflikt med hverandre?").sentences[0].startswith("Ja. ")


@pytest.mark.parametrize(
    "question",
    ["Når får vi vite omfanget av forprosjektet?", "Når åpner biblioteket på lørdag?", "Når ble avtalen inngått?"],
)
def test_words_left_over_leave_it_to_the_sources_to_agree(question: str) -> None:
    found = answer_from_plan(question, "", NAMES, TIMELINE, AUTUMN)
    assert found is None or not found.whole


@pytest.mark.parametrize("phase", ["PD3", "SW1", "SW3"])
def test_a_phase_without_a_stated_deadline_is_said_to_have_none_and_the_nearest_is_offered(phase: str) -> None:
    for question in (f"Når er fristen for {phase}?", f"Hvor mange dager er det til opsjonsfristen i {phase}?"):
        outcome = planned(question).outcome
        assert isinstance(outcome, NotStated)
        assert phase in outcome.sentence
        assert outcome.nearest


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvor mange dager er det til 30. februar 2021?", "30. februar 2021 finnes ikke"),
        ("Rekker vi møtet mandag 17. september 2020?", "er en torsdag"),
    ],
)
def test_a_date_that_cannot_be_is_told(question: str, reason: str) -> None:
    found = planned(question)
    assert found.whole
    assert isinstance(found.outcome, Impossible)
    assert reason in found.outcome.reasons[0]


def test_what_an_operation_refuses_becomes_a_question_back() -> None:
    outcome = planned("Hvor mange virkedager er det til sommeren 2021?").outcome
    assert isinstance(outcome, Unclear)
    assert "ikke én dag" in outcome.sentence


def test_the_deadlines_of_sw2_are_both_answered_with_what_does_not_agree() -> None:
    found = computed("Hva er fristen for SW2?")
    assert [item["latest"] for item in found.result["items"]] == ["2022-05-30", "2022-10-31"]
    assert any("5 måneder og 1 dag" in warning for warning in found.warnings)


def test_a_doubtful_reading_is_told_with_the_answer() -> None:
    assert any(
        "neste fredag" in note.casefold() for note in computed("Hvor mange dager er det til neste fredag?").warnings
    )


def test_all_deadlines_passed_is_said_when_none_is_left() -> None:
    found = computed("Er det noen frister igjen?", today=date(2022, 11, 10))
    assert found.sentences[0] == "Alle fristene i kildene er passert."


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Hvilke frister gjenstår?", 2),
        ("Hvilke frister er passert?", 2),
        ("Hvilke frister kommer de neste tolv månedene?", 1),
    ],
)
def test_what_is_left_and_what_is_over_is_counted_from_today(question: str, count: int) -> None:
    assert len(computed(question, today=date(2021, 6, 15)).result["items"]) == count


@pytest.mark.parametrize(
    ("question", "topic", "operation", "said"),
    [
        ("Hvor mange dager er det til?", "Når er opsjonsfristen for PD2?", "days_left", "271 dager"),
        ("Er det en helg?", "Når må vi inngå avtale om forprosjekt for PD2?", "weekday", "Ja. "),
        ("Og i virkedager?", "Hvor mange dager er det til fristen for forprosjekt i PD2?", "working_days", "43"),
        ("Rekker vi det?", "Når er opsjonsfristen for PD2?", "feasible", "271 dager før"),
        (
            "Når må opsjonen utløses da?",
            "Hvis vi vil i drift 1. november 2024, når må vi senest starte?",
            "latest_start",
            "1. november 2023",
        ),
    ],
)
def test_a_follow_up_takes_what_it_lacks_from_the_question_before(
    question: str, topic: str, operation: str, said: str
) -> None:
    found = computed(question, topic)
    assert found.operation == operation
    assert said in " ".join(found.sentences[:2])


def test_who_must_do_it_is_no_question_of_time_whatever_was_asked_before() -> None:
    assert answer_from_plan("Hvem må gjøre det?", "Når er opsjonsfristen for SW2?", NAMES, TIMELINE, AUTUMN) is None


def test_every_date_and_rule_of_the_plan_that_is_used_is_cited() -> None:
    found = computed("Hvis vi vil i drift 1. november 2024, når må opsjonen utløses?")
    (wish, rule) = found.inputs
    assert wish.evidence is None
    assert rule.evidence is not None
    assert "12 måneder" in TIMELINE.quote(rule.evidence)


def test_sums_of_dates_need_no_plan() -> None:
    found = answer_from_plan("31. august 2022 pluss 6 måneder", "", {}, None, AUTUMN)
    assert found is not None and found.whole
    assert isinstance(found.outcome, Computation)


def test_more_time_for_a_deadline_moves_the_deadline_that_was_asked_of() -> None:
    found = planned("hvis vi får to uker ekstra?", "når er fristen for avtale om forprosjekt for pd2?").outcome
    assert isinstance(found, Computation)
    assert (found.operation, found.result["latest"]) == ("shift", "2020-11-14")
