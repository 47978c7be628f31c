"""What a question asks of, with every way its words may be said in the sources."""

from dataclasses import replace

import pytest
from made_up import HALL, NOTE, document, question, terms_in, vocabulary_of

from assistant.missing import MET
from assistant.terms import Term, Way, terms
from corpus.document import Document, Evidence, Span
from corpus.glossary import GlossaryEntry
from index.derivation import Derivations
from index.lexicon import lexicon
from index.lexicon.everyday import Everyday
from index.words import stem_of


@pytest.fixture(scope="module")
def papers() -> list[Document]:
    return [document(HALL, "hall.md"), document(NOTE, "notat.txt")]


def the_term(asked: str, word: str, papers: list[Document]) -> Term:
    return next(term for term in terms_in(asked, papers) if term.text == word)


def closest(term: Term) -> dict[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {}
    for way in term.ways:
        found[way.stems] = max(way.closeness, found.get(way.stems, 0.0))
    return found


def test_words_that_only_ask_are_no_terms(papers: list[Document]) -> None:
    assert [term.text for term in terms_in("Kan du fortelle meg hva dette egentlig er?", papers)] == []
    assert [term.text for term in terms_in("Hvor mange dager er det til hallen åpner?", papers)] == ["hallen", "åpner"]


def test_the_letter_of_an_alternative_is_a_term_and_the_function_word_is_none(papers: list[Document]) -> None:
    assert [term.text for term in terms_in("Hva koster alternativ A?", papers)] == ["koster", "alternativ", "A"]
    assert [term.text for term in terms_in("A hva koster alternativet?", papers)] == ["koster", "alternativet"]
    assert "I" not in [term.text for term in terms_in("When must I apply for the swimming hall?", papers)]


def test_a_word_said_twice_is_one_term(papers: list[Document]) -> None:
    assert [term.text for term in terms_in("Er hallen en hall som hallene?", papers)] == ["hallen"]


def test_a_term_stands_where_it_was_written(papers: list[Document]) -> None:
    asked = "Kven oppdaga lekkasjen i taket?"
    for term in terms_in(asked, papers):
        assert asked[term.start : term.end] == term.text


@pytest.mark.parametrize(
    ("asked", "word", "named"),
    [
        ("Hva mener Eldrerådet?", "Eldrerådet", True),
        ("Hva er FDV?", "FDV", True),
        ("Når er B2 ferdig?", "B2", True),
        ("Hva skjedde i 2022?", "2022", True),
        ("Hva er 58?", "58", False),
        ("Hallen stenges når?", "Hallen", False),
        ("Taket lekker. Stenges hallen?", "Stenges", False),
        ("Hva gjorde St. Hallvard?", "Hallvard", True),
        ("Hva er hallen?", "hallen", False),
    ],
)
def test_names_codes_and_years_are_named(asked: str, word: str, named: bool, papers: list[Document]) -> None:
    assert the_term(asked, word, papers).named is named


def test_a_name_the_sources_never_write_is_not_known(papers: list[Document]) -> None:
    assert not the_term("Hva mener Eldrerådet?", "Eldrerådet", papers).known
    assert the_term("Hva mener Ungdomsrådet?", "Ungdomsrådet", papers).known


def test_a_mistyped_word_is_known_by_the_word_that_was_meant(papers: list[Document]) -> None:
    term = the_term("Hva er gjort med grunarbeidet?", "grunarbeidet", papers)
    assert term.known
    assert term.closeness({"grunnarbeid": 1.0}) > 0.9


def test_the_word_itself_is_nearer_than_its_parts_and_its_synonyms(papers: list[Document]) -> None:
    near = closest(the_term("Hva er driftskostnaden?", "driftskostnaden", papers))
    assert near["driftskostnad",] == 1.0
    assert 1.0 > near["drift", "kostnad"] > near["kostnad",] >= near["drift",] > 0


def test_a_derived_word_is_found(papers: list[Document]) -> None:
    assert the_term("Hva ble målt?", "målt", papers).closeness({"måling": 1.0}) > 0.5


def test_all_stems_of_a_way_must_stand_there() -> None:
    term = Term("x", "x", 0, 1, (Way(("a", "b"), 0.9), Way(("a",), 0.3)), 1.0, False, True)
    assert term.closeness({"a": 1.0, "b": 1.0}) == 0.9
    assert term.closeness({"a": 1.0, "b": 0.5}) == 0.45
    assert term.closeness({"a": 1.0}) == 0.3
    assert term.closeness({"b": 1.0}) == term.closeness({}) == 0.0


@pytest.mark.parametrize("word", ["totalkostnaden", "hovedkostnad", "samlekostnad", "sluttkostnaden"])
def test_a_compound_that_says_all_of_it_is_met_by_its_head_alone(word: str) -> None:
    costs = [document("# Notat\n\nKostnad: 31 mill. kroner. Hovedvei og prosjektkostnad.", "notat.md")]
    (term,) = terms_in(f"Hva er {word}?", costs)
    assert term.closeness({stem_of("kostnad"): 1.0}) > 0.8
    (other,) = terms_in("Hva er byggekostnaden?", costs)
    assert other.closeness({stem_of("kostnad"): 1.0}) < MET
    (own,) = terms_in("Hva er hovedveien?", costs)
    assert own.closeness({stem_of("vei"): 1.0}) < MET


def test_a_rare_word_weighs_more_than_a_common_one(papers: list[Document]) -> None:
    asked = "Er dagmulkt en ny ting i hallen?"
    assert the_term(asked, "dagmulkt", papers).weight > the_term(asked, "hallen", papers).weight


def test_a_name_weighs_more_than_the_same_word_as_a_common_noun(papers: list[Document]) -> None:
    named = the_term("Hva er Badstuen?", "Badstuen", papers)
    assert named.weight > the_term("Hva er badstuen?", "badstuen", papers).weight


def test_what_an_abbreviation_stands_for_says_it_and_the_other_way_round(papers: list[Document]) -> None:
    entry = GlossaryEntry("SSP", "støysvak pumpe", (), None, Evidence("hall.md", Span(0, 1)))
    vocabulary = vocabulary_of(papers)
    derivations = Derivations(vocabulary.document_frequency)
    short = terms(question("Hva er SSP?"), vocabulary, derivations, lexicon(), [entry])
    long = terms(question("Hva gjør en støysvak pumpe?"), vocabulary, derivations, lexicon(), [entry])
    assert short[0].closeness({"støysvak": 1.0, "pump": 1.0}) > 0.8
    assert min(term.closeness({"ssp": 1.0}) for term in long if term.text in ("støysvak", "pumpe")) > 0.8


def test_an_agent_within_a_compound_does_not_do_what_the_verb_says(papers: list[Document]) -> None:
    owns = next(term for term in terms_in("Hvem eier hallen?", papers) if term.plain == "eier")
    assert owns.closeness({"grunneier": 1.0, "grunnei": 1.0, "grunn": 0.8, "eier": 0.8}) == 0.0
    assert owns.closeness({"eier": 1.0}) == 1.0


def test_what_papers_write_for_an_everyday_word_is_less_close_than_what_means_the_same(papers: list[Document]) -> None:
    ways = closest(the_term("Hvor mye må de punge ut med?", "punge", papers))
    near = ways[stems_of("betale")]
    assert 0 < ways[stems_of("gebyr")] < near < 1


def test_a_word_that_the_papers_have_itself_is_seldom_meant_otherwise(papers: list[Document]) -> None:
    """«hallen» stands in the papers, «punge» does not."""
    lexicon_of_two = replace(lexicon(), everyday=Everyday.of(["hall = sal ~ idrettsbygg", "punge = betale ~ gebyr"]))
    vocabulary = vocabulary_of(papers)
    found = terms(
        question("Skal hallen punge?"), vocabulary, Derivations(vocabulary.document_frequency), lexicon_of_two
    )
    known, unknown = (closest(term) for term in found)
    assert known[stems_of("sal")] < unknown[stems_of("betale")]
    assert known[stems_of("idrettsbygg")] < unknown[stems_of("gebyr")]


def test_what_an_everyday_word_leads_to_is_looked_for_in_nynorsk_too() -> None:
    nynorsk = document("# Gata\n\nVassleidninga frå 1958 må skiftast, og det vert ikkje gjort no.", "gata.md")
    pipe = closest(the_term("Hvor gammelt er vannrøret?", "vannrøret", [nynorsk]))
    assert pipe[stems_of("vassleidninga")] >= MET


def test_a_name_is_no_everyday_word() -> None:
    paper = document("# Nett\n\nAvtalen med Leia Nett er underskrevet.", "nett.md")
    ways = closest(the_term("Hva mener Leia Nett?", "Nett", [paper]))
    assert stems_of("internett") in closest(the_term("Hva mener de om nett?", "nett", [paper]))
    assert stems_of("internett") not in ways


def stems_of(word: str) -> tuple[str, ...]:
    return (stem_of(word),)


def test_a_word_that_ends_a_compound_of_the_papers_is_met_in_it_but_a_name_is_not() -> None:
    held = [document("# Grunnen\n\nKalksementpelene koster mest. Storholmen ligger ved siden av.\n")]
    pile = the_term("Hva koster pelene?", "pelene", held)
    assert MET <= closest(pile)[(stem_of("kalksementpelene"),)] < 1.0
    assert not pile.known
    name = the_term("Hva koster tomta på Holmen?", "Holmen", held)
    assert (stem_of("storholmen"),) not in closest(name)
