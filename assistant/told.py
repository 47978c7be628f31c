"""What the papers answer to a question that the program puts to them itself, on the way to an answer of its own.

Flows in: the answer and the evidence that it was made from. Flows out: what it leads with, and how surely each of those
sentences answers. It asks nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Answer, Answered, Citation, Kind, Role
from assistant.evidence import Evidence

_UNREAD = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with the evidence behind it."""

    answer: Answer
    evidence: Evidence

    @property
    def is_of_the_thing(self) -> bool:
        """Whether it is an answer, and not what the sources say of something else, which a remark of the program's
        tells."""
        said = self.answer.statements
        return isinstance(self.answer, Answered) and all(one.kind is not Kind.FIXED for one in said)

    def likelihood(self, quote: Citation) -> float:
        """How likely that sentence answers, 0 to 1; a half where nobody read it with the question."""
        read = next(
            (
                found.likelihood
                for found in self.evidence.units
                if found.unit.document.id == quote.document.id and found.unit.span.overlaps(quote.span)
            ),
            None,
        )
        return _UNREAD if read is None else read


Asking = Callable[[str], Told]


def leads(answer: Answer) -> list[Citation]:
    """What the answer itself quotes, without what stands around it."""
    by_number = {citation.id: citation for citation in answer.citations}
    return [
        by_number[said.citations[0]]
        for said in answer.statements
        if said.kind is Kind.QUOTE and said.role in (Role.LEAD, Role.ITEM)
    ]
