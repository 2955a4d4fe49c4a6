"""Parses dates as EDTF writes them, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2).

Level 2 is refused, never misread.
"""

from __future__ import annotations

import re

from pdtimeline.errors import BadValue, quoted
from pdtimeline.model.dates import (
    LAST_SECOND,
    LONGEST_YEAR,
    MONTHS,
    OPEN_BEGIN,
    OPEN_END,
    Instant,
    PartialDate,
    days_in_month,
    four_digits,
    timed,
)

DATE_FORMS = "write 2017, 2017-11, or 2017-11-15"

Period = tuple[Instant, Instant, str]

_DATE = re.compile(
    r"(-?\d{4})"
    r"(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"([~?%]?)",
    re.ASCII,
)
_LONG_YEAR = re.compile(r"Y(-?\d+)([~?%]?)", re.ASCII)
_MASKED = re.compile(
    r"(-?)(\d{3})X|(-?)(\d{2})XX|(-?\d{4})-XX|(-?\d{4})-(\d\d)-XX|(-?\d{4})-XX-XX", re.ASCII
)
OFFSET = r"([+-])(\d\d)(?::?(\d\d))?"
_ONE = "|".join(pattern.pattern for pattern in (_DATE, _LONG_YEAR, _MASKED))
DATE = rf"(?:(?:{_ONE})(?:/(?:{_ONE}|\.\.)?)?|(?:\.\.)?/(?:{_ONE}))"
"""What every date of a file looks like; not everything that looks so is one."""


def parsed(text: str, clock: int | None = None) -> PartialDate:
    """The date that *text* writes; `BadValue` says what is wrong with it.

    *clock* is the timeline's own offset from UTC in minutes, as in `PartialDate.parse`.
    """
    begin, slash, end = text.partition("/")
    if not slash or "/" in end:
        return PartialDate(*_period(text, clock))
    if not begin.strip(".") and not end.strip("."):
        raise BadValue("a date range needs at least one end", "write 2013/.. or ../2013")
    first = None if begin in {"", ".."} else _period(begin, clock, in_range=True)
    last = None if end in {"", ".."} else _period(end, clock, in_range=True)
    if first and last and last[1] < first[0]:
        raise BadValue(f"the date range {text} is backward", f"write {end}/{begin}")
    known = first or last
    assert known is not None  # noqa: S101 - one end at least is a date
    return PartialDate(
        first[0] if first else OPEN_BEGIN if begin else known[0],
        last[1] if last else OPEN_END if end else known[1],
        f"{first[2] if first else begin}/{last[2] if last else end}",
    )


def is_date(text: str, clock: int | None = None) -> bool:
    """Whether a file takes the text as a date; without a *clock* no time may have a zone."""
    try:
        parsed(text, clock)
    except BadValue:
        return False
    return True


def _period(text: str, clock: int | None, *, in_range: bool = False) -> Period:
    """First and last second of one EDTF date, and its text on the timeline's clock."""
    match = _DATE.fullmatch(text)
    if match is None:
        return _long_year(text, in_range=in_range) or _masked(text, in_range=in_range)
    year_text, month_text, day_text, *time, qualifier = match.groups()
    if year_text == "-0000":
        raise BadValue("there is no year -0000", "write 0000 for 1 BC")
    year = int(year_text)
    if month_text is None:
        return Instant(year), Instant(year, 12, 31, LAST_SECOND), text
    month = int(month_text)
    if 21 <= month <= 24 and day_text is None:
        if qualifier and not in_range:
            raise BadValue(f"a season takes no {qualifier}", f"write {year_text}-{month}")
        return (*_season(year, month), text)
    if not 1 <= month <= 12:
        raise BadValue(f"{text} has no month {month:02}", "use 01 to 12")
    length = days_in_month(year, month)
    if day_text is None:
        return Instant(year, month), Instant(year, month, length, LAST_SECOND), text
    day = int(day_text)
    if not 1 <= day <= length:
        raise BadValue(
            f"{year_text}-{month:02}-{day:02} does not exist",
            f"{MONTHS[month - 1]} {year_text} has {length} days",
        )
    midnight = Instant(year, month, day)
    if time[0] is None:
        return midnight, midnight._replace(second=LAST_SECOND), text
    return _time(midnight, time, text, clock)


