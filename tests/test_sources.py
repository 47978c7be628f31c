"""The shipped case is complete: every number, date, name and reservation of the slides stands in our restatement.

The parts that compare with the slides' own text run where `../shared/sources` lies beside the repository. The text is
parsed here with plain code, so that a fault in `corpus.read` cannot hide one in the sources.
"""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
NAME = "namdal-presentasjon-2020.md"
RESTATEMENT = ROOT / "corpus" / "sources" / NAME
GLOSSARY = ROOT / "corpus" / "sources" / "glossary.yaml"
ORIGINAL = ROOT.parent / "shared" / "sources" / "namdal-presentasjon-2020.txt"

SLIDES = range(1, 16)
LONGEST_SHARED_RUN = 7

VERBS = "er|har|må|kan|kunne|vil|skal|bør|blir|ble|får|gir|sier|heter|står"
MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
DATE = re.compile(rf"(?:\d{{1,2}}\.\s*)?\b(?:{MONTHS})\b(?:\s+\d{{4}})?")
NUMBER = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+(?:,\d+)?")
CAPITALISED = re.compile(r"\b[A-ZÆØÅ][\w&]*")
ACRONYM = re.compile(r"[A-ZÆØÅ&]{2,}\d?|[A-ZÆØÅ]\d")
SENTENCE_START = re.compile(r"(?:^|\n\s*\n|(?<!St)[.?!:•]|\no)[\s«(]*$")
ADDRESS = re.compile(r"www\.[\w.]*\w")
WORD = re.compile(r"[\w&%]+(?:[-/.,][\w&%]+)*")

# A reservation of a slide, and what keeps it in the restatement of the same slide.
RESERVATIONS = {
    r"\bikke\b|\bingen\b": r"\bikke\b|\bingen\b|\buten\b",
    r"\bkan\b|\bkunne\b": r"\bkan\b|\bkunne\b",
    r"\bca\b": r"\bca\b",
    r"\bover\b": r"\bover\b",
    r"\bunder\b": r"\bunder\b",
    r"\bminst\b": r"\bminst\b",
    r"\binntil\b": r"\binntil\b",
    r"\btidligst\b": r"\btidligst\b",
    r"\bseneste?\b": r"\bsenest\b",
    r"\binnen\b": r"\binnen\b",
    r"\bestimert\b": r"\bestimat",
    r"\bdersom\b": r"\bdersom\b",
    r"\bhvis\b": r"\bdersom\b|\bhvis\b",
    r"\beventuel": r"\beventuel|\bdersom\b",
    r"\busikker": r"\busikker",
    r"\banbefalt": r"\banbefal",
    r"\bvedtatt\b": r"\bvedtatt\b",
    r"\bønske": r"\bønske",
    r"\bbør\b": r"\bbør\b",
    r"\bhevder\b": r"\bhevder\b",
    r"\benstemmig": r"\benstemmig",
    r"\bspesielt\b": r"\bsærlig\b",
    r"\bi liten grad\b": r"\bi liten grad\b",
    r"\btja\b": r"\btja\b",
    r"\bvarsle": r"\bvarsle",
}

# What a slide writes and the restatement writes otherwise, each with its reason.
OTHERWISE = {
    (7, "PD 2"): ("PD2", "written in one on every other line"),
    (7, "SW 2"): ("SW2", "written in one on every other line"),
}


def front_matter() -> dict[str, Any]:
    _, head, _ = RESTATEMENT.read_text("utf-8").split("---\n", 2)
    loaded = yaml.safe_load(head)
    assert isinstance(loaded, dict)
    return loaded


def restated() -> dict[int, str]:
    """Our text of each slide with its heading, by slide number."""
    _, _, body = RESTATEMENT.read_text("utf-8").split("---\n", 2)
    parts = re.split(r"^## Lysbilde (\d+): ", body, flags=re.MULTILINE)
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def slides() -> dict[int, str]:
    """The slides' own text, by slide number: a run of three or more empty lines parts them."""
    parts = re.split(r"\n(?:[ \t]*\n){3,}", ORIGINAL.read_text("utf-8").strip())
    return dict(enumerate(parts, start=1))


def missing_numbers(slide: str, ours: str) -> list[str]:
    """The numbers of the slide, as digits, that our text of it lacks."""
    return sorted(set(NUMBER.findall(slide)) - set(NUMBER.findall(ours)))


