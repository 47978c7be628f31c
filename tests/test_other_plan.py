"""From a question in plain bokmål to the operation that answers it, on the plan of a made-up matter."""

from datetime import date
from pathlib import Path

import pytest
from plan_case import document_of

from assistant.answer import Computation
from assistant.deadlines.mentions import names_of
from assistant.deadlines.plan_question import answer_from_plan
from corpus.interval import Grain, Interval
from corpus.timeline_file import load_timeline

SCHOOL = """## Skolen

Anbudet må være sendt innen 15. mai 2025. Kontrakten må være underskrevet innen 1. september 2025.
Bygget skal tas i bruk i august 2027. Byggingen tar 18 måneder.
"""
SCHOOL_PLAN = """
document: plan.md
events:
  - {id: anbud, name: anbudet, todo: sende anbudet, also: [anbud, anbudsfrist, anbudsfristen]}
  - {id: kontrakt, name: kontrakten, todo: underskrive kontrakten, also: [kontrakt, byggestart, starte byggingen]}
  - {id: bruk, name: ferdig skole, todo: ta skolen i bruk, go_live: true, also: [i bruk, ta i bruk, innflytting]}
phases:
  - id: nord
    name: Nordskolen
    go_live: {when: 2027-08, wording: august 2027}
    evidence: {section: 1, quote: Bygget skal tas i bruk i august 2027.}
deadlines:
  - id: nord-anbud
    phase: nord
    event: anbud
    when: 2025-05-15
    wording: 15. mai 2025
    evidence: {section: 1, quote: Anbudet må være sendt innen 15. mai 2025.}
  - id: nord-kontrakt
    phase: nord
    event: kontrakt
    when: 2025-09-01
    wording: 1. september 2025
    evidence: {section: 1, quote: Kontrakten må være underskrevet innen 1. september 2025.}
rules:
  - id: bygging
    name: byggingen
    start: kontrakt
    end: bruk
    months: 18
    wording: 18 måneder
    text: Byggingen tar 18 måneder.
    evidence: {section: 1, quote: Byggingen tar 18 måneder.}
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Når er anbudsfristen for Nordskolen?", "15. mai 2025"),
        ("Hvor mange dager er det mellom fristene for Nordskolen?", "109 dager"),
        ("Hvis kontrakten underskrives 1. oktober 2025, når kan vi tidligst ta skolen i bruk?", "1. april 2027"),
        ("Vi vil ta skolen i bruk 1. august 2027. Når må vi senest starte byggingen?", "1. februar 2026"),
        ("Rekker vi anbudsfristen for Nordskolen 20. mai 2025?", "Nei. 20. mai 2025 er 5 dager etter"),
    ],
)
def test_another_plan_is_answered_in_its_own_words(tmp_path: Path, question: str, said: str) -> None:
    (tmp_path / "timeline.yaml").write_text(SCHOOL_PLAN, encoding="utf-8")
    dated = Interval(date(2025, 3, 3), date(2025, 3, 3), Grain.DAY)
    timeline = load_timeline(tmp_path, [document_of(SCHOOL, "plan.md", "section", dated)])
    found = answer_from_plan(question, "", names_of(timeline), timeline, date(2025, 3, 10))
    assert found is not None
    assert isinstance(found.outcome, Computation)
    assert said in found.outcome.sentences[0]
