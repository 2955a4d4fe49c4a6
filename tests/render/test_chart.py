"""Lanes over the seasons: what a sign says, and how they fit the width."""

from __future__ import annotations

import pytest

from pdtimeline.model.records import Episode, Series, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.swimlanes import Cell, Lane, lanes
from pdtimeline.render.chart import BLOCKS, chart
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS, Run

NASTY = str(TESTS / "nasty.yaml")


def codes(*texts: str) -> dict[EpisodeCode, Episode]:
    found = [EpisodeCode.parse(text) for text in texts]
    return {code: Episode(code) for code in found}


def lane(name: str, **counts: int) -> Lane:
    """A lane whose events are given by code, with an underscore for the hyphen."""
    cells = tuple(
        Cell(name, EpisodeCode.parse(code.replace("_", "-")), number)
        for code, number in counts.items()
    )
    return Lane(name.lower(), name, cells)


STORY = Timeline(
    title="",
    main="pd",
    series={"fire": Series("fire", "Fire"), "pd": Series("pd", "P.D.")},
    episodes=codes("S01E01", "S01E06", "S02E03", "S03E01", "fire-S01E01"),
)
ANN = lane("Ann", S01E01=1, S01E02=2, S01E06=3)
BOB = lane("Bob and company", S03E01=9, fire_S01E01=1)


def drawn(*some: Lane, width: int = 60, is_ascii: bool = False, has_color: bool = False) -> str:
    screen = Screen(width=width, is_ascii=is_ascii, has_color=has_color)
    return "".join(chart(some, STORY, screen))


def test_the_height_of_a_block_is_the_number_of_events_in_a_part_of_a_season() -> None:
    assert drawn(ANN, BOB) == (
        "                 S1     S2     S3     fire 1\n"
        "            Ann  ▁▂   ▃                        6\n"
        "Bob and company                █      ▁       10\n"
        "\n"
        "Bar height shows the number of events in a part of a season;\n"
        "the tallest is 9 events.\n"
    )


def test_in_ascii_a_digit_says_it() -> None:
    many = lane("Cid", S01E01=12, S01E06=9)
    assert drawn(ANN, many, is_ascii=True) == (
        "     S1\n"
        "Ann  12   3   6\n"
        "Cid  9    9  21\n"
        "\n"
        "Each digit counts the events in a part of a season (9 means\n"
        "9 or more; most: 12 events).\n"
    )


def test_one_event_is_no_events() -> None:
    assert drawn(lane("Ann", S01E01=1), width=100).endswith("the tallest is 1 event.\n")


def test_a_season_between_two_others_is_there_though_empty() -> None:
    """Without it the lanes would say that season 3 follows season 1."""
    assert drawn(ANN, BOB).split("\n")[0].split() == ["S1", "S2", "S3", "fire", "1"]


def test_seasons_before_the_first_and_after_the_last_event_are_not_shown() -> None:
    assert drawn(lane("Ann", S02E03=1)).split("\n")[0].split() == ["S2"]


def test_heading_and_legend_are_marked_in_colour() -> None:
    lines = drawn(lane("Ann", S02E03=1), has_color=True).split("\n")
    assert lines[0] == "\x1b[1m     S2\x1b[0m"
    assert lines[3].startswith("\x1b[2mBar height shows the number of events")


def test_a_narrow_screen_draws_fewer_parts_of_a_season() -> None:
    assert drawn(ANN, BOB, width=42).split("\n")[:3] == [
        "                 S1   S2   S3   fire 1",
        "            Ann  ▃  ▃                    6",
        "Bob and company            █    ▁       10",
    ]


LONG = lane("A name that is rather long for a lane", S01E01=1, S03E01=1)


def test_a_long_name_goes_on_below() -> None:
    """A name that is cut may be that of another lane."""
    assert drawn(LONG, width=36).split("\n")[:4] == [
        "                      S1  S2  S3",
        "      A name that is",
        "   rather long for a",
        "                lane  ▁       ▁    2",
    ]


