"""Whether the evidence of a case still stands in the sources.

Flows in: cases and the documents of their folder. Flows out: why a case cannot be scored, a sentence each. A case that
points at a slide, document or phrase that is gone is invalid: it says nothing of the program, good or bad.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.document import Document
from evals.cases import Case
from evals.responses import one_line


def invalid_cases(cases: Sequence[Case], documents: Sequence[Document]) -> dict[str, str]:
    """Case id → why it cannot be scored, for those that cannot."""
    known = {case.id: case for case in cases}
    slides = {section.number for document in documents for section in document.sections if section.kind == "slide"}
    texts = {document.id: one_line(document.text) for document in documents}
    found = {case.id: _fault(case, known, slides, texts) for case in cases}
    return {name: why for name, why in found.items() if why}


def _fault(case: Case, known: Mapping[str, Case], slides: set[int], texts: Mapping[str, str]) -> str:
    expected = case.expected
    for pattern in (*expected.must, *expected.one_of, *expected.must_not):
        try:
            re.compile(pattern)
        except re.error as error:
            return f"mønsteret {pattern} er ikke et regulært uttrykk ({error})"
    if gone := [number for number in expected.slides if number not in slides]:
        return f"kildene har ikke lysbilde {', '.join(map(str, gone))}"
    if missing := [name for name in expected.documents if name not in texts]:
        return f"mappen har ikke dokumentet {', '.join(missing)}"
    where = [texts[name] for name in expected.documents] or list(texts.values())
    for quote in expected.quotes:
        if not any(one_line(quote) in text for text in where):
            return f"«{quote}» står ikke lenger i {' eller '.join(expected.documents) or 'kildene'}"
    if expected.result and not expected.operation:
        return "det er oppgitt et resultat, men ingen operasjon"
    for other in (case.twin_of, case.nynorsk_of):
        if other is not None and other not in known:
            return f"det viser til «{other}», som ikke finnes"
    return ""
