"""Dates and counts as a Norwegian reader writes them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """«31. oktober 2020»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def interval_in_words(given: Mapping[str, Any]) -> str:
    """The source's own wording, and the days it stands for when they are not said by it."""
    earliest, latest = date.fromisoformat(given["earliest"]), date.fromisoformat(given["latest"])
    days = day_in_words(earliest) if earliest == latest else f"{day_in_words(earliest)} – {day_in_words(latest)}"
    wording = str(given.get("wording") or "")
    return f"{wording} ({days})" if wording and wording != days else days


def counted(number: int, one: str, several: str) -> str:
    """«1 kilde», «2 kilder»."""
    return f"{number} {one if number == 1 else several}"
