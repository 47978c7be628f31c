"""Norwegian dates are read whole or refused, with the doubt told."""

from datetime import date
from pathlib import Path

import pytest

from assistant.deadlines.grammar import (
    Bound,
    DateReading,
    DateRefusal,
    find_dates,
    find_durations,
    read_date,
    read_duration,
)
from assistant.deadlines.holidays_no import holiday_date
from corpus.interval import Grain
from evals.dates import Outcome, ours, ours_found, read_expressions, score

TODAY = date(2020, 6, 25)  # a Thursday
SISTER_SET = Path(__file__).parent / "data" / "dates_sister.jsonl"


def read(text: str, today: date = TODAY) -> DateReading:
    reading = read_date(text, today)
    assert isinstance(reading, DateReading), reading
    return reading


def refuse(text: str, today: date = TODAY) -> DateRefusal:
    refusal = read_date(text, today)
    assert isinstance(refusal, DateRefusal), refusal
    return refusal


def days(text: str, today: date = TODAY) -> tuple[str, str]:
    interval = read(text, today).interval
    return interval.earliest.isoformat(), interval.latest.isoformat()


def found(text: str, today: date = TODAY) -> list[str]:
    return [date_found.span.of(text) for date_found in find_dates(text, today)]


def test_the_sister_set_is_read_without_a_wrong_day() -> None:
    rows = read_expressions(SISTER_SET)
    counts, misses = score(rows, ours, ours_found)
    assert len(rows) >= 120 and sum(row.lang == "nn" for row in rows) >= 40
    assert not [miss for miss in misses if Outcome.WRONG in miss]
    assert counts[Outcome.EXACT] == len(rows), misses


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("første til tredje kvartal 2022", "2022-01-01", "2022-09-30"),
        ("fra første til tredje kvartal 2022", "2022-01-01", "2022-09-30"),
        ("mellom 1. og 15. mai 2021", "2021-05-01", "2021-05-15"),
        ("fra 31/10-2020", "2020-10-31", "2020-10-31"),
        ("f.o.m. 1. mai t.o.m. 31. mai 2021", "2021-05-01", "2021-05-31"),
        ("fra 1. november til 1. mars 2021", "2020-11-01", "2021-03-01"),
        ("30.05.2021 - 31.10.2022", "2021-05-30", "2022-10-31"),
        ("månedsskiftet desember/januar 2020/2021", "2020-12-31", "2021-01-01"),
        ("19 mnd før mai 2022", "2020-10-01", "2020-10-31"),
        ("7 måneder og 10 dager etter 31. januar 2021", "2021-09-10", "2021-09-10"),
        ("siste virkedag før 31. oktober 2020", "2020-10-30", "2020-10-30"),
        ("siste mandag før 17. mai 2021", "2021-05-10", "2021-05-10"),
        ("paaskeaften 2021", "2021-04-03", "2021-04-03"),
        ("1. søndag i advent 2020", "2020-11-29", "2020-11-29"),
        ("enogtyvende mai 2021", "2021-05-21", "2021-05-21"),
        ("«31. oktober 2020»", "2020-10-31", "2020-10-31"),
        ("vår og sommer 2021", "2021-03-01", "2021-08-31"),
        ("den 3. i neste måned", "2020-07-03", "2020-07-03"),
        ("etter nyttår", "2021-01-01", "2021-01-01"),
    ],
)
def test_composed_expressions_give_their_outer_days(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30. februar 2021", "30. februar 2021 finnes ikke; februar 2021 har 28 dager."),
        ("31. juni", "31. juni 2020 finnes ikke; juni 2020 har 30 dager."),
        ("uke 54 2020", "Uke 54 i 2020 finnes ikke; 2020 har 53 uker."),
        ("uke 53 2021", "Uke 53 i 2021 finnes ikke; 2021 har 52 uker."),
        ("fredag 31. oktober 2020", "31. oktober 2020 er en lørdag, ikke en fredag."),
        ("31.13.2020", "Måned 13 finnes ikke; månedene går fra 1 til 12, og dagen skrives først."),
        ("Q5 2023", "Året har 4 kvartaler; nummer 5 finnes ikke."),
        ("dagen før 31. juni 2021", "31. juni 2021 finnes ikke; juni 2021 har 30 dager."),
    ],
)
def test_a_day_that_cannot_exist_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert refuse(text) == DateRefusal(reason, impossible=True)


@pytest.mark.parametrize(
    "text",
    ["", "31. mai og 31. oktober 2022", "fredag 31. oktober 2020 eller senere", "mai 22", "påsken 2021", "før jul 2021",
     "slutten av 2023", "medio 2022", "i vinter", "om et par uker", "om halvannen måned", "første uke i mai",
     "12 måneder", "siste dag i jul", "§ 11-3", "mandag til fredag", "hver fredag", "de neste tre månedene", "x" * 300],
)  # fmt: skip
def test_what_has_no_one_reading_is_refused_and_not_called_impossible(text: str) -> None:
    refusal = refuse(text)
    assert not refusal.impossible and refusal.reason.endswith(".")


