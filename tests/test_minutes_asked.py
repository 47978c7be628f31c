"""What became of motions, whose votes are asked of, and what was proposed beside what was decided."""

from datetime import date
from functools import cache

import pytest
from made_up import Case, case_of

from assistant.answer import Abstained, Answer, Answered, Role
from assistant.motions import outcome
from assistant.units import speaks_on_of
from assistant.voted import all_with_result
from corpus.document import Span
from corpus.standing_words import is_own_advice, is_result

COUNCIL = """\
# Møteprotokoll – Furnes kommunestyre

Møtedato: 12. juni 2026

## Sak 20/26 Nytt bibliotek

Jon Lie (H) ble vurdert av kommunestyret. Han ble enstemmig erklært inhabil.

### Forslag

- Forslag 1 fra Kari Berg (SV): Biblioteket har åpent på søndager.
- Forslag 2 fra Jon Lie (H): Rammen settes til 31 mill. kroner.
- Forslag 3 fra Per Dahl (Sp): Kafeen leies ut.

### Votering

- Forslag 1 falt med 9 mot 18 stemmer.
- Forslag 2 falt med 5 mot 22 stemmer.
- Forslag 3 ble vedtatt med 20 mot 7 stemmer.

### Vedtak

1. Biblioteket bygges på Torget.
2. Kostnadsrammen settes til 36 mill. kroner.
3. Kafeen leies ut.
"""
COMMITTEE = """\
# Møteprotokoll – Utvalg for kultur (UKU)

Møtedato: 20. mai 2026

## Sak 9/26 Nytt bibliotek

### Forslag

- Forslag 1 fra Kari Berg (SV): Biblioteket får eget barnerom.
- Forslag 2 fra Ola Moe (FrP): Kafeen sløyfes.

### Votering

- Forslag 1 ble vedtatt med 6 mot 3 stemmer.
- Forslag 2 falt med 2 mot 7 stemmer.
- Kommunedirektørens innstilling ble vedtatt med 5 mot 4 stemmer.

### Utvalgets innstilling til kommunestyret

1. Biblioteket skal ha utlån av verktøy.
"""
PAPER = """\
# Saksframlegg: Nytt bibliotek

Dato: 4. mai 2026

## Kommunedirektørens innstilling

1. Biblioteket bygges på Torget.
2. Kostnadsrammen settes til 33 mill. kroner.

## Vurdering

Kommunedirektøren mener at kafeen bør drives av kommunen.
"""
HEARING = """\
# Høringssvar fra ungdomsrådet

Dato: 2. april 2026

Rådet ønsker at biblioteket har åpent på søndager.
"""


@cache
def library() -> Case:
    return case_of({"ks.md": COUNCIL, "uku.md": COMMITTEE, "sak.md": PAPER, "ungdomsradet.md": HEARING})


def asked(question: str, *history: str) -> Answer:
    return library().assistant.ask(question, history=history, today=date(2026, 11, 30))


def test_motions_that_fell_are_listed_from_the_minutes_of_the_body_that_is_asked_of() -> None:
    items = [said.text for said in asked("Kva framlegg fall i kommunestyret?").statements if said.role is Role.ITEM]
    assert items == ["Forslag 1 falt med 9 mot 18 stemmer.", "Forslag 2 falt med 5 mot 22 stemmer."]
    assert "9 mot 18" not in asked("Hvilke forslag falt i utvalget?").text


@pytest.mark.parametrize(
    ("row", "expected"),
    [("2 | To hybridferger | Sissel Grøtte (H) | 7 | 14 | Falt", True), ("Kafeen | 20 | leies ut", False)],
)
def test_a_row_that_ends_with_how_it_went_tells_a_vote(row: str, expected: bool) -> None:
    assert is_result(row) is expected


def test_the_vote_on_a_motion_is_found_by_its_number() -> None:
    text = asked("Hva skjedde med forslaget om å leie ut kafeen?").text
    assert text.index("20 mot 7") < text.index("Kafeen leies ut")


def test_the_votes_of_another_body_do_not_answer() -> None:
    found = asked("Hva stemte UKU om kafeen?")
    assert isinstance(found, Answered)
    assert "2 mot 7" in found.text and "20 mot 7" not in found.text


def test_a_vote_on_it_goes_before_what_somebody_wished() -> None:
    leads = [said.text for said in asked("Blir det åpent på søndager?").statements if said.role is Role.LEAD]
    assert any("9 mot 18" in lead for lead in leads) and not any("Rådet ønsker" in lead for lead in leads)


def test_what_a_committee_advises_is_not_decided_by_being_voted_through_there() -> None:
    found = asked("Hva ble vedtatt om utlån av verktøy?")
    assert isinstance(found, Abstained)
    assert "ikke noe vedtak" in found.text and "utlån av verktøy" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Hva er forskjellen på rammen i innstillingen og rammen som ble vedtatt?",
        "Hva er forskjellen på den foreslåtte og den vedtatte kostnadsrammen?",
    ],
)
def test_what_was_proposed_stands_beside_what_was_decided(question: str) -> None:
    told = [said.text for said in asked(question).statements if said.role is Role.LEAD and said.citations]
    assert any("33 mill" in one for one in told) and any("36 mill" in one for one in told)
    assert "31 mill" not in " ".join(told)


def test_who_is_spoken_on_of_is_found_in_the_sentence_before() -> None:
    unit = next(one.unit for one in library().evidence("Hvem ble erklært inhabil?").units if one.unit.text[:3] == "Han")
    before = speaks_on_of(unit)
    assert before is not None and before.of(unit.document.text).startswith("Jon Lie")


def test_a_question_for_the_votes_alone_is_of_what_was_asked_before() -> None:
    found = asked("Hva ble stemmetallet?", "Hva skjedde med forslaget om søndagsåpent bibliotek?")
    assert "om: " in found.reading


def test_a_motion_is_not_told_by_the_vote_on_the_advice_of_the_administration() -> None:
    minutes = (
        "# Møteprotokoll kommunestyret\n\nDato: 12. juni 2026\n\n## Sak 4/26 Parkering\n\n"
        "Kari Moen (H) fremmet følgende forslag: «Parkeringen i sentrum skal være gratis i desember.»\n\n"
        "### Votering\n\nForslaget fra H falt med 5 mot 16 stemmer.\n\n"
        "Kommunedirektørens innstilling om parkering i sentrum ble vedtatt med 16 mot 5 stemmer.\n"
    )
    document = case_of({"protokoll.md": minutes}).assistant.documents[0]
    start = document.text.index("Kari Moen")
    span = Span(start, document.text.index("»", start) + 1)
    told = outcome(document, document.blocks_touching(span)[0], span)
    assert told is not None and "5 mot 16" in told.of(document.text)


@pytest.mark.parametrize("question", ["hvilke forslag ble ikke vedtatt?", "hvilke forslag fra sv falt?"])
def test_what_is_denied_or_of_one_mover_is_not_all_that_passed_or_fell(question: str) -> None:
    assert all_with_result(question, library().assistant.documents) == ()


def test_advice_to_the_body_whose_minutes_these_are_may_be_adopted_by_it() -> None:
    label = "Formannskapets innstilling til kommunestyret"
    assert is_own_advice(label, "Møteprotokoll formannskapet 3. mars 2026")
    assert not is_own_advice(label, "Møteprotokoll kommunestyret 12. mars 2026")
