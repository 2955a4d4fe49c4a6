"""Lanes over the seasons: what a sign says, and how they fit the width."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.records import Episode, Series, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.periods import CALENDAR, period
from pdtimeline.query.swimlanes import Cell, Lane, lanes
from pdtimeline.render.chart import BLOCKS, chart
from pdtimeline.render.time_axis import axis_for
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


FAMILY = """\
timeline: {format: 1, title: A family}
arcs: {farm: {title: The farm}, war: {title: The war}}
characters: {ann: {name: Ann}}
places: {mill: {name: Mill}}
events:
  a: {title: A, date: 1890, arcs: [farm]}
  b: {title: B, date: 1914-08/1918, arcs: [war, farm]}
  c: {title: C, date: 1916, arcs: [war], characters: [ann], place: mill}
  d: {title: D, date: ../1961}
  e: {title: E}
"""


@pytest.fixture
def family(tmp_path: Path) -> str:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY)
    return str(path)


def test_a_timeline_without_episodes_is_drawn_over_its_calendar(family: str, ask: Run) -> None:
    done = ask(f"chart --file {family} -o table", COLUMNS="60")
    assert done.text == (
        "A family · 4 of 5 events\n"
        "          1890 1900 1910 1920 1930 1940 1950 1960\n"
        "The farm  ▂           ▂                         2\n"
        " The war              ▂▂                        2\n"
        "  No arc                                     ▂  1\n"
        "\n"
        "Bar height shows the number of events in 2 years; the\ntallest is 1 event.\n"
    )


def test_the_names_of_a_chart_give_way_to_its_calendar(family: str, ask: Run) -> None:
    """On a narrow screen a long name takes several lines; on a very narrow one it stands above."""
    named = (
        Path(family).read_text().replace("The farm", "The farm of the two brothers by the old mill")
    )
    Path(family).write_text(named)
    wide, narrow, least = (
        ask(f"chart --file {family} -o table", COLUMNS=width).text.splitlines()
        for width in ("100", "46", "30")
    )
    assert wide[2].startswith(" The farm of the two brothers by the")
    assert narrow[2].strip() == "The farm of the two"
    assert [*least[2:5]] == ["The farm of the", "two brothers by", "the old mill"]


def test_the_lines_of_a_chart_by_the_calendar_are_lane_date_and_events(
    family: str, ask: Run
) -> None:
    assert (
        ask(f"chart --file {family}").text
        == "farm\t1890\t1\nfarm\t1914\t1\nwar\t1914\t1\nwar\t1916\t1\n"
    )
    assert ask(f"chart --file {family} --by place --scale month").text == "mill\t1916-01\t1\n"
    assert ask(f"chart --file {family} --by place --json").text.split() == [
        "[", "{", '"lane":', '"mill",', '"date":', '"1916",', '"events":', "1", "}", "]",
    ]  # fmt: skip
    asked = f"chart --file {family} --by character --fields episode,date --sort date"
    assert ask(asked).text == "\t1916\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--by person", "none of these events has a person"),
        ("--scale season", "none of these events is in an episode; use --scale year"),
        ("--text E", "none of these events has a date"),
        ("--text nothing", "no events match (this timeline covers 1890 to 1961)"),
    ],
)
def test_a_chart_of_nothing_says_why(family: str, ask: Run, line: str, said: str) -> None:
    assert ask(f"chart --file {family} {line}").notes == f"pdtimeline: {said}\n"


def test_events_without_any_lane_are_drawn_all_the_same(family: str, ask: Run) -> None:
    drawing = ask(f"chart --file {family} --by person -o table").text
    assert [line.split()[0] for line in drawing.splitlines() if "▂" in line or "▄" in line] == [
        "Events"
    ]


@pytest.mark.parametrize(
    ("scale", "numbers", "room", "heads"),
    [
        ("year", (2001, 2003), 24, ["2001    2002    2003"]),
        ("year", (-99, 14), 60, ["100 BC    80 BC     60 BC     40 BC     20 BC     AD 1"]),
        ("year", (-(10**9), 2000), 20, ["          AD 1"]),
        ("month", (2024 * 12 + 10, 2025 * 12 + 1), 16, ["2024    2025", "Nov Dec Jan Feb"]),
        ("day", (738_000, 738_040), 41, None),
        ("hour", (17_712_081, 17_712_100), 60, None),
        ("minute", (100, 130), 62, None),
    ],
)  # fmt: skip
def test_what_is_written_above_the_calendar(
    scale: str, numbers: tuple[int, int], room: int, heads: list[str] | None
) -> None:
    axis = axis_for(numbers, scale, room)
    assert axis.room <= room
    assert axis.cell(numbers[0]) >= 0
    assert axis.cell(numbers[1]) == axis.cells - 1
    if heads is not None:
        assert axis.heads() == heads
    assert all(line == line.rstrip() for line in axis.heads())


@given(
    st.sampled_from(CALENDAR),
    st.lists(
        st.builds(Instant, st.integers(-9999, 9999), st.integers(1, 12), st.just(1)), min_size=1
    ),
    st.integers(1, 200),
)
def test_every_period_has_a_cell_and_all_cells_have_room(
    scale: str, instants: list[Instant], room: int
) -> None:
    numbers = [period(instant, scale).number for instant in instants]
    axis = axis_for(numbers, scale, room)
    cells = [axis.cell(number) for number in numbers]
    assert min(cells) == 0
    assert max(cells) == axis.cells - 1
    assert axis.room <= room
    axis.heads()


def test_a_crossover_is_drawn_in_the_season_that_ran_then() -> None:
    """Behind the last season it would look like the end of the story."""
    dated = {
        "S01E01": "2014-01-08", "S02E01": "2014-09-24", "fire-S03E01": "2014-10-01",
        "fire-S01E01": "2012-10-10",
    }  # fmt: skip
    episodes = {
        EpisodeCode.parse(code): Episode(EpisodeCode.parse(code), aired=PartialDate.parse(day))
        for code, day in dated.items()
    }
    story = STORY._replace(episodes=episodes)
    one = lane("Ann", S01E01=1, S02E01=1, fire_S03E01=2, fire_S01E01=1)
    lines = "".join(chart((one,), story, Screen(width=90))).split("\n")
    assert lines[:2] == ["     fire 1 S1     S2", "Ann  ▁      ▁      ▃       5"]
    assert "Events of other series are in the season that ran then." in " ".join(lines)


def test_a_chart_of_no_events_says_so(call: Run) -> None:
    asked = call("chart", "-o", "table", "--text", "nothing-has-this")
    assert (asked.code, asked.out) == (0, b"")
    assert b"no events match" in asked.err