def test_seasons_that_have_no_room_beside_the_names_go_on_below() -> None:
    ann = lane("Ann", S01E01=1, S02E01=1, S03E01=1, S04E01=1, S09E01=8)
    rest = lane("A name that is rather long for a lane", S05E01=1, S06E01=1, S07E01=1, S08E01=1)
    assert drawn(ann, rest, width=34) == (
        "                      S1 S2 S3\n"
        "                 Ann  ▁  ▁  ▁    3\n"
        "\n"
        "                      S4 S5 S6\n"
        "                 Ann  ▁          1\n"
        "      A name that is\n"
        "   rather long for a\n"
        "                lane     ▁  ▁    2\n"
        "\n"
        "                      S7 S8 S9\n"
        "                 Ann        █    8\n"
        "      A name that is\n"
        "   rather long for a\n"
        "                lane  ▁  ▁       2\n"
        "\n"
        "Bar height shows the number of\n"
        "events in a part of a season; the\n"
        "tallest is 8 events.\n"
    )


def test_names_stand_above_their_lanes_where_there_is_no_room_beside() -> None:
    assert drawn(LONG, ANN, width=20).split("\n\n")[0] == (
        "S1 S2 S3\nA name that is\nrather long for a\nlane\n▁     ▁   2\nAnn\n▃▃        6"
    )


def test_each_lane_has_a_color_of_its_own_and_its_name_none() -> None:
    shown = drawn(ANN, BOB, has_color=True).split("\n")
    assert shown[1].startswith("            Ann  \x1b[36m▁▂   ▃ ")
    assert shown[2].startswith("Bob and company  \x1b[35m ")
    assert shown[2].endswith("▁     \x1b[0m  \x1b[2m10\x1b[0m")


def test_a_season_has_one_line_at_least_however_narrow_the_screen() -> None:
    assert "▁" in drawn(LONG, width=10)


def test_the_head_of_a_season_of_another_series_may_take_several_lines() -> None:
    other = Timeline(title="", series={"a-very-long-series": Series("a-very-long-series", "A")})
    shown = "".join(chart((lane("Ann", a_very_long_series_S01E01=1),), other, Screen()))
    assert shown.startswith("     a-very-long-series\n     1\nAnn  ▁                   1\n")


def test_episodes_share_a_part_when_there_are_more_of_them_than_parts() -> None:
    long = Timeline(title="", episodes=codes("S01E12"))
    one = lane("Ann", S01E01=1, S01E02=1, S01E03=1, S01E12=1)
    assert "".join(chart((one,), long, Screen())).split("\n")[1] == "Ann  ▂▁   ▁  4"


@pytest.mark.parametrize(
    ("number", "block"),
    [(1, "▁"), (2, "▂"), (8, "█")],
)
def test_up_to_eight_events_a_step_is_an_event(number: int, block: str) -> None:
    assert drawn(lane("Ann", S01E01=number)).split("\n")[1] == f"Ann  {block}       {number}"


def test_beyond_eight_the_blocks_stand_in_proportion_and_one_event_is_still_seen() -> None:
    shown = drawn(lane("Ann", S01E01=40, S01E02=20, S01E06=1)).split("\n")[1]
    assert shown == "Ann  █▄   ▁  61"
    assert BLOCKS[4] == "▄"


@pytest.mark.parametrize("by", ["arc", "character", "person"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_of_the_shipped_chart_is_wider_than_the_screen(
    shipped: Timeline, width: int, by: str
) -> None:
    found = lanes(shipped, shipped.events, by)
    lines = "".join(chart(found, shipped, Screen(width=width))).split("\n")
    assert max(map(width_of, lines)) <= width


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_a_name_is_lost(shipped: Timeline, width: int) -> None:
    found = lanes(shipped, shipped.events, "arc")
    words = set("".join(chart(found, shipped, Screen(width=width))).split())
    assert {word for one in found for word in one.name.split()} <= words


def test_the_lines_of_a_chart_are_lane_episode_and_events(call: Run) -> None:
    done = call("chart", "--by", "person", "--file", NASTY)
    assert done.out == b"soffer\tS02E01\t1\n"
