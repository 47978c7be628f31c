"""Papers that put the answers of a hearing together, and whose answer each part of them is."""

import pytest
from made_up import case_of, document

from assistant.reading.bokmal import plain
from assistant.senders import Senders
from assistant.source_phrase import place_phrase
from assistant.terms import terms
from corpus.gathered import sections_of
from corpus.paper_kind import PaperKind, paper_date, paper_kind, sender
from corpus.standing import standing_at
from corpus.standing_words import Standing
from index.lexicon import lexicon

TOGETHER = """VIKA KOMMUNE
Plan

SAMMENDRAG AV HØRINGSSVAR – NY BADEPLASS
Sammenstilt av rådgiver Ola Moen, Vika kommune, 3. mars 2026

Det kom inn ni svar. Fire er gjengitt her.

1. NESET VELFORENING (leder Kari Lie)
Velforeningen vil ha badeplassen på Neset. Blir den lagt til Odden, krever velforeningen:
 - en brygge på tolv meter
 - lys langs stien

2. STATSFORVALTEREN
Statsforvalteren minner om hekkingen i mai. Gjerdet bør flyttes.

3. ELEVRÅDET VED ODDEN SKOLE
Vi vil ha et stupetårn på tre meter.

4. BEBOERE I STRANDGATA
Beboerne frykter flere biler. Farten i gata bør ned til 30.

RÅDGIVERENS OPPSUMMERING
De fleste er opptatt av parkering.
"""
ALONE = (
    "# Høringssvar fra Neset velforening\n\n## 1. Badeplassen\n\nVi vil ha den på Neset.\n\n## 2. Stien\n\n"
    "Vi vil ha lys.\n"
)
BESIDE = (
    "# Notat\n\nElevrådet, beboerne og Statsforvalteren er spurt om krav.\n\nBeboerne i Strandgata har målt farten i "
    "gata. Statsforvalteren har sett gjerdet ved Odden.\n"
)
BY_TOPIC = (
    "# Oppsummering av høringsuttalelsene\n\n## 1. Trafikk\n\nTrafikken er nevnt av flere.\n\n## 2. Støy\n\n"
    "Velforeningen frykter støy.\n"
)
TOPICS_OF_OURS = (
    "# Oppsummering av høringsuttalelsene\n\n## Trafikk\n\nVi har fått mange innspill. Vi anbefaler rundkjøring.\n\n"
    "## Støy\n\nVi foreslår skjerm.\n\n## Barnehager\n\nVi har regnet på behovet.\n"
)
TOPICS_LIKE_BODIES = (
    "# Oppsummering av høringsuttalelsene\n\n## Utnyttelsesgrad\n\nDen er høy.\n\n## Planforslag og regelverk\n\n"
    "Flere spør.\n\n## Planområdet\n\nDet er stort.\n\n## Nettverket\n\nDet er lite.\n"
)
ANSWERED = """# Oppsummering av høringsuttalelsene

## Neset velforening

Velforeningen vil ha lavere byggehøyde.

{verdict}

## Odden bygdelag

Kommunens svar kom for sent, mener bygdelaget.

Bygdelaget krever lys langs stien.
"""


def test_a_paper_of_many_answers_is_none_of_them() -> None:
    together = document(TOGETHER, "svar.txt")
    assert (paper_kind(together), sender(together)) == (PaperKind.GATHERED, "")
    assert paper_kind(document(ALONE)) is PaperKind.HEARING


