"""Follow-ups as questions that stand alone, in any matter."""

import pytest

from assistant.reading.standalone import Standalone, standalone
from index.lexicon import lexicon


def read(question: str, *history: str) -> Standalone:
    return standalone(question, history, lexicon())


@pytest.mark.parametrize(
    ("earlier", "follow_up", "reading"),
    [
        ("Når skal B1 stå ferdig?", "Og for B2?", "Når skal B2 stå ferdig?"),
        ("Hva går driften til i 2026?", "Og neste år?", "Hva går driften til neste år?"),
        ("Hva kostet vikarer i 2025?", "Og hittil i år?", "Hva kostet vikarer hittil i år?"),
        (
            "Kor mange dagar var det lukt sommaren 2026?",
            "Og året før då?",
            "Kor mange dagar var det lukt sommaren 2025?",
        ),
        ("Når åpner trinn 1 av vegen?", "Og trinn 2 då?", "Når åpner trinn 2 av vegen?"),
        ("Hva koster etappe 1 nå?", "Og E3?", "Hva koster E3 nå?"),
        ("Hva koster E1 nå?", "Og etappe 3?", "Hva koster etappe 3 nå?"),
        ("Fikk Moe ordet i møtet?", "Hvorfor ikke?", "Hvorfor fikk ikke Moe ordet i møtet?"),
        ("Fekk Moe ordet i møtet?", "Kvifor ikkje?", "Hvorfor fikk ikke Moe ordet i møtet?"),
        ("Når skal B1 stå ferdig?", "Hva med B2?", "Når skal B2 stå ferdig?"),
        ("Når skal B1 stå ferdig?", "B2 da?", "Når skal B2 stå ferdig?"),
        ("Når skal B1 stå ferdig?", "Kva med B2?", "Når skal B2 stå ferdig?"),
        ("Når skal B1 stå ferdig?", "Ka med B2?", "Når skal B2 stå ferdig?"),
        ("When is B1 finished?", "What about B2?", "When is B2 finished?"),
        ("Hvor mange besøkende var det i 2022?", "Og i 2023?", "Hvor mange besøkende var det i 2023?"),
        ("Hvilken ukedag er 1. mars 2024?", "Og 30. mai 2025?", "Hvilken ukedag er 30. mai 2025?"),
    ],
)
def test_a_namesake_takes_the_place_of_what_was_named(earlier: str, follow_up: str, reading: str) -> None:
    found = read(follow_up, earlier)
    assert (found.text, found.topic) == (reading, None)


@pytest.mark.parametrize(
    ("earlier", "follow_up", "reading"),
    [
        ("Hva koster alternativ B ifølge Brufag?", "og A?", "Hva koster alternativ A ifølge Brufag?"),
        ("Hva koster modell 2?", "Enn 3 da?", "Hva koster modell 3?"),
        ("Hvor stor er Havnas andel av lånet?", "hva med Leirvoll?", "Hvor stor er Leirvolls andel av lånet?"),
        ("Hva mente FAU på Nes i høringen?", "Hva med FAU på Tangen?", "Hva mente FAU på Tangen i høringen?"),
        ("Hva mente handelslaget om gågata?", "Og eldrerådet?", "Hva mente eldrerådet om gågata?"),
        ("Hva ble vedtatt i formannskapet?", "Og i kommunestyret?", "Hva ble vedtatt i kommunestyret?"),
    ],
)
def test_what_is_like_it_takes_its_place_and_may_also_stand_beside(earlier: str, follow_up: str, reading: str) -> None:
    """Where the changed question finds no answer, the follow-up is read as leaning on the earlier one."""
    found = read(follow_up, earlier)
    assert found.text == reading
    assert found.otherwise is not None and earlier.rstrip("?") in found.otherwise.text


