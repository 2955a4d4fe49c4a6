"""How people write dates: each has the dates it may mean, and every date that is offered is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.diagnostics.date_hints import MOST, readings
from pdtimeline.model.dates import PartialDate
from strategies import DATES


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("44 BC", "-0043"),
        ("44 B.C.", "-0043"),
        ("44 BCE", "-0043"),
        ("1 BC", "0000"),
        ("50 AD", "0050"),
        ("AD 50", "0050"),
        ("A.D. 476", "0476"),
        ("50 CE", "0050"),
        ("March 44 BC", "-0043-03"),
        ("15 March 44 BC", "-0043-03-15"),
        ("March 15, 44 BC", "-0043-03-15"),
        ("c. 44 BC", "-0043~"),
        ("44 v. Chr.", "-0043"),
        ("1st century BC", "-00XX"),
        ("5th century", "04XX"),
        ("19th century", "18XX"),
        ("the 19th century", "18XX"),
        ("1800s", "18XX, 180X"),
        ("the 1940s", "194X"),
        ("1940s", "194X"),
        ("1940's", "194X"),
        ("'40s", "194X"),
        ("early 1940s", "194X"),
        ("mid-1940s", "194X"),
        ("late 1940s", "194X"),
        ("Spring 1914", "1914-21"),
        ("spring of 1914", "1914-21"),
        ("autumn 1914", "1914-23"),
        ("Fall 1914", "1914-23"),
        ("Winter 1914/15", "1914-24"),
        ("1914 summer", "1914-22"),
        ("before 1914", "../1914"),
        ("until 1914", "../1914"),
        ("up to 1914", "../1914"),
        ("by March 1914", "../1914-03"),
        ("BEF 1914", "../1914"),
        ("<1914", "../1914"),
        ("after 1914", "1914/.."),
        ("since 1914", "1914/.."),
        ("AFT 1914", "1914/.."),
        ("from 1914", "1914/.."),
        ("1914 on", "1914/.."),
        ("1914 onwards", "1914/.."),
        ("1914+", "1914/.."),
        ("1914-", "1914/.."),
        ("1971-now", "1971/.."),
        ("1971 - present", "1971/.."),
        ("1971 to date", "1971/.."),
        ("1914-18", "1914/1918"),
        ("2001\N{EN DASH}05", "2001-05, 2001/2005"),
        ("1914/18", "1914/1918"),
        ("1914/15", "1914/1915"),
        ("2017-11-15/17", "2017-11-15/2017-11-17"),
        ("BET 1900 AND 1910", "1900/1910"),
        ("between 1900 and 1910", "1900/1910"),
        ("from 1900 to 1910", "1900/1910"),
        ("FROM 1900 TO 1910", "1900/1910"),
        ("1900 - 1910", "1900/1910"),
        ("1900\N{EN DASH}1910", "1900/1910"),
        ("1900 until 1910", "1900/1910"),
        ("1900..1910", "1900/1910"),
        ("15-20 November 2017", "2017-11-15/2017-11-20"),
        ("November 15-20, 2017", "2017-11-15/2017-11-20"),
        ("Nov-Dec 2017", "2017-11/2017-12"),
        ("15 Nov - 20 Dec 2017", "2017-11-15/2017-12-20"),
        ("c. 1815-1818", "1815~/1818"),
        ("c.1815-1818", "1815~/1818"),
        ("ca. 1815 to ca. 1818", "1815~/1818~"),
        ("about 1914", "1914~"),
        ("circa 1914", "1914~"),
        ("ca. 1914", "1914~"),
        ("ABT 1900", "1900~"),
        ("EST 1900", "1900~"),
        ("~1914", "1914~"),
        ("approx. 1914", "1914~"),
        ("1914 or so", "1914~"),
        ("around March 1914", "1914-03~"),
        ("c. 1914?", "1914%"),
        ("1914?~", "1914%"),
        ("probably 1914", "1914?"),
        ("maybe 1914", "1914?"),
        ("1914 (?)", "1914?"),
        ("194?", "194X"),
        ("19??", "19XX"),
        ("194x", "194X"),
        ("19xx", "19XX"),
        ("19--", "19XX"),
        ("2017-11-??", "2017-11"),
        ("2017-11-00", "2017-11"),
        ("2017-00-00", "2017"),
        ("2017/11/15", "2017-11-15"),
        ("2017.11.15", "2017-11-15"),
        ("2017-1-5", "2017-01-05"),
        ("1985-4", "1985-04"),
        ("11/2017", "2017-11"),
        ("15.11.2017", "2017-11-15"),
        ("11/15/2017", "2017-11-15"),
        ("05/06/2017", "2017-06-05, 2017-05-06"),
        ("15 November 2017", "2017-11-15"),
        ("15. November 2017", "2017-11-15"),
        ("15th of November, 2017", "2017-11-15"),
        ("Nov 15, 2017", "2017-11-15"),
        ("15-Nov-2017", "2017-11-15"),
        ("2017 Nov 15", "2017-11-15"),
        ("12 MAR 1890", "1890-03-12"),
        ("Sept. 1914", "1914-09"),
        ("November 2017", "2017-11"),
        ("Wednesday, 15 November 2017", "2017-11-15"),
        ("in 1914", "1914"),
        ("the year 1914", "1914"),
        ("1914.", "1914"),
        ("1914 ", "1914"),
        ("2O17-11-15", "2017-11-15"),
        ("2017\N{MINUS SIGN}11\N{MINUS SIGN}15", "2017-11-15"),
        ("20171115", "2017-11-15"),
        ("20171115T1430", "2017-11-15T14:30"),
        ("2017-11-15 14:30", "2017-11-15T14:30"),
        ("2017-11-15T14.30", "2017-11-15T14:30"),
        ("2017-11-15 2:30 pm", "2017-11-15T14:30"),
        ("2017-11-15 12:05 am", "2017-11-15T00:05"),
        ("15.11.2017 14:30", "2017-11-15T14:30"),
        ("2017-11-15T14:30:05.123Z", "2017-11-15T14:30:05Z"),
        ("2017-11-15T24:00", "2017-11-16T00:00"),
        ("Q1 2017", "2017-01/2017-03"),
        ("2017-Q4", "2017-10/2017-12"),
        ("H2 2017", "2017-07/2017-12"),
        ("2017-W46", "2017-11-13/2017-11-19"),
        ("2017-W46-3", "2017-11-15"),
        ("2017-319", "2017-11-15"),
        ("43054", "2017-11-15"),
        ("476", "0476"),
        ("85", "1985, 0085"),
        ("Christmas 1914", "1914-12-25"),
        ("early 1914", "1914"),
        ("beginning of 1914", "1914"),
    ],
)  # fmt: skip
def test_a_date_in_another_habit_is_understood(text: str, meant: str) -> None:
    assert ", ".join(readings(text)) == meant
    for made in readings(text):
        PartialDate.parse(made, 0)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "unless 1914", "the war", "44 CB", "13/13/2017", "31.2.2017", "2018-2016", "15.11.17",
        "60th century", "0 BC", "2017-W60", "2017-400", "Octember 1914", "..", "99999999", "1 2", "x" * 100,
        "Novembre 15 2017",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert [made for made in readings(text) if not made.endswith("XX")] == []


WORDS = (
    "about c. before after between and to - / .. 1914 18 BC AD the 1940s century 19th spring March 15 ? ~",
    "or so 14:30 pm Z Q1 W12 now",
)


@given(
    st.lists(st.sampled_from(" ".join(WORDS).split()), max_size=8).map(" ".join)
    | st.text(max_size=30)
)
def test_only_dates_are_offered(text: str) -> None:
    offered = readings(text)
    assert len(offered) <= MOST
    for made in offered:
        PartialDate.parse(made, 0)


@given(DATES)
def test_a_date_is_read_as_itself(date: PartialDate) -> None:
    assert readings(str(date))[0] == str(date)
