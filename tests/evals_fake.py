"""A scripted assistant with made-up papers, and cases on them, for the tests of the evals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.answer import Abstained, Answer, Answered, Citation, Computation, Kind, Role, Statement
from assistant.settings import Settings
from corpus.document import Document, Passage, Section, Span
from evals.case_sets import CaseSet
from evals.cases import Case, Expected
from index.retriever import Hit

TEXT = "Brua åpner i mai 2022.\n\nBrua koster 84 millioner kroner.\n\nTolv kommuner er med."
_STARTS = (0, TEXT.index("Brua koster"), TEXT.index("Tolv"))
PAPER = Document(
    "bru.md",
    "Bru",
    TEXT,
    tuple(
        Section("slide", number, "", Span(start, end))
        for number, (start, end) in enumerate(zip(_STARTS, (*_STARTS[1:], len(TEXT)), strict=True), start=1)
    ),
    (),
)
TODAY = date(2020, 9, 1)


def quoted(question: str, words: str) -> Answer:
    """An answer that quotes `words` of the paper."""
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    said = Statement(words, Kind.QUOTE, (1,), Role.LEAD)
    return Answered(question, question, (said,), (Citation(1, PAPER, span),), TODAY.isoformat())


def silent(question: str) -> Answer:
    told = Statement("Det står ikke i kildene.", Kind.FIXED)
    return Abstained(question, question, (told,), (), TODAY.isoformat())


def computed(question: str, operation: str, result: Mapping[str, object]) -> Answer:
    told = Statement(f"Svaret er {result}.", Kind.COMPUTED)
    made = Computation(operation, (), (), dict(result), ())
    return Answered(question, question, (told,), (), TODAY.isoformat(), computation=made)


@dataclass
class Scripted:
    """Answers what it was told to; a question it was not told of makes it fall over."""

    script: Mapping[str, Answer]
    documents: tuple[Document, ...] = (PAPER,)
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer:
        self.asked.append(question)
        return self.script[question]

    def search(self, query: str, k: int = 10) -> tuple[Hit, ...]:
        return tuple(
            Hit(Passage(PAPER.id, section.span, section.span.of(TEXT), ""), 1 / section.number)
            for section in PAPER.sections
        )


def case(name: str, question: str = "Hva koster brua?", **given: object) -> Case:
    """A case that the quotation from slide 2 answers, but for what is given."""
    keys = {"kind": "fact", "lang": "nb", "half": "tune", "history": (), "today": TODAY} | given
    expected = keys.pop("expected", Expected("answered", slides=(2,), must=("84",)))
    return Case(id=name, question=question, expected=expected, **keys)  # type: ignore[arg-type]


COST, OPENS, NOBODY = "Hva koster brua?", "Når åpner brua?", "Hvem betaler?"
SCRIPT = {
    COST: quoted(COST, "Brua koster 84 millioner kroner."),
    OPENS: quoted(OPENS, "Brua åpner i mai 2022."),
    NOBODY: silent(NOBODY),
}
CASES = (
    case("tune-apner", OPENS, expected=Expected("answered", slides=(1,), must=("mai 2022",))),
    case("tune-ingen", NOBODY, expected=Expected("abstained"), kind="outside"),
    case("tune-koster"),
)


def open_scripted(settings: Settings) -> Scripted:
    """What another process can import and call."""
    return Scripted(SCRIPT)


def case_set(cases: Sequence[Case] = CASES, folder: Path = Path()) -> CaseSet:
    return CaseSet("bru", tuple(cases), Settings(corpus=folder, index=folder / "index"))
