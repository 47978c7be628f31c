"""A question why is answered with a reason, or told that the sources give none."""

from dataclasses import replace
from datetime import date

import pytest
from made_up import case_of, hall

from assistant.answer import Abstained, Answer, Answered
from assistant.phrases import NOT_WHY
from assistant.reasons import told_on

DAY = date(2024, 3, 1)

PATH = """\
# Notat om gangvegen

Gangvegen er utsatt til neste høst. Årsaken er at entreprenøren gikk konkurs.

Fiskelaget foreslo en benk ved vannet.

Berit Moe røysta mot brua. Ho grunngav det med at vegen er for smal.

Kommunen har vurdert dette:

- Lyset settes opp i mai.
- Gjerdet males i juni.
"""


def ask(question: str) -> Answer:
    return case_of({"veg.md": PATH}).assistant.ask(question, today=DAY)


def test_who_gave_grounds_is_followed_by_the_grounds() -> None:
    answer = ask("Hvorfor røysta Berit Moe mot brua?")
    assert isinstance(answer, Answered)
    assert "for smal" in answer.text


def test_the_reason_in_the_next_sentence_is_told_with_what_it_explains() -> None:
    answer = ask("Hvorfor er gangvegen utsatt?")
    assert isinstance(answer, Answered)
    assert answer.text.startswith(
        "Gangvegen er utsatt til neste høst. [1]\nÅrsaken er at entreprenøren gikk konkurs. [2]"
    )


def test_what_is_told_without_a_reason_is_shown_and_said_to_have_none() -> None:
    answer = ask("Hvorfor foreslo Fiskelaget en benk ved vannet?")
    assert isinstance(answer, Abstained)
    assert answer.statements[0].text == NOT_WHY
    assert "Fiskelaget foreslo en benk ved vannet." in answer.text


def test_a_list_that_gives_no_reasons_does_not_say_why() -> None:
    assert isinstance(ask("Hvorfor har kommunen vurdert dette?"), Abstained)


def test_a_list_under_a_line_of_reasons_says_why() -> None:
    answer = hall().assistant.ask("Hvorfor haster saken?", today=DAY)
    assert "Skolene mangler svømmeundervisning." in answer.text


def test_a_reason_may_be_one_of_the_next_points_or_a_clause_after_for() -> None:
    status = "# Status\n\n- Trinn 1 er flyttet til 2028\n- Trinn 2 er flyttet til 2029\n- Årsak: klage på anbudet\n"
    price = "Kaileia ved industrikaia står uendret, for avtalen låser prisen til 2029.\n"
    paper = case_of({"status.md": f"{status}\n{price}"})
    assert "klage på anbudet" in paper.assistant.ask("Hvorfor er trinn 1 flyttet?", today=DAY).text
    answer = paper.assistant.ask("Hvorfor er kaileia ved industrikaia uendret?", today=DAY)
    assert isinstance(answer, Answered)
    assert answer.statements[0].text.startswith("Kaileia ved industrikaia")


LAKE = """\
# Notat om badeplassen

Stupebrettet ble fjernet etter at tilsynet fant råte.

Under brygga er det kvikkleire. Det gjør fundamentet dyrt.
"""


def test_what_something_was_done_after_is_why() -> None:
    answer = case_of({"bad.md": LAKE}).assistant.ask("Hvorfor ble stupebrettet fjernet?", today=DAY)
    assert isinstance(answer, Answered)
    assert answer.text.startswith("Stupebrettet ble fjernet etter at tilsynet fant råte.")


def test_what_makes_it_so_is_told_with_it() -> None:
    answer = case_of({"bad.md": LAKE}).assistant.ask("Hvorfor er fundamentet dyrt?", today=DAY)
    assert isinstance(answer, Answered)
    assert answer.text.startswith("Under brygga er det kvikkleire. [1]\nDet gjør fundamentet dyrt. [2]")


PLAN = """\
# Notat om planen

Planen er forsinket. Boringene viste at grunnen er bløt. Nye peler må prosjekteres. Rådet møtes i mai.
"""


@pytest.mark.parametrize(("odds", "told"), [(-1.8, 2), (-4.6, 0), (None, 0)])
def test_how_a_paragraph_goes_on_is_told_where_it_may_well_answer(odds: float | None, told: int) -> None:
    evidence = case_of({"plan.md": PLAN}).evidence("Hvorfor er planen forsinket?")
    lead = evidence.units[0]
    assert lead.unit.text == "Planen er forsinket."
    read = tuple(
        replace(found, odds=odds) if found.unit.text.startswith("Boringene") else found for found in evidence.units
    )
    follows = told_on(lead, replace(evidence, units=read))
    assert [span.of(lead.unit.document.text) for span in follows] == [
        "Boringene viste at grunnen er bløt.",
        "Nye peler må prosjekteres.",
    ][:told]
