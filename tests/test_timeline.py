from datetime import date
from pathlib import Path

import pytest
from plan_case import SOURCES, document_of, shipped_timeline

from assistant.deadlines.tools import deadline_tools
from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.interval import Grain
from corpus.timeline import Timeline
from corpus.timeline_file import load_timeline
from corpus.timeline_notation import read_notation

TEXT = "## Planen\n\nSkolen åpner i august 2025. Søknaden må sendes innen 1. mars 2025. Arbeidet tar 5 måneder.\n"
PLAN = """
document: plan.md
events:
  - {id: søknad, name: søknad, todo: sende søknaden}
  - {id: åpning, name: åpning, todo: åpne, go_live: true}
phases:
  - id: skole
    name: skolen
    go_live: {when: 2025-08, wording: august 2025}
    evidence: {section: 1, quote: Skolen åpner i august 2025.}
deadlines:
  - id: søknad
    phase: skole
    event: søknad
    when: 2025-03-01
    wording: 1. mars 2025
    evidence: {section: 1, quote: Søknaden må sendes innen 1. mars 2025.}
rules:
  - id: arbeid
    name: arbeidet
    start: søknad
    end: åpning
    months: 5
    wording: 5 måneder
    text: Arbeidet tar 5 måneder.
    evidence: {section: 1, quote: Arbeidet tar 5 måneder.}
"""


def loaded(folder: Path, plan: str) -> Timeline:
    (folder / "timeline.yaml").write_text(plan, encoding="utf-8")
    found = load_timeline(folder, [document_of(TEXT, kind="section")])
    assert found is not None
    return found


def test_the_shipped_plan_states_four_deadlines_and_two_go_lives() -> None:
    timeline = shipped_timeline()
    assert [(d.id, d.when.latest.isoformat()) for d in timeline.deadlines_of()] == [
        ("PD2-forprosjekt", "2020-10-31"),
        ("PD2-opsjon", "2021-05-30"),
        ("SW2-forprosjekt", "2022-05-30"),
        ("SW2-opsjon", "2022-10-31"),
    ]
    assert {p.id: p.go_live and (p.go_live.earliest, p.go_live.latest) for p in timeline.phases} == {
        "PD1": None,
        "PD2": (date(2022, 5, 1), date(2022, 5, 31)),
        "PD3": None,
        "SW1": None,
        "SW2": (date(2023, 7, 1), date(2023, 12, 31)),
        "SW3": None,
    }
    assert {r.id: r.months for r in timeline.rules} == {
        "start": 19,
        "planfase": 7,
        "gjennomføring": 12,
        "forprosjekt": 6,
        "opsjon": 12,
    }


def test_every_wording_of_the_shipped_plan_stands_in_its_quote() -> None:
    timeline = shipped_timeline()
    dated = [(d.when, d.evidence) for d in timeline.deadlines]
    dated += [(m.when, m.evidence) for m in timeline.milestones]
    dated += [(p.go_live, p.evidence) for p in timeline.phases if p.go_live]
    assert dated
    for value, evidence in dated:
        assert value.wording in timeline.quote(evidence)
    for rule in timeline.rules:
        assert rule.wording in timeline.quote(rule.evidence)


def test_the_delay_rule_names_sw_phases_and_no_pd_phase() -> None:
    assert shipped_timeline().delays[0].moves == ("SW1", "SW2", "SW3")


def test_a_phase_goes_by_its_other_names() -> None:
    names = shipped_timeline().names_of_phases()
    assert names["pd 2"] == names["partial delivery 2"] == "PD2"


def test_another_case_loads_with_its_own_phases(tmp_path: Path) -> None:
    timeline = loaded(tmp_path, PLAN)
    assert timeline.phase("skole").go_live.grain is Grain.MONTH
    assert timeline.place(timeline.deadlines[0].evidence) == "del 1"


def test_a_folder_without_the_file_has_no_timeline(tmp_path: Path) -> None:
    assert load_timeline(tmp_path, []) is None


