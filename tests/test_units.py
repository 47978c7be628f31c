"""Sentences and list items as units: exact spans, no headings, conditions kept, what stands above remembered."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import HALL, document, vocabulary_of

from assistant.units import PART, Outlines, Unit, speaks_on_of
from corpus.document import BlockKind, Document

PLAIN = st.text(alphabet="abcæ .!?:-0\n#*", min_size=1, max_size=120)


def units_of(source: Document) -> list[Unit]:
    outlines = Outlines(vocabulary_of([source]), {source.id: source})
    return [unit for place in range(len(source.blocks)) for unit in outlines.units(source, place)]


def unit_with(words: str, source: Document) -> Unit:
    return next(unit for unit in units_of(source) if words in unit.text)


@pytest.fixture(scope="module")
def hall() -> Document:
    return document(HALL, "hall.md")


def test_no_heading_is_a_unit(hall: Document) -> None:
    headings = {block.span.of(hall.text) for block in hall.blocks if block.kind is BlockKind.HEADING}
    assert headings
    assert headings.isdisjoint(unit.text for unit in units_of(hall))


def test_every_unit_is_the_text_at_its_span(hall: Document) -> None:
    for unit in units_of(hall):
        assert unit.text == hall.text[unit.span.start : unit.span.end]
        assert unit.text == unit.text.strip() != ""
        assert hall.blocks[unit.block].span.contains(unit.span)


@given(PLAIN)
@settings(max_examples=60, deadline=None)
def test_units_slice_back_and_never_overlap_whatever_the_text(text: str) -> None:
    source = document(f"Overskrift\n\n{text}\n\nSlutt.", "sak.txt")
    spans = [unit.span for unit in units_of(source)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(source.text).strip() for span in spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen kan kreve dagmulkt dersom bassenget blir forsinket, men ikke når forsinkelsen skyldes grunneieren.",
        "Hallen rives bare hvis naboen samtykker; ellers utsettes saken.",
        "Støtten gis f.eks. til lag, jf. vedtaket fra 2. mars, men ikke til foretak.",
        "Prisen er ca. 3 mill. kr. inkl. mva. dersom tilbudet godtas.",
        "Vi bygger (hvis kommunestyret sier ja. Det er ikke sikkert.) en hall.",
    ],
)
def test_a_condition_in_the_same_sentence_is_never_cut_away(sentence: str) -> None:
    source = document(f"# Sak\n\nFørst dette. {sentence} Deretter dette.\n")
    assert sentence in [unit.text for unit in units_of(source)]


def test_a_condition_in_a_list_item_stays_with_it() -> None:
    source = document("# Sak\n\nKrav:\n\n- Søknad sendes innen fristen, dersom nødvendig.\n- Gebyr.\n")
    assert "Søknad sendes innen fristen, dersom nødvendig." in [unit.text for unit in units_of(source)]


def test_an_item_knows_the_line_that_introduces_it_and_its_heading(hall: Document) -> None:
    item = unit_with("Ny hall bygges", hall)
    assert "kommunedirektør" in item.above
    assert "alternativ" in item.heading
    assert "kommunedirektør" not in item.own


def test_a_sentence_knows_the_rest_of_its_block_but_not_itself_as_beside(hall: Document) -> None:
    sentence = unit_with("Lekkasjen", hall)
    assert "besøk" in " ".join(sentence.beside)
    assert "lekkasj" in " ".join(sentence.own)
    assert "lekkasj" not in " ".join(sentence.beside)


def test_a_part_of_a_compound_counts_less_than_the_word_itself() -> None:
    source = document("# Sak\n\nDriftskostnaden er kjent. En kostnad er ukjent. Kostnaden i driftskostnaden.\n")
    whole, alone, both = units_of(source)
    assert (whole.own["driftskostnad"], whole.own["kostnad"]) == (1.0, PART)
    assert alone.own["kostnad"] == both.own["kostnad"] == 1.0


def test_children_are_the_items_right_below_in_order(hall: Document) -> None:
    outlines = Outlines(vocabulary_of([hall]), {hall.id: hall})
    lead = next(place for place, block in enumerate(hall.blocks) if "disse alternativene" in block.span.of(hall.text))
    items = [hall.blocks[child].span.of(hall.text) for child in outlines.children(hall, lead)]
    assert items == [
        "Den gamle hallen pusses opp.",
        "Ny hall bygges ved skolen.",
        "Kommunen leier bassengtid hos nabokommunen.",
    ]


def test_a_sentence_that_speaks_on_has_what_the_one_before_it_names_above_it() -> None:
    source = document("# Sak\n\nTomta avgjør prisen. Den er på 30 dekar. Disse ligger høyt. Det er vått ved elva.\n")
    first, second, third, fourth = units_of(source)
    assert set(first.above) == set(fourth.above) == {"sak"}
    assert "tomt" in " ".join(second.above)
    assert "tomt" in " ".join(third.above) and "dek" in third.above


TRIP = document(
    "# Brev\n\nStudietur: Nemnda reiser til Lund i mai. Der er det to bad. Turen koster 9 000 kroner.\n\n"
    "Fylkeskommunen gir støtte. Ruten går til Lund. Avtalene er klare. Fylkestinget møtes. Turen er lang.\n\n"
    "Ny bussrute er klar. Ruta går til Nes.\n",
    "brev.md",
)


def test_a_sentence_that_begins_with_the_noun_of_an_earlier_compound_speaks_on_of_it() -> None:
    trip = unit_with("9 000", TRIP)
    assert trip.above["lund"] == 1.0
    assert speaks_on_of(trip).of(TRIP.text).startswith("Studietur")  # type: ignore[union-attr]
    assert "bad" not in trip.above
    assert unit_with("Ruta", TRIP).above["bussrut"] == 1.0


@pytest.mark.parametrize("words", ["Ruten går", "Avtalene", "Fylkestinget", "Turen er lang", "Studietur"])
def test_a_sentence_that_begins_with_a_noun_of_its_own_does_not(words: str) -> None:
    assert speaks_on_of(unit_with(words, TRIP)) is None