@pytest.mark.parametrize(
    "text",
    [
        "# Sammenstilling av innkomne uttalelser\n\nTekst.\n",
        "# Oppsummering av høringen om badeplassen\n\nTekst.\n",
        "# Høyringsfråsegner\n\nDet kom inn sju fråsegner.\n",
        "# Merknader til planen\n\nSamanstilt av Vika kommune\n",
        "# Sammenstilling av høringssvar fra Vika kommune\n\nTekst.\n",
        "# Oppsummering av innspill til høringen\n\nTekst.\n",
        "# Notat: Oppsummering av høringsuttalelser\n\nTekst.\n",
    ],
)
def test_it_says_itself_that_it_puts_answers_together(text: str) -> None:
    assert paper_kind(document(text)) is PaperKind.GATHERED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Høringssvar fra Neset velforening\n\nOppsummering av vårt svar\n\nVi er imot.\n", PaperKind.HEARING),
        ("# Høringssvar\n\nOppsummering av vår uttalelse\n\nVi er imot.\n", PaperKind.HEARING),
        ("# Høringssvar fra Neset vel\n\nSammendrag av høringsuttalelsen\n\nVi er imot.\n", PaperKind.HEARING),
        ("# Rapport: Brukerundersøkelsen\n\nSammendrag av svarene\n\nTekst.\n", PaperKind.REPORT),
        ("# Rapport: Sammendrag av svarene\n\nTekst.\n", PaperKind.REPORT),
        ("# Notat\n\nOppsummering av innspill fra folkemøtet\n\nTekst.\n", PaperKind.NOTE),
        ("# Notat om planen\n\nOppsummering av merknader\n\nTekst.\n", PaperKind.NOTE),
    ],
)
def test_an_answer_a_survey_or_a_note_that_sums_up_is_what_it_was(text: str, kind: PaperKind) -> None:
    assert paper_kind(document(text)) is kind


def test_it_is_from_the_day_that_it_was_put_together() -> None:
    found = paper_date(document(TOGETHER, "svar.txt"))
    assert found is not None and found.earliest.isoformat() == "2026-03-03"


def test_each_answer_is_of_the_sender_that_its_heading_names() -> None:
    senders = [one.sender for one in sections_of(document(TOGETHER, "svar.txt"))]
    assert senders == [
        "NESET VELFORENING",
        "STATSFORVALTEREN",
        "ELEVRÅDET VED ODDEN SKOLE",
        "BEBOERE I STRANDGATA",
    ]


@pytest.mark.parametrize("text", [BY_TOPIC, TOPICS_OF_OURS, TOPICS_LIKE_BODIES])
def test_headings_of_matters_name_no_senders(text: str) -> None:
    assert sections_of(document(text)) == ()


@pytest.mark.parametrize(
    "verdict",
    [
        "Kommunedirektørens vurdering: Innspillet tas ikke til følge.",
        "*Rådmannen sin kommentar:* Innspillet tas ikke til følge.",
        "Kommunens svar\n\nInnspillet tas ikke til følge.",
        "Saksbehandlers vurdering er at innspillet ikke tas til følge.",
        "### Administrasjonens kommentar\n\nInnspillet tas ikke til følge.",
    ],
)
def test_what_the_administration_answers_a_sender_is_not_the_senders(verdict: str) -> None:
    paper = document(ANSWERED.format(verdict=verdict))
    told = [
        (one.span.of(paper.text), standing_at(paper, one.span)) for one in paper.blocks if one.kind.value != "heading"
    ]
    assert [standing for text, standing in told if "til følge" in text] == [Standing.TOLD]
    theirs = ("Velforeningen vil", "Bygdelaget krever", "Kommunens svar kom")
    assert {standing for text, standing in told if text.startswith(theirs)} == {Standing.OPINION}


def test_the_administrations_answer_beside_the_senders_is_no_senders() -> None:
    text = (
        "# Oppsummering av høringsuttalelsene\n\n## Neset vel\n\nNei.\n\n## Odden vel\n\nJa.\n\n"
        "## Kommunens svar\n\nVi avventer.\n"
    )
    assert [one.sender for one in sections_of(document(text))] == ["Neset vel", "Odden vel"]


@pytest.mark.parametrize(
    ("heading", "sender"),
    [
        ("Brev fra Nes vel", "Nes vel"),
        ("Innspill nr. 3 fra Nes vel, 3.3.26", "Nes vel"),
        ("Høyringsfråsegn frå Nes vel datert 3. mars 2026", "Nes vel"),
        ("Nes vel (12 medlemmer)", "Nes vel"),
        ("Nes vel, avdeling 2", "Nes vel, avdeling 2"),
    ],
)
def test_a_sender_is_called_by_the_name_alone(heading: str, sender: str) -> None:
    text = f"# Oppsummering av høringsuttalelsene\n\n## {heading}\n\nNei.\n\n## Odden vel\n\nJa.\n"
    assert [one.sender for one in sections_of(document(text))] == [sender, "Odden vel"]


