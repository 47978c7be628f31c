"""Things asked of by a number that no paper gives, and those that some paper has after all."""

from functools import cache

import pytest
from made_up import Case, case_of

from assistant.unknown_numbers import unknown_numbers

STUDY = """\
# Utredning om brygge

## Tre alternativer

Alternativ 1 legger brygga ved Nausta. Alternativ 2 tar også med ei flytebrygge.
Rådet så på alternativ 1 og alternativ 3.

Søkere fyller 1 skjema i mai og 2 skjemaer i juni. Trinn B1 starter i mai, og B2 følger året etter.
"""


@cache
def brygge() -> Case:
    return case_of({"utredning.md": STUDY})


@pytest.mark.parametrize(
    ("question", "history", "unknown"),
    [
        ("Hva koster alternativ 4?", (), ["alternativ 4"]),
        ("Hva tar alternativ 2 med?", (), []),
        ("Hva skiller alternativ 1, 2 og 3?", (), []),
        # A code is a name like others, and what was asked of before has been answered.
        ("Når starter B3?", (), []),
        ("Hvor lang er brygga ved Nausta og hvem eier den?", ("Hva koster alternativ 4?",), []),
    ],
)
def test_only_a_number_that_no_paper_has_is_unknown(question: str, history: tuple[str, ...], unknown: object) -> None:
    _, evidence = brygge().assistant.evidence_for(question, history)
    assert unknown_numbers(evidence) == unknown
