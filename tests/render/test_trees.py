"""Trees: their lines, their guides, and how they fit a screen."""

from __future__ import annotations

import pytest

from pdtimeline.loader.load import load
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Arc, Character, Episode, Event, PlaceRecord, Series, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.trees import (
    Node,
    arc_tree,
    arcs_tree,
    characters_tree,
    event_title,
    event_tree,
    record_tree,
    tree,
)
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS, Run

PIPE = Screen()
ASCII = Screen(is_ascii=True)

NODES = (
    Node(0, "Root", "root", is_heading=True),
    Node(1, "First", "first"),
    Node(2, "Below the first", "below"),
    Node(2, "Beside it"),
    Node(1, "Last", "last"),
    Node(2, "Below the last"),
    Node(3, "Deepest"),
    Node(0, "Another root"),
)


def test_guides_say_what_lies_below_what() -> None:
    assert "".join(tree(NODES, PIPE)) == (
        "Root  root\n"
        "├── First  first\n"
        "│   ├── Below the first  below\n"
        "│   └── Beside it\n"
        "└── Last  last\n"
        "    └── Below the last\n"
        "        └── Deepest\n"
        "Another root\n"
    )


def test_guides_are_ascii_where_all_signs_are() -> None:
    assert "".join(tree(NODES[:4], ASCII)) == (
        "Root  root\n"
        "`-- First  first\n"
        "    |-- Below the first  below\n"
        "    `-- Beside it\n"
    )  # fmt: skip


def test_headings_and_ids_are_marked_in_colour() -> None:
    assert "".join(tree(NODES[:2], Screen(has_color=True))) == (
        "\x1b[1mRoot\x1b[0m  \x1b[36mroot\x1b[0m\n└── First  \x1b[36mfirst\x1b[0m\n"
    )


def test_off_a_terminal_a_node_is_one_line_however_long() -> None:
    """`grep` finds whole titles (R14)."""
    long = "word " * 100 + "end"
    assert "".join(tree((Node(0, long, "id"),), Screen(width=40))) == f"{long}  id\n"


def on_screen(*nodes: Node, width: int = 40, has_color: bool = False) -> str:
    return "".join(tree(nodes, Screen(is_terminal=True, width=width, has_color=has_color)))


def test_on_a_terminal_ids_end_at_the_right() -> None:
    assert on_screen(Node(0, "Root", "root"), Node(1, "A leaf", "leaf")) == (
        "Root                                root\n"
        "└── A leaf                          leaf\n"
    )  # fmt: skip


def test_on_a_wide_terminal_the_eye_need_not_travel_further_than_100_columns() -> None:
    lines = on_screen(Node(0, "Root", "root"), width=200).splitlines()
    assert [len(line) for line in lines] == [100]


def test_a_line_may_be_longer_than_that_where_there_is_room() -> None:
    text = "x" * 110
    assert on_screen(Node(0, text, "root"), width=200) == f"{text}  root\n"


def test_an_id_without_room_beside_its_text_stands_below() -> None:
    assert on_screen(Node(0, "R"), Node(1, "A text that needs the whole line ...", "an-id")) == (
        "R\n"
        "└── A text that needs the whole line ...\n"
        "    an-id\n"
    )  # fmt: skip


def test_a_long_text_goes_on_below_itself_between_the_guides() -> None:
    nodes = (
        Node(0, "A root whose title is longer than the screen", "the-root"),
        Node(1, "A leaf whose title is longer than the screen", "the-leaf"),
        Node(2, "Short", "short"),
        Node(1, "Last"),
    )
    assert on_screen(*nodes) == (
        "A root whose title is longer than the\n"
        "screen                          the-root\n"
        "├── A leaf whose title is longer than\n"
        "│   the screen                  the-leaf\n"
        "│   └── Short                      short\n"
        "└── Last\n"
    )


def test_what_is_folded_is_coloured_line_by_line() -> None:
    assert on_screen(Node(0, "A heading", "id", is_heading=True), width=20, has_color=True) == (
        "\x1b[1mA heading\x1b[0m         \x1b[36mid\x1b[0m\n"
    )
    assert on_screen(
        Node(0, "aaaaa bbbbb ccccc ddddd", is_heading=True), width=20, has_color=True
    ) == ("\x1b[1maaaaa bbbbb ccccc\x1b[0m\n\x1b[1mddddd\x1b[0m\n")


