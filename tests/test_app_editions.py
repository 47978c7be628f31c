"""Answers and votes on documents that have changed since: kept, shown as such, and not counted."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from app_fake import BRIDGE, LETTER, FakeAssistant

from assistant.app import votes
from assistant.app.answer_view import answer_html, place_address
from assistant.app.editions import Outdated, outdated
from corpus.document import Document

NOON = datetime(2020, 9, 1, 12, tzinfo=UTC)
CHOICES = FakeAssistant().ask("Hvilke valg har vi?", today=NOON.date()).as_json()
PRICE = FakeAssistant().ask("Hva koster ny bru?", today=NOON.date()).as_json()
NEWER = replace(LETTER, text=LETTER.text.replace("vil ha", "vil ikke ha"))


def test_an_answer_stands_as_long_as_its_documents_do() -> None:
    assert not outdated(CHOICES, (BRIDGE, LETTER))
    assert not outdated(PRICE, (BRIDGE, NEWER))


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ((BRIDGE, NEWER), Outdated(frozenset({2}), changed=("Høringssvar fra velforeningen",))),
        ((BRIDGE,), Outdated(frozenset({2}), removed=("Høringssvar fra velforeningen",))),
        ((LETTER,), Outdated(frozenset({1}), removed=("Ny bru over Sundet",))),
    ],
)
def test_it_is_said_which_document_has_changed_or_gone(documents: tuple[Document, ...], expected: Outdated) -> None:
    found = outdated(CHOICES, documents)
    assert found == expected
    assert all(title in found.sentence for title in (*expected.changed, *expected.removed))


def test_a_citation_of_an_old_edition_is_marked_and_the_others_are_not() -> None:
    html = answer_html(CHOICES, {}, outdated={2})
    assert html.count("endret siden svaret") == 1 and 'aria-label="Kilde 2, endret siden svaret"' in html


def test_an_address_names_the_edition_it_was_made_for() -> None:
    citation = CHOICES["citations"][1]
    assert LETTER.sha256.startswith(place_address(citation)["utgave"])
    assert not NEWER.sha256.startswith(place_address(citation)["utgave"])
    html = answer_html(CHOICES, {"tur": "1"})
    href = html.split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(href.lstrip("?"))["utgave"] == [BRIDGE.sha256[:16]]


def test_votes_on_an_old_edition_are_kept_and_not_counted(tmp_path: Path) -> None:
    for number, (answer, useful) in enumerate([(CHOICES, True), (CHOICES, False), (PRICE, True), (PRICE, False)]):
        votes.cast(
            tmp_path, useful=useful, comment="", answer=answer, history=(), turn=f"t-{number // 3}-{number}", when=NOON
        )
    assert votes.tally(tmp_path, (BRIDGE, LETTER)) == votes.Tally(useful=2, not_useful=2, void=0)
    assert votes.tally(tmp_path, (BRIDGE, NEWER)) == votes.Tally(useful=1, not_useful=1, void=2)
    assert votes.tally(tmp_path, (NEWER,)) == votes.Tally(useful=0, not_useful=0, void=4)
    assert len((tmp_path / votes.FILE).read_text().splitlines()) == 4
    assert votes.tally(tmp_path, (BRIDGE, LETTER)).void == 0  # the old text is back, and with it what was said of it


def test_of_several_votes_on_one_answer_the_last_counts(tmp_path: Path) -> None:
    for useful in (True, False):
        votes.cast(tmp_path, useful=useful, comment="", answer=PRICE, history=(), turn="t-1", when=NOON)
    assert votes.tally(tmp_path, (BRIDGE,)) == votes.Tally(useful=0, not_useful=1, void=0)
    assert [json.loads(line)["vote"] for line in (tmp_path / votes.FILE).read_text().splitlines()] == ["up", "down"]
