"""The matters to train on: every answer stands in its papers, and what the cross-encoder is shown of them."""

from pathlib import Path

import pytest

from corpus.folder import load
from evals.case_sets import DOCUMENTS
from evals.cases import load_cases
from evals.groups import of_case
from evals.matters import JUDGED, READ, REPORTED, matters
from evals.validity import invalid_cases

EVERY = [folder for part in (READ, JUDGED, REPORTED) for folder in matters(part)]
PAPER = """# Ny kai

Kaia koster 12 millioner kroner. Den er 40 meter lang. Byggingen starter i mai 2027.

Havnesjefen er Kari Moe.
"""
CASES = """
- {id: kai-001, question: Hva koster kaia?, today: '2026-11-16', status: answered, document: [kai.md],
   quote_any: [Kaia koster 12 millioner kroner], kind: howmuch, lang: nb}
- {id: kai-002, question: Og når?, history: [Hva koster kaia?], today: '2026-11-16', status: answered,
   document: [kai.md], quote_any: [Byggingen starter i mai 2027], kind: followup, lang: nb}
- {id: kai-003, question: Hvor dypt er det?, today: '2026-11-16', status: abstained, kind: near, lang: nb}
"""


def test_there_are_120_matters_each_in_one_part() -> None:
    names = [folder.name for folder in EVERY]
    assert len(names) == len(set(names)) == 120


@pytest.mark.parametrize("folder", EVERY, ids=[folder.name for folder in EVERY])
def test_every_answer_of_a_matter_stands_in_its_papers(folder: Path) -> None:
    cases = load_cases(folder)
    assert invalid_cases(cases, load(folder / DOCUMENTS).documents) == {}
    assert all(case.expected.quotes for case in cases if case.expected.status == "answered")
    assert sum(case.expected.status == "abstained" for case in cases) > 20


def test_the_reader_is_shown_the_sentence_that_answers_and_a_follow_up_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    (tmp_path / DOCUMENTS / "kai.md").write_text(PAPER, "utf-8")
    (tmp_path / "cases.yaml").write_text(CASES, "utf-8")
    group = of_case(tmp_path, 2)
    asked = {pair.question: pair.answers for pair in group.pairs}
    assert set(asked) == {"Hva koster kaia?", "Når koster kaia?", "Hvor dypt er det?"}
    assert asked["Hvor dypt er det?"] == ()
    said = [group.texts[row].sentences[at].of(group.texts[row].text) for row, at in asked["Hva koster kaia?"]]
    assert said == ["Kaia koster 12 millioner kroner."]
    assert len(group.pairs) == 2 * len(asked)
