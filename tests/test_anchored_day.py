"""Days that papers set by a length after something: found where they say when that was, and only there."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Answer, Answered, Citation
from assistant.day_rule import from_its_day, lasting, rule_in
from assistant.deadlines.day_question import day_question
from assistant.verify import verify
from corpus.document import Span

TODAY = date(2026, 11, 20)

LETTER = """\
# Brev fra vannverket

Dato: 4. mai 2026

## Vilkår

Kommunen må godta vilkårene skriftlig innen seks uker etter datoen på dette brevet. Arealet er på 14 dekar.
"""
PLAN = """\
# Statusnotat: Nytt bibliotek på Leirvoll

Dato: 2. november 2026

## Framdrift

| Milepæl | Opprinnelig dato | Ny dato |
|---|---|---|
| Åpning av biblioteket | 14. august 2028 | 16. oktober 2028 |
| Prøvedriften starter | 8. februar 2027 | 1. mars 2027 |

## Avtaler

De ansatte får lønnsgaranti i to år fra 1. august 2029. Leieavtalen om lokalene i Storgata utløper 30. juni 2027.
Forlengelse av leieavtalen må bestilles senest 90 dager før utløp og koster 18 000 kroner.

Bokbussen bestilles senest ni måneder før åpning av biblioteket.

Prøvedriften varer i minst seks uker. Minnetavla avdukes på toårsdagen for brannen i museet.
"""
MINUTES = """\
# Møteprotokoll for kommunestyret

Dato: 11. juni 2026

## Sak 31/26 Nytt bibliotek

**Vedtak:** Kommunestyret bygger nytt bibliotek.

Klage på vedtaket må være sendt innen tre uker etter at vedtaket er gjort.
"""


@pytest.fixture(scope="module")
def library() -> Case:
    return case_of({"brev.md": LETTER, "status.md": PLAN, "protokoll.md": MINUTES})


def asked(library: Case, question: str) -> Answer:
    return library.assistant.ask(question, today=TODAY)


@pytest.mark.parametrize(
    ("question", "day", "cites"),
    [
        ("Når må kommunen senest ha godtatt vilkårene?", "2026-06-15", "4. mai 2026"),
        ("siste frist for å godta vilkårene skriftlig?", "2026-06-15", "4. mai 2026"),
        ("Når må vi senest bestille forlengelse av leieavtalen?", "2027-04-01", "30. juni 2027"),
        ("Når må bokbussen senest bestilles?", "2028-01-16", "16. oktober 2028"),
        ("Når går lønnsgarantien ut?", "2031-08-01", "1. august 2029"),
        ("Når må klagen på vedtaket senest være sendt?", "2026-07-02", "11. juni 2026"),
        ("Prøvedriften skal vare i seks uker. Når kan den tidligst være ferdig?", "2027-04-12", "1. mars 2027"),
    ],
)
def test_the_day_is_reckoned_from_where_the_papers_say_when_the_length_begins(
    library: Case, question: str, day: str, cites: str
) -> None:
    found = asked(library, question)
    assert isinstance(found, Answered) and found.computation is not None
    assert found.computation.result["latest"] == day
    assert any(cites in citation.quote for citation in found.citations)
    documents = {document.id: document for document in library.assistant.documents}
    stored = [("svar", found.as_json())]
    assert verify(stored, documents, lambda _: [asked(library, question).as_json()]) == ()


@pytest.mark.parametrize(
    "question",
    [
        "Når avdukes minnetavla?",
        "Når begynner lønnsgarantien?",
        "Når må bokbussen bestilles, om vi er ferdige 20. juni 2026?",
        "Når må søknaden om skjenkebevilling senest være godtatt?",
    ],
)
def test_where_the_papers_say_no_such_day_none_is_made_up(library: Case, question: str) -> None:
    assert getattr(asked(library, question), "computation", None) is None


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("hvor mange dager senere åpner biblioteket enn det som var planen i mai?", "åpner biblioteket utsatt"),
        ("hvor mange uker senere enn planlagt kommer bokbussen?", "kommer bokbussen utsatt"),
    ],
)
def test_later_than_planned_is_how_far_it_was_moved(question: str, thing: str) -> None:
    found = day_question(question)
    assert found is not None and found.stretch and found.things == (thing,)


def test_dearer_than_planned_is_no_question_of_days() -> None:
    assert day_question("hvor mye dyrere enn planlagt ble biblioteket?") is None


@pytest.mark.parametrize(
    "length",
    [
        "om lag seks uker etter",
        "mellom fire og seks uker etter",
        "mindre enn seks uker etter",
        "ikke før seks uker etter",
        "opptil seks uker etter",
    ],
)
def test_a_length_that_gives_no_one_day_gives_no_rule(length: str) -> None:
    assert rule_in(quote(f"Svaret kommer {length} åpningen."), TODAY) is None
    assert rule_in(quote("Svaret kommer seks uker etter åpningen."), TODAY) is not None


@pytest.mark.parametrize("text", ["Piloten varer om lag seks uker.", "Piloten varer ikke i seks uker."])
def test_what_lasts_about_so_long_or_not_so_long_lasts_no_length(text: str) -> None:
    assert lasting(quote(text), TODAY) is None
    assert lasting(quote("Piloten varer i seks uker."), TODAY) is not None


@pytest.mark.parametrize(
    "text", ["Avtalen varer inntil to år fra 1. august 2029.", "Avtalen kan sies opp to år fra 1. august 2029."]
)
def test_what_may_end_then_does_not_end_then(text: str) -> None:
    assert from_its_day(quote(text), TODAY) is None
    assert from_its_day(quote("Avtalen varer to år fra 1. august 2029."), TODAY) is not None


def test_an_anniversary_is_so_many_years_after() -> None:
    rule = rule_in(quote("Tavla avdukes på toårsdagen for brannen i museet."), TODAY)
    assert rule is not None and rule.duration.years == 2 and rule.anchor.strip() == "brannen i museet."


def test_who_lasts_long_was_not_moved(library: Case) -> None:
    lasts = {"sak.md": "# Notat: Prøvedrift\n\nPrøvedriften går fra 1. mars 2027 til 30. april 2027.\n"}
    found = case_of(lasts).assistant.ask("Hvor mange dager senere enn planlagt starter prøvedriften?", today=TODAY)
    assert getattr(found, "computation", None) is None


def quote(text: str) -> Citation:
    made = case_of({"sak.md": f"# Sak\n\n{text}\n"}).assistant.documents[0]
    start = made.text.index(text)
    return Citation(1, made, Span(start, start + len(text)))