def test_a_tree_deeper_than_the_screen_is_wide_keeps_its_texts_readable() -> None:
    chain = [Node(depth, "some words to read", "an-id") for depth in range(12)]
    last = on_screen(*chain).splitlines()[-2:]
    assert last == [" " * 40 + "└── some words to read", " " * 44 + "an-id"]


@pytest.mark.parametrize("width", [60, 80, 110, 200])
def test_no_line_of_the_shipped_events_is_wider_than_the_screen(
    shipped: Timeline, width: int
) -> None:
    screen = Screen(is_terminal=True, width=width)
    lines = tree(arcs_tree(shipped.events, shipped, screen), screen)
    assert max(width_of(line.removesuffix("\n")) for line in lines) <= width


def test_a_chain_deeper_than_python_calls_functions_is_drawn() -> None:
    """Python stops at a thousand calls within calls; a timeline need not."""
    places = {
        f"p-{at}": PlaceRecord(f"p-{at}", "P", within=f"p-{at - 1}" if at else None)
        for at in range(1500)
    }
    timeline = Timeline(title="", places=places)
    sheet = sheet_for("places", timeline)
    nodes = list(record_tree(tuple(places.values()), sheet))
    assert nodes[-1].depth == 1499
    assert sum(1 for _ in tree(nodes, PIPE)) == 1500


S1E1, S1E2, S2E1, FIRE = (
    EpisodeCode(1, 1),
    EpisodeCode(1, 2),
    EpisodeCode(2, 1),
    EpisodeCode(1, 1, "fire"),
)
STORY = Timeline(
    title="",
    main="pd",
    series={"pd": Series("pd", "P.D."), "fire": Series("fire", "Fire")},
    episodes={
        S1E1: Episode(S1E1, "Pilot", PartialDate.parse("2014-01-08")),
        S1E2: Episode(S1E2, None, PartialDate.parse("2014-01-15")),
        S2E1: Episode(S2E1, "Return"),
        FIRE: Episode(FIRE, "Guests", PartialDate.parse("2014-01-10")),
    },
    characters={
        "ann": Character("ann", "Ann"),
        "bob": Character("bob", "Bob"),
        "cid": Character("cid", "Cid"),
    },
    arcs={
        "outer": Arc("outer", "Outer"),
        "middle": Arc("middle", "Middle", within="outer"),
        "inner": Arc("inner", "Inner", within="middle"),
        "unused": Arc("unused", "Unused", within="outer"),
        "empty": Arc("empty", "Empty"),
    },
    events=(
        Event("late", "Late", episode=S2E1, characters=("bob",), arcs=("outer",)),
        Event("start", "Start", episode=S1E1, characters=("ann", "bob"), arcs=("inner", "outer")),
        Event("guest", "Guest", episode=FIRE, characters=("ann",), arcs=("middle",)),
        Event("second", "Second", episode=S1E2, track="production"),
        Event("year", "A year", date=PartialDate.parse("2013")),
        Event("before", "Before", date=PartialDate.parse("../2012")),
        Event("never", "Nobody knows when"),
        Event("special", "Special", episode=EpisodeCode(0, 1)),
    ),
)  # fmt: skip


def text(nodes: object) -> str:
    return "".join(tree(nodes, PIPE))  # type: ignore[arg-type]


def test_events_stand_by_season_and_episode_and_those_without_by_year() -> None:
    assert text(event_tree(STORY.events, STORY, PIPE)) == (
        "Season 1\n"
        "└── S01E01 Pilot · 2014-01-08\n"
        "    └── Start  start\n"
        "Fire, season 1\n"
        "└── fire-S01E01 Guests · 2014-01-10\n"
        "    └── Guest  guest\n"
        "Season 1\n"
        "└── S01E02 · 2014-01-15\n"
        "    └── Second · production  second\n"
        "Season 2\n"
        "└── S02E01 Return\n"
        "    └── Late  late\n"
        "Specials\n"
        "└── S00E01\n"
        "    └── Special  special\n"
        "2012\n"
        "└── Before  before\n"
        "2013\n"
        "└── A year  year\n"
        "No date\n"
        "└── Nobody knows when  never\n"
    )


