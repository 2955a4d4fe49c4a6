"""Dates: compare, print. How they are written is in `edtf`, which is loaded where a date is read.

They are tuples of numbers in the proleptic Gregorian calendar with a day count of their own, not
`datetime.date`, so that years before 1 and years of more than four digits are possible.
"""

from typing import NamedTuple

from pdtimeline.model.values import Span

DAY = 24 * 60 * 60  # seconds
LAST_SECOND = DAY - 1
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
LONGEST_YEAR = 12  # digits of a year after Y
_NO_END = frozenset({"", ".."})


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

    def later(self, seconds: int) -> "Instant":
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
    def parse(cls, text: str, clock: int | None = None) -> "PartialDate":
        """The date that *text* writes; `BadValue` says what is wrong with it.

        *clock* is the timeline's own offset from UTC in minutes: times with `Z` or an offset are turned
        to it. Without one they are refused.
        """
        from pdtimeline.model.edtf import parsed

        return parsed(text, clock)

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


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, by the Gregorian rule."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def four_digits(year: int) -> str:
    """The year as EDTF writes it: at least four digits, a hyphen for years before 1 BC."""
    return f"{year:05}" if year < 0 else f"{year:04}"  # the sign counts as a digit


def timed(instant: Instant, *, with_seconds: bool) -> str:
    """The day and its time, such as 2022-10-05T21:00."""
    minutes, second = divmod(instant.second, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}" + (f":{second:02}" if with_seconds else "")
    return f"{four_digits(instant.year)}-{instant.month:02}-{instant.day:02}T{clock}"


def _bound(instant: Instant, text: str) -> str | None:
    if text in _NO_END:
        return None
    if text.startswith("Y"):
        return f"Y{instant.year}"
    if "T" in text:
        return timed(instant, with_seconds=True)
    return f"{four_digits(instant.year)}-{instant.month:02}-{instant.day:02}"
