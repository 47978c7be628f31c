"""Whether a sentence is one that answers a known pair: it holds an expected wording, or lies on an expected slide and
holds an expected fact.

Flows in: a case and a place in a document. Flows out: yes or no. It knows neither evidence nor answers.
"""

import re

from corpus.document import Document, Span
from evals.cases import Case


def is_right(case: Case, document: Document, span: Span) -> bool:
    """Whether the sentence of a document at `span` is one that answers."""
    expected = case.expected
    text = " ".join(span.of(document.text).split())
    if expected.documents and document.id not in expected.documents:
        return False
    if expected.quotes:
        return any(quote in text or text in quote for quote in (" ".join(one.split()) for one in expected.quotes))
    if expected.slides and document.section_at(span.start).number not in expected.slides:
        return False
    patterns = [*expected.must, *expected.one_of]
    return any(re.search(pattern, text) for pattern in patterns) if patterns else True
