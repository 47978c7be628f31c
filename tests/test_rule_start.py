"""What a rule counts from is the day of what the question names, and a day told as the old one is none."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Answer, Answered

TODAY = date(2027, 3, 1)

AGREEMENT = """\
# Avtale om leie av isflater

Dato: 4. november 2026

## Vilkår

- Tilleggsbestillingen skal være klar fire måneder før fristen for å utvide leien
- Ved varsel om høyere leie kan klubben si opp avtalen innen åtte uker etter at varselet er mottatt
- Årsmøtets vedtak skal meldes skriftlig til Isdrift innen ti dager etter møtet
- Kurs for isvakter holdes i to økter og begynner tidligst to uker før åpning i hver bydel
"""
STATUS = """\
# Status for isflatene

Dato: 11. februar 2027

## Nye datoer

- Bane Sør: 8. mars 2029 (før 1. oktober 2028)
- Bane Nord: 4. mai 2029 (før Q1 2029)

## Nye frister

- Bane Sør
  - Klubben må utvide leien innen 20. september 2028
- Bane Nord
  - Klubben må utvide leien innen 14. desember 2028

## Møter framover

- Vedtak om leie
  - Furulia: 6. april 2027
  - Granmo: 13. april 2027

## Framdrift

- Varsel om høyere leie mottatt 1. februar 2027
- Prøveisen: oppstart 10. januar 2028
- Prøveisen tar tre måneder uansett bane

| Hva | Plan i november | Ny plan |
|---|---|---|
| Åpning Furulia | 4. mai 2028 | 12. oktober 2028 |
| Åpning Granmo | 9. juni 2028 | 16. november 2028 |
"""


@pytest.fixture(scope="module")
def rink() -> Case:
    return case_of({"avtale.md": AGREEMENT, "status.md": STATUS})


def asked(rink: Case, question: str) -> Answer:
    return rink.assistant.ask(question, today=TODAY)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Når må tilleggsbestillingen for Bane Sør være klar?", "20. mai 2028"),
        ("Når må tilleggsbestillingen for Bane Nord være klar?", "14. august 2028"),
        ("Når er fristen for å melde vedtaket i Granmo til Isdrift?", "23. april 2027"),
        ("Når kan kurset for isvakter i Furulia tidligst begynne?", "28. september 2028"),
    ],
)
def test_a_rule_counts_from_the_day_of_whom_the_question_names(rink: Case, question: str, day: str) -> None:
    answer = asked(rink, question)
    assert isinstance(answer, Answered)
    assert answer.computation is not None
    assert day in answer.statements[0].text


def test_no_day_is_reckoned_for_a_name_that_no_day_is_told_of(rink: Case) -> None:
    assert asked(rink, "Når må tilleggsbestillingen for Bane Vest være klar?").computation is None


def test_what_is_told_before_the_question_says_what_it_is_of(rink: Case) -> None:
    answer = asked(rink, "Leien gikk opp. Hva er siste dag klubben kan si opp avtalen?")
    assert "29. mars 2027" in answer.statements[0].text


def test_a_start_and_a_length_told_apart_make_an_end(rink: Case) -> None:
    answer = asked(rink, "Når er prøveisen ferdig, etter planen?")
    assert "10. april 2028" in answer.statements[0].text


def test_the_meeting_that_decides_is_what_a_rule_of_the_decision_counts_from(rink: Case) -> None:
    answer = asked(rink, "Hvis Furulia vedtar det 8. april, når må Isdrift senest ha beskjed?")
    assert "18. april 2027" in answer.statements[0].text


def test_days_are_counted_from_the_new_date_and_not_from_the_old_in_brackets(rink: Case) -> None:
    weekday = asked(rink, "Hvilken ukedag faller den nye åpningen av Bane Nord på?")
    assert "fredag" in weekday.statements[0].text
    left = asked(rink, "Hvor mange dager er det til Bane Sør starter?")
    assert "8. mars 2029" in left.statements[0].text


OPERATION = "# Avtale om drift\n\n- Avtalen gjelder fra 1. januar 2027 til 31. desember 2034.\n"
NOTICE = "- Kommunen har opsjon på to år. Opsjonen må varsles senest 12 måneder før avtalen utløper.\n"


def test_before_an_agreement_runs_out_counts_from_the_last_day_that_it_is_said_to_hold() -> None:
    answer = case_of({"avtale.md": OPERATION + NOTICE}).assistant.ask("Når må opsjonen varsles?", today=TODAY)
    assert isinstance(answer, Answered) and answer.computation is not None
    assert answer.computation.result["latest"] == "2033-12-31"


def test_before_an_agreement_runs_out_does_not_count_from_the_day_it_was_signed() -> None:
    papers = {
        "avtale.md": f"# Avtale om drift\n\n{NOTICE}",
        "status.md": "# Statusnotat\n\nDato: 6. oktober 2026\n\nAvtalen ble underskrevet 29. september 2026.\n",
    }
    answer = case_of(papers).assistant.ask("Når må opsjonen varsles?", today=TODAY)
    assert answer.computation is None