@pytest.mark.parametrize(
    "follow_up", ["Hva er siste virkedag før?", "Hva blir datoen 90 dager tidligere?", "Hva med to uker etter?"]
)
def test_what_is_measured_by_something_is_measured_by_what_was_asked_before(follow_up: str) -> None:
    found = read(follow_up, "Når er fristen for B1?")
    assert found.topic is not None and "fristen" in found.topic.text
    assert read("Hva kostet hallen i 2019?", "Når er fristen for B1?").topic is None


@pytest.mark.parametrize("earlier", ["Hva vil kommunen tjene på salget?", "Hva vil skje med skolen i Nes?"])
def test_what_somebody_will_do_is_not_what_they_say(earlier: str) -> None:
    assert read("Og fylket?", earlier).text.startswith("Fylket?")


def test_a_thing_takes_the_place_of_the_one_thing_asked_of() -> None:
    found = read("og folkemøtet?", "Når er høringsfristen for planen?")
    assert found.focus.text == "når er folkemøtet?"
    assert found.topic is not None and "høringsfristen" in found.topic.text
    assert read("Og barnehagen?", "Hvor mye koster skolen i 2027?").focus.text == "hvor mye koster barnehagen 2027?"


@pytest.mark.parametrize("earlier", ["Når starter byggingen?", "Hvem leder prosjektet?", "Hvor er anlegget?"])
def test_a_sum_is_of_what_was_asked_before_and_takes_no_place_in_it(earlier: str) -> None:
    found = read("Og prisen?", earlier)
    assert "prisen" in found.focus.text and found.topic is not None and found.topic.text == earlier.lower()
    assert read("og leien?", "Hva koster hallen?").focus.text == "hva koster leien?"


@pytest.mark.parametrize(
    ("earlier", "follow_up"),
    [
        ("Hva mente handelslaget om gågata?", "Hva med parkeringen?"),
        ("Hva sa Havna om Leirvoll?", "Og Nes?"),
        ("Hvor mange er det i klasse 2?", "Og på 14 dager?"),
        ("Hvem stemte for forslaget fra Høyre?", "Og Kari Moen?"),
        ("Når åpner brua over Havna?", "og i Leirvoll?"),
    ],
)
def test_what_is_unlike_or_could_stand_for_two_takes_nothings_place(earlier: str, follow_up: str) -> None:
    found = read(follow_up, earlier)
    assert found.otherwise is None and found.topic is not None


def test_a_day_without_a_year_is_in_the_year_of_the_day_it_replaces() -> None:
    assert read("Og 30. mai?", "Hvilken ukedag er 1. mars 2024?").text == "Hvilken ukedag er 30. mai 2024?"
    assert read("Og 30. mai?", "Hvilken ukedag er 1. mars?").text == "Hvilken ukedag er 30. mai?"


@pytest.mark.parametrize(
    ("follow_up", "reading"),
    [
        ("Og hvis det blir 12?", "Hva skjer hvis bygget blir 12 måneder forsinket?"),
        ("Og ni måneder?", "Hva skjer hvis bygget blir ni måneder forsinket?"),
        ("Enn 2 uker?", "Hva skjer hvis bygget blir 2 uker forsinket?"),
    ],
)
def test_another_length_takes_the_place_of_the_length(follow_up: str, reading: str) -> None:
    assert read(follow_up, "Hva skjer hvis bygget blir seks måneder forsinket?").text == reading


@pytest.mark.parametrize(
    ("earlier", "follow_up", "reading"),
    [
        ("Bør kommunen bygge ny hall?", "Hvorfor det?", "Hvorfor bør kommunen bygge ny hall?"),
        ("Skal hallen rives?", "Når da?", "Når skal hallen rives?"),
        ("Når skal Nordbygg starte i B1?", "Hvorfor?", "Hvorfor skal Nordbygg starte i B1?"),
        ("Kva tid skal hallen rivast?", "Kvifor det?", "Hvorfor skal hallen rives?"),
    ],
)
def test_a_lone_question_word_asks_the_earlier_question_again(earlier: str, follow_up: str, reading: str) -> None:
    """The names keep the letters they were written in: the reading is shown."""
    found = read(follow_up, earlier)
    assert (found.text, found.topic) == (reading, None)