def missing_dates(slide: str, ours: str) -> list[str]:
    """The dates and month names of the slide that our text of it lacks."""
    return sorted(set(DATE.findall(_flat(slide))) - set(DATE.findall(_flat(ours))))


def names_in(text: str) -> set[str]:
    """Capitalised words that do not open a sentence, and every acronym."""
    return {
        match[0]
        for match in CAPITALISED.finditer(text)
        if ACRONYM.fullmatch(match[0]) or not SENTENCE_START.search(text[: match.start()])
    }


def missing_names(slide: str, ours: str, known: set[str]) -> list[str]:
    """The names of the slide, its own and those known from others, that our text of it lacks; genitive s aside."""
    here = names_in(slide) | (known & set(CAPITALISED.findall(slide)))
    found = {word.casefold() for word in re.findall(r"[\w&]+", ours)}
    return sorted(name for name in here if not {name.casefold(), name.casefold().removesuffix("s")} & found)


def missing_reservations(slide: str, ours: str) -> list[str]:
    """The reservations of the slide that our text of it lacks."""
    return [
        seen
        for seen, kept in RESERVATIONS.items()
        if re.search(seen, slide, re.IGNORECASE) and not re.search(kept, ours, re.IGNORECASE)
    ]


def longest_shared_run(original: str, ours: str) -> list[str]:
    """The most words in a row that both texts have, case and punctuation aside."""
    theirs, mine = WORD.findall(original.casefold()), WORD.findall(ours.casefold())
    starts: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(theirs):
        starts[word].append(position)
    best: list[str] = []
    for at, word in enumerate(mine):
        for start in starts[word]:
            length = 0
            while mine[at + length : at + length + 1] == theirs[start + length : start + length + 1] != []:
                length += 1
            if length > len(best):
                best = mine[at : at + length]
    return best


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def as_we_write(number: int, slide: str) -> str:
    for (where, theirs), (ours, _) in OTHERWISE.items():
        if where == number:
            assert theirs in slide, f"{theirs} no longer needs its exception on slide {number}"
            slide = slide.replace(theirs, ours)
    return slide


def test_the_fifteen_slides_stand_in_order_and_each_has_a_heading_and_a_text() -> None:
    texts = restated()
    assert list(texts) == list(SLIDES)
    for text in texts.values():
        heading, _, body = text.partition("\n")
        assert heading.strip() and body.strip()


def test_front_matter_says_what_is_restated_whose_it_is_when_and_that_the_wording_is_ours() -> None:
    head = front_matter()
    assert set(head) == {"title", "date", "date_earliest", "date_latest", "kind", "origin", "note"}
    assert (head["date_earliest"], head["date_latest"]) == (date(2020, 6, 1), date(2020, 8, 31))
    assert head["date"] == "sommeren 2020" and head["kind"] == "presentasjon"
    assert "kommunene i Namdalen" in head["origin"]
    assert "Ordlyden er vår" in head["note"] and "saksvar add" in head["note"]


def test_the_restatement_is_plain_markdown() -> None:
    for line in "".join(restated().values()).splitlines():
        assert not re.search(r"\*|__|`|\]\(|^\s*\|", line), line
        assert re.match(r"$|(?:  )*- \S|\S", line), line
        assert not re.match(r"\s*(?:\d+\.|[*+]) ", line), line


def test_no_sentence_opens_with_a_pronoun_that_leans_on_the_one_before() -> None:
    for number, text in restated().items():
        leaning = re.findall(rf"(?:^|[-.?!] )(?:De|Den|Han|Hun|Disse) (?:{VERBS})\b.*", text, re.MULTILINE)
        assert leaning == [], f"slide {number}"


def test_every_glossary_quote_stands_word_for_word_in_its_section() -> None:
    texts = restated()
    for entry in yaml.safe_load(GLOSSARY.read_text("utf-8")):
        evidence = entry["evidence"]
        assert evidence["document"] == NAME
        assert evidence["quote"] in texts[evidence["section"]], entry["term"]


def test_every_glossary_quote_is_whole_sentences_or_a_whole_item() -> None:
    for entry in yaml.safe_load(GLOSSARY.read_text("utf-8")):
        quote = entry["evidence"]["quote"]
        before, _, _ = restated()[entry["evidence"]["section"]].partition(quote)
        assert quote[-1] in ".:", entry["term"]
        assert re.search(r"(?:\n|- |\. )$", before), entry["term"]


