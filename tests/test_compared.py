"""A comparison is answered with both its sides."""

from functools import cache

from made_up import Case, case_of

from assistant.compared import both_sides
from assistant.reading.question_type import QuestionType

TEXT = (
    "# Vannverk\n\n## Utgifter\n\nKommunene bruker 2 % av driftsmidlene på vannverk. Til sammenligning bruker "
    "kraftselskapene 11 % av sine på anlegg.\n\n## Tid\n\n"
    "Alternativ Fossen tar tre år å bygge. Ordføreren har lest saken.\n\n"
    "Alternativ Lia tar ett år å bygge.\n"
)


@cache
def case() -> Case:
    return case_of({"vann.md": TEXT})


def told(asked: str, words: str, kind: QuestionType = QuestionType.COMPARE) -> list[str]:
    """What leads the answer when the sentence with `words` does."""
    evidence = case().evidence(asked)
    lead = next(found for found in evidence.units if words in found.unit.text)
    return [found.unit.text for found in both_sides(kind, [lead], evidence)]


def test_what_stands_before_a_sentence_that_compares_is_told_first() -> None:
    said = told("Bruker kommunene mer på anlegg enn kraftselskapene?", "Til sammenligning")
    assert [text.split()[0] for text in said] == ["Kommunene", "Til"]


def test_the_thing_that_the_lead_does_not_speak_of_gets_its_sentence() -> None:
    said = told("Tar alternativ Fossen lengre tid å bygge enn alternativ Lia?", "Fossen")
    assert said == ["Alternativ Fossen tar tre år å bygge.", "Alternativ Lia tar ett år å bygge."]


def test_other_questions_keep_their_leads() -> None:
    asked = "Hvor lang tid tar det å bygge alternativ Fossen?"
    assert len(told(asked, "Fossen", QuestionType.HOW_MANY)) == 1


def test_a_side_of_which_nothing_is_said_is_not_made_up() -> None:
    assert told("Tar alternativ Fossen lengre tid enn alternativ Moen?", "Fossen") == [
        "Alternativ Fossen tar tre år å bygge."
    ]
