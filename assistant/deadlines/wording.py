"""Days, stretches and lengths of time as they are said in Norwegian bokmål.

Flows in: calendar values. Flows out: short pieces of plain Norwegian. It computes nothing and reads nothing.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.deadlines.arithmetic import Amount, Apart, covers_whole_months
from assistant.deadlines.vocabulary import MONTH_NAMES
from assistant.deadlines.workdays import weekday_name
from corpus.interval import Grain, Interval

_QUARTERS = re.compile(r"Q[1-4](?:/Q?[1-4])? \d{4}")


def say_day(day: date) -> str:
    """«31. oktober 2022»."""
    return f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year}"


def say_weekday(day: date) -> str:
    """«mandag 31. oktober 2022»."""
    return f"{weekday_name(day)} {say_day(day)}"


def count(number: int, one: str, many: str) -> str:
    """«1 dag», «2 dager», «0 dager»: the number in figures, the noun in the right number."""
    sign = "−" if number < 0 else ""
    return f"{sign}{abs(number)} {one if abs(number) == 1 else many}"


def days(number: int) -> str:
    """«60 dager»."""
    return count(number, "dag", "dager")


def months(number: int) -> str:
    """«6 måneder»."""
    return count(number, "måned", "måneder")


def say_amount(amount: Amount) -> str:
    """How long it is, without its sign: the wording it came with, else months and days."""
    if amount.wording:
        return amount.wording
    parts = [months(abs(amount.months))] if amount.months else []
    if amount.days or not parts:
        parts.append(days(abs(amount.days)))
    return " og ".join(parts)


def say_apart(distance: Apart, in_years: bool = False) -> str:
    """The months and days of a distance: «17 måneder og 1 dag»; only days when there is no whole month; `in_years` with
    whole years first: «1 år, 5 måneder og 1 dag»."""
    years, rest = divmod(distance.months, 12) if in_years else (0, distance.months)
    parts = [f"{years} år"] if years else []
    parts += [months(rest)] if rest else []
    return listed([*parts, days(distance.rest)] if distance.rest or not parts else parts)


def say_interval(interval: Interval) -> str:
    """The day or stretch written out, after a wording that says it otherwise: «Q3/4 2023 (juli–desember 2023)»."""
    plain = _plain(interval)
    named = _named_half(interval) or interval.wording
    if interval.grain is Grain.DAY or not named or named.casefold().replace("/", "–") == plain:
        return plain
    return f"{named} ({plain})"


def when(interval: Interval) -> str:
    """The same with its preposition: «31. oktober 2022», «i mai 2022», «i tiden 21.–31. august 2020»."""
    if interval.is_day:
        return say_interval(interval)
    if interval.latest == date.max:
        return f"fra {say_day(interval.earliest)}"
    if interval.earliest == date.min:
        return f"til {say_day(interval.latest)}"
    return f"i {say_interval(interval)}" if _is_label(interval) or interval.wording else f"i tiden {_plain(interval)}"


def like(wording: str, moved: Interval) -> Interval:
    """The moved interval, worded in the form of the old one where that is quarters: «Q3/4 2023» → «Q1/2 2024»."""
    first, last = (moved.earliest.month + 2) // 3, moved.latest.month // 3
    aligned = covers_whole_months(moved) and moved.earliest.month % 3 == 1 and moved.latest.month % 3 == 0
    if not (_QUARTERS.fullmatch(wording) and aligned and moved.earliest.year == moved.latest.year):
        return moved
    quarters = f"Q{first}" if first == last else f"Q{first}/{last}" if last == first + 1 else ""
    said = f"{quarters} {moved.latest.year}" if quarters else ""
    return Interval(moved.earliest, moved.latest, moved.grain, said)


def listed(parts: Sequence[str], last: str = "og") -> str:
    """«a, b og c»."""
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _is_label(interval: Interval) -> bool:
    return interval.grain is Grain.WEEK or covers_whole_months(interval)


def _named_half(interval: Interval) -> str:
    """A half-year that carries no wording of its own, as a move makes it."""
    first, last = interval.earliest, interval.latest
    if interval.wording or not covers_whole_months(interval) or first.year != last.year:
        return ""
    return {(1, 6): f"1. halvår {first.year}", (7, 12): f"2. halvår {first.year}"}.get((first.month, last.month), "")


def _plain(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    if interval.is_day:
        return say_day(first)
    if interval.grain is Grain.WEEK:
        return f"uke {first.isocalendar().week} {first.isocalendar().year}"
    same_year = first.year == last.year
    if covers_whole_months(interval):
        if same_year and (first.month, last.month) == (1, 12):
            return str(first.year)
        end = f"{MONTH_NAMES[last.month - 1]} {last.year}"
        if same_year and first.month == last.month:
            return end
        return f"{MONTH_NAMES[first.month - 1]}{'' if same_year else f' {first.year}'}–{end}"
    if same_year and first.month == last.month:
        return f"{first.day}.–{say_day(last)}"
    start = f"{first.day}. {MONTH_NAMES[first.month - 1]}" if same_year else say_day(first)
    return f"{start}–{say_day(last)}"