@pytest.mark.parametrize(
    "follow_up",
    ["Hvem anbefalte det?", "Hvem bestemmer det?", "Hva koster den?", "Er det bindende?", "Og parkeringen?"],
)
def test_what_points_back_leans_on_the_earlier_question_and_shows_it(follow_up: str) -> None:
    found = read(follow_up, "Skal kommunen bygge ny hall?")
    assert found.topic is not None
    assert "bygge ny hall" in found.topic.text
    assert found.text.endswith(" (om: Skal kommunen bygge ny hall)")
    assert "bygge" not in found.focus.text


def test_a_lone_name_takes_the_place_of_the_pronoun() -> None:
    found = read("Hva betyr det?", "Hva er FDV?")
    assert (found.text, found.topic) == ("Hva betyr FDV?", None)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor ligger rådhuset?",
        "Hvem leder byggekomiteen i kommunen?",
        "Hva er taket laget av?",
        "Når skal B2 stå ferdig?",
        "Hvor mange elever går på Nordbygda skole?",
        "Hva mener Ungdomsrådet?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    found = read(question, "Når skal B1 stå ferdig?", "Hvem betaler for det?")
    assert (found.text, found.topic, found.root) == (question, None, "")


def test_a_first_question_is_read_as_it_stands_whatever_it_points_to() -> None:
    assert read("Hvorfor det?").text == "Hvorfor det?"
    assert read("Og for B2?").topic is None


def test_three_turns_are_read_one_in_the_light_of_the_other() -> None:
    assert read("Og i 2024?", "Hvor mange besøkende var det i 2022?", "Og i 2023?").text == (
        "Hvor mange besøkende var det i 2024?"
    )
    assert read("Hvorfor?", "Når skal B1 stå ferdig?", "Og for B2?").text == "Hvorfor skal B2 stå ferdig?"


def test_a_namesake_replaces_its_like_in_what_is_leaned_on_too() -> None:
    found = read("Og hva koster det?", "Når skal B1 stå ferdig?", "Hvem bygger det?", "Hva med B2?")
    assert found.text == "Hva koster det? (om: Når skal B2 stå ferdig)"
    assert found.topic is not None
    assert "b1" not in found.topic.text


def test_the_third_turn_still_leans_on_the_first_that_stands_alone() -> None:
    found = read("Hvem sier det?", "Skal hallen rives?", "Hvem betaler det?")
    assert found.root == "Skal hallen rives?"
    assert found.topic is not None
    assert "betaler" in found.topic.text and "rives" in found.topic.text


@pytest.mark.parametrize(
    ("asked", "wordings"),
    [
        ("Hvem leder Ungdomsrådet i Øyer?", ("Hvem leder Ungdomsrådet i Øyer?",)),
        ("Kven leier Ungdomsrådet i Øyer?", ("Hvem leier Ungdomsrådet i Øyer?",)),
        ("Who leads Ungdomsrådet?", ("Who leads Ungdomsrådet?", "Hvem leder Ungdomsrådet?")),
    ],
)
def test_meaning_is_taken_from_plain_bokmal_with_its_names_where_ones_own_words_are_others(
    asked: str, wordings: tuple[str, ...]
) -> None:
    assert read(asked).wordings == wordings


@pytest.mark.parametrize("follow_up", ["Hva var prisen?", "Hvem var imot?", "Hva var grunnen?", "Kva kosta bygget?"])
def test_what_says_little_is_of_what_was_asked_before_else_of_itself(follow_up: str) -> None:
    found = read(follow_up, "Hva var taksten på Sagvegen 4?")
    assert found.topic is not None and "Sagvegen 4" in found.text
    assert found.otherwise is not None and found.otherwise.topic is None


@pytest.mark.parametrize("question", ["Hva er en opsjon?", "Hvem er Kari Moe?", "Hva koster leie av lokaler?"])
def test_what_says_enough_stands_alone(question: str) -> None:
    assert read(question, "Hva var taksten på Sagvegen 4?").topic is None
