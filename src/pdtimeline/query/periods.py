"""The calendar in parts, from years to minutes, and which of them suits a timeline."""

from collections.abc import Iterable
from typing import NamedTuple

from pdtimeline.model.dates import DAY, OPEN_BEGIN, Instant, PartialDate
from pdtimeline.model.records import Event

SEASON = "season"
CALENDAR = ("year", "month", "day", "hour", "minute")
SECONDS = {"hour": 3600, "minute": 60}

# A scale suits a timeline that is no longer than this, in seconds.
LONGEST = {"minute": 3 * 3600, "hour": 4 * DAY, "day": 92 * DAY, "month": 6 * 366 * DAY}


class Period(NamedTuple):
    """A year, month, day, hour or minute: its number, one more for the next one, and its EDTF text.

    An hour is written without its minutes: `2025-03-12T09`.
    """

    number: int
    text: str


def period(instant: Instant, scale: str) -> Period:
    """The year, month, day, hour or minute that the instant is in."""
    year, month, day, second = instant
    text = f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) < 10_000 else f"Y{year}"
    if scale == "year":
        return Period(year, text)
    if scale == "month":
        return Period(year * 12 + month - 1, f"{text}-{month:02}")
    text = f"{text}-{month:02}-{day:02}"
    if scale == "day":
        return Period(instant.days, text)
    length = SECONDS[scale]
    number = (instant.days * DAY + second) // length
    minutes = f":{second // 60 % 60:02}" if scale == "minute" else ""
    return Period(number, f"{text}T{second // 3600:02}{minutes}")


def start_of(number: int, scale: str) -> Instant:
    """The first second of the period with that number."""
    if scale == "year":
        return Instant(number)
    if scale == "month":
        return Instant(number // 12, number % 12 + 1)
    length = SECONDS.get(scale, DAY)
    return Instant(0, 3, 1).later(number * length - DAY)  # 0000-03-01 is day 1


def begin(date: PartialDate) -> Instant:
    """When something begins, as far as anybody knows: an open begin counts at the known end."""
    return date.last if date.first == OPEN_BEGIN else date.first


def calendar_of(events: Iterable[Event]) -> str:
    """The part of the calendar that fits the length of the events."""
    dates = [event.date for event in events if event.date]
    begins = [begin(date) for date in dates] or [Instant(0)]
    first, last = min(begins), max(begins)
    length = (last.days - first.days) * DAY + last.second - first.second
    has_times = any("T" in date.text for date in dates)
    scales = ("minute", "hour", "day", "month") if has_times else ("day", "month")
    return next((scale for scale in scales if dates and length <= LONGEST[scale]), "year")


def scale_of(events: Iterable[Event]) -> str:
    """The scale that suits the events.

    Seasons where most events have episodes, of at least two seasons; else the part of the calendar that
    fits their length.
    """
    asked = list(events)
    seasons = [event.episode[0::2] for event in asked if event.episode]
    if 2 * len(seasons) > len(asked) and len(set(seasons)) > 1:
        return SEASON
    if seasons and not any(event.date for event in asked):
        return SEASON
    return calendar_of(asked)