def test_a_numbered_list_under_a_numbered_sender_stays_a_list() -> None:
    text = (
        "SAMMENDRAG AV HØRINGSSVAR\n\n1. NESET VELFORENING\n\nVelforeningen krever:\n\n1. Lys langs stien\n\n"
        "2. Bom ved veien\n\n2. ODDEN BYGDELAG\n\nBygdelaget er imot.\n"
    )
    senders = [one.sender for one in sections_of(document(text, "svar.txt"))]
    assert senders == ["NESET VELFORENING", "ODDEN BYGDELAG"]


@pytest.mark.parametrize(
    ("words", "standing", "phrase"),
    [
        ("Det kom inn ni svar.", Standing.TOLD, "sammenstillingen av høringssvar datert 3. mars 2026"),
        (
            "Vi vil ha et stupetårn på tre meter.",
            Standing.OPINION,
            "høringsuttalelsen fra ELEVRÅDET VED ODDEN SKOLE (i sammenstillingen av 3. mars 2026)",
        ),
        (
            "en brygge på tolv meter",
            Standing.OPINION,
            "høringsuttalelsen fra NESET VELFORENING (i sammenstillingen av 3. mars 2026)",
        ),
        (
            "De fleste er opptatt av parkering.",
            Standing.TOLD,
            "sammenstillingen av høringssvar datert 3. mars 2026",
        ),
    ],
)
def test_what_stands_there_is_told_as_said_by_whoever_said_it(words: str, standing: Standing, phrase: str) -> None:
    together = document(TOGETHER, "svar.txt")
    block = next(at for at, one in enumerate(together.blocks) if words in one.span.of(together.text))
    assert standing_at(together, together.blocks[block].span) is standing
    assert place_phrase(together, block) == phrase


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hva krever elevrådet?", "stupetårn"),
        ("Hva vil beboerne i Strandgata med farten i gata?", "ned til 30"),
        ("Hvor krever Statsforvalteren gjerdet?", "flyttes"),
    ],
)
def test_a_sender_is_answered_for_by_their_own_part(question: str, words: str) -> None:
    case = case_of({"svar.txt": TOGETHER, "notat.md": BESIDE})
    assert words in case.evidence(question).units[0].unit.text


@pytest.mark.parametrize(
    ("question", "spans"),
    [
        ("Hva mener beboerne i Strandgata?", ["Beboerne frykter flere biler.", "Farten i gata bør ned til 30."]),
        ("Hva mener elevrådet?", ["Vi vil ha et stupetårn på tre meter."]),
        ("Hva mener beboerne i Strandgata om farten?", None),
        ("Hvorfor er beboerne i Strandgata imot?", None),
        ("Hva mener naboene?", None),
    ],
)
def test_all_of_an_answer_is_told_where_nothing_else_is_asked(question: str, spans: list[str] | None) -> None:
    case = case_of({"svar.txt": TOGETHER, "notat.md": BESIDE})
    assistant, simple = case.assistant, plain(question, lexicon())
    wanted = terms(simple, assistant.index.vocabulary, assistant.derivations, lexicon())
    papers = [document(TOGETHER, "svar.txt")]
    found = Senders(papers, assistant.gatherer.bag).whole(simple.text, wanted)
    assert (found and [span.of(found.document.text) for _, span in found.spans]) == spans


def test_its_title_is_the_line_that_names_it_and_not_the_first_sender() -> None:
    paper = document(
        "VIKA KOMMUNE\nPlan\nSammenstilling av høringssvar – ny badeplass\n\n1. NESET VEL\nVi er imot.\n", "a.txt"
    )
    assert paper.title == "Sammenstilling av høringssvar – ny badeplass"


def test_an_answer_that_tells_how_many_wrote_to_its_sender_stays_theirs() -> None:
    text = "# Høringssvar fra Neset velforening\n\nDet kom inn tolv innspill fra medlemmene. Vi er imot.\n"
    assert paper_kind(document(text)) is PaperKind.HEARING
