"""Lengths by the calendar: laws for every pair of dates, and the cases that are easy to get wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pdtimeline.errors import BadValue
from pdtimeline.model.dates import DAY, Instant, PartialDate, days_in_month
from pdtimeline.model.durations import Duration, Length, age, duration, length
from strategies import DATES, ENDS

INSTANTS = st.builds(
    lambda day, years, second: Instant(day.year - years, day.month, day.day, second),
    st.dates(date(4, 1, 1), date(4000, 12, 31)),
    st.sampled_from((0, 0, 2_000, 12_000)),  # leap years stay leap years
    st.sampled_from((0, 0, 1, 3_600, 86_399)),
)


def lasting(begin: str, end: str) -> Length:
    return length(PartialDate.parse(begin), PartialDate.parse(end))


def plus(first: Instant, lasted: Duration) -> Instant:
    """The other end: months on the calendar first, then days and seconds."""
    months = first.year * 12 + first.month - 1 + 12 * lasted.years + lasted.months
    year, month = divmod(months, 12)
    if first.day > days_in_month(year, month + 1):
        year, month = divmod(months + 1, 12)
        begin = Instant(year, month + 1, 1, first.second)
    else:
        begin = Instant(year, month + 1, first.day, first.second)
    return begin.later(lasted.days * DAY + lasted.seconds)


@given(INSTANTS, INSTANTS)
def test_adding_a_duration_gives_the_other_end(one: Instant, other: Instant) -> None:
    first, last = sorted((one, other))
    lasted = duration(first, last)
    assert plus(first, lasted) == last
    assert min(lasted) >= 0
    assert lasted.months < 12
    assert lasted.days < 31
    assert lasted.seconds < DAY


@given(INSTANTS, st.integers(0, 1_000))
def test_an_exact_anniversary_is_a_whole_number_of_years(first: Instant, years: int) -> None:
    assume((first.month, first.day) != (2, 29))
    assert duration(first, first._replace(year=first.year + years)) == Duration(years)


@given(st.integers(-3_000, 3_000), st.integers(1, 400))
def test_a_29_february_is_full_on_a_29_february_or_else_on_a_1_march(four: int, years: int) -> None:
    """Born on one: the birthday of other years is the day after the 28th."""
    assume(days_in_month(4 * four, 2) == 29)
    first, year = Instant(4 * four, 2, 29), 4 * four + years
    if days_in_month(year, 2) == 29:
        assert duration(first, Instant(year, 2, 29)) == Duration(years)
    else:
        assert duration(first, Instant(year, 2, 28)) == Duration(years - 1, 11, 30)
        assert duration(first, Instant(year, 3, 1)) == Duration(years)


@given(ENDS)
def test_a_date_lasts_from_its_begin_to_its_end(text: str) -> None:
    """Nothing is shorter than 0, and the longest of a date to itself is its own length."""
    found = lasting(text, text)
    assert found.shortest == Duration()
    begin, last = PartialDate.parse(text).days
    assert begin is not None
    assert last is not None
    assert found.longest is not None
    if "T" not in text:
        days = last.days - begin.days
        assert found.max_days == days
        assert plus(begin, found.longest) == last._replace(second=0)


@given(INSTANTS, INSTANTS, INSTANTS)
def test_what_ends_later_lasts_longer(first: Instant, one: Instant, other: Instant) -> None:
    _, earlier, later = sorted((first, one, other))
    first = min(first, one, other)
    assert duration(first, earlier) <= duration(first, later)
    assert (duration(first, earlier) == duration(first, later)) == (earlier == later)


@given(DATES, DATES)
def test_the_shortest_is_never_longer_than_the_longest(
    begin: PartialDate, end: PartialDate
) -> None:
    if end.last < begin.first:
        with pytest.raises(BadValue, match="swap them"):
            length(begin, end)
        return
    found = length(begin, end)
    if found.shortest is not None and found.longest is not None:
        assert found.shortest <= found.longest
        assert found.min_days is not None
        assert found.max_days is not None
        assert 0 <= found.min_days <= found.max_days
    assert (found.shortest is None) == (found.min_days is None)
    assert (found.longest is None) == (found.max_days is None)


@pytest.mark.parametrize(
    ("begin", "end", "shortest", "longest", "words"),
    [
        # by the calendar
        ("1914-03-02", "1917-03-02", "P3Y", "P3Y", "3 years"),
        ("2001-01-01", "2101-01-01", "P100Y", "P100Y", "100 years"),
        ("2001-01-01", "2001-12-31", "P11M30D", "P11M30D", "11 months, 30 days"),
        ("2012-02-29", "2013-02-28", "P11M30D", "P11M30D", "11 months, 30 days"),
        ("2012-02-29", "2013-03-01", "P1Y", "P1Y", "1 year"),
        ("2012-02-29", "2016-02-29", "P4Y", "P4Y", "4 years"),
        ("2017-01-31", "2017-02-28", "P28D", "P28D", "28 days"),
        ("2017-01-31", "2017-03-01", "P1M", "P1M", "1 month"),
        ("2017-01-31", "2017-03-31", "P2M", "P2M", "2 months"),
        ("2017-12-31", "2018-01-01", "P1D", "P1D", "1 day"),
        ("2017-05-05", "2017-05-05", "P0D", "P0D", "0 days"),
        ("-0043-03-15", "0014-08-19", "P57Y5M4D", "P57Y5M4D", "57 years, 5 months"),
        ("-0001", "0001", "P1Y1D", "P2Y11M30D", "1 or 2 years"),
        # bounds
        ("2013", "2015", "P1Y1D", "P2Y11M30D", "1 or 2 years"),
        ("1890", "1924-06-30", "P33Y5M30D", "P34Y5M29D", "33 or 34 years"),
        ("2017-01", "2017-04", "P2M1D", "P3M29D", "2 or 3 months"),
        ("2017-01-10", "2017-01", "P0D", "P21D", "up to 21 days"),
        ("2017", "2017", "P0D", "P11M30D", "up to 11 months"),
        ("2017-11-15", "2017-11-20/2017-11-25", "P5D", "P10D", "5 to 10 days"),
        ("194X", "196X", "P10Y1D", "P29Y11M30D", "10 to 29 years"),
        ("2017-01-01/2017-01-05", "2017-03-10", "P2M5D", "P2M9D", "2 months, 5 to 9 days"),
        ("1887", "1903-11-03/1904-01-02", "P15Y10M3D", "P17Y1D", "15 to 17 years"),
        ("2017-01-15/2017-02-14", "2021-09-15", "P4Y7M1D", "P4Y8M", "4 years, 7 or 8 months"),
        ("2017-01-15", "2021-01-15/2021-03-15", "P4Y", "P4Y2M", "4 years to 4 years, 2 months"),
        ("2017-01-15", "2021-03-16/2021-03-20", "P4Y2M1D", "P4Y2M5D", "4 years, 2 months"),
        # open and unknown ends
        ("2013/..", "2015", None, "P2Y11M30D", "at most 2 years, 11 months"),
        ("2013", "2015/..", "P1Y1D", None, "at least 1 year"),
        ("2013", "2015/", "P1Y1D", None, "at least 1 year"),
        ("/2013", "2015-01-01", "P1Y1D", None, "at least 1 year"),
        ("../2013", "2015/..", "P1Y1D", None, "at least 1 year"),
        # times of day
        ("2025-03-12T09:02", "2025-03-12T09:13", "PT11M", "PT11M", "11 minutes"),
        ("2025-03-12T09:03", "2025-03-12T09:55", "PT52M", "PT52M", "52 minutes"),
        ("2025-03-12T09:08:30", "2025-03-12T09:13", "PT4M30S", "PT4M30S", "4 minutes, 30 seconds"),
        ("2025-03-12T10:05", "2025-03-13T02:10", "PT16H5M", "PT16H5M", "16 hours, 5 minutes"),
        ("2025-03-12T23:00", "2025-03-14T01:00", "P1DT2H", "P1DT2H", "1 day, 2 hours"),
        ("2025-03-12T09:02", "2025-03-12", "P0D", "P0D", "0 days"),
        ("2025-03-12T09:02", "2025-03-15", "P3D", "P3D", "3 days"),
        (
            "2025-03-12T09:02/2025-03-12T09:10", "2025-03-12T09:30", "PT20M", "PT28M",
            "20 minutes to 28 minutes",
        ),
        ("2025-03-12T09:02", "2025-03-12T09:02/2025-03-12T09:10", "P0D", "PT8M", "up to 8 minutes"),
    ],
)  # fmt: skip
def test_a_length_is_counted_by_the_calendar(
    begin: str, end: str, shortest: str | None, longest: str | None, words: str
) -> None:
    found = lasting(begin, end)
    written = [None if bound is None else str(bound) for bound in found[:2]]
    assert written == [shortest, longest]
    assert found.words == words


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("1914-03-02", "1917-03-02", (1096, 1096)),
        ("2013", "2015", (366, 1094)),
        ("2025-03-12T09:00", "2025-03-12T15:00", (0.25, 0.25)),
        ("2025-03-12T09:00", "2025-03-13T09:00", (1, 1)),
        ("2013", "2015/..", (366, None)),
    ],
)
def test_a_length_is_counted_in_days(
    begin: str, end: str, days: tuple[float | None, float | None]
) -> None:
    found = lasting(begin, end)
    assert (found.min_days, found.max_days) == days
    assert all(isinstance(one, int) or one is None or one % 1 for one in found[2:])


@pytest.mark.parametrize(
    ("born", "at", "years"),
    [
        ("1890-03-12", "1914-03-11", (23, 23)),
        ("1890-03-12", "1914-03-12", (24, 24)),
        ("1890", "1924-06-30", (33, 34)),
        ("1887~", "1916-07-01", (28, 29)),
        ("2012-02-29", "2013-02-28", (0, 0)),
        ("1890", "1924/..", (33, None)),
        ("../1890", "1924", (33, None)),
        ("1890/..", "1924", (0, 34)),
        ("-0099-07-12", "-0043-03-15", (55, 55)),
    ],
)
def test_an_age_is_at_least_and_at_most(born: str, at: str, years: tuple[int, int | None]) -> None:
    assert age(PartialDate.parse(born), PartialDate.parse(at)) == years
