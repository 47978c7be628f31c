"""How much of a question each sentence and list carries, in a made-up case."""

from itertools import pairwise

import pytest
from made_up import Case, case_of, hall

from assistant.evidence import Scored
from assistant.signs import Sign


def unit(case: Case, asked: str, words: str) -> Scored:
    return next(found for found in case.evidence(asked).units if words in found.unit.text)


def matched(case: Case, asked: str, words: str) -> dict[str, float]:
    """The question's words → how well the sentence with `words` says each."""
    evidence = case.evidence(asked)
    return {term.text: match for term, match in zip(evidence.terms, unit(case, asked, words).matches, strict=True)}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Hvem oppdaget lekkasjen?", "Torbjørn Lie"),
        ("Kven oppdaga lekkasjen?", "Torbjørn Lie"),
        ("Når ble svømmehallen stengt?", "mars 2022"),
        ("Hvor mange besøkende hadde hallen?", "41 200"),
        ("Hvor høy er støyen?", "58 desibel"),
        ("Hva mener Ungdomsrådet?", "bør ligge ved skolen"),
        ("Hva omfatter B2?", "badstuen"),
    ],
)
def test_the_sentence_that_answers_comes_first(asked: str, words: str) -> None:
    best = hall().evidence(asked).best
    assert best is not None and words in best.unit.text


@pytest.mark.parametrize(
    ("remark", "money"), [("Alle beløp i tabellen er i mill. kroner.", True), ("Se tabellen.", False)]
)
def test_a_paper_says_itself_what_the_numbers_of_its_tables_are(remark: str, money: bool) -> None:
    paper = f"# Notat om fergene\n\n{remark}\n\n| Post | 2026 | 2027 |\n|---|---|---|\n| Diesel | 19,8 | 20,4 |\n"
    found = unit(case_of({"notat.md": paper}), "Hva koster dieselen i 2026?", "Diesel")
    assert (Sign.MONEY in found.found) is money


def test_a_row_that_names_columns_gives_no_value() -> None:
    paper = (
        "# Notat om hallen\n\n"
        "| Alternativ | Kostnad (mill. kr) | Drift per år (kr) |\n|---|---|---|\n"
        "| A – Ny hall | 88,7 | 520 000 |\n| B – Gammel hall | 3,8 | 240 000 |\n"
    )
    case = case_of({"notat.md": paper})
    asked = "Hva koster driften av B i året?"
    rows = [found for found in case.evidence(asked).units if found.unit.is_row]
    assert {found.unit.text.split(" |")[0]: Sign.MONEY in found.found for found in rows} == {
        "Alternativ": False,
        "A – Ny hall": True,
        "B – Gammel hall": True,
    }
    assert rows[0].unit.text.startswith("B")


def test_units_come_best_first_with_shares_between_nothing_and_all() -> None:
    found = hall().evidence("Hvorfor ble den gamle hallen stengt i mars 2022?").units
    assert all(one.score >= other.score for one, other in pairwise(found))
    for one in found:
        assert all(0 <= match <= 1 for match in one.matches)
        assert 0 <= one.own <= 1 and 0 <= one.coverage <= 1


def test_a_name_counts_only_when_all_of_it_stands_there() -> None:
    whole = matched(hall(), "Hva målte Akustikk Vest?", "Målingen ble utført")
    part = matched(hall(), "Hva målte Akustikk Nord?", "Målingen ble utført")
    assert whole["Akustikk"] == 1.0
    assert part["Akustikk"] < 0.5


def test_two_names_with_a_word_between_are_two_names() -> None:
    found = matched(hall(), "Hva gjør Akustikk og Nordbygg?", "Målingen ble utført")
    assert found["Akustikk"] == 1.0


NAMESAKES = {"sak.md": "# Sak\n\nTrinn A1 er badet.\n\nTrinn A2 er badet.\n\nTrinn er badet.\n"}


def test_a_namesake_halves_the_score() -> None:
    case = case_of(NAMESAKES)
    asked = "Hva er badet i A1?"
    own, namesake = unit(case, asked, "A1"), unit(case, asked, "A2")
    unnamed = unit(case, asked, "Trinn er")
    assert own.score > unnamed.score > namesake.score
    assert namesake.score < 0.6 * unnamed.score


def test_what_stands_above_and_beside_counts_less_than_the_sentence_itself() -> None:
    asked = "Hva har kommunedirektøren vurdert?"
    line = matched(hall(), asked, "Kommunedirektøren har vurdert")
    item = matched(hall(), asked, "Den gamle hallen pusses opp")
    assert line["vurdert"] == 1.0
    assert 0 < item["vurdert"] < 1.0


