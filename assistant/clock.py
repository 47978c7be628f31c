"""The one place where the day is read: Europe/Oslo, by the command and the app, once a call."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today_in_oslo() -> date:
    return datetime.now(ZoneInfo("Europe/Oslo")).date()
