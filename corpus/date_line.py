"""The day or stretch of days that a document gives as its own date.

Flows in: the few words after «Dato:». Flows out: an interval, or nothing when the words are not one of the handful of
forms below. It reads no dates in running text; that is the date grammar's work.
"""

import calendar
import re
from datetime import date

from corpus.interval import Grain, Interval

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBER |= {name[:3]: number for name, number in _MONTH_NUMBER.items()} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\.?"
_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:T[\d:.+-]*Z?)?", re.IGNORECASE),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})/(?P<number>\d{1,2})[-/ ](?P<year>\d{4})"),
    re.compile(rf"(?P<day>\d{{1,2}})\.?\s*{_MONTH}\s+(?P<year>\d{{4}})", re.IGNORECASE),
)
_MONTH_FORM = re.compile(rf"{_MONTH}\s+(?P<year>\d{{4}})", re.IGNORECASE)
_YEAR_FORM = re.compile(r"(?P<year>\d{4})")
_AROUND = re.compile(
    r"^(?:(?:man|tirs|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?,?\s+)?(?:den\s+)?"
    r"(?P<core>.*?)(?:,?\s+(?:fra\s+)?(?:kl\.?|klokka|klokken)\s*\d.*)?\.?$",
    re.IGNORECASE,
)
_LABEL = (
    "(?:vår |vår ref\\.? og )?dato|møtedato|møtedag|møtetid|møtetidspunkt|tidspunkt|dokumentdato|saksdato|vedtaksdato"
    "|referatdato|notatdato|brevdato|rapportdato|utvalgsdato|utvalsdato|datert|utgitt|publisert|sist oppdatert"
)
# The line by which Norwegian case papers and minutes date themselves.
_DATE_LINE = re.compile(
    rf"^(?:[-–•*][ \t]+)?[ \t*_]*(?:{_LABEL})(?:[ \t]*/[ \t]*(?:tid|klokkeslett|kl\.?|sted))?[ \t*_]*"
    r":[ \t*_|]*\n?[ \t*_]*(?P<wording>\S[^\n]{0,80})$",
    re.IGNORECASE | re.MULTILINE,
)
# The same in a table of labels and values: nothing but the two on the line.
_DATE_ROW = re.compile(
    rf"^[ \t|*_]*(?:{_LABEL})[ \t*_]*(?:\|[ \t|*_]*|\t\s*|  +)(?P<wording>[^\s|][^\n|]{{0,80}}?)[ \t|*_]*$",
    re.IGNORECASE | re.MULTILINE,
)
_TIME_LINE = re.compile(
    r"^(?:[-–•*][ \t]+)?[ \t*_]*(?:tid|dag)[ \t*_]*[:|][ \t*_]*(?P<wording>\S[^\n|]{4,60})$", re.I | re.M
)
# «Lauvvik, 12. mars 2024», alone on its line, as letters date themselves.
_PLACE_LINE = re.compile(r"^[ \t]*[A-ZÆØÅ][\w .-]{1,40},[ \t]+(?:den[ \t]+)?(?P<wording>\d[^\n]{5,30})$", re.MULTILINE)
# «Sammenstilt av rådgiver Ola Moen, Vika kommune, 28. januar 2026», alone on its line.
_WRITER_LINE = re.compile(
    r"^[ \t*_]*(?:(?:samm?en|saman)stilt|utarbeid[ae]t|utarbeidd|skrevet|skrive|ført i pennen) (?:av|ved)\b"
    r"[^\n]{3,80}?(?:[,(][ \t]*(?:den )?|\b(?-i:[A-ZÆØÅ])[\w-]+ |(?<!møte)(?<!møtet) den )"
    r"(?P<wording>\d{1,2}\. ?\w+ \d{4})[)*_ \t.]*$",
    re.IGNORECASE | re.MULTILINE,
)
# «Sist oppdatert 9. februar 2026. Laget av …»
_UPDATED_LINE = re.compile(
    r"^[ \t*_]*(?:Sist (?:oppdatert|revidert)|Oppdatert|Datert|Publisert|Utgitt|Revidert)(?: den)?[ \t]+"
    r"(?P<wording>\d{1,2}\. ?\w+ \d{4}|\d{1,2}\.\d{1,2}\.\d{4})(?=[*_. \t]*$|\. )",
    re.MULTILINE,
)
# A table whose first row has «Dato» in one cell and whose second has the day below it.
_CELLS = re.compile(r"^(?P<labels>[^\n]*\|[^\n]*)\n(?P<values>[^\n]*\|[^\n]*)$", re.MULTILINE)
_LABEL_CELL = re.compile(rf"(?:{_LABEL}):?", re.IGNORECASE)
_NEAR_TOP = 1500
_OF_A_PLAN = re.compile(r"plan|sak(?!sfr)|budsjett|periode", re.IGNORECASE)
_NAMED_DAY = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-._]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sign)(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)"
)


