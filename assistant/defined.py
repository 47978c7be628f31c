"""What a term means: the place of the papers that explains it, then what else they say of it.

Flows in: glossary entries with their documents, the evidence. Flows out: quotes. It does not know how it was seen that
a meaning is asked for (`assistant.definitions`).
"""

from collections.abc import Iterable, Sequence

from assistant.answer import Role, Statement
from assistant.beside import ENOUGH, MOST
from assistant.cite import Citations
from assistant.evidence import Evidence
from corpus.document import Document
from corpus.glossary import GlossaryEntry


def say_definitions(
    defined: Sequence[tuple[Document, GlossaryEntry]], evidence: Evidence, citations: Citations
) -> Iterable[Statement]:
    """The explanation of each entry leads; beside it the best sentences on what is asked."""
    for document, entry in defined:
        yield citations.quote(document, entry.evidence.span, Role.LEAD)
    told = 0
    for found in evidence.units:
        if told == MOST or found.coverage < ENOUGH:
            break
        if not citations.cited(found.unit.span, found.unit.document):
            told += 1
            yield citations.quote(found.unit.document, found.unit.span, Role.CONTEXT)
