from datetime import date, timedelta

from icalendar import Calendar
from plan_case import shipped_timeline

from assistant.deadlines.ical import calendar

TIMELINE = shipped_timeline()


def events(delay_months: int = 0) -> dict[str, dict[str, object]]:
    """What a calendar program reads: summary → fields."""
    read = Calendar.from_ical(calendar(TIMELINE, delay_months))
    return {
        str(event["summary"]): {
            "uid": str(event["uid"]),
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
            "stamp": event.decoded("dtstamp").date(),
            "description": str(event["description"]),
            "alarms": len(event.subcomponents),
        }
        for event in read.walk("VEVENT")
    }


def test_a_deadline_is_one_whole_day_and_the_end_is_not_part_of_it() -> None:
    event = events()["Frist – SW2: utløsing av opsjonen"]
    assert (event["start"], event["end"]) == (date(2022, 10, 31), date(2022, 11, 1))


def test_an_imprecise_go_live_covers_its_whole_stretch() -> None:
    event = events()["SW2: drift"]
    assert (event["start"], event["end"]) == (date(2023, 7, 1), date(2024, 1, 1))
    assert "Q3/4 2023" in event["description"]


def test_every_event_ends_after_it_begins_and_quotes_its_source() -> None:
    found = events()
    assert len(found) == 4 + 2 + len(TIMELINE.milestones)
    for event in found.values():
        assert event["end"] - event["start"] >= timedelta(1)
        assert "Lysbilde" in event["description"]
        assert "«" in event["description"]


def test_uids_differ_from_each_other_and_stay_when_the_plan_moves() -> None:
    before, after = events(), events(6)
    assert len({event["uid"] for event in before.values()}) == len(before)
    assert {event["uid"] for event in before.values()} == {event["uid"] for event in after.values()}


def test_a_delay_moves_the_go_live_and_leaves_the_deadlines() -> None:
    before, after = events(), events(6)
    assert after["SW2: drift"]["start"] == date(2024, 1, 1)
    assert after["PD2: drift"]["start"] == before["PD2: drift"]["start"]
    late = after["Frist – SW2: utløsing av opsjonen"]
    assert late["start"] == date(2022, 10, 31)
    assert "Kildene sier ikke om fristen flyttes" in late["description"]


def test_the_file_is_the_same_each_time_and_stamped_with_the_documents_date() -> None:
    assert calendar(TIMELINE) == calendar(shipped_timeline())
    assert {event["stamp"] for event in events().values()} == {date(2020, 8, 31)}


def test_another_stamp_changes_nothing_but_the_stamp() -> None:
    one, other = calendar(TIMELINE, 0, date(2020, 1, 1)), calendar(TIMELINE, 0, date(2021, 1, 1))
    assert one != other
    assert one.replace(b"20200101", b"20210101") == other


def test_only_deadlines_remind() -> None:
    found = events()
    assert found["Frist – PD2: avtale om forprosjekt"]["alarms"] == 2
    assert found["PD2: drift"]["alarms"] == 0


def test_a_deadline_on_a_saturday_says_so_in_its_description() -> None:
    assert "fredag 30. oktober 2020" in events()["Frist – PD2: avtale om forprosjekt"]["description"]


def test_lines_are_folded_and_end_as_the_standard_asks() -> None:
    written = calendar(TIMELINE)
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
