"""Lengths and ages: counted by the calendar, never by dividing days; bounds where dates are short.

A month is full on its day; where that day is missing, on the first of the next month. So from a 29
February to a 28 February there is one year less a day, and from 31 January to 28 February there are 28 days.
"""

from typing import NamedTuple

from pdtimeline.errors import BadValue
from pdtimeline.model.dates import DAY, OPEN_BEGIN, OPEN_END, Instant, PartialDate, days_in_month


class Duration(NamedTuple):
    """Whole years, then whole months, then days, then seconds; never negative."""

    years: int = 0
    months: int = 0
    days: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        """The duration as ISO 8601 writes it, from years to seconds: `P2Y11M30D`, `PT11M`, `P0D`."""
        date = [(self.years, "Y"), (self.months, "M"), (self.days, "D")]
        minutes, seconds = divmod(self.seconds, 60)
        time = [(minutes // 60, "H"), (minutes % 60, "M"), (seconds, "S")]
        day = "".join(f"{number}{unit}" for number, unit in date if number)
        clock = "".join(f"{number}{unit}" for number, unit in time if number)
        return f"P{day}T{clock}" if clock else f"P{day or '0D'}"

    @property
    def words(self) -> str:
        """The duration as people say it, in its two largest units at most: `2 years, 11 months`."""
        minutes, seconds = divmod(self.seconds, 60)
        units = (
            (self.years, "year"), (self.months, "month"), (self.days, "day"),
            (minutes // 60, "hour"), (minutes % 60, "minute"), (seconds, "second"),
        )  # fmt: skip
        first = next((at for at, (number, _) in enumerate(units) if number), None)
        if first is None:
            return "0 days"
        return ", ".join(counted(*unit) for unit in units[first : first + 2] if unit[0])


class Length(NamedTuple):
    """How long from one date to another: the shortest and the longest that both allow.

    `min_days` and `max_days` are whole numbers, or have a fraction where both dates have a time of day.
    Each is None where an end is open or unknown.
    """

    shortest: Duration | None
    longest: Duration | None
    min_days: float | None
    max_days: float | None

    @property
    def words(self) -> str:
        """The length as people say it: `52 minutes`, `33 or 34 years`, `2 to 3 months`; may be empty."""
        if self.shortest is None:
            return f"at most {self.longest.words}" if self.longest else ""
        if self.longest is None:
            return f"at least {self.shortest.words}"
        if self.shortest == self.longest:
            return self.shortest.words
        return _between(self.shortest, self.longest)


def duration(first: Instant, last: Instant) -> Duration:
    """How long from *first* to *last*, to the second; *last* is not before *first*."""
    months = (last.year - first.year) * 12 + last.month - first.month
    while (full := _after_months(first, months)) > last:
        months -= 1
    days, seconds = divmod((last.days - full.days) * DAY + last.second - full.second, DAY)
    return Duration(*divmod(months, 12), days, seconds)


def length(begin: PartialDate, end: PartialDate) -> Length:
    """How long from *begin* to *end*, as bounds.

    The shortest is from the last day of *begin* to the first of *end*, the longest from the first to the
    last. Where both have times of day it is counted to the second (a time to the minute is its beginning),
    else in days. Dates that overlap begin at 0. Raises `BadValue` where *end* is over before *begin*.
    """
    if end.last < begin.first:
        raise BadValue(f"{end} is before {begin}", "swap them")
    exact = _is_timed(begin) and _is_timed(end)
    begin_first, begin_last = _ends(begin, exact=exact)
    end_first, end_last = _ends(end, exact=exact)
    shortest, min_days = _counted(begin_last, end_first)
    longest, max_days = _counted(begin_first, end_last)
    return Length(shortest, longest, min_days, max_days)


def age(born: PartialDate, at: PartialDate) -> tuple[int, int | None]:
    """The years that somebody has been alive at a date: at least, and at most.

    None at most where the birth or the date has no known end there. *at* is not over before *born*.
    """
    lived = length(born, at)
    least = lived.shortest.years if lived.shortest else 0
    return least, None if lived.longest is None else lived.longest.years


def counted(number: int, word: str) -> str:
    """The number with the word, in the plural where it is not one."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _after_months(first: Instant, months: int) -> Instant:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if first.day <= days_in_month(year, month + 1):
        return first._replace(year=year, month=month + 1)
    year, month = divmod(year * 12 + month + 1, 12)
    return first._replace(year=year, month=month + 1, day=1)


def _is_timed(date: PartialDate) -> bool:
    return all("T" in end for end in date.ends if end not in {"", ".."})


def _ends(date: PartialDate, *, exact: bool) -> tuple[Instant | None, Instant | None]:
    """First and last as what is counted: seconds, or days as their midnights; None where not known."""
    begin, end = date.ends
    first = None if date.first == OPEN_BEGIN or not begin else date.first
    last = None if date.last == OPEN_END or not end else date.last
    if not exact:
        return first and first._replace(second=0), last and last._replace(second=0)
    if last and end.count(":") == 1:
        last = last._replace(second=last.second - 59)
    return first, last


def _counted(first: Instant | None, last: Instant | None) -> tuple[Duration | None, float | None]:
    if first is None or last is None:
        return None, None
    last = max(first, last)
    seconds = (last.days - first.days) * DAY + last.second - first.second
    days, rest = divmod(seconds, DAY)
    return duration(first, last), seconds / DAY if rest else days


def _between(shortest: Duration, longest: Duration) -> str:
    """Two durations in the unit in which they differ: `33 or 34 years`, `4 years, 6 to 8 months`."""
    if shortest.words == longest.words:
        return shortest.words
    names = ("year", "month", "day")
    unit = next((at for at in range(3) if longest[at]), 3)
    same = ""
    if unit < 2 and shortest[unit] == longest[unit]:
        same = f"{counted(longest[unit], names[unit])}, "
        unit += 1
    if unit < 3 and 0 < shortest[unit] < longest[unit]:
        low, high = shortest[unit], longest[unit]
        return f"{same}{low} {'or' if high == low + 1 else 'to'} {high} {names[unit]}s"
    if any(shortest):
        return f"{shortest.words} to {longest.words}"
    return f"up to {counted(longest[unit], names[unit]) if unit < 3 else longest.words}"