def test_an_empty_file_is_an_empty_plan(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").deadlines == ()


@pytest.mark.parametrize(
    ("seen", "put", "told"),
    [
        ("when: 2025-03-01", "when: 2025-02-30", ["deadlines «søknad»", "2025-02-30", "finnes ikke"]),
        ("when: 2025-03-01", "when: 1. mars", ["deadlines «søknad»", "«1. mars»", "2020-10-31"]),
        ("when: 2025-08,", "when: 2025-13,", ["phases «skole»", "måneden", "01 til 12"]),
        ("when: 2025-08,", "when: 2025-08/2025-03,", ["phases «skole»", "begynner etter"]),
        ("when: 2025-08,", "when: 0025-08,", ["phases «skole»", "1900–2199"]),
        ("innen 1. mars 2025.", "innen 1. mai 2025.", ["deadlines «søknad»", "Sitatet", "står ikke"]),
        ("wording: 1. mars 2025", "wording: 1. mars 2026", ["deadlines «søknad»", "1. mars 2026", "sitatet"]),
        ("months: 5", "months: fem", ["rules «arbeid»", "months", "helt tall", "«fem»"]),
        ("months: 5", "months: 0", ["rules «arbeid»", "minst 1"]),
        ("    event: søknad\n", "    event: søkand\n", ["deadlines «søknad»", "«søkand»", "søknad, åpning"]),
        ("    phase: skole\n", "    phase: hage\n", ["deadlines «søknad»", "«hage»", "skole"]),
        ("    phase: skole\n", "    fase: skole\n", ["deadlines «søknad»", "«fase» er ukjent", "phase"]),
        ("    name: skolen\n", "", ["phases «skole»", "«name» mangler"]),
        ("deadlines:", "frister:", ["«frister» er ukjent", "deadlines"]),
        ("document: plan.md", "document: annet.md", ["«annet.md»", "plan.md"]),
        ("section: 1, quote: Arbeidet", "section: 4, quote: Arbeidet", ["rules «arbeid»", "del nummer 4"]),
        ("go_live: true", "go_live: kanskje", ["events «åpning»", "true eller false"]),
        ("go_live: true", "also: [åpning]", ["phases", "go_live"]),
        ("name: søknad, todo", "name: åpning, todo", ["events", "navnet «åpning»", "2 ganger"]),
        ("rules:", "deadlines:", ["to ganger", "linje"]),
        ("events:", "events: [", ["YAML", "linje", "kolon"]),
    ],
)
def test_a_broken_file_is_one_sentence_that_names_file_item_and_what_is_accepted(
    tmp_path: Path, seen: str, put: str, told: list[str]
) -> None:
    assert seen in PLAN
    with pytest.raises(SaksvarError) as caught:
        loaded(tmp_path, PLAN.replace(seen, put))
    message = str(caught.value)
    assert "timeline.yaml" in message
    for part in told:
        assert part in message, message


def test_a_file_that_is_a_list_says_which_fields_it_must_have(tmp_path: Path) -> None:
    with pytest.raises(SaksvarError, match="deadlines"):
        loaded(tmp_path, "- a\n- b\n")


def test_a_file_that_is_not_text_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SaksvarError, match="UTF-8"):
        load_timeline(tmp_path, [])


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2020-10-31", date(2020, 10, 31), date(2020, 10, 31), Grain.DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Grain.MONTH),
        ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30), Grain.QUARTER),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), Grain.HALF),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), Grain.YEAR),
        ("2023-Q3/2023-Q4", date(2023, 7, 1), date(2023, 12, 31), Grain.SPAN),
    ],
)
def test_the_notation_covers_its_whole_stretch(text: str, first: date, last: date, grain: Grain) -> None:
    read = read_notation(text)
    assert (read.earliest, read.latest, read.grain) == (first, last, grain)


def test_unknown_phases_are_refused_with_the_known_ones() -> None:
    with pytest.raises(SaksvarError, match="«SW2»"):
        shipped_timeline().phase("SW4")


def test_the_shipped_plan_loads_on_the_documents_as_the_program_reads_them() -> None:
    timeline = load_timeline(SOURCES, load(SOURCES).documents)
    assert timeline is not None
    labels = {d.section_at(x.evidence.span.start).label for d in timeline.documents for x in timeline.deadlines}
    assert labels == {"Lysbilde 7: Fremdriften for Namdalen"}


def test_another_case_is_answered_with_its_own_words(tmp_path: Path) -> None:
    timeline = loaded(tmp_path, PLAN)
    told = [
        tool.invoke({})
        for tool in deadline_tools(timeline, date(2024, 11, 1))
        if tool.name in ("next_deadline", "look_up_go_live")
    ]
    assert [reply["sentences"][0] for reply in told] == [
        "Fristen for å sende søknaden i skolen er 1. mars 2025. Det er 120 dager igjen (4 måneder).",
        "Skolen skal etter planen åpne i august 2025.",
    ]
