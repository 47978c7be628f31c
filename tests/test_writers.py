"""Papers that are asked of by who wrote them."""

import pytest
from made_up import case_of, document

from assistant.reading.bokmal import plain
from assistant.terms import terms
from assistant.writers import made_by
from index.lexicon import lexicon

PAPERS = {
    "konsulentnotat-bru-2024-10.txt": "NOTAT\nBrufag Kyst AS\n\nDato: 18. oktober 2024\n\n1. Riving\n\n"
    "Riving av brua er beregnet til 14 millioner kroner.\n",
    "horingsuttalelse-fiskarlag.txt": "Tarvøy Fiskarlag\n\nDato: 12. februar 2025\n\nHØRINGSUTTALELSE – NY BRU\n\n"
    "Vi krever 22 meter under brua.\n",
    "saksframlegg-bru.md": "# Saksframlegg: Ny bru\n\n- Dato: 6. mai 2025\n\n## Kostnader\n\nKommunedirektøren har "
    "oppdatert konsulentens anslag. Riving av brua koster 15 millioner kroner. Fiskarlaget ba om mer høyde.\n",
    "forprosjekt-kai.md": "# Rapport: Forprosjekt for ny kai\n\n**Utført av:** Kystplan Rådgivning AS\n"
    "Oppdragsleder: Eva Lie\n\n## Kostnader\n\nKaia koster 31 millioner kroner.\n",
    "samarbeidsavtale-brannvern.txt": "Avtale om brannvern\n\nAvtalen går ut 31. august 2034.\n",
}
NOTE, HEARING, CASE, REPORT = list(PAPERS)[:4]


@pytest.mark.parametrize(
    ("question", "papers"),
    [
        ("Hva anslo konsulenten at det koster å rive brua?", (NOTE,)),
        ("Hva er konsulentens begrunnelse?", (NOTE,)),
        ("Hva koster det å rive brua ifølge konsulenten?", (NOTE,)),
        ("Hvor høy bru krever fiskarlaget?", (HEARING,)),
        ("Mener Fiskarlaget at brua er for lav?", (HEARING,)),
        ("Hva legger kommunedirektøren i ordet riving?", (CASE,)),
        ("Hva koster kaia ifølge Kystplan?", (REPORT,)),
        ("Hva koster oppdraget ifølge oppdragslederen?", ()),
        ("Hva koster det å rive brua?", ()),
        ("Hvem er konsulenten?", ()),
        ("Hvem betalte konsulenten?", ()),
        ("Hva er konsulenten?", ()),
        ("Hva ble avtalt med fiskarlaget?", ()),
        ("Hva svarte kommunedirektøren konsulentens folk?", ()),
        ("Når går avtalen ut?", ()),
        ("Hva mener rektoren?", ()),
    ],
)
def test_the_writer_must_act_or_own_what_is_asked_of(question: str, papers: tuple[str, ...]) -> None:
    assistant = case_of(PAPERS).assistant
    wanted = terms(plain(question, lexicon()), assistant.index.vocabulary, assistant.derivations, lexicon())
    assert assistant.papers.read(question, wanted).named.documents == papers


def test_what_a_writer_says_is_quoted_from_their_own_paper() -> None:
    case = case_of(PAPERS)
    first = case.evidence("Hva anslo konsulenten at det koster å rive brua?").units[0]
    assert (first.unit.document.id, "14 millioner" in first.unit.text) == (NOTE, True)
    assert case.evidence("Hva koster det å rive brua?").units[0].unit.document.id == CASE


def test_an_adviser_is_whoever_wrote_the_report_that_was_ordered() -> None:
    report = "Moldvik Landskap\n\nRapport om gravplasser\n\nOppdragsgiver: Eikvåg kommune\n\nMyra frarådes.\n"
    own = "# Rapport om tilsyn\n\nKommunen har laget rapporten selv.\n"
    assistant = case_of({"rapport-moldvik.txt": report, "rapport-tilsyn.md": own, **PAPERS}).assistant
    question = "Hvorfor fraråder rådgiveren Myra?"
    wanted = terms(plain(question, lexicon()), assistant.index.vocabulary, assistant.derivations, lexicon())
    assert assistant.papers.read(question, wanted).named.documents == ("rapport-moldvik.txt",)


@pytest.mark.parametrize(
    ("top", "makers"),
    [
        ("Utarbeidet av: Norconsult AS", ["Norconsult AS"]),
        ("Utført av: Steinkul Rådgivning AS Oppdragsleder: Eva Lie", ["Steinkul Rådgivning AS"]),
        ("Rapporten er utarbeidet av Norconsult AS for kommunen.", ["Norconsult AS"]),
        ("Utarbeidet av:\nOppdragsgiver: Nes kommune", []),
        ("Utarbeidet av: Oppdragsgiver: Nes kommune", []),
        ("Utarbeida av Norconsult\nSaka\nDato", ["Norconsult"]),
        ("Laget ved Storvatnet Idrettsplass vant.", []),
        ("Anlegget er levert av Bravida.", []),
        ("Anlegget ble i 2019 levert av Bravida.", []),
    ],
)
def test_a_paper_is_made_by_whom_its_own_line_says(top: str, makers: list[str]) -> None:
    assert made_by(document(f"Rapport\n\n{top}\n", "rapport.txt")) == makers


def test_what_the_municipality_may_do_is_not_asked_of_its_papers_only() -> None:
    papers = {
        "horingsnotat-ruter.txt": "Tvergøy kommune\n\nHØRINGSNOTAT\n\nDato: 20. mars 2026\n\n"
        "Kommunen foreslår nye ruter.\n",
        "driftsavtale.txt": "Avtale om drift\n\nKommunen kan heve avtalen hvis driften svikter.\n",
    }
    evidence = case_of(papers).assistant.evidence_for("Kan kommunen heve avtalen?")[1]
    assert "Kommunen kan heve avtalen" in evidence.units[0].unit.text
    assert [term.plain for term in evidence.terms] == ["kommunen", "heve", "avtalen"]