def date_of(wording: str) -> Interval | None:
    """The day, month or year that `wording` names; None for any other wording («sommeren 2020», «30. februar 2020»)."""
    found = _AROUND.fullmatch(" ".join(wording.split()))
    core = found["core"] if found else ""
    for form in _DAY_FORMS:
        if day := form.fullmatch(core):
            parts = day.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTH_NUMBER[parts["month"].lower()]
            return _interval(int(parts["year"]), month, int(parts["day"]), wording)
    if month_form := _MONTH_FORM.fullmatch(core):
        return _interval(int(month_form["year"]), _MONTH_NUMBER[month_form["month"].lower()], None, wording)
    if year_form := _YEAR_FORM.fullmatch(core):
        year = int(year_form["year"])
        return stretch(date(year, 1, 1), date(year, 12, 31), wording) if 1900 <= year <= 2199 else None
    return None


def date_near_top(text: str, *, treated: bool = False) -> Interval | None:
    """The interval by which the opening of `text` dates it; None when it does not.

    The first «Dato:» line decides, then «Dato | 11.11.2025» in a table of labels, a table with a column «Dato», a line
    with a place and a day, and «Tid: tirsdag 11. november 2025, kl. 12.00». `treated`: the paper tells of all the
    meetings in such a table, and is from the last.
    """
    if found := _DATE_LINE.search(text, 0, _NEAR_TOP):
        return _leading(found["wording"].strip(" *_"))
    if dated := next(filter(None, (_leading(row["wording"]) for row in _DATE_ROW.finditer(text, 0, _NEAR_TOP))), None):
        return dated
    for rows in _CELLS.finditer(text, 0, _NEAR_TOP):
        labels, values = ([cell.strip() for cell in rows[part].split("|")] for part in ("labels", "values"))
        for label, value in zip(labels, values, strict=False):
            if _LABEL_CELL.fullmatch(label) and (dated := date_of(value)):
                return _last_below(text[rows.end() :], labels.index(label), dated) if treated else dated
    place = _PLACE_LINE.search(text, 0, _NEAR_TOP)
    if place and (dated := date_of(place["wording"])):
        return dated
    for line in (_WRITER_LINE, _UPDATED_LINE):
        written = line.search(text, 0, _NEAR_TOP)
        if written and (dated := date_of(written["wording"])):
            return dated
    times = (_leading(found["wording"].strip(" *_")) for found in _TIME_LINE.finditer(text, 0, _NEAR_TOP))
    return next((dated for dated in times if dated), None)


def date_in_name(name: str) -> Interval | None:
    """The day or month in the name of a file («referat-2026-04-23», «20260423 referat», «rapport_2026-04»)."""
    found = _NAMED_DAY.search(name)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"]) if found["day"] else None
    if not day and (_OF_A_PLAN.search(name) or not found["sign"]):
        return None  # «okonomiplan-2009-12» and «sak-2021-05» name no month
    wording = f"{day}. {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"
    return _interval(year, month, day, f"{wording} (etter filnavnet)")


def _last_below(text: str, column: int, dated: Interval) -> Interval:
    """The latest day in that column of the rows right below; `dated` when there is none."""
    for line in text.removeprefix("\n").split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        below = date_of(cells[column]) if len(cells) > max(column, 1) else None
        if below is None:
            return dated
        dated = max(dated, below, key=lambda one: one.latest)
    return dated


def date_ending(line: str) -> Interval | None:
    """The day or month that closes the line («Formannskapet 3. oktober 2024»), as title slides give it."""
    words = line.split()
    tails = (" ".join(words[-count:]) for count in (3, 2, 1))
    return next((dated for tail in tails if not _YEAR_FORM.fullmatch(tail) and (dated := date_of(tail))), None)


def _leading(wording: str) -> Interval | None:
    """The day that all of `wording` names, or that opens it before other labels («12.03.2024  Arkivsak: 24/17»), worded
    without the day of the week and the hour."""
    around = _AROUND.fullmatch(" ".join(wording.split()))
    if around and (dated := date_of(around["core"])):
        return dated
    for words in (wording, wording.split(maxsplit=1)[-1]):
        found = (form.match(words) for form in _DAY_FORMS)
        if day := next((day for day in found if day and not words[day.end() : day.end() + 1].isalnum()), None):
            return date_of(day[0])
    return None


def is_date_line(line: str) -> bool:
    """Whether a line dates the document («Møtedato: …»)."""
    return _DATE_LINE.match(line) is not None


def stretch(earliest: date, latest: date, wording: str) -> Interval:
    """The interval with the grain its ends show: a day, month, quarter, half or year, else any span."""
    last_day = calendar.monthrange(latest.year, latest.month)[1]
    months = latest.month - earliest.month + 1
    whole = earliest.year == latest.year and earliest.day == 1 and latest.day == last_day
    grains = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
    if earliest == latest:
        grain = Grain.DAY
    elif whole and (earliest.month - 1) % months == 0:
        grain = grains.get(months, Grain.SPAN)
    else:
        grain = Grain.SPAN
    return Interval(earliest, latest, grain, wording)


def _interval(year: int, month: int, day: int | None, wording: str) -> Interval | None:
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    last = first if day else date(year, month, calendar.monthrange(year, month)[1])
    return stretch(first, last, wording)
