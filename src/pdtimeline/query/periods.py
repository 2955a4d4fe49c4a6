"""The calendar in parts: years, months, days and hours, and which of them suits a timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pdtimeline.model.dates import OPEN_BEGIN, Instant, PartialDate
from pdtimeline.model.records import Event

SEASON = "season"
CALENDAR = ("year", "month", "day", "hour")
SCALES = (SEASON, *CALENDAR)

# A scale suits a timeline that is no longer than this, in days.
LONGEST = {"hour": 4, "day": 92, "month": 6 * 366}


class Period(NamedTuple):
    """A year, month, day or hour: its number, which is one more for the next one, and its EDTF text."""

    number: int
    text: str


def period(instant: Instant, scale: str) -> Period:
    """The year, month, day or hour that the instant is in."""
    year, month, day, second = instant
    text = f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) < 10_000 else f"Y{year}"
    if scale == "year":
        return Period(year, text)
    if scale == "month":
        return Period(year * 12 + month - 1, f"{text}-{month:02}")
    if scale == "day":
        return Period(instant.days, f"{text}-{month:02}-{day:02}")
    hour = second // 3600
    return Period(instant.days * 24 + hour, f"{text}-{month:02}-{day:02}T{hour:02}")


def begin(date: PartialDate) -> Instant:
    """When something begins, as far as anybody knows: an open begin counts at the known end."""
    return date.last if date.first == OPEN_BEGIN else date.first


def scale_of(events: Iterable[Event]) -> str:
    """The scale that suits the events.

    Seasons where most events have episodes, of at least two seasons; else the part of the calendar that
    fits their length.
    """
    asked = list(events)
    seasons = [event.episode[0::2] for event in asked if event.episode]
    if 2 * len(seasons) > len(asked) and len(set(seasons)) > 1:
        return SEASON
    begins = [begin(event.date) for event in asked if event.date]
    if not begins:
        return SEASON if seasons else "year"
    days = max(begins).days - min(begins).days
    if days <= LONGEST["hour"] and any("T" in event.date.text for event in asked if event.date):
        return "hour"
    return next((scale for scale in ("day", "month") if days <= LONGEST[scale]), "year")
