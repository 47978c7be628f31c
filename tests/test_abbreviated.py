"""Short names that papers spell out: found by their letters, and each the other's equal in a question."""

import pytest
from made_up import case_of, document

from assistant.abbreviated import Abbreviation, abbreviations, spelled_out
from assistant.missing import MET


def told_in(text: str) -> dict[str, str]:
    return {one.short: one.long for one in abbreviations([document(f"# Notat\n\n{text}", "notat.md")])}


def test_what_is_only_said_of_a_short_name_spells_nothing_out() -> None:
    assert told_in("SFO er stengt fra onsdag. PLO er pålagt av loven.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Avfallet hentes av Øyriket avfall og gjenbruk IKS (ØAG) hver uke.",
        "Avfallet hentes av ØAG (Øyriket avfall og gjenbruk IKS) hver uke.",
        "Avfallet hentes av Øyriket avfall og gjenbruk (heretter ØAG), som er et selskap.",
        "- **ØAG:** Øyriket avfall og gjenbruk IKS",
        "| Ord | Betydning |\n|---|---|\n| ØAG | Øyriket avfall og gjenbruk |",
        "ØAG står for Øyriket avfall og gjenbruk.",
        "ØAG er Øyriket avfall og gjenbruk, som fire kommuner eier.",
    ],
)
def test_a_short_name_stands_for_the_words_that_its_letters_begin(text: str) -> None:
    assert told_in(text) == {"ØAG": "Øyriket avfall og gjenbruk"}


def test_letters_from_within_a_word_will_do_where_nothing_else_stands_beside_it() -> None:
    assert told_in("Trafikken måles i ÅDT (årsdøgntrafikk).") == {"ÅDT": "årsdøgntrafikk"}
    assert told_in("Vi måler årsdøgntrafikk hver uke (ADU).") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Forslaget kom fra Siri Vang (SV).",
        "Den gamle broen (ØAG) er revet.",
        "ØAG er det største selskapet i fylket.",
        "ØAG: 27 500 kroner per år.",
        "Møtet er lagt til NESSET (10. mars 2026).",
    ],
)
def test_other_words_beside_capital_letters_are_not_what_they_stand_for(text: str) -> None:
    assert told_in(text) == {}


def test_letters_that_stand_for_many_things_stand_for_none() -> None:
    things = ("Nes barnehage", "Nor bank", "Nye bruer", "Nord by")
    assert told_in(" ".join(f"Her er {thing} (NB)." for thing in things)) == {}


def test_each_of_the_two_is_the_other_where_the_question_has_it() -> None:
    told = Abbreviation("ØAG", "Øyriket avfall og gjenbruk")
    short, (first, *rest) = told.short_stem, told.long_stems
    assert [(place, way) for place, way, _ in spelled_out([short, "eie"], (), (told,))] == [(0, told.long_stems)]
    assert {place for place, _, _ in spelled_out(["hv", first, *rest], (), (told,))} == {1, 2, 3}
    assert list(spelled_out([rest[-1]], (), (told,))) == []


def test_a_paper_headed_by_the_long_name_answers_to_the_short_one() -> None:
    facts = "# Faktaark: Øyriket avfall og gjenbruk IKS\n\n- Ansatte: 31\n- Styreleder: Aslaug Brekkan\n"
    note = "# Notat\n\nØyriket avfall og gjenbruk IKS (ØAG) henter papir. Kommunen har 12 ansatte i parken.\n"
    found = case_of({"fakta.md": facts, "notat.md": note}).evidence("Hvor mange ansatte har ØAG?").units[0]
    assert found.unit.text == "Ansatte: 31"
    assert min(found.matches) >= MET
