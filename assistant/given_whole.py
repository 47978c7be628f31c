"""Answers that a paper gives as they stand: a series, a table, a total.

Flows in: a question's type and the evidence found. Flows out: what is quoted; None where the question asks for none of
them. It scores nothing.
"""

from assistant.evidence import Evidence
from assistant.reading.question_type import QuestionType
from assistant.series import Series, series
from assistant.total_now import total_now
from assistant.whole_table import whole_table


def given_whole(kind: QuestionType, evidence: Evidence) -> Series | None:
    """The first of them that the question asks for."""
    return series(kind, evidence) or whole_table(kind, evidence) or total_now(evidence)
