"""Laws of reading dates: what is said can be read back, spans slice back, nothing raises."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.deadlines.grammar import (
    DateReading,
    DateRefusal,
    find_dates,
    find_durations,
    read_date,
    read_duration,
    say,
)
from assistant.deadlines.holidays_no import easter
from corpus.interval import Grain, Interval

LANGUAGES = st.sampled_from(["nb", "nn"])
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TODAYS = st.dates(date(1950, 1, 1), date(2098, 12, 31))
WORDS = (
    "1. 31 31.10.2020 2020 2023 / - – og til fra frå mellom i den mai oktober juni/juli uke 43 veke Q3 H1 første siste "
    "fredag neste forrige i dag om 14 dager for siden utgangen av primo våren kvartal halvår innen senest før etter ut "
    "skjærtorsdag pinsedag årsskiftet året mnd halvt et to , . ( ) § kl 12.00 millioner SW2 påsken 99 2"
)
FRAGMENTS = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=12).map(" ".join))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval that fills out its grain, from one unit up to several."""
    day, grain, more = draw(DAYS), draw(st.sampled_from(Grain)), draw(st.integers(0, 3))
    if grain == Grain.DAY:
        return Interval(day, day, grain)
    if grain == Grain.WEEK:
        monday = day - timedelta(day.weekday())
        return Interval(monday, monday + timedelta(6 + 7 * more), grain)
    if grain == Grain.SPAN:
        return Interval(day, day + timedelta(draw(st.integers(1, 500))), grain)
    length = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}[grain]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    months = first.month - 1 + length * (1 + more) - 1
    year, month = first.year + months // 12, months % 12 + 1
    if year > 2100:
        year, month = first.year, 12
    return Interval(first, date(year, month, monthrange(year, month)[1]), grain)


@settings(max_examples=600)
@given(intervals(), LANGUAGES, TODAYS)
def test_what_is_said_reads_back_to_the_same_days(interval: Interval, language: str, today: date) -> None:
    said = say(interval, language)  # type: ignore[arg-type]  # sampled from the two names the Literal holds
    reading = read_date(said, today)
    assert isinstance(reading, DateReading), (said, reading)
    assert (reading.interval.earliest, reading.interval.latest) == (interval.earliest, interval.latest), said
    assert reading.interval.wording == said and not reading.year_supplied


@settings(max_examples=300)
@given(intervals(), TODAYS)
def test_a_date_with_a_letter_before_or_more_words_after_is_refused(interval: Interval, today: date) -> None:
    said = say(interval)
    for garbled in (f"zzz{said}", f"xx {said}", f"{said} eller så", f"ikke {said}"):
        assert isinstance(read_date(garbled, today), DateRefusal), garbled


@settings(max_examples=400)
@given(TEXTS, TODAYS)
def test_any_text_gives_a_reading_or_a_reason(text: str, today: date) -> None:
    result = read_date(text, today)
    if isinstance(result, DateRefusal):
        assert result.reason
    else:
        assert result.interval.wording in text
        assert all(
            result.interval.earliest <= part.earliest and part.latest <= result.interval.latest for part in result.parts
        )
    read_duration(text)


@settings(max_examples=400)
@given(TEXTS, TODAYS)
def test_found_dates_slice_back_in_order_without_overlap(text: str, today: date) -> None:
    end = 0
    for place in find_dates(text, today):
        assert end <= place.span.start < place.span.end <= len(text)
        assert (place.reading is None) != (place.refusal is None)
        if place.reading is not None:
            assert place.reading.interval.wording == place.span.of(text)
        end = place.span.end


@settings(max_examples=300)
@given(TEXTS)
def test_found_durations_read_back_alone(text: str) -> None:
    end = 0
    for place in find_durations(text):
        assert end <= place.span.start < place.span.end <= len(text)
        assert read_duration(place.span.of(text)) == place.duration
        end = place.span.end


@settings(max_examples=200)
@given(DAYS, TODAYS)
def test_a_day_is_the_same_in_every_way_of_writing_it(day: date, today: date) -> None:
    ways = (
        day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day.day}/{day.month}-{day.year}",
        f"{day.day}/{day.month} {day.year}", say(Interval(day, day, Grain.DAY)).upper(),
    )  # fmt: skip
    for way in ways:
        reading = read_date(way, today)
        assert isinstance(reading, DateReading) and reading.interval.earliest == day, way


@settings(max_examples=200)
@given(st.integers(1, 12), st.integers(1, 31), TODAYS)
def test_a_day_without_a_year_is_the_next_such_day(month: int, number: int, today: date) -> None:
    text = f"{number}.{month}"
    reading = read_date(text, today)
    if isinstance(reading, DateRefusal):
        assert reading.impossible and number > 28
        return
    day = reading.interval.earliest
    assert (day.month, day.day) == (month, number) and today <= day
    assert (day - today).days <= 366 or (month, number) == (2, 29)


@given(st.integers(1950, 2099))
def test_easter_agrees_with_gauss(year: int) -> None:
    """Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    assert easter(year) == date(year, month, day + 1)
