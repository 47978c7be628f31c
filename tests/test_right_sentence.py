"""Which sentence answers a known pair, and when evidence is taken to answer it."""

from dataclasses import replace
from datetime import date

import pytest
from made_up import case_of

from assistant.score_parts import WEIGHTS
from evals.cases import Case, Expected
from evals.gathered import Gathered
from evals.right_sentence import is_right
from evals.train_carries import example, unmeasured

PAPER = (
    "# Notat om kaia\n\n## Pris\n\nKaia koster 12 millioner kroner. Moloen koster 3 millioner kroner.\n\n"
    "## Havnesjef\n\nHavnesjefen er Kari Moe. Hun begynte i 2019.\n"
)
MADE = case_of({"notat.md": PAPER})
[DOCUMENT] = MADE.assistant.corpus.documents


def asked(question: str, expected: Expected) -> Case:
    return Case("a-001", question, (), date(2026, 11, 28), expected, "fact", "nb")


@pytest.mark.parametrize(
    ("expected", "right"),
    [
        (Expected("answered", documents=("notat.md",), quotes=("Kaia koster 12 millioner",)), "Kaia koster"),
        (Expected("answered", documents=("notat.md",), must=(r"\b3 millioner",)), "Moloen koster"),
    ],
)
def test_the_sentence_with_the_wording_or_the_fact_is_right(expected: Expected, right: str) -> None:
    case = asked("Hva koster det?", expected)
    units = MADE.assistant.evidence_for("Hva koster kaia og moloen?")[1].units
    found = [one.unit.text for one in units if is_right(case, DOCUMENT, one.unit.span)]
    assert len(found) == 1 and found[0].startswith(right)


def test_no_sentence_of_another_paper_is_right() -> None:
    elsewhere = Expected("answered", documents=("annet.md",), quotes=("Kaia koster 12 millioner",))
    units = MADE.assistant.evidence_for("Hva koster kaia?")[1].units
    assert not any(is_right(asked("Hva koster kaia?", elsewhere), DOCUMENT, one.unit.span) for one in units)


def test_evidence_answers_only_with_a_right_sentence_among_the_first() -> None:
    kind, evidence = MADE.assistant.evidence_for("Hva koster kaia?")
    price = Expected("answered", documents=("notat.md",), quotes=("Kaia koster 12 millioner",))
    case = asked("Hva koster kaia?", price)

    def answers(expected: Expected, units: int = 0) -> bool:
        told = Gathered(replace(case, expected=expected), kind, replace(evidence, units=evidence.units[units:]), "x")
        return next(example(told)).answers

    assert answers(price) and not answers(price, units=1)
    assert answers(Expected("answered")) and not answers(Expected("abstained"))


def test_evidence_as_by_words_alone_forgets_what_was_measured_and_is_put_in_order_anew() -> None:
    kind, evidence = MADE.assistant.evidence_for("Hva koster kaia?")
    first, second, *rest = evidence.units
    assert second.parts is not None
    parts = second.parts._replace(odds=50.0, nearness=9.0)
    score = second.score + WEIGHTS.odds * 50.0 + WEIGHTS.nearness * 9.0
    lifted = replace(second, score=score, parts=parts, odds=50.0, nearness=9.0, meaning=0.9)
    measured = replace(evidence, units=(lifted, first, *rest))
    told = unmeasured(Gathered(asked("Hva koster kaia?", Expected("abstained")), kind, measured, "x"))
    assert [one.unit for one in told.evidence.units] == [one.unit for one in evidence.units]
    assert all(one.odds is None and one.meaning == one.nearness == 0.0 for one in told.evidence.units)
