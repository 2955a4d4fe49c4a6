"""Days, partial dates, episode codes and spans: parse, compare, print.

Dates are a subset of EDTF (ISO 8601-2, level 1). They are tuples of numbers with a day count of
their own, not `datetime.date`, so that years before 1 stay possible.
"""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from pdtimeline.errors import BadValue, quoted

T = TypeVar("T")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 64


class Span(NamedTuple, Generic[T]):
    """From *first* to *last*, both included; None is an open end."""

    first: T | None
    last: T | None

    def __contains__(self, value: object) -> bool:
        """Whether the value lies within, by its two bounds (never by counting)."""
        return (self.first is None or self.first <= value) and (  # type: ignore[operator]
            self.last is None or value <= self.last  # type: ignore[operator]
        )

    def overlaps(self, other: Span[T]) -> bool:
        """Whether the two have anything in common."""
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)


def _not_after(first: T | None, last: T | None) -> bool:
    return first is None or last is None or first <= last  # type: ignore[operator]


class Instant(NamedTuple):
    """A second of the timeline's own clock; open ends are the year 0 and the year 10000."""

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


LAST_SECOND = 24 * 60 * 60 - 1
OPEN_BEGIN = Instant(0)
OPEN_END = Instant(10000)


class PartialDate(NamedTuple):
    """A time, day, month, year or interval as EDTF writes it; stands for its whole period.

    `first` and `last` are the first and the last second of the period, both included.
    They are what dates are ordered by; `text` is what is printed.
    """

    first: Instant
    last: Instant
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that *text* writes; `BadValue` says what is wrong with it."""
        first_text, slash, last_text = text.partition("/")
        if not slash or "/" in last_text:
            first, last = _period(text)
            return cls(first, last, text)
        if first_text == last_text == "..":
            raise BadValue("a date range needs at least one end", "write 2013/.. or ../2013")
        first = OPEN_BEGIN if first_text == ".." else _period(first_text)[0]
        last = OPEN_END if last_text == ".." else _period(last_text)[1]
        if last < first:
            raise BadValue(f"the date range {text} is backward", f"write {last_text}/{first_text}")
        return cls(first, last, text)

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


_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?[~?%]?", re.ASCII
)
_LOOSE_DAY = r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})"
DATE_FORMS = "write 2017, 2017-11, or 2017-11-15"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _period(text: str) -> tuple[Instant, Instant]:
    """First and last second of one EDTF date (no interval)."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadValue(f"{quoted(text)} is not a valid date", _date_advice(text))
    year, month, day, hour, minute, second = (None if g is None else int(g) for g in match.groups())
    assert year is not None  # noqa: S101 - the pattern begins with it
    if year < 1:
        raise BadValue("there is no year 0000", "use 0001 to 9999")
    if month is None:
        return Instant(year), Instant(year, 12, 31, LAST_SECOND)
    if not 1 <= month <= 12:
        raise BadValue(f"{text} has no month {month:02}", "use 01 to 12")
    length = days_in_month(year, month)
    if day is None:
        return Instant(year, month), Instant(year, month, length, LAST_SECOND)
    if not 1 <= day <= length:
        raise BadValue(
            f"{year:04}-{month:02}-{day:02} does not exist",
            f"{MONTHS[month - 1]} {year} has {length} days",
        )
    if hour is None or minute is None:
        return Instant(year, month, day), Instant(year, month, day, LAST_SECOND)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        raise BadValue(f"{text} is not a valid time", "use 00:00:00 to 23:59:59")
    begin = hour * 3600 + minute * 60
    if second is not None:
        return Instant(year, month, day, begin + second), Instant(year, month, day, begin + second)
    return Instant(year, month, day, begin), Instant(year, month, day, begin + 59)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, by the Gregorian rule."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _date_advice(text: str) -> str:
    """What to write instead, in full where the habit is plain."""
    match = re.fullmatch(_LOOSE_DAY, text.strip(), re.ASCII)
    if match is None:
        return DATE_FORMS
    one, _, two, three = match.groups()
    if len(one) == 4 and len(three) <= 2:
        year, month, day = int(one), int(two), int(three)
        if year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
            return f"write {one}-{month:02}-{day:02}"
    elif len(three) == 4:
        return f"write the year first: {three}-MM-DD"
    return DATE_FORMS


class EpisodeCode(NamedTuple):
    """The code of an episode; `series` is empty for the main one. Season 0 is the specials."""

    season: int
    number: int
    series: str = ""

    def __str__(self) -> str:
        code = f"S{self.season:02}E{self.number:02}"
        return f"{self.series}-{code}" if self.series else code

    @classmethod
    def parse(cls, text: str) -> EpisodeCode:
        """The code that *text* writes, as a file writes it: `S05E07` or `fire-S05E07`."""
        match = _CODE.fullmatch(text)
        if match is None:
            raise BadValue(f"{quoted(text)} is not an episode code", _code_advice(text))
        series, season, number = match.groups()
        code = cls(int(season), int(number), series or "")
        if str(code) != text:
            raise BadValue(f"{quoted(text)} is not an episode code", f"write {code}")
        return code


WHOLE_SEASON = 99_999  # the number of an episode after the last one of its season
_CODE = re.compile(r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)-)?S(\d{2,4})E(\d{2,4})", re.ASCII)
_LOOSE_CODE = r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)-)?s?(\d{1,4})(?:ep?|[x.])(\d{1,4})"
CODE_FORMS = "write S05E07"


def _code_advice(text: str) -> str:
    match = re.fullmatch(_LOOSE_CODE, text.strip(), re.ASCII | re.IGNORECASE)
    if match is None:
        return CODE_FORMS
    series, season, number = match.groups()
    return f"write {EpisodeCode(int(season), int(number), (series or '').lower())}"


def check_id(text: str) -> str:
    """The text itself when it is an id; `BadValue` says what an id looks like."""
    if len(text) > ID_LENGTH:
        raise BadValue(f"an ID can have up to {ID_LENGTH} characters, but this one has {len(text)}")
    if ID.fullmatch(text) is None:
        raise BadValue(f"{quoted(text)} is not a valid ID", _id_advice(text))
    return text


def _id_advice(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower()) if text.isascii() else []
    advice = "use lowercase letters, digits, and single hyphens"
    return f"{advice}: {'-'.join(words)}" if words else advice
