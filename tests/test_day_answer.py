"""Sums of days from dates that only the papers state, each with its sentence cited."""

from datetime import date
from functools import cache

import pytest
from made_up import Case, case_of

from assistant.answer import Answer, Answered
from assistant.deadlines.stated_days import share
from assistant.verify import verify

TODAY = date(2025, 12, 1)

PAPER = """\
# Saksframlegg: Ny brannstasjon på Tangen

Dato: 2. juni 2025

## Framdrift

Tomta ble kjøpt 14. mars 2024. Kontrakten med entreprenøren skal undertegnes 30. juni 2026.

Grunnarbeidet startet 22. september 2025, og stasjonen åpner 1. juni 2027.

Boringene pågikk fra 22. september til 3. oktober 2025.

Søknad om tilskudd må være sendt innen 15. januar 2026. Den gamle garasjen skal rives innen to år etter at den nye
stasjonen åpner.

Byggetiden er beregnet til 14 måneder.
"""

MINUTES = """\
# Referat fra styringsgruppa for brannstasjonen

Dato: 11. november 2025

## Framdrift

Åpningen av stasjonen er flyttet fra 1. juni 2027 til 17. august 2027.

| Oppgave | Ansvarlig | Frist |
|---|---|---|
| Plan for utrykning | Inger Fauske | 20. februar 2026 |
"""


@cache
def station() -> Case:
    return case_of({"sak.md": PAPER, "referat.md": MINUTES})


def asked(question: str, today: date = TODAY) -> Answer:
    return station().assistant.ask(question, today=today)


@pytest.mark.parametrize(
    ("question", "operation", "says", "quotes"),
    [
        ("Hvor mange dager er det til kontrakten undertegnes?", "days_left", "211 dager", "30. juni 2026"),
        ("Hvor mange år er det siden tomta ble kjøpt?", "days_left", "(1 år, 8 måneder og 17 dager)", "14. mars 2024"),
        ("Hvor mange dager før stasjonen åpner skal kontrakten undertegnes?", "between", "413 dager", "30. juni 2026"),
        ("Kor mange dagar er det til kontrakten skal underteiknast?", "days_left", "211 dager", "30. juni 2026"),
        ("Hvor mange dager er det siden tomta ble kjøpt?", "days_left", "627 dager siden", "14. mars 2024"),
        ("Hvilken ukedag undertegnes kontrakten?", "weekday", "tirsdag", "30. juni 2026"),
        ("Hvor mange dager har vi på oss til å sende søknad om tilskudd?", "days_left", "45 dager", "15. januar 2026"),
        ("Hvor mange dager pågikk boringene?", "between", "11 dager", "3. oktober 2025"),
        ("Hvor mange dager er åpningen av stasjonen flyttet?", "between", "77 dager", "17. august 2027"),
        (
            "Hvor mange dager er det fra tomta ble kjøpt til kontrakten undertegnes?",
            "between",
            "838 dager",
            "14. mars 2024",
        ),
        (
            "Hvor mange virkedager har Fauske til planen for utrykning?",
            "working_days",
            "virkedager",
            "20. februar 2026",
        ),
    ],
)
def test_days_are_counted_from_the_sentence_that_states_the_date(
    question: str, operation: str, says: str, quotes: str
) -> None:
    found = asked(question)
    assert isinstance(found, Answered) and found.computation is not None
    assert found.computation.operation == operation
    assert says in found.statements[0].text
    assert any(quotes in citation.quote for citation in found.citations)
    assert found.computation.warnings


def test_a_date_that_was_moved_is_counted_to_where_it_was_moved() -> None:
    found = asked("Hvor mange dager er det til stasjonen åpner?")
    assert found.computation is not None
    assert found.computation.result["items"][0]["latest"] == "2027-08-17"


def test_a_day_of_the_question_is_moved_by_the_length_that_the_papers_state() -> None:
    found = asked("Når må den gamle garasjen være revet hvis den nye stasjonen åpner 17. august 2027?")
    assert found.computation is not None and found.computation.operation == "shift"
    assert found.computation.result["latest"] == "2029-08-17"
    assert "to år etter" in found.citations[0].quote


RULES = (
    "Kontrakten signeres 11. januar 2027. Entreprenøren skal stille sikkerhet senest 21 dager etter at kontrakten er "
    "signert. Overtakelse av bygget er 2. juni 2028. Etter overtakelsen skal det være prøvedrift i tre måneder. "
    "Portene må bestilles 20 uker før de skal monteres."
)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Når må entreprenøren ha stilt sikkerhet hvis kontrakten signeres 18. januar 2027?", "2027-02-08"),
        ("Hvis kontrakten signeres 18. januar 2027, når må entreprenøren ha stilt sikkerhet?", "2027-02-08"),
        ("Når er prøvedriften over dersom vi overtar bygget 14. juni 2028?", "2028-09-14"),
        ("Når må portene være bestilt hvis de skal opp 11. oktober 2027?", "2027-05-24"),
    ],
)
def test_who_gives_the_day_of_one_thing_gets_the_other_by_the_rule_whatever_date_the_papers_have(
    question: str, day: str
) -> None:
    found = said(RULES, question)
    assert found.computation is not None
    assert found.computation.result["latest"] == day