def test_a_glossary_term_and_what_it_stands_for_are_in_the_text() -> None:
    whole = _flat("".join(restated().values()))
    for entry in yaml.safe_load(GLOSSARY.read_text("utf-8")):
        assert _flat(entry["term"]) in whole, entry["term"]
        assert entry["expansion"] is None or _flat(entry["expansion"]) in whole, entry["term"]


def test_a_glossary_spelling_belongs_to_one_term() -> None:
    spellings = [
        spelling
        for entry in yaml.safe_load(GLOSSARY.read_text("utf-8"))
        for spelling in {_flat(word) for word in (entry["term"], *entry["also"])}
    ]
    assert sorted(spellings) == sorted(set(spellings))


def test_every_abbreviation_of_the_restatement_is_in_the_glossary() -> None:
    known = {entry["term"] for entry in yaml.safe_load(GLOSSARY.read_text("utf-8"))}
    used = {match for text in restated().values() for match in re.findall(r"\b[A-ZÆØÅ]+&?[A-ZÆØÅ]+\d?\b", text)}
    assert used - known == {"IT"}, "IT is a word of the language"


MADE_UP = "Møtet\n\no Rådet møtes 4. mai 2031 i Byvika, og Kari Lund (XYZ) kan ikke bruke over 1,5 % av 3 000 kroner"


@pytest.mark.parametrize(
    ("ours", "lacking"),
    [
        ("Rådet møtes 4. mai 2031 i Byvika. Kari Lund (XYZ) kan ikke bruke over 1,5 % av 3 000.", []),
        ("Rådet møtes 4. mai 2031 i Byvika. Kari Lund (XYZ) kan ikke bruke over 1,4 % av 3 000.", ["1,5"]),
        ("Rådet møtes 4. mai 2031 i Byvika. Kari Lund (XYZ) kan ikke bruke over 1,5 % av 30 000.", ["3 000"]),
        ("Rådet møtes 4. mars 2031 i Byvika. Kari Lund (XYZ) kan ikke bruke over 1,5 % av 3 000.", ["4. mai 2031"]),
        ("Rådet møtes 4. mai 2031 i bygda. Kari Lund kan ikke bruke over 1,5 % av 3 000.", ["Byvika", "XYZ"]),
        (
            "Rådet møtes 4. mai 2031 i Byvika. Kari Lund (XYZ) kan bruke 1,5 % av 3 000.",
            [r"\bikke\b|\bingen\b", r"\bover\b"],
        ),
    ],
)
def test_whatever_a_restatement_drops_is_named(ours: str, lacking: list[str]) -> None:
    found = missing_numbers(MADE_UP, ours) + missing_dates(MADE_UP, ours)
    found += missing_names(MADE_UP, ours, set()) + missing_reservations(MADE_UP, ours)
    assert found == lacking


def test_a_copied_run_of_words_is_found_across_case_and_punctuation() -> None:
    assert longest_shared_run("Møtet er åpent for alle.", "Fordi «møtet» er åpent, kom de.") == ["møtet", "er", "åpent"]


beside = pytest.mark.skipif(not ORIGINAL.exists(), reason="the slides' text does not lie beside the repository")


@beside
@pytest.mark.parametrize("number", SLIDES)
def test_every_number_date_name_and_reservation_of_the_slide_is_in_ours(number: int) -> None:
    slide, ours = as_we_write(number, slides()[number]), restated()[number]
    known = {name for text in slides().values() for name in names_in(text)}
    assert missing_numbers(slide, ours) == []
    assert missing_dates(slide, ours) == []
    assert missing_names(slide, ours, known) == []
    assert missing_reservations(slide, ours) == []
    assert set(ADDRESS.findall(slide)) <= set(ADDRESS.findall(ours))


@beside
def test_no_run_of_words_is_copied_from_the_slides() -> None:
    pairs = [(slide, ours) for slide in slides().values() for ours in restated().values()]
    run = max((longest_shared_run(slide, ours) for slide, ours in pairs), key=len)
    assert 0 < len(run) <= LONGEST_SHARED_RUN, " ".join(run)
