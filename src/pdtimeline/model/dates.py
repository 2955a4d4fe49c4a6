"""Dates: parse, compare, print.

Dates are EDTF (Library of Congress, 2019; ISO 8601-2), levels 0 and 1. They are tuples of numbers in
the proleptic Gregorian calendar with a day count of their own, not `datetime.date`, so that years before
1 and years of more than four digits are possible. Level 2 is refused, never misread.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pdtimeline.errors import BadValue, quoted
from pdtimeline.model.values import Span

DAY = 24 * 60 * 60  # seconds
LAST_SECOND = DAY - 1
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DATE_FORMS = "write 2017, 2017-11, or 2017-11-15"
LONGEST_YEAR = 12  # digits of a year after Y


class Instant(NamedTuple):
    """A second of the timeline's own clock. Year 0 is 1 BC; `second` counts from midnight."""

    year: int
    month: int = 1
    day: int = 1
    second: int = 0

    @property
    def days(self) -> int:
        """The number of the day in the proleptic Gregorian calendar; 0000-03-01 is day 1."""
        year = self.year - (self.month < 3)
        month = (self.month + 9) % 12
        return (
            365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + self.day
        )

    def later(self, seconds: int) -> Instant:
        """The instant that many seconds later; earlier where the number is negative."""
        days, second = divmod(self.second + seconds, DAY)
        return _on_day(self.days + days, second)


def _on_day(number: int, second: int) -> Instant:
    """The instant on the day of that number: `Instant.days` the other way around.

    The method is Howard Hinnant's `civil_from_days` (chrono-compatible low-level date algorithms).
    """
    era, of_era = divmod(number - 1, 146_097)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    january = month >= 10
    return Instant(year + era * 400 + january, month - 9 if january else month + 3, day, second)


OPEN_BEGIN = Instant(-(10**LONGEST_YEAR))
OPEN_END = Instant(10**LONGEST_YEAR)


class PartialDate(NamedTuple):
    """A date or an interval as EDTF writes it; stands for its whole period.

    `first` and `last` are the first and the last second of the period, both included: what dates are
    ordered by. An open end is before or after everything; an unknown end counts as the known one.
    `text` is what the file says, turned to the timeline's clock.
    """

    first: Instant
    last: Instant
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, clock: int | None = None) -> PartialDate:
        """The date that *text* writes; `BadValue` says what is wrong with it.

        *clock* is the timeline's own offset from UTC in minutes: times with `Z` or an offset are turned
        to it. Without one they are refused.
        """
        begin, slash, end = text.partition("/")
        if not slash or "/" in end:
            return cls(*_period(text, clock))
        if not begin.strip(".") and not end.strip("."):
            raise BadValue("a date range needs at least one end", "write 2013/.. or ../2013")
        first = None if begin in {"", ".."} else _period(begin, clock, in_range=True)
        last = None if end in {"", ".."} else _period(end, clock, in_range=True)
        if first and last and last[1] < first[0]:
            raise BadValue(f"the date range {text} is backward", f"write {end}/{begin}")
        known = first or last
        assert known is not None  # noqa: S101 - one end at least is a date
        return cls(
            first[0] if first else OPEN_BEGIN if begin else known[0],
            last[1] if last else OPEN_END if end else known[1],
            f"{first[2] if first else begin}/{last[2] if last else end}",
        )

    @property
    def days(self) -> Span[Instant]:
        """First to last second, both included; an open end is None."""
        return Span(
            None if self.first == OPEN_BEGIN else self.first,
            None if self.last == OPEN_END else self.last,
        )

    @property
    def is_day(self) -> bool:
        """Whether it lies within one day."""
        return self.first[:3] == self.last[:3]

    @property
    def ends(self) -> tuple[str, str]:
        """What the text has for the begin and the end: twice the whole where it is no interval."""
        begin, slash, end = self.text.partition("/")
        return begin, end if slash else begin

    @property
    def is_over(self) -> bool:
        """Whether its end is neither open nor unknown."""
        return self.ends[1] not in _NO_END

    @property
    def first_text(self) -> str | None:
        """The first day, with a time where the text has one, or the year alone for a `Y` year.

        None for a begin that is open or unknown.
        """
        return _bound(self.first, self.ends[0])

    @property
    def last_text(self) -> str | None:
        """The last day, likewise."""
        return _bound(self.last, self.ends[1])


def is_date(text: str, clock: int | None = None) -> bool:
    """Whether a file takes the text as a date; without a *clock* no time may have a zone."""
    try:
        PartialDate.parse(text, clock)
    except BadValue:
        return False
    return True


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
        text = _timed(begin, with_seconds=is_second) + text[len(text.rstrip("~?%")) :]
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
                "Y is for years of more than four digits", f"write {_four_digits(year)}{qualifier}"
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


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, by the Gregorian rule."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


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


def _four_digits(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _timed(instant: Instant, *, with_seconds: bool) -> str:
    minutes, second = divmod(instant.second, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}" + (f":{second:02}" if with_seconds else "")
    return f"{_four_digits(instant.year)}-{instant.month:02}-{instant.day:02}T{clock}"


_NO_END = frozenset({"", ".."})


def _bound(instant: Instant, text: str) -> str | None:
    if text in _NO_END:
        return None
    if text.startswith("Y"):
        return f"Y{instant.year}"
    if "T" in text:
        return _timed(instant, with_seconds=True)
    return f"{_four_digits(instant.year)}-{instant.month:02}-{instant.day:02}"


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
