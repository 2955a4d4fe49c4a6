"""In which order episodes are told, whatever their dates say (DESIGN 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import LAST, Telling
from pdtimeline.model.records import Episode
from pdtimeline.model.values import EpisodeCode
from strategies import DATES, MAIN_CODES


def telling(*aired: str, main: str = "pd", series: tuple[str, ...] = ("fire", "pd")) -> Telling:
    """The order of episodes that are given as code and date, with a blank between."""
    episodes = {}
    for line in aired:
        text, _, date = line.partition(" ")
        code = EpisodeCode.parse(text)
        episodes[code] = Episode(code, aired=PartialDate.parse(date) if date else None)
    return Telling(main, series, episodes)


def in_order(order: Telling, *codes: str) -> str:
    """The codes as they are told."""
    return " ".join(map(str, sorted(map(EpisodeCode.parse, codes), key=order.key)))


@pytest.mark.parametrize(
    ("aired", "told"),
    [
        pytest.param(
            ("S01E01 2014-01-08", "S01E02 2014-01-15", "S02E01 2014-09-24"),
            "S01E01 S01E02 S02E01",
            id="by date",
        ),
        pytest.param(
            ("S02E01 2014-09-24", "S01E10 2014-03-01", "S01E02 2014-01-15"),
            "S01E02 S01E10 S02E01",
            id="whatever the order of the file",
        ),
        pytest.param(
            ("S01E01 2014-01-08", "S01E02 2013-01-01", "S01E03 2014-01-09"),
            "S01E01 S01E02 S01E03",
            id="season and number win over an odd date",
        ),
        pytest.param(
            ("S01E01 2014-01-08", "S01E02", "S01E03 2014-01-22", "fire-S02E01 2014-01-10"),
            "S01E01 S01E02 fire-S02E01 S01E03",
            id="one without a date stands by the one before it",
        ),
        pytest.param(
            ("S01E01", "S01E02 2014-01-15", "fire-S01E01 2014-01-01"),
            "S01E01 fire-S01E01 S01E02",
            id="before the first date of its series comes first",
        ),
        pytest.param(
            ("S01E01", "S02E01", "fire-S01E01", "fire-S03E01"),
            "fire-S01E01 fire-S03E01 S01E01 S02E01",
            id="without any date by series, season and number",
        ),
        pytest.param(
            ("S01E01 2014-01-08", "S01E02 2014-01-15", "S00E02 2014-01-10", "S00E01 2015-01-01"),
            "S01E01 S00E02 S01E02 S00E01",
            id="specials stand by their own date",
        ),
        pytest.param(
            ("S01E01 2014-01-08", "S00E01", "S09E22 2022-05-25", "S00E02"),
            "S01E01 S09E22 S00E01 S00E02",
            id="undated specials come after everything",
        ),
        pytest.param(
            ("S05E01 2016-01-06", "fire-S04E10 2016-01-06", "fire-S04E09 2016-01-06"),
            "fire-S04E09 fire-S04E10 S05E01",
            id="of one night in the order of series, season and number",
        ),
        pytest.param(
            ("S01E01 2014", "fire-S02E01 2014-01-01", "fire-S02E02 2014-01-02"),
            "fire-S02E01 S01E01 fire-S02E02",
            id="a year stands where it begins, after what ends before it",
        ),
    ],
)
def test_episodes_are_told_in_the_order_of_their_dates(aired: tuple[str, ...], told: str) -> None:
    codes = [line.partition(" ")[0] for line in aired]
    assert in_order(telling(*aired), *codes[::-1]) == told


def test_an_episode_that_is_not_declared_stands_after_the_one_before_it() -> None:
    order = telling("S01E01 2014-01-08", "S01E05 2014-02-05", "fire-S02E10 2014-01-20")
    assert in_order(order, "S01E09", "S01E03", "S01E05", "fire-S02E10", "S02E01") == (
        "S01E03 fire-S02E10 S01E05 S01E09 S02E01"
    )
    assert str(order.date(EpisodeCode(1, 4))) == "2014-01-08"
    assert str(order.date(EpisodeCode(7, 1))) == "2014-02-05"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(EpisodeCode(0, 7), id="undeclared special"),
        pytest.param(EpisodeCode(1, 0), id="before the first"),
        pytest.param(EpisodeCode(5, 1, "med"), id="unknown series"),
    ],
)
def test_nothing_is_known_of_the_date_of_an_episode_without_one_before_it(
    code: EpisodeCode,
) -> None:
    order = telling("S01E01 2014-01-08", "S00E01 2014-01-01")
    assert order.date(code) is None


def test_the_date_that_counts_is_the_latest_up_to_the_episode() -> None:
    order = telling("S01E01 2014-01-08", "S01E02 2013-01-01", "S01E03", "S01E04 2014-02")
    dates = [str(order.date(EpisodeCode(1, number))) for number in range(1, 6)]
    assert dates == ["2014-01-08", "2014-01-08", "2014-01-08", "2014-02", "2014-02"]


@pytest.mark.parametrize(
    ("main", "series", "told"),
    [
        pytest.param("pd", ("fire", "pd"), "fire-S01E01 S01E01", id="main series last"),
        pytest.param("pd", ("pd", "fire"), "S01E01 fire-S01E01", id="main series first"),
        pytest.param("", (), "S01E01 fire-S01E01", id="no series"),
    ],
)
def test_codes_without_a_series_have_the_rank_of_the_main_one(
    main: str, series: tuple[str, ...], told: str
) -> None:
    order = telling("S01E01 2014-01-08", "fire-S01E01 2014-01-08", main=main, series=series)
    assert in_order(order, "S01E01", "fire-S01E01") == told


def test_what_is_told_nowhere_comes_last() -> None:
    order = telling("S01E01 2014-01-08")
    assert order.key(None) is LAST
    assert order.key(EpisodeCode(0, 9)) < LAST


@given(st.dictionaries(MAIN_CODES, st.none() | DATES), st.lists(MAIN_CODES))
def test_within_a_series_season_and_number_always_win(
    aired: dict[EpisodeCode, PartialDate | None], others: list[EpisodeCode]
) -> None:
    """A horizon would hide what was seen, or show what was not."""
    order = Telling("", (), {code: Episode(code, aired=date) for code, date in aired.items()})
    codes = [code for code in [*aired, *others] if code.season]
    assert sorted(codes, key=order.key) == sorted(codes)


TWO_SERIES = st.builds(
    EpisodeCode, st.integers(0, 3), st.integers(0, 3), st.sampled_from(("", "fire"))
)


@given(st.dictionaries(TWO_SERIES, st.none() | DATES), TWO_SERIES, TWO_SERIES)
def test_any_two_episodes_have_an_order(
    aired: dict[EpisodeCode, PartialDate | None], one: EpisodeCode, other: EpisodeCode
) -> None:
    order = Telling(
        "pd", ("fire", "pd"), {code: Episode(code, aired=date) for code, date in aired.items()}
    )
    assert (order.key(one) == order.key(other)) == (one == other)
    assert (order.key(one) < order.key(other)) != (order.key(one) >= order.key(other))
