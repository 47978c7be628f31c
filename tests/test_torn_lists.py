"""Lists of which an answer would quote a part."""

from itertools import pairwise

import pytest

from assistant.answer import Role
from assistant.evidence import ScoredList
from assistant.torn_lists import Said, mended, said
from assistant.units import Outlines
from corpus.document import BlockKind, Document
from corpus.read import read
from corpus.split import split
from index.analyse import Vocabulary

PAPER = """\
# Sak

Tre forhold forsterker skadene:

- utette fuger
- tette rør
- tung trafikk

Brua er fra 1968.
"""


@pytest.fixture
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    file = tmp_path_factory.mktemp("papir") / "sak.md"
    file.write_text(PAPER, "utf-8")
    return read(file, file.parent)


def listed(document: Document) -> ScoredList:
    passages = split(document)
    outlines = Outlines(Vocabulary.of([passage.text for passage in passages]), {document.id: document})
    block = next(place for place in range(len(document.blocks)) if outlines.children(document, place))
    items = tuple(outlines.units(document, child) for child in outlines.children(document, block))
    return ScoredList(document, block, (), items, 0.5, 0.5)


def quoted(document: Document, *words: tuple[str, Role]) -> list[Said]:
    found = listed(document)
    units = [unit for item in found.items for unit in item]
    blocks = [block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    spans = [*(unit.span for unit in units), *blocks]
    return [Said(document, next(s for s in spans if word in s.of(document.text)), role) for word, role in words]


def told(lines: list[Said]) -> list[tuple[str, str]]:
    return [(one.span.of(one.document.text), one.role.value) for one in lines]


def test_half_a_list_is_given_whole_and_in_order_under_its_line(document: Document) -> None:
    some = quoted(document, ("1968", Role.LEAD), ("tung", Role.LEAD), ("utette", Role.LEAD))
    assert told(mended(some, [listed(document)], asks_for_all=False)) == [
        ("Brua er fra 1968.", "lead"),
        ("Tre forhold forsterker skadene:", "lead"),
        ("utette fuger", "item"),
        ("tette rør", "item"),
        ("tung trafikk", "item"),
    ]


def test_a_single_point_that_leads_keeps_leading_unless_all_are_asked_for(document: Document) -> None:
    some = quoted(document, ("tung", Role.LEAD), ("Tre forhold", Role.CONTEXT), ("utette", Role.CONTEXT))
    assert told(mended(some, [listed(document)], asks_for_all=False)) == [
        ("tung trafikk", "lead"),
        ("Tre forhold forsterker skadene:", "context"),
        ("utette fuger", "context"),
        ("tette rør", "context"),
    ]
    whole = mended(some, [listed(document)], asks_for_all=True)
    assert [role for _, role in told(whole)] == ["lead", "item", "item", "item"]
    assert all(one.span.start < other.span.start for one, other in pairwise(whole))


@pytest.mark.parametrize("words", [("tung",), ("tung", "utette", "tette rør")])
def test_one_point_is_no_list_and_all_of_them_is_none_torn(document: Document, words: tuple[str, ...]) -> None:
    some = quoted(document, *((word, Role.CONTEXT) for word in words))
    assert mended(some, [listed(document)], asks_for_all=True) == some


def test_a_few_points_of_a_long_list_stay_as_they_are(document: Document) -> None:
    found = listed(document)
    long = ScoredList(document, found.block, (), (*found.items, *[(found.items[0])] * 3), 0.5, 0.5)
    some = [said(found.items[1][0], Role.LEAD), said(found.items[2][0], Role.LEAD)]
    assert mended(some, [long], asks_for_all=True) == some
