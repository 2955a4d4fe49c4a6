"""Dates of a table, in one cell or in several."""

from __future__ import annotations

import pytest

from pdtimeline.errors import BadValue
from pdtimeline.importing.dates import Habits, date_in, habits_of
from pdtimeline.model.edtf import is_date

FORMS = "write 2017, 2017-11, or 2017-11-15, or leave it empty"


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({}, ""),
        ({"date": "unknown"}, ""),
        ({"date": "?", "end": "-"}, ""),
        ({"date": "1914-03-15"}, "1914-03-15"),
        ({"date": "194X"}, "194X"),
        ({"date": "15 March 1914"}, "1914-03-15"),
        ({"date": "c. 1914"}, "1914~"),
        ({"date": "1914-18"}, "1914/1918"),
        ({"date": "1914", "end": "1918"}, "1914/1918"),
        ({"date": "1914", "end": "1914"}, "1914"),
        ({"date": "", "end": "1918"}, "/1918"),
        ({"date": "15", "end": "20 November 2017"}, "2017-11-15/2017-11-20"),
        ({"date": "2017-11-15", "time": "2:30 pm"}, "2017-11-15T14:30"),
        (
            {"date": "2017-11-15", "time": "14:30", "end time": "15:00"},
            "2017-11-15T14:30/2017-11-15T15:00",
        ),
        (
            {"date": "15.11.2017", "end": "16.11.2017", "end time": "15:00"},
            "2017-11-15/2017-11-16T15:00",
        ),
        ({"date": "2017-11-15T10:00Z"}, "2017-11-15T10:00Z"),
        ({"year": "1914"}, "1914"),
        ({"year": "476"}, "0476"),
        ({"year": "1914", "month": "3", "day": "5"}, "1914-03-05"),
        ({"year": "1914", "month": "March", "day": "5"}, "1914-03-05"),
        ({"year": "1914", "month": "Mar"}, "1914-03"),
        ({"year": "1914", "end year": "1918", "end month": "11"}, "1914/1918-11"),
        ({"year": "44 BC"}, "-0043"),
        ({"time": "14:30"}, ""),
    ],
)
def test_cells_make_one_date(cells: dict[str, str], date: str) -> None:
    assert date_in(cells, Habits()) == date


@pytest.mark.parametrize(
    ("cells", "what", "advice"),
    [
        ({"date": "someday"}, '"someday" is not a date', FORMS),
        ({"date": "3/4/1914"}, '"3/4/1914" may be one of several dates', "write 1914-04-03 or 1914-03-04"),
        ({"date": "1918", "end": "1914"}, "the date range 1918/1914 is backward", "write 1914/1918"),
        ({"date": "1914/1915", "end": "1918"}, '"1914/1915/1918" is a range of ranges',
         "write one date for each end"),
        ({"date": "1914", "end": "someday"}, '"someday" is not a date', FORMS),
    ],
)  # fmt: skip
def test_what_is_no_date_or_several_is_told(cells: dict[str, str], what: str, advice: str) -> None:
    with pytest.raises(BadValue) as error:
        date_in(cells, Habits())
    assert (error.value.what, error.value.advice) == (what, advice)


@pytest.mark.parametrize(
    ("cells", "habits"),
    [
        ([], Habits()),
        (["3/4/1914", "", "1914"], Habits()),
        (["3/4/1914", "25/12/1914"], Habits(day_first=True)),
        (["3-4-1914", "12-25-1914"], Habits(day_first=False)),
        (["25/12/1914", "12/25/1914"], Habits()),
        (["2014-01-01 00:00:00", "", "1/2/2014 0:00"], Habits(has_midnights=True)),
        (["2014-01-01 00:00:00", "2014-01-01 10:00:00"], Habits()),
    ],
)
def test_all_dates_of_a_table_together_tell_how_they_are_written(
    cells: list[str], habits: Habits
) -> None:
    assert habits_of(cells) == habits


@pytest.mark.parametrize(
    ("text", "habits", "date"),
    [
        ("3/4/1914", Habits(day_first=True), "1914-04-03"),
        ("3/4/1914", Habits(day_first=False), "1914-03-04"),
        ("3.4.1914", Habits(day_first=False), "1914-04-03"),
        ("2014-01-01 00:00:00", Habits(has_midnights=True), "2014-01-01"),
        ("2014-01-01 00:00:00", Habits(), "2014-01-01T00:00:00"),
    ],
)
def test_habits_say_which_date_is_meant(text: str, habits: Habits, date: str) -> None:
    assert date_in({"date": text}, habits) == date


def test_a_zone_needs_a_clock() -> None:
    assert is_date("2017-11-15T10:00Z", 0)
    assert not is_date("2017-11-15T10:00Z")
