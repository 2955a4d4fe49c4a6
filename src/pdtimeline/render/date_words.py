"""Dates as people say them: `44 BC`, `the 1940s`, `spring 2001`, `about 1914`, `2013 to 2015` with a dash."""

from __future__ import annotations

import re

from pdtimeline.model.dates import MONTHS, Instant, PartialDate
from pdtimeline.query.periods import period

SEASONS = {"21": "spring", "22": "summer", "23": "fall", "24": "winter"}
DOUBTS = {"~": "about ", "?": "possibly ", "%": "possibly about "}
DASH = " \N{EN DASH} "

_PARTS = re.compile(
    r"(?P<year>Y?-?\d+X{0,2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
    r"(?:T(?P<time>[\d:]+))?(?P<doubt>[~?%]?)"
)


def date_words(date: PartialDate, dash: str = DASH) -> str:
    """The date in words; a plain day, month or year stays as the file has it. *dash* joins two ends."""
    begin, slash, end = date.text.partition("/")
    if not slash:
        return _words(begin)
    if begin == "..":
        return f"until {_words(end)}"
    if end == "..":
        return f"since {_words(begin)}"
    day, _, time = end.partition("T")
    last = time if time and begin.partition("T")[0] == day else _words(end) if end else "?"
    return f"{_words(begin) if begin else '?'}{dash}{last}"


def period_words(instant: Instant, scale: str) -> str:
    """The year, month, day, hour or minute that the instant is in."""
    name = period(instant, scale).text
    return date_words(PartialDate.parse(f"{name}:00" if scale == "hour" else name))


def _words(text: str) -> str:
    match = _PARTS.fullmatch(text)
    assert match is not None  # noqa: S101 - every date that was read has this form
    year, month, day, time, doubt = match.group("year", "month", "day", "time", "doubt")
    return DOUBTS.get(doubt, "") + _period(year, month, day) + (f" {time}" if time else "")


def _period(year: str, month: str | None, day: str | None) -> str:
    if "X" in year:
        return _masked(year)
    if month in SEASONS:
        return f"{SEASONS[month]} {_winter(year) if month == '24' else _year(year)}"
    if "XX" in {month, day}:
        return f"sometime in {_period(year, None if month == 'XX' else month, None)}"
    number = int(year.lstrip("Y"))
    if month is None:
        return _year(year)
    if number >= 1000:
        return "-".join(part for part in (year, month, day) if part)
    name = MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {_year(year)}" if day else f"{name} {_year(year)}"


def _year(year: str) -> str:
    number = int(year.lstrip("Y"))
    if number < 1:
        return f"{1 - number} BC"
    return str(number) if number >= 1000 else f"AD {number}"


def _winter(year: str) -> str:
    """A winter is in two years, that of its December and the next."""
    number = int(year)
    return f"{number}/{(number + 1) % 100:02}" if number >= 1000 else _year(year)


def _masked(year: str) -> str:
    """`194X` is a decade, `19XX` a century; before 1 and in its first hundred years they are two years."""
    digits = year.rstrip("X")
    number, size = int(digits), 10 ** (len(year) - len(digits))
    first, last = number * size, number * size + size - 1
    if digits.startswith("-"):
        first, last = -(abs(number) * size + size - 1), -abs(number) * size
    if size == 100:
        century = 1 - number if digits.startswith("-") else number + 1
        return f"the {_ordinal(century)} century{' BC' if digits.startswith('-') else ''}"
    if first >= 100:
        return f"the {first}s"
    return f"{_year(str(first))} to {_year(str(last))}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
