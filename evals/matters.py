"""Made-up matters to train on: `evals/matters/*/NAME/`, folders of case papers with questions beside them.

Flows in: nothing but the folders. Flows out: their paths, by what may be done with them. It does not know what is
trained; their questions are known pairs, which `evals.cases` reads.

What is told from the cross-encoder's odds is fitted on matters that it has not learnt from, and what is reported on
such as nothing has.
"""

from collections.abc import Sequence
from pathlib import Path

from evals.case_sets import DOCUMENTS, HERE, READ_CASES

FOLDER = Path(__file__).parent / "matters"
READ, JUDGED, REPORTED = "read", "judged", "reported"
"""What the models learn from, what the order of sentences and the judgement of evidence are fitted on, and what
is only reported."""


def matters(part: str) -> Sequence[Path]:
    """The folders of one part, by name, each with `cases.yaml` and its papers."""
    return sorted(one.parent for one in (FOLDER / part).glob(f"*/{DOCUMENTS}"))


def to_learn_from() -> Sequence[Path]:
    """The folders that models learn from: the made-up cases whose failures somebody has read, then `READ`."""
    return [*(HERE / name for name in READ_CASES), *matters(READ)]
