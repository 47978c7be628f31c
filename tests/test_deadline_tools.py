import json
from datetime import date

import pytest
from plan_case import shipped_timeline
from pydantic import ValidationError

from assistant.deadlines.lookup import deadlines
from assistant.deadlines.overview import timeline_json, timeline_text
from assistant.deadlines.tools import as_reply, deadline_tools
from corpus.errors import SaksvarError

TIMELINE = shipped_timeline()
AUTUMN = date(2020, 9, 1)
TOOLS = {tool.name: tool for tool in deadline_tools(TIMELINE, AUTUMN)}

CALLS = {
    "look_up_deadlines": ({"phases": ["sw 2"], "within": "2022"}, "2022-10-31"),
    "next_deadline": ({}, "2020-10-31"),
    "look_up_go_live": ({"phases": ["PD2"]}, "2022-05-31"),
    "days_left": ({"phase": "PD2", "event": "forprosjektavtale"}, '"days": 60'),
    "between": ({"start": "2021-05-30", "end": "2022-10-31"}, '"days": 519'),
    "shift": ({"day": "2022-08-31", "months": 6}, "2023-02-28"),
    "back_plan": ({"go_live": "2024-11-01"}, "2023-04-01"),
    "back_plan_phase": ({"phase": "PD2"}, "2020-10-01"),
    "forward_plan": ({"day": "2020-10-01", "event": "forprosjekt"}, "2022-04-01"),
    "latest_fitting": ({"phase": "SW2", "event": "forprosjekt"}, "2022-04-30"),
    "delay": ({"months": 6}, "2024-06-30"),
    "feasible_phase": ({"day": "2020-09-17", "phase": "PD2"}, '"slack_days": 44'),
    "feasible": ({"day": "2020-11-12", "deadline": "2020-10-31"}, '"slack_days": -12'),
    "workdays_between": ({"start": "2020-09-01", "end": "2020-10-31"}, '"workdays": 43'),
    "workdays_from": ({"day": "2021-03-31", "number": 1}, "2021-04-06"),
    "weekday": ({"day": "2021-05-30"}, "søndag"),
    "statutory_deadline": ({"day": "2020-09-17", "days": 21}, "2020-10-08"),
    "consistency": ({}, '"problems": 3'),
}


def test_every_operation_is_a_tool_and_every_tool_is_called_here() -> None:
    assert set(TOOLS) == {*CALLS, "calendar_file"}


@pytest.mark.parametrize("name", CALLS)
def test_a_tool_returns_what_the_operation_computed_as_plain_json(name: str) -> None:
    arguments, told = CALLS[name]
    reply = TOOLS[name].invoke(arguments)
    assert {"operation", "result", "sentences", "steps", "warnings"} == set(reply)
    assert told in json.dumps(reply, ensure_ascii=False)


def test_the_calendar_tool_returns_the_file() -> None:
    assert TOOLS["calendar_file"].invoke({"delay_months": 6}).startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("name", TOOLS)
def test_every_tool_describes_itself_and_its_arguments_in_norwegian(name: str) -> None:
    tool = TOOLS[name]
    assert tool.description.endswith(".")
    for argument in tool.args.values():
        assert "description" in json.dumps(argument, ensure_ascii=False), (name, argument)


def test_a_phase_without_a_date_is_an_answer_and_no_number() -> None:
    reply = TOOLS["days_left"].invoke({"phase": "SW3", "event": "opsjon"})
    assert set(reply) == {"not_stated", "nearest"}
    assert "SW3" in reply["not_stated"]


def test_an_unknown_phase_is_said_with_the_known_ones() -> None:
    assert "«SW2»" in TOOLS["delay"].invoke({"months": 3, "phases": ["SW9"]})["error"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("weekday", {"day": "2022-02-30"}),
        ("weekday", {"day": "i morgen"}),
        ("weekday", {}),
        ("weekday", {"day": "2022-05-30", "month": 3}),
        ("delay", {"months": -6}),
        ("shift", {"day": "2022-05-30", "months": 10**9}),
    ],
)
def test_arguments_outside_the_schema_are_refused(name: str, arguments: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TOOLS[name].invoke(arguments)


def test_the_reply_is_the_operations_own_result() -> None:
    outcome = deadlines(TIMELINE, AUTUMN, ["SW2"])
    assert TOOLS["look_up_deadlines"].invoke({"phases": ["SW2"]}) == as_reply(outcome)


def test_the_plan_as_json_moves_what_the_rule_moves() -> None:
    plan = timeline_json(TIMELINE, 6, AUTUMN)
    phases = {phase["id"]: phase for phase in plan["phases"]}
    assert phases["SW2"]["go_live"]["earliest"] == "2024-01-01"
    assert phases["SW2"]["stated"]["earliest"] == "2023-07-01"
    assert phases["PD2"]["go_live"] == phases["PD2"]["stated"]
    assert {name for name, phase in phases.items() if phase["moved"]} == {"SW1", "SW2", "SW3"}
    assert {d["id"]: d["if_moved"] and d["if_moved"]["latest"] for d in plan["deadlines"]} == {
        "PD2-forprosjekt": None,
        "PD2-opsjon": None,
        "SW2-forprosjekt": "2022-11-30",
        "SW2-opsjon": "2023-04-30",
    }
    assert json.loads(json.dumps(plan)) == plan


def test_every_item_of_the_plan_quotes_its_document_exactly() -> None:
    plan = timeline_json(TIMELINE, 0, AUTUMN)
    (document,) = TIMELINE.documents
    for item in (*plan["phases"], *plan["deadlines"], *plan["milestones"], *plan["rules"]):
        evidence = item["evidence"]
        assert evidence["sha256"] == document.sha256
        assert document.text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_plan_as_text_tells_dates_places_and_what_does_not_agree() -> None:
    text = timeline_text(TIMELINE, 6, AUTUMN)
    for part in ("31. oktober 2020 (lysbilde 7)", "60 dager igjen", "Q1/2 2024", "lysbilde 5", "5 måneder og 1 dag"):
        assert part in text
    assert "gikk ut for 62 dager siden" in timeline_text(TIMELINE, 0, date(2021, 1, 1))


@pytest.mark.parametrize("months", [-1, 121])
def test_a_delay_out_of_bounds_is_refused(months: int) -> None:
    with pytest.raises(SaksvarError, match="0 til 120"):
        timeline_json(TIMELINE, months, AUTUMN)
