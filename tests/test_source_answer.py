"""Answers in the sources' own words, in a made-up case: what leads, what is listed, what is said to be missing."""

import pytest
from made_up import Case, case_of, hall

from assistant.answer import Kind, Role, Statement
from assistant.source_answer import Composed

ASKED = (
    "Hvem oppdaget lekkasjen?",
    "Når ble svømmehallen stengt?",
    "Hvorfor haster saken?",
    "Hvilke alternativer er vurdert?",
    "Hva betyr FDV?",
    "Kan kommunen kreve dagmulkt?",
    "Hva omfatter B2?",
    "Hva koster driften?",
    "Når skal B2 stå ferdig?",
    "Hva mener Eldrerådet?",
    "Hva er prisen på billetter?",
    "Har Badeland ansvaret for grunnarbeidet i B1?",
)


def composed(asked: str, case: Case | None = None) -> Composed:
    return (case or hall()).composed(asked)[0]


def texts(statements: tuple[Statement, ...], *roles: Role) -> list[str]:
    return [said.text for said in statements if said.role in roles]


def leads(asked: str) -> list[str]:
    found = composed(asked)
    assert found.carries
    return [said.text for said in found.statements if said.role is Role.LEAD and said.kind is Kind.QUOTE]


def items(asked: str) -> list[str]:
    return texts(composed(asked).statements, Role.ITEM)


@pytest.mark.parametrize(
    "asked", ["Hvorfor haster saken?", "Kvifor hastar saka?", "Hva er grunnene til at saken haster?"]
)
def test_why_gives_every_reason_in_the_order_of_the_source(asked: str) -> None:
    assert items(asked) == [
        "Skolene mangler svømmeundervisning.",
        "Spillemidlene faller bort dersom søknaden ikke er levert i tide.",
        "Prisen på betong stiger fordi etterspørselen er stor.",
    ]


@pytest.mark.parametrize(
    "asked", ["Hvilke alternativer er vurdert?", "Hva for alternativ har kommunedirektøren vurdert?"]
)
def test_which_gives_every_item_in_order_under_the_line_that_introduces_them(asked: str) -> None:
    assert leads(asked)[0] == "Kommunedirektøren har vurdert disse alternativene:"
    assert items(asked) == [
        "Den gamle hallen pusses opp.",
        "Ny hall bygges ved skolen.",
        "Kommunen leier bassengtid hos nabokommunen.",
    ]


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("Hvem oppdaget lekkasjen?", "Lekkasjen i taket ble oppdaget av vaktmester Torbjørn Lie."),
        ("Hvem leder byggekomiteen?", "Leder for byggekomiteen er Ingrid Moen."),
        ("Når ble svømmehallen stengt?", "Den gamle svømmehallen ble stengt i mars 2022."),
        ("Når skal B1 stå ferdig?", "B1 omfatter bassenget, og B1 skal stå ferdig i august 2025."),
        ("Hvor mange besøkende hadde hallen?", "Hallen hadde 41 200 besøkende det siste hele året."),
        ("Hvor høy er rammen?", "Rammen er 86 millioner kroner."),
        ("Hvor høy er støyen ved bassenget?", "Støyen ved bassenget ble målt til 58 desibel i april 2023."),
    ],
)
def test_who_when_and_how_many_lead_with_the_sentence_that_has_it(asked: str, lead: str) -> None:
    assert leads(asked) == [lead]


def test_a_condition_goes_with_its_answer() -> None:
    assert leads("Kan kommunen kreve dagmulkt?") == [
        "Kommunen kan kreve dagmulkt dersom bassenget blir forsinket, men ikke når forsinkelsen skyldes grunneieren."
    ]


def test_several_facts_are_several_quotes() -> None:
    case = case_of(
        {"sak.md": "# Sak\n\nTilskuddet fra fylket er 4 mill. kroner.\n\nTilskuddet fra staten er 9 mill. kroner.\n"}
    )
    found = composed("Hvor stort er tilskuddet?", case)
    assert sorted(texts(found.statements, Role.LEAD)) == [
        "Tilskuddet fra fylket er 4 mill. kroner.",
        "Tilskuddet fra staten er 9 mill. kroner.",
    ]


def test_what_two_papers_say_word_for_word_is_quoted_once() -> None:
    said = "Tilskuddet fra fylket er 4 mill. kroner."
    case = case_of({"forslag.md": f"# Forslag\n\n{said}\n", "vedtak.md": f"# Vedtak\n\n{said}\n"})
    quotes = [one.text for one in composed("Hvor stort er tilskuddet fra fylket?", case).statements]
    assert quotes == [said]