def test_how_far_something_was_moved_is_counted_from_the_one_date_to_the_other() -> None:
    moved = "Gruppa flyttet tilbudsfristen fra 2. november 2026 til 23. november 2026."
    found = said(moved, "Hvor langt ble tilbudsfristen flyttet?")
    assert found.computation is not None and found.computation.operation == "between"
    assert "21 dager" in found.text
    assert share(moved, "tilbudsfristen ble skjøvet") == 1.0
    assert share(moved, "høringsfristen ble skjøvet") == 0.0
    assert share("Tilbudsfristen er 2. november 2026.", "tilbudsfristen ble skjøvet") == 0.5


def test_a_date_that_stands_beside_the_answer_is_counted_to_where_the_first_is_over() -> None:
    found = said(
        "Den nye bilen ble bestilt 4. mai 2025. Det kommer fram av planen at bilen leveres 5. juli 2027.",
        "Hvor mange dager er det til den nye bilen kommer?",
    )
    assert found.computation is not None
    assert found.computation.result["items"][0]["latest"] == "2027-07-05"


def test_what_is_over_is_no_deadline() -> None:
    found = said(
        "Tilsynet kom på besøk 21. mai 2025 og ga pålegg om to garderober. Stasjonen åpner 26. august 2028.",
        "Hvor mange dager er det mellom åpningen og fristen fra tilsynet?",
    )
    assert found.computation is None


def test_a_length_that_the_papers_state_is_not_computed() -> None:
    found = asked("Hvor lang tid er beregnet til byggetiden?")
    assert found.computation is None and "14 måneder" in found.text


@pytest.mark.parametrize("question", ["Hvor mange dager er det til kantinen åpner?", "Hvilken ukedag er juleballet?"])
def test_nothing_is_counted_to_what_no_paper_dates(question: str) -> None:
    assert asked(question).computation is None


def said(text: str, question: str, *history: str, today: date = TODAY) -> Answer:
    case = case_of({"sak.md": f"# Saksframlegg: Sentrum\n\nDato: 2. juni 2025\n\n## Saken\n\n{text}\n"})
    return case.assistant.ask(question, history=history, today=today)


def counted(answer: Answer) -> str:
    return answer.computation.result["items"][0]["latest"] if answer.computation else ""


@pytest.mark.parametrize(
    "question", ["Hvor mange båtplasser har kaia?", "Hvem bygger den?", "Hvor mange båtplasser har den?"]
)
def test_what_follows_a_question_of_days_is_not_taken_for_one(question: str) -> None:
    text = "Kaia åpner 1. juni 2026. Kaia har 12 båtplasser. Kaia bygges av Nordbygg AS."
    found = said(text, question, "Hvor mange dager er det til kaia åpner?")
    assert found.computation is None and isinstance(found, Answered)


def test_a_follow_up_in_another_unit_asks_the_same_again() -> None:
    text = "Kaia åpner 1. juni 2026."
    found = said(text, "Og i virkedager?", "Hvor mange dager er det til kaia åpner?")
    assert found.computation is not None and found.computation.operation == "working_days"


@pytest.mark.parametrize(
    ("text", "question", "latest"),
    [
        (
            "Høringen pågår fra 1. oktober til 15. desember 2025.",
            "Hvor mange dager er det igjen av høringen?",
            "2025-12-15",
        ),
        (
            "Leieavtalen løper fra 1. november 2025 til 31. desember 2026.",
            "Hvor mange dager er det til leieavtalen går ut?",
            "2026-12-31",
        ),
        (
            "Søknadsperioden for stipend er fra 1. januar til 15. februar 2026.",
            "Hvor mange dager har vi på oss til å søke stipend?",
            "2026-02-15",
        ),
        (
            "Fristen for innspill er 1. juni 2026 og ble endret 3. november 2025.",
            "Hvor mange dager er det til fristen for innspill?",
            "2026-06-01",
        ),
        (
            "Den 1. juni 2027 åpner biblioteket, og 3. mars 2026 starter gravingen.",
            "Hvor mange dager er det til biblioteket åpner?",
            "2027-06-01",
        ),
        ("Torget åpner i mars 2026.", "Hvor mange dager er det til torget åpner?", "2026-03-31"),
    ],
)
def test_which_of_the_dates_of_a_sentence_is_meant(text: str, question: str, latest: str) -> None:
    assert counted(said(text, question)) == latest


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Skolen ble innviet 12. mai 1889.", "Hvilken ukedag ble skolen innviet?"),
        ("Gymsalen står ferdig i 3. kvartal 2026, og løpebanen 1. mai 2027.", "Hvor mange dager er det til gymsalen?"),
        ("Torget åpner tidligst 1. april 2026.", "Hvilken ukedag åpner torget?"),
        (
            "Kari Nes har 25 dager ferie. Kari Nes har permisjon fra 1. februar 2026.",
            "Hvor mange dager ferie har Kari Nes?",
        ),
        ("Bilen ble bestilt 4. mai 2025.", "Hvor mange dager er det til bilen kommer?"),
    ],
)
def test_a_date_that_is_none_of_it_is_not_counted_from(text: str, question: str) -> None:
    assert said(text, question).computation is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Avtalen av 1. mars 2024 ble sagt opp 3. juni 2025. Avtalen kan sies opp seks måneder etter inngåelsen.",
            "Når ble avtalen av 1. mars 2024 sagt opp?",
        ),
        (
            "Garantitiden for taket er fem år etter overtakelsen.",
            "Når går garantitiden ut hvis byggestart er 18. mai 2026?",
        ),
        ("Naboene kan klage innen tre uker etter vedtaket.", "Hvem kan klage på fristen 1. mars 2026?"),
        ("Etter planen varer rivingen i to måneder.", "Når må rivingen starte hvis huset åpner 1. april 2026?"),
        (
            "Kontrakten signeres 11. januar 2027. Sikkerhet stilles senest 21 dager etter at kontrakten er signert.",
            "Hvis kontrakten signeres 18. januar 2027, når er åpningen?",
        ),
    ],
)
def test_no_rule_is_laid_on_a_day_that_it_is_not_of(text: str, question: str) -> None:
    assert said(text, question).computation is None


