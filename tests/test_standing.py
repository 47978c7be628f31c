"""What a stretch of a municipal paper is: from headings, label lines, the kind of paper, and what a sentence says."""

import pytest
from made_up import document

from corpus.document import Document
from corpus.sentences import sentences
from corpus.standing import is_paper, standing_of, stretches
from corpus.standing_words import MATTER, Standing, heading_standing, line_standing

MINUTES = """\
# Møteprotokoll for kommunestyret

Møtedato: 4. juni 2024

## Sak 12/24 Kunstgressbane

### Formannskapets innstilling

1. Det bygges kunstgressbane på Øya.

### Behandling

Kari Berg (V) fremmet følgende forslag: «Banen bygges på Myra.»

Rådgiveren orienterte om saken. Ola Lie mente at Øya er for våt.

### Votering

Forslaget fra Kari Berg falt med 4 mot 15 stemmer.

### Vedtak

1. Det bygges kunstgressbane på Øya.

### Protokolltilførsel

Kari Berg viste til flomkartet.

## Sak 13/24 Interpellasjon fra Per Moe om lys

Per Moe spurte om lyset på skolevegen.
"""

LABELS = """\
Saksprotokoll i Formannskapet 21.05.2024

Sak 12/24 Kunstgressbane

Behandling:

Saka vart drøfta.

Røysting:

Innstillinga vart samrøystes vedteken.

Vedtak:

Det skal byggjast kunstgrasbane.
"""

ADOPTED = """\
# Møteprotokoll

## Sak 3/24 Skolevei

### Rådmannens innstilling

Fartsgrensen settes til 30 kilometer i timen.

### Behandling

Rådmannen orienterte.

### Votering

{vote}
"""


def standing_in(paper: Document, words: str) -> Standing:
    for place, block in enumerate(paper.blocks):
        for span in sentences(paper.text, block.span):
            if words in span.of(paper.text):
                return standing_of(paper, place, span)
    raise AssertionError(f"«{words}» stands nowhere")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fremmet følgende forslag", Standing.MOVED),
        ("orienterte", Standing.TREATED),
        ("er for våt", Standing.OPINION),
        ("falt med 4 mot 15", Standing.VOTED),
        ("flomkartet", Standing.DISSENT),
        ("spurte om lyset", Standing.ASKED),
    ],
)
def test_minutes_tell_motions_votes_decisions_and_dissent_apart(words: str, expected: Standing) -> None:
    assert standing_in(document(MINUTES), words) is expected


def test_the_same_words_are_proposed_under_one_heading_and_decided_under_another() -> None:
    paper = document(MINUTES)
    told = [
        standing_of(paper, place, block.span)
        for place, block in enumerate(paper.blocks)
        if block.span.of(paper.text) == "Det bygges kunstgressbane på Øya."
    ]
    assert told == [Standing.PROPOSED, Standing.DECIDED]


def test_label_lines_open_stretches_where_a_text_has_no_headings() -> None:
    paper = document(LABELS, "protokoll.txt")
    assert standing_in(paper, "drøfta") is Standing.TREATED
    assert standing_in(paper, "samrøystes vedteken") is Standing.VOTED
    assert standing_in(paper, "kunstgrasbane") is Standing.DECIDED


def test_stretches_cover_the_blocks_without_overlap() -> None:
    for text in (MINUTES, LABELS):
        paper = document(text)
        found = stretches(paper)
        assert [one.first for one in found[1:]] == [one.end for one in found[:-1]]
        assert (found[0].first, found[-1].end) == (0, len(paper.blocks))


def test_each_matter_of_the_minutes_has_its_own_number() -> None:
    matters = {one.label: one.matter for one in stretches(document(MINUTES)) if one.label}
    assert matters["Vedtak"] == matters["Votering"] != matters["Sak 13/24 Interpellasjon fra Per Moe om lys"]


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        ("Innstillingen ble enstemmig vedtatt.", Standing.DECIDED),
        ("Rådmannens innstilling ble vedtatt med 12 mot 7 stemmer.", Standing.DECIDED),
        ("Resten av innstillingen ble enstemmig vedtatt.", Standing.PROPOSED),
        ("Innstillingen falt med 7 mot 12 stemmer.", Standing.PROPOSED),
        ("Innstillingen med endring fra Ap ble enstemmig vedtatt.", Standing.PROPOSED),
    ],
)
def test_a_proposal_is_decided_only_where_the_minutes_adopt_it_as_it_was(vote: str, expected: Standing) -> None:
    assert standing_in(document(ADOPTED.format(vote=vote)), "30 kilometer") is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kommunestyret vedtok i 2021 å stenge vegen.", Standing.DECIDED),
        ("Planen må være vedtatt innen juni.", Standing.TOLD),
        ("Endelig vedtak i fylkestinget er ventet i mars.", Standing.TOLD),
        ("Rådmannen tilrår at vegen stenges.", Standing.PROPOSED),
        ("Velforeningen frarådet stenging.", Standing.OPINION),
        ("Vegen er 4 kilometer lang.", Standing.TOLD),
    ],
)
def test_a_sentence_of_a_case_paper_says_itself_how_it_stands(sentence: str, expected: Standing) -> None:
    paper = document(f"# Saksframlegg\n\n## Saksopplysninger\n\n{sentence}\n")
    assert standing_in(paper, sentence) is expected


def test_nothing_in_a_hearing_statement_is_a_decision() -> None:
    paper = document("# Høringssvar fra Elvelaget\n\nUttalelsen ble enstemmig vedtatt.\n\nVi krever stans.\n")
    assert standing_in(paper, "enstemmig vedtatt") is Standing.OPINION


def test_a_document_without_such_headings_is_no_paper() -> None:
    plain = document("# Om skogen\n\nStyret vedtok å plante trær.\n")
    assert not is_paper(plain)
    assert standing_in(plain, "plante") is Standing.NONE


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Kommunedirektørens innstilling:", Standing.PROPOSED),
        ("Rådmannen si tilråding", Standing.PROPOSED),
        ("Forslag til vedtak", Standing.PROPOSED),
        ("Kommunestyrets vedtak 25.04.2024", Standing.DECIDED),
        ("Samrøystes vedtak", Standing.DECIDED),
        ("Bakgrunn for vedtaket", Standing.TOLD),
        ("Endringsforslag fra Ap", Standing.MOVED),
        ("3. Vurdering", Standing.ARGUED),
        ("Økonomi", None),
    ],
)
def test_headings_say_how_what_lies_under_them_stands(heading: str, expected: Standing | None) -> None:
    assert heading_standing(heading) is expected


@pytest.mark.parametrize("line", ["Saksbehandler: Kari Moe", "Kari Moe (SV) fremmet forslag: «Ja.»", "Saka er grei."])
def test_lines_that_tell_a_value_or_a_sentence_open_nothing(line: str) -> None:
    assert line_standing(line) is None


@pytest.mark.parametrize(
    "head", ["PS 39/24 Skole", "OPP 17/24 Skole", "PLU-sak 5/2024 Skole", "047/24 Skole", "Sak 3/24"]
)
def test_a_heading_names_a_case_by_its_number(head: str) -> None:
    assert MATTER.search(head)


@pytest.mark.parametrize("head", ["Skoleåret 2024/25", "Møtet 17/6", "Til 1/24 av summen", "1/2 stilling"])
def test_other_figures_name_no_case(head: str) -> None:
    assert MATTER.search(head) is None
