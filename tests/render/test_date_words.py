"""Dates are shown as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given

from pdtimeline.model.dates import PartialDate
from pdtimeline.render.date_words import date_words
from strategies import DATES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017", "2017"), ("2017-11", "2017-11"), ("2017-11-15", "2017-11-15"),
        ("2025-03-12T09:02", "2025-03-12 09:02"), ("2025-03-12T09:02:30", "2025-03-12 09:02:30"),
        ("1914~", "about 1914"), ("1914?", "possibly 1914"), ("1914-05%", "possibly about 1914-05"),
        ("-0043", "44 BC"), ("0000", "1 BC"), ("0001", "AD 1"), ("0476", "AD 476"), ("1066", "1066"),
        ("-0043-03-15", "March 15, 44 BC"), ("-0043-03~", "about March 44 BC"),
        ("0079-08-24", "August 24, AD 79"),
        ("Y17000", "17000"), ("Y-17000", "17001 BC"),
        ("2001-21", "spring 2001"), ("2001-22", "summer 2001"), ("2001-23", "fall 2001"),
        ("2001-24", "winter 2001/02"), ("1999-24", "winter 1999/00"), ("-0043-24", "winter 44 BC"),
        ("194X", "the 1940s"), ("190X", "the 1900s"),
        ("19XX", "the 20th century"), ("20XX", "the 21st century"),
        ("10XX", "the 11th century"), ("00XX", "the 1st century"), ("-00XX", "the 1st century BC"),
        ("-01XX", "the 2nd century BC"), ("-004X", "50 BC to 41 BC"), ("-000X", "10 BC to 1 BC"),
        ("000X", "1 BC to AD 9"), ("004X", "AD 40 to AD 49"), ("047X", "the 470s"),
        ("2004-XX", "sometime in 2004"), ("1985-04-XX", "sometime in 1985-04"),
        ("1985-XX-XX", "sometime in 1985"),
        ("-0043-03-XX", "sometime in March 44 BC"),
        ("2013-09/2013-12", "2013-09 - 2013-12"), ("1887~/1890?", "about 1887 - possibly 1890"),
        ("../2013", "until 2013"), ("2024/..", "since 2024"), ("/2013", "? - 2013"), ("2024/", "2024 - ?"),
        ("2025-03-12T09:02/2025-03-12T09:54", "2025-03-12 09:02 - 09:54"),
        ("2025-03-12T14:30/2025-03-13T02:10", "2025-03-12 14:30 - 2025-03-13 02:10"),
        ("-0048/-0043-03-15", "49 BC - March 15, 44 BC"),
    ],
)  # fmt: skip
def test_a_date_is_said_so(text: str, words: str) -> None:
    assert date_words(PartialDate.parse(text), " - ") == words


def test_the_dash_is_one_unless_another_is_wanted() -> None:
    assert date_words(PartialDate.parse("2013/2015")) == "2013 \N{EN DASH} 2015"


@given(DATES)
def test_every_date_has_words(date: PartialDate) -> None:
    words = date_words(date)
    assert words == words.strip()
    assert "/" not in words.replace("winter ", "")