@pytest.mark.parametrize("asked", ["Kan kommunen kreve dagmulkt?", "Er hallen stengt?", "Bør hallen ligge ved skolen?"])
def test_a_yes_no_question_gets_what_the_source_says_and_no_yes_or_no(asked: str) -> None:
    first, *rest = composed(asked).statements
    assert (first.text, first.kind) == ("Kilden sier:", Kind.FIXED)
    assert rest and all(said.kind is Kind.QUOTE for said in rest)
    assert not any(said.text.startswith(("Ja", "Nei")) for said in (first, *rest))


def test_a_question_that_is_not_yes_or_no_gets_no_such_words() -> None:
    assert "Kilden sier:" not in texts(composed("Hvem oppdaget lekkasjen?").statements, *Role)


def test_an_unknown_name_is_told_and_the_nearest_is_offered() -> None:
    found = composed("Hva mener Eldrerådet?")
    assert not found.carries
    assert [said.text for said in found.statements] == [
        "Det står ikke i kildene: De nevner ikke «Eldrerådet».",
        "Det nærmeste kildene sier:",
        "Ungdomsrådet mener at hallen bør ligge ved skolen.",
    ]


def test_a_word_the_sources_lack_is_told() -> None:
    found = composed("Hva koster en billett?")
    assert not found.carries
    assert "«billett»" in found.statements[0].text


@pytest.mark.parametrize(
    ("asked", "missing"), [("Når skal B2 stå ferdig?", "ingen dato"), ("Hvem har ansvaret for B2?", "hvem")]
)
def test_a_fact_that_is_not_given_is_told_by_what_it_would_be(asked: str, missing: str) -> None:
    found = composed(asked)
    assert not found.carries
    assert missing in found.statements[0].text
    assert "B2 omfatter badstuen." in texts(found.statements, Role.CONTEXT)


def test_that_a_figure_is_not_set_is_an_answer() -> None:
    assert leads("Hva koster driften?")[0] == "Kostnaden til drift er ikke tallfestet."


def test_another_name_than_the_one_asked_of_is_said_before_what_the_sources_say() -> None:
    first, *rest = composed("Har Badeland ansvaret for grunnarbeidet i B1?").statements
    assert "ikke dette om «Badeland»" in first.text and first.kind is Kind.FIXED
    assert "Nordbygg AS har ansvaret for grunnarbeidet i B1." in [said.text for said in rest]


PHASES = {"sak.md": "# Sak\n\nI A1 velger rådet stål fordi bassenget ruster.\n\nA2 gjelder badstuen.\n"}


def test_another_phase_than_the_one_asked_of_is_said() -> None:
    first, *_ = composed("Hvorfor velger rådet stål i A3?", case_of(PHASES)).statements
    assert "ikke dette om «A3»" in first.text and first.kind is Kind.FIXED


def test_a_term_of_the_glossary_leads_with_the_place_that_says_it() -> None:
    assert leads("Hva betyr FDV?") == ["FDV (forvaltning, drift og vedlikehold)"]


@pytest.mark.parametrize("asked", ASKED)
def test_every_quote_is_the_text_at_its_offsets_on_one_line(asked: str) -> None:
    found, citations = hall().composed(asked)
    cited = {citation.id: citation for citation in citations.all()}
    for said in found.statements:
        if said.kind is Kind.QUOTE:
            (number,) = said.citations
            span, text = cited[number].span, cited[number].document.text
            assert said.text == " ".join(text[span.start : span.end].split())
        else:
            assert (said.kind, said.citations) == (Kind.FIXED, ())


@pytest.mark.parametrize("asked", ASKED)
def test_no_place_is_quoted_twice_and_every_citation_is_used(asked: str) -> None:
    found, citations = hall().composed(asked)
    numbers = [number for said in found.statements for number in said.citations]
    assert sorted(numbers) == [citation.id for citation in citations.all()]


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_quotes_and_an_abstention_leads_with_nothing_quoted(asked: str) -> None:
    found = composed(asked)
    quoted = [said.role for said in found.statements if said.kind is Kind.QUOTE]
    assert (Role.LEAD in quoted) is found.carries
    if not found.carries:
        assert found.statements[0].text.startswith("Det står ikke i kildene")


def test_a_list_whose_items_lead_is_given_whole() -> None:
    paper = (
        "# Sak\n\nTegningen er fra mai og viser også dette:\n\n- Gruppe for barn.\n- Gruppe for voksne.\n"
        "- Gruppe for eldre.\n- De øvrige.\n\nHallen står tom om sommeren, og porten er låst.\n"
    )
    found = composed("Hvilke grupper er med?", case_of({"sak.md": paper}))
    expected = ["Gruppe for barn.", "Gruppe for voksne.", "Gruppe for eldre.", "De øvrige."]
    assert found.carries
    assert texts(found.statements, Role.ITEM) == expected
