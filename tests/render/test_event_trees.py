"""What the trees hold: events by season, arc or character, what led to what, and records within others."""

# ruff: noqa: RUF001 - an en dash between two dates

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pdtimeline.loader.load import load
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import (
    Arc,
    Character,
    Dispute,
    Episode,
    Event,
    PlaceRecord,
    Series,
    Timeline,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.render.calendar_trees import date_tree, places_tree
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.event_trees import (
    arc_tree,
    arcs_tree,
    causes_tree,
    characters_tree,
    event_tree,
    record_tree,
    titles_of,
)
from pdtimeline.render.trees import tree
from pdtimeline.terminal.screen import Screen
from running import TESTS, Run

PIPE = Screen()

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
    assert text(event_tree(STORY.events, titles_of(STORY, PIPE))) == (
        "Season 1\n"
        "└── S01E01 Pilot  2014-01-08\n"
        "    └── Start  start\n"
        "Fire, season 1\n"
        "└── fire-S01E01 Guests  2014-01-10\n"
        "    └── Guest  guest\n"
        "Season 1\n"
        "└── S01E02  2014-01-15\n"
        "    └── Second  production  second\n"
        "Season 2\n"
        "└── S02E01 Return\n"
        "    └── Late  late\n"
        "Specials\n"
        "└── S00E01\n"
        "    └── Special  special\n"
        "2012\n"
        "└── until 2012  Before  before\n"
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
        "│   │   └── S01E01 Pilot  2014-01-08\n"
        "│   │       └── Start  start\n"
        "│   └── fire-S01E01 Guests  2014-01-10\n"
        "│       └── Guest  guest\n"
        "├── S02E01 Return\n"
        "│   └── Late  late\n"
        "└── Unused  unused\n"
    )


def test_all_threads_show_only_those_with_events_and_the_rest_at_the_end() -> None:
    events = (STORY.events[1], STORY.events[3])
    assert text(arcs_tree(events, titles_of(STORY, PIPE))) == (
        "Outer  outer\n"
        "└── Middle  middle\n"
        "    └── Inner  inner\n"
        "        └── S01E01 Pilot  2014-01-08\n"
        "            └── Start  start\n"
        "No arc\n"
        "└── S01E02  2014-01-15\n"
        "    └── Second  production  second\n"
    )


def test_nothing_is_said_of_the_rest_when_there_is_none() -> None:
    assert "Without" not in text(arcs_tree(STORY.events[:2], titles_of(STORY, PIPE)))


def test_characters_stand_with_the_events_that_they_are_in() -> None:
    assert text(characters_tree(STORY.events[:2], titles_of(STORY, PIPE))) == (
        "Ann  ann\n"
        "└── S01E01 Pilot  2014-01-08\n"
        "    └── Start  start\n"
        "Bob  bob\n"
        "├── S01E01 Pilot  2014-01-08\n"
        "│   └── Start  start\n"
        "└── S02E01 Return\n"
        "    └── Late  late\n"
    )


def test_what_is_to_be_known_of_an_event_stands_behind_its_title() -> None:
    doubtful = Event(
        "d", "Title", date=PartialDate.parse("2014-01-09/2014-02"), track="production",
        episode=S1E1, confidence="reported",
    )  # fmt: skip
    disputed = Dispute("q", "Is it?", ("d",))
    story = STORY._replace(events=(doubtful,), disputes={"q": disputed})
    titles = titles_of(story, Screen(is_ascii=True))
    assert titles.event(doubtful, S1E1).plain == (
        "Title  2014-01-09 - 2014-02  production  reported  disputed"
    )
    assert titles.event(doubtful).plain == "S01E01  Title  production  reported  disputed"
    sure = doubtful._replace(id="s", confidence="confirmed", track="story", episode=None)
    assert titles.event(sure).plain == "2014-01-09 - 2014-02  Title"
    assert titles.event(sure._replace(date=None)).plain == "Title"


def test_years_before_1_stand_in_words() -> None:
    ides = Event("ides", "Ides", date=PartialDate.parse("-0043-03-15"))
    story = Timeline(title="", events=(ides,))
    assert (
        text(event_tree(story.events, titles_of(story, PIPE)))
        == "44 BC\n└── March 15, 44 BC  Ides  ides\n"
    )


CHAIN = Timeline(
    title="",
    events=(
        Event("a", "A"),
        *(Event(new, new.upper(), causes=(old,)) for old, new in zip("abcdef", "bcdefg", strict=True)),
        Event("h", "H", causes=("g", "f")),
    ),
)  # fmt: skip


def causes_of_h(screen: Screen, **asked: Any) -> str:
    nodes = causes_tree(CHAIN.event_ids["h"], CHAIN, screen, **asked)
    return "".join(tree(nodes, screen, "step"))


def test_a_screen_shows_three_steps_and_says_how_much_lies_beyond() -> None:
    assert causes_of_h(Screen(is_terminal=True)) == (
        "H  h\n"
        "├── G  g\n"
        "│   └── F  f\n"
        "│       └── E  … 1 more  e\n"
        "└── F  (see above)  f\n"
        "… 4 more: pdtimeline why h --depth 6\n"
    )


def test_the_command_goes_no_further_than_there_is_something() -> None:
    assert causes_of_h(Screen(is_terminal=True), depth=4).endswith(
        "\n… 3 more: pdtimeline why h --depth 6\n"
    )
    assert "more" not in causes_of_h(Screen(is_terminal=True), depth=7)


def test_how_much_lies_beyond_is_not_said_of_what_a_limit_left_out() -> None:
    assert causes_of_h(Screen(is_terminal=True), limit=1) == "H  h\n└── G  g\n"


def test_a_pipe_shows_all_steps() -> None:
    assert causes_of_h(PIPE).splitlines()[-2:] == [
        "│                       └── A  a",
        "└── F  (see above)  f",
    ]
    assert causes_of_h(PIPE, depth=2) == (
        "H  h\n├── G  g\n│   └── F  … 1 more  f\n└── F  f\n    └── E  … 1 more  e\n"
    )


def test_what_an_event_led_to_is_a_tree_as_well() -> None:
    screen = Screen(is_terminal=True)
    nodes = causes_tree(CHAIN.event_ids["a"], CHAIN, screen, effects=True)
    assert "".join(tree(nodes, screen)) == (
        "A  a\n"
        "└── B  b\n"
        "    └── C  c\n"
        "        └── D  … 1 more  d\n"
        "… 4 more: pdtimeline why a --effects --depth 6\n"
    )


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


INCIDENT = Timeline(
    title="",
    places={
        "site": PlaceRecord("site", "The site"),
        "hall": PlaceRecord("hall", "The hall", within="site"),
        "yard": PlaceRecord("yard", "The yard"),
    },
    events=(
        Event("lock", "The lock", date=PartialDate.parse("2025-03-12T09:02"), place="hall"),
        Event("drain", "It drains", date=PartialDate.parse("2025-03-12T14:30/2025-03-13T02:10")),
        Event("review", "Review", date=PartialDate.parse("2025-03-13"), place="site"),
        Event("rumor", "A rumor", episode=S1E1),
    ),
)


@pytest.mark.parametrize(
    ("scale", "drawing"),
    [
        (
            None,
            (
                "2025-03-12\n├── 09:02  The lock  lock\n└── 14:30 – 2025-03-13 02:10  It drains  drain\n"
                "2025-03-13\n└── Review  review\nNo date\n└── A rumor  S01E01  rumor\n"
            ),
        ),
        (
            "hour",
            (
                "2025-03-12 09:00\n└── 09:02  The lock  lock\n"
                "2025-03-12 14:00\n└── 14:30 – 2025-03-13 02:10  It drains  drain\n"
                "2025-03-13 00:00\n└── 2025-03-13  Review  review\nNo date\n└── A rumor  S01E01  rumor\n"
            ),
        ),
    ],
)
def test_a_tree_of_dates_says_in_each_line_what_its_heading_does_not(
    scale: str | None, drawing: str
) -> None:
    titles = titles_of(INCIDENT, PIPE)
    assert text(date_tree(INCIDENT.events, titles, scale)) == drawing


def test_a_tree_of_places_has_those_within_below_them() -> None:
    titles = titles_of(INCIDENT, PIPE)
    assert text(places_tree(INCIDENT.events, titles)) == (
        "The site  site\n├── 2025\n│   └── 2025-03-13  Review  review\n"
        "└── The hall  hall\n    └── 2025\n        └── 2025-03-12 09:02  The lock  lock\n"
        "No place\n├── S01E01\n│   └── A rumor  rumor\n"
        "└── 2025\n    └── 2025-03-12 14:30 – 2025-03-13 02:10  It drains  drain\n"
    )
    only = text(places_tree(INCIDENT.events, titles, frozenset({"hall"})))
    assert (
        only
        == "The site  site\n└── The hall  hall\n    └── 2025\n        └── 2025-03-12 09:02  The lock  lock\n"
    )


def test_a_timeline_without_episodes_is_a_tree_of_dates(tmp_path: Path, ask: Run) -> None:
    file = tmp_path / "war.yaml"
    file.write_text(
        "timeline: {format: 1, title: T}\nplaces: {sea: {name: Sea}}\n"
        "events: {war: {title: The war, date: 1914-08, place: sea}}\n"
    )
    for line in ("tree", "tree --by date", "events -o tree"):
        assert ask(f"{line} --file {file}").text == "1914-08\n└── The war  war\n"
    assert ask(f"tree --file {file} --scale year").text == "1914\n└── 1914-08  The war  war\n"
    assert ask(f"tree --file {file} --by date --fields id").text == "1914-08\n└── war\n"
    assert (
        ask(f"tree --file {file} --by place").text
        == "Sea  sea\n└── 1914\n    └── 1914-08  The war  war\n"
    )
    wrong = ask(f"tree --file {file} --by arc --scale year")
    assert wrong.code == 2
    assert "--scale does not work with --by arc" in wrong.notes


def test_a_time_keeps_its_day_below_the_heading_of_a_year() -> None:
    titles = titles_of(INCIDENT, PIPE)
    lines = text(date_tree(INCIDENT.events, titles, "year")).splitlines()
    assert lines[:2] == ["2025", "├── 2025-03-12 09:02  The lock  lock"]
