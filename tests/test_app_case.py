"""The web app on the case that ships with the program, held against the assistant asked directly."""

import pytest
from browser import Reader, Server, ask, axe_findings, marked_words, settled

from assistant.ask import Assistant
from assistant.clock import today_in_oslo

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

QUESTIONS = ("Hvilke tre valg har kommunene?", "Når er fristen for SW2?", "Hvorfor er saken politisk interessant?")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_opens_with_its_quote_marked(
    reader: Reader, case_server: Server, case: Assistant, question: str
) -> None:
    answer = case.ask(question, today=today_in_oslo())
    page = reader.open(case_server.url)
    ask(page, question)
    said = page.locator(".sv-answer").inner_text()
    assert answer.statements
    assert all(" ".join(statement.text.split()) in " ".join(said.split()) for statement in answer.statements)
    for citation in answer.citations:
        page.locator(f".sv-card a[data-open='{citation.id}']").click()
        page.wait_for_url(f"**fra={citation.span.start}&til={citation.span.end}*")
        settled(page)
        assert marked_words(page) == citation.quote == citation.document.text[citation.span.start : citation.span.end]


def test_the_example_questions_come_from_the_case_and_are_answered(
    reader: Reader, case_server: Server, case: Assistant
) -> None:
    example = case.examples()[0]
    page = reader.open(case_server.url)
    page.get_by_role("button", name=example).click()
    page.locator("h1.sv-question", has_text=example).wait_for()
    settled(page)
    assert axe_findings(page) == []


def test_a_follow_up_is_read_in_the_light_of_the_question_before(
    reader: Reader, case_server: Server, case: Assistant
) -> None:
    page = reader.open(case_server.url)
    ask(page, "Når skal PD2 settes i drift?")
    ask(page, "Og SW2?")
    expected = case.ask("Og SW2?", history=("Når skal PD2 settes i drift?",), today=today_in_oslo())
    assert page.locator(".sv-reading").inner_text() == f"Forstått som: {expected.reading}"


def test_the_timeline_of_the_case_has_a_source_for_every_date(
    reader: Reader, case_server: Server, case: Assistant
) -> None:
    assert case.timeline is not None
    page = reader.open(case_server.url + "/tidslinje")
    rows = page.locator(".sv-table tbody tr")
    rows.first.wait_for()
    dated = [phase for phase in case.timeline.phases if phase.go_live]
    assert rows.count() == len(case.timeline.deadlines) + len(case.timeline.milestones) + len(dated)
    assert page.locator(".sv-table tbody a[href*='fra=']").count() == rows.count()
