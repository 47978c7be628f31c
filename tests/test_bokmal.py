"""A question in any form of Norwegian, or in English, in plain bokmål."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.bokmal import Language, plain
from assistant.reading.compound_forms import recompounded
from assistant.reading.other_forms import definite, inflected, respelt
from assistant.reading.question_type import QuestionType, question_type
from index.lexicon import lexicon


def in_bokmal(question: str) -> str:
    return plain(question, lexicon()).text


def language(question: str) -> Language:
    return plain(question, lexicon()).language


@pytest.mark.parametrize(
    "question",
    [
        "Hvem bestemmer hvilke frister kommunene må rekke?",
        "Hvor ligger Steinkjer?",
        "Er prosjektet for stort for oss?",
        "Hva er det nye systemet til?",
        "Når kan vi begynne i Leka?",
    ],
)
def test_bokmal_stays_as_it_is(question):
    assert in_bokmal(question) == question.casefold()
    assert language(question) is Language.BOKMAL


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kven avgjer kor mange plassar sjukeheimen får?", "hvem avgjør hvor mange plasser sykehjemmet får?"),
        ("Kor mange dagar har me att?", "hvor mange dager har vi igjen?"),
        ("Kva tid opnar gågata?", "når åpner gågata?"),
        ("Dagar att til fristen?", "dager igjen til fristen?"),
        ("Eg fekk bot i mars. Kva dag er klagefristen?", "jeg fikk bot i mars. hvilken dag er klagefristen?"),
        ("Kva tid må avtala vere underskriven?", "når må avtalen være underskrevet?"),
        ("Må planen leggjast ut på høyring?", "må planen legges ut på høring?"),
        ("Kor lenge må me venta?", "hvor lenge må vi vente?"),
        ("Kor mange av dei er små?", "hvor mange av dem er små?"),
        ("Kven tek straumrekninga?", "hvem tar strømregningen?"),
        ("Kor gamle er vassleidningane?", "hvor gamle er vannledningene?"),
    ],
)
def test_nynorsk_reads_as_bokmal(question, expected):
    assert in_bokmal(question) == expected
    assert language(question) is Language.NYNORSK


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ka e det vi må betal førr?", "hva er det vi må betale for?"),
        ("Kor læng må dæm vent på svar?", "hvor lenge må de vente på svar?"),
        ("Koffer hi itj dåkker bestemt dåkker?", "hvorfor har ikke dere bestemt dere?"),
        ("Ka skjer hvess itj nån vil vær me?", "hva skjer hvis ikke noen vil være med?"),
        ("Katti begynne møtet?", "når begynner møtet?"),
    ],
)
def test_dialect_reads_as_bokmal(question, expected):
    assert in_bokmal(question) == expected
    assert language(question) is Language.DIALECT


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kva fristar gjeld?", "hvilke frister gjelder?"),
        ("Ka daga e det møte?", "hvilke dager er det møte?"),
        ("Kva skule blir størst?", "hvilken skole blir størst?"),
        ("Kva skjer no?", "hva skjer nå?"),
        ("Kva kostar det?", "hva koster det?"),
        ("Kva vedtok styret?", "hva vedtok styret?"),
        ("Ka førr fordela ser dæm?", "hvilke fordeler ser de?"),
    ],
)
def test_what_before_a_noun_asks_which(question, expected):
    assert in_bokmal(question) == expected


def test_the_infinitive_mark_of_a_dialect_may_stand_for_and():
    assert "fordeler og ulemper" in in_bokmal("Ka e fordela å ulempa?")
    assert "til å vente" in in_bokmal("Ha vi tid te å vent?")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the deadline for the application?", "hva er fristen for søknaden?"),
        ("How many days are there between 1 May 2021 and June 3rd, 2021?", "mellom 1. mai 2021 og 3. juni 2021?"),
        ("What happens if it is delayed by 3 months?", "forsinket med 3 måneder?"),
        ("Do we have to sign the agreement?", "må vi signere avtalen?"),
        ("How much does the building cost?", "hvor mye koster bygningen?"),
        ("May we wait until May?", "kan vi vente til mai?"),
    ],
)
def test_english_reads_as_bokmal_with_dates_and_verbs_in_place(question, expected):
    said = in_bokmal(question)
    assert said.endswith(expected)
    assert language(question) is Language.ENGLISH


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How long does it take?", QuestionType.HOW_LONG),
        ("Who pays?", QuestionType.WHO),
        ("Why did they choose it?", QuestionType.WHY),
        ("Kor mykje kostar skulen?", QuestionType.HOW_MUCH),
        ("Koss går det te?", QuestionType.PROCESS),
        ("vem bestemer", QuestionType.WHO),
        ("hvo mange er det", QuestionType.HOW_MANY),
        ("hvormange er det", QuestionType.HOW_MANY),
        ("vilke frsiter gjelder", QuestionType.LIST),
        ("nåår er det", QuestionType.WHEN),
    ],
)
def test_every_form_has_the_type_of_its_bokmal(question, kind):
    assert question_type(in_bokmal(question)) is kind


def test_vis_for_hvis_is_read_from_its_place():
    assert in_bokmal("Hva skjer vis det regner?") == "hva skjer hvis det regner?"
    assert in_bokmal("Kan det gjøres på et vis?") == "kan det gjøres på et vis?"
    assert in_bokmal("Vis kildene") == "vis kildene"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Når vart avtala signert?", Language.NYNORSK),
        ("Må vi betal no?", Language.DIALECT),
        ("Kor mange kan legekontoret ta imot?", Language.NYNORSK),
        ("Når er koret ferdig?", Language.BOKMAL),
        ("Who decides?", Language.ENGLISH),
    ],
)
def test_one_function_word_is_enough_to_tell_the_form(question, expected):
    assert language(question) is expected


def test_codes_and_names_are_left_alone():
    tokens = {token.text: token.plain for token in plain("Kva seier ME-rapporten frå Leka om AB12?", lexicon()).tokens}
    assert tokens["Leka"] == "leka"
    assert tokens["AB12"] == "ab12"


def test_only_listed_and_unknown_words_change_in_bokmal():
    assert in_bokmal("Hva sier de om me og no?") == "hva sier de om me og no?"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("pasientane", "pasientene"),
        ("vekslinga", "vekslingen"),
        ("forsinkelsan", "forsinkelsene"),
        ("moglegheitene", "mulighetene"),
        ("xqzane", None),
    ],
)
def test_endings_are_changed_towards_what_bokmal_writes(form, expected):
    assert respelt(form) == expected


def test_compounds_are_changed_part_by_part():
    listed = {"leiarane": "lederne", "tenesta": "tjenesten"}.get
    first = {"hovud": "hoved"}.get
    assert recompounded("helseleiarane", listed, first) == "helselederne"
    assert recompounded("spesialisthelsetenesta", listed, first) == "spesialisthelsetjenesten"
    assert recompounded("hovudprosjektet", listed, first) == "hovedprosjektet"
    assert recompounded("xqzvwk", listed, first) is None


def test_a_part_that_only_nynorsk_has_is_read_and_a_bokmal_compound_stays():
    nothing = {}.get
    assert recompounded("bygdeforeininga", nothing, nothing) == "bygdeforeningen"
    assert recompounded("kommunedirektøren", nothing, nothing) == "kommunedirektøren"
    assert recompounded("dugnadstimar", nothing, nothing) == "dugnadstimer"
    assert recompounded("skulekasse", {"skul": "skulle"}.get, {"skule": "skole"}.get) == "skolekasse"


@pytest.mark.parametrize(
    ("written", "read"),
    [("50-årsflaum", "50-årsflom"), ("SW2-opsjonen", "sw2-opsjonen"), ("31.10.2020", "31.10.2020"), ("3-5", "3-5")],
)
def test_what_follows_a_number_and_a_hyphen_is_read_too(written, read):
    tokens = plain(f"Kva seier dei om {written} ikkje?", lexicon()).tokens
    assert read in [token.plain for token in tokens]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rennte", "rente"), ("inbyggere", "innbyggere"), ("intresse", "interesse"), ("kvamli", "kvamli")],
)
def test_letters_doubled_or_not_are_the_first_slip_looked_for(typed, meant):
    read = [token for token in plain(f"hva sier de om {typed} her", lexicon()).tokens if token.text == typed]
    assert [token.plain for token in read] == [meant]


def test_a_noun_is_read_by_another_form_of_it_that_is_listed():
    listed = {"rekning": "regning", "skule": "skole", "qzx": "uxz"}.get
    assert inflected("rekninga", listed) == "regningen"
    assert inflected("rekningane", listed) == "regningene"
    assert inflected("qzxane", listed) == "uxz"
    assert inflected("xqzane", listed) is None


def test_a_definite_form_changes_only_where_bokmal_hardly_writes_it():
    assert definite("saka") == "saken"
    assert definite("hytta") is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_tokens_stand_where_they_say(question):
    read = plain(question, lexicon())
    last = 0
    for token in read.tokens:
        assert last <= token.start < token.end <= len(question)
        assert question[token.start : token.end].endswith(token.text)
        assert token.plain
        last = token.end
