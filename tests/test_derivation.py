"""Words of the corpus made from the same root."""

from hypothesis import given
from hypothesis import strategies as st

from index.derivation import Derivations

STEMS = Derivations(
    (
        "anbefal anbefaling bygg byggherr byggherreforening eier eie måling mål målestokk b2 utred utredning kommun "
        "kommunal kommunestyr tak taking"
    ).split()
)

WORDS = st.text("abeilngrst", min_size=1, max_size=9)


def test_a_suffix_more_or_less_is_the_same_root() -> None:
    assert STEMS.of("anbefal") == ("anbefaling",)
    assert STEMS.of("anbefaling") == ("anbefal",)
    assert STEMS.of("utred") == ("utredning",)


def test_a_word_is_not_derived_from_itself_and_a_compound_is_no_derivation() -> None:
    assert STEMS.of("bygg") == ()
    assert "byggherreforening" not in STEMS.of("byggherr")


def test_short_roots_and_codes_are_left_alone() -> None:
    assert STEMS.of("tak") == STEMS.of("eie") == STEMS.of("b2") == ()


def test_a_verb_and_its_noun_are_told_by_how_they_turn() -> None:
    held = Derivations("vedtak vedt tilbud avslag slag krav krev revisjon by bud reduksjon ord ordning riving".split())
    assert held.of("vedt") == ("vedtak",)
    assert held.of("vedtak") == ("vedt",)
    assert held.of("tilby") == ("tilbud",)
    assert held.of("avslå") == ("avslag",)
    assert held.of("krev") == ("krav",)
    assert held.of("revider") == ("revisjon",)
    assert held.of("reduser") == ("reduksjon",)
    assert held.of("riv") == ("riving",)


def test_a_word_that_is_no_verb_turns_into_nothing() -> None:
    held = Derivations("bud tak vik viking".split())
    assert held.of("by") == held.of("t") == held.of("xyk") == ()


def test_a_long_word_finds_the_compounds_that_it_begins() -> None:
    assert STEMS.beginning_with("byggherr") == ("byggherreforening",)
    assert STEMS.beginning_with("kommun") == ("kommunestyr",)
    assert STEMS.beginning_with("bygg") == ()


def test_a_word_finds_the_compounds_that_it_ends_where_a_word_stands_before() -> None:
    held = Derivations("kalksementpel frokost kompost geitost kristendom flomvoll kapell".split())
    assert held.ending_with("pel") == ("kalksementpel",)
    assert held.ending_with("voll") == ("flomvoll",)
    assert held.ending_with("ost") == held.ending_with("dom") == held.ending_with("ell") == ()


@given(st.lists(WORDS, max_size=12), WORDS)
def test_only_other_stems_of_the_corpus_are_given_in_order_and_once(stems: list[str], asked: str) -> None:
    found = Derivations(stems).of(asked)
    assert set(found) <= set(stems) - {asked}
    assert list(found) == sorted(set(found))


@given(st.lists(WORDS, max_size=12), WORDS)
def test_the_order_of_the_corpus_changes_nothing(stems: list[str], asked: str) -> None:
    assert Derivations(stems).of(asked) == Derivations(stems[::-1]).of(asked)
