"""What people write elsewhere, and what they are told to write here; and that it is right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.diagnostics.characters import look_alike
from pdtimeline.diagnostics.value_hints import code_advice, date_advice, likely_id
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.values import ID_LENGTH, EpisodeCode, check_id


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("15.11.2017", "write 2017-11-15"),
        ("5.1.2017", "write 2017-01-05"),
        ("5. 1. 2017", "write 2017-01-05"),
        ("11/15/2017", "write 2017-11-15"),
        ("15/11/2017", "write 2017-11-15"),
        ("5/11/2017", "write 2017-11-05 or 2017-05-11"),
        ("5-11-2017", "write 2017-11-05 or 2017-05-11"),
        ("11/11/2017", "write 2017-11-11"),
        ("15 November 2017", "write 2017-11-15"),
        ("15th of November 2017", "write 2017-11-15"),
        ("15. Nov. 2017", "write 2017-11-15"),
        ("November 15, 2017", "write 2017-11-15"),
        ("nov 1st 2017", "write 2017-11-01"),
        ("November 2017", "write 2017-11"),
        ("May 2017", "write 2017-05"),
        ("~2017", "write 2017~"),
        ("ca. 2017-11", "write 2017-11~"),
        ("circa 2017", "write 2017~"),
        ("about 2017", "write 2017~"),
        ("2017?~", "write 2017%"),
        ("2017-11~?", "write 2017-11%"),
        ("20171115", "write 2017-11-15"),
        ("2017-11-15 14:30", "write 2017-11-15T14:30"),
        ("2017-11-15T14:30:05Z", ""),
        ("2017-11-15 14:30 CET", "write 2017-11-15T14:30+01:00, and add clock: UTC to timeline"),
        ("2017-11-15T14:30:05.123+01:00", "write 2017-11-15T14:30:05+01:00, and add clock: UTC to timeline"),
        ("2016-2018", "write 2016/2018"),
        ("2016 - 2018", "write 2016/2018"),
        ("2016\N{EN DASH}2018", "write 2016/2018"),
        ("2016 to 2018", "write 2016/2018"),
        ("2016..2018", "write 2016/2018"),
        ("2016-01-01 - 2016-01-05", "write 2016-01-01/2016-01-05"),
        ("2016-11 until 2016-12", "write 2016-11/2016-12"),
        ("\N{LEFT DOUBLE QUOTATION MARK}2017\N{RIGHT DOUBLE QUOTATION MARK}", "remove the curly quotes"),
        ("unknown", "leave the key out if it is unknown"),
        ("TBD", "leave the key out if it is unknown"),
        ("not yet", "write 2017, 2017-11, or 2017-11-15, or leave the key out if it is unknown"),
        ("2017-11-xx", "write 2017-11-XX if the rest is unknown"),
        ("2017-??-??", "write 2017 if the rest is unknown"),
        ("2017-00-00", "write 2017 if the rest is unknown"),
        ("1", "write 0001"),
        ("9999", ""),
        ("10000", "write 1927-05-18 if this is a day number from a spreadsheet"),
        ("44562.75", "write 2022-01-01 if this is a day number from a spreadsheet"),
        ("79999", "write 2119-01-10 if this is a day number from a spreadsheet"),
        ("80000", ""),
        ("3 May", "add the year, such as 2017-05-03"),
        ("3. Mai", "add the year, such as 2017-05-03"),
        ("31.12.", "add the year, such as 2017-12-31"),
        ("05/03", "add the year, such as 2017-03-05 or 2017-05-03"),
        ("05/13", "add the year, such as 2017-05-13"),
        ("3/5", "add the year, such as 2017-05-03 or 2017-03-05"),
        ("17/18", "write 1917/1918"),
        ("2017-01-05 to", ""),
        ("3-5 May", "add the year, such as 2017-05-03/2017-05-05"),
        ("in summer", "add the year, such as 2017-22"),
        ("30 February", ""),
        ("2Ol7", "write 2017 with the digit 0, not the letter O"),
        ("20I7", "write 2017 with the digit 1, not a letter"),
        ("\uff12017", "write 2017 with plain digits and hyphens"),
    ],
)  # fmt: skip
def test_a_date_in_another_habit_is_known(text: str, advice: str) -> None:
    assert date_advice(text) == advice


@pytest.mark.parametrize(
    "text",
    [
        "31.2.2017",
        "2017-13",
        "99999999",
        "13/13/2017",
        "Novembar 15 2017",
        "1 2",
        "2018-2016",
        "..",
        "15.11.17",
    ],
)
def test_nothing_is_said_where_it_would_be_wrong(text: str) -> None:
    """A date that does not exist must not be proposed."""
    assert date_advice(text) == ""


@given(
    st.from_regex(r"[0-9]{1,4}[-/. ~]?[0-9]{1,4}[-/. ]?([0-9]{4})?", fullmatch=True)
    | st.from_regex(r"(in |c\. )?([0-9]{1,2} ?)?(Ma|Jun|Dec)[a-z]{0,5}\.?", fullmatch=True)
    | st.text(max_size=20)
)
def test_every_date_that_is_proposed_is_one(text: str) -> None:
    advice = date_advice(text) if text.strip() else ""
    advice = advice.replace("add the year, such as ", "write ")
    if advice.startswith("write ") and "," not in advice:
        proposed = advice.removeprefix("write ").removesuffix(
            " if this is a day number from a spreadsheet"
        )
        for date in re.split(" or | when | with ", proposed)[:1]:
            PartialDate.parse(date, 0)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Season 1, Episode 2", "write S01E02"),
        ("season 10 ep. 3", "write S10E03"),
        ("S1 E2", "write S01E02"),
        ("S01-E02", "write S01E02"),
        ("S01E01-E03", "give one episode, such as S01E01"),
        ("S01E01 - S01E03", "give one episode, such as S01E01"),
        ("S01E01/02", "give one episode, such as S01E01"),
        ("pilot", ""),
        ("n/a", "leave the key out if it is unknown"),
        ("S01EO2", "write S01E02 with the digit 0, not the letter O"),
        ("fire-S01E0I", "write fire-S01E01 with the digit 1, not a letter"),
        ("fire\u2011S01E02", "write fire-S01E02 with plain digits and hyphens"),
        ("S01EOx", ""),
        ("1.2", ""),
        ("2", "add the season, such as S01E02"),
        ("e12", "add the season, such as S01E12"),
        ("Episode 2", "add the season, such as S01E02"),
        ("010", "add the season, such as S01E10"),
        ("102", "write S01E02 if this is episode 2 of season 1"),
        ("1021", "write S10E21 if this is episode 21 of season 10"),
        ("20000", ""),
        ("season 12", "add the episode, such as S12E01"),
    ],
)
def test_an_episode_in_another_habit_is_known(text: str, advice: str) -> None:
    assert code_advice(text) == advice


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The Meeting", "the-meeting"),
        ("the_meeting__2", "the-meeting-2"),
        ("Café de l'Été", "cafe-de-l-ete"),
        ("-x-", "x"),
        ("会", ""),
        ("a" * 100, "a" * 64),
        ("a" * 63 + " b", "a" * 63),
    ],
)
def test_the_id_that_was_meant(text: str, id_: str) -> None:
    assert likely_id(text) == id_


@given(st.text())
def test_every_id_that_is_proposed_is_one(text: str) -> None:
    found = likely_id(text)
    assert len(found) <= ID_LENGTH
    assert found == "" or check_id(found) == found


@given(st.from_regex(r"[Ss]eason ?[0-9]{1,4},? ?[Ee]p(isode)? ?[0-9]{1,4}", fullmatch=True))
def test_every_episode_that_is_proposed_is_one(text: str) -> None:
    advice = code_advice(text)
    assert str(EpisodeCode.parse(advice.removeprefix("write "))) == advice.removeprefix("write ")


@pytest.mark.parametrize(
    ("word", "near", "what", "advice"),
    [
        ("r\u2011r", ("ray", "r-r"), '"r\u2011r" contains U+2011 (Non-Breaking Hyphen)', "type r-r"),
        ("r\u2212r", ("r-r",), '"r\u2212r" contains U+2212 (Minus Sign)', "type r-r"),
        ("j\u0430y", ("jay",), '"j\u0430y" contains U+0430 (Cyrillic Small Letter A)', "type jay"),
        ("jay\u200b", ("jay",), '"jay\u200b" contains U+200B (Zero Width Space)', "type jay"),
        ("j\ue000y", ("jay",), '"j\ue000y" contains U+E000 (an invisible character)', "type jay"),
        ("\u201ejay\u201c", ("jay",), "YAML does not treat curly quotes as quotes", "delete the ones at jay"),
    ],
)  # fmt: skip
def test_a_sign_that_only_looks_like_another_is_named(
    word: str, near: tuple[str, ...], what: str, advice: str
) -> None:
    """On the screen the two words are the same."""
    assert look_alike(word, near) == (what, advice)


@pytest.mark.parametrize(
    ("word", "near"),
    [("jay-ray", ("jay-roy",)), ("jay\u2011ray", ()), ("jay\u2011ray", ("jay-roy", "jay"))],
    ids=["no such sign", "no other word", "other letters differ"],
)
def test_of_a_word_that_is_another_one_nothing_is_said(word: str, near: tuple[str, ...]) -> None:
    assert look_alike(word, near) is None