def test_an_arc_holds_its_own_events_and_the_arcs_within_it_as_they_begin() -> None:
    """An event of an inner and an outer arc is told once, in the inner one."""
    assert text(arc_tree(STORY.arcs["outer"], STORY.events, STORY, PIPE)) == (
        "Outer  outer\n"
        "├── Middle  middle\n"
        "│   ├── Inner  inner\n"
        "│   │   └── Season 1\n"
        "│   │       └── S01E01 Pilot · 2014-01-08\n"
        "│   │           └── Start  start\n"
        "│   └── Fire, season 1\n"
        "│       └── fire-S01E01 Guests · 2014-01-10\n"
        "│           └── Guest  guest\n"
        "├── Season 2\n"
        "│   └── S02E01 Return\n"
        "│       └── Late  late\n"
        "└── Unused  unused\n"
    )


def test_all_threads_show_only_those_with_events_and_the_rest_at_the_end() -> None:
    events = (STORY.events[1], STORY.events[3])
    assert text(arcs_tree(events, STORY, PIPE)) == (
        "Outer  outer\n"
        "└── Middle  middle\n"
        "    └── Inner  inner\n"
        "        └── Season 1\n"
        "            └── S01E01 Pilot · 2014-01-08\n"
        "                └── Start  start\n"
        "No arc\n"
        "└── Season 1\n"
        "    └── S01E02 · 2014-01-15\n"
        "        └── Second · production  second\n"
    )


def test_nothing_is_said_of_the_rest_when_there_is_none() -> None:
    assert "Without" not in text(arcs_tree(STORY.events[:2], STORY, PIPE))


def test_characters_stand_with_the_events_that_they_are_in() -> None:
    assert text(characters_tree(STORY.events[:2], STORY, PIPE)) == (
        "Ann  ann\n"
        "└── Season 1\n"
        "    └── S01E01 Pilot · 2014-01-08\n"
        "        └── Start  start\n"
        "Bob  bob\n"
        "├── Season 1\n"
        "│   └── S01E01 Pilot · 2014-01-08\n"
        "│       └── Start  start\n"
        "└── Season 2\n"
        "    └── S02E01 Return\n"
        "        └── Late  late\n"
    )


def test_the_word_production_stands_behind_a_title_and_story_does_not() -> None:
    assert event_title(STORY.events[3], ASCII) == "Second - production"
    assert event_title(STORY.events[1], ASCII) == "Start"


def test_other_records_stand_below_those_that_they_lie_within() -> None:
    arcs = tuple(STORY.arcs.values())
    assert text(record_tree(arcs, sheet_for("arcs", STORY))) == (
        "Outer  S01E01  S02E01  3 events  outer\n"
        "├── Middle  S01E01  fire-S01E01  2 events  middle\n"
        "│   └── Inner  S01E01  S01E01  1 event  inner\n"
        "└── Unused  0 events  unused\n"
        "Empty  0 events  empty\n"
    )


def test_a_record_whose_outer_one_is_not_shown_stands_by_itself() -> None:
    assert text(record_tree((STORY.arcs["inner"],), sheet_for("arcs", STORY))) == (
        "Inner  S01E01  S01E01  1 event  inner\n"
    )


def test_records_without_an_id_have_none(call: Run) -> None:
    done = call("seasons", "--file", str(TESTS / "nasty.yaml"), "--format", "tree")
    assert done.text == (
        "pd  1  2 episodes  S01E01  S01E02  5 events\n"
        "pd  2  1 episode  S02E01  S02E01  2 events\n"
        "fire  2  1 episode  fire-S02E01  fire-S02E01  1 event\n"
    )


def test_episodes_have_their_code_and_no_id_besides() -> None:
    nodes = record_tree(tuple(STORY.episodes.values())[:1], sheet_for("episodes", STORY))
    assert text(nodes) == "S01E01  2014-01-08  Pilot  1 event\n"


@pytest.mark.parametrize("by", ["season", "arc"])
def test_every_event_of_the_nasty_timeline_is_in_the_tree(by: str, call: Run) -> None:
    """An event that falls out of a tree is gone for whoever looks at it."""
    nasty = load(TESTS / "nasty.yaml")
    lines = call("tree", "--by", by, "--file", str(TESTS / "nasty.yaml")).text.splitlines()
    ids = {line.rsplit("  ", 1)[-1] for line in lines}
    assert {event.id for event in nasty.events} <= ids