def test_a_list_is_found_with_its_introduction_and_all_its_items_in_order() -> None:
    best = hall().evidence("Hvilke alternativer er vurdert?").lists[0]
    assert "".join(lead.unit.text for lead in best.lead) == "Kommunedirektøren har vurdert disse alternativene:"
    assert ["".join(unit.text for unit in item) for item in best.items] == [
        "Den gamle hallen pusses opp.",
        "Ny hall bygges ved skolen.",
        "Kommunen leier bassengtid hos nabokommunen.",
    ]


def test_a_list_carries_with_its_items_at_least_what_its_line_does() -> None:
    for found in hall().evidence("Hvilke alternativer ved skolen har kommunedirektøren vurdert?").lists:
        assert found.inside >= found.coverage - 0.2


ECHO = {
    "sak.md": (
        "# Sak\n\n## Når og hvor\n\nDe kommer.\n\n## Hvorfor velge nå\n\nTiden går fra oss.\n\n"
        "## Hvordan velge\n\nTiden går fra oss.\n"
    )
}


def test_a_heading_that_echoes_the_question_lifts_what_stands_under_it() -> None:
    found = case_of(ECHO).evidence("Hvorfor velge nå?").units
    assert found[0].unit.document.section_at(found[0].unit.span.start).heading == "Hvorfor velge nå"
    assert found[0].score > found[1].score


def test_the_signs_are_those_of_what_the_sentence_tells_besides_the_question() -> None:
    evidence = hall().evidence("Hvor mange rom kom i 2022?")
    stengt = next(found for found in evidence.units if "mars 2022" in found.unit.text)
    assert Sign.DATE in stengt.found  # «mars» is still told
    assert Sign.NUMBER not in stengt.found  # «2022» was asked


def test_which_firm_is_met_by_a_name() -> None:
    assert matched(hall(), "Hvilket firma målte støyen?", "Akustikk Vest")["firma"] > 0.5
    assert matched(hall(), "Hvilket firma målte støyen?", "58 desibel")["firma"] < 0.5


def test_a_question_without_matter_finds_nothing() -> None:
    evidence = hall().evidence("Hva er det?")
    assert (evidence.units, evidence.lists, evidence.best) == ((), (), None)


def test_no_heading_and_nothing_twice_is_evidence() -> None:
    found = hall().evidence("Hvorfor haster saken om ny svømmehall på Nesøya?").units
    places = [(one.unit.document.id, one.unit.span) for one in found]
    assert len(set(places)) == len(places)
    assert "Hvorfor saken haster" not in [one.unit.text for one in found]


FILL = "Utvalget drøftet saken lenge uten å komme til noen felles forståelse av hva som burde gjøres videre. "
LONG = (
    f"# Kaia\n\nKaia ble bygget i 1931. {FILL * 8}Havnefogden heter Sigrun Vollan. {FILL * 8}"
    "Taket på pakkhuset lekker. " + FILL
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Når ble kaia bygget?", "1931"),
        ("Hvem er havnefogd?", "Sigrun Vollan"),
        ("Hva lekker på pakkhuset?", "Taket på pakkhuset"),
    ],
)
def test_a_paragraph_too_long_for_one_passage_is_evidence_too(asked: str, words: str) -> None:
    best = case_of({"kaia.md": LONG}).evidence(asked).best
    assert best is not None and words in best.unit.text


BOARD = {
    "fakta.md": "# Faktaark: Langsund Avfall IKS\n\n- Styreleder: Aslaug Brekkan\n- Renholder: Per Moe\n",
    "avtale.md": "# Avtale\n\n- Leverandør: Nordlys Bygg AS\n- Pris: 4 mill. kroner\n",
}


def test_a_label_that_is_a_compound_of_two_words_of_the_question_is_asked_of() -> None:
    found = case_of(BOARD).evidence("Hvem leder styret i Langsund Avfall?").units[0]
    assert found.unit.text == "Styreleder: Aslaug Brekkan"
    assert found.parts is not None
    assert found.parts.labelled == 1.0
    assert unit(case_of(BOARD), "Hvem leder prosjektet?", "Styreleder").parts.labelled == 0.0  # type: ignore[union-attr]


def test_the_rest_of_the_name_of_a_company_that_was_asked_of_tells_nobody() -> None:
    supplier = unit(case_of(BOARD), "Hvem leder styret i Nordlys?", "Leverandør")
    assert not supplier.found & {Sign.PERSON, Sign.BODY, Sign.NAME}
    assert unit(case_of(BOARD), "Hvem er leverandør?", "Leverandør").found & {Sign.BODY, Sign.NAME}
