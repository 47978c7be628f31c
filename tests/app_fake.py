"""An assistant with made-up papers for the tests of the pages: every kind of answer, and hostile text."""

from collections.abc import Sequence
from datetime import date

from assistant.answer import Abstained, Answer, Answered, Citation, Clarify, Computation, Input, Kind, Role, Statement
from corpus.document import Block, BlockKind, Document, Evidence, Section, Span
from corpus.errors import SaksvarError
from corpus.interval import Grain, Interval
from corpus.timeline import Deadline, Delay, Event, Phase, Rule, Timeline

HOSTILE = "<img src=x onerror=alert(1)> ![bilde](https://example.org/p.png) [lenke](https://example.org) $x$ :red[rød]"


def _document(document_id: str, title: str, slides: Sequence[tuple[str, Sequence[str]]]) -> Document:
    text, sections, blocks = "", [], []
    for number, (heading, lines) in enumerate(slides, start=1):
        start = len(text)
        text += f"## {heading}\n\n"
        blocks.append(Block(BlockKind.HEADING, Span(start + 3, start + 3 + len(heading)), level=2))
        for line in lines:
            is_item = line.startswith("- ")
            sign = 2 if is_item else 0
            kind = BlockKind.ITEM if is_item else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(len(text) + sign, len(text) + len(line))))
            text += line + ("\n" if is_item else "\n\n")
        text += "\n"
        sections.append(Section("slide", number, heading, Span(start, len(text))))
    when = Interval(date(2020, 6, 1), date(2020, 8, 31), Grain.SPAN, "sommeren 2020")
    return Document(document_id, title, text, tuple(sections), tuple(blocks), date=when, kind="presentasjon")


BRIDGE = _document(
    "bruprosjekt.md",
    "Ny bru over Sundet",
    [
        ("Bakgrunn", ["Brua fra 1958 tåler ikke tunge kjøretøy.", "Tre løsninger er vurdert."]),
        (
            "Valgene",
            [
                "Rådmannen viser tre valg:",
                "- bygge ny bru",
                "- sette i stand den gamle",
                "- innføre ferje",
                "Ny bru koster 84 millioner kroner.",
            ],
        ),
        (
            "Fremdrift",
            [
                "Fristen for å søke om tilskudd er 31. oktober 2020.",
                "Første byggetrinn åpner i mai 2022.",
                "Andre byggetrinn åpner i Q3/4 2023, og tilskuddet må søkes innen 31. oktober 2022.",
                "Arbeidet må begynne 12 måneder før åpning.",
                "Blir veien forsinket, flyttes andre byggetrinn like mye.",
                f"Merknad: {HOSTILE}",
            ],
        ),
    ],
)
LETTER = _document(
    "brev/høring & svar.md", "Høringssvar fra velforeningen", [("Svar", ["Velforeningen vil ha ny bru."])]
)


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def _evidence(words: str) -> Evidence:
    return Evidence(BRIDGE.id, _span(BRIDGE, words))


def _when(first: date, last: date, grain: Grain, wording: str) -> Interval:
    return Interval(first, last, grain, wording)


PLAN = Timeline(
    phases=(
        Phase(
            "B1",
            "Byggetrinn 1",
            _when(date(2022, 5, 1), date(2022, 5, 31), Grain.MONTH, "mai 2022"),
            _evidence("Første byggetrinn åpner i mai 2022."),
        ),
        Phase(
            "B2",
            "Byggetrinn 2",
            _when(date(2023, 7, 1), date(2023, 12, 31), Grain.SPAN, "Q3/4 2023"),
            _evidence("Andre byggetrinn åpner i Q3/4 2023"),
        ),
        Phase("B3", "Byggetrinn 3", None, _evidence("Tre løsninger er vurdert.")),
    ),
    events=(
        Event("start", "oppstart", "begynne arbeidet"),
        Event("tilskudd", "søknad om tilskudd", "søke om tilskudd"),
        Event("drift", "åpning", "åpnes", go_live=True),
    ),
    deadlines=(
        Deadline(
            "B1-tilskudd",
            "B1",
            "tilskudd",
            "fristen for å søke om tilskudd",
            _when(date(2020, 10, 31), date(2020, 10, 31), Grain.DAY, "31. oktober 2020"),
            _evidence("Fristen for å søke om tilskudd er 31. oktober 2020."),
        ),
        Deadline(
            "B2-tilskudd",
            "B2",
            "tilskudd",
            "fristen for å søke om tilskudd",
            _when(date(2022, 10, 31), date(2022, 10, 31), Grain.DAY, "31. oktober 2022"),
            _evidence("tilskuddet må søkes innen 31. oktober 2022."),
            confirmed=False,
        ),
    ),
    milestones=(),
    rules=(
        Rule(
            "arbeid",
            "arbeidet",
            "start",
            "drift",
            12,
            "Arbeidet må begynne 12 måneder før åpning.",
            "12 måneder",
            _evidence("Arbeidet må begynne 12 måneder før åpning."),
            at_least=True,
        ),
    ),
    delays=(
        Delay(
            "vei",
            "veien",
            ("B2",),
            "Blir veien forsinket, flyttes andre byggetrinn like mye.",
            _evidence("Blir veien forsinket, flyttes andre byggetrinn like mye."),
        ),
    ),
    documents=(BRIDGE,),
)


