"""Dates of EDTF, levels 0 and 1: every example of the specification, with its bounds; level 2 is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.errors import BadValue
from pdtimeline.model.dates import (
    OPEN_BEGIN,
    OPEN_END,
    Instant,
    PartialDate,
    days_in_month,
)
from pdtimeline.model.edtf import offset

UTC = 0
DAY_ENDS = 86_399
INSTANTS = st.builds(
    lambda year, month, day, second: Instant(
        year, month, min(day, days_in_month(year, month)), second
    ),
    st.integers(-20_000, 20_000),
    st.integers(1, 12),
    st.integers(1, 31),
    st.integers(0, DAY_ENDS),
)

# The strings of the specification (Library of Congress, 2019), then what else the levels allow.
BOUNDS = [
    # level 0
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:30"),  # with a zone: below
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("0044-03-15", "0044-03-15", "0044-03-15"),
    # level 1
    ("Y170000002", "Y170000002", "Y170000002"),
    ("Y-170000002", "Y-170000002", "Y-170000002"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("-004X", "-0049-01-01", "-0040-12-31"),
    ("-00XX", "-0099-01-01", "0000-12-31"),
    ("-0043-XX", "-0043-01-01", "-0043-12-31"),
    ("1985-04-12/..", "1985-04-12", None),
    ("1985-04/..", "1985-04-01", None),
    ("1985/..", "1985-01-01", None),
    ("../1985-04-12", None, "1985-04-12"),
    ("../1985-04", None, "1985-04-30"),
    ("../1985", None, "1985-12-31"),
    ("1985-04-12/", "1985-04-12", None),
    ("1985-04/", "1985-04-01", None),
    ("1985/", "1985-01-01", None),
    ("/1985-04-12", None, "1985-04-12"),
    ("/1985-04", None, "1985-04-30"),
    ("/1985", None, "1985-12-31"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30"),
    ("1984~/2004~", "1984-01-01", "2004-12-31"),
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    ("1984-06-02?/", "1984-06-02", None),
    ("-1985", "-1985-01-01", "-1985-12-31"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    # what else the file takes
    ("2025-03-12T09:02", "2025-03-12T09:02:00", "2025-03-12T09:02:59"),
    ("2025-03-12T09:02~", "2025-03-12T09:02:00", "2025-03-12T09:02:59"),
    ("2025-03-12T14:30/2025-03-13T02:10", "2025-03-12T14:30:00", "2025-03-13T02:10:59"),
    ("2025-03-12/2025-03-13T02:10", "2025-03-12", "2025-03-13T02:10:59"),
    ("2001-21/2001-23", "2001-03-01", "2001-11-30"),
    ("2001-21~/2001-23?", "2001-03-01", "2001-11-30"),
    ("Y-10000/-0043", "Y-10000", "-0043-12-31"),
    ("Y-17000~/..", "Y-17000", None),
    ("2004/2004-05", "2004-01-01", "2004-05-31"),
    ("2004-05-15/2004-05", "2004-05-15", "2004-05-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_a_date_has_these_bounds(text: str, first: str | None, last: str | None) -> None:
    made = PartialDate.parse(text)
    assert (made.first_text, made.last_text) == (first, last)
    assert str(made) == text


@pytest.mark.parametrize(
    ("text", "clock", "written"),
    [
        ("1985-04-12T23:20:30Z", UTC, "1985-04-12T23:20:30"),
        ("1985-04-12T23:20:30-04", UTC, "1985-04-13T03:20:30"),
        ("1985-04-12T23:20:30+04:30", UTC, "1985-04-12T18:50:30"),
        ("2014-03-07T16:42Z", UTC, "2014-03-07T16:42"),
        ("2014-03-08T00:40+08:00", UTC, "2014-03-07T16:40"),
        ("2014-03-08T00:40+0800", 8 * 60, "2014-03-08T00:40"),
        ("2014-03-07T16:42Z~", 8 * 60, "2014-03-08T00:42~"),
        ("2014-03-07T16:42", 8 * 60, "2014-03-07T16:42"),
        ("0000-01-01T00:10+00:30", UTC, "-0001-12-31T23:40"),
        ("2014-03-07T16:42Z/2014-03-08T00:50+08:00", UTC, "2014-03-07T16:42/2014-03-07T16:50"),
    ],
)
def test_a_time_is_turned_to_the_clock_of_the_timeline(text: str, clock: int, written: str) -> None:
    assert PartialDate.parse(text, clock) == PartialDate.parse(written)


@pytest.mark.parametrize(
    "text", ["2014-03-07T16:42Z", "2014-03-07T16:42+01:00", "2014/2015-01-01T00:00Z"]
)
def test_a_zone_needs_a_clock(text: str) -> None:
    with pytest.raises(BadValue, match="the timeline has no clock"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        # level 2 of the specification
        "Y-17E7", "Y171010000S3", "Y3388E2S3", "1950S2", "2001-34", "2001-25", "2001-41",
        "[1667,1668,1670..1672]", "[..1760-12-03]", "[1667,1760-12]", "{1667,1668}", "{..1984}",
        "2004-06-~11", "2004?-06-11", "?2004-06-~10", "2004~-06-11", "156X-12-25", "15XX-12-25",
        "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "XXXX", "1XXX", "19X5", "X950",
        "2004-06-XX/2004-07-03", "201X/2019", "2004-XX/..", "~2004/2005",
        # what is none
        "", "..", "/", "../..", "/..", "../", "1985/1986/1987", "85", "850", "19850412", "+1985",
        "-0000", "-0000-03", "1985-4", "1985-00", "1985-13", "1985-20", "1985-04-31", "1900-02-29",
        "1985-04-00", "1985-04-12T24:00", "1985-04-12T23:60", "1985-04-12T23:20:60",
        "1985-04-12 23:20", "1985-04T23:20", "1985-04-12T23", "1985-04-12T23:20+15:00",
        "1985-04-12T23:20+01:60", "1985?~", "1985~?", "1985??", "201X~", "2001-21~", "2001-21-01",
        "Y1985", "Y10", "Y017000", "Y-0", "Y1234567890123", "Y17000?", "2004-21-XX",
        "2004-13-XX", "2005/2004", "2004-06/2004-05",
        "x1985", "1985 ", " 1985", "1985\n", "\u0661985", "1985-04-12t23:20", "1985-xx",
    ],
)  # fmt: skip
def test_what_is_no_date_of_level_1_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        PartialDate.parse(text, UTC)


def test_an_unknown_end_counts_as_the_known_one() -> None:
    """`/1985` may have begun at any time, and is still sorted into the year that is known."""
    assert PartialDate.parse("/1985")[:2] == PartialDate.parse("1985")[:2]
    assert PartialDate.parse("1985-04/")[:2] == PartialDate.parse("1985-04")[:2]
    assert PartialDate.parse("../1985").first == OPEN_BEGIN < Instant(-999_999_999)
    assert PartialDate.parse("1985/..").last == OPEN_END > Instant(999_999_999)


def test_years_before_1_come_in_their_order() -> None:
    texts = [
        "Y-10000",
        "-0100",
        "-0043-03",
        "-0043-03-15",
        "-0001",
        "0000",
        "0001",
        "9999",
        "Y10000",
    ]
    shuffled = [PartialDate.parse(text) for text in sorted(texts)]
    assert [str(day) for day in sorted(shuffled, key=lambda day: day[:2])] == texts


@given(INSTANTS, st.integers(-(10**11), 10**11))
def test_going_forth_and_back_ends_where_it_began(instant: Instant, seconds: int) -> None:
    later = instant.later(seconds)
    assert later.later(-seconds) == instant
    assert (later > instant) == (seconds > 0)
    assert (later.days - instant.days) * 86_400 + later.second - instant.second == seconds


@given(st.dates(), st.integers(-400_000, 400_000))
def test_later_days_are_those_of_the_calendar(day: date, days: int) -> None:
    begin = Instant(day.year, day.month, day.day)
    try:
        end = day + timedelta(days)
    except OverflowError:
        return
    assert begin.later(days * 86_400) == Instant(end.year, end.month, end.day)


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        ("Z", 0),
        ("UTC", 0),
        ("+00:00", 0),
        ("+02:00", 120),
        ("-0330", -210),
        ("+14", 840),
        ("-14:00", -840),
    ],
)
def test_an_offset_is_counted_in_minutes(zone: str, minutes: int) -> None:
    assert offset(zone) == minutes


@pytest.mark.parametrize(
    "zone", ["", "z", "CET", "+2", "+14:01", "+15", "+01:75", "2:00", "+02:000"]
)
def test_what_is_no_offset_is_refused(zone: str) -> None:
    with pytest.raises(BadValue):
        offset(zone)
