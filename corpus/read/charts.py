"""Charts of PowerPoint and Word files as the tables they are drawn from.

Flows in: the XML of one chart. Flows out: its title, and its series and categories as rows of cells. It reads the
values the file keeps beside the drawing, and does not open the sheet they came from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from corpus.date_line import MONTHS
from corpus.read.xml_part import Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DATE_1900, _DATE_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 73_050  # the year 2099
_DATED = re.compile(r"(?=.*[ymd])[ymd\s./,-]+", re.IGNORECASE)
# No chart that a person reads values off has more points in one series.
_MOST_POINTS = 500
_DIGITS = re.compile(r"[0#?][0#?.,]*")
_PLACE = re.compile(r"\[\$(?P<sign>[^\]-]*)[^\]]*\]")
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].')
_FIRST_GROUPED = 10_000

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` is empty without one. `tables`: one for all series over the same categories; none when the file keeps no
    values, or too many."""

    title: str
    tables: tuple[Rows, ...]


def chart_of(root: Element) -> Chart:
    """The chart as tables: a row that names the series, and a row for each category."""
    start = _DATE_1904 if _value(root.find(f"{_C}date1904")) in ("1", "true") else _DATE_1900
    grouped: list[tuple[dict[int, str], list[tuple[str, dict[int, str]]]]] = []
    for number, series in enumerate(root.iter(f"{_C}ser"), start=1):
        values = _points(_first(series, "val", "yVal"), start)
        if not values:
            continue
        name = " ".join(v.text or "" for v in series.iterfind(f"{_C}tx//{_C}v")).strip() or f"Serie {number}"
        categories = _points(_first(series, "cat", "xVal"), start)
        if not grouped or (categories and grouped[-1][0] != categories):
            grouped.append((categories, []))
        grouped[-1][1].append((name, values))
    across, up = _axis_titles(root)
    tables = (_table(across, up, categories, series) for categories, series in grouped)
    return Chart(_title(root.find(f"{_C}chart")), tuple(tables))


def _table(across: str, up: str, categories: dict[int, str], series: Sequence[tuple[str, dict[int, str]]]) -> Rows:
    places = sorted({*categories, *(place for _, values in series for place in values)})
    head = (across, *(f"{name} ({up})" if up and up != name else name for name, _ in series))
    rows = ((categories.get(place, ""), *(values.get(place, "") for _, values in series)) for place in places)
    return head, *rows


def _axis_titles(root: Element) -> tuple[str, str]:
    """What is written along the categories and along the values; for the values nothing when there are two scales, or
    when the scale is drawn in other units than the values are kept in."""
    named = [axis for axis in root.iterfind(f".//{_C}plotArea/*") if axis.tag in (f"{_C}catAx", f"{_C}dateAx")]
    valued = root.findall(f".//{_C}plotArea/{_C}valAx")
    if not named and len(valued) == 2:
        named, valued = valued[:1], valued[1:]
    is_plain = len(valued) == 1 and valued[0].find(f"{_C}dispUnits") is None
    return _title(named[0]) if named else "", _title(valued[0]) if is_plain else ""


def _title(holder: Element | None) -> str:
    title = None if holder is None else holder.find(f"{_C}title")
    if title is None:
        return ""
    lines = ("".join(run.text or "" for run in line.iter(f"{_A}t")) for line in title.iter(f"{_A}p"))
    cached = (value.text or "" for value in title.iter(f"{_C}v"))
    return " ".join(" ".join([*lines, *cached]).split())


def _first(series: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := series.find(f"{_C}{name}")) is not None), None)


def _points(holder: Element | None, start: date) -> dict[int, str]:
    """The words or figures of a series or its categories, by place; those in several layers are put one after another,
    the outermost first."""
    if holder is None:
        return {}
    layers = holder.findall(f".//{_C}lvl")
    if layers:
        inner, *outer = [_cached(layer, "", start) for layer in layers]
        around = {place: [_reaching(layer, place) for layer in reversed(outer)] for place in inner}
        return {place: " ".join(filter(None, [*around[place], words])) for place, words in inner.items()}
    code = holder.findtext(f".//{_C}formatCode") or ""
    return next((_cached(cache, code, start) for cache in holder.iter() if cache.find(f"{_C}pt") is not None), {})


def _reaching(layer: dict[int, str], place: int) -> str:
    """What an outer layer says of the place: it stands only where it begins."""
    return layer.get(max((begun for begun in layer if begun <= place), default=-1), "")


def _cached(cache: Element, code: str, start: date) -> dict[int, str]:
    is_figures = cache.tag in (f"{_C}numCache", f"{_C}numLit")
    found: dict[int, str] = {}
    points = cache.findall(f"{_C}pt")
    for point in points if len(points) <= _MOST_POINTS else ():
        words = (point.findtext(f"{_C}v") or "").strip()
        place = point.get("idx", "")
        if words and place.isdecimal() and len(place) < 7:
            found[int(place)] = figure(words, point.get("formatCode", code), start) if is_figures else words
    return found


def figure(words: str, code: str, start: date = _DATE_1900) -> str:
    """The value as a Norwegian reads it, in the unit its format gives: «12,5», «84 %», «31 mill.», «1. juni 2024».

    It is never rounded as the drawing may be; `start` is the day that days are counted from.
    """
    try:
        value = float(words)
    except ValueError:
        return words
    if not isfinite(value):
        return words
    code = _PLACE.sub(r'"\g<sign>"', code.split(";")[0])
    bare = _LITERAL.sub("", code)
    digits = _DIGITS.search(bare)
    if _DATED.fullmatch(bare) and 1 <= value < _LAST_SERIAL:
        return _day(start + timedelta(days=int(value)), bare.lower())
    if "%" in bare:
        return f"{_told(value * 100)} %"
    scale = len(digits[0]) - len(digits[0].rstrip(",")) if digits else 0
    before, after = _units(code)
    return " ".join(filter(None, [before, _told(value / 1000**scale), after]))


def _units(code: str) -> tuple[str, str]:
    """The words that a format puts before and after the figure."""
    sides: tuple[list[str], list[str]] = ([], [])
    seen = 0
    for part in re.finditer(rf"{_LITERAL.pattern}|(?P<digit>[0#?])", code):
        if part["digit"]:
            seen = 1
        else:
            sides[seen].append(part["quoted"] or part["escaped"] or "")
    before, after = (" ".join("".join(side).split()) for side in sides)
    return before, after


def _told(value: float) -> str:
    whole, _, decimals = f"{value:.10f}".rstrip("0").rstrip(".").partition(".")
    grouped = f"{int(whole):,}".replace(",", " ") if abs(value) >= _FIRST_GROUPED else whole
    return f"{grouped},{decimals}" if decimals else grouped


def _day(day: date, code: str) -> str:
    if "d" in code:
        return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    return f"{MONTHS[day.month - 1]} {day.year}" if "m" in code else str(day.year)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "true")
