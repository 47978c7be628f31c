"""A bokmål question against a paper in nynorsk: which words of it are looked for there."""

import pytest
from made_up import case_of

from assistant.reading.bokmal import plain
from assistant.reading.nynorsk_forms import nynorsk_stems
from assistant.terms import terms
from index.analyse import Vocabulary
from index.lexicon import lexicon

PAPER = "Det vart ikkje {} i saka frå kommunen.\n"


def closeness(asked: str, written: str, paper: str = PAPER) -> float:
    case = case_of({"sak.md": "# Sak\n\n" + paper.format(written)}).assistant
    (term,) = terms(plain(asked, lexicon()), case.index.vocabulary, case.derivations, lexicon())
    return term.closeness(case.gatherer.bag([written]))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("skolen", "skular"),
        ("tilskuddet", "tilskotet"),
        ("utvalget", "utvalet"),
        ("bygges", "byggjast"),
        ("innbyggerne", "innbyggjarane"),
        ("sykehjemmet", "sjukeheimen"),
        ("eiendomsskatt", "eigedomsskatt"),
        ("skoleskyss", "skuleskyss"),
        ("vannverket", "vassverket"),
        ("enstemmig", "samrøystes"),
        ("forsinkelse", "forseinking"),
    ],
)
def test_a_bokmal_word_is_found_in_its_nynorsk_form(asked: str, written: str) -> None:
    assert closeness(asked, written) >= 0.9


@pytest.mark.parametrize(("asked", "written"), [("minst", "men"), ("viktige", "vekt")])
def test_a_form_that_bokmal_writes_too_is_no_nynorsk_form_of_another_word(asked: str, written: str) -> None:
    assert closeness(asked, written) < 0.9


def test_a_corpus_in_bokmal_has_no_nynorsk_to_look_for() -> None:
    vocabulary = Vocabulary.of(["Kommunen bygger skular og svømmehall."])
    assert vocabulary.nynorsk_stems == frozenset()
    assert nynorsk_stems("skolen", (), lexicon(), vocabulary.nynorsk_stems) == ()


def test_a_word_that_only_the_nynorsk_paper_has_is_known() -> None:
    case = case_of({"sak.md": "# Sak\n\nSjukeheimen får ikkje nye senger.\n"}).assistant
    (term,) = terms(plain("sykehjemmet", lexicon()), case.index.vocabulary, case.derivations, lexicon())
    assert term.known