@pytest.mark.parametrize(
    ("text", "bound", "first_day", "last_day"),
    [
        ("senest 31. oktober 2022", Bound.AT_LATEST, None, "2022-10-31"),
        ("senest i mai 2022", Bound.AT_LATEST, None, "2022-05-31"),
        ("innen utgangen av mai 2022", Bound.AT_LATEST, None, "2022-05-31"),
        ("innen slutten av 2023", Bound.AT_LATEST, None, "2023-12-31"),
        ("før utgangen av mai 2022", Bound.AT_LATEST, None, "2022-05-31"),
        ("før 1. juni 2021", Bound.BEFORE, None, "2021-05-31"),
        ("før mai 2022", Bound.BEFORE, None, "2022-04-30"),
        ("frem til mai 2022", Bound.UNTIL, None, "2022-04-30"),
        ("frem til 31. mai 2022", Bound.UNTIL, None, "2022-05-31"),
        ("etter 2023", Bound.AFTER, "2024-01-01", None),
        ("tidligst ultimo august 2020", Bound.AT_EARLIEST, "2020-08-21", None),
        ("innen årsskiftet", Bound.AT_LATEST, None, "2020-12-31"),
        ("innan to veker", Bound.AT_LATEST, None, "2020-07-09"),
        ("i løpet av 2022", Bound.ON, "2022-01-01", "2022-12-31"),
        ("rundt 1. mai 2021", Bound.ABOUT, "2021-05-01", "2021-05-01"),
    ],
)
def test_the_bound_tells_which_days_are_allowed(text: str, bound: Bound, first_day: str, last_day: str) -> None:
    reading = read(text)
    allowed = tuple(day.isoformat() if day else None for day in (reading.first_day, reading.last_day))
    assert (reading.bound, allowed) == (bound, (first_day, last_day))


@pytest.mark.parametrize(
    ("text", "taken", "other"),
    [
        ("neste fredag", "2020-06-26", "2020-07-03"),
        ("neste helg", "2020-06-27", "2020-07-04"),
        ("neste oktober", "2020-10-01", "2021-10-01"),
        ("innen mai 2022", "2022-04-30", "2022-05-31"),
        ("innen 1. juni 2021", "2021-06-01", "2021-05-31"),
        ("om 10 virkedager", "2020-07-09", "2020-07-07"),
        ("vinteren 2021", "2020-12-01", "2021-12-01"),
        ("årsskiftet 2021", "2020-12-31", "2021-12-31"),
    ],
)
def test_a_doubtful_wording_says_what_was_taken_and_what_else_it_can_mean(text: str, taken: str, other: str) -> None:
    reading = read(text)
    assert reading.interval.earliest.isoformat() == taken
    assert [interval.earliest.isoformat() for interval in reading.alternatives] == [other]
    assert reading.notes


def test_a_missing_year_is_the_nearest_ahead_and_is_told() -> None:
    assert days("25. juni") == ("2020-06-25", "2020-06-25")
    assert days("24. juni") == ("2021-06-24", "2021-06-24")
    assert days("29. februar") == ("2024-02-29", "2024-02-29")
    reading = read("24. august")
    assert reading.year_supplied and reading.notes == ("Året er ikke oppgitt; lest som 2020.",)
    assert not read("24. august 2020").year_supplied


def test_a_misspelt_month_is_read_with_a_note_but_a_short_one_is_not() -> None:
    assert read("31. oktobr 2020").notes == ("«oktobr» er lest som oktober.",)
    assert isinstance(read_date("31. main 2020", TODAY), DateRefusal)
    assert isinstance(read_date("oktobr", TODAY), DateRefusal)


def test_a_season_without_a_year_is_the_one_clearly_nearest_or_refused() -> None:
    assert days("i høst", date(2021, 1, 15)) == days("i høst", date(2020, 5, 1)) == ("2020-09-01", "2020-11-30")
    assert days("i vår", date(2021, 1, 15)) == ("2021-03-01", "2021-05-31")
    assert not refuse("i vår", date(2020, 11, 15)).impossible


def test_both_ends_of_a_stretch_are_kept_as_parts() -> None:
    reading = read("fra 1. mai til 31. oktober 2022")
    assert [part.earliest for part in reading.parts] == [date(2022, 5, 1), date(2022, 10, 31)]
    assert read("mellom mai 2022 og desember 2023").interval.grain == Grain.MONTH


def test_a_year_around_the_turn_of_the_iso_weeks() -> None:
    assert days("uke 53 2020") == ("2020-12-28", "2021-01-03")
    assert days("uke 1 2020") == ("2019-12-30", "2020-01-05")
    assert days("uke 53", date(2021, 1, 2)) == ("2020-12-28", "2021-01-03")