class FakeAssistant:
    """Answers by what the question contains; `history` shows in the reading."""

    documents = (BRIDGE, LETTER)
    timeline = PLAN

    def examples(self) -> tuple[str, ...]:
        return ("Hva koster ny bru?", "Hvilke valg har vi?", "Når er fristen?")

    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer:
        if not question.strip():
            raise SaksvarError("Spørsmålet er tomt. Skriv hva du vil vite, for eksempel «Hva koster ny bru?».")
        if "krasj" in question:
            raise ValueError("hemmelig sti /srv/saksvar")
        said = question.casefold()
        reading = f"{question} (etter: {history[-1]})" if history else question
        if "valg" in said:
            return self._choices(question, reading, today)
        if "frist" in said:
            return self._deadline(question, reading, today)
        if "koster" in said or "injiser" in said or "og " in said:
            words = HOSTILE if "injiser" in said else "Ny bru koster 84 millioner kroner."
            cited = Citation(1, BRIDGE, _span(BRIDGE, words))
            lead = Statement(cited.quote, Kind.QUOTE, (1,))
            return Answered(
                question, reading, (lead,), (cited,), today.isoformat(), suggestions=("Hvilke valg har vi?",)
            )
        if "utydelig" in said:
            lead = Statement("Mener du bru eller ferje?", Kind.FIXED)
            return Clarify(question, reading, (lead,), (), today.isoformat(), suggestions=("Hva koster ny bru?",))
        near = Citation(1, LETTER, _span(LETTER, "Velforeningen vil ha ny bru."))
        statements = (
            Statement("Kildene sier ikke noe om dette.", Kind.FIXED),
            Statement(near.quote, Kind.QUOTE, (1,), Role.CONTEXT),
        )
        return Abstained(question, reading, statements, (near,), today.isoformat(), suggestions=("Hva koster ny bru?",))

    def _choices(self, question: str, reading: str, today: date) -> Answer:
        whole = Span(BRIDGE.text.index("bygge ny bru"), BRIDGE.text.index("innføre ferje") + len("innføre ferje"))
        cited = (Citation(1, BRIDGE, whole), Citation(2, LETTER, _span(LETTER, "Velforeningen vil ha ny bru.")))
        items = tuple(
            Statement(words, Kind.QUOTE, (1,), Role.ITEM)
            for words in ("bygge ny bru", "sette i stand den gamle", "innføre ferje")
        )
        statements = (
            Statement("Rådmannen viser tre valg:", Kind.QUOTE, (1,)),
            *items,
            Statement("Velforeningen vil ha ny bru.", Kind.QUOTE, (2,), Role.CONTEXT),
        )
        return Answered(question, reading, statements, cited, today.isoformat(), warnings=("Papirene er fra 2020.",))

    def _deadline(self, question: str, reading: str, today: date) -> Answer:
        span = _span(BRIDGE, "Fristen for å søke om tilskudd er 31. oktober 2020.")
        given = Interval(date(2020, 10, 31), date(2020, 10, 31), Grain.DAY, "31. oktober 2020")
        now = Interval(today, today, Grain.DAY, "")
        passed = (today - date(2020, 10, 31)).days
        computation = Computation(
            "days_left",
            (Input("Fristen", given, Evidence(BRIDGE.id, span)), Input("I dag", now)),
            (f"31. oktober 2020 til i dag er {passed} dager.",),
            {"days": -passed},
            (f"Fristen gikk ut for {passed} dager siden.",),
        )
        statements = (Statement(computation.sentences[0], Kind.COMPUTED, (1,)),)
        return Answered(question, reading, statements, (Citation(1, BRIDGE, span),), today.isoformat(), computation)
