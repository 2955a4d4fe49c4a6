"""How events spread over the episodes, a lane for each arc, character or person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Arc, Character, Episode, Event, Person, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.swimlanes import BY, Lane, lanes
from strategies import MAIN_CODES

EVENTS = (
    Event("a", "A", episode=EpisodeCode(9, 4), arcs=("cover-up",), characters=("upton", "jay")),
    Event("b", "B", episode=EpisodeCode(8, 16), arcs=("walton", "cover-up"), characters=("upton",)),
    Event("c", "C", episode=EpisodeCode(9, 4), arcs=("lies", "couple"), characters=("upton",)),
    Event("d", "D", episode=EpisodeCode(5, 7), arcs=("couple",), people=("soffer",)),
    Event("e", "E", arcs=("couple",), characters=("will",), revealed=EpisodeCode(1, 1)),
    Event("f", "F", episode=EpisodeCode(0, 1), characters=("jay",)),
)
TIMELINE = Timeline(
    "T",
    episodes={
        EpisodeCode(0, 1): Episode(EpisodeCode(0, 1), aired=PartialDate.parse("2020-01-01")),
        EpisodeCode(5, 7): Episode(EpisodeCode(5, 7), aired=PartialDate.parse("2017-11-15")),
        EpisodeCode(8, 16): Episode(EpisodeCode(8, 16), aired=PartialDate.parse("2021-05-26")),
    },
    arcs={
        one.id: one
        for one in (
            Arc("walton", "The killing of Roy Walton"),
            Arc("cover-up", "The cover-up", within="walton"),
            Arc("lies", "Lies", within="cover-up"),
            Arc("couple", "A couple"),
            Arc("empty", "Nothing"),
        )
    },
    characters={
        one.id: one
        for one in (
            Character("jay", "Jay Halstead"),
            Character("will", "Will Halstead"),
            Character("upton", "Hailey Upton"),
        )
    },
    people={"soffer": Person("soffer", "Jesse Lee Soffer")},
    events=EVENTS,
)


def said(found: tuple[Lane, ...]) -> list[str]:
    """Each lane in a line: its id and, for each episode, how many events."""
    return [
        f"{lane.id}: " + ", ".join(f"{cell.when} {cell.events}" for cell in lane.cells)
        for lane in found
    ]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        pytest.param(
            "arc",
            ["couple: S05E07 1, S09E04 1", "walton: S08E16 1, S09E04 2"],
            id="arcs with those within, each event once",
        ),
        pytest.param(
            "character",
            ["jay: S00E01 1, S09E04 1", "upton: S08E16 1, S09E04 2"],
            id="characters, a special where it was aired",
        ),
        pytest.param("person", ["soffer: S05E07 1"], id="people"),
    ],
)
def test_lanes_begin_where_their_first_event_is_told(by: str, found: list[str]) -> None:
    """What no episode tells has no place in a chart of seasons."""
    assert said(lanes(TIMELINE, EVENTS, by)) == found


def test_lanes_have_the_names_of_their_records() -> None:
    assert [lane.name for lane in lanes(TIMELINE, EVENTS, "arc")] == [
        "A couple",
        "The killing of Roy Walton",
    ]
    assert [lane.name for lane in lanes(TIMELINE, EVENTS, "person")] == ["Jesse Lee Soffer"]


def test_lanes_that_begin_together_come_in_the_order_of_the_file() -> None:
    same = (Event("a", "A", episode=EpisodeCode(1, 1), characters=("upton", "will", "jay")),)
    assert [lane.id for lane in lanes(TIMELINE, same, "character")] == ["jay", "will", "upton"]


def test_only_the_events_that_are_given_count() -> None:
    assert said(lanes(TIMELINE, EVENTS[:1], "arc")) == ["walton: S09E04 1"]
    assert lanes(TIMELINE, (), "arc") == ()


def test_these_kinds_of_lane_are_promised() -> None:
    assert BY == ("arc", "character", "person", "place")


@pytest.mark.usefixtures("small_stack")
def test_nesting_without_end_is_one_lane() -> None:
    arcs = {str(n): Arc(str(n), "A", within=str(n - 1) if n else None) for n in range(50_000)}
    deep = Event("deep", "D", episode=EpisodeCode(1, 1), arcs=("49999",))
    assert said(lanes(Timeline("T", arcs=arcs), (deep,), "arc")) == ["0: S01E01 1"]


@given(
    st.lists(st.tuples(MAIN_CODES, st.sets(st.sampled_from(("jay", "will", "upton")))), max_size=8)
)
def test_nothing_is_lost_and_nothing_counted_twice(
    rows: list[tuple[EpisodeCode, set[str]]],
) -> None:
    events = [
        Event(str(n), "E", episode=code, characters=tuple(sorted(who)))
        for n, (code, who) in enumerate(rows)
    ]
    found = lanes(TIMELINE, events, "character")
    cells = [cell for lane in found for cell in lane.cells]
    assert sum(cell.events for cell in cells) == sum(len(who) for _, who in rows)
    assert len({(cell.lane, cell.when) for cell in cells}) == len(cells)
    key = TIMELINE.telling.key
    for lane in found:
        codes = [cell.when for cell in lane.cells]
        assert codes == sorted(codes, key=key)