def test_two_holidays_on_one_day_are_both_found_by_name() -> None:
    assert holiday_date(("2", ".", "pinsedag"), 2027) == date(2027, 5, 17)
    assert days("grunnlovsdagen 2027") == days("andre pinsedag 2027") == ("2027-05-17", "2027-05-17")


@pytest.mark.parametrize(
    "sentence",
    ["SW1-3 og 19 mnd.", "§ 11-3 og PS 14/17, sak 23/20 (2020/1234).", "LOV-2018-06-22-83", "Vi er 2000 innbyggere.",
     "fra 2000 til 2050 kroner", "1990-tallet og 2020-budsjettet", "Ring 2020 12 31.", "om våren i vår kommune",
     "Åpent mandag til fredag, hver lørdag.", "Mai Hansen og April Jensen", "Audi Q3", "IP 10.12.20.1", "kl. 10.12",
     "mai 2022-planen",
     "skoleåret 2020/2021", "kl. 12 Jan Olsen"],
)  # fmt: skip
def test_no_date_is_seen_where_there_is_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Må utløse opsjon innen 30. mai 2021, i drift i Q3/4 2023.", ["innen 30. mai 2021", "i Q3/4 2023"]),
        ("Vedtak i RHF 2012 om 9 (2012), etter 2023", ["2012", "2012", "etter 2023"]),
        ("Hva er 31. august 2022 pluss 6 måneder?", ["31. august 2022"]),
        ("ikke kjent før tidligst ultimo august 2020, men", ["tidligst ultimo august 2020"]),
        ("Møter 22.6 og 24.8.2020", ["22.6", "24.8.2020"]),
        ("seks måneder før 31. oktober 2022", ["før 31. oktober 2022"]),
        ("Det var 2019 personer i 2019.", ["i 2019"]),
        ("Fristen var 1. mai 2000 kroner, mai 2022/PD2", ["1. mai", "mai 2022"]),
    ],
)
def test_dates_in_running_text_are_found_with_their_bounds(sentence: str, expected: list[str]) -> None:
    assert found(sentence) == expected


def test_dates_in_a_row_share_the_year_of_the_last() -> None:
    read_days = [
        place.reading.interval.earliest for place in find_dates("31. mai og 31. oktober 2022", TODAY) if place.reading
    ]
    assert read_days == [date(2022, 5, 31), date(2022, 10, 31)]


def test_an_impossible_date_in_a_question_is_found_and_refused() -> None:
    (place,) = find_dates("Er fristen 30. februar 2021?", TODAY)
    assert place.reading is None and place.refusal is not None and place.refusal.impossible


@pytest.mark.parametrize(
    ("text", "years", "months", "weeks", "count"),
    [("6 måneder", 0, 6, 0, 0), ("et halvt år", 0, 6, 0, 0), ("halvannet år", 1, 6, 0, 0), ("halvtanna år", 1, 6, 0, 0),
     ("tre veker", 0, 0, 3, 0), ("14 dager", 0, 0, 0, 14), ("12 mnd.", 0, 12, 0, 0), ("ein månad", 0, 1, 0, 0),
     ("1,5 år", 1, 6, 0, 0), ("to og et halvt år", 2, 6, 0, 0), ("7 måneder og 10 dagar", 0, 7, 0, 10),
     ("nittini dagar", 0, 0, 0, 99), ("6-måneders", 0, 6, 0, 0), ("to kvartaler", 0, 6, 0, 0)],
)  # fmt: skip
def test_a_duration_is_read_in_its_own_units(text: str, years: int, months: int, weeks: int, count: int) -> None:
    duration = read_duration(text)
    assert duration is not None and not duration.working_days
    assert (duration.years, duration.months, duration.weeks, duration.days) == (years, months, weeks, count)


def test_working_days_are_marked_and_only_some_words_leave_saturday_open() -> None:
    duration, weekday = read_duration("ti virkedager"), read_duration("10 arbeidsdagar")
    assert duration is not None and duration.working_days and duration.days == 10 and duration.saturdays_unclear
    assert weekday is not None and weekday.working_days and not weekday.saturdays_unclear


@pytest.mark.parametrize(
    "text", ["halvannen måned", "5-10 år", "år", "noen uker", "6 måneder siden", "31. oktober 2020"]
)
def test_what_is_not_one_whole_duration_is_not_read(text: str) -> None:
    assert read_duration(text) is None


def test_durations_are_found_but_not_in_a_stretch_of_lengths_or_a_code() -> None:
    text = "Det tar 5 – 10 år, 7 mnd. planfase og 12 måneder, 2 000 dager, og i SW1 år et halvt år."
    assert [place.span.of(text) for place in find_durations(text)] == ["7 mnd", "12 måneder", "et halvt år"]


def test_the_year_of_a_feast_without_fixed_days_is_no_date_by_itself() -> None:
    text = "Vi vil bli ferdige 30 dager før jul 2021, eller i 2022."
    assert [one.span.of(text) for one in find_dates(text, TODAY) if one.reading] == ["i 2022"]
