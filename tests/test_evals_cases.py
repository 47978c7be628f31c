"""Known pairs as they are written: what is taken, what is refused, and when a pair can no longer be scored."""

from pathlib import Path

import pytest
from evals_fake import PAPER, case

from assistant.settings import SHIPPED, read_settings
from corpus.errors import SaksvarError
from corpus.folder import load
from evals.case_sets import HERE, SHIPPED_SETS, load_sets
from evals.cases import Expected, load_cases
from evals.validity import invalid_cases

ENTRY = """
- id: tune-apner
  question: Når åpner brua?
  today: 2020-09-01
  status: answered
  slides: [1]
  must: ["mai"]
  kind: when
  lang: nb
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_case_has_the_half_of_its_folder(tmp_path: Path) -> None:
    written(tmp_path, "tune/a.yaml", ENTRY)
    written(tmp_path, "report/b.yaml", ENTRY.replace("tune-apner", "report-apner"))
    assert {one.id: one.half for one in load_cases(tmp_path)} == {"tune-apner": "tune", "report-apner": "report"}


def test_drafts_and_documents_are_not_cases(tmp_path: Path) -> None:
    written(tmp_path, "tune/a.yaml", ENTRY)
    written(tmp_path, "drafts/b.yaml", ENTRY.replace("tune-apner", "draft-1"))
    written(tmp_path, "documents/timeline.yaml", "phases: []")
    assert [one.id for one in load_cases(tmp_path)] == ["tune-apner"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRY.replace("must:", "muts:"), "muts"),
        (ENTRY.replace("answered", "answred"), "status"),
        (ENTRY + "  operation: guess\n", "operation"),
        (ENTRY + "  result: {dato: '2020-01-01'}\n", "result.dato"),
        (ENTRY + "  result: {date: '1. mai'}\n", "result.date"),
        (ENTRY + ENTRY, "tune-apner"),
        ("- id: [", "YAML"),
        ("id: a", "liste"),
        ("", "ingen spørsmål"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SaksvarError, match=r".") as refused:
        load_cases(written(tmp_path, "tune/feil.yaml", text))
    assert told in str(refused.value)
    assert "feil.yaml" in str(refused.value) or str(tmp_path) in str(refused.value)


def test_every_shipped_case_can_be_scored_against_the_sources() -> None:
    for one in load_sets(SHIPPED_SETS, read_settings({})):
        assert invalid_cases(one.cases, load(one.settings.corpus).documents) == {}


def test_the_second_case_is_asked_of_its_own_documents_and_index() -> None:
    namdal, second = load_sets(SHIPPED_SETS, read_settings({}))
    assert namdal.settings.corpus == SHIPPED
    assert second.settings.corpus == HERE / "second_case" / "documents"
    assert namdal.settings.index_folder != second.settings.index_folder


def test_a_given_index_is_not_shared_by_two_sets(tmp_path: Path) -> None:
    namdal, second = load_sets(SHIPPED_SETS, read_settings({"index": tmp_path / "min"}))
    assert namdal.settings.index_folder == tmp_path / "min"
    assert second.settings.index_folder.parent == tmp_path
    assert second.settings.index_folder != namdal.settings.index_folder


def test_an_unknown_set_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SaksvarError, match="namdal og second"):
        load_sets(["narmdal"], read_settings({}))


@pytest.mark.parametrize(
    "expected",
    [
        Expected("answered", slides=(9,)),
        Expected("answered", documents=("veg.md",)),
        Expected("answered", documents=("bru.md",), quotes=("Brua koster 85 millioner",)),
        Expected("answered", must=("(84",)),
        Expected("answered", result=(("days", 3),)),
    ],
)
def test_a_case_whose_evidence_is_gone_is_invalid(expected: Expected) -> None:
    assert list(invalid_cases([case("tune-a", expected=expected)], [PAPER])) == ["tune-a"]


def test_a_case_whose_evidence_stands_is_valid() -> None:
    expected = Expected("answered", slides=(1, 2), documents=("bru.md",), quotes=("mai 2022.  Brua koster",))
    assert invalid_cases([case("tune-a", expected=expected)], [PAPER]) == {}


def test_a_twin_of_nothing_is_invalid() -> None:
    assert "tune-borte" in invalid_cases([case("tune-a", twin_of="tune-borte")], [PAPER])["tune-a"]


def test_the_fingerprint_changes_with_what_is_expected_only() -> None:
    one = case("tune-a")
    assert one.fingerprint == case("tune-b", tags=("x",)).fingerprint
    assert one.fingerprint != case("tune-a", expected=Expected("answered", slides=(2,), must=("85",))).fingerprint
