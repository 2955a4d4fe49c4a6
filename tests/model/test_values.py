"""Days, partial dates, codes and spans: what is written is what is meant, and nothing is guessed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.errors import BadValue
from pdtimeline.model.dates import (
    LAST_SECOND,
    OPEN_BEGIN,
    OPEN_END,
    Instant,
    PartialDate,
    days_in_month,
)
from pdtimeline.model.values import EpisodeCode, Span, check_id
from strategies import CODES, DATE_TEXTS, DAYS, ENDS, IDS, MONTHS, SINGLE_DATES, YEARS

T = TypeVar("T")
SMALL = st.none() | st.integers(0, 8)
SPANS = st.builds(Span, SMALL, SMALL)


def written(parse: Callable[[str], T], text: str) -> T | BadValue:
    """What the text writes, or the refusal."""
    try:
        return parse(text)
    except BadValue as refused:
        return refused


@pytest.mark.parametrize(
    ("span", "value", "is_in"),
    [
        pytest.param(Span(5, 7), 4, False, id="before"),
        pytest.param(Span(5, 7), 5, True, id="first"),
        pytest.param(Span(5, 7), 6, True, id="within"),
        pytest.param(Span(5, 7), 7, True, id="last"),
        pytest.param(Span(5, 7), 8, False, id="after"),
        pytest.param(Span(None, 7), -1000, True, id="open begin"),
        pytest.param(Span(None, 7), 8, False, id="after an open begin"),
        pytest.param(Span(5, None), 999_999_999, True, id="open end"),
        pytest.param(Span(5, None), 4, False, id="before an open end"),
        pytest.param(Span(None, None), 0, True, id="all"),
        pytest.param(Span(0, 999_999_999), 999_999_998, True, id="very long"),
        pytest.param(Span(0, 999_999_999), 1_000_000_000, False, id="after a very long one"),
    ],
)
def test_a_span_takes_in_both_its_ends(span: Span[int], value: int, *, is_in: bool) -> None:
    assert (value in span) is is_in


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        pytest.param(Span(1, 3), Span(3, 5), True, id="they touch"),
        pytest.param(Span(1, 3), Span(4, 5), False, id="one after the other"),
        pytest.param(Span(1, 9), Span(4, 5), True, id="one within the other"),
        pytest.param(Span(None, 3), Span(3, None), True, id="open ends that touch"),
        pytest.param(Span(None, 3), Span(4, None), False, id="open ends that part"),
        pytest.param(Span(None, None), Span(4, 4), True, id="all"),
    ],
)
def test_spans_overlap_when_they_share_a_value(
    one: Span[int], other: Span[int], *, overlap: bool
) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@given(SPANS, SPANS)
def test_two_spans_overlap_only_where_some_value_lies_in_both(
    one: Span[int], other: Span[int]
) -> None:
    shared = [value for value in range(-1, 10) if value in one and value in other]
    assert one.overlaps(other) or not shared


@given(st.dates(), st.dates())
def test_days_are_counted_as_the_calendar_counts_them(one: date, other: date) -> None:
    first = Instant(one.year, one.month, one.day)
    last = Instant(other.year, other.month, other.day)
    assert last.days - first.days == (other - one).days
    assert (first < last) == (one < other)


def test_the_count_of_days_begins_with_march_of_the_year_0() -> None:
    assert Instant(0, 3, 1).days == 1
    assert Instant(0, 2, 29).days == 0


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_as_long_as_in_the_calendar(year: int, month: int) -> None:
    assert days_in_month(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2017", (2017, 1, 1, 0), (2017, 12, 31, 86399), id="year"),
        pytest.param("0001", (1, 1, 1, 0), (1, 12, 31, 86399), id="first year"),
        pytest.param("9999", (9999, 1, 1, 0), (9999, 12, 31, 86399), id="last year"),
        pytest.param("2017-11", (2017, 11, 1, 0), (2017, 11, 30, 86399), id="month"),
        pytest.param("2016-02", (2016, 2, 1, 0), (2016, 2, 29, 86399), id="leap month"),
        pytest.param("1900-02", (1900, 2, 1, 0), (1900, 2, 28, 86399), id="century"),
        pytest.param("2000-02", (2000, 2, 1, 0), (2000, 2, 29, 86399), id="fourth century"),
        pytest.param("2017-11-15", (2017, 11, 15, 0), (2017, 11, 15, 86399), id="day"),
        pytest.param("2017-11-15T14:30", (2017, 11, 15, 52200), (2017, 11, 15, 52259), id="minute"),
        pytest.param(
            "2017-11-15T14:30:05", (2017, 11, 15, 52205), (2017, 11, 15, 52205), id="second"
        ),
        pytest.param(
            "2017-11-15T23:59:59", (2017, 11, 15, 86399), (2017, 11, 15, 86399), id="last second"
        ),
        pytest.param("2017~", (2017, 1, 1, 0), (2017, 12, 31, 86399), id="approximate"),
        pytest.param("2017-11?", (2017, 11, 1, 0), (2017, 11, 30, 86399), id="uncertain"),
        pytest.param("2017-11-15%", (2017, 11, 15, 0), (2017, 11, 15, 86399), id="both"),
        pytest.param("2013-09/2013-12", (2013, 9, 1, 0), (2013, 12, 31, 86399), id="interval"),
        pytest.param(
            "2013/2013", (2013, 1, 1, 0), (2013, 12, 31, 86399), id="interval of one year"
        ),
        pytest.param(
            "2013~/2014-02-03?", (2013, 1, 1, 0), (2014, 2, 3, 86399), id="qualified interval"
        ),
        pytest.param(
            "2017-11-15T14:00/2017-11-15T15:00",
            (2017, 11, 15, 50400),
            (2017, 11, 15, 54059),
            id="interval of times",
        ),
        pytest.param("../2013", OPEN_BEGIN, (2013, 12, 31, 86399), id="open begin"),
        pytest.param("2024/..", (2024, 1, 1, 0), OPEN_END, id="open end"),
    ],
)
def test_a_date_stands_for_its_whole_period(
    text: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    found = PartialDate.parse(text)
    assert (found.first, found.last) == (first, last)
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("2013", Span(Instant(2013), Instant(2013, 12, 31, LAST_SECOND)), id="closed"),
        pytest.param("../2013", Span(None, Instant(2013, 12, 31, LAST_SECOND)), id="open begin"),
        pytest.param("2013/..", Span(Instant(2013), None), id="open end"),
    ],
)
def test_an_open_end_of_a_date_is_endless(text: str, days: Span[Instant]) -> None:
    assert PartialDate.parse(text).days == days


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        pytest.param("2017-11-15", True, id="day"),
        pytest.param("2017-11-15~", True, id="about a day"),
        pytest.param("2017-11-15T14:30", True, id="time"),
        pytest.param("2017-11-15/2017-11-15", True, id="interval of one day"),
        pytest.param("2017-11-15/2017-11-16", False, id="interval of two"),
        pytest.param("2017-11", False, id="month"),
        pytest.param("2017", False, id="year"),
        pytest.param("../2017-11-15", False, id="open begin"),
        pytest.param("2017-11-15/..", False, id="open end"),
    ],
)
def test_a_day_is_what_lies_within_one_day(text: str, *, is_day: bool) -> None:
    assert PartialDate.parse(text).is_day is is_day


FORMS = "write 2017, 2017-11, or 2017-11-15"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f'"" is not a valid date; {FORMS}', id="empty"),
        pytest.param("yesterday", f'"yesterday" is not a valid date; {FORMS}', id="word"),
        pytest.param("17", f'"17" is not a valid date; {FORMS}', id="two digits"),
        pytest.param("12017", f'"12017" is not a valid date; {FORMS}', id="five digits"),
        pytest.param("2017-11-15Z", f'"2017-11-15Z" is not a valid date; {FORMS}', id="zone"),
        pytest.param("2017-11-15T14", f'"2017-11-15T14" is not a valid date; {FORMS}', id="hour"),
        pytest.param(
            "2017-11-15 14:30", f'"2017-11-15 14:30" is not a valid date; {FORMS}', id="blank for T"
        ),
        pytest.param(
            "2017T14:30", f'"2017T14:30" is not a valid date; {FORMS}', id="time of a year"
        ),
        pytest.param("2017~?", f'"2017~?" is not a valid date; {FORMS}', id="two qualifiers"),
        pytest.param("~2017", f'"~2017" is not a valid date; {FORMS}', id="qualifier in front"),
        pytest.param(
            "\u0662\u0660\u0661\u0667",
            f'"\u0662\u0660\u0661\u0667" is not a valid date; {FORMS}',
            id="other digits",
        ),
        pytest.param(" 2017", f'" 2017" is not a valid date; {FORMS}', id="blank"),
        pytest.param("2017\n", f'"2017\n" is not a valid date; {FORMS}', id="line break"),
        pytest.param("2017-1-5", '"2017-1-5" is not a valid date; write 2017-01-05', id="short"),
        pytest.param("2017-1-1", '"2017-1-1" is not a valid date; write 2017-01-01', id="shortest"),
        pytest.param(
            "2017/11/5", '"2017/11/5" is not a valid date; write 2017-11-05', id="slashes"
        ),
        pytest.param(
            "15/11/2017",
            '"15/11/2017" is not a valid date; write the year first: 2017-MM-DD',
            id="British",
        ),
        pytest.param("2017.11.15", '"2017.11.15" is not a valid date; write 2017-11-15', id="dots"),
        pytest.param(
            "2017-2-30", f'"2017-2-30" is not a valid date; {FORMS}', id="short, but no day"
        ),
        pytest.param(
            "2017-13-1", f'"2017-13-1" is not a valid date; {FORMS}', id="short, but no month"
        ),
        pytest.param(
            "0000-1-1", f'"0000-1-1" is not a valid date; {FORMS}', id="short, but no year"
        ),
        pytest.param("5.11.17", f'"5.11.17" is not a valid date; {FORMS}', id="nowhere a year"),
        pytest.param(
            "15.11.2017",
            '"15.11.2017" is not a valid date; write the year first: 2017-MM-DD',
            id="day first",
        ),
        pytest.param("2023-00", "2023-00 has no month 00; use 01 to 12", id="month 0"),
        pytest.param("2023-13-01", "2023-13-01 has no month 13; use 01 to 12", id="month 13"),
        pytest.param(
            "2023-02-30", "2023-02-30 does not exist; February 2023 has 28 days", id="no such day"
        ),
        pytest.param(
            "2024-02-30~", "2024-02-30 does not exist; February 2024 has 29 days", id="leap year"
        ),
        pytest.param("2023-04-00", "2023-04-00 does not exist; April 2023 has 30 days", id="day 0"),
        pytest.param(
            "2023-04-31", "2023-04-31 does not exist; April 2023 has 30 days", id="one day too many"
        ),
        pytest.param(
            "2023-04-01T24:00",
            "2023-04-01T24:00 is not a valid time; use 00:00:00 to 23:59:59",
            id="hour 24",
        ),
        pytest.param(
            "2023-04-01T12:60",
            "2023-04-01T12:60 is not a valid time; use 00:00:00 to 23:59:59",
            id="minute 60",
        ),
        pytest.param(
            "2023-04-01T12:00:60",
            "2023-04-01T12:00:60 is not a valid time; use 00:00:00 to 23:59:59",
            id="leap second",
        ),
        pytest.param(
            "../..", "a date range needs at least one end; write 2013/.. or ../2013", id="no end"
        ),
        pytest.param(
            "2014/2013", "the date range 2014/2013 is backward; write 2013/2014", id="backwards"
        ),
        pytest.param(
            "2013-12~/2013-09?",
            "the date range 2013-12~/2013-09? is backward; write 2013-09?/2013-12~",
            id="qualified, backwards",
        ),
        pytest.param("..", f'".." is not a valid date; {FORMS}', id="dots only"),
        pytest.param(
            "2013/2014/2015", f'"2013/2014/2015" is not a valid date; {FORMS}', id="three ends"
        ),
        pytest.param(
            "2013/2014-02-30", "2014-02-30 does not exist; February 2014 has 28 days", id="bad end"
        ),
    ],
)
def test_what_is_no_date_is_refused_with_the_way_to_write_it(text: str, message: str) -> None:
    with pytest.raises(BadValue) as caught:
        PartialDate.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        ("2023-01-32", "January 2023 has 31 days"),
        ("2023-02-32", "February 2023 has 28 days"),
        ("2023-03-32", "March 2023 has 31 days"),
        ("2023-04-32", "April 2023 has 30 days"),
        ("2023-05-32", "May 2023 has 31 days"),
        ("2023-06-32", "June 2023 has 30 days"),
        ("2023-07-32", "July 2023 has 31 days"),
        ("2023-08-32", "August 2023 has 31 days"),
        ("2023-09-32", "September 2023 has 30 days"),
        ("2023-10-32", "October 2023 has 31 days"),
        ("2023-11-32", "November 2023 has 30 days"),
        ("2023-12-32", "December 2023 has 31 days"),
    ],
)
def test_every_month_has_its_name_and_its_length(day: str, advice: str) -> None:
    with pytest.raises(BadValue) as caught:
        PartialDate.parse(day)
    assert caught.value.advice == advice


@given(DATE_TEXTS)
def test_a_date_prints_as_it_was_written(text: str) -> None:
    found = PartialDate.parse(text)
    assert str(found) == text
    assert PartialDate.parse(str(found)) == found


@given(ENDS.map(PartialDate.parse), ENDS.map(PartialDate.parse))
def test_two_dates_make_an_interval_from_the_begin_of_the_one_to_the_end_of_the_other(
    one: PartialDate, other: PartialDate
) -> None:
    first, last = min(one, other), max(one, other)
    text = f"{first}/{last}"
    found = PartialDate.parse(text)
    assert (found.first, found.last, str(found)) == (first.first, last.last, text)


@given(SINGLE_DATES)
def test_an_open_interval_is_open_on_one_side_only(text: str) -> None:
    found = PartialDate.parse(text)
    assert PartialDate.parse(f"../{text}")[:2] == (OPEN_BEGIN, found.last)
    assert PartialDate.parse(f"{text}/..")[:2] == (found.first, OPEN_END)


@given(DAYS)
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: str) -> None:
    one, month, year = (PartialDate.parse(text) for text in (day, day[:7], day[:4]))
    assert year.first <= month.first <= one.first < one.last <= month.last <= year.last


@given(MONTHS | YEARS)
def test_a_short_date_ends_the_day_before_the_next_one_begins(text: str) -> None:
    found = PartialDate.parse(text)
    ends = found.last.days + 1
    begins = {"9999": Instant(10000), "9999-12": Instant(10000)}.get(text)
    year, month = found.last.year, found.last.month
    begins = begins or (Instant(year, month + 1) if month < 12 else Instant(year + 1))
    assert ends == begins.days


@given(st.text(alphabet="0123456789-/.T:~?% ", max_size=24) | st.text(max_size=8))
def test_no_text_is_taken_for_a_date_that_it_does_not_write(text: str) -> None:
    """A guess in silence would be worse than any refusal."""
    found = written(PartialDate.parse, text)
    if isinstance(found, BadValue):
        assert found.advice
    else:
        assert str(found) == text
        assert found.first <= found.last


@given(
    st.builds(
        "{}{sep}{}{sep}{}".format,
        st.integers(0, 2100),
        st.integers(0, 14),
        st.integers(0, 33),
        sep=st.sampled_from("-/. "),
    )
)
def test_the_day_that_is_advised_is_a_day(text: str) -> None:
    """Advice that would be refused in its turn sends people in circles."""
    found = written(PartialDate.parse, text)
    is_date = isinstance(found, BadValue) and found.advice.startswith("write ")
    if isinstance(found, BadValue) and is_date and "year first" not in found.advice:
        advised = found.advice.removeprefix("write ").removesuffix(", 2017-11, or 2017-11-15")
        assert PartialDate.parse(advised)


IN_ORDER = (
    "../2013", "0999", "2012", "2013-01-01T00:00", "2013-01-01", "2013-01", "2013", "2013/2014",
    "2013/..", "2013-01-01T00:01", "2013-01-02", "2013-02", "2014/..",
)  # fmt: skip


@given(st.permutations(IN_ORDER))
def test_dates_are_ordered_by_their_begin_and_then_by_their_end(texts: list[str]) -> None:
    """The order of happening rests on it (DESIGN 2)."""
    assert [str(one) for one in sorted(map(PartialDate.parse, texts))] == [*IN_ORDER]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("S05E07", EpisodeCode(5, 7), id="plain"),
        pytest.param("S00E01", EpisodeCode(0, 1), id="special"),
        pytest.param("S10E00", EpisodeCode(10, 0), id="number 0"),
        pytest.param("S100E1000", EpisodeCode(100, 1000), id="long"),
        pytest.param("fire-S02E01", EpisodeCode(2, 1, "fire"), id="series"),
        pytest.param("law-and-order-S02E01", EpisodeCode(2, 1, "law-and-order"), id="hyphens"),
        pytest.param("24-S01E01", EpisodeCode(1, 1, "24"), id="digits"),
        pytest.param("s1-S02E01", EpisodeCode(2, 1, "s1"), id="like a season"),
    ],
)
def test_a_code_names_series_season_and_number(text: str, code: EpisodeCode) -> None:
    assert EpisodeCode.parse(text) == code
    assert str(code) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", '"" is not an episode code; write S05E07', id="empty"),
        pytest.param("pilot", '"pilot" is not an episode code; write S05E07', id="word"),
        pytest.param("S05", '"S05" is not an episode code; write S05E07', id="season"),
        pytest.param("S05E07-E08", '"S05E07-E08" is not an episode code; write S05E07', id="range"),
        pytest.param("s05e07", '"s05e07" is not an episode code; write S05E07', id="small letters"),
        pytest.param("S5E7", '"S5E7" is not an episode code; write S05E07', id="short"),
        pytest.param("S005E07", '"S005E07" is not an episode code; write S05E07', id="long"),
        pytest.param("5x07", '"5x07" is not an episode code; write S05E07', id="x"),
        pytest.param("5.7", '"5.7" is not an episode code; write S05E07', id="dot"),
        pytest.param("S05EP07", '"S05EP07" is not an episode code; write S05E07', id="ep"),
        pytest.param(" S05E07 ", '" S05E07 " is not an episode code; write S05E07', id="blanks"),
        pytest.param(
            "S05E07\n", '"S05E07\n" is not an episode code; write S05E07', id="line break"
        ),
        pytest.param(
            "S02E01x", '"S02E01x" is not an episode code; write S05E07', id="one sign more"
        ),
        pytest.param(
            "Fire-s2e1", '"Fire-s2e1" is not an episode code; write fire-S02E01', id="loose series"
        ),
        pytest.param(
            "Chicago Fire-S02E01",
            '"Chicago Fire-S02E01" is not an episode code; write S05E07',
            id="no series",
        ),
        pytest.param(
            "S10000E01", '"S10000E01" is not an episode code; write S05E07', id="season 10000"
        ),
        pytest.param(
            "S\u0660\u0665E07",
            '"S\u0660\u0665E07" is not an episode code; write S05E07',
            id="other digits",
        ),
    ],
)
def test_what_is_no_code_is_refused_with_the_way_to_write_it(text: str, message: str) -> None:
    with pytest.raises(BadValue) as caught:
        EpisodeCode.parse(text)
    assert str(caught.value) == message


@given(CODES)
def test_a_code_is_read_as_it_is_printed(code: EpisodeCode) -> None:
    assert EpisodeCode.parse(str(code)) == code


@given(st.text(alphabet="sSeExXpP.-0123456789 fire", max_size=14) | st.text(max_size=8))
def test_no_text_is_taken_for_a_code_that_it_does_not_write(text: str) -> None:
    """A guess in silence would be worse than any refusal; advice that would be refused is no help."""
    found = written(EpisodeCode.parse, text)
    if isinstance(found, BadValue):
        assert EpisodeCode.parse(found.advice.removeprefix("write "))
    else:
        assert str(found) == text


def test_codes_are_ordered_by_season_and_number() -> None:
    codes = [EpisodeCode(10, 1), EpisodeCode(2, 22), EpisodeCode(2, 3), EpisodeCode(0, 1)]
    assert [str(code) for code in sorted(codes)] == ["S00E01", "S02E03", "S02E22", "S10E01"]


@pytest.mark.parametrize("text", ["a", "0", "jay-halstead", "elopement-2", "a" * 64])
def test_an_id_has_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert check_id(text) == text


RULE = "use lowercase letters, digits, and single hyphens"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f'"" is not a valid ID; {RULE}', id="empty"),
        pytest.param("Jay", f'"Jay" is not a valid ID; {RULE}: jay', id="capital"),
        pytest.param(
            "jay halstead", f'"jay halstead" is not a valid ID; {RULE}: jay-halstead', id="blank"
        ),
        pytest.param(
            "jay_halstead", f'"jay_halstead" is not a valid ID; {RULE}: jay-halstead', id="low line"
        ),
        pytest.param(
            "jay--halstead", f'"jay--halstead" is not a valid ID; {RULE}: jay-halstead', id="two"
        ),
        pytest.param("-jay-", f'"-jay-" is not a valid ID; {RULE}: jay', id="at the ends"),
        pytest.param("a,b", f'"a,b" is not a valid ID; {RULE}: a-b', id="comma"),
        pytest.param("jay\n", f'"jay\n" is not a valid ID; {RULE}: jay', id="line break"),
        pytest.param("rené", f'"rené" is not a valid ID; {RULE}', id="accent"),
        pytest.param("--", f'"--" is not a valid ID; {RULE}', id="hyphens only"),
        pytest.param(
            "a" * 65, "an ID can have up to 64 characters, but this one has 65", id="long"
        ),
    ],
)
def test_what_is_no_id_is_refused_with_one_that_would_be(text: str, message: str) -> None:
    with pytest.raises(BadValue) as caught:
        check_id(text)
    assert str(caught.value) == message


@given(st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=64))
def test_the_id_that_is_advised_is_an_id(text: str) -> None:
    found = written(check_id, text)
    if isinstance(found, BadValue):
        advised = found.advice.removeprefix(RULE).removeprefix(": ")
        assert not advised or check_id(advised)
    else:
        assert found == text


@given(IDS)
def test_an_id_is_taken_as_it_is(text: str) -> None:
    assert check_id(text) is text