def test_such_a_sum_stands_when_it_is_verified_again() -> None:
    question = "Hvor mange dager er det til kontrakten undertegnes?"
    stored = asked(question).as_json()
    documents = {one.id: one for one in station().assistant.documents}
    assert verify([("svar", stored)], documents, lambda _: [asked(question).as_json()]) == ()


PLAN = """\
# Framdriftsplan for gravlunden

Dato: 17. november 2026

| Milepæl | Opprinnelig dato | Ny dato | Ansvarlig |
|---|---|---|---|
| Høringsfrist for planen | 7. desember 2026 | 22. februar 2027 | Kari Moe |
| Kontrakt signeres | 12. april 2027 | 1. juli 2027 | Geir Holt |
| Åpning av gravlunden | 1. september 2028 | 29. oktober 2028 | Kari Moe |

| Tiltak | Oppstart | Ferdigstilling |
|---|---|---|
| Garderober | 3. mars 2027 | 9. juni 2027 |
"""
DECISION = """\
# Møteprotokoll kommunestyret

- Møtedato: torsdag 18. juni 2026

## Sak 41/26 Ny gravlund

### Vedtak

1. Kommunestyret velger ny gravlund på Tverråsen.
"""


@cache
def cemetery() -> Case:
    return case_of({"plan.md": PLAN, "moteprotokoll.md": DECISION})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Hvor mange dager er det til åpning av gravlunden?", "29. oktober 2028"),
        ("Hvilken ukedag er åpning av gravlunden?", "søndag"),
        ("Hvor mange dager er åpning av gravlunden utsatt?", "58 dager"),
        ("Hvor mange dager er det fra kontrakt signeres til åpning av gravlunden?", "486 dager"),
        ("Hvor mange virkedager er det til høringsfrist for planen?", "22. februar 2027"),
        ("Hvor mange dager er det til oppstart av garderober?", "3. mars 2027"),
        (
            "Hva kommer først, åpning av gravlunden eller at kontrakt signeres?",
            "(1. juli 2027) kommer først, 486 dager før",
        ),
        ("Hva kommer sist, kontrakt signeres eller åpning av gravlunden?", "(29. oktober 2028)"),
        ("Hvor mange dager er det til ferdigstilling av garderober?", "9. juni 2027"),
        ("Hvor mange dager er det siden kommunestyret vedtok ny gravlund på Tverråsen?", "158 dager siden"),
    ],
)
def test_the_columns_of_a_plan_and_the_day_of_the_minutes_are_read(question: str, says: str) -> None:
    found = cemetery().assistant.ask(question, today=date(2026, 11, 23))
    assert found.computation is not None
    assert says in found.text


def test_what_was_decided_goes_before_what_somebody_wishes_as_a_rule() -> None:
    case = case_of(
        {
            "horingssvar.md": "# Høringssvar fra vellet\n\nDato: 2. mars 2026\n\nVi mener at den gamle hallen må rives "
            "senest ett år etter at den nye er åpnet.\n",
            "moteprotokoll.md": "# Møteprotokoll\n\nDato: 18. juni 2026\n\n## Sak 3/26 Ny hall\n\n### Vedtak\n\n"
            "Den gamle hallen rives innen to år etter at den nye er åpnet.\n",
        }
    )
    asked = "Når må den gamle hallen senest være revet hvis den nye åpner 1. juni 2028?"
    found = case.assistant.ask(asked, today=date(2026, 11, 23))
    assert found.computation is not None
    assert found.computation.result["latest"] == "2030-06-01"