def _time(midnight: Instant, time: list[str | None], text: str, clock: int | None) -> Period:
    """The minute or the second of a day; *time* is hour, minute, second and zone."""
    hour, minute, second = (int(part or 0) for part in time[:3])
    if hour > 23 or minute > 59 or second > 59:
        raise BadValue(f"{text} is not a valid time", "use 00:00:00 to 23:59:59")
    begin = midnight.later(hour * 3600 + minute * 60 + second)
    is_second = time[2] is not None
    if zone := time[3]:
        begin = begin.later(60 * (_clock_of(clock, zone) - offset(zone)))
        text = timed(begin, with_seconds=is_second) + text[len(text.rstrip("~?%")) :]
    return begin, begin if is_second else begin._replace(second=begin.second + 59), text


def _season(year: int, month: int) -> tuple[Instant, Instant]:
    """Spring to winter as 21 to 24; winter is that of its December."""
    begin = 3 * (month - 20)
    if begin == 12:
        return Instant(year, 12), Instant(year + 1, 2, days_in_month(year + 1, 2), LAST_SECOND)
    return Instant(year, begin), Instant(
        year, begin + 2, days_in_month(year, begin + 2), LAST_SECOND
    )


def _long_year(text: str, *, in_range: bool) -> Period | None:
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        return None
    number, qualifier = match.groups()
    year, digits = int(number[: LONGEST_YEAR + 2]), len(number.lstrip("-"))
    if digits > LONGEST_YEAR:
        raise BadValue(f"a year can have up to {LONGEST_YEAR} digits, but this one has {digits}")
    if abs(year) < 10_000 or str(year) != number:
        raise (
            BadValue(
                "Y is for years of more than four digits", f"write {four_digits(year)}{qualifier}"
            )
            if abs(year) < 10_000
            else BadValue(f"{text} begins with zeros", f"write Y{year}")
        )
    if qualifier and not in_range:
        raise BadValue(f"a year with Y takes no {qualifier}", f"write Y{year}")
    return Instant(year), Instant(year, 12, 31, LAST_SECOND), text


def _masked(text: str, *, in_range: bool) -> Period:
    """A date whose digits from the right are not specified: `194X`, `19XX`, `2004-XX`, `1985-04-XX`."""
    match = _MASKED.fullmatch(text)
    if match is None:
        raise BadValue(f"{quoted(text)} is not a valid date", _date_advice(text))
    if in_range:
        raise BadValue(f"{text} cannot be the end of a date range", DATE_FORMS)
    decade_sign, decade, century_sign, century, year, of_month, month, of_year = match.groups()
    digits, count = (decade, 10) if decade else (century, 100)
    if digits:
        first, last = int(digits) * count, int(digits) * count + count - 1
        if decade_sign or century_sign:
            first, last = -last, -first
        return Instant(first), Instant(last, 12, 31, LAST_SECOND), text
    if month:
        begin, end, _ = _period(f"{of_month}-{month}", None)
        if not 1 <= int(month) <= 12:
            raise BadValue(f"{text} has no month {month}", "use 01 to 12")
        return begin, end, text
    return (*_period(year or of_year, None)[:2], text)


def offset(zone: str) -> int:
    """The minutes that `Z` or an offset such as `+05:30` is ahead of UTC; `BadValue` for others."""
    match = re.fullmatch(OFFSET, zone, re.ASCII)
    if zone in {"Z", "UTC"}:
        return 0
    if match is None:
        raise BadValue(f"{quoted(zone)} is not a valid offset", "write UTC, +02:00, or -05:00")
    sign, hours, minutes = match[1], int(match[2]), int(match[3] or 0)
    if hours * 60 + minutes > 14 * 60 or minutes > 59:
        raise BadValue(f"no clock has the offset {zone}", "use -14:00 to +14:00")
    return (hours * 60 + minutes) * (-1 if sign == "-" else 1)


def _clock_of(clock: int | None, zone: str) -> int:
    if clock is None:
        name = "UTC" if zone == "Z" else zone
        raise BadValue(
            f"this time has the zone {zone}, but the timeline has no clock",
            f"add clock: {name} to timeline, or remove {zone}",
        )
    return clock


_LOOSE_DAY = r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})"


def _date_advice(text: str) -> str:
    """What to write instead, in full where the habit is plain."""
    match = re.fullmatch(_LOOSE_DAY, text.strip(), re.ASCII)
    if match is None:
        return DATE_FORMS
    first, _, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        year, month, day = int(first), int(second), int(third)
        if year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
            return f"write {first}-{month:02}-{day:02}"
    elif len(third) == 4:
        return f"write the year first: {third}-MM-DD"
    return DATE_FORMS
